"""Reading a spreadsheet of agencies: everything that is wrong with it is said, each with its line."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from s11tui.audit.register import Agency
from s11tui.questionnaire.vocabulary import KINDS, PHASES, SIZES, TAGS
from s11tui.text import Admitted, admit_line, near
from s11tui.text import slug as slug_of

if TYPE_CHECKING:
    from s11tui.workspace.session import Session

COLUMNS = ("name", "kind", "phases", "size", "tags", "id", "group")
_REQUIRED = ("name", "kind")
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
class LineProblem:
    """What is wrong with one line, and what to write instead."""

    line: int
    says: str


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
    return AgencyFile(tuple(reading.found), tuple(reading.problems), Admitted("", reading.dropped).notice)


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


class _Reading:
    """One look through one file."""

    def __init__(self, there: Iterable[Agency]) -> None:
        self.dropped = 0
        self.found: list[NewAgency] = []
        self.problems: list[LineProblem] = []
        self.names: dict[str, str] = {}
        self.slugs: dict[str, str] = {}
        for one in there:
            self.names[one.name.casefold()] = "in the register"
            self.slugs[one.slug] = "in the register"

    def line(self, cell: str) -> str:
        """A cell on one line, with what must not come in left out."""
        admitted = admit_line(cell)
        self.dropped += admitted.dropped
        return admitted.text

    def read(self, text: str) -> None:
        first = text.lstrip().partition("\n")[0]
        mark = max(",;\t", key=first.count)
        rows = csv.reader(io.StringIO(text), delimiter=mark)
        columns: list[str] | None = None
        try:
            for cells in rows:
                if not any(cell.strip() for cell in cells):
                    continue
                if columns is None:
                    columns = self.columns(cells, rows.line_num)
                    if columns is None:
                        break
                else:
                    self.row(dict(zip(columns, map(self.line, cells), strict=False)), rows.line_num)
        except csv.Error as fault:
            self.wrong(rows.line_num, f"It cannot be read as CSV ({fault}). Save the sheet as “CSV UTF-8” again.")
        if columns is None and not self.problems:
            self.wrong(1, f"The file is empty. Its first line must name the columns: {','.join(COLUMNS)}.")
        elif not self.found and not self.problems:
            self.wrong(1, "No agency follows the line that names the columns. Add one line for each agency.")

    def wrong(self, line: int, says: str) -> None:
        self.problems.append(LineProblem(line, says))

    def columns(self, cells: Sequence[str], line: int) -> list[str] | None:
        """What each column holds, or None (with the problems noted) where that cannot be told."""
        heads = [_OTHER_WORDS.get(head, head) for head in (self.line(cell).casefold() for cell in cells)]
        before = len(self.problems)
        for head in heads:
            if head and head not in COLUMNS:
                known = near(head, COLUMNS, f"The columns are: {', '.join(COLUMNS)}.")
                self.wrong(line, f"There is no column “{head}”. {known}")
        for head in sorted({head for head in heads if head and heads.count(head) > 1}):
            self.wrong(line, f"The column “{head}” stands there twice. Keep one of them.")
        for head in _REQUIRED:
            if head not in heads:
                self.wrong(
                    line,
                    f"The column “{head}” is missing. The first line names the columns, for example: name,kind,phases.",
                )
        return heads if len(self.problems) == before else None

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
        slug = cells.get("id") or None
        if slug is not None and slug != slug_of(slug):
            self.wrong(
                line,
                f"“{slug}” cannot be an id. Write lower-case letters, digits and hyphens, for example {slug_of(slug)}.",
            )
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

    def one_of(self, given: str, known: Mapping[str, str], what: str, line: int) -> str:
        """The id of a word of a closed list, given as its id or label; empty for nothing."""
        if not given or given in known:
            return given
        plain = {label.casefold(): one for one, label in known.items()} | {one: one for one in known}
        found = plain.get(given.casefold()) or plain.get(slug_of(given))
        if found is None:
            mend = near(given, known, f"Write one of: {', '.join(known)}.")
            self.wrong(line, f"“{given}” is no {what}. {mend}")
        return found or ""

    def several_of(self, given: str, known: Mapping[str, str], what: str, line: int) -> tuple[str, ...]:
        """The ids of several words of a closed list, with semicolons, commas or bars between them."""
        words = [word.strip() for word in re.split(r"[;,|]", given) if word.strip()]
        return tuple(dict.fromkeys(self.one_of(word, known, what, line) for word in words))
