"""If a child is at risk: who to call. One key away from everywhere."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from s11tui.audit.register import CONTACTS, SETTINGS, Partnership
from s11tui.tui.screens.modal import Modal
from s11tui.tui.words import muted, plain, strong

NOT_SET = "number not entered yet: ask the partnership"

_ALIGNED_UP_TO = 18
"""Cells; numbers with words around them are not set in a column."""


def who_to_call(partnership: Partnership) -> Content:
    """999 and the partnership's numbers, and that nobody watches this program."""
    numbers = [("999", "Immediate danger")]
    numbers += [(partnership.settings.get(name, ""), SETTINGS[name]) for name in CONTACTS]
    widest = max(plain(number).cell_length for number, _ in numbers)
    width = widest if widest <= _ALIGNED_UP_TO else 0
    lines = []
    for number, what in numbers:
        shown = Content.styled("999", "bold $error") if number == "999" else strong(number)
        unknown = muted(f"   {NOT_SET}") if not number else Content("")
        lines.append(Content.assemble(shown, " " * max(2, width - shown.cell_length + 2), plain(what), unknown))
    lines.append(Content(""))
    lines.append(muted("Nobody watches what is written here. Call first; the form can wait, and keeps what you wrote."))
    return Content("\n").join(lines)


class AtRisk(Modal[None]):
    """Who to call, over whatever was on the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f12,enter", "dismiss", "close", show=False)]
    DEFAULT_CSS = "AtRisk > .dialog { border-left: outer $error; }"

    def __init__(self, partnership: Partnership) -> None:
        super().__init__()
        self._partnership = partnership

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog"):
            yield Static(strong("If a child is at risk of harm"), classes="title")
            yield Static("")
            yield Static(who_to_call(self._partnership))
            yield Static("")
            yield Button(Content("Close (Esc)"), id="close")

    def on_mount(self) -> None:
        self.query_one("#close").focus()

    def on_button_pressed(self) -> None:
        self.dismiss()
