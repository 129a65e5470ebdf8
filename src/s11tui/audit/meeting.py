"""A follow-up meeting: who came, which returns, what was said and decided, both ways. Folded from `meeting/<id>`.

Grades that were agreed stand in the panel's own streams and name the meeting; here stands all the rest. Everything is
an event the moment it is said, so that a meeting goes on where it was after any crash.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from s11tui.audit.events import Event, version_of
from s11tui.audit.words import Words
from s11tui.clock import seconds_between

MeetingStage = Literal["planned", "running", "ended", "cancelled"]

NOTE_KINDS: dict[str, str] = {
    "ask": "asked of the partnership",
    "offer": "offered to others",
    "undertaking": "undertaken by the partnership",
    "barrier": "named as a barrier",
    "decision": "put to the partners for decision",
    "said": "noted",
}
"""What can be noted at a meeting outside any grade, with the words that people see; it runs both ways."""


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody at the table. `person` is empty for a guest; `stands_for` is the id of an agency, or empty."""

    name: str
    role: str
    person: str = ""
    stands_for: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One agency's turn: its return, and when it was talked about, as (from, until); an open turn has no end."""

    return_id: str
    spans: tuple[tuple[str, str], ...] = ()

    @property
    def is_open(self) -> bool:
        return bool(self.spans) and not self.spans[-1][1]


@dataclass(frozen=True, slots=True)
class ConflictNoted:
    """A conflict of interest that was declared aloud: by whom, with which return, in words."""

    name: str
    person: str
    return_id: str
    words: str


@dataclass(frozen=True, slots=True)
class Note:
    """What was said outside any grade.

    Attributes:
        id: of the event that noted it.
        kind: one of `NOTE_KINDS`.
        return_id: empty where it is about no single agency; `standard` is empty where about none.
        action: id of the action that it became; empty for none.
    """

    id: str
    kind: str
    text: str
    return_id: str = ""
    standard: str = ""
    action: str = ""
    who: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class MeetingState:
    """A meeting.

    Attributes:
        round: id of the round whose returns are talked about.
        day: ISO; `starts` is `14:00`, in the partnership's zone.
        minutes: planned for each agency.
        chair: id of the person who leads it; `people`: ids of who else was asked to come.
        away: seconds between an end that came too soon and going on.
    """

    id: str
    slug: str = ""
    title: str = ""
    round: str = ""
    day: str = ""
    starts: str = ""
    minutes: int = 20
    place: str = ""
    chair: str = ""
    people: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    stage: MeetingStage = "planned"
    started_at: str = ""
    ended_at: str = ""
    away: int = 0
    reason: str = ""
    attendance: tuple[Attendee, ...] = ()
    apologies: tuple[Attendee, ...] = ()
    conflicts: tuple[ConflictNoted, ...] = ()
    notes: tuple[Note, ...] = ()
    seq: int = 0
    head: str = ""
    standing: Mapping[str, Item] = field(default_factory=dict)
    """Turns of returns that were taken off the agenda after they had been talked about."""

    def item(self, return_id: str) -> Item | None:
        """The turn of a return; None where it is not on the agenda."""
        return next((one for one in self.items if one.return_id == return_id), None)

    @property
    def open_item(self) -> Item | None:
        """Whose turn it is now."""
        return next((one for one in self.items if one.is_open), None)


def plan_body(state: MeetingState) -> dict[str, Any]:
    """What is planned, as an event carries it, its words to be sealed."""
    return {
        "slug": state.slug,
        "title": Words(state.title),
        "round": state.round,
        "day": state.day,
        "starts": state.starts,
        "minutes": state.minutes,
        "place": Words(state.place),
        "chair": state.chair,
        "people": list(state.people),
        "returns": [one.return_id for one in state.items],
    }


def people_body(people: Iterable[Attendee]) -> list[dict[str, Any]]:
    """People at the table, as an event carries them."""
    return [
        {"name": Words(one.name), "role": Words(one.role), "person": one.person, "for": one.stands_for}
        for one in people
    ]


