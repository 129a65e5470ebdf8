"""Choosing several things one after the other, while the screen below shows what comes of it."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from s11tui.tui.screens.modal import Modal
from s11tui.tui.widgets.pick_list import PickList, Row
from s11tui.tui.words import muted, strong


class Choices(Modal[None]):
    """Stays open while things are picked; Esc, or the key that opened it, closes it.

    Args:
        rows: what can be chosen now, asked for again after each choice.
        pick: chooses the row of that id.
        told: what has come of it, in a line.
        close: further keys that close it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "close", show=False)]
    DEFAULT_CSS = """
    Choices > .dialog { height: 94%; }
    Choices .chosen { height: 1fr; scrollbar-size-vertical: 1; margin: 1 0; }
    """

    def __init__(
        self,
        title: str,
        rows: Callable[[], Sequence[Row]],
        pick: Callable[[str], None],
        told: Callable[[], str],
        close: str = "",
    ) -> None:
        super().__init__()
        self._title, self._rows, self._pick, self._told, self._close = title, rows, pick, told, close

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(strong(self._title))
            yield Static("", id="told", markup=False)
            with VerticalScroll(classes="chosen", can_focus=False):
                yield PickList(id="menu", head_width=26)
            yield Button(Content("Done (Esc)"), id="close")

    def on_mount(self) -> None:
        if self._close:
            self._bindings.bind(self._close, "dismiss", show=False)
        self._show()
        self.query_one(PickList).focus()

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        message.stop()
        self._pick(message.row)
        self._show()

    def on_button_pressed(self) -> None:
        self.dismiss()

    def _show(self) -> None:
        self.query_one(PickList).show(self._rows())
        self.query_one("#told", Static).update(muted(self._told()))


class Told(Modal[None]):
    """Something to read, row by row, over the screen; Enter closes it as Esc does."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "close", show=False)]

    def __init__(self, title: str, rows: Sequence[Row], head_width: int = 10) -> None:
        super().__init__()
        self._title, self._rows, self._head_width = title, rows, head_width

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Static(strong(self._title))
            yield Static("")
            yield PickList(id="told", head_width=self._head_width)
            yield Static("")
            yield Button(Content("Close (Esc)"), id="close")

    def on_mount(self) -> None:
        told = self.query_one(PickList)
        told.show(self._rows)
        told.focus(scroll_visible=False)

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        message.stop()
        self.dismiss()

    def on_button_pressed(self) -> None:
        self.dismiss()


def any_of(chosen: bool) -> Content:
    """The mark of one of several that can be chosen together."""
    return Content("[x]" if chosen else "[ ]")


def one_of(chosen: bool) -> Content:
    """The mark of one of several of which just one is chosen."""
    return Content("(•)" if chosen else "( )")
