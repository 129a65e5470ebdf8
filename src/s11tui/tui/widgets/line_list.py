"""A long list of which only the lines that are seen are drawn: two thousand open as quickly as twenty."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual

_EMPTY = Content("")
_GAP = 2
_WHEN = 16
"""Cells of the first column."""
_LAST_SHARE = 3
"""The last column takes this part of the width."""
_NARROW = 60
"""Below this many cells the last column is left out."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a short word or two, what it is, and whose. A heading has only a `head`, and cannot be picked.

    What does not fit ends in “…”; the screen says it in full of the line under the cursor.
    """

    id: str
    head: Content
    when: Content = _EMPTY
    whose: Content = _EMPTY
    heading: bool = False


class LineList(ScrollView, can_focus=True, inherit_bindings=False):
    """Arrows, Home, End, PgUp and PgDn move; Enter or a click opens."""

    DEFAULT_CSS = """
    LineList { scrollbar-size: 1 1; pointer: pointer; }
    LineList > .line-list--cursor { background: $here; color: $foreground; text-style: $here-style; }
    LineList > .line-list--hover { background: $surface; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"line-list--cursor", "line-list--hover"}
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "edge(0)", show=False),
        Binding("end", "edge(-1)", show=False),
        Binding("enter", "open", show=False),
    ]

    @dataclass
    class Moved(Message):
        """The cursor is on another line, or other lines are shown."""

    @dataclass
    class Opened(Message):
        """A line is wanted."""

        line: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: tuple[Line | str, ...] = ()
        self._draw: Callable[[str], Line] = _nothing
        self._drawn: dict[str, Line] = {}
        self._stops: list[int] = []
        self._cursor = 0
        self._pointed = -1

    def show(
        self, lines: Sequence[Line | str], draw: Callable[[str], Line], at: str = "", *, hold: bool = False
    ) -> None:
        """Show other lines.

        Args:
            lines: headings, and the ids of what is listed.
            draw: makes the line of an id, when it is seen.
            at: the id of the line on which the cursor is put; else it stays where it is, as far as that is there.
            hold: the line under the cursor stays where it is on the screen, whatever comes or goes before it.
        """
        wanted, before = at or self.current, self._line_here
        self._lines, self._draw, self._drawn = tuple(lines), draw, {}
        self._stops = [number for number, one in enumerate(self._lines) if isinstance(one, str)]
        found = (place for place, number in enumerate(self._stops) if self._lines[number] == wanted)
        self._cursor = next(found, min(self._cursor, max(0, len(self._stops) - 1)) if wanted else 0)
        self.virtual_size = Size(self.size.width, len(self._lines))
        self.refresh()
        if hold:
            y = self.scroll_offset.y + self._line_here - before
            self.call_after_refresh(self.scroll_to, y=y, animate=False, force=True)
        else:
            self.call_after_refresh(self._follow)
        self.post_message(self.Moved())

    @property
    def _line_here(self) -> int:
        """The line under the cursor, headings counted."""
        return self._stops[self._cursor] if self._cursor < len(self._stops) else 0

    @property
    def current(self) -> str:
        """The id of the line under the cursor; empty where there is none."""
        found = self._lines[self._stops[self._cursor]] if self._cursor < len(self._stops) else ""
        return found if isinstance(found, str) else ""

    @property
    def words(self) -> tuple[str, ...]:
        """What every line says, headings too."""
        return tuple(self._line(number).head.plain for number in range(len(self._lines)))

    def _line(self, number: int) -> Line:
        found = self._lines[number]
        if isinstance(found, Line):
            return found
        if found not in self._drawn:
            self._drawn[found] = self._draw(found)
        return self._drawn[found]

    def action_move(self, by: int) -> None:
        self._go(self._cursor + by)

    def action_page(self, by: int) -> None:
        self._go(self._cursor + by * max(1, self.size.height - 1))

    def action_edge(self, place: int) -> None:
        self._go(place % len(self._stops) if self._stops else 0)

    def action_open(self) -> None:
        if self.current:
            self.post_message(self.Opened(self.current))

    def _go(self, place: int) -> None:
        place = max(0, min(place, len(self._stops) - 1))
        if place != self._cursor and self._stops:
            self._cursor = place
            self.refresh()
            self._follow()
            self.post_message(self.Moved())

    def _follow(self) -> None:
        """Scroll so that the line under the cursor, with a heading right over it, is seen."""
        if self._stops:
            number = self._stops[self._cursor]
            top = number - 1 if number and isinstance(self._lines[number - 1], Line) else number
            self.scroll_to_region(Region(0, top, 1, number - top + 1), animate=False, force=True)

    def on_resize(self) -> None:
        self.virtual_size = Size(self.size.width, len(self._lines))
        self._follow()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def render_line(self, y: int) -> Strip:
        number, width = y + self.scroll_offset.y, self.size.width
        style = self.visual_style
        if number >= len(self._lines):
            return Strip.blank(width, style.rich_style)
        if self._stops and number == self._stops[self._cursor]:
            style = style + self._style_of("line-list--cursor")
        elif number == self._pointed:
            style = style + self._style_of("line-list--hover")
        content = self._laid_out(self._line(number), width)
        strip = Visual.to_strips(self, content, width, 1, style, apply_selection=False)[0]
        return strip.adjust_cell_length(width, style.rich_style)

    def _style_of(self, part: str) -> Style:
        # As in the other lists: Textual forgets to turn a part's colours round (text-style: reverse).
        turned = self.get_component_styles(part).text_style.reverse
        return self.get_visual_style(part, partial=True) + Style(reverse=turned)

    def _laid_out(self, line: Line, width: int) -> Content:
        """The three columns in one line; narrow lists leave the last one out."""
        if line.heading:
            return line.head.truncate(width, ellipsis=True)
        whose = width // _LAST_SHARE if width >= _NARROW else 0
        when = min(_WHEN, width // 2)
        room = width - when - _GAP - (whose + _GAP if whose else 0)
        parts = [_padded(line.when, when), Content(" " * _GAP), _padded(line.head, max(1, room))]
        if whose:
            parts += [Content(" " * _GAP), _padded(line.whose, whose)]
        return Content("").join(parts)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        self._point_at(self._line_at(event))

    def on_leave(self) -> None:
        self._point_at(-1)

    def on_click(self, event: events.Click) -> None:
        number = self._line_at(event)
        if number in self._stops:
            event.stop()
            self._go(self._stops.index(number))
            self.action_open()

    def _line_at(self, event: events.MouseEvent) -> int:
        offset = event.get_content_offset(self)
        return -1 if offset is None else offset.y + self.scroll_offset.y

    def _point_at(self, number: int) -> None:
        pointed = number if 0 <= number < len(self._lines) and isinstance(self._lines[number], str) else -1
        if pointed != self._pointed:
            self._pointed = pointed
            self.refresh()


def _nothing(line: str) -> Line:
    return Line(line, _EMPTY)


def _padded(content: Content, width: int) -> Content:
    return content.truncate(width, ellipsis=True, pad=True)
