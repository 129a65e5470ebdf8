"""A line with words at the left and words at the right."""

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

_GAP = 2


class SplitLine(Widget):
    """Words left and right on one line.

    Of several wordings for the right the longest that fits is taken; where none fits, the right is left out and the
    left is wrapped onto as many lines as it needs, so that nothing is ever cut.
    """

    DEFAULT_CSS = """
    SplitLine { height: auto; width: 1fr; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._left = Content("")
        self._rights: tuple[Content, ...] = ()

    def show(self, left: Content, *rights: Content) -> None:
        """Show other words; `rights` from the longest to the shortest."""
        shown = (self._left, *self._rights)
        given = (left, *rights)
        if len(shown) == len(given) and all(map(Content.is_same, shown, given)):
            return
        self._left, self._rights = left, rights
        width = self.content_size.width
        self.refresh(layout=not width or len(self._lines(width)) != self.content_size.height)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return max(1, len(self._lines(width)))

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> Sequence[Content]:
        if width <= 0:
            return [self._left]
        for right in self._rights:
            room = width - right.cell_length - _GAP
            if room >= min(self._left.cell_length, width):
                space = width - self._left.cell_length - right.cell_length
                return [Content.assemble(self._left, " " * space, right)]
        lines = self._left.wrap(width) or [Content("")]
        shortest = self._rights[-1] if self._rights else Content("")
        space = width - lines[-1].cell_length - shortest.cell_length
        if shortest and space >= _GAP:
            lines[-1] = Content.assemble(lines[-1], " " * space, shortest)
        elif shortest:
            lines.append(Content.assemble(" " * max(0, width - shortest.cell_length), shortest))
        return lines
