"""One list for everything that is picked from: grades with their descriptors, options, evidence, people, returns."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual
from textual.widget import Widget

_EMPTY = Content("")
_GAP = "  "
_FORGOTTEN_AFTER = 1.0
"""Seconds after which letters typed to find a row begin a new word."""
_NARROWEST_BODY = 30
"""Below this many cells the body goes under the head instead of beside it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that can be picked.

    Attributes:
        mark: a sign before it, for example `(•)`.
        head: its name.
        body: what is said of it, beside the name or under it, wrapped.
        heading: it only separates, and cannot be picked.
    """

    id: str
    head: Content
    body: Content = _EMPTY
    mark: Content = _EMPTY
    heading: bool = False


class PickList(Widget, can_focus=True):
    """Rows that are wrapped, never cut; arrows and first letters move, Enter, Space or a click pick.

    It draws all its rows as one widget: a form with a widget for each choice is slow to move about in.
    """

    DEFAULT_CSS = """
    PickList { height: auto; width: 1fr; pointer: pointer; }
    PickList > .pick-list--cursor { background: $accent 22%; }
    PickList > .pick-list--hover { background: $surface; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"pick-list--cursor", "pick-list--hover"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("home", "edge(0)", show=False),
        Binding("end", "edge(-1)", show=False),
        Binding("enter,space", "pick", show=False),
        Binding("delete", "remove", show=False),
    ]
    ALLOW_SELECT = False

    cursor: reactive[int] = reactive(0, init=False)
    pointed: reactive[int] = reactive(-1, init=False)

    @dataclass
    class Picked(Message):
        """A row was picked."""

        list: "PickList"
        row: str

        @property
        def control(self) -> "PickList":
            return self.list

    @dataclass
    class Removing(Message):
        """The Delete key was pressed on a row."""

        list: "PickList"
        row: str

        @property
        def control(self) -> "PickList":
            return self.list

    def __init__(self, *, head_width: int = 28, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._rows: tuple[Row, ...] = ()
        self._head_width = head_width
        self.marks_cursor = False
        """Whether the cursor is drawn while something else has the focus (a box to search by)."""
        self._wrapped: tuple[int, list[tuple[int, Content]]] = (-1, [])
        self._letters = ""
        self._typed_at = 0.0

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._rows

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        return self._rows[self.cursor] if 0 <= self.cursor < len(self._rows) else None

    def show(self, rows: Sequence[Row], at: str | None = None) -> None:
        """Show other rows.

        Args:
            at: the row on which the cursor is put (the first, where there is none of that id); None leaves it on the
                row of the same id where that is still there.
        """
        rows = tuple(rows)
        kept = self.current.id if self.current and at is None else at
        if rows == self._rows and at is None:
            return
        self._rows = rows
        self._wrapped = (-1, [])
        found = next((number for number, row in enumerate(rows) if row.id == kept and not row.heading), None)
        self.set_reactive(PickList.cursor, self._first() if found is None else found)
        self.set_reactive(PickList.pointed, -1)
        self.refresh(layout=True)

    def point_at(self, row_id: str) -> None:
        """Put the cursor on a row."""
        for number, row in enumerate(self._rows):
            if row.id == row_id:
                self.cursor = number

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render_line(self, y: int) -> Strip:
        width = self.content_size.width
        lines = self._lines(width)
        style = self.visual_style
        if y >= len(lines):
            return Strip.blank(width, style.rich_style)
        number, content = lines[y]
        if number == self.cursor and (self.has_focus or self.marks_cursor):
            style = style + self._style_of("pick-list--cursor")
        elif number == self.pointed:
            style = style + self._style_of("pick-list--hover")
        strips = Visual.to_strips(self, content, width, 1, style, apply_selection=False)
        return strips[0].adjust_cell_length(width, style.rich_style) if strips else Strip.blank(width, style.rich_style)

    def _style_of(self, part: str) -> Style:
        # Textual 8.2 forgets to turn a part's colours round (text-style: reverse), which themes without tints need.
        turned = self.get_component_styles(part).text_style.reverse
        return self.get_visual_style(part, partial=True) + Style(reverse=turned)

    def action_move(self, by: int) -> None:
        at = self.cursor + by
        while 0 <= at < len(self._rows) and self._rows[at].heading:
            at += by
        if 0 <= at < len(self._rows):
            self.cursor = at

    def action_edge(self, at: int) -> None:
        pickable = [number for number, row in enumerate(self._rows) if not row.heading]
        if pickable:
            self.cursor = pickable[at]

    def action_pick(self) -> None:
        if self.current is not None and not self.current.heading:
            self.post_message(self.Picked(self, self.current.id))

    def action_remove(self) -> None:
        if self.current is not None and not self.current.heading:
            self.post_message(self.Removing(self, self.current.id))

    def watch_cursor(self) -> None:
        self.refresh()
        self._show_cursor()

    def watch_pointed(self) -> None:
        self.refresh()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_key(self, event: events.Key) -> None:
        """Letters typed one after the other go to the next row that has a word beginning so."""
        if event.character is None or not event.character.isalnum():
            return
        event.stop()
        fresh = event.time - self._typed_at > _FORGOTTEN_AFTER
        self._letters = ("" if fresh else self._letters) + event.character.casefold()
        self._typed_at = event.time
        order = [*range(self.cursor, len(self._rows)), *range(self.cursor)]
        for number in order:
            words = self._rows[number].head.plain.casefold().split()
            if not self._rows[number].heading and any(word.startswith(self._letters) for word in words):
                self.cursor = number
                return

    def on_mouse_move(self, event: events.MouseMove) -> None:
        self.pointed = self._row_at(event.get_content_offset(self))

    def on_leave(self) -> None:
        self.pointed = -1

    def on_click(self, event: events.Click) -> None:
        number = self._row_at(event.get_content_offset(self))
        if number >= 0:
            event.stop()
            self.cursor = number
            self.action_pick()

    def _row_at(self, offset: object) -> int:
        y = getattr(offset, "y", -1)
        lines = self._lines(self.content_size.width)
        number = lines[y][0] if 0 <= y < len(lines) else -1
        return -1 if number >= 0 and self._rows[number].heading else number

    def _first(self) -> int:
        return next((number for number, row in enumerate(self._rows) if not row.heading), 0)

    def _show_cursor(self) -> None:
        """Scroll so that the whole row under the cursor is seen."""
        page = next((node for node in self.ancestors if isinstance(node, Widget) and node.allow_vertical_scroll), None)
        mine = [y for y, (number, _) in enumerate(self._lines(self.content_size.width)) if number == self.cursor]
        if page is None or not mine or not (self.has_focus or self.marks_cursor):
            return
        at = self.region.offset - page.region.offset + page.scroll_offset
        region = Region(0, at.y + mine[0] + self.gutter.top, self.content_size.width, len(mine))
        page.scroll_to_region(region, animate=False, force=True)

    def _lines(self, width: int) -> list[tuple[int, Content]]:
        """Every line of the widget with the number of the row that it belongs to."""
        if self._wrapped[0] != width:
            lines = [
                (number, content) for number, row in enumerate(self._rows) for content in self._wrap(row, max(width, 8))
            ]
            self._wrapped = (width, lines)
        return self._wrapped[1]

    def _wrap(self, row: Row, width: int) -> list[Content]:
        if row.heading:
            lines = row.head.wrap(width) or [_EMPTY]
            return lines if row is self._rows[0] else [_EMPTY, *lines]
        mark_width = max((one.mark.cell_length for one in self._rows), default=0)
        indent = mark_width + 1 if mark_width else 0
        room = width - indent
        longest = max((one.head.cell_length for one in self._rows if not one.heading), default=0)
        head_width = min(longest, self._head_width)
        if not row.body or room - head_width - len(_GAP) < _NARROWEST_BODY:
            lines = [*(row.head.wrap(room) or [_EMPTY])]
            lines += [Content.assemble("  ", one) for one in row.body.wrap(room - 2)] if row.body else []
            return _with_mark(row.mark, lines, indent)
        heads = row.head.wrap(head_width)
        bodies = row.body.wrap(room - head_width - len(_GAP))
        lines = [
            Content.assemble(head.extend_right(head_width - head.cell_length), _GAP, body)
            for head, body in zip_longest(heads, bodies, fillvalue=_EMPTY)
        ]
        return _with_mark(row.mark, lines, indent)


def _with_mark(mark: Content, lines: list[Content], indent: int) -> list[Content]:
    if not indent:
        return lines
    first = mark.extend_right(indent - mark.cell_length)
    return [Content.assemble(first if number == 0 else " " * indent, one) for number, one in enumerate(lines)]
