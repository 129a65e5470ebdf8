"""What can be laid out: it knows its height in a column, can be split at a page's end, and draws itself."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import TypeAlias

from s11tui.reports.pdf.pen import Pen

Parts: TypeAlias = "tuple[Flow, Flow] | None"


class Flow(ABC):
    """A piece of a page. All lengths are in points.

    Attributes:
        before: room above it, if it is not the first of a page; the larger of two neighbours' rooms holds.
        after: room below it.
        keep_with_next: whether it may not stand at the foot of a page without what follows.
        anchor: its name as a place to go to; empty for none.
    """

    before: float = 0.0
    after: float = 0.0
    keep_with_next: bool = False
    anchor: str = ""

    @abstractmethod
    def height(self, width: float) -> float:
        """The height in a column of that width."""

    @abstractmethod
    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        """Draw it; `top` is its upper edge."""

    def least(self, width: float) -> float:
        """The least room in which it can begin."""
        return self.height(width)

    def split(self, width: float, room: float) -> Parts:
        """What fits the room, and the rest; None where nothing does."""
        return None


class NewPage(Flow):
    """Ends the page, unless nothing stands on it yet."""

    def height(self, width: float) -> float:
        return 0.0

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        """Nothing is to be seen of it."""


def gap(above: Flow, below: Flow) -> float:
    """The room between two neighbours."""
    return max(above.after, below.before)


def offsets(flows: Sequence[Flow], width: float) -> list[float]:
    """How far the upper edge of each lies below that of the first, then the height of all together."""
    found: list[float] = []
    down = 0.0
    for at, flow in enumerate(flows):
        down += gap(flows[at - 1], flow) if at else 0.0
        found.append(down)
        down += flow.height(width)
    return [*found, down]


def split_stack(flows: Sequence[Flow], width: float, room: float) -> tuple[list[Flow], list[Flow]]:
    """Those of a stack that fit the room, and the rest; the one across the edge is split where it can be."""
    below = offsets(flows, width)
    for at, flow in enumerate(flows):
        if below[at] + flow.height(width) <= room:
            continue
        parts = flow.split(width, room - below[at])
        if parts is None:
            return list(flows[:at]), list(flows[at:])
        return [*flows[:at], parts[0]], [parts[1], *flows[at + 1 :]]
    return list(flows), []
