"""The band at the head of the cover: who, what, and in what state."""

from collections.abc import Sequence
from dataclasses import dataclass

from s11tui.reports.document import Document
from s11tui.reports.fonts.chain import Chains
from s11tui.reports.fonts.drawable import drawable
from s11tui.reports.pdf.flow import Flow, offsets
from s11tui.reports.pdf.pen import Pen
from s11tui.reports.pdf.structure import Element
from s11tui.reports.pdf.style import (
    ACCENT,
    BAND_BANNER,
    BAND_BANNER_GROUND,
    BAND_SMALL,
    BAND_SUBTITLE,
    BAND_TITLE,
    HEADINGS,
    LOW_BANNER,
    LOW_SMALL,
    LOW_SUBTITLE,
    LOW_TITLE,
    MARGIN,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    TextStyle,
)
from s11tui.reports.pdf.text_flow import TextFlow

UNTITLED = "Report"
"""The title of a document that has none: PDF/UA wants one."""

_TALLEST = PAGE_HEIGHT * 0.55


@dataclass(frozen=True, slots=True)
class Band:
    """The looks of a band: styles of banner, author, title and subtitle, and the room around them and below it."""

    styles: tuple[TextStyle, TextStyle, TextStyle, TextStyle]
    above: float
    below: float
    after: float


_HIGH = Band((BAND_BANNER, BAND_SMALL, BAND_TITLE, BAND_SUBTITLE), 92.0, 44.0, 30.0)
_LOW = Band((LOW_BANNER, LOW_SMALL, LOW_TITLE, LOW_SUBTITLE), 36.0, 20.0, 18.0)


class BannerFlow(Flow):
    """The state of the document on a ground of its own."""

    def __init__(self, text: TextFlow, style: TextStyle) -> None:
        self._text = text
        self.after = style.after

    def height(self, width: float) -> float:
        return self._text.height(width - 20) + 8

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        wide = self._text.natural_width(width - 20) + 20
        with pen.artifact():
            pen.rectangle(left, top - self.height(width), wide, self.height(width), BAND_BANNER_GROUND)
        self._text.draw(pen, left + 10, top - 4, width - 20)


class BandFlow(Flow):
    """A stack of flows on a coloured ground from edge to edge of the paper."""

    def __init__(self, flows: Sequence[Flow], band: Band) -> None:
        self._flows = flows
        self._band = band
        self.after = band.after

    def height(self, width: float) -> float:
        return offsets(self._flows, width)[-1] + self._band.above + self._band.below

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        height = self.height(width)
        with pen.artifact():
            pen.rectangle(0, top - height, PAGE_WIDTH, height, ACCENT)
        for flow, down in zip(self._flows, offsets(self._flows, width), strict=False):
            flow.draw(pen, left, top - self._band.above - down, width)


class MarginFlow(Flow):
    """Empty room at the head of a cover without a band."""

    def height(self, width: float) -> float:
        return MARGIN

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        """Nothing is to be seen of it."""


def cover_band(document: Document, tree: Element, chains: Chains) -> list[Flow]:
    """The flows at the head of the first page. A title that would fill the page is set as plain text instead."""
    banner, author, title, subtitle = (
        drawable(text).strip() for text in (document.state_banner, document.author, document.title, document.subtitle)
    )
    title = title or UNTITLED
    elements = [tree.add(role) for role in ("P", "P", "H1", "P")]
    flows: list[Flow] = []
    look = _LOW if document.compact else _HIGH
    for text, style, element in zip((banner, author, title, subtitle), look.styles, elements, strict=True):
        chains.chain(style.weight).count_missing(text)
        flow = TextFlow(text, style, chains.chain(style.weight), element)
        if text:
            flows.append(BannerFlow(flow, style) if style is look.styles[0] else flow)
    band = BandFlow(flows, look)
    if band.height(PAGE_WIDTH - 2 * MARGIN) <= _TALLEST:
        return [band]
    plain = (HEADINGS[3], HEADINGS[3], HEADINGS[0], HEADINGS[2])
    texts = zip((banner, author, title, subtitle), plain, elements, strict=True)
    return [
        MarginFlow(),
        *(TextFlow(text, style, chains.chain(style.weight), one) for text, style, one in texts if text),
    ]
