"""How the board's rows are drawn: each is made once, as a strip as wide as it needs, and cut where it is shown."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from s11tui.tui.widgets.board_widths import (
    BETWEEN_AREAS,
    GAP,
    NARROW,
    Span,
    cut_to,
    days,
    in_two,
    name_width,
    spans,
    told_apart,
)
from s11tui.tui.words import HUES, cell
from s11tui.workspace.board_lines import BoardCell, BoardColumn, BoardRow
from s11tui.workspace.board_marks import parts

HEAD = 2
"""Lines of the head: the areas, and the numbers of the standards."""
PARTS = (
    *("base", "ruler", "cursor", "head", "head-here", "name", "quiet", "rule", "heading"),
    *(f"hue-{hue}" for hue in HUES),
)
"""Everything that has a style of its own; `ruler` is the row that the cursor is in."""

_SHORTER = {
    "awaiting sign-off": "at sign-off",
    "in moderation": "moderation",
    "grades shared": "shared",
}
_PICKED = "◆ "

Styles = Mapping[str, Style]


class BoardPaint:
    """The strips of one board as it is arranged, for one width of the screen.

    Args:
        rows: all rows of the board, of which some may be filtered out: columns keep their widths then.
        styles: by the names in PARTS.
    """

    def __init__(self, columns: Sequence[BoardColumn], rows: Sequence[BoardRow], width: int, styles: Styles) -> None:
        self._columns, self._rows, self._styles = tuple(columns), rows, styles
        self._narrow = width < NARROW
        self._picked = any(row.sampled for row in rows)
        self._name_width = name_width(rows, width)
        self._names = told_apart({row.line.agency_name for row in rows}, self._name_width)
        self._state_width = max((len(self._state(row)) for row in rows), default=0)
        owed = 0 if self._narrow else max((len(days(row)) for row in rows), default=0)
        self._owed_width = max(owed, len("feedback")) if owed else 0
        self.spans = tuple(spans(self._columns, rows))
        self.cells_width = self.spans[-1].x + self.spans[-1].width + GAP if self.spans else 0
        widths = (self._name_width + len(_PICKED) * self._picked, self._state_width, self._owed_width)
        self.fixed_width = sum(one + 2 * GAP for one in widths if one)
        self._heads: dict[int, Strip] = {}
        self._edges = (-1, -1, 0, 0)
        self._strips: dict[tuple[str, bool], tuple[Strip, Strip]] = {}
        self._cells: dict[tuple[int, int, str], list[Segment]] = {}

    def restyle(self, styles: Styles) -> None:
        """Draw in other colours from now on."""
        if styles != self._styles:
            self._styles = styles
            self._heads.clear()
            self._strips.clear()
            self._cells.clear()

    @property
    def ground(self) -> Style:
        """Where nothing stands."""
        return self._styles["base"]

    def ground_of(self, *, here: bool) -> Style:
        """The ground of a row; `here`: the cursor is in it."""
        return self._styles["ruler" if here else "base"]

    def head(self, line: int, here: int, start: int, room: int) -> Strip:
        """A line of the head. `here`: the column of the cursor, or -1; `start` and `room` as in `window`."""
        areas = bool(self._columns) and self._columns[0].is_area
        words = self._fixed_head() if line else " " * self.fixed_width
        fixed = Strip([Segment(words, self._styles["head"])])
        if not line and not areas:
            return Strip.join([fixed, self._area_titles(start, room)])
        if line not in self._heads:
            self._heads[line] = self._titles(line)
        cells = self._heads[line]
        if here >= 0:
            title = Strip([Segment(self._title(here, line), self._styles["head-here"])])
            cells = spliced(cells, title, self.spans[here])
        return Strip.join([fixed, self.window(cells, start, room, self.ground)])

    def window(self, cells: Strip, start: int, room: int, ground: Style) -> Strip:
        """So much of a row's cells as there is room for, from a place on.

        A cell that is not seen whole is left blank: of RI an I would be left, which is another grade.
        """
        end = start + room
        first, last = self._whole(start, end)
        if first >= last:
            return cells.crop(start, end)
        strips = [Strip.blank(first - start, ground), cells.crop(first, last)]
        return Strip.join(strips).adjust_cell_length(room, ground)

    def _whole(self, start: int, end: int) -> tuple[int, int]:
        """Where the first whole cell of a window begins, and the last one ends."""
        if self._edges[:2] != (start, end):
            cut = [one for one in self.spans if one.x < start < one.x + one.width or one.x < end < one.x + one.width]
            first = next((one.x + one.width for one in cut if one.x < start), start)
            last = next((one.x for one in cut if one.x + one.width > end), end)
            self._edges = (start, end, first, last)
        return self._edges[2:]

    def row(self, row: BoardRow, *, here: bool) -> tuple[Strip, Strip]:
        """A row: what is fixed, and what is scrolled. `here`: the cursor is in it."""
        key = (row.line.id, here)
        if key not in self._strips:
            base = "ruler" if here else "base"
            # Blanks and signs of one style become one piece: a row has two hundred pieces otherwise.
            cells = Strip(list(self._scrolled(row, base)), self.cells_width).simplify()
            self._strips[key] = (self._fixed(row, base), cells)
        return self._strips[key]

    def cursor(self, row: BoardRow, column: int) -> Strip:
        """The cell under the cursor; the agency's name for column -1."""
        if column < 0:
            return Strip([Segment(self._name(row), self._styles["cursor"])])
        span = self.spans[column]
        return Strip(self._segments(row.cell(self._columns[column].id), span.width, "cursor"), span.width)

    @property
    def name_span(self) -> Span:
        """Where the agency's name stands among what is fixed."""
        return Span(0, self._name_width + len(_PICKED) * self._picked, 0)

    def heading(self, title: str, counts: Sequence[str], width: int) -> Strip:
        """A heading over a group of rows, over the whole width, with as many of the counts as there is room for."""
        words = cell(title).plain
        told = list(counts)
        while told and cell_len(words) + GAP * 2 + cell_len(" · ".join(told)) > width:
            told.pop()
        shown = [Segment(f"{words}  ", self._styles["heading"]), Segment(" · ".join(told), self._styles["quiet"])]
        return Strip(shown).crop_extend(0, width, self._styles["base"])

    def column_at(self, x: int) -> int | None:
        """The column at a place among the cells; None between and behind them."""
        return next((number for number, one in enumerate(self.spans) if one.x <= x < one.x + one.width), None)

    def fixed_at(self, x: int) -> str:
        """What stands in the fixed part at a place: agency, state or feedback."""
        name = self.name_span.width + 2 * GAP
        if x < name:
            return "agency"
        return "state" if not self._owed_width or x < name + self._state_width + 2 * GAP else "feedback"

    def _fixed_head(self) -> str:
        name = f"{'  ' * self._picked}agency"
        shown = [(name, self.name_span.width), ("state", self._state_width), ("feedback", self._owed_width)]
        return "".join(f"{set_cell_size(words, width)}{' ' * 2 * GAP}" for words, width in shown if width)

    def _fixed(self, row: BoardRow, base: str) -> Strip:
        ground, quiet = self._styles[base], self._styles[base] + self._styles["quiet"]
        name = ground + self._styles["name"] if base == "ruler" else ground
        gap = " " * 2 * GAP
        shown = [Segment(f"{self._name(row)}{gap}", name)]
        shown.append(Segment(f"{self._state(row).ljust(self._state_width)}{gap}", quiet))
        if self._owed_width:
            shown.append(Segment(f"{days(row).ljust(self._owed_width)}{gap}", quiet))
        return Strip(shown).adjust_cell_length(self.fixed_width, ground)

    def _name(self, row: BoardRow) -> str:
        mark = (_PICKED if row.sampled else " " * len(_PICKED)) if self._picked else ""
        return f"{mark}{self._names[row.line.agency_name]}"

    def _state(self, row: BoardRow) -> str:
        line = row.line
        if self._narrow:
            days = f" {row.waiting} d" if row.waiting is not None else ""
            return f"{_SHORTER.get(line.state, line.state)}{days}"
        return f"{line.state} {line.changed}›" if line.changed else line.state

    def _scrolled(self, row: BoardRow, base: str) -> Iterator[Segment]:
        rule = self._styles[base] + self._styles["rule"]
        gap = Segment(" " * GAP, self._styles[base])
        for column, span in zip(self._columns, self.spans, strict=True):
            if span.x > span.left:
                yield Segment(BETWEEN_AREAS, rule)
            yield from self._segments(row.cell(column.id), span.width, base)
            yield gap

    def _segments(self, found: BoardCell | None, width: int, base: str) -> list[Segment]:
        # Most cells of a board are one of a few (see `boards`), so that each is drawn only once.
        key = (id(found), width, base)
        if key not in self._cells:
            self._cells[key] = list(self._drawn(found, width, self._styles[base], plain=base == "cursor"))
        return self._cells[key]

    def _drawn(self, found: BoardCell | None, width: int, ground: Style, *, plain: bool) -> Iterator[Segment]:
        room = width
        for part in parts(found):
            style = self._hue(part.colour) if part.colour else self._styles["quiet" if part.text in "·›✓–~" else "base"]
            yield Segment(part.text, ground if plain else ground + Style(color=style.color, bold=part.agreed or None))
            room -= cell_len(part.text)
        if room > 0:
            yield Segment(" " * room, ground)

    def _hue(self, colour: str) -> Style:
        return self._styles[f"hue-{colour if colour in HUES else 'grey'}"]

    def _area_titles(self, start: int, room: int) -> Strip:
        """The area over each group of standards, from where it is seen on, as far as there is room for it."""
        shown, at, end = list[Segment](), start, start + room
        areas = [*self._areas(), (Span(self.cells_width, 0, self.cells_width), "")]
        for (first, title), (following, _) in pairwise(areas):
            until = min(following.left, end)
            width = until - max(at, first.left) - len(BETWEEN_AREAS)
            if until > at and width > 0:
                shown.append(Segment(BETWEEN_AREAS, self._styles["base"] + self._styles["rule"]))
                shown.append(Segment(cut_to(title, width), self._styles["head"]))
            at = max(at, until)
        return Strip(shown).adjust_cell_length(room, self.ground)

    def _areas(self) -> Iterator[tuple[Span, str]]:
        for column, span in zip(self._columns, self.spans, strict=True):
            if span.x > span.left:
                yield span, f"{column.area_number} {column.area}"

    def _titles(self, line: int) -> Strip:
        """The numbers of the standards; of areas one of the two lines of their titles."""
        shown = []
        for number, span in enumerate(self.spans):
            if span.x > span.left:
                shown.append(Segment(BETWEEN_AREAS, self._styles["base"] + self._styles["rule"]))
            shown.append(Segment(f"{self._title(number, line)}{' ' * GAP}", self._styles["head"]))
        return Strip(shown).adjust_cell_length(self.cells_width, self._styles["base"])

    def _title(self, number: int, line: int) -> str:
        column, width = self._columns[number], self.spans[number].width
        if column.is_area:
            return in_two(f"{column.number} {cell(column.title).plain}", width)[line]
        return set_cell_size(cell(column.number or column.id).plain, width)


def spliced(strip: Strip, piece: Strip, span: Span) -> Strip:
    """A strip with another piece in a place."""
    return Strip.join([strip.crop(0, span.x), piece, strip.crop(span.x + span.width)])
