"""What is filled in by hand: ruled lines, boxes to tick, boxes for something short, empty tables.

Lines and frames are decoration to a screen reader; a box to tick says that it is one.
"""

from collections.abc import Sequence

from s11tui.reports.fonts.chain import Chain
from s11tui.reports.pdf.flow import Flow, Parts, offsets, split_stack
from s11tui.reports.pdf.pen import Pen
from s11tui.reports.pdf.structure import Element
from s11tui.reports.pdf.style import BODY, QUIET, RULED, TICK_BOX
from s11tui.reports.pdf.table_flow import TableFlow
from s11tui.reports.pdf.text_flow import TextFlow

LINE_PITCH = 21.5
"""From one ruled line to the next: about 8 mm, as in an exercise book."""

_HANG = 21.0
_BETWEEN_TICKS = 26.0
_WHOLE = 330.0
"""What is lower than this is never parted by a page's end."""

_BOX_HEIGHT = 24.0
_BOX_LETTER = 12.0
_BOX_GAP = 6.0
_GUTTER = 22.0
_WIDEST = 0.55
"""Of the column: what is wider stands below."""


def frame(pen: Pen, box: tuple[float, float, float, float], colour: str = QUIET, thickness: float = 0.7) -> None:
    """The outline of a box (left, bottom, width, height); draw it inside `artifact`."""
    left, bottom, width, height = box
    pen.rectangle(left, bottom, width, thickness, colour)
    pen.rectangle(left, bottom + height - thickness, width, thickness, colour)
    pen.rectangle(left, bottom, thickness, height, colour)
    pen.rectangle(left + width - thickness, bottom, thickness, height, colour)


class WritingFlow(Flow):
    """Ruled lines. The room above the first is as high as between two."""

    before = 0.0
    after = 8.0

    def __init__(self, lines: int) -> None:
        self._lines = lines

    def height(self, width: float) -> float:
        return self._lines * LINE_PITCH

    def least(self, width: float) -> float:
        whole = self.height(width)
        return whole if whole < _WHOLE else 4 * LINE_PITCH

    def split(self, width: float, room: float) -> Parts:
        fit = min(int(room / LINE_PITCH), self._lines - 1)
        return (WritingFlow(fit), WritingFlow(self._lines - fit)) if fit > 0 else None

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        with pen.artifact():
            for line in range(1, self._lines + 1):
                pen.rule(left, left + width, top - line * LINE_PITCH, RULED, 0.6)


class TickFlow(Flow):
    """A box to tick, and beside it what it stands for; `box` is None for the rest of one that was split."""

    after = 4.0

    def __init__(self, texts: Sequence[TextFlow], chain: Chain, box: Element | None) -> None:
        self._texts = texts
        self._chain = chain
        self._box = box

    def height(self, width: float) -> float:
        return offsets(self._texts, width - _HANG)[-1]

    def natural_width(self, width: float) -> float:
        """The width that it takes if it has the room."""
        return _HANG + max(text.natural_width(width - _HANG) for text in self._texts)

    def least(self, width: float) -> float:
        whole = self.height(width)
        return whole if whole < _WHOLE else self._texts[0].least(width - _HANG)

    def split(self, width: float, room: float) -> Parts:
        first, rest = split_stack(self._texts, width - _HANG, room)
        if not first or not rest:
            return None
        return TickFlow(_texts(first), self._chain, self._box), TickFlow(_texts(rest), self._chain, None)

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        if self._box is not None:
            with pen.marked(self._box):
                pen.text(["\u2610"], self._chain, TICK_BOX, left, top + (TICK_BOX.leading - BODY.leading) / 2)
        for text, down in zip(self._texts, offsets(self._texts, width - _HANG), strict=False):
            text.draw(pen, left + _HANG, top - down, width - _HANG)


def _texts(flows: Sequence[Flow]) -> list[TextFlow]:
    return [flow for flow in flows if isinstance(flow, TextFlow)]


