"""A line of the list of contents: the heading, its page, and the way there."""

from s11tui.reports.fonts.chain import Chain
from s11tui.reports.pdf.flow import Flow
from s11tui.reports.pdf.pen import Pen
from s11tui.reports.pdf.structure import Element
from s11tui.reports.pdf.style import HAIRLINE, TextStyle
from s11tui.reports.pdf.text_flow import TextFlow

_NUMBER_COLUMN = 40.0
_STEP = 16.0


class ContentsFlow(Flow):
    """One entry. The page is known when it is drawn, for pages are filled before."""

    def __init__(
        self, text: TextFlow, style: TextStyle, chain: Chain, element: Element, target: str, depth: int
    ) -> None:
        self._text = text
        self._style = style
        self._chain = chain
        self._element = element
        self._target = target
        self._indent = (depth - 1) * _STEP
        self.before, self.after = style.before, style.after

    def _inner(self, width: float) -> float:
        return width - self._indent - _NUMBER_COLUMN

    def height(self, width: float) -> float:
        return self._text.height(self._inner(width))

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        height = self.height(width)
        page = str(pen.places[self._target][0] + 1)
        self._text.draw(pen, left + self._indent, top, self._inner(width))
        last_line = top - height + self._style.leading
        wide = self._chain.width(page) * self._style.size / 1000
        with pen.artifact():
            pen.rule(left, left + width, top - height - 2.5, HAIRLINE, 0.4)
        with pen.marked(self._element):
            pen.text([f"{page} "], self._chain, self._style, left + width - wide, last_line)
        box = (left + self._indent, top - height, left + width, top)
        pen.link_to_anchor(self._element, box, self._target, f"Go to page {page}")
