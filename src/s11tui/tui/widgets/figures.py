"""Tables of numbers with a name in front, and sentences under them, as wide as the screen allows."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from s11tui.text import admit
from s11tui.tui.words import muted, plain, strong
from s11tui.workspace.calibration_words import Table

_GAP = 2
_NARROWEST_NAME = 14
_WIDEST_NAME = 60


class Figures(Widget):
    """Numbers stand under one another; names are wrapped, never cut."""

    DEFAULT_CSS = """
    Figures { height: auto; width: 1fr; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._notes: tuple[str, ...] = ()
        self._tables: tuple[Table, ...] = ()
        self._title = ""
        self._said: tuple[tuple[str, str, str], ...] = ()

    def show(
        self,
        notes: Sequence[str],
        tables: Sequence[Table],
        title: str = "",
        said: Sequence[tuple[str, str, str]] = (),
    ) -> None:
        """Show other ones.

        Args:
            notes: what is said before the tables.
            said: under the title, of each thing what it is about, what is said of it, and on which grades.
        """
        self._notes, self._tables, self._title, self._said = tuple(notes), tuple(tables), title, tuple(said)
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._content(width).wrap(width)) if width else 1

    def render(self) -> Content:
        return self._content(self.content_size.width)

    def _content(self, width: int) -> Content:
        lines: list[Content] = [muted(note) for note in self._notes]
        for table in self._tables:
            lines += [Content(""), *([strong(table.title)] if table.title else []), *table_lines(table, width)]
        if self._said:
            lines += [Content(""), strong(self._title)]
        for about, words, scale in self._said:
            lines += [Content(""), plain(about), muted(f"  {words}"), muted(f"  {scale}")]
        return Content("\n").join(lines)


def table_lines(table: Table, width: int) -> Iterator[Content]:
    """A table in lines of that width: the heads, in two lines where they have two words, then the rows."""
    heads = [_two(head) for head in table.head[1:]]
    cells = [row[1:] for row in table.rows]
    widths = [max(len(part) for part in (*head, *(row[place] for row in cells))) for place, head in enumerate(heads)]
    numbers = sum(one + _GAP for one in widths)
    longest = max((len(row[0]) for row in table.rows), default=0)
    name = max(_NARROWEST_NAME, min(longest, _WIDEST_NAME, width - numbers))
    for place in (0, 1) if any(head[0] for head in heads) else (1,):
        yield muted(" " * name + _right([head[place] for head in heads], widths))
    for row in table.rows:
        first, *more = wrap(admit(row[0]).text, name) or [""]
        yield plain(first.ljust(name) + _right(row[1:], widths))
        yield from (plain(f"{one}") for one in more)


def _two(head: str) -> tuple[str, str]:
    """The two lines of a head; the upper is empty where it has one word."""
    above, _, below = head.rpartition(" ")
    return above, below


def _right(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "".join(f"{' ' * _GAP}{cell.rjust(width)}" for cell, width in zip(cells, widths, strict=True))
