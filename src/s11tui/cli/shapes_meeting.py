"""The JSON of meetings. Add keys, never rename them."""

from typing import Any

from s11tui.audit.meeting_clock import meeting_time, time_spent
from s11tui.audit.meeting_view import AttendeeView, ItemView, MeetingNoteView, MeetingView
from s11tui.workspace.meetings import MeetingLine

Shape = dict[str, Any]


def meeting_line(one: MeetingLine, round_slug: str) -> Shape:
    """A meeting in a list."""
    return {
        "meeting": one.slug,
        "id": one.id,
        "title": one.title,
        "round": round_slug,
        "day": one.day,
        "starts": one.starts,
        "place": one.place,
        "state": one.stage,
        "agencies": one.agencies,
    }


def meeting(view: MeetingView, now: str) -> Shape:
    """All of a meeting that the viewer may see. Times are in seconds; `now` is a stamp."""
    time, until = meeting_time(view, now), view.ended_at or now
    return {
        "meeting": view.slug,
        "id": view.id,
        "title": view.title,
        "round_title": view.round_title,
        "state": view.stage,
        "day": view.day,
        "starts": view.starts,
        "place": view.place,
        "minutes": view.minutes,
        "chair": view.chair,
        "people": [name for _, name in view.people],
        "started_at": view.started_at,
        "ended_at": view.ended_at,
        "reason": view.reason,
        "passed": time.passed,
        "between": time.between,
        "over": time.over,
        "agenda": [_item(one, until) for one in view.items],
        "present": [_person(one) for one in view.attendance],
        "apologies": [_person(one) for one in view.apologies],
        "conflicts": [{"who": who, "agency": agency, "conflict": words} for who, agency, words in view.conflicts],
        "notes": [_note(number, one) for number, one in enumerate(view.notes, 1)],
        "can": sorted(view.can),
        "head": view.head,
    }


def _item(one: ItemView, now: str) -> Shape:
    return {
        "number": one.number,
        "return": one.about.ref,
        "agency": one.about.agency,
        "state": one.about.state,
        "graded": one.about.graded,
        "decided": one.about.decided,
        "barred": one.about.barred,
        "turn": "now" if one.is_open else "done" if one.is_done else "to come",
        "seconds": time_spent(one.spans, now),
    }


def _person(one: AttendeeView) -> Shape:
    return {"name": one.name, "role": one.role, "for": one.stands_for}


def _note(number: int, one: MeetingNoteView) -> Shape:
    return {
        "note": one.id,
        "number": number,
        "kind": one.kind,
        "text": one.text,
        "at": one.at,
        "return": one.ref,
        "agency": one.agency,
        "standard": one.standard,
        "action": one.action,
    }
