"""The stage: a workspace, a clock that can be set, and everybody signed in."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from s11tui.audit.register import Grant
from s11tui.demo.cast import SETTINGS, Cast, Member
from s11tui.demo.dice import Dice
from s11tui.workspace import Workspace
from s11tui.workspace.session import Session

LAST_DAY = date(2026, 11, 20)
"""Nothing in the demo happens after this day, whenever it is made."""

NEXT_DAY = date(2026, 12, 3)
"""The next meetings are planned for this day."""


class Calendar:
    """A clock that stands still until it is set."""

    def __init__(self, start: date) -> None:
        self._now = datetime.combine(start, time(9), UTC)

    def __call__(self) -> datetime:
        return self._now

    @property
    def today(self) -> date:
        return self._now.date()

    def set(self, moment: datetime) -> None:
        """Make it this moment, earlier or later."""
        self._now = moment


def working_moment(day: date, dice: Dice) -> datetime:
    """A moment on that day, or on the Friday before a weekend, when people are at their desks."""
    day -= timedelta(days=max(0, day.weekday() - 4))
    return datetime.combine(day, time(8), UTC) + timedelta(minutes=dice.between(0, 560), seconds=dice.between(0, 59))


@dataclass
class Stage:
    """Everybody who may act.

    Attributes:
        chairs, moderators: with the slug of the agency that employs each, empty for none.
        sessions: of the agencies' people, by (role, agency's slug).
    """

    workspace: Workspace
    calendar: Calendar
    manager: Session
    follow_up: Session
    scrutineer: Session
    chairs: tuple[tuple[Session, str], ...]
    moderators: tuple[tuple[Session, str], ...]
    ids: dict[str, str] = field(default_factory=dict)
    sessions: dict[tuple[str, str], Session] = field(default_factory=dict)

    def session(self, role: str, member: Member) -> Session:
        """The session of an agency's lead, contributor or signatory."""
        key = (role, member.slug)
        if key not in self.sessions:
            self.sessions[key] = self.workspace.session(self.ids[f"{role} {member.slug}"])
        return self.sessions[key]

    def chair_for(self, member: Member) -> Session:
        """A meeting chair whom no other agency of the person's own bars."""
        return next(session for session, home in self.chairs if home != member.slug)

    def moderators_for(self, member: Member) -> list[Session]:
        """The moderators who do not work for that agency."""
        return [session for session, home in self.moderators if home != member.slug]


def set_up(workspace: Workspace, calendar: Calendar, cast: Cast, manager: Session) -> Stage:
    """Register everybody: settings, agencies, people of the agencies, people of the partnership."""
    with manager.batch():
        for name, value in SETTINGS:
            manager.people.set(name, value)
        for member in cast.members:
            manager.people.add_agency(
                member.name, member.kind, member.phases, member.size, member.tags, member.slug, member.group
            )
        ids = {key: person for member in cast.members for key, person in _people_of(manager, member)}
        panel = _panel(manager, cast)
    sessions = {role: workspace.session(person) for role, person, _ in panel}
    homes = {role: home for role, _, home in panel}

    def those(start: str) -> tuple[tuple[Session, str], ...]:
        return tuple((sessions[role], homes[role]) for role in sessions if role.startswith(start))

    return Stage(
        workspace,
        calendar,
        manager,
        follow_up=sessions["follow-up"],
        scrutineer=sessions["scrutineer"],
        chairs=those("meeting-chair"),
        moderators=those("moderator"),
        ids=ids,
    )


def _people_of(manager: Session, member: Member) -> Iterable[tuple[str, str]]:
    people = [("lead", member.lead)]
    if member.shares_work:
        people.append(("contributor", member.colleague))
    if member.signs_here:
        people.append(("signatory", member.signatory))
    for role, name in people:
        person = manager.people.add_person(name, [Grant(role, agency=member.slug)], None, member.slug)
        yield f"{role} {member.slug}", person.id


def _panel(manager: Session, cast: Cast) -> list[tuple[str, str, str]]:
    """The partnership's own people as (role with a number, id, employer's slug)."""
    agencies = [member.slug for member in cast.agencies]
    homes = {
        "meeting-chair 1": "exampleshire-council",
        "meeting-chair 2": "exampleshire-hospitals",
        "moderator 1": "exampleshire-police",
        "moderator 2": "",
        "follow-up": "",
        "scrutineer": "",
    }
    if "exampleshire-youth-justice" in agencies:
        homes["moderator 3"] = "exampleshire-youth-justice"
    people = []
    for name, (role, home) in zip(cast.spare[1:], homes.items(), strict=False):
        person = manager.people.add_person(name, [Grant(role.split()[0])], None, home)
        people.append((role, person.id, home))
    return people
