"""The parts of which a worksheet is made, and how an answer is written in one."""

import csv
import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from s11tui.audit.printed import as_typed
from s11tui.questionnaire.conditions import Value
from s11tui.text import LONGEST

FORMAT = "s11tui-worksheet/1"
GRADE, REASON = "#grade", "#reason"
"""Stand where a question's id does in a path."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An option, a yes or no, or a grade with its descriptor."""

    id: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to fill in.

    Attributes:
        path: `STANDARD/QUESTION`, `STANDARD/#grade` or `STANDARD/#reason`.
        kind: the question's type, or grade, or reason.
        required: with the grade that stands; `required_with`: ids of the grades with which it is required.
        value: what stands now, as text: an option's id; several joined by ", "; a table as CSV under its column titles.
        seen: id of the event that set it; empty where nothing stands.
        columns: of a table: id, title, type.
        only_if: its condition in words, to be read after “only if”; empty for always.
        show_if: conditions that must all hold, as plain data; each names its question by full path.
        show_if_any: conditions of which one must hold.
        last: what was said the year before, in words; it counts for nothing until somebody writes it again.
    """

    path: str
    kind: str
    label: str
    required: bool
    value: str
    seen: str
    choices: tuple[Choice, ...] = ()
    required_with: tuple[str, ...] = ()
    columns: tuple[tuple[str, str, str], ...] = ()
    max_words: int | None = None
    unit: str = ""
    only_if: str = ""
    show_if: tuple[dict[str, Any], ...] = ()
    show_if_any: tuple[dict[str, Any], ...] = ()
    last: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """Evidence that stands (title, held at, date), or an action (what, owner, due)."""

    id: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standard:
    """A standard with what is asked under it.

    Attributes:
        evidence_needed: ids of the grades that may not be claimed without evidence.
        needs: by a grade's id, what it needs: reason, action, evidence.
    """

    id: str
    number: str
    title: str
    guidance: str
    law: tuple[str, ...]
    typical_evidence: tuple[str, ...]
    graded: bool
    items: tuple[Item, ...]
    evidence: tuple[Line, ...]
    actions: tuple[Line, ...]
    evidence_needed: tuple[str, ...]
    needs: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Area:
    """An area with those of its standards that are in the worksheet."""

    id: str
    number: str
    title: str
    guidance: str
    standards: tuple[Standard, ...]


@dataclass(frozen=True, slots=True)
class Worksheet:
    """What goes out.

    Attributes:
        head: reference code of the return when the sheet was made.
        made_at: a stamp of the record.
        made_for: whose standards it holds; empty for nobody in particular.
        due: ISO day.
        contacts: (what, number), who to call about a child; a number may be empty.
        elsewhere: answers, by path, to questions that are not in the sheet and on which conditions in it depend.
    """

    format: str
    return_id: str
    slug: str
    round_title: str
    agency: str
    partnership: str
    edition_id: str
    edition_version: str
    edition_sha256: str
    title: str
    head: str
    made_at: str
    made_for: str
    due: str
    contacts: tuple[tuple[str, str], ...]
    introduction: str
    areas: tuple[Area, ...]
    elsewhere: dict[str, Value]

    def standards(self) -> tuple[Standard, ...]:
        """Every standard in it, in order."""
        return tuple(standard for area in self.areas for standard in area.standards)

    def items(self) -> tuple[Item, ...]:
        """Everything to fill in, in order."""
        return tuple(item for standard in self.standards() for item in standard.items)


def sent(value: str) -> str:
    """Tells later whether a colleague touched a field: the first 16 hex digits of the SHA-256 of what it held."""
    return hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def written(value: Value | None, titles: Sequence[tuple[str, str, str]] = ()) -> str:
    """An answer as text: several options with commas, a table as CSV under the titles of its columns."""
    return as_typed(titles, value)


def rows_of(text: str) -> list[list[str]]:
    """The rows of a CSV text, however long a cell is.

    Raises:
        csv.Error: it is none.
    """
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST))
    return list(csv.reader(io.StringIO(text)))


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows as CSV, without a line end after the last."""
    lines = io.StringIO()
    csv.writer(lines, lineterminator="\n").writerows(rows)
    return lines.getvalue().removesuffix("\n")
