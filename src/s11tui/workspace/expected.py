"""What every table should hold, by folding all events again: for verifying, and for a new shape of the tables."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from s11tui.audit.fold_action import fold_action
from s11tui.audit.fold_register import fold_agency, fold_partnership, fold_party, fold_person, fold_round
from s11tui.audit.library import fold_item
from s11tui.audit.meeting import MeetingState, fold_meeting
from s11tui.audit.sample import SampleState, fold_sample
from s11tui.audit.state import ActionState
from s11tui.errors import Refusal
from s11tui.workspace.cases import Cases
from s11tui.workspace.handovers.proving import called_here
from s11tui.workspace.ledger import Ledger
from s11tui.workspace.registry import Registry
from s11tui.workspace.rows import Rows, rows_of_action
from s11tui.workspace.rows_of_meeting import rows_of_meeting, rows_of_sample
from s11tui.workspace.rows_of_register import (
    rows_of_agency,
    rows_of_item,
    rows_of_partnership,
    rows_of_party,
    rows_of_person,
    rows_of_round,
)
from s11tui.workspace.store import Store

_BROKEN = (Refusal, KeyError, AttributeError, AssertionError, TypeError, ValueError, IndexError, RecursionError)
"""What folding events may end in that somebody altered: anything may stand in them."""

Progress = Callable[[float], None]
Part = tuple[str, Rows | str]
"""A stream, and its rows or why its events do not add up."""


def body_of(text: str) -> dict[str, Any]:
    """The body of an event; empty where it was altered to something else (which its hash has told by then)."""
    try:
        body = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return body if isinstance(body, dict) else {}


def register_parts(store: Store, ledger: Ledger) -> Iterator[Part]:
    """The rows of the register, the evidence libraries, meetings and samples, stream by stream."""
    found = store.all(
        "SELECT DISTINCT stream FROM events WHERE substr(stream, 1, instr(stream, '/') - 1) "
        "IN ('register', 'library', 'meeting', 'sample') ORDER BY stream"
    )
    row = store.one("SELECT json_extract(body, '$.id') FROM events WHERE kind = 'partnership_named'")
    called = called_here(store, str(row[0]) if row else "")
    for (stream,) in found:
        try:
            yield stream, _register_stream(stream, ledger, called)
        except _BROKEN as fault:
            yield stream, f"its events do not add up ({type(fault).__name__}: {fault})"


def return_parts(store: Store, ledger: Ledger, registry: Registry, progress: Progress | None = None) -> Iterator[Part]:
    """The rows of every return with all that belongs to it, in the order in which they were invited."""
    streams = [
        stream
        for (stream,) in store.all(
            "SELECT stream FROM events WHERE stream LIKE 'return/%' AND seq = 1 ORDER BY position"
        )
    ]
    cases = Cases(store, ledger, registry)
    owners = _action_streams(store)
    for number, stream in enumerate(streams):
        return_id = stream.removeprefix("return/")
        try:
            events = ledger.read(stream) + ledger.read(f"panel/{return_id}")
            for action in owners.pop(return_id, ()):
                events += ledger.read(action)
            yield stream, cases.following(return_id, None, events).rows
        except _BROKEN as fault:
            yield stream, f"its events do not add up ({type(fault).__name__}: {fault})"
        if progress is not None:
            progress((number + 1) / len(streams))
    for stream in owners.pop("", ()):
        yield stream, _arrangement(stream, ledger)
    for orphan in [one for some in owners.values() for one in some] + _panels_alone(store):
        yield orphan, "it belongs to a return that is not there"


def samples_that_differ(store: Store, ledger: Ledger) -> Iterator[str]:
    """What of the samples in the record does not come out when they are drawn again, in words.

    That a link of the chain was altered, its hash tells. This tells of a sample that never was a draw: forged by
    somebody who made the whole chain anew, or by a program that chose for itself.
    """
    from s11tui.audit.sampling import differences

    for (stream,) in store.all("SELECT DISTINCT stream FROM events WHERE kind = 'sample_drawn' ORDER BY stream"):
        try:
            drawn = [event for event in ledger.read(stream) if event.kind == "sample_drawn"]
            for event in drawn:
                name = f"event {event.seq} of {stream} (sample_drawn)"
                yield from (f"{name}: {words}" for words in differences(event.body))
        except _BROKEN as fault:
            yield f"{stream}: it cannot be drawn again ({type(fault).__name__}: {fault})"


def _arrangement(stream: str, ledger: Ledger) -> Rows | str:
    """The row of an action about the arrangements, which belongs to no return."""
    try:
        return rows_of_action(fold_action(ActionState(stream.removeprefix("action/")), ledger.read(stream)))
    except _BROKEN as fault:
        return f"its events do not add up ({type(fault).__name__}: {fault})"


def _panels_alone(store: Store) -> list[str]:
    """Streams of the panel about returns that have none."""
    found = store.all(
        "SELECT DISTINCT stream FROM events WHERE stream LIKE 'panel/%' "
        "AND 'return/' || substr(stream, 7) NOT IN (SELECT stream FROM events)"
    )
    return [stream for (stream,) in found]


def _action_streams(store: Store) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    rows = store.all("SELECT stream, body FROM events WHERE kind = 'action_added' ORDER BY position")
    for stream, body in rows:
        found.setdefault(str(body_of(body).get("return")), []).append(stream)
    return found


def _register_stream(stream: str, ledger: Ledger, called: dict[str, str]) -> Rows:
    events = ledger.read(stream)
    room, _, rest = stream.partition("/")
    match rest.split("/")[0] if room == "register" else room:
        case "library":
            item = fold_item(None, events)
            return rows_of_item(item) if item else {}
        case "meeting":
            return rows_of_meeting(fold_meeting(MeetingState(rest), events))
        case "sample":
            return rows_of_sample(fold_sample(SampleState(rest), events))
        case "partnership":
            partnership = fold_partnership(None, events)
            return rows_of_partnership(partnership) if partnership else {}
        case "agency":
            agency = fold_agency(None, events)
            return rows_of_agency(agency) if agency else {}
        case "person":
            person = fold_person(None, events)
            return rows_of_person(person) if person else {}
        case "party":
            party = fold_party(None, events)
            return rows_of_party(party) if party else {}
        case "round":
            one = fold_round(None, events)
            return rows_of_round(replace(one, slug=called.get(one.id, one.slug))) if one else {}
        case _:
            return {}
