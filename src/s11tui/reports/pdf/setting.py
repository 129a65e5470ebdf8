"""What every block needs in order to be set: the faces, and the count of what they lack."""

from collections import Counter
from dataclasses import replace

from s11tui.reports.fonts.chain import Chain, Chains
from s11tui.reports.fonts.drawable import drawable
from s11tui.reports.pdf.flow import Flow
from s11tui.reports.pdf.lines import paragraphs_of
from s11tui.reports.pdf.structure import Element
from s11tui.reports.pdf.style import TextStyle
from s11tui.reports.pdf.text_flow import TextFlow


class Setting:
    """The faces of one document.

    Attributes:
        heading_step: how many sizes its headings are smaller than usual.
        close: whether tables and boxes have little room in them.
    """

    def __init__(self, chains: Chains, *, heading_step: int = 0, close: bool = False) -> None:
        self._chains = chains
        self.heading_step = heading_step
        self.close = close

    @property
    def missing(self) -> Counter[str]:
        """How often each character was met that no face has."""
        return self._chains.missing

    def chain(self, weight: str) -> Chain:
        """The faces for a weight."""
        return self._chains.chain(weight)

    def cell(self, style: TextStyle) -> TextStyle:
        """The look of a cell's text, a little smaller where all is set close."""
        return replace(style, size=style.size - 0.5, leading=style.leading - 1.75) if self.close else style

    def text(self, text: str, weight: str) -> str:
        """The text as it is drawn, with what is missing counted."""
        plain = drawable(text)
        self.chain(weight).count_missing(plain)
        return plain

    def one(self, text: str, style: TextStyle, element: Element) -> TextFlow:
        """A text as one flow, whatever lines it has."""
        return TextFlow(self.text(text, style.weight), style, self.chain(style.weight), element)

    def many(self, text: str, style: TextStyle, parent: Element, role: str = "P") -> list[TextFlow]:
        """A text as one flow for each of its paragraphs."""
        chain = self.chain(style.weight)
        parts = paragraphs_of(self.text(text, style.weight))
        return [TextFlow(part, style, chain, parent.add(role)) for part in parts]


def stays(flows: list[TextFlow]) -> list[Flow]:
    """The flows, the last of which stays with what follows."""
    for flow in flows[-1:]:
        flow.keep_with_next = True
    return list(flows)
