"""Find by typing a few letters of a standard, its guidance or an answer; also the outline of narrow screens."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from s11tui.audit.searching import Hit, search
from s11tui.audit.view_models import ReturnView
from s11tui.tui.screens.by_letters import ByLetters
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import line, mark, muted, plain


class Find(ByLetters):
    """Gives back the id of a standard, or None.

    Args:
        at: the standard that is open, where the cursor stands at first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f7", "dismiss", "close", show=False)]
    HEAD_WIDTH = 60
    ENTER = "opens"

    def __init__(self, view: ReturnView, at: str) -> None:
        super().__init__("Find a standard")
        self._view, self._at = view, at

    def on_mount(self) -> None:
        self.call_after_refresh(self.found.point_at, self._at)

    def rows(self, letters: str) -> Sequence[Row]:
        hits = {one.standard.id: one for one in search(self._view, letters)}
        rows: list[Row] = []
        for area in self._view.areas:
            found = [hits[one.id] for one in area.standards if one.id in hits]
            if found:
                rows.append(Row(f"area-{area.id}", plain(f"{area.number} {area.title}"), heading=True))
            rows += [_row(one) for one in found]
        return rows


def _row(hit: Hit) -> Row:
    standard = hit.standard
    body = muted(f"{line(hit.where).plain}: {hit.snippet}") if hit.where else Content("")
    return Row(standard.id, plain(f"{standard.number} {standard.title}"), body, mark(standard.mark))
