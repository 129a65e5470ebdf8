"""A list from which one thing is picked by typing a few letters of it."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input, Static

from s11tui.tui.screens.modal import Modal
from s11tui.tui.widgets.pick_list import PickList, Row
from s11tui.tui.words import muted, strong


class ByLetters(Modal[str | None]):
    """Gives back the id of a row, or None. Subclasses say what is found by some letters.

    Args:
        title: what stands above.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "close", show=False),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    ByLetters > .dialog { height: 90%; }
    ByLetters Input { border: none; height: 1; background: $panel; padding: 0 1; margin: 1 0; }
    ByLetters Input:focus { border: none; }
    ByLetters .found { height: 1fr; scrollbar-size-vertical: 1; }
    """
    HEAD_WIDTH: ClassVar[int] = 44
    ENTER: ClassVar[str] = "picks"
    """What Enter does, in a word."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(strong(self._title))
            yield Input(placeholder="type a few letters, then Enter", id="letters")
            with VerticalScroll(classes="found", can_focus=False):
                yield PickList(id="found", head_width=self.HEAD_WIDTH)
            yield Static(muted(f"↑ ↓ move · Enter {self.ENTER} · Esc closes"))

    def on_mount(self) -> None:
        self._show("")
        self.query_one(Input).focus()

    def on_input_changed(self, message: Input.Changed) -> None:
        self._show(message.value)

    def on_input_submitted(self) -> None:
        self.found.action_pick()

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        message.stop()
        self.dismiss(message.row)

    def action_move(self, by: int) -> None:
        self.found.action_move(by)

    @property
    def found(self) -> PickList:
        """The list of what is found."""
        return self.query_one("#found", PickList)

    def rows(self, letters: str) -> Sequence[Row]:
        """What these letters find."""
        raise NotImplementedError

    def _show(self, letters: str) -> None:
        rows = self.rows(letters)
        self.found.show(rows or [Row("none", muted("Nothing is found. Try fewer letters."), heading=True)])
        self.found.marks_cursor = True
