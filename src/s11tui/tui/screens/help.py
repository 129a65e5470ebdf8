"""F1: what this screen is for, and which keys work on it."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from s11tui.audit.register import Partnership
from s11tui.tui.commands import Command
from s11tui.tui.screens.at_risk import who_to_call
from s11tui.tui.screens.modal import Modal
from s11tui.tui.widgets.pick_list import PickList, Row
from s11tui.tui.words import plain, strong

_EVERYWHERE = (
    "Tab and Shift+Tab go from one thing to the next. Arrows move in a list, Enter or Space chooses. "
    "Everything can also be clicked. Ctrl+Q leaves; everything is saved. Ctrl+P lists everything, also how to change "
    "colours and keys."
)
_COPYING = (
    "In a text box Shift with the arrows selects, Ctrl+C copies and Ctrl+V pastes, also over SSH. To select with the "
    "mouse for other programs hold Shift while you drag (Option on a Mac), or give the mouse to the terminal: Ctrl+P, "
    "then “mouse”."
)


class Help(Modal[None]):
    """Help for one screen. Picking a line does what it says.

    Args:
        about: what the screen is for.
        commands: what can be done on it now.
    """

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f1", "dismiss", "close", show=False)]

    def __init__(self, about: str, commands: Sequence[Command], partnership: Partnership) -> None:
        super().__init__()
        self._about = about
        self._commands = tuple(one for one in commands if one.action != "help")
        self._partnership = partnership

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Static(plain(self._about))
            # Before the keys, which may be many: nobody has to scroll for it.
            yield Static(strong("If a child is at risk"), classes="section")
            yield Static(who_to_call(self._partnership))
            yield Static(strong("Keys"), classes="section")
            yield PickList(id="help-keys", head_width=22)
            yield Static(Content(_EVERYWHERE), classes="quiet section-body")
            yield Static(strong("Copying"), classes="section")
            yield Static(Content(_COPYING), classes="quiet section-body")
            yield Static("")
            yield Button(Content("Close (Esc)"), id="close")

    def on_mount(self) -> None:
        keys = self.query_one(PickList)
        keys.show(
            [
                Row(
                    one.action,
                    Content.assemble((one.shown_key or "–", "bold $accent"), "  ", one.word),
                    Content.styled(one.help, "$quiet"),
                )
                for one in self._commands
            ]
        )
        keys.focus(scroll_visible=False)

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        self.dismiss()
        below = self.app.screen_stack[-2] if self.app.screen is self else self.app.screen
        self.app.call_later(below.run_action, message.row)

    def on_button_pressed(self) -> None:
        self.dismiss()
