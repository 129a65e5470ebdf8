"""Everybody who uses it: what they are, how they come in, and who has no way in yet."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from s11tui.audit.register import AGENCY_ROLES
from s11tui.text import counted
from s11tui.tui.commands import Command, bindings, key_of
from s11tui.tui.people_words import letters_of, person_here, person_line
from s11tui.tui.screens.ask import Ask
from s11tui.tui.screens.choices import Choices, one_of
from s11tui.tui.screens.codes import WritesCodes, codes_intro
from s11tui.tui.screens.home_keeping import HomeKeeping
from s11tui.tui.screens.people_pasting import PeoplePasting
from s11tui.tui.screens.register_list import AGAIN, FIND, RegisterList
from s11tui.tui.screens.role_choosing import RoleChoosing
from s11tui.tui.widgets.line_list import Line
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import muted, plain
from s11tui.workspace.desks.access import WayIn
from s11tui.workspace.session import Session

FILTERS: Mapping[str, tuple[str, Callable[[WayIn], bool]]] = {
    "everybody": ("everybody", lambda way: True),
    "new": ("no way in yet", lambda way: way.needs_one),
    "waiting": ("a code that was not used yet", lambda way: bool(way.code_until) and not way.has_passphrase),
    "panel": ("managers and panel", lambda way: way.may_come and not _is_of_agency(way)),
    "agencies": ("people of agencies", lambda way: way.may_come and _is_of_agency(way)),
    "left": ("left", lambda way: not way.may_come),
}
"""By name: words, and who is shown."""

_EMPTY = "Nobody is shown by what you chose. Esc ends the search; F3 shows others."


class PeopleScreen(RegisterList, RoleChoosing, PeoplePasting, HomeKeeping):
    """The people of the register.

    Args:
        shown: which of FILTERS to begin with.
    """

    TITLE_WORDS = "People"
    ABOUT = (
        "Everybody who uses s11tui, with what they are and how they come in. Type letters of a name, an agency or an "
        "e-mail address to find somebody; Enter or a click opens them: name, roles, one-time codes, sign-ins. “○” has "
        "no way in yet: F9 gives each of them a one-time code, on one PDF with a page for each."
    )
    DOES = (
        Command("filter", "f3", "filter", "Filter the people", "Who has no way in yet, managers and panel, who left."),
        FIND,
        Command("add_person", "f4", "add", "Add somebody", "With their first role; or many at once."),
        Command(
            "paste_people", "", "add many", "Add many people", "Pasted from a spreadsheet: all or none.", footer=False
        ),
        Command("new_codes", "f9", "codes", "Codes for who has no way in", "One PDF, with a page for each of them."),
        Command("agencies", "f6", "agencies", "Agencies", "The register of agencies, schools and settings."),
        Command("rounds", "f8", "rounds", "Rounds", "Opens, extends and closes rounds; sets returns aside."),
        Command("settings", "f2", "settings", "The partnership's settings", "Who to call, where people sign in."),
        AGAIN,
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(DOES)
    watches = frozenset({"register"})

    def __init__(self, shown: str = "everybody") -> None:
        super().__init__()
        self._shown = shown
        self._ways: dict[str, WayIn] = {}
        self._agencies: Mapping[str, str] = {}
        self._is_guarded = True

    async def fetch(self) -> bool:
        found = await self.attempt(_read)
        if found is not None:
            ways, self._agencies, self._is_guarded = found
            self._ways = {one.person.id: one for one in ways}
        return found is not None

    def found(self) -> Sequence[Line | str]:
        fits = FILTERS[self._shown][1]
        some = [one for one in self._ways.values() if fits(one) and self.has_letters(letters_of(one, self._agencies))]
        here, left = ([one.person.id for one in some if one.may_come is there] for there in (True, False))
        gone: list[Line | str] = [Line("left", muted(f"Left  {len(left)}"), heading=True), *left] if left else []
        return [*here, *gone]

    def line_of(self, one: str) -> Line:
        return person_line(self._ways[one], self._agencies, self.zone, self.today)

    def here_of(self, one: str) -> Content:
        way = self._ways.get(one)
        if way is None:
            return muted(_EMPTY.replace("F3", key_of("filter", "f3")))
        return person_here(way, self._agencies, self.zone, self.today)

    def filter_words(self) -> str:
        ways = self._ways.values()
        fitting = [one for one in ways if FILTERS[self._shown][1](one)]
        if self._shown != "everybody":
            return f"{len(fitting)} of {counted(len(ways), 'person', 'people')}: {FILTERS[self._shown][0]}"
        without = sum(one.needs_one for one in ways)
        lacking = f" · {without} with no way in yet" if without else ""
        if not self._is_guarded:
            lacking = " · nobody has to sign in here until somebody is given a code or a login"
        return f"{counted(sum(one.may_come for one in ways), 'person', 'people')}{lacking}"

    def open_line(self, one: str) -> None:
        self.lead(self._open(one))

    async def _open(self, person: str) -> None:
        from s11tui.tui.screens.person import open_person

        await open_person(self, person)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "new_codes":
            return bool(self._new_ones())
        return super().check_action(action, parameters)

    def _new_ones(self) -> list[str]:
        """Ids of those shown who have no way in yet."""
        return [one for one in self.found() if isinstance(one, str) and self._ways[one].needs_one]

    def action_filter(self) -> None:
        def rows() -> list[Row]:
            return [
                Row(name, plain(words), muted(str(sum(map(fits, self._ways.values())))), one_of(name == self._shown))
                for name, (words, fits) in FILTERS.items()
            ]

        def pick(name: str) -> None:
            self._shown = name
            self.show_found()

        self.app.push_screen(Choices("Which people?", rows, pick, self.filter_words, "f3"))

    def action_add_person(self) -> None:
        self.choose_role(lambda grant: self.ask_new_person(grant, self._added), many=self.action_paste_people)

    def _added(self, person: str) -> None:
        self.lead(self._open(person))

    def action_new_codes(self) -> None:
        """Ask, then write them: for everybody, or for those who were searched for."""
        without = self._new_ones()

        async def do(given: Mapping[str, str]) -> None:
            pass

        def agreed(yes: bool | None) -> None:
            if yes:
                self.app.push_screen(WritesCodes(without))

        of_these = "" if len(without) == sum(one.needs_one for one in self._ways.values()) else ", of those shown"
        title = f"Codes for {counted(len(without), 'person', 'people')} who {_have(without)} no way in yet{of_these}?"
        self.app.push_screen(Ask(title, codes_intro(self._is_guarded), (), "Write the PDF", do), agreed)


def _have(some: Sequence[str]) -> str:
    return "has" if len(some) == 1 else "have"


def _is_of_agency(way: WayIn) -> bool:
    return all(grant.role in AGENCY_ROLES for grant in way.person.grants)


def _read(session: Session) -> tuple[tuple[WayIn, ...], Mapping[str, str], bool]:
    """How everybody comes in, what agencies are called by their ids, and whether people have to sign in."""
    names = {one.id: one.name for one in session.reading.agencies()}
    return session.access.ways_in(), names, session.workspace.access.is_guarded
