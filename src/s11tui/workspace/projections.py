"""Bringing the ordinary tables to a new state: only the rows that differ are written."""

from collections.abc import Mapping
from typing import Any

from s11tui.workspace.rows import Key, Row, Rows, differing
from s11tui.workspace.store import Store

COLUMNS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "partnership": (("id",), ("name", "alone")),
    "settings": (("name",), ("value",)),
    "agencies": (("id",), ("slug", "name", "kind", "phases", "size", "tags", "grouped", "host", "active")),
    "people": (("id",), ("slug", "name", "home", "active", "email", "login")),
    "grants": (("person", "number"), ("role", "agency", "grouped", "kinds", "phases")),
    "parties": (("id",), ("name", "agency", "signing", "sealing")),
    "rounds": (("id",), ("slug", "title", "edition", "due", "opened_at", "separately", "reply_days", "closed")),
    "returns": (
        ("id",),
        (
            "slug", "round", "agency", "edition", "kind", "phases", "size", "tags", "profile", "state", "revision",
            "head", "seq", "due", "asked", "answered", "graded", "missing", "done", "urgent", "outcomes", "changed",
            "stale", "queries", "submitted_at", "first_submitted_at", "shared_at", "reply_by", "changed_at",
            "panel_head", "panel_seq", "origin", "to_confirm", "ratify_by",
        ),
    ),
    "answers": (
        ("return", "standard", "question"), ("value", "event", "who", "at", "hidden", "conflicted"),
    ),
    "grades": (
        ("return", "standard"),
        (
            "self_grade", "self_reason", "event", "at", "conflicted", "agreed_grade", "agreed_outcome",
            "agreed_reason", "agency_view", "returned_reason",
        ),
    ),
    "evidence": (
        ("id",),
        (
            "return", "standard", "title", "held_at", "date", "who", "at", "item", "shows", "review_by", "file",
            "file_name",
        ),
    ),
    "library": (
        ("id",),
        (
            "slug", "agency", "title", "shows", "place", "held_at", "date", "owner", "review_by", "file", "file_name",
            "file_size", "retired", "changed_at", "head", "seq",
        ),
    ),
    "assignments": (("return", "standard", "person"), ("at",)),
    "submissions": (("return", "revision"), ("name", "role", "how", "at", "head")),
    "signatures": (("return", "revision", "number"), ("office", "name", "role", "how", "signed_on", "at")),
    "queries": (
        ("id",),
        ("return", "standard", "audience", "text", "who", "at", "replies", "last_reply_at", "resolved", "waits_for"),
    ),
    "proposals": (
        ("return", "standard", "person"), ("grade", "reason", "how", "impact", "content", "revision", "at"),
    ),
    "outcomes": (
        ("return", "standard"),
        (
            "outcome", "grade", "reason", "basis", "decider", "decider_was", "meeting", "meeting_id", "content",
            "revision", "at",
        ),
    ),
    "actions": (
        ("id",),
        (
            "slug", "return", "agency", "standard", "what", "owner", "due", "state", "by_panel", "head", "seq",
            "changed_at", "owner_kind", "owner_agency", "meeting", "added_at", "evidence", "grade",
        ),
    ),
    "practices": (
        ("id",), ("return", "standard", "kind", "extract", "why", "consent", "consent_by", "shared", "at"),
    ),
    "meetings": (
        ("id",),
        (
            "slug", "title", "round", "day", "starts", "minutes", "place", "chair", "state", "started_at", "ended_at",
            "head", "seq",
        ),
    ),
    "meeting_returns": (("meeting", "return"), ("number", "opened_at", "closed_at")),
    "meeting_people": (("meeting", "number"), ("name", "role", "person", "stands_for", "present")),
    "meeting_notes": (("id",), ("meeting", "return", "standard", "kind", "text", "action", "at")),
    "samples": (("round", "return"), ("number", "reasons")),
}  # fmt: skip
"""For each table that is brought up from the record: its key columns and the others."""


def _upsert(table: str) -> str:
    keys, others = COLUMNS[table]
    names = ", ".join(f'"{name}"' for name in keys + others)
    marks = ", ".join("?" * len(keys + others))
    changes = ", ".join(f'"{name}" = excluded."{name}"' for name in others)
    where = ", ".join(f'"{name}"' for name in keys)
    return f"INSERT INTO {table} ({names}) VALUES ({marks}) ON CONFLICT ({where}) DO UPDATE SET {changes}"


def _delete(table: str) -> str:
    where = " AND ".join(f'"{name}" = ?' for name in COLUMNS[table][0])
    return f"DELETE FROM {table} WHERE {where}"


_UPSERT = {table: _upsert(table) for table in COLUMNS}
_DELETE = {table: _delete(table) for table in COLUMNS}


def write(store: Store, before: Mapping[Key, Row], after: Rows) -> None:
    """Make the tables say `after` where they said `before`; inside the transaction of the events."""
    changed, gone = differing(before, after)
    by_table: dict[str, list[tuple[Any, ...]]] = {}
    for key in changed:
        by_table.setdefault(key[0], []).append((*key[1], *after[key]))
    for table, name in gone:
        store.conn.execute(_DELETE[table], name)
    for table, rows in by_table.items():
        if len(rows) == 1:
            store.conn.execute(_UPSERT[table], rows[0])
        else:
            store.conn.executemany(_UPSERT[table], rows)


def stored_rows(store: Store, table: str, where: str = "", parameters: tuple[Any, ...] = ()) -> Rows:
    """The rows of a table as they stand."""
    keys, others = COLUMNS[table]
    names = ", ".join(f'"{name}"' for name in keys + others)
    found = store.all(f"SELECT {names} FROM {table} {where}", parameters)
    return {(table, tuple(row[: len(keys)])): tuple(row[len(keys) :]) for row in found}
