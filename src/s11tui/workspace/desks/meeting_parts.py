"""Small parts of a meeting, as a person gives them."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from s11tui.audit.meeting import Attendee
from s11tui.audit.meeting_view import MeetingView
from s11tui.audit.register import AGENCY_ROLES, Person
from s11tui.errors import BadInput
from s11tui.text import admit_line
from s11tui.workspace.desks.desk import required_line
from s11tui.workspace.entries import Owner
from s11tui.workspace.lines import ReturnLine

if TYPE_CHECKING:
    from s11tui.workspace.workspace import Workspace

_TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")


@dataclass(frozen=True, slots=True)
class Plan:
    """What is planned: the day is ISO, `starts` is `14:00` or empty, `minutes` are for each agency.

    Attributes:
        chair: id or slug of the person who leads it; empty for whoever plans it.
        people: ids or slugs of who else is asked to come.
        returns: ids or slugs, in the order of the agenda.
    """

    title: str
    day: str
    starts: str = ""
    place: str = ""
    minutes: int = 20
    chair: str = ""
    people: tuple[str, ...] = ()
    returns: tuple[str, ...] = ()


def plan_of(view: MeetingView) -> Plan:
    """What is planned of a meeting now, to be changed."""
    return Plan(
        view.title,
        view.day,
        view.starts,
        view.place,
        view.minutes,
        view.chair_id,
        tuple(person for person, _ in view.people),
        tuple(one.about.return_id for one in view.items),
    )


@dataclass(frozen=True, slots=True)
class Task:
    """An action that a note becomes: who owns it, and by which day (ISO)."""

    owner: str
    due: str
    owned_by: Owner
    what: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A return that a meeting could be about.

    Attributes:
        sampled: why it was picked in the sample of the round, in words; empty where it was not.
        barred: why the viewer takes no part in it, in words; empty where they do.
    """

    line: ReturnLine
    sampled: tuple[str, ...] = ()
    barred: str = ""

    @property
    def is_due(self) -> bool:
        """Whether it is in and waits for the panel: what a plan begins with."""
        return self.line.state in ("submitted", "in moderation")


def clock_time(raw: str) -> str:
    """`14:00` from what a person writes (`9.30` too); empty for nothing.

    Raises:
        BadInput: it is no time of day.
    """
    text = admit_line(raw).text.strip()
    if not text:
        return ""
    found = _TIME.fullmatch(text)
    if found is None:
        raise BadInput(f"“{text}” is no time of day.", "Write for example 14:00.")
    return f"{int(found[1]):02d}:{found[2]}"


def attendee(workspace: "Workspace", one: Attendee) -> Attendee:
    """Somebody at the table with admitted words; a person or an agency may be given by id or slug."""
    registry = workspace.registry
    person = registry.person(one.person) if one.person else None
    return Attendee(
        name=required_line(one.name or (person.name if person else ""), "The name of who came"),
        role=admit_line(one.role).text,
        person=person.id if person else "",
        stands_for=registry.agency(one.stands_for).id if one.stands_for else _own_agency(person),
    )


def _own_agency(person: Person | None) -> str:
    """The agency whose lead, contributor or signatory somebody is; a member of the panel comes for the panel."""
    own = [grant.agency for grant in person.grants if grant.role in AGENCY_ROLES] if person else []
    on_panel = person is not None and any(grant.role not in AGENCY_ROLES for grant in person.grants)
    return "" if on_panel or not own else own[0]
