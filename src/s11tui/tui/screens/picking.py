"""Picking one of many by typing a few letters of it."""

from collections.abc import Sequence

from s11tui.tui.screens.by_letters import ByLetters
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import muted

_MOST = 60
"""Rows that are shown; who wants another types more letters."""


class Picking(ByLetters):
    """Gives back the id of a row, or None.

    Args:
        rows: all that there is; a row is found by the letters of its head and body.
    """

    def __init__(self, title: str, rows: Sequence[Row]) -> None:
        super().__init__(title)
        self._rows = tuple(rows)

    def rows(self, letters: str) -> Sequence[Row]:
        words = letters.casefold().split()
        found = [one for one in self._rows if all(word in _text(one) for word in words)]
        rows = found[:_MOST]
        if len(found) > _MOST:
            rows.append(Row("more", muted(f"and {len(found) - _MOST} more: type some letters"), heading=True))
        return rows


def _text(row: Row) -> str:
    return f"{row.head.plain}\n{row.body.plain}".casefold()
