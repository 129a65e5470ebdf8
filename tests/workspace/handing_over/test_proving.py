"""What was received can be proved: the sender's chain is hashed again whenever the record is verified."""

import json
from typing import Any

from s11tui.audit.events import FIRST, event_hash
from s11tui.workspace import Workspace
from s11tui.workspace.store import sqlite3
from support.clocks import HandClock
from support.tampering import meddling
from support.two_sides import Sides


def rehash(connection: sqlite3.Connection, stream: str) -> None:
    """Make a chain anew, as somebody with the file could."""
    previous = FIRST
    rows = connection.execute(
        "SELECT position, id, seq, kind, version, at, who, body FROM events WHERE stream = ? ORDER BY seq", (stream,)
    ).fetchall()
    for position, event_id, seq, kind, version, at, who, body in rows:
        hashed = event_hash(event_id, stream, seq, previous, kind, version, at, who, body)
        connection.execute("UPDATE events SET previous = ?, hash = ? WHERE position = ?", (previous, hashed, position))
        previous = hashed


def problems_after(sides: Sides, what: Any, *, agency: bool = False) -> tuple[str, ...]:
    """What verify finds once somebody meddled with one side's file."""
    ws = sides.ws if agency else sides.p.ws
    ws.close()
    with meddling(ws.path) as connection:
        what(connection)
    with Workspace.open(ws.path, clock=HandClock()) as again:
        return again.verify().problems


def alter_grade(connection: sqlite3.Connection) -> None:
    """Another self-grade, with the whole chain made anew."""
    position, stream, body = connection.execute(
        "SELECT position, stream, body FROM events WHERE kind = 'graded' ORDER BY position LIMIT 1"
    ).fetchone()
    said = json.loads(body) | {"grade": "outstanding"}
    text = json.dumps(said, separators=(",", ":"), sort_keys=True, ensure_ascii=False)
    connection.execute("UPDATE events SET body = ? WHERE position = ?", (text, position))
    rehash(connection, stream)


def test_an_answer_that_came_cannot_be_altered_even_with_its_chain_made_anew(sides: Sides) -> None:
    sides.submitted()
    found = problems_after(sides, alter_grade)
    assert any("is not what was received" in one for one in found)


def test_ones_own_chain_is_proved_by_what_the_other_side_received(sides: Sides) -> None:
    """The partnership's receipt comes back with its hand-over, and holds the agency to its own record."""
    sides.submitted()
    sides.down()
    found = problems_after(sides, alter_grade, agency=True)
    assert any("is not what was received" in one for one in found)


def test_an_event_that_came_and_is_gone_is_missed(sides: Sides) -> None:
    sides.submitted()

    def drop(connection: sqlite3.Connection) -> None:
        stream, seq = connection.execute(
            "SELECT stream, seq FROM events WHERE kind = 'evidence_added' LIMIT 1"
        ).fetchone()
        connection.execute("DELETE FROM events WHERE stream = ? AND seq = ?", (stream, seq))
        connection.execute("UPDATE events SET seq = seq - 1 WHERE stream = ? AND seq > ?", (stream, seq))
        rehash(connection, stream)

    assert any("is not what was received" in one for one in problems_after(sides, drop))


def test_a_receipt_that_makes_no_sense_is_told_and_does_not_stop_the_rest(sides: Sides) -> None:
    sides.submitted()

    def spoil(connection: sqlite3.Connection) -> None:
        position, body = connection.execute("SELECT position, body FROM events WHERE kind = 'received'").fetchone()
        said = json.loads(body)
        said["links"] = [{"stream": 3, "links": [[1, 2]]}, 7]
        connection.execute("UPDATE events SET body = ? WHERE position = ?", (json.dumps(said), position))

    assert any("altered" in one for one in problems_after(sides, spoil))


def test_a_receipt_names_each_event_once(sides: Sides) -> None:
    sides.submitted()
    sides.lead.answering.comment(sides.ref, "policy", "One more.")
    sides.up()
    rows = sides.p.ws.store.all("SELECT body FROM events WHERE kind = 'received' ORDER BY position")
    own = [body for body in (json.loads(text) for (text,) in rows) if body["party"] == sides.ws.partnership().id]
    links = [tuple(link) for body in own for one in body["links"] for link in one["links"]]
    assert len(links) == len(set(links))
    assert len(own[1]["brought"]) == 2  # that the first was handed over, and the comment
