"""What one person sees of a meeting. Frozen, and without what that person may not know of a return on its agenda."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from s11tui.audit.meeting import Attendee, MeetingState, Note
from s11tui.audit.meeting_steps import possible_at


@dataclass(frozen=True, slots=True)
class OnAgenda:
    """A return on the agenda as the tables know it.

    Attributes:
        ref: slug of the return; `agency` and `agency_id` whose it is.
        graded: standards with a self-grade; `decided`: those of them with an outcome.
        barred: why the viewer takes no part in it, in words; empty where they do. Then `decided` is 0: how far the
            panel is, is not theirs to know.
    """

    return_id: str
    ref: str
    agency: str
    agency_id: str
    state: str
    graded: int
    decided: int
    barred: str = ""


@dataclass(frozen=True, slots=True)
class ItemView:
    """One agency's turn; `spans` are (from, until), an open one without an end."""

    about: OnAgenda
    number: int
    spans: tuple[tuple[str, str], ...] = ()

    @property
    def is_open(self) -> bool:
        return bool(self.spans) and not self.spans[-1][1]

    @property
    def is_done(self) -> bool:
        """Whether it was talked about and closed."""
        return bool(self.spans) and not self.is_open


@dataclass(frozen=True, slots=True)
class AttendeeView:
    """Somebody at the table; `stands_for`: an agency's name, or empty. `person`: id, empty for a guest."""

    name: str
    role: str
    person: str = ""
    stands_for: str = ""


@dataclass(frozen=True, slots=True)
class MeetingNoteView:
    """What was noted. `kind` is one of `NOTE_KINDS`; `ref` and `agency` are empty where it is about no single one."""

    id: str
    kind: str
    text: str
    at: str
    ref: str = ""
    agency: str = ""
    standard: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting as one person sees it.

    Attributes:
        day: ISO; `starts` is `14:00`; `minutes` are planned for each agency.
        people: (id, name) of who was asked to come, the chair left out.
        conflicts: (name, agency, in words), declared at the meeting, or before it by somebody who is at it.
        can: what the viewer may do with it now, in the words of `meeting_steps`.
        away: seconds between an end that came too soon and going on.
    """

    id: str
    slug: str
    title: str
    round: str
    round_title: str
    partnership: str
    day: str
    starts: str
    minutes: int
    place: str
    chair: str
    chair_id: str
    people: tuple[tuple[str, str], ...]
    stage: str
    items: tuple[ItemView, ...]
    can: frozenset[str]
    head: str
    zone: str
    attendance: tuple[AttendeeView, ...] = ()
    apologies: tuple[AttendeeView, ...] = ()
    conflicts: tuple[tuple[str, str, str], ...] = ()
    notes: tuple[MeetingNoteView, ...] = ()
    started_at: str = ""
    ended_at: str = ""
    away: int = 0
    reason: str = ""

    def item(self, ref: str) -> ItemView | None:
        """The turn of a return, by its slug or id."""
        return next((one for one in self.items if ref in (one.about.ref, one.about.return_id)), None)

    @property
    def open_item(self) -> ItemView | None:
        return next((one for one in self.items if one.is_open), None)


@dataclass(frozen=True)
class MeetingContext:
    """What a view of a meeting needs to know besides the meeting itself.

    Attributes:
        agenda: returns by id, those that left the agenda too.
        names: of people, by id; `agencies`: of agencies, by id.
        declared: conflicts of interest of the panel: (person, return, in words).
    """

    partnership: str
    zone: str
    round_title: str
    roles: frozenset[str]
    agenda: Mapping[str, OnAgenda]
    names: Mapping[str, str]
    agencies: Mapping[str, str]
    declared: tuple[tuple[str, str, str], ...] = ()


def meeting_view(state: MeetingState, context: MeetingContext) -> MeetingView:
    """A meeting as one person sees it: what was said about a return that bars them is left out."""
    hidden = {name for name, one in context.agenda.items() if one.barred}
    return MeetingView(
        id=state.id,
        slug=state.slug,
        title=state.title,
        round=state.round,
        round_title=context.round_title,
        partnership=context.partnership,
        day=state.day,
        starts=state.starts,
        minutes=state.minutes,
        place=state.place,
        chair=context.names.get(state.chair, ""),
        chair_id=state.chair,
        people=tuple((one, context.names.get(one, "")) for one in state.people),
        stage=state.stage,
        items=tuple(
            ItemView(context.agenda[one.return_id], number, one.spans) for number, one in enumerate(state.items, 1)
        ),
        can=possible_at(state.stage, context.roles),
        head=state.head,
        zone=context.zone,
        attendance=tuple(_attendee(one, context) for one in state.attendance),
        apologies=tuple(_attendee(one, context) for one in state.apologies),
        conflicts=tuple(_conflicts(state, context, hidden)),
        notes=tuple(_note(one, context) for one in state.notes if one.return_id not in hidden),
        started_at=state.started_at,
        ended_at=state.ended_at,
        away=state.away,
        reason=state.reason,
    )


def _conflicts(state: MeetingState, context: MeetingContext, hidden: set[str]) -> Iterator[tuple[str, str, str]]:
    """What people of the meeting had declared before it, then what was declared aloud."""
    people = {state.chair, *state.people, *(one.person for one in state.attendance)}
    aloud = {(one.person, one.return_id) for one in state.conflicts}
    for person, return_id, words in context.declared:
        if person in people and return_id not in hidden and (person, return_id) not in aloud:
            yield context.names.get(person, ""), context.agenda[return_id].agency, words
    for one in state.conflicts:
        if one.return_id not in hidden:
            yield one.name, context.agenda[one.return_id].agency if one.return_id else "", one.words


def _attendee(one: Attendee, context: MeetingContext) -> AttendeeView:
    return AttendeeView(one.name, one.role, one.person, context.agencies.get(one.stands_for, ""))


def _note(one: Note, context: MeetingContext) -> MeetingNoteView:
    about = context.agenda.get(one.return_id)
    return MeetingNoteView(
        id=one.id,
        kind=one.kind,
        text=one.text,
        at=one.at,
        ref=about.ref if about else "",
        agency=about.agency if about else "",
        standard=one.standard,
        action=one.action,
    )
