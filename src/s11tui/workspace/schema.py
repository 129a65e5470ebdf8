"""The tables. `events` and `words` are the record; the others are brought up from it and can be read by anybody.

No table with triggers is ever rebuilt by sqlite-utils' transform: that drops the triggers without a word.
"""

APPLICATION_ID = 0x53474155
"""Tells our files from others: the letters SGAU."""

SCHEMA_VERSION = 4
"""Kept in the file's `user_version`; raised with every new step of `migrations`."""

RECORD = """
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
"""

REGISTER = """
CREATE TABLE partnership (id TEXT PRIMARY KEY, name TEXT NOT NULL, alone INTEGER NOT NULL) STRICT;
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE agencies (
    id TEXT PRIMARY KEY, slug TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL, phases TEXT NOT NULL,
    size TEXT NOT NULL, tags TEXT NOT NULL, grouped TEXT NOT NULL, host TEXT NOT NULL, active INTEGER NOT NULL
) STRICT;
CREATE TABLE people (
    id TEXT PRIMARY KEY, slug TEXT NOT NULL UNIQUE, name TEXT NOT NULL, home TEXT NOT NULL, active INTEGER NOT NULL,
    email TEXT NOT NULL, login TEXT NOT NULL
) STRICT;
CREATE INDEX people_by_login ON people (login) WHERE login <> '';
CREATE TABLE grants (
    person TEXT NOT NULL, number INTEGER NOT NULL, role TEXT NOT NULL, agency TEXT NOT NULL, grouped TEXT NOT NULL,
    kinds TEXT NOT NULL, phases TEXT NOT NULL, PRIMARY KEY (person, number)
) STRICT;
CREATE INDEX grants_by_role ON grants (role, agency);
CREATE TABLE parties (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, agency TEXT NOT NULL, signing TEXT NOT NULL, sealing TEXT NOT NULL
) STRICT;
CREATE TABLE rounds (
    id TEXT PRIMARY KEY, slug TEXT NOT NULL UNIQUE, title TEXT NOT NULL, edition TEXT NOT NULL, due TEXT NOT NULL,
    opened_at TEXT NOT NULL, separately INTEGER NOT NULL, reply_days INTEGER NOT NULL, closed INTEGER NOT NULL
) STRICT;
"""

