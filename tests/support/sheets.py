"""Worksheets in tests: made from a real return, filled in the way that a person with a spreadsheet does it."""

import io
from collections.abc import Callable, Collection
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell

from s11tui.exchange.worksheets.brought import Bringing, Filled, bring
from s11tui.exchange.worksheets.cells import KEYS, LISTS, META
from s11tui.exchange.worksheets.model import Worksheet, worksheet_of
from s11tui.exchange.worksheets.xlsx import write_xlsx
from s11tui.exchange.worksheets.xlsx_reading import read_xlsx
from s11tui.questionnaire.models import Edition
from support.partnership import Partnership

MADE_AT = "2027-03-01T10:00:00.000Z"
PATH = KEYS.index("path")
MARK = KEYS.index("mark")
LABEL = len(KEYS)
ANSWER_COLUMN = LABEL + 1


def edition_of(partnership: Partnership) -> Edition:
    return partnership.lead.reading.edition(partnership.view().edition.sha256)


def sheet_of(
    partnership: Partnership, who: str = "lead", *, made_for: str = "", standards: Collection[str] | None = None
) -> Worksheet:
    """The worksheet of the police's return, as this person may make it."""
    view = partnership.view(who)
    return worksheet_of(view, edition_of(partnership), made_at=MADE_AT, made_for=made_for, standards=standards)


class Book:
    """A worksheet that is open in a spreadsheet program."""

    def __init__(self, data: bytes) -> None:
        self.excel: Workbook = load_workbook(io.BytesIO(data))

    def rows(self, mark: str, path: str) -> list[tuple[Cell, ...]]:
        """The rows of a kind and path, from top to bottom."""
        return [
            row
            for sheet in self.excel.worksheets
            if sheet.title not in (META, LISTS)
            for row in sheet.iter_rows()
            if len(row) > PATH and (row[MARK].value, row[PATH].value) == (mark, path)
        ]

    def answer(self, path: str) -> Cell:
        """The cell that an answer goes into."""
        return self.rows("answer", path)[0][ANSWER_COLUMN]

    def write(self, path: str, value: Any) -> None:
        """Type into it."""
        self.answer(path).value = value

    def line(self, mark: str, path: str, number: int, *values: Any) -> None:
        """Fill a row of a table (`mark` table), of evidence or of actions."""
        row = self.rows(mark, path)[number]
        for place, value in enumerate(values):
            row[ANSWER_COLUMN + place].value = value

    def saved(self) -> bytes:
        target = io.BytesIO()
        self.excel.save(target)
        return target.getvalue()


def filled_in(worksheet: Worksheet, fill: Callable[[Book], None] = lambda book: None) -> Filled:
    """What comes back of a worksheet that somebody filled in."""
    book = Book(write_xlsx(worksheet))
    fill(book)
    return read_xlsx(book.saved())


def brought(partnership: Partnership, filled: Filled, who: str = "lead") -> Bringing:
    return bring(partnership.view(who), edition_of(partnership), filled)


def answer(partnership: Partnership, path: str) -> object:
    """What the record holds as the answer to a question; None for nothing, or for one that is not asked."""
    standard, _, question = path.partition("/")
    view = partnership.view().standard(standard)
    assert view is not None
    return next((one.value for one in view.questions if one.id == question), None)


def kinds(partnership: Partnership) -> list[str]:
    """The kinds of a return's events, in order."""
    return [line.kind for line in partnership.lead.reading.history(partnership.ref)]
