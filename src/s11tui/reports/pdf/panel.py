"""Boxes and quotations: a stack of flows with an edge at its left, and a ground behind it."""

from collections.abc import Sequence

from s11tui.reports.pdf.flow import Flow, Parts, offsets, split_stack
from s11tui.reports.pdf.pen import Pen

_EDGE = 3.5


class Panel(Flow):
    """A stack of flows in a box.

    Args:
        ground: colour behind it; empty for none.
        edge: colour of the bar at its left.
        padding: room between the box and what is in it, above and below.
    """

    before = 10.0
    after = 14.0

    def __init__(self, flows: Sequence[Flow], *, ground: str, edge: str, padding: float = 11.0) -> None:
        self._flows = flows
        self._ground = ground
        self._edge = edge
        self._padding = padding

    def _inset(self) -> float:
        return _EDGE + max(self._padding, 10.0)

    def _inner(self, width: float) -> float:
        return width - self._inset() - (self._padding if self._ground else 0.0)

    def height(self, width: float) -> float:
        return offsets(self._flows, self._inner(width))[-1] + 2 * self._padding

    def least(self, width: float) -> float:
        whole = self.height(width)
        return whole if whole < 200 else self._flows[0].least(self._inner(width)) + 2 * self._padding

    def split(self, width: float, room: float) -> Parts:
        first, rest = split_stack(self._flows, self._inner(width), room - 2 * self._padding)
        if not first or not rest:
            return None
        return self._part(first), self._part(rest)

    def _part(self, flows: Sequence[Flow]) -> "Panel":
        return Panel(flows, ground=self._ground, edge=self._edge, padding=self._padding)

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        height = self.height(width)
        with pen.artifact():
            if self._ground:
                pen.rectangle(left, top - height, width, height, self._ground)
            pen.rectangle(left, top - height, _EDGE, height, self._edge)
        inner = self._inner(width)
        for flow, down in zip(self._flows, offsets(self._flows, inner), strict=False):
            flow.draw(pen, left + self._inset(), top - self._padding - down, inner)