RETURNS = """
CREATE TABLE returns (
    id TEXT PRIMARY KEY, slug TEXT NOT NULL UNIQUE, round TEXT NOT NULL, agency TEXT NOT NULL, edition TEXT NOT NULL,
    kind TEXT NOT NULL, phases TEXT NOT NULL, size TEXT NOT NULL, tags TEXT NOT NULL, profile TEXT NOT NULL,
    state TEXT NOT NULL, revision INTEGER NOT NULL, head TEXT NOT NULL, seq INTEGER NOT NULL, due TEXT NOT NULL,
    asked INTEGER NOT NULL, answered INTEGER NOT NULL, graded INTEGER NOT NULL, missing INTEGER NOT NULL,
    done INTEGER NOT NULL, urgent INTEGER NOT NULL, outcomes INTEGER NOT NULL, changed INTEGER NOT NULL,
    stale INTEGER NOT NULL, queries INTEGER NOT NULL, submitted_at TEXT NOT NULL, first_submitted_at TEXT NOT NULL,
    shared_at TEXT NOT NULL, reply_by TEXT NOT NULL, changed_at TEXT NOT NULL, panel_head TEXT NOT NULL,
    panel_seq INTEGER NOT NULL, origin TEXT NOT NULL, to_confirm INTEGER NOT NULL, ratify_by TEXT NOT NULL
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
    date TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL, item TEXT NOT NULL, shows TEXT NOT NULL,
    review_by TEXT NOT NULL, file TEXT NOT NULL, file_name TEXT NOT NULL
) STRICT;
CREATE INDEX evidence_by_item ON evidence (item);
CREATE TABLE library (
    id TEXT PRIMARY KEY, slug TEXT NOT NULL UNIQUE, agency TEXT NOT NULL, title TEXT NOT NULL, shows TEXT NOT NULL,
    place TEXT NOT NULL, held_at TEXT NOT NULL, date TEXT NOT NULL, owner TEXT NOT NULL, review_by TEXT NOT NULL,
    file TEXT NOT NULL, file_name TEXT NOT NULL, file_size INTEGER NOT NULL, retired INTEGER NOT NULL,
    changed_at TEXT NOT NULL, head TEXT NOT NULL, seq INTEGER NOT NULL
) STRICT;
CREATE INDEX library_by_agency ON library (agency, retired);
CREATE TABLE assignments (
    "return" TEXT NOT NULL, standard TEXT NOT NULL, person TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY ("return", standard, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX assignments_by_person ON assignments (person);
CREATE TABLE submissions (
    "return" TEXT NOT NULL, revision INTEGER NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL, how TEXT NOT NULL,
    at TEXT NOT NULL, head TEXT NOT NULL, PRIMARY KEY ("return", revision)
) STRICT, WITHOUT ROWID;
CREATE TABLE signatures (
    "return" TEXT NOT NULL, revision INTEGER NOT NULL, number INTEGER NOT NULL, office TEXT NOT NULL,
    name TEXT NOT NULL, role TEXT NOT NULL, how TEXT NOT NULL, signed_on TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY ("return", revision, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE queries (
    id TEXT PRIMARY KEY, "return" TEXT NOT NULL, standard TEXT NOT NULL, audience TEXT NOT NULL, text TEXT NOT NULL,
    who TEXT NOT NULL, at TEXT NOT NULL, replies INTEGER NOT NULL, last_reply_at TEXT NOT NULL,
    resolved INTEGER NOT NULL, waits_for TEXT NOT NULL
) STRICT;
CREATE TABLE proposals (
    "return" TEXT NOT NULL, standard TEXT NOT NULL, person TEXT NOT NULL, grade TEXT NOT NULL, reason TEXT NOT NULL,
    how TEXT NOT NULL, impact TEXT NOT NULL, content TEXT NOT NULL, revision INTEGER NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY ("return", standard, person)
) STRICT, WITHOUT ROWID;
CREATE TABLE outcomes (
    "return" TEXT NOT NULL, standard TEXT NOT NULL, outcome TEXT NOT NULL, grade TEXT NOT NULL, reason TEXT NOT NULL,
    basis TEXT NOT NULL, decider TEXT NOT NULL, decider_was TEXT NOT NULL, meeting TEXT NOT NULL,
    meeting_id TEXT NOT NULL, content TEXT NOT NULL, revision INTEGER NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY ("return", standard)
) STRICT, WITHOUT ROWID;
CREATE TABLE practices (
    id TEXT PRIMARY KEY, "return" TEXT NOT NULL, standard TEXT NOT NULL, kind TEXT NOT NULL, extract TEXT NOT NULL,
    why TEXT NOT NULL, consent TEXT NOT NULL, consent_by TEXT NOT NULL, shared INTEGER NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX practices_by_return ON practices ("return");
CREATE TABLE actions (
    id TEXT PRIMARY KEY, slug TEXT NOT NULL UNIQUE, "return" TEXT NOT NULL, agency TEXT NOT NULL,
    standard TEXT NOT NULL, what TEXT NOT NULL, owner TEXT NOT NULL, due TEXT NOT NULL, state TEXT NOT NULL,
    by_panel INTEGER NOT NULL, head TEXT NOT NULL, seq INTEGER NOT NULL, changed_at TEXT NOT NULL,
    owner_kind TEXT NOT NULL, owner_agency TEXT NOT NULL, meeting TEXT NOT NULL, added_at TEXT NOT NULL,
    evidence INTEGER NOT NULL, grade TEXT NOT NULL
) STRICT;
CREATE INDEX actions_by_return ON actions ("return");
CREATE INDEX actions_by_agency ON actions (agency, state, due);
"""

MEETINGS = """
CREATE TABLE meetings (
    id TEXT PRIMARY KEY, slug TEXT NOT NULL UNIQUE, title TEXT NOT NULL, round TEXT NOT NULL, day TEXT NOT NULL,
    starts TEXT NOT NULL, minutes INTEGER NOT NULL, place TEXT NOT NULL, chair TEXT NOT NULL, state TEXT NOT NULL,
    started_at TEXT NOT NULL, ended_at TEXT NOT NULL, head TEXT NOT NULL, seq INTEGER NOT NULL
) STRICT;
CREATE TABLE meeting_returns (
    meeting TEXT NOT NULL, "return" TEXT NOT NULL, number INTEGER NOT NULL, opened_at TEXT NOT NULL,
    closed_at TEXT NOT NULL, PRIMARY KEY (meeting, "return")
) STRICT, WITHOUT ROWID;
CREATE INDEX meeting_returns_by_return ON meeting_returns ("return");
CREATE TABLE meeting_people (
    meeting TEXT NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL, person TEXT NOT NULL,
    stands_for TEXT NOT NULL, present INTEGER NOT NULL, PRIMARY KEY (meeting, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE meeting_notes (
    id TEXT PRIMARY KEY, meeting TEXT NOT NULL, "return" TEXT NOT NULL, standard TEXT NOT NULL, kind TEXT NOT NULL,
    text TEXT NOT NULL, action TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX meeting_notes_by_return ON meeting_notes ("return");
CREATE TABLE samples (
    round TEXT NOT NULL, "return" TEXT NOT NULL, number INTEGER NOT NULL, reasons TEXT NOT NULL,
    PRIMARY KEY (round, "return")
) STRICT, WITHOUT ROWID;
"""

