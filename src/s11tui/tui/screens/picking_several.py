"""Marking several of many, found by typing a few letters."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

from s11tui.tui.screens.choices import any_of
from s11tui.tui.screens.picking import Picking
from s11tui.tui.widgets.pick_list import PickList, Row


class PickingSeveral(Picking):
    """Gives back the ids of the marked rows, with spaces between them; None where it was given up.

    Args:
        rows: all that there is; ids without spaces.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f4", "done", "done", show=False, priority=True)]
    ENTER = "marks, F4 goes on"

    def __init__(self, title: str, rows: Sequence[Row]) -> None:
        super().__init__(title, rows)
        self._marked: dict[str, None] = {}

    def rows(self, letters: str) -> Sequence[Row]:
        return [
            one if one.heading else replace(one, mark=any_of(one.id in self._marked)) for one in super().rows(letters)
        ]

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        message.stop()
        message.prevent_default()
        if message.row in self._marked:
            del self._marked[message.row]
        else:
            self._marked[message.row] = None
        self._show(self.query_one(Input).value)

    def action_done(self) -> None:
        """Go on with what is marked."""
        self.dismiss(" ".join(self._marked))
