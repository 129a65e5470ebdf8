"""A workspace file as version 1 of the tables had it, made from one of today."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from s11tui.audit.events import FIRST, canonical, event_hash
from s11tui.workspace.projections import COLUMNS
from s11tui.workspace.schema import APPLICATION_ID, TRIGGERS
from s11tui.workspace.store import sqlite3
from support.tampering import columns_of

SCHEMA = """
CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    stream TEXT NOT NULL,
    seq INTEGER NOT NULL CHECK (seq >= 1),
    previous TEXT NOT NULL CHECK (length(previous) = 64),
    hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
    kind TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    at TEXT NOT NULL CHECK (length(at) = 24),
    who TEXT NOT NULL,
    body TEXT NOT NULL CHECK (json_valid(body)),
    UNIQUE (stream, seq)
) STRICT;
CREATE TABLE words (
    digest TEXT PRIMARY KEY CHECK (length(digest) = 64),
    salt TEXT,
    text TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE editions (
    sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
    id TEXT NOT NULL,
    version TEXT NOT NULL,
    title TEXT NOT NULL,
    canonical TEXT NOT NULL,
    published_at TEXT NOT NULL,
    UNIQUE (id, version)
) STRICT;
CREATE TABLE partnership (id TEXT PRIMARY KEY, name TEXT NOT NULL, alone INTEGER NOT NULL) STRICT;
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE agencies (
    id TEXT PRIMARY KEY, slug TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL, phases TEXT NOT NULL,
    size TEXT NOT NULL, tags TEXT NOT NULL, grouped TEXT NOT NULL, host TEXT NOT NULL, active INTEGER NOT NULL
) STRICT;
CREATE TABLE people (
    id TEXT PRIMARY KEY, slug TEXT NOT NULL UNIQUE, name TEXT NOT NULL, home TEXT NOT NULL, active INTEGER NOT NULL
) STRICT;
CREATE TABLE grants (
    person TEXT NOT NULL, number INTEGER NOT NULL, role TEXT NOT NULL, agency TEXT NOT NULL, grouped TEXT NOT NULL,
    kinds TEXT NOT NULL, phases TEXT NOT NULL, PRIMARY KEY (person, number)
) STRICT;
CREATE INDEX grants_by_role ON grants (role, agency);
CREATE TABLE rounds (
    id TEXT PRIMARY KEY, slug TEXT NOT NULL UNIQUE, title TEXT NOT NULL, edition TEXT NOT NULL, due TEXT NOT NULL,
    opened_at TEXT NOT NULL, separately INTEGER NOT NULL, reply_days INTEGER NOT NULL, closed INTEGER NOT NULL
) STRICT;
CREATE TABLE returns (
    id TEXT PRIMARY KEY, slug TEXT NOT NULL UNIQUE, round TEXT NOT NULL, agency TEXT NOT NULL, edition TEXT NOT NULL,
    kind TEXT NOT NULL, phases TEXT NOT NULL, size TEXT NOT NULL, tags TEXT NOT NULL, profile TEXT NOT NULL,
    state TEXT NOT NULL, revision INTEGER NOT NULL, head TEXT NOT NULL, seq INTEGER NOT NULL, due TEXT NOT NULL,
    asked INTEGER NOT NULL, answered INTEGER NOT NULL, graded INTEGER NOT NULL, missing INTEGER NOT NULL,
    done INTEGER NOT NULL, urgent INTEGER NOT NULL, outcomes INTEGER NOT NULL, changed INTEGER NOT NULL,
    stale INTEGER NOT NULL, queries INTEGER NOT NULL, submitted_at TEXT NOT NULL, first_submitted_at TEXT NOT NULL,
    shared_at TEXT NOT NULL, reply_by TEXT NOT NULL, changed_at TEXT NOT NULL, panel_head TEXT NOT NULL,
    panel_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX returns_by_agency ON returns (agency);
CREATE INDEX returns_by_round ON returns (round, state);
CREATE TABLE answers (
    "return" TEXT NOT NULL, standard TEXT NOT NULL, question TEXT NOT NULL, value TEXT NOT NULL, event TEXT NOT NULL,
    who TEXT NOT NULL, at TEXT NOT NULL, hidden INTEGER NOT NULL, conflicted INTEGER NOT NULL,
    PRIMARY KEY ("return", standard, question)
) STRICT, WITHOUT ROWID;
CREATE TABLE grades (
    "return" TEXT NOT NULL, standard TEXT NOT NULL, self_grade TEXT NOT NULL, self_reason TEXT NOT NULL,
    event TEXT NOT NULL, at TEXT NOT NULL, conflicted INTEGER NOT NULL, agreed_grade TEXT NOT NULL,
    agreed_outcome TEXT NOT NULL, agreed_reason TEXT NOT NULL, agency_view TEXT NOT NULL,
    returned_reason TEXT NOT NULL, PRIMARY KEY ("return", standard)
) STRICT, WITHOUT ROWID;
CREATE TABLE evidence (
    id TEXT PRIMARY KEY, "return" TEXT NOT NULL, standard TEXT NOT NULL, title TEXT NOT NULL, held_at TEXT NOT NULL,
    date TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE TABLE assignments (
    "return" TEXT NOT NULL, standard TEXT NOT NULL, person TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY ("return", standard, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX assignments_by_person ON assignments (person);
CREATE TABLE submissions (
    "return" TEXT NOT NULL, revision INTEGER NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL, how TEXT NOT NULL,
    at TEXT NOT NULL, head TEXT NOT NULL, PRIMARY KEY ("return", revision)
) STRICT, WITHOUT ROWID;
CREATE TABLE queries (
    id TEXT PRIMARY KEY, "return" TEXT NOT NULL, standard TEXT NOT NULL, audience TEXT NOT NULL, text TEXT NOT NULL,
    who TEXT NOT NULL, at TEXT NOT NULL, replies INTEGER NOT NULL, last_reply_at TEXT NOT NULL,
    resolved INTEGER NOT NULL
) STRICT;
CREATE TABLE proposals (
    "return" TEXT NOT NULL, standard TEXT NOT NULL, person TEXT NOT NULL, grade TEXT NOT NULL, reason TEXT NOT NULL,
    how TEXT NOT NULL, impact TEXT NOT NULL, content TEXT NOT NULL, revision INTEGER NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY ("return", standard, person)
) STRICT, WITHOUT ROWID;
CREATE TABLE outcomes (
    "return" TEXT NOT NULL, standard TEXT NOT NULL, outcome TEXT NOT NULL, grade TEXT NOT NULL, reason TEXT NOT NULL,
    basis TEXT NOT NULL, decider TEXT NOT NULL, decider_was TEXT NOT NULL, meeting TEXT NOT NULL,
    content TEXT NOT NULL, revision INTEGER NOT NULL, at TEXT NOT NULL, PRIMARY KEY ("return", standard)
) STRICT, WITHOUT ROWID;
CREATE TABLE actions (
    id TEXT PRIMARY KEY, slug TEXT NOT NULL UNIQUE, "return" TEXT NOT NULL, agency TEXT NOT NULL,
    standard TEXT NOT NULL, what TEXT NOT NULL, owner TEXT NOT NULL, due TEXT NOT NULL, state TEXT NOT NULL,
    by_panel INTEGER NOT NULL, head TEXT NOT NULL, seq INTEGER NOT NULL, changed_at TEXT NOT NULL
) STRICT;
CREATE INDEX actions_by_return ON actions ("return");
CREATE INDEX actions_by_agency ON actions (agency, state, due);
CREATE TABLE drafts (
    "return" TEXT NOT NULL, standard TEXT NOT NULL, question TEXT NOT NULL, person TEXT NOT NULL, text TEXT NOT NULL,
    based_on TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY ("return", standard, question, person)
) STRICT, WITHOUT ROWID;
"""
"""The tables of version 1, word for word."""

MIGRATIONS = """
CREATE TABLE _sqlite_migrations (id INTEGER PRIMARY KEY, migration_set TEXT, name TEXT, applied_at TEXT) STRICT;
CREATE UNIQUE INDEX idx__sqlite_migrations_migration_set_name ON _sqlite_migrations (migration_set, name);
INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('s11tui', 'm001_initial', '2026-07-01');
"""

_NEW_IN_2 = {"submitted": ("office", "report", "scan")}
"""What events of version 1 do not say yet."""

Body = dict[str, Any]


def version_one(source: Path, target: Path, change: Callable[[str, Body], Body] = lambda kind, body: body) -> None:
    """Write what is in a file of today as version 1 had it: nothing of libraries, files or several signatures.

    Args:
        change: what becomes of each event's body, by its kind; the chains are made anew.
    """
    today, then = sqlite3.connect(source), sqlite3.connect(target, isolation_level=None)
    for statement in f"{SCHEMA}{MIGRATIONS}".split(";"):
        then.execute(statement)
    then.execute("BEGIN")
    _copy_events(today, then, change)
    for table in ("words", "editions", "drafts", *COLUMNS):
        names = [name for name, _ in columns_of(then, table)]
        quoted, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
        rows = today.execute(f"SELECT {quoted} FROM {table}").fetchall() if names else []
        then.executemany(f"INSERT INTO {table} ({quoted}) VALUES ({marks})", rows) if rows else None
    _head_the_tables(then)
    then.execute("COMMIT")
    for trigger in TRIGGERS.values():
        then.execute(trigger)
    then.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    then.execute("PRAGMA user_version = 1")
    then.execute("PRAGMA journal_mode = WAL")
    then.close()
    today.close()


def _copy_events(today: Any, then: Any, change: Callable[[str, Body], Body]) -> None:
    heads: dict[str, str] = {}
    rows = today.execute("SELECT id, stream, seq, kind, version, at, who, body FROM events ORDER BY position")
    for event, stream, seq, kind, version, at, who, stored in rows:
        body = {name: one for name, one in json.loads(stored).items() if name not in _NEW_IN_2.get(kind, ())}
        text, previous = canonical(change(kind, body)), heads.get(stream, FIRST)
        hashed = event_hash(event, stream, seq, previous, kind, version, at, who, text)
        then.execute(
            "INSERT INTO events (id, stream, seq, previous, hash, kind, version, at, who, body) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (event, stream, seq, previous, hashed, kind, version, at, who, text),
        )
        heads[stream] = hashed


def _head_the_tables(then: Any) -> None:
    """The tables name the heads of the chains, which are other ones now."""
    newest = "SELECT hash FROM events WHERE stream = '{}/' || {}.id ORDER BY seq DESC LIMIT 1"
    then.execute(f"UPDATE returns SET head = ({newest.format('return', 'returns')})")
    then.execute(f"UPDATE returns SET panel_head = coalesce(({newest.format('panel', 'returns')}), '')")
    then.execute(f"UPDATE actions SET head = ({newest.format('action', 'actions')})")
    of_submission = "json_extract(e.body, '$.how') IS NOT NULL AND e.at = submissions.at"
    then.execute(
        "UPDATE submissions SET head = (SELECT hash FROM events e WHERE e.kind = 'submitted' "
        f"AND e.stream = 'return/' || submissions.\"return\" AND {of_submission})"
    )
