"""The register of agencies, schools and settings."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from s11tui.audit.register import Agency
from s11tui.questionnaire.vocabulary import KINDS, PHASES, SIZES, TAGS
from s11tui.text import counted
from s11tui.tui.commands import Command, bindings, key_of
from s11tui.tui.screens.agency_adding import AgencyAdding
from s11tui.tui.screens.register_list import AGAIN, FIND, RegisterList
from s11tui.tui.widgets.line_list import Line
from s11tui.tui.words import line, muted, plain, strong
from s11tui.workspace.session import Session

_EMPTY = "No agency is shown. {one} adds one, {many} many at once; Esc ends a search."


class AgenciesScreen(RegisterList, AgencyAdding):
    """Every agency; opens one."""

    TITLE_WORDS = "Agencies"
    ABOUT = (
        "Every agency, school and setting. Kind, phases, size and tags decide what an agency is asked; an invitation "
        "freezes them into its return. Type letters of a name, a kind, a group or a tag to find some; Enter or a click "
        "opens one, with its people and its returns. F8 adds many at once, pasted from a spreadsheet."
    )
    DOES = (
        FIND,
        Command("add_agency", "f4", "add", "Add an agency", "Name, kind, phases, size, tags, group and host."),
        Command("add_many", "f8", "add many", "Add many agencies", "Pasted from a spreadsheet: all of them or none."),
        AGAIN,
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(DOES)
    watches = frozenset({"register"})

    def __init__(self) -> None:
        super().__init__()
        self._agencies: dict[str, Agency] = {}
        self._people: Mapping[str, Sequence[str]] = {}

    async def fetch(self) -> bool:
        found = await self.attempt(_read)
        if found is not None:
            self._agencies, self._people = {one.id: one for one in found[0]}, found[1]
        return found is not None

    def found(self) -> Sequence[Line | str]:
        return [one.id for one in self._agencies.values() if self.has_letters(agency_letters(one))]

    def line_of(self, one: str) -> Line:
        agency = self._agencies[one]
        about = agency.group or ", ".join(PHASES[phase] for phase in agency.phases)
        people = len(self._people.get(one, ()))
        told = counted(people, "person", "people") if people else "○ nobody"
        head = Content.assemble(line(agency.name), muted(f" · {told}"))
        return Line(one, head, plain(KINDS[agency.kind]), muted(about))

    def here_of(self, one: str) -> Content:
        agency = self._agencies.get(one)
        if agency is None:
            return muted(_EMPTY.format(one=key_of("add_agency", "f4"), many=key_of("add_many", "f8")))
        people = ", ".join(self._people.get(one, ())) or "○ nobody: add its lead"
        host = self._agencies[agency.host].name if agency.host in self._agencies else ""
        return Content.assemble(
            strong(agency.name), muted(f"  {agency.slug}\n"), plain(agency_words(agency, host)), muted(f"\n{people}")
        )

    def filter_words(self) -> str:
        nobody = sum(one not in self._people for one in self._agencies)
        lacking = f" · {nobody} without any people" if nobody else ""
        return f"{counted(len(self._agencies), 'agency', 'agencies')}{lacking}"

    def open_line(self, one: str) -> None:
        self.lead(self._open(one))

    async def _open(self, agency: str) -> None:
        from s11tui.tui.screens.agency import open_agency

        await open_agency(self, agency)

    def added(self, agency: str) -> None:
        self.lead(self._open(agency))


def agency_words(agency: Agency, host: str) -> str:
    """What an agency is, in a line. `host`: what the agency that hosts it is called; empty for none."""
    parts = [
        KINDS[agency.kind],
        ", ".join(PHASES[one] for one in agency.phases),
        SIZES.get(agency.size, ""),
        ", ".join(TAGS[one] for one in agency.tags),
        f"belongs to {agency.group}" if agency.group else "",
        f"hosted by {host}" if host else "",
        "" if agency.active else "not active",
    ]
    return " · ".join(part for part in parts if part)


def agency_letters(agency: Agency) -> str:
    """All by which an agency is found by a few letters."""
    return f"{agency.name}\n{agency.slug}\n{agency_words(agency, '')}"


def _read(session: Session) -> tuple[tuple[Agency, ...], dict[str, list[str]]]:
    """The agencies, and the names of those who work in each, by its id."""
    people: dict[str, list[str]] = {}
    for one in session.reading.people():
        for agency in dict.fromkeys(grant.agency for grant in one.grants if grant.agency and one.active):
            people.setdefault(agency, []).append(one.name)
    return session.reading.agencies(), people
