"""A short list of things to choose from, over the screen."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from s11tui.tui.screens.modal import Modal
from s11tui.tui.widgets.pick_list import PickList, Row
from s11tui.tui.words import plain, strong


class Menu(Modal[str | None]):
    """Gives back the id of the row that was picked, or None.

    Args:
        rows: what there is to choose from.
        at: the row on which the cursor stands at first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "close", show=False)]

    def __init__(self, title: str, intro: str, rows: Sequence[Row], at: str = "") -> None:
        super().__init__()
        self._title, self._intro, self._rows, self._at = title, intro, tuple(rows), at

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Static(strong(self._title))
            if self._intro:
                yield Static(plain(self._intro), classes="quiet")
            yield Static("")
            yield PickList(id="menu")
            yield Static("")
            yield Button(Content("Close (Esc)"), id="close")

    def on_mount(self) -> None:
        menu = self.query_one(PickList)
        menu.show(self._rows)
        menu.focus()
        if self._at:
            self.call_after_refresh(menu.point_at, self._at)

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        message.stop()
        self.dismiss(message.row)

    def on_button_pressed(self) -> None:
        self.dismiss(None)
