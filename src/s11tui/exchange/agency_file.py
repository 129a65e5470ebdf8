"""Reading a spreadsheet of agencies: everything that is wrong with it is said, each with its line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from s11tui.audit.register import Agency
from s11tui.exchange.named_columns import LineProblem, TableReading
from s11tui.questionnaire.vocabulary import KINDS, PHASES, SIZES, TAGS

if TYPE_CHECKING:
    from s11tui.workspace.session import Session

COLUMNS = ("name", "kind", "phases", "size", "tags", "id", "group")
_OTHER_WORDS = {"phase": "phases", "tag": "tags", "agency": "name", "slug": "id", "short name": "id", "trust": "group"}


@dataclass(frozen=True)
class NewAgency:
    """An agency as a line of the file gives it. `line` is counted from 1; `slug` is None where it gives no id."""

    line: int
    name: str
    kind: str
    phases: tuple[str, ...]
    size: str
    tags: tuple[str, ...]
    slug: str | None
    group: str

    def shape(self) -> dict[str, Any]:
        """It as JSON."""
        return {
            "line": self.line,
            "name": self.name,
            "kind": self.kind,
            "phases": list(self.phases),
            "size": self.size,
            "tags": list(self.tags),
            "agency": self.slug,
            "group": self.group,
        }


@dataclass(frozen=True)
class AgencyFile:
    """What a CSV text says: agencies, all that is wrong with it, and a notice of what was left out (may be empty)."""

    found: tuple[NewAgency, ...]
    problems: tuple[LineProblem, ...]
    notice: str


def read_agencies(text: str, there: Iterable[Agency]) -> AgencyFile:
    """The agencies that a CSV text lists, or cells copied from a spreadsheet. `there` are those of the register."""
    reading = _Reading(there)
    reading.read(text)
    return AgencyFile(tuple(reading.found), tuple(reading.problems), reading.notice)


def add_agencies(session: "Session", found: Iterable[NewAgency]) -> None:
    """Enter them into the register: all of them, or none.

    Raises:
        Refusal: one of them cannot be.
    """
    with session.batch():
        for one in found:
            session.people.add_agency(
                one.name, one.kind, phases=one.phases, size=one.size, tags=one.tags, slug_=one.slug, group=one.group
            )


class _Reading(TableReading):
    """One look through one file."""

    COLUMNS = COLUMNS
    REQUIRED = ("name", "kind")
    OTHER_WORDS: ClassVar[Mapping[str, str]] = _OTHER_WORDS
    EXAMPLE = "name,kind,phases"
    ONE = "agency"

    def __init__(self, there: Iterable[Agency]) -> None:
        super().__init__()
        self.found: list[NewAgency] = []
        self.names: dict[str, str] = {}
        self.slugs: dict[str, str] = {}
        for one in there:
            self.names[one.name.casefold()] = "in the register"
            self.slugs[one.slug] = "in the register"

    def row(self, cells: Mapping[str, str], line: int) -> None:
        before = len(self.problems)
        name = cells.get("name", "")
        if not name:
            self.wrong(line, "The name is missing. Write the agency's name in the column “name”.")
        kind = self.one_of(cells.get("kind", ""), KINDS, "kind", line)
        if not cells.get("kind"):
            self.wrong(line, f"The kind is missing. Write one of: {', '.join(KINDS)}.")
        size = self.one_of(cells.get("size", ""), SIZES, "size", line)
        phases = self.several_of(cells.get("phases", ""), PHASES, "phase", line)
        tags = self.several_of(cells.get("tags", ""), TAGS, "tag", line)
        slug = self.slug(cells.get("id", ""), line)
        self.taken(name.casefold(), f"an agency called “{name}”", self.names, line)
        if slug is not None:
            self.taken(slug, f"an agency with the id “{slug}”", self.slugs, line)
        if len(self.problems) == before:
            self.found.append(NewAgency(line, name, kind, phases, size, tags, slug, cells.get("group", "")))

    def taken(self, key: str, what: str, known: dict[str, str], line: int) -> None:
        """Note that a name or id is there already; else it is from now on."""
        if key and key in known:
            self.wrong(
                line, f"There is {what} {known[key]} already. Leave this line out, or give it a name of its own."
            )
        else:
            known[key] = f"on line {line}"
