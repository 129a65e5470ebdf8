"""One sheet of the spreadsheet: rows with hidden columns that say what they are, free cells and locked ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.properties import PageSetupProperties

from s11tui.exchange.worksheets.cells import FREE, KEY_PREFIX, KEYS, TEXT, escaped, parts
from s11tui.exchange.worksheets.parts import sent

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet as ExcelSheet

WIDTHS = (34, 70, 46, 20)
"""Of the first visible columns; any more are as wide as the last."""

_A4 = "9"
_LINE_HEIGHT, _HIGHEST = 15, 400
_INK, _GROUND, _LINE, _BAND = "FF1A1A1A", "FFFFF8DC", "FF8A8A8A", "FFE4ECF2"


@dataclass(frozen=True)
class Mark:
    """What the hidden columns say of a row."""

    mark: str
    path: str = ""
    row: int = 1
    seen: str = ""
    was: str = ""


PLAIN = Mark(TEXT)


class _Growing(RowDimension):  # type: ignore[misc]  # the library has no types
    """A row with a height to begin with, that still grows with what is typed into it."""

    @property
    def customHeight(self) -> bool:
        return False


class Styles:
    """The styles of one workbook; none says anything by colour alone."""

    def __init__(self, book: "Workbook") -> None:
        top = Alignment(wrap_text=True, vertical="top")
        line = Side(style="thin", color=_LINE)
        edge = Border(left=line, right=line, top=line, bottom=line)
        band = PatternFill("solid", fgColor=_BAND)
        ground = PatternFill("solid", fgColor=_GROUND)
        common = {"alignment": top, "number_format": "@"}
        self.label = NamedStyle("s11 label", font=Font(bold=True, color=_INK), **common)
        self.plain = NamedStyle("s11 text", font=Font(color=_INK), **common)
        self.head = NamedStyle("s11 heading", font=Font(bold=True, size=13, color=_INK), fill=band, **common)
        self.free = NamedStyle(
            "s11 answer", font=Font(color=_INK), fill=ground, border=edge, protection=Protection(locked=False), **common
        )
        for style in (self.label, self.plain, self.head, self.free):
            book.add_named_style(style)


class Sheet:
    """A sheet that rows are added to, from top to bottom."""

    def __init__(self, book: "Workbook", styles: Styles, title: str, columns: int = len(WIDTHS)) -> None:
        self.excel: ExcelSheet = book.create_sheet(title)
        self._styles = styles
        self._columns = max(columns, len(WIDTHS))
        self._next = 1
        names = [f"{KEY_PREFIX}{name}" for name in (*KEYS, *range(self._columns))]
        self._write(names, [styles.plain.name] * len(names))
        self.excel.row_dimensions[1].hidden = True

    def text(self, *cells: str, style: str = "") -> None:
        """A row that is only read: the first cell is a label."""
        self.row(PLAIN, cells, style=style)

    def heading(self, *cells: str) -> None:
        """A row that stands out, over the whole width."""
        self.text(*cells, *[""] * (self._columns - len(cells)), style=self._styles.head.name)

    def row(self, mark: Mark, cells: Sequence[str], free: Sequence[int] = (), style: str = "", lines: int = 1) -> int:
        """A row, and as many more as its longest text needs; the number of the first.

        Args:
            free: places of the cells that are filled in; the others are locked.
            lines: for how many there is room to begin with.
        """
        split = [list(parts(cell)) for cell in cells]
        first = self._next
        count = max(map(len, split))
        for part in range(count):
            here = [one[part] if part < len(one) else "" for one in split]
            if part and not here[0]:
                here[0] = f"(goes on, part {part + 1})"
            own = " ".join(FREE if place in free else sent(text) for place, text in enumerate(here))
            keys = [mark.mark, mark.path, str(mark.row), f"{part}/{count}", mark.seen, mark.was, own]
            self._give_room(here, lines)
            self._write([*keys, *here], self._styles_of(len(here), free, style))
        return first

    def blank(self) -> None:
        """Some room."""
        self.text("")

    def place(self, column: int, row: int) -> str:
        """The name of a visible cell, such as `I12`."""
        return f"{get_column_letter(len(KEYS) + column + 1)}{row}"

    def finish(self, *, frozen: bool = True) -> None:
        """Hide what is not for people, lock what is not for filling in, set up the print."""
        excel = self.excel
        for number in range(1, len(KEYS) + 1):
            excel.column_dimensions[get_column_letter(number)].hidden = True
        for place in range(self._columns):
            letter = get_column_letter(len(KEYS) + place + 1)
            excel.column_dimensions[letter].width = self._width(place)
        if frozen:
            excel.freeze_panes = "A3"
            excel.print_title_rows = "2:2"
        excel.sheet_view.showGridLines = False
        excel.protection.sheet = True
        excel.protection.formatColumns = excel.protection.formatRows = False
        excel.page_setup.paperSize = _A4
        excel.page_setup.orientation = "landscape"
        excel.page_setup.fitToWidth, excel.page_setup.fitToHeight = 1, 0
        excel.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        excel.oddFooter.center.text = "Page &P of &N"

    def _give_room(self, cells: Sequence[str], lines: int) -> None:
        """Make the next row high enough: not every program does so by itself when it opens a file."""
        needed = max(lines, *(_lines(text, self._width(place)) for place, text in enumerate(cells)))
        height = min(needed * _LINE_HEIGHT + 3, _HIGHEST)
        self.excel.row_dimensions[self._next] = _Growing(self.excel, index=self._next, ht=height)

    def _width(self, place: int) -> int:
        return WIDTHS[min(place, len(WIDTHS) - 1)]

    def _styles_of(self, count: int, free: Sequence[int], style: str) -> list[str]:
        plain, label = style or self._styles.plain.name, style or self._styles.label.name
        visible = [self._styles.free.name if place in free else plain if place else label for place in range(count)]
        return [self._styles.plain.name] * len(KEYS) + visible

    def _write(self, texts: Sequence[str], styles: Sequence[str]) -> None:
        for column, (text, style) in enumerate(zip(texts, styles, strict=True), 1):
            cell = self.excel.cell(self._next, column)
            cell.style = style
            if text:
                # Said to be a text, so that what begins with = + - @ is never taken for a formula.
                cell.value = escaped(text)
                cell.data_type = "s"
        self._next += 1


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column, about: letters of some scripts are twice as wide."""
    return sum(
        1 + int((len(line) + sum(letter > "\u1100" for letter in line)) // width) for line in text[:4000].split("\n")
    )
