"""Picking one of many by typing a few letters of it."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from s11tui.tui.widgets.pick_list import PickList, Row
from s11tui.tui.words import muted, strong

_MOST = 60
"""Rows that are shown; who wants another types more letters."""


class Picking(ModalScreen[str | None]):
    """Gives back the id of a row, or None.

    Args:
        rows: all that there is; a row is found by the letters of its head and body.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "close", show=False),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    Picking > .dialog { height: 90%; }
    Picking Input { border: none; height: 1; background: $panel; padding: 0 1; margin: 1 0; }
    Picking Input:focus { border: none; }
    Picking .found { height: 1fr; scrollbar-size-vertical: 1; }
    """

    def __init__(self, title: str, rows: Sequence[Row]) -> None:
        super().__init__()
        self._title, self._rows = title, tuple(rows)

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(strong(self._title))
            yield Input(placeholder="type a few letters, then Enter", id="letters")
            with VerticalScroll(classes="found", can_focus=False):
                yield PickList(id="found", head_width=44)
            yield Static(muted("↑ ↓ move · Enter picks · Esc closes"))

    def on_mount(self) -> None:
        self._show("")
        self.query_one(Input).focus()

    def on_input_changed(self, message: Input.Changed) -> None:
        self._show(message.value)

    def on_input_submitted(self) -> None:
        self.query_one("#found", PickList).action_pick()

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        message.stop()
        self.dismiss(message.row)

    def action_move(self, by: int) -> None:
        self.query_one("#found", PickList).action_move(by)

    def _show(self, letters: str) -> None:
        words = letters.casefold().split()
        found = [one for one in self._rows if all(word in _text(one) for word in words)]
        rows = found[:_MOST]
        if len(found) > _MOST:
            rows.append(Row("more", muted(f"and {len(found) - _MOST} more: type some letters"), heading=True))
        listed = self.query_one("#found", PickList)
        listed.show(rows or [Row("none", muted("Nothing is found. Try fewer letters."), heading=True)])
        listed.marks_cursor = True


def _text(row: Row) -> str:
    return f"{row.head.plain}\n{row.body.plain}".casefold()
