"""Filling pages with what flows, before anything is drawn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from s11tui.reports.pdf.flow import Flow, NewPage, gap
from s11tui.reports.pdf.pen import Pen
from s11tui.reports.pdf.style import BOTTOM, COLUMN, MARGIN, PAGE_HEIGHT, TOP


@dataclass(slots=True)
class Page:
    """What stands on one page: each flow with its upper edge. `has_band`: the first starts at the paper's edge."""

    placed: list[tuple[Flow, float]] = field(default_factory=list)
    has_band: bool = False

    def draw(self, pen: Pen) -> None:
        """Draw all of it."""
        for flow, top in self.placed:
            flow.draw(pen, MARGIN, top, COLUMN)


class Filler:
    """Puts flows on pages. `pages` are those filled so far; `places` the page's index and edge of every anchor."""

    def __init__(self) -> None:
        self.pages = [Page(has_band=True)]
        self.places: dict[str, tuple[int, float]] = {}
        self._at = PAGE_HEIGHT
        self._above: Flow | None = None

    def fill(self, flows: Sequence[Flow], told: Callable[[float], None]) -> None:
        """Place all flows. `told` hears the share that is done, from 0 to 1, page by page."""
        waiting = list(reversed(flows))
        pages = len(self.pages)
        while waiting:
            flow = waiting.pop()
            rest = self._place(flow, waiting)
            if rest is not None:
                waiting.append(rest)
            if len(self.pages) != pages:
                pages = len(self.pages)
                told(1 - len(waiting) / (len(flows) + 1))

    def _place(self, flow: Flow, following: Sequence[Flow]) -> Flow | None:
        """Place a flow or as much of it as fits; gives what is left of it."""
        if isinstance(flow, NewPage):
            self._turn()
            return None
        edge = self._at - (gap(self._above, flow) if self._above else 0.0)
        room = edge - BOTTOM
        if self._above is not None and self._needed(flow, following) > room:
            self._turn()
            return flow
        if flow.height(COLUMN) <= room:
            self._put(flow, edge)
            return None
        parts = flow.split(COLUMN, room)
        if parts is None and self._above is not None:
            self._turn()
            return flow
        if parts is None:
            self._put(flow, edge)
            return None
        self._put(parts[0], edge)
        self._turn()
        return parts[1]

    def _needed(self, flow: Flow, following: Sequence[Flow]) -> float:
        """The least room for a flow and for what it may not be parted from; `following` has the next one last."""
        needed, at = 0.0, len(following)
        whole_page = TOP - BOTTOM
        while flow.keep_with_next and at and not isinstance(following[at - 1], NewPage) and needed < whole_page:
            at -= 1
            needed += flow.height(COLUMN) + gap(flow, following[at])
            flow = following[at]
        needed += flow.least(COLUMN)
        return needed if needed <= whole_page else 0.0

    def _put(self, flow: Flow, edge: float) -> None:
        if flow.anchor:
            self.places[flow.anchor] = (len(self.pages) - 1, edge)
        self.pages[-1].placed.append((flow, edge))
        self._at = edge - flow.height(COLUMN)
        self._above = flow

    def _turn(self) -> None:
        """Start a new page, unless this one is empty."""
        if self._above is not None:
            self.pages.append(Page())
            self._at = TOP
            self._above = None