class TickRowFlow(Flow):
    """Boxes to tick beside each other, on as many lines as they need."""

    before = 3.0
    after = 12.0

    def __init__(self, ticks: Sequence[TickFlow]) -> None:
        self._ticks = ticks

    def _placed(self, width: float) -> list[tuple[TickFlow, float, float]]:
        """Each box with how far it lies to the right and below."""
        placed: list[tuple[TickFlow, float, float]] = []
        across = down = high = 0.0
        for tick in self._ticks:
            wide = tick.natural_width(width)
            if across and across + wide > width:
                across, down, high = 0.0, down + high + tick.after, 0.0
            placed.append((tick, across, down))
            across += wide + _BETWEEN_TICKS
            high = max(high, tick.height(width))
        return placed

    def natural_width(self, width: float) -> float:
        """The width that it takes if it has the room."""
        return sum(tick.natural_width(width) + _BETWEEN_TICKS for tick in self._ticks) - _BETWEEN_TICKS

    def height(self, width: float) -> float:
        return max((down + tick.height(width) for tick, _, down in self._placed(width)), default=0.0)

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        for tick, across, down in self._placed(width):
            tick.draw(pen, left + across, top - down, width)


class ShortFlow(Flow):
    """Boxes for something short, each between its words."""

    before = 4.0
    after = 10.0

    def __init__(self, boxes: Sequence[tuple[TextFlow | None, int, TextFlow | None]]) -> None:
        self._boxes = boxes

    def height(self, width: float) -> float:
        return _BOX_HEIGHT

    def natural_width(self, width: float) -> float:
        """The width that it takes if it has the room."""
        return self._across(width)[-1][2]

    def _across(self, width: float) -> list[tuple[float, float, float]]:
        """For each box where its words, its frame and the words behind it begin; at last where the row ends."""
        found: list[tuple[float, float, float]] = []
        at = 0.0
        for before, letters, after in self._boxes:
            framed = at + (before.natural_width(width) + _BOX_GAP if before else 0.0)
            behind = framed + letters * _BOX_LETTER
            found.append((at, framed, behind + _BOX_GAP))
            at = behind + (_BOX_GAP + after.natural_width(width) if after else 0.0)
            found.append((at, at, at))
            at += 2 * _BOX_GAP
        return found

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        line = top - (_BOX_HEIGHT - BODY.leading) / 2
        for (before, letters, after), (at, framed, behind) in zip(self._boxes, self._across(width)[::2], strict=True):
            if before is not None:
                before.draw(pen, left + at, line, width)
            with pen.artifact():
                frame(pen, (left + framed, top - _BOX_HEIGHT, letters * _BOX_LETTER, _BOX_HEIGHT))
            if after is not None:
                after.draw(pen, left + behind, line, width)


class BesideFlow(Flow):
    """What is asked, and at the right of it the room for a short answer, or what to know about it."""

    before = 8.0
    after = 3.0

    def __init__(self, texts: Sequence[TextFlow], beside: "TickRowFlow | ShortFlow | TextFlow") -> None:
        self._texts = texts
        self._beside = beside
        if isinstance(beside, ShortFlow):
            # Boxes are higher than the line that they stand on.
            self.before = 12.0

    def _right(self, width: float) -> float:
        """The width of the right column; all of it where the second stands below the first."""
        wide = self._beside.natural_width(width) + 1
        return wide if wide < width * _WIDEST else width

    def _left(self, width: float) -> float:
        right = self._right(width)
        return width - right - _GUTTER if right < width else width

    def height(self, width: float) -> float:
        right = self._right(width)
        words, beside = offsets(self._texts, self._left(width))[-1], self._beside.height(right)
        return max(words, beside) if right < width else words + self._beside.before + beside

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        inner, right = self._left(width), self._right(width)
        down = offsets(self._texts, inner)
        for text, lower in zip(self._texts, down, strict=False):
            text.draw(pen, left, top - lower, inner)
        if right < width:
            # What is said at the right stands on the first line of what is said at the left.
            above = (self._beside.height(right) - BODY.leading) / 2
            self._beside.draw(pen, left + width - right, top + above, right)
        else:
            self._beside.draw(pen, left, top - down[-1] - self._beside.before, width)


class GridFlow(TableFlow):
    """An empty table with lines between its columns, for whoever writes in it."""

    before = 4.0
    after = 8.0

    def least(self, width: float) -> float:
        whole = self.height(width)
        return whole if whole < _WHOLE else super().least(width)

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        super().draw(pen, left, top, width)
        height = self.height(width)
        with pen.artifact():
            frame(pen, (left, top - height, width, height), RULED)
            for column in self._columns(width)[:-1]:
                left += column
                pen.rectangle(left, top - height, 0.6, height, RULED)
