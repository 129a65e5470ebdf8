"""What was changed, old against new: side by side where there is room, one under the other where there is not."""

from collections.abc import Sequence
from itertools import zip_longest

from textual.content import Content
from textual.geometry import Size
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from s11tui.audit.changes import Difference
from s11tui.tui.words import muted, plain, strong

_EMPTY = Content("")
_BAR = " │ "
_NARROWEST = 24
"""Cells that each side needs; with less, old stands above new."""
_BEFORE, _NOW = "before", "now"


class OldNew(Widget):
    """Differences, one after the other, each under what it is about."""

    DEFAULT_CSS = "OldNew { height: auto; width: 1fr; }"
    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._shown: tuple[Difference, ...] = ()
        self._wrapped: tuple[int, list[Content]] = (-1, [])

    def show(self, differences: Sequence[Difference]) -> None:
        """Show other differences."""
        if tuple(differences) != self._shown:
            self._shown, self._wrapped = tuple(differences), (-1, [])
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render_line(self, y: int) -> Strip:
        width, lines, style = self.content_size.width, self._lines(self.content_size.width), self.visual_style
        if y >= len(lines):
            return Strip.blank(width, style.rich_style)
        strips = Visual.to_strips(self, lines[y], width, 1, style, apply_selection=False)
        return strips[0].adjust_cell_length(width, style.rich_style) if strips else Strip.blank(width, style.rich_style)

    def _lines(self, width: int) -> list[Content]:
        if self._wrapped[0] != width:
            side = (width - len(_BAR)) // 2
            lay = _beside if side >= _NARROWEST else _beneath
            lines = [line for one in self._shown for line in lay(one, max(8, side if lay is _beside else width))]
            self._wrapped = (width, lines)
        return self._wrapped[1]


def _beside(one: Difference, side: int) -> list[Content]:
    olds = [muted(_BEFORE), *_said(one.before).wrap(side)]
    news = [muted(_NOW), *_said(one.after).wrap(side)]
    lines = [
        Content.assemble(old.extend_right(side - old.cell_length), muted(_BAR), new)
        for old, new in zip_longest(olds, news, fillvalue=_EMPTY)
    ]
    return [*strong(one.what).wrap(side * 2 + len(_BAR)), *lines, _EMPTY]


def _beneath(one: Difference, width: int) -> list[Content]:
    lines = [*strong(one.what).wrap(width)]
    for when, said in ((_BEFORE, one.before), (_NOW, one.after)):
        lines += [muted(when), *(Content.assemble("  ", part) for part in _said(said).wrap(width - 2))]
    return [*lines, _EMPTY]


def _said(words: str | None) -> Content:
    if words is None:
        return muted("– not asked")
    return plain(words) if words else muted("– nothing")
