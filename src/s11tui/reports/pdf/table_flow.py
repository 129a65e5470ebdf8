"""Tables: rows are split where a page ends, and the header is drawn again on the next."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from s11tui.reports.pdf.flow import Flow, Parts
from s11tui.reports.pdf.pen import Pen
from s11tui.reports.pdf.style import HAIRLINE, QUIET, Swatch
from s11tui.reports.pdf.text_flow import TextFlow

_SIDE, _ABOVE, _BELOW = 7.0, 5.0, 6.0
_EDGE = 3.0
_AROUND = 2.5
"""White between the colour of a grade and the edges of its cell."""
_TALL = 150.0
"""Rows above this height may be split; lower ones move to the next page as a whole."""
_SMALL = 160.0
"""Tables up to this height are not parted for a row or two."""


@dataclass(slots=True)
class CellFlow:
    """A cell: its text, and the colours of a grade if it is one."""

    text: TextFlow
    swatch: Swatch | None = None


@dataclass(slots=True)
class RowFlow:
    """A row of cells. A cell is None where a split row has nothing left of it.

    Attributes:
        least: its height if it is empty.
        above, below: room between the text and the edges.
    """

    cells: Sequence[CellFlow | None]
    least: float = 0.0
    above: float = _ABOVE
    below: float = _BELOW
    _height: tuple[float, float] = field(default=(-1.0, 0.0))

    def height(self, columns: Sequence[float]) -> float:
        """The height with columns of these widths."""
        total = sum(columns)
        if self._height[0] != total:
            inner = (cell.text.height(_inner(width)) for cell, width in zip(self.cells, columns, strict=True) if cell)
            self._height = (total, max(max(inner, default=0.0) + self.above + self.below, self.least))
        return self._height[1]

    def split(self, columns: Sequence[float], room: float) -> "tuple[RowFlow, RowFlow] | None":
        """The lines of each cell that fit the room, and the rest; None where none does."""
        first: list[CellFlow | None] = []
        rest: list[CellFlow | None] = []
        for cell, width in zip(self.cells, columns, strict=True):
            if cell is None or cell.text.height(_inner(width)) <= room - self.above - self.below:
                first.append(cell)
                rest.append(None)
                continue
            fit = cell.text.fitting(room - self.above - self.below)
            if fit < 1:
                return None
            upper, lower = cell.text.cut(_inner(width), fit)
            first.append(CellFlow(upper, cell.swatch))
            rest.append(CellFlow(lower, cell.swatch))
        return self._part(first), self._part(rest)

    def _part(self, cells: Sequence[CellFlow | None]) -> "RowFlow":
        return RowFlow(cells, above=self.above, below=self.below)

    def draw(self, pen: Pen, left: float, top: float, columns: Sequence[float]) -> None:
        """Draw it; `top` is its upper edge."""
        for cell, width in zip(self.cells, columns, strict=True):
            if cell is not None:
                self._draw_cell(pen, cell, (left, top, width))
            left += width

    def _draw_cell(self, pen: Pen, cell: CellFlow, box: tuple[float, float, float]) -> None:
        left, top, width = box
        if cell.swatch is not None:
            around = min(_AROUND, self.above / 2)
            with pen.artifact():
                high = cell.text.height(_inner(width)) + self.above + self.below - 2 * around
                bottom = top - around - high
                pen.rectangle(left, bottom, width - 2 * _AROUND, high, cell.swatch.ground)
                pen.rectangle(left, bottom, _EDGE, high, cell.swatch.edge)
        cell.text.draw(pen, left + _SIDE, top - self.above, _inner(width))


def _inner(width: float) -> float:
    return width - 2 * _SIDE


class TableFlow(Flow):
    """A table. `shares` are the columns' widths relative to each other; `lined` puts a line under each row."""

    before = 8.0
    after = 14.0

    def __init__(self, header: RowFlow | None, rows: Sequence[RowFlow], shares: Sequence[float]) -> None:
        self._header = header
        self._rows = rows
        self._shares = shares
        self._is_continued = False

    def _columns(self, width: float) -> list[float]:
        """Column widths; none so narrow that not even a letter fits."""
        least = 2 * _SIDE + 12.0
        wanted = [max(share * width / sum(self._shares), least) for share in self._shares]
        return [one * width / sum(wanted) for one in wanted]

    def height(self, width: float) -> float:
        columns = self._columns(width)
        return self._header_height(columns) + sum(row.height(columns) for row in self._rows)

    def _header_height(self, columns: Sequence[float]) -> float:
        return self._header.height(columns) if self._header else 0.0

    def least(self, width: float) -> float:
        columns = self._columns(width)
        whole = self.height(width)
        if whole <= _SMALL and not self._is_continued:
            return whole
        first = min((row.height(columns) for row in self._rows[:1]), default=0.0)
        return min(self._header_height(columns), _TALL) + min(first, _TALL)

    def split(self, width: float, room: float) -> Parts:
        columns = self._columns(width)
        header = self._header
        if header and header.height(columns) > _TALL:
            # A header that fills pages is drawn once, as a row like any other.
            self._header, self._rows = None, [header, *self._rows]
        left = room - self._header_height(columns)
        taken = 0
        while taken < len(self._rows) and self._rows[taken].height(columns) <= left:
            left -= self._rows[taken].height(columns)
            taken += 1
        first, rest = list(self._rows[:taken]), list(self._rows[taken:])
        if rest and (not first or rest[0].height(columns) > _TALL):
            parts = rest[0].split(columns, left)
            if parts is not None:
                first.append(parts[0])
                rest[0] = parts[1]
        return self._parts(first, rest) if first and rest else None

    def _parts(self, first: Sequence[RowFlow], rest: Sequence[RowFlow]) -> Parts:
        upper = type(self)(self._header, first, self._shares)
        lower = type(self)(self._header, rest, self._shares)
        upper._is_continued, lower._is_continued = self._is_continued, True
        return upper, lower

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        columns = self._columns(width)
        right = left + width
        if self._header:
            self._draw_header(pen, left, top, columns)
            top -= self._header.height(columns)
            with pen.artifact():
                pen.rule(left, right, top, QUIET, 0.9)
        edges = []
        for row in self._rows:
            row.draw(pen, left, top, columns)
            top -= row.height(columns)
            edges.append(top)
        with pen.artifact():
            for edge in edges:
                pen.rule(left, right, edge, HAIRLINE, 0.6)

    def _draw_header(self, pen: Pen, left: float, top: float, columns: Sequence[float]) -> None:
        if self._header and self._is_continued:
            with pen.artifact("Pagination"):
                self._header.draw(pen, left, top, columns)
        elif self._header:
            self._header.draw(pen, left, top, columns)