def fold_meeting(state: MeetingState, events: Iterable[Event]) -> MeetingState:
    """The state after these events, which must follow on from it."""
    for event in events:
        version_of(event.kind)
        state = replace(_STEPS[event.kind](state, event), seq=event.seq, head=event.hash)
    return state


def _planned(state: MeetingState, event: Event) -> MeetingState:
    body = event.body
    known = {**state.standing, **{one.return_id: one for one in state.items}}
    items = tuple(known.pop(one, Item(one)) for one in body["returns"])
    return replace(
        state,
        slug=body["slug"],
        title=body["title"],
        round=body["round"],
        day=body["day"],
        starts=body["starts"],
        minutes=body["minutes"],
        place=body["place"],
        chair=body["chair"],
        people=tuple(body["people"]),
        items=items,
        standing={name: one for name, one in known.items() if one.spans},
    )


def _cancelled(state: MeetingState, event: Event) -> MeetingState:
    return replace(state, stage="cancelled", reason=event.body["reason"])


def _started(state: MeetingState, event: Event) -> MeetingState:
    away = seconds_between(state.ended_at, event.at) if state.ended_at else 0
    started = state.started_at or event.at
    return replace(state, stage="running", started_at=started, ended_at="", away=state.away + away)


def _ended(state: MeetingState, event: Event) -> MeetingState:
    return replace(_closed_items(state, event.at), stage="ended", ended_at=event.at)


def _attendance(state: MeetingState, event: Event) -> MeetingState:
    return replace(state, attendance=_people(event.body["present"]), apologies=_people(event.body["apologies"]))


def _people(body: Iterable[Mapping[str, Any]]) -> tuple[Attendee, ...]:
    return tuple(Attendee(one["name"], one["role"], one["person"], one["for"]) for one in body)


def _conflict_noted(state: MeetingState, event: Event) -> MeetingState:
    body = event.body
    one = ConflictNoted(body["name"], body["person"], body["return"], body["conflict"])
    return replace(state, conflicts=(*state.conflicts, one))


def _item_opened(state: MeetingState, event: Event) -> MeetingState:
    state = _closed_items(state, event.at)
    wanted = event.body["return"]
    items = tuple(
        replace(one, spans=(*one.spans, (event.at, ""))) if one.return_id == wanted else one for one in state.items
    )
    return replace(state, items=items)


def _item_closed(state: MeetingState, event: Event) -> MeetingState:
    return _closed_items(state, event.at)


def _closed_items(state: MeetingState, at: str) -> MeetingState:
    items = tuple(
        replace(one, spans=(*one.spans[:-1], (one.spans[-1][0], at))) if one.is_open else one for one in state.items
    )
    return replace(state, items=items)


def _noted(state: MeetingState, event: Event) -> MeetingState:
    body = event.body
    note = Note(
        event.id, body["note"], body["text"], body["return"], body["standard"], body["action"], event.who, event.at
    )
    return replace(state, notes=(*state.notes, note))


def _note_withdrawn(state: MeetingState, event: Event) -> MeetingState:
    return replace(state, notes=tuple(one for one in state.notes if one.id != event.body["note"]))


def _note_became_action(state: MeetingState, event: Event) -> MeetingState:
    body = event.body
    return replace(
        state,
        notes=tuple(replace(one, action=body["action"]) if one.id == body["note"] else one for one in state.notes),
    )


_STEPS: dict[str, Callable[[MeetingState, Event], MeetingState]] = {
    "meeting_planned": _planned,
    "meeting_changed": _planned,
    "meeting_cancelled": _cancelled,
    "meeting_started": _started,
    "meeting_ended": _ended,
    "attendance_recorded": _attendance,
    "conflict_noted": _conflict_noted,
    "item_opened": _item_opened,
    "item_closed": _item_closed,
    "meeting_noted": _noted,
    "note_withdrawn": _note_withdrawn,
    "note_became_action": _note_became_action,
}
