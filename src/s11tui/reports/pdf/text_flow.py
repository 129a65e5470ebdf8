"""Texts: paragraphs, headings and links."""

from collections.abc import Sequence

from s11tui.reports.fonts.chain import Chain
from s11tui.reports.pdf.flow import Flow
from s11tui.reports.pdf.lines import broken
from s11tui.reports.pdf.pen import Pen
from s11tui.reports.pdf.structure import Element
from s11tui.reports.pdf.style import TextStyle

_LEAST_LINES = 2
"""Lines that may stand alone at a page's foot or head."""


class TextFlow(Flow):
    """A drawable text in one style, owned by one element of the tree however often it is split."""

    def __init__(self, text: str, style: TextStyle, chain: Chain, element: Element) -> None:
        self._text = text
        self._style = style
        self._chain = chain
        self._element = element
        self._lines: Sequence[str] = ()
        self._broken_for: float | None = None
        self.before, self.after = style.before, style.after

    def lines(self, width: float) -> Sequence[str]:
        """The lines in a column of that width; a piece of a split text keeps its own."""
        if self._broken_for is None or (self._text and self._broken_for != width):
            self._lines = broken(self._text, self._chain, self._style.size, width - self._style.indent)
            self._broken_for = width
        return self._lines

    def height(self, width: float) -> float:
        return len(self.lines(width)) * self._style.leading

    def natural_width(self, width: float) -> float:
        """The width of the longest line."""
        widths = (self._chain.width(line.rstrip(" ")) for line in self.lines(width))
        return max(widths) * self._style.size / 1000

    def least(self, width: float) -> float:
        lines = len(self.lines(width))
        return (lines if lines < 2 * _LEAST_LINES else _LEAST_LINES) * self._style.leading

    def split(self, width: float, room: float) -> "tuple[TextFlow, TextFlow] | None":
        lines = len(self.lines(width))
        fit = min(int(room / self._style.leading), lines - _LEAST_LINES)
        return self.cut(width, fit) if fit >= _LEAST_LINES and lines >= 2 * _LEAST_LINES else None

    def cut(self, width: float, lines: int) -> "tuple[TextFlow, TextFlow]":
        """Its first lines, and the rest."""
        here = self.lines(width)
        first, rest = self._piece(here[:lines], width), self._piece(here[lines:], width)
        first.before, rest.after = self.before, self.after
        first.after = rest.before = 0.0
        return first, rest

    def fitting(self, room: float) -> int:
        """How many lines fit that room."""
        return int(room / self._style.leading)

    def _piece(self, lines: Sequence[str], width: float) -> "TextFlow":
        piece = TextFlow("", self._style, self._chain, self._element)
        piece._lines, piece._broken_for = lines, width
        return piece

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        lines = self.lines(width)
        if any(lines):
            pen.say(self._element, lines, self._chain, self._style, left + self._style.indent, top)


class HeadingFlow(TextFlow):
    """A section's heading: a place to go to, and an entry of the outline."""

    keep_with_next = True

    def __init__(self, text: str, style: TextStyle, chain: Chain, element: Element, *, anchor: str, depth: int) -> None:
        super().__init__(text, style, chain, element)
        self.anchor = anchor
        self._depth = depth

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        pen.bookmark(self.anchor, self._text.replace("\n", " ") or self.anchor, self._depth, top)
        super().draw(pen, left, top, width)

    def split(self, width: float, room: float) -> "tuple[TextFlow, TextFlow] | None":
        lines = len(self.lines(width))
        fit = min(int(room / self._style.leading), lines - 1)
        if fit < 1:
            return None
        first, rest = self.cut(width, fit)
        head = HeadingFlow(self._text, self._style, self._chain, self._element, anchor=self.anchor, depth=self._depth)
        head._lines, head._broken_for = first.lines(width), width
        head.before, head.after = self.before, 0.0
        return head, rest


class LinkFlow(TextFlow):
    """Words that open an address; each line is a sensitive area."""

    def __init__(self, text: str, style: TextStyle, chain: Chain, element: Element, *, url: str) -> None:
        super().__init__(text, style, chain, element)
        self._url = url

    def _piece(self, lines: Sequence[str], width: float) -> TextFlow:
        piece = LinkFlow("", self._style, self._chain, self._element, url=self._url)
        piece._lines, piece._broken_for = lines, width
        return piece

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        super().draw(pen, left, top, width)
        leading = self._style.leading
        start = left + self._style.indent
        for at, line in enumerate(self.lines(width)):
            long = self._chain.width(line.rstrip(" ")) * self._style.size / 1000
            upper = top - at * leading
            if long:
                with pen.artifact():
                    pen.rule(start, start + long, upper - leading * 0.86, self._style.colour, 0.5)
                pen.link_to_page(self._element, (start, upper - leading, start + long, upper), self._url, self._says())

    def _says(self) -> str:
        return f"Opens {self._url}"
