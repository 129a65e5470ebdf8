"""One line of a spreadsheet of people: who it is about, and which roles it gives for what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from s11tui.audit.recognising import alike
from s11tui.audit.register import AGENCY_ROLES, ROLES, Agency, Grant, Person
from s11tui.errors import BadInput
from s11tui.exchange.named_columns import TableReading, short, words_of
from s11tui.questionnaire.vocabulary import KINDS, PHASES
from s11tui.text import listed
from s11tui.text import slug as slug_of

_OF_KINDS = frozenset({"moderator", "meeting-chair"})
_USED_BY: dict[str, frozenset[str]] = {
    "agency": AGENCY_ROLES,
    "group": frozenset({"group-lead"}),
    "kinds": _OF_KINDS,
    "phases": _OF_KINDS,
}
"""Which roles are for what stands in a column."""

ABOUT = {"email": "e-mail address", "home": "employer", "login": "login", "slug": "id"}
"""What is said of a person besides name and roles, in words."""


@dataclass
class PersonLine:
    """Somebody as one line gives them, and the lines after it that are about the same person.

    Attributes:
        home: an agency's id.
    """

    lines: list[int]
    name: str
    email: str
    login: str
    slug: str
    home: str
    grants: list[Grant]

    @property
    def ids(self) -> tuple[tuple[str, str], ...]:
        """What only one person can have."""
        return tuple((what, given) for what, given in (("slug", self.slug), ("login", self.login)) if given)

    def is_same(self, other: "PersonLine") -> bool:
        """Whether a line about somebody of the same name, without an id of this one, is about this person.

        Raises:
            BadInput: that cannot be told.
        """
        if self.slug and other.slug and (not self.email or self.email.casefold() != other.email.casefold()):
            return False
        if self.email and other.email:
            if self.email.casefold() != other.email.casefold():
                return False
            if not (self.slug and other.slug):
                return True
        raise BadInput(
            f"{self.name} stands on line {self.lines[0]} too.",
            "If it is the same person, write the same e-mail address or the same id on both lines; if it is somebody "
            "else, give each an id of their own and an address of their own.",
        )

    def differing(self, other: "PersonLine | Person", *, also_missing: bool) -> list[str]:
        """What this line says and another says otherwise, in words. `also_missing`: what the other does not say too."""
        return [
            words
            for field, words in ABOUT.items()
            if (mine := _plain(self, field)) and mine != (theirs := _plain(other, field)) and (theirs or also_missing)
        ]

    def take(self, other: "PersonLine") -> None:
        """Take what a further line says.

        Raises:
            BadInput: it says something else.
        """
        if alike(other.name) != alike(self.name):
            raise BadInput(
                f"Line {self.lines[0]} has the same id or login, and is about {self.name}.",
                "Write the same name there, or give each their own.",
            )
        for words in self.differing(other, also_missing=False):
            raise BadInput(
                f"The {words} of {self.name} is another on line {self.lines[0]}.",
                "Write the same on both, or leave it empty here.",
            )
        for field in ABOUT:
            setattr(self, field, getattr(self, field) or getattr(other, field))
        self.lines += other.lines
        self.grants += other.grants


class Scopes:
    """What roles can be for, by the words of a file.

    Args:
        alone: whether it is an agency's own workspace, in which no line needs to say which agency.
    """

    def __init__(self, agencies: Iterable[Agency], *, alone: bool) -> None:
        self._all = tuple(agencies)
        self._own = self._all[0].id if alone and self._all else ""
        # Of groups that differ in capitals only, the desk takes the first too.
        self._groups = {alike(group): group for group in sorted({one.group for one in self._all}, reverse=True)}
        self._by_word: dict[str, list[Agency]] = {}
        for one in self._all:
            for word in {one.id, one.slug, alike(one.name)}:
                self._by_word.setdefault(word, []).append(one)

    def agency(self, reading: TableReading, given: str, line: int) -> str:
        """The id of an agency that is named by its short name, id or name; empty for none."""
        found = self._by_word.get(alike(given), []) if given else []
        if given and not found:
            words = [word for one in self._all for word in (one.slug, one.name)]
            mend = reading.hint(given, words, "Write its short name or its name as the register has it.")
            reading.wrong(line, f"There is no agency “{short(given)}”. {mend}")
        # In an agency's own workspace they are all the same body, as several partnerships know it.
        elif len(found) > 1 and not self._own:
            which = listed([f"{one.name} ({one.id})" for one in found], "and")
            reading.wrong(line, f"“{short(given)}” can be {which}. Write the long id of the one that is meant.")
        return found[0].id if found else ""

    def grants(self, reading: TableReading, cells: Mapping[str, str], line: int) -> tuple[Grant, ...]:
        """The roles that a line gives; none where something is wrong with it."""
        before = len(reading.problems)
        roles = self._roles(reading, cells.get("role", ""), line)
        agency = self.agency(reading, cells.get("agency", ""), line)
        group = self._group(reading, cells.get("group", ""), line)
        kinds = reading.several_of(cells.get("kinds", ""), KINDS, "kind", line)
        phases = reading.several_of(cells.get("phases", ""), PHASES, "phase", line)
        for column, used in _USED_BY.items():
            if roles and cells.get(column) and not used.intersection(roles):
                reading.wrong(line, _no_use(column, roles, used))
        if AGENCY_ROLES.intersection(roles) and not cells.get("agency") and not self._own:
            one = next(role for role in roles if role in AGENCY_ROLES)
            reading.wrong(
                line,
                f"A {ROLES[one]} belongs to an agency. Write its short name or name in the column “agency”.",
            )
        if "group-lead" in roles and not cells.get("group"):
            reading.wrong(line, "A group lead is for a group. Write its name in the column “group”.")
        if len(reading.problems) > before:
            return ()
        return tuple(_grant(role, agency or self._own, group, kinds, phases) for role in roles)

    def _roles(self, reading: TableReading, given: str, line: int) -> tuple[str, ...]:
        """The roles of a cell, with semicolons, commas or bars between them."""
        if not given:
            reading.wrong(line, f"The role is missing. Write one of: {', '.join(ROLES)}.")
        found = [_ROLE_WORDS.get(slug_of(one)) or reading.one_of(one, ROLES, "role", line) for one in words_of(given)]
        return tuple(dict.fromkeys(one for one in found if one))

    def _group(self, reading: TableReading, given: str, line: int) -> str:
        """A group as its agencies name it; empty for none."""
        found = self._groups.get(alike(given), "") if given else ""
        if given and not found:
            mend = reading.hint(
                given, self._groups.values(), "Write it as its agencies have it, or add these with their group first."
            )
            reading.wrong(line, f"No agency belongs to a group “{short(given)}”. {mend}")
        return found


def _plain(of: PersonLine | Person, field: str) -> str:
    """What is compared: letters of an e-mail address are the same in capitals."""
    said: str = getattr(of, field)
    return said.casefold() if field == "email" else said


def _grant(role: str, agency: str, group: str, kinds: tuple[str, ...], phases: tuple[str, ...]) -> Grant:
    if role in AGENCY_ROLES:
        return Grant(role, agency=agency)
    if role == "group-lead":
        return Grant(role, group=group)
    return Grant(role, kinds=kinds, phases=phases) if role in _OF_KINDS else Grant(role)


def _no_use(column: str, roles: tuple[str, ...], used: frozenset[str]) -> str:
    """That a column says something that the roles of the line are not for: it must not seem to bound them."""
    for_whom = listed([ROLES[one] for one in ROLES if one in used], "and")
    employer = " Who employs them stands in “home”." if column == "agency" else ""
    return f"“{column}” is only for {for_whom}, and not for {_a(roles[0])}. Leave it empty on this line.{employer}"


def _a(role: str) -> str:
    return f"a {ROLES[role]}"


_ROLE_WORDS = {slug_of(part): role for role, label in ROLES.items() for part in (role, label, *label.split("/"))}
"""Roles by their ids and the words that people see, and by each of two such words: `DSL`."""
