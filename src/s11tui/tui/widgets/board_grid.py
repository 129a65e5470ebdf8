"""The board's grid: twenty thousand cells as one widget, of which only the lines that are seen are drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from s11tui.tui.widgets.board_paint import HEAD, PARTS, BoardPaint, spliced
from s11tui.workspace.board_lines import BoardColumn, BoardRow
from s11tui.workspace.board_order import Arranged


@dataclass(frozen=True, slots=True)
class Heading:
    """A line over a group of rows."""

    title: str
    counts: tuple[str, ...]


class BoardGrid(ScrollView, can_focus=True, inherit_bindings=False):
    """Agencies down, standards or areas across; agency and state stay when the rest is scrolled.

    Arrows, Home, End, PgUp and PgDn move a cell; Enter, a double click, or a click on the cell under the cursor opens.
    The agency's name is a cell too, the first of its row.

    Args:
        moved: called when the cursor is in another cell, or another board is shown. It is no message, which would
            arrive a frame later: so the cell and what the screen says of it are drawn in one go.
    """

    DEFAULT_CSS = """
    BoardGrid { background: $background; color: $foreground; scrollbar-size: 1 1; pointer: pointer; }
    BoardGrid > .board--ruler { background: $surface; }
    BoardGrid > .board--cursor { background: $here; color: $foreground; text-style: $here-style; }
    BoardGrid > .board--head { color: $quiet; }
    BoardGrid > .board--head-here { color: $accent; text-style: bold; }
    BoardGrid > .board--name { text-style: bold; }
    BoardGrid > .board--quiet { color: $quiet; }
    BoardGrid > .board--rule { color: $rule; }
    BoardGrid > .board--heading { color: $foreground; text-style: bold; }
    BoardGrid > .board--hue-blue { color: $grade-blue; }
    BoardGrid > .board--hue-green { color: $grade-green; }
    BoardGrid > .board--hue-amber { color: $grade-amber; }
    BoardGrid > .board--hue-red { color: $grade-red; }
    BoardGrid > .board--hue-grey { color: $grade-grey; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"board--{part}" for part in PARTS}
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1, 0)", show=False),
        Binding("down", "move(1, 0)", show=False),
        Binding("left", "move(0, -1)", show=False),
        Binding("right", "move(0, 1)", show=False),
        Binding("home", "edge(0, -1)", show=False),
        Binding("end", "edge(0, 1)", show=False),
        Binding("ctrl+home", "edge(-1, 0)", show=False),
        Binding("ctrl+end", "edge(1, 0)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("enter", "open", show=False),
    ]

    @dataclass
    class Opened(Message):
        """The cell under the cursor is wanted."""

    @dataclass
    class HeadClicked(Message):
        """The head of a column was clicked: agency, state, feedback, or the id of a column."""

        column: str

    def __init__(self, moved: Callable[[], None], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._moved = moved
        self._arranged: Arranged | None = None
        self._lines: list[BoardRow | Heading] = []
        self._stops: list[int] = []
        self._columns: tuple[BoardColumn, ...] = ()
        self._row, self._column = 0, -1
        self._paint: BoardPaint | None = None
        self._restyled = False

    def show(self, arranged: Arranged, at: tuple[str, str] | None = None, *, hold: bool = False) -> None:
        """Show a board.

        Args:
            at: the return and the column on which the cursor is put; else it stays where it is, as far as that is
                still there.
            hold: the line under the cursor stays where it is on the screen, whatever comes or goes before it.
        """
        wanted, before = at or self.at, self._line_here
        self._arranged, self._columns = arranged, arranged.columns
        self._lines = []
        for group in arranged.groups:
            self._lines += [Heading(group.heading, group.counts)] if group.heading else []
            self._lines += group.rows
        self._stops = [number for number, one in enumerate(self._lines) if isinstance(one, BoardRow)]
        self._point_at(*wanted)
        self._repaint(by=self._line_here - before if hold else None)
        self._moved()

    @property
    def row(self) -> BoardRow | None:
        """The row under the cursor."""
        found = self._lines[self._stops[self._row]] if self._row < len(self._stops) else None
        return found if isinstance(found, BoardRow) else None

    @property
    def column(self) -> BoardColumn | None:
        """The column under the cursor; None where that is the agency's name."""
        return self._columns[self._column] if 0 <= self._column < len(self._columns) else None

    @property
    def at(self) -> tuple[str, str]:
        """The ids of the return and the column under the cursor; empty where there is none."""
        return (self.row.line.id if self.row else ""), (self.column.id if self.column else "")

    def _point_at(self, return_id: str, column: str) -> None:
        rows = [self._lines[stop] for stop in self._stops]
        found = (number for number, one in enumerate(rows) if isinstance(one, BoardRow) and one.line.id == return_id)
        self._row = next(found, min(self._row, max(0, len(rows) - 1)) if return_id else 0)
        self._column = next((number for number, one in enumerate(self._columns) if one.id == column), -1)

    # Moving.

    def action_move(self, rows: int, columns: int) -> None:
        self._go(self._row + rows, self._column + columns)

    def action_page(self, by: int) -> None:
        self._go(self._row + by * max(1, self._room.height - 1), self._column)

    def action_edge(self, rows: int, columns: int) -> None:
        """To the first or last row (-1, 1) or column; 0 leaves it."""
        row = self._row if not rows else (0 if rows < 0 else len(self._stops) - 1)
        column = self._column if not columns else (-1 if columns < 0 else len(self._columns) - 1)
        self._go(row, column)

    def action_open(self) -> None:
        if self.row is not None:
            self.post_message(self.Opened())

    def _go(self, row: int, column: int) -> None:
        row = max(0, min(row, len(self._stops) - 1))
        column = max(-1, min(column, len(self._columns) - 1))
        if (row, column) == (self._row, self._column) or not self._stops:
            return
        before = self._row
        other_column = column != self._column
        self._row, self._column = row, column
        scroll = self.scroll_offset
        self._follow()
        if self.scroll_offset == scroll:
            self._refresh_lines(before, row, head=other_column)
        self._moved()

    def _refresh_lines(self, *rows: int, head: bool) -> None:
        """Draw again only what a step of the cursor changes."""
        width, top = self._seen.width, HEAD - self.scroll_offset.y
        regions = [Region(0, self._stops[row] + top, width, 1) for row in set(rows)]
        seen = [one for one in regions if HEAD <= one.y < self._seen.height]
        self.refresh(*seen, *([Region(0, 0, width, HEAD)] if head else []))

    @property
    def _seen(self) -> Size:
        """How much is seen; the scrollbars are drawn over the rest."""
        return self.scrollable_content_region.size

    @property
    def _room(self) -> Size:
        """What there is for rows and for cells that are scrolled."""
        fixed = self._paint.fixed_width if self._paint else 0
        return Size(max(1, self._seen.width - fixed), max(1, self._seen.height - HEAD))

    def _follow(self) -> None:
        """Scroll so that the cell under the cursor is seen."""
        if self._paint is None or not self._stops:
            return
        room, scroll = self._room, self.scroll_offset
        line = self._stops[self._row]
        # The heading over the first row of a group is brought along.
        top = line - 1 if line and isinstance(self._lines[line - 1], Heading) else line
        y = min(max(scroll.y, line - room.height + 1), top)
        x = scroll.x
        if self._column >= 0:
            spans = self._paint.spans
            span = spans[self._column]
            if span.x + span.width > x + room.width:
                # From the beginning of a column on, so that the first that is seen is seen whole.
                least = span.x + span.width + 1 - room.width
                x = next((one.left for one in spans if one.left >= least), span.left)
            x = min(x, span.left)
        self.scroll_to(x, y, animate=False)

    # Drawing.

    @property
    def _line_here(self) -> int:
        """The line of the row under the cursor."""
        return self._stops[self._row] if self._row < len(self._stops) else 0

    def _repaint(self, by: int | None = None) -> None:
        """Make everything anew that depends on board, width and colours; scroll `by` lines, or to the cursor."""
        if self._arranged is None or not self.size.width:
            return
        self._paint = BoardPaint(self._columns, self._arranged.board.rows, self.size.width, self._styles())
        self.virtual_size = Size(self._paint.fixed_width + self._paint.cells_width, HEAD + len(self._lines))
        self.refresh()
        if by is None:
            self.call_after_refresh(self._follow)
        elif by:
            self.call_after_refresh(self.scroll_to, y=self.scroll_offset.y + by, animate=False, force=True)

    def _styles(self) -> dict[str, Style]:
        base = self.rich_style
        styles = {part: base + self.get_component_rich_style(f"board--{part}", partial=True) for part in PARTS}
        for part in ("ruler", "cursor"):
            styles[part] = self.get_component_rich_style(f"board--{part}")
        for part in ("quiet", "name", "rule"):
            # Put over other grounds, so without one of their own.
            styles[part] = self.get_component_rich_style(f"board--{part}", partial=True)
        return styles

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._restyled = True

    def on_resize(self) -> None:
        self._repaint()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width, paint = self._seen.width, self._paint
        if paint is None:
            return Strip.blank(width, self.rich_style)
        if self._restyled:
            self._restyled = False
            paint.restyle(self._styles())
        if y < HEAD:
            strip = paint.head(y, self._column, self.scroll_offset.x, max(1, width - paint.fixed_width))
            return strip.adjust_cell_length(width, paint.ground)
        number = y - HEAD + self.scroll_offset.y
        if number >= len(self._lines):
            return Strip.blank(width, paint.ground)
        line = self._lines[number]
        if isinstance(line, Heading):
            return paint.heading(line.title, line.counts, width)
        here = bool(self._stops) and number == self._stops[self._row]
        return self._row_strip(paint, line, width, here=here)

    def _row_strip(self, paint: BoardPaint, row: BoardRow, width: int, *, here: bool) -> Strip:
        """What is fixed, and of the cells what the scroll shows; `here`: the cursor is in it."""
        fixed, cells = paint.row(row, here=here)
        if here and self.has_focus and self._column < 0:
            fixed = spliced(fixed, paint.cursor(row, -1), paint.name_span)
        elif here and self.has_focus:
            cells = spliced(cells, paint.cursor(row, self._column), paint.spans[self._column])
        ground = paint.ground_of(here=here)
        seen = paint.window(cells, self.scroll_offset.x, max(1, width - paint.fixed_width), ground)
        return Strip.join([fixed, seen]).adjust_cell_length(width, ground)

    # The mouse.

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None or self._paint is None:
            return
        event.stop()
        fixed = offset.x < self._paint.fixed_width
        inside = offset.x - self._paint.fixed_width + self.scroll_offset.x
        column = -1 if fixed else self._paint.column_at(inside)
        if column is None:
            return
        if offset.y < HEAD:
            self.post_message(self.HeadClicked(self._paint.fixed_at(offset.x) if fixed else self._columns[column].id))
            return
        line = offset.y - HEAD + self.scroll_offset.y
        if line in self._stops:
            row = self._stops.index(line)
            if (row, column) == (self._row, self._column):
                self.action_open()
            else:
                self._go(row, column)
