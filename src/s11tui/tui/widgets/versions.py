"""The versions of an answer that two people gave, beside each other where the screen is broad enough."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.strip import Strip
from textual.visual import Visual

from s11tui.tui.widgets.pick_list import PickList, Row

BROAD = 100
"""Columns of the screen from which versions stand beside each other."""
_NARROWEST = 26
"""Cells that a version needs; of those that do not fit, the others stand in a band beneath."""
_GAP = 3
_EMPTY = Content("")

Line = Sequence[tuple[int, Content]]
"""What stands on one line: by column, the row's number and its words."""


class Versions(PickList):
    """A list that can stand abreast: above each column who and when, under it the choice. Otherwise as any list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", show=False),
        Binding("right", "move(1)", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._choice: str | None = None
        self._bands: tuple[object, list[Line]] = (None, [])

    def show_versions(self, rows: Sequence[Row], choice: str) -> None:
        """Show versions: `head` who and when, `body` what was said, `mark` its number.

        Args:
            choice: what picking one does, under each; empty where it cannot be chosen.
        """
        self._show(rows, None, choice)

    def show_choices(self, rows: Sequence[Row], at: str | None) -> None:
        """Show what can be chosen, one under the other."""
        self._show(rows, at, None)

    def _show(self, rows: Sequence[Row], at: str | None, choice: str | None) -> None:
        changed, self._choice = choice != self._choice, choice
        self.show(rows, at)
        if changed:
            self.refresh(layout=True)

    def render_line(self, y: int) -> Strip:
        width = self.content_size.width
        if not self._columns(width):
            return super().render_line(y)
        lines = self._drawn(width)
        if y >= len(lines):
            return Strip.blank(width, self.visual_style.rich_style)
        strips = [part for number, words in lines[y] for part in (self._cell(number, words, width), self._gap())]
        return Strip.join(strips[:-1]).adjust_cell_length(width, self.visual_style.rich_style)

    def on_key(self, event: events.Key) -> None:
        """The number of a version goes to it, as the letters of a name do."""
        number = int(event.character) - 1 if event.character and event.character in "123456789" else -1
        if self._choice is not None and 0 <= number < len(self.rows):
            event.stop()
            event.prevent_default()
            self.cursor = number

    def _columns(self, width: int) -> int:
        """How many versions stand beside each other; 0 where they stand one under the other."""
        fit = min(len(self.rows), (width + _GAP) // (_NARROWEST + _GAP))
        return fit if self._choice is not None and fit > 1 and self.app.size.width >= BROAD else 0

    def _column_width(self, width: int) -> int:
        return (width + _GAP) // self._columns(width) - _GAP

    def _cell(self, number: int, words: Content, width: int) -> Strip:
        style = self.visual_style
        if number == self.cursor and (self.has_focus or self.marks_cursor):
            style = style + self._style_of("pick-list--cursor")
        elif number == self.pointed:
            style = style + self._style_of("pick-list--hover")
        room = self._column_width(width)
        strips = Visual.to_strips(self, words, room, 1, style, apply_selection=False)
        blank = Strip.blank(room, style.rich_style)
        return strips[0].adjust_cell_length(room, style.rich_style) if strips else blank

    def _gap(self) -> Strip:
        rule = Content.styled(" │ ", "$rule")
        return Visual.to_strips(self, rule, _GAP, 1, self.visual_style, apply_selection=False)[0]

    def _drawn(self, width: int) -> list[Line]:
        """Every line, worked out again only where the width or the versions changed."""
        shown = (width, self.rows, self._choice)
        if self._bands[0] != shown:
            lines: list[Line] = []
            numbered, columns = list(enumerate(self.rows)), self._columns(width)
            for first in range(0, len(numbered), columns):
                band = numbered[first : first + columns]
                lines += [[(number, _EMPTY) for number, _ in band]] if lines else []
                lines += self._band(band, self._column_width(width))
            self._bands = (shown, lines)
        return self._bands[1]

    def _band(self, band: Sequence[tuple[int, Row]], width: int) -> list[Line]:
        blocks = [[row.head.wrap(width) for _, row in band], [row.body.wrap(width) for _, row in band]]
        if self._choice:
            choice = Content.styled(f" {self._choice}", "$accent")
            blocks.append([Content.assemble(row.mark, choice).wrap(width) for _, row in band])
        numbers = [number for number, _ in band]
        blank = [(number, _EMPTY) for number in numbers]
        lines: list[Line] = []
        for block in blocks:
            lines += [blank] if lines else []
            lines += [list(zip(numbers, words, strict=True)) for words in zip_longest(*block, fillvalue=_EMPTY)]
        return lines

    def _lines(self, width: int) -> list[tuple[int, Content]]:
        """A line of several columns counts as the cursor's where that is one of them, so that it is scrolled to."""
        if not self._columns(width):
            return super()._lines(width)
        numbers = [[number for number, _ in line] for line in self._drawn(width)]
        return [(self.cursor if self.cursor in some else some[0], _EMPTY) for some in numbers]

    def _row_at(self, offset: object) -> int:
        width = self.content_size.width
        if not self._columns(width):
            return super()._row_at(offset)
        x, y = getattr(offset, "x", -1), getattr(offset, "y", -1)
        lines = self._drawn(width)
        if x < 0 or not 0 <= y < len(lines):
            return -1
        column = x // (self._column_width(width) + _GAP)
        return lines[y][column][0] if column < len(lines[y]) else -1
