"""Reading a spreadsheet of people: who is new, who is there already, and everything that is wrong, with its line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from s11tui.audit.recognising import KnownPeople, alike
from s11tui.audit.register import Agency, Grant, Person
from s11tui.errors import BadInput, Refusal
from s11tui.exchange.named_columns import LineProblem, TableReading
from s11tui.exchange.people_lines import PersonLine, Scopes
from s11tui.text import counted, listed
from s11tui.workspace.desks.entering import Entered, NewPerson
from s11tui.workspace.desks.staffing import checked_email, checked_login

if TYPE_CHECKING:
    from s11tui.workspace.session import Session

COLUMNS = ("name", "email", "role", "agency", "group", "kinds", "phases", "home", "login", "id")
_OTHER_WORDS = {
    "person": "name", "e-mail": "email", "mail": "email", "e-mail address": "email", "email address": "email",
    "roles": "role", "school": "agency", "setting": "agency", "trust": "group", "kind": "kinds", "phase": "phases",
    "employer": "home", "employed by": "home", "user name": "login", "username": "login", "slug": "id",
    "short name": "id",
}  # fmt: skip


@dataclass(frozen=True)
class ListedPerson:
    """Somebody as the lines of a file give them.

    Attributes:
        lines: which, counted from 1.
        wanted: what `session.people.add_people` takes.
        there: who it is, where the register has them already.
        given: the roles that they would get.
        left: what the register says otherwise, in words, and goes on saying.
        same_address: ids of those in the register who have the e-mail address of somebody new, under another name.
    """

    lines: tuple[int, ...]
    wanted: NewPerson
    there: Person | None
    given: tuple[Grant, ...]
    left: tuple[str, ...]
    same_address: tuple[str, ...] = ()

    @property
    def to_look_at(self) -> str:
        """What somebody should look at before they agree, in a sentence; empty where there is nothing."""
        if self.same_address:
            who = listed(self.same_address, "and")
            return f"{self.wanted.name} is new, and has the e-mail address of {who}: is it somebody else?"
        if self.there is None or not self.left:
            return ""
        return f"{self.there.name} ({self.there.slug}) is there already: the {listed(self.left, 'and')} stays as it is."


@dataclass(frozen=True)
class PeopleFile:
    """What a CSV text says: people, all that is wrong with it, and a notice of what was left out (may be empty)."""

    found: tuple[ListedPerson, ...]
    problems: tuple[LineProblem, ...]
    notice: str

    @property
    def wanted(self) -> tuple[NewPerson, ...]:
        """What is to be entered."""
        return tuple(one.wanted for one in self.found)


def read_people(text: str, agencies: Iterable[Agency], people: Iterable[Person], *, alone: bool = False) -> PeopleFile:
    """The people whom a CSV text lists, or cells copied from a spreadsheet. Several lines for one add up.

    Args:
        agencies: those of the register; `people` those who are in it.
        alone: whether it is an agency's own workspace, in which no line needs to say which agency.
    """
    reading = _Reading(Scopes(agencies, alone=alone), people)
    reading.read(text)
    reading.look_up()
    problems = sorted(reading.problems, key=lambda one: one.line)
    return PeopleFile(tuple(reading.found), tuple(problems), reading.notice)


def look_at_people(session: "Session", text: str) -> PeopleFile:
    """What a text would add to a workspace; nothing is added yet.

    Raises:
        NotAllowed: whoever asks is not the manager.
    """
    # Adding nobody is refused, and recorded, like adding somebody: before anything of the register is looked up.
    session.people.add_people(())
    alone = session.workspace.partnership().alone
    return read_people(text, session.reading.agencies(), session.reading.people(), alone=alone)


def told(entered: Iterable[Entered]) -> str:
    """What was done, in a sentence or two."""
    done = list(entered)
    return _summary(sum(one.is_new for one in done), [len(one.given) for one in done if not one.is_new], "")


def told_before(found: Iterable[ListedPerson]) -> str:
    """What would be done, in a sentence or two."""
    some = list(found)
    there = [one for one in some if one.there is not None]
    return _summary(len(some) - len(there), [len(one.given) for one in there], "would be ")


def _summary(new: int, there: list[int], would: str) -> str:
    """`there`: how many roles each gets who is there already."""
    said = f"{counted(new, 'person', 'people')} {would}added."
    if not there:
        return said
    getting = sum(bool(one) for one in there)
    roles = f"{counted(sum(there), 'new role')} {would or ('was ' if sum(there) == 1 else 'were ')}given to"
    more = f"; {roles} {getting} of them" if getting else ", with all the roles that are listed"
    return f"{said} {len(there)} {'is' if len(there) == 1 else 'are'} already there{more}."


class _Reading(TableReading):
    """One look through one file."""

    COLUMNS = COLUMNS
    REQUIRED = ("name", "role")
    OTHER_WORDS: ClassVar[Mapping[str, str]] = _OTHER_WORDS
    EXAMPLE = "name,email,role,agency"
    ONE = "person"

    def __init__(self, scopes: Scopes, people: Iterable[Person]) -> None:
        super().__init__()
        self.scopes = scopes
        self.known = KnownPeople(people)
        self.found: list[ListedPerson] = []
        self.lines: list[PersonLine] = []
        self.by_id: dict[tuple[str, str], PersonLine] = {}
        self.by_name: dict[str, list[PersonLine]] = {}

    def row(self, cells: Mapping[str, str], line: int) -> None:
        before = len(self.problems)
        name = cells.get("name", "")
        if not name:
            self.wrong(line, "The name is missing. Write the person's name in the column “name”.")
        grants = self.scopes.grants(self, cells, line)
        home = self.scopes.agency(self, cells.get("home", ""), line)
        email, login = self.checked(cells.get("email", ""), line), self.checked_login(cells.get("login", ""), line)
        one = PersonLine([line], name, email, login, self.slug(cells.get("id", ""), line) or "", home, list(grants))
        if len(self.problems) == before:
            self.take(one)

    def checked(self, email: str, line: int) -> str:
        try:
            return checked_email(email)
        except Refusal as refusal:
            self.wrong(line, str(refusal))
            return ""

    def checked_login(self, login: str, line: int) -> str:
        try:
            return checked_login(login)
        except Refusal as refusal:
            self.wrong(line, str(refusal))
            return ""

    def take(self, one: PersonLine) -> None:
        """Add a line to the person whom it is about, on whatever line they stand first."""
        try:
            first = self.first(one)
            if first is None:
                self.lines.append(first := one)
                self.by_name.setdefault(alike(one.name), []).append(one)
            else:
                first.take(one)
        except Refusal as refusal:
            self.wrong(one.lines[0], str(refusal))
            return
        for key in first.ids:
            self.by_id[key] = first

    def first(self, one: PersonLine) -> PersonLine | None:
        """The person of an earlier line whom this line is about.

        Raises:
            BadInput: it is about two, or that cannot be told.
        """
        found = [self.by_id[key] for key in one.ids if key in self.by_id]
        if found and found[0] is not found[-1]:
            raise BadInput(
                f"Its id is that of {found[0].name} on line {found[0].lines[0]}, and its login that of "
                f"{found[-1].name} on line {found[-1].lines[0]}.",
                "Write what is of one person.",
            )
        if found:
            return found[0]
        called = self.by_name.get(alike(one.name), [])
        return next((other for other in called if other.is_same(one)), None)

    def look_up(self) -> None:
        """Find out who is in the register already."""
        whose: dict[str, PersonLine] = {}
        for one in self.lines:
            try:
                there = self.known.find(
                    one.name, email=one.email, login=one.login, slug=one.slug, grants=tuple(one.grants)
                )
            except Refusal as refusal:
                self.wrong(one.lines[0], str(refusal))
                continue
            if there is not None and whose.setdefault(there.id, one) is not one:
                self.wrong(
                    one.lines[0],
                    f"This is {there.name} ({there.slug}) of the register, like line {whose[there.id].lines[0]}. "
                    f"Write {there.slug} in the column “id” of both.",
                )
                continue
            self.found.append(_listed(one, there, self.known))


def _listed(one: PersonLine, there: Person | None, known: KnownPeople) -> ListedPerson:
    grants = tuple(dict.fromkeys(one.grants))
    wanted = NewPerson(one.name, grants, one.slug or None, one.home, one.email, one.login)
    if there is None:
        others = tuple(other.slug for other in known.with_address(one.email))
        return ListedPerson(tuple(one.lines), wanted, None, grants, (), others)
    given = tuple(grant for grant in grants if grant not in there.grants)
    left = tuple(one.differing(there, also_missing=True))
    return ListedPerson(tuple(one.lines), wanted, there, given, left)
