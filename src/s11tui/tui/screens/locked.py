"""What covers everything when a session was left alone: only its own person goes on."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, Static

from s11tui.errors import Refusal
from s11tui.tui.bridge import Bridge
from s11tui.tui.commands import Command, bindings
from s11tui.tui.screens.at_risk import who_to_call
from s11tui.tui.screens.modal import Modal
from s11tui.tui.widgets.notice import Notice
from s11tui.tui.words import plain, strong

DOES = (
    Command("do", "f4", "go on", "Go on", "Goes on where you were."),
    Command("leave", "ctrl+q", "leave", "Leave the program", "Leaves; everything you wrote is saved."),
)


class LockedScreen(Modal[None]):
    """Shows nothing of the work under it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(DOES)
    DEFAULT_CSS = "LockedScreen { background: $background 100%; } LockedScreen Input { margin-top: 1; }"

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._is_busy = False

    def compose(self) -> ComposeResult:
        name = self._bridge.person.name if self._bridge.person else ""
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Static(strong("Locked"))
            yield Static(plain(f"You were away for a while, {name}. Everything you wrote is saved."))
            yield Static(plain("Type your passphrase and press Enter to go on where you were."), classes="quiet")
            yield Input(password=True, id="passphrase", compact=True)
            yield Notice(id="told")
            with Horizontal(classes="buttons"):
                yield Button(Content("Go on (F4)"), id="do", variant="primary")
                yield Button(Content("Leave (Ctrl+Q)"), id="leave")
            yield Static("")
            yield Static(who_to_call(self._bridge.partnership))

    def on_mount(self) -> None:
        self.query_one("#passphrase").focus()

    def on_input_submitted(self) -> None:
        self.action_do()

    async def on_button_pressed(self, message: Button.Pressed) -> None:
        await self.run_action(message.button.id or "do")

    def action_do(self) -> None:
        """Go on, where the passphrase is right."""
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        if not self._is_busy:
            self._is_busy = True
            self.run_worker(self._try(), exclusive=True)

    async def _try(self) -> None:
        box = self.query_one("#passphrase", Input)
        try:
            await self._bridge.unlock(box.value)
        except Refusal as refusal:
            self.query_one("#told", Notice).refuse(refusal)
            box.value = ""
            return
        finally:
            self._is_busy = False
        self.dismiss(None)

    async def action_leave(self) -> None:
        """Leave."""
        await self.app.action_quit()
