"""What stands on every page: the title and the state above, the reference and the page's number below."""

from s11tui.reports.document import Document
from s11tui.reports.fonts.chain import Chain, Chains
from s11tui.reports.fonts.drawable import drawable
from s11tui.reports.pdf.pen import Pen
from s11tui.reports.pdf.style import ALERT, COLUMN, HAIRLINE, MARGIN, PAGE_HEIGHT, PAGE_WIDTH, QUIET, TextStyle

_QUIET = TextStyle(size=8.5, leading=11, colour=QUIET)
_LOUD = TextStyle(weight="bold", size=8.5, leading=11, colour=ALERT)
_HEAD = PAGE_HEIGHT - 36.0
_FOOT = 46.0
_SHORT_REFERENCE = 12


class Furniture:
    """Header and footer of one document. To a screen reader they are no part of the text."""

    def __init__(self, document: Document, chains: Chains) -> None:
        self._quiet = chains.chain(_QUIET.weight)
        self._loud = chains.chain(_LOUD.weight)
        self._banner = _one_line(document.state_banner)
        self._title = _one_line(document.title)
        self._reference = _one_line(document.reference[:_SHORT_REFERENCE])
        self._banner = _shortened(self._banner, self._loud, _LOUD, COLUMN * 0.4)
        banner_width = _width(self._banner, self._loud, _LOUD)
        self._title = _shortened(self._title, self._quiet, _QUIET, COLUMN - banner_width - 20)

    def draw(self, pen: Pen, *, with_header: bool) -> None:
        """Draw both; the cover has no header, for it shows title and state itself."""
        right = PAGE_WIDTH - MARGIN
        if with_header:
            with pen.artifact("Pagination", "Header"):
                pen.text([self._title], self._quiet, _QUIET, MARGIN, _HEAD)
                if self._banner:
                    start = right - _width(self._banner, self._loud, _LOUD)
                    pen.text([self._banner], self._loud, _LOUD, start, _HEAD)
                pen.rule(MARGIN, right, _HEAD - 15, HAIRLINE)
        with pen.artifact("Pagination", "Footer"):
            number = f"Page {pen.page + 1} of {pen.total_pages}"
            pen.rule(MARGIN, right, _FOOT + 5, HAIRLINE)
            if self._reference:
                pen.text([f"Reference {self._reference}"], self._quiet, _QUIET, MARGIN, _FOOT)
            pen.text([number], self._quiet, _QUIET, right - _width(number, self._quiet, _QUIET), _FOOT)


def _one_line(text: str) -> str:
    return " ".join(drawable(text[:400]).split())


def _width(text: str, chain: Chain, style: TextStyle) -> float:
    return chain.width(text) * style.size / 1000


def _shortened(text: str, chain: Chain, style: TextStyle, room: float) -> str:
    """The text as far as it fits, with an ellipsis where it was cut."""
    if _width(text, chain, style) <= room:
        return text
    while text and _width(f"{text}…", chain, style) > room:
        text = text[:-1].rstrip()
    return f"{text}…"
