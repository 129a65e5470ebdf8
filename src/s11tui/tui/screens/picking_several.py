"""Marking several of many, found by typing a few letters."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, Input

from s11tui.tui.screens.choices import any_of
from s11tui.tui.screens.picking import Picking
from s11tui.tui.widgets.pick_list import PickList, Row


class PickingSeveral(Picking):
    """Gives back the ids of the marked rows, with spaces between them; None where it was given up.

    Args:
        rows: all that there is; ids without spaces.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f4", "done", "done", show=False, priority=True)]
    ENTER = "marks"
    DEFAULT_CSS = "PickingSeveral .buttons { margin-top: 0; }"

    def __init__(self, title: str, rows: Sequence[Row]) -> None:
        super().__init__(title, rows)
        self._marked: dict[str, None] = {}

    def on_mount(self) -> None:
        buttons = Horizontal(Button("", id="done", variant="primary"), classes="buttons")
        self.query_one(".dialog").mount(buttons)
        self.call_after_refresh(self._count)

    def _count(self) -> None:
        button = self.query_one("#done", Button)
        button.label = Content(f"Go on with {len(self._marked)} marked (F4)")
        button.refresh(layout=True)  # it is as wide as its first words until it is told that it has others

    def on_button_pressed(self) -> None:
        self.action_done()

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
        self._count()

    def action_done(self) -> None:
        """Go on with what is marked."""
        self.dismiss(" ".join(self._marked))