DRAFTS = """
CREATE TABLE drafts (
    "return" TEXT NOT NULL, standard TEXT NOT NULL, question TEXT NOT NULL, person TEXT NOT NULL, text TEXT NOT NULL,
    based_on TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY ("return", standard, question, person)
) STRICT, WITHOUT ROWID;
"""

ACCESS = """
CREATE TABLE IF NOT EXISTS accounts (
    person TEXT PRIMARY KEY, passphrase TEXT NOT NULL, code TEXT NOT NULL, code_until TEXT NOT NULL,
    failures INTEGER NOT NULL, wait_until TEXT NOT NULL, changed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS presences (
    session TEXT PRIMARY KEY, person TEXT NOT NULL, "return" TEXT NOT NULL, standard TEXT NOT NULL,
    for_agency INTEGER NOT NULL, at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS places (
    person TEXT PRIMARY KEY, "return" TEXT NOT NULL, standard TEXT NOT NULL, at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS keys (
    purpose TEXT PRIMARY KEY, secret TEXT NOT NULL, public TEXT NOT NULL, made_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS handovers (
    id TEXT PRIMARY KEY, "return" TEXT NOT NULL, party TEXT NOT NULL, direction TEXT NOT NULL, number INTEGER NOT NULL,
    head TEXT NOT NULL, at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""
"""Beside the record, like drafts: how people sign in, who is where, the workspace's own keys, what went and came."""

TRIGGERS: dict[str, str] = {
    "events_never_change": """
        CREATE TRIGGER events_never_change BEFORE UPDATE ON events
        BEGIN SELECT RAISE(ABORT, 'events never change'); END""",
    "events_never_go": """
        CREATE TRIGGER events_never_go BEFORE DELETE ON events
        BEGIN SELECT RAISE(ABORT, 'events never go'); END""",
    "events_are_never_replaced": """
        CREATE TRIGGER events_are_never_replaced BEFORE INSERT ON events
        WHEN EXISTS (SELECT 1 FROM events WHERE position = NEW.position OR id = NEW.id OR hash = NEW.hash)
        BEGIN SELECT RAISE(ABORT, 'events are never replaced'); END""",
    "events_are_chained": """
        CREATE TRIGGER events_are_chained BEFORE INSERT ON events
        WHEN NEW.seq <> 1 + coalesce((SELECT max(seq) FROM events WHERE stream = NEW.stream), 0)
          OR NEW.previous <> coalesce((SELECT hash FROM events WHERE stream = NEW.stream ORDER BY seq DESC LIMIT 1),
             '0000000000000000000000000000000000000000000000000000000000000000')
        BEGIN SELECT RAISE(ABORT, 'event is not the next of its stream'); END""",
    "words_only_go": """
        CREATE TRIGGER words_only_go BEFORE UPDATE ON words
        WHEN NEW.digest <> OLD.digest OR NEW.text IS NOT NULL OR NEW.salt IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'words can be removed, never changed'); END""",
    "words_leave_their_place": """
        CREATE TRIGGER words_leave_their_place BEFORE DELETE ON words
        BEGIN SELECT RAISE(ABORT, 'words leave their place'); END""",
    "words_are_never_replaced": """
        CREATE TRIGGER words_are_never_replaced BEFORE INSERT ON words
        WHEN EXISTS (SELECT 1 FROM words WHERE digest = NEW.digest)
        BEGIN SELECT RAISE(ABORT, 'words are never replaced'); END""",
    "editions_never_change": """
        CREATE TRIGGER editions_never_change BEFORE UPDATE ON editions
        BEGIN SELECT RAISE(ABORT, 'editions never change'); END""",
    "editions_never_go": """
        CREATE TRIGGER editions_never_go BEFORE DELETE ON editions
        BEGIN SELECT RAISE(ABORT, 'editions never go'); END""",
    "editions_are_never_replaced": """
        CREATE TRIGGER editions_are_never_replaced BEFORE INSERT ON editions
        WHEN EXISTS (SELECT 1 FROM editions WHERE sha256 = NEW.sha256 OR (id = NEW.id AND version = NEW.version))
        BEGIN SELECT RAISE(ABORT, 'editions are never replaced'); END""",
}
"""Asserted at every opening: a missing one is made again."""
