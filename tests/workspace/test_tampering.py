"""Whatever is altered, removed, added or reordered in the file, `verify` names it (triggers dropped first)."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from s11tui.errors import CannotStore
from s11tui.workspace import Workspace
from s11tui.workspace.projections import COLUMNS
from s11tui.workspace.store import sqlite3
from s11tui.workspace.verifying import Verified
from support.clocks import HandClock
from support.partnership import Partnership
from support.tampering import columns_of, other

EVENT_COLUMNS = ("position", "id", "stream", "seq", "previous", "hash", "kind", "version", "at", "who", "body")


Meddle = Callable[[Callable[[sqlite3.Connection], object]], Verified]


def test_what_nobody_touched_is_found_whole(meddle: Meddle) -> None:
    found = meddle(lambda connection: None)
    assert found.problems == ()
    assert found.ok
    assert found.returns == 2
    assert found.events > 50


def test_every_table_has_rows_to_meddle_with(busy: Path) -> None:
    connection = sqlite3.connect(busy)
    empty = [
        table
        for table in (*COLUMNS, "words", "editions")
        if not connection.execute(f"SELECT 1 FROM {table}").fetchone()
    ]
    connection.close()
    assert empty == []


def middle_event(connection: sqlite3.Connection) -> tuple[int, str]:
    """Position and id of an event that others follow."""
    row = connection.execute("SELECT position, id FROM events WHERE kind = 'submitted'").fetchone()
    return row[0], row[1]


@pytest.mark.parametrize("column", EVENT_COLUMNS)
def test_an_altered_event_is_named(meddle: Meddle, column: str) -> None:
    named = []

    def alter(connection: sqlite3.Connection) -> None:
        position, event = middle_event(connection)
        declared = dict(columns_of(connection, "events"))[column]
        value = connection.execute(f"SELECT {column} FROM events WHERE position = ?", (position,)).fetchone()[0]
        changed = {"kind": "recalled", "position": 10**6, "seq": 1000, "stream": "return/elsewhere"}
        new = changed.get(column) or other(value, declared)
        if column == "body":
            new = value.replace("paper", "e-mail")
        connection.execute(f"UPDATE events SET {column} = ? WHERE position = ?", (new, position))
        named.append(new if column == "id" else event)

    found = meddle(alter)
    assert not found.ok
    if column == "position":
        assert any("stands before the event" in one for one in found.problems)
    else:
        assert any(named[0] in one for one in found.problems), found.problems


def test_every_single_event_is_watched(meddle: Meddle) -> None:
    """One letter in the body of each event in turn."""

    def alter_all(connection: sqlite3.Connection) -> None:
        connection.execute("UPDATE events SET body = substr(body, 1, length(body) - 1) || ',\"z\":1}'")

    found = meddle(alter_all)
    altered = [one for one in found.problems if one.endswith("it was altered")]
    assert len(altered) == found.events


BODIES = {"number": "3", "list": "[]", "null": "null", "text": '"x"', "empty": "{}", "none": "not json",
          "deep": "[" * 500 + "]" * 500, "long": "1" * 5000}  # fmt: skip


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_a_body_that_is_anything_at_all_is_named_not_stumbled_over(meddle: Meddle, body: str) -> None:
    for kind in ("submitted", "edition_published", "action_added", "person_registered", "rest_recorded"):
        found = meddle(
            lambda connection, kind=kind: connection.execute("UPDATE events SET body = ? WHERE kind = ?", (body, kind))
        )
        assert any(kind in one and "altered" in one for one in found.problems), (kind, found.problems)


@pytest.mark.parametrize("kind", ["submitted", "invited", "proposed", "person_registered", "agency_registered"])
def test_a_removed_event_is_named(meddle: Meddle, kind: str) -> None:
    found = meddle(lambda connection: connection.execute("DELETE FROM events WHERE kind = ?", (kind,)))
    assert not found.ok
    assert any("is missing" in one or "no event accounts" in one for one in found.problems), found.problems


def test_reordered_events_are_named(meddle: Meddle) -> None:
    def swap(connection: sqlite3.Connection) -> None:
        stream = connection.execute("SELECT stream FROM events WHERE kind = 'submitted'").fetchone()[0]
        connection.execute("UPDATE events SET seq = -seq WHERE stream = ? AND seq IN (4, 5)", (stream,))
        connection.execute("UPDATE events SET seq = 9 + seq WHERE stream = ? AND seq < 0", (stream,))

    found = meddle(swap)
    assert sum("event 4 of" in one or "event 5 of" in one for one in found.problems) >= 2


@pytest.mark.parametrize(
    "table", ["return", "panel", "action", "register/person", "register/round", "register/partnership"]
)
def test_the_last_event_of_a_stream_is_missed_by_the_tables(meddle: Meddle, table: str) -> None:
    """Removed without touching the tables: they know better."""

    def cut(connection: sqlite3.Connection) -> None:
        row = connection.execute(
            "SELECT stream FROM events WHERE stream LIKE ? || '%' ORDER BY seq DESC, position DESC", (table,)
        ).fetchone()
        connection.execute(
            "DELETE FROM events WHERE stream = ?1 AND seq = (SELECT max(seq) FROM events WHERE stream = ?1)", row
        )

    assert not meddle(cut).ok


EVERY_COLUMN = [(table, column) for table, (keys, rest) in COLUMNS.items() for column in (*keys, *rest)]


@pytest.mark.parametrize(("table", "column"), EVERY_COLUMN)
def test_every_column_of_every_table_is_watched(meddle: Meddle, table: str, column: str) -> None:
    def alter(connection: sqlite3.Connection) -> None:
        declared = dict(columns_of(connection, table))[column]
        keys = [f'"{name}"' for name in COLUMNS[table][0]]
        row = connection.execute(f'SELECT "{column}", {", ".join(keys)} FROM {table}').fetchone()
        where = " AND ".join(f"{name} = ?" for name in keys)
        new = other(row[0], declared)
        connection.execute(f'UPDATE {table} SET "{column}" = ? WHERE {where}', (new, *row[1:]))

    found = meddle(alter)
    assert any(one.startswith(f"{table} ") for one in found.problems), found.problems


@pytest.mark.parametrize("table", COLUMNS)
def test_a_row_removed_or_put_in_is_named(meddle: Meddle, table: str) -> None:
    gone = meddle(lambda connection: remove_row(connection, table))
    assert any(one.startswith(f"{table} ") and "missing" in one for one in gone.problems), gone.problems
    added = meddle(lambda connection: copy_row(connection, table))
    assert any(one.startswith(f"{table} ") and "no event accounts" in one for one in added.problems), added.problems


def remove_row(connection: sqlite3.Connection, table: str) -> None:
    keys = [f'"{name}"' for name in COLUMNS[table][0]]
    row = connection.execute(f"SELECT {', '.join(keys)} FROM {table}").fetchone()
    connection.execute(f"DELETE FROM {table} WHERE {' AND '.join(f'{name} = ?' for name in keys)}", row)


def copy_row(connection: sqlite3.Connection, table: str) -> None:
    """The same row again under another key and slug."""
    declared = columns_of(connection, table)
    row = list(connection.execute(f"SELECT * FROM {table}").fetchone())
    for place, (name, kind) in enumerate(declared):
        if name in COLUMNS[table][0] or name == "slug":
            row[place] = other(row[place], kind) if kind == "TEXT" else int(row[place]) + 1000
    connection.execute(f"INSERT INTO {table} VALUES ({','.join('?' * len(row))})", row)


def test_a_whole_return_cut_out_leaves_the_panels_stream_behind(meddle: Meddle) -> None:
    def cut(connection: sqlite3.Connection) -> None:
        stream = connection.execute("SELECT stream FROM events WHERE kind = 'submitted'").fetchone()[0]
        ref = stream.removeprefix("return/")
        connection.execute("DELETE FROM events WHERE stream = ?", (stream,))
        for table, (keys, rest) in COLUMNS.items():
            if "return" in (*keys, *rest):
                connection.execute(f'DELETE FROM {table} WHERE "return" = ?', (ref,))
        connection.execute("DELETE FROM returns WHERE id = ?", (ref,))

    found = meddle(cut)
    assert any(one.startswith("panel/") for one in found.problems)
    assert any(one.startswith("action/") for one in found.problems)


def test_a_trigger_of_somebody_else_is_named(partnership: Partnership) -> None:
    partnership.ws.store.conn.execute("CREATE TRIGGER sly AFTER INSERT ON answers BEGIN SELECT 1; END")
    assert any("sly" in one for one in partnership.ws.verify().problems)


def test_a_missing_trigger_is_named_while_the_file_is_open(partnership: Partnership) -> None:
    partnership.ws.store.conn.execute("DROP TRIGGER events_never_go")
    assert any("events_never_go" in one for one in partnership.ws.verify().problems)


def test_a_file_damaged_in_the_middle_is_told_not_stumbled_over(busy: Path, tmp_path: Path) -> None:
    whole = bytearray(busy.read_bytes())
    for start in range(8192, len(whole) - 4096, 8192):
        whole[start : start + 2048] = b"\xff" * 2048
    path = tmp_path / "damaged.s11"
    path.write_bytes(whole)
    try:
        with Workspace.open(path, clock=HandClock()) as ws:
            said = " ".join(ws.verify().problems)
    except CannotStore as refusal:
        said = refusal.what
    assert "damaged" in said or "cannot be read" in said


def test_progress_reaches_the_end(partnership: Partnership) -> None:
    told: list[float] = []
    partnership.ws.verify(told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_an_old_reader_finds_people_and_answers_in_plain_tables(busy: Path) -> None:
    """Any SQLite client can read them, lists as JSON."""
    connection = sqlite3.connect(busy)
    rows = connection.execute("SELECT value FROM answers WHERE question = 'vacancies'").fetchall()
    connection.close()
    assert json.loads(rows[0][0]) == [{"post": "Officer", "since": "2026-05-01", "how-many": "2"}]
