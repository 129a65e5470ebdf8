"""Bullets, grades and lines to sign on."""

from s11tui.reports.fonts.chain import Chain
from s11tui.reports.pdf.flow import Flow, Parts
from s11tui.reports.pdf.pen import Pen
from s11tui.reports.pdf.structure import Element
from s11tui.reports.pdf.style import LABEL, QUIET, Swatch, TextStyle
from s11tui.reports.pdf.text_flow import TextFlow

_HANG = 14.0
_LABEL_COLUMN = 118.0
_SIDE, _ABOVE, _EDGE = 9.0, 2.5, 3.5


class BulletFlow(Flow):
    """An item of a list; the bullet stands at its first line only."""

    after = 3.0

    def __init__(self, text: TextFlow, chain: Chain, label: Element | None, style: TextStyle) -> None:
        self._text = text
        self._chain = chain
        self._label = label
        self._style = style

    def height(self, width: float) -> float:
        return self._text.height(width - _HANG)

    def least(self, width: float) -> float:
        return self._text.least(width - _HANG)

    def split(self, width: float, room: float) -> Parts:
        parts = self._text.split(width - _HANG, room)
        if parts is None:
            return None
        first, rest = parts
        return self._piece(first, self._label), self._piece(rest, None)

    def _piece(self, text: TextFlow, label: Element | None) -> "BulletFlow":
        return BulletFlow(text, self._chain, label, self._style)

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        if self._label is not None:
            with pen.marked(self._label):
                pen.text(["• "], self._chain, self._style, left + 2, top)
        self._text.draw(pen, left + _HANG, top, width - _HANG)


class GradeFlow(Flow):
    """A label, and beside it a grade in words on its colour. Both belong to one element."""

    before = 11.0
    after = 6.0

    def __init__(self, label: TextFlow, grade: TextFlow, swatch: Swatch) -> None:
        self._label = label
        self._grade = grade
        self._swatch = swatch

    def _room(self, width: float) -> float:
        return width - _LABEL_COLUMN - 2 * _SIDE - _EDGE

    def height(self, width: float) -> float:
        return max(self._label.height(_LABEL_COLUMN - 8), self._grade.height(self._room(width))) + 2 * _ABOVE

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        room = self._room(width)
        high = self._grade.height(room) + 2 * _ABOVE
        wide = self._grade.natural_width(room) + 2 * _SIDE + _EDGE
        self._label.draw(pen, left, top - _ABOVE, _LABEL_COLUMN - 8)
        start = left + _LABEL_COLUMN
        with pen.artifact():
            pen.rectangle(start, top - high, wide, high, self._swatch.ground)
            pen.rectangle(start, top - high, _EDGE, high, self._swatch.edge)
        self._grade.draw(pen, start + _EDGE + _SIDE, top - _ABOVE, room)


class SignatureFlow(Flow):
    """A label with a line to write on."""

    before = 8.0
    after = 8.0

    def __init__(self, label: TextFlow) -> None:
        self._label = label

    def height(self, width: float) -> float:
        return max(self._label.height(_LABEL_COLUMN - 8) + 4, LABEL.leading + 16)

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        bottom = top - self.height(width)
        self._label.draw(pen, left, bottom + self._label.height(_LABEL_COLUMN - 8) + 1, _LABEL_COLUMN - 8)
        with pen.artifact():
            pen.rule(left + _LABEL_COLUMN, left + width, bottom, QUIET, 0.8)
