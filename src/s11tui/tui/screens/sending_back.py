"""Sending standards back: which, each with a reason, all in one step."""

from collections.abc import Awaitable, Callable, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from s11tui.audit.view_models import ReturnView, StandardView
from s11tui.errors import Refusal
from s11tui.text import counted
from s11tui.tui.commands import Command, bindings
from s11tui.tui.screens.ask import Ask, Field
from s11tui.tui.screens.modal import Modal
from s11tui.tui.widgets.notice import Notice
from s11tui.tui.widgets.pick_list import PickList, Row
from s11tui.tui.words import movement, muted, plain, strong

Send = Callable[[Mapping[str, str]], Awaitable[None]]
"""Sends the standards back, each with its reason; raises Refusal."""

DOES = (
    Command("send", "f4", "send back", "Send back", "Sends the marked standards back."),
    Command("cancel", "escape", "cancel", "Cancel", "Closes without sending; the reasons are kept."),
)
_INTRO = (
    "Enter marks a standard and asks why it goes back; Del takes the mark away. Only the marked ones open again: the "
    "agency changes them, replies to each reason, and submits again."
)


class SendingBack(Modal[bool]):
    """Gives back whether standards were sent.

    Args:
        reasons: what is marked, with why; it is changed here, so that nothing is lost when it is closed.
        at: the standard on which the cursor stands; it is asked about first, where nothing is marked yet.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(DOES)

    def __init__(self, view: ReturnView, reasons: dict[str, str], at: str, send: Send) -> None:
        super().__init__()
        self._view, self._reasons, self._at, self._send = view, reasons, at, send

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Static(strong(f"Send standards back to {self._view.agency.name}"))
            yield Static(plain(_INTRO), classes="quiet")
            yield Static("")
            yield PickList(id="back", head_width=44)
            yield Notice(id="refusal")
            with Horizontal(classes="buttons"):
                yield Button("", id="send", variant="primary")
                yield Button(Content("Cancel (Esc)"), id="cancel")

    def on_mount(self) -> None:
        self._show(self._at)
        self.query_one("#back").focus()
        if not self._reasons:
            self._ask(self._at)

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        message.stop()
        self._ask(message.row)

    def on_pick_list_removing(self, message: PickList.Removing) -> None:
        message.stop()
        self._reasons.pop(message.row, None)
        self._show()

    def on_button_pressed(self, message: Button.Pressed) -> None:
        message.stop()
        if message.button.id == "send":
            self.action_send()
        else:
            self.action_cancel()

    def action_cancel(self) -> None:
        self.dismiss(False)

    def action_send(self) -> None:
        self.run_worker(self._try(), exclusive=True)

    async def _try(self) -> None:
        notice = self.query_one(Notice)
        try:
            if not self._reasons:
                raise Refusal("No standard is marked.", "Press Enter on one, and say why it goes back.")
            await self._send(dict(self._reasons))
        except Refusal as refusal:
            notice.refuse(refusal)
            return
        self._reasons.clear()
        self.dismiss(True)

    def _ask(self, standard: str) -> None:
        found = self._view.standard(standard)
        if found is None:
            return

        async def do(given: Mapping[str, str]) -> None:
            if not given["reason"]:
                raise Refusal("The reason is missing.", "Say what the agency is to change or to add.")
            self._reasons[standard] = given["reason"]
            self._show()

        field = Field("reason", "Why does it go back?", "text", self._reasons.get(standard, ""))
        about = f"{self._view.agency.name} reads this reason, and replies to it."
        self.app.push_screen(Ask(f"{found.number} {found.title}".strip(), about, (field,), "Mark it", do))

    def _show(self, at: str | None = None) -> None:
        self.query_one("#back", PickList).show([self._row(one) for one in self._view.standards()], at)
        marked = len(self._reasons)
        words = f"Send {counted(marked, 'standard')} back (F4)" if marked else "Send back (F4)"
        button = self.query_one("#send", Button)
        button.label = Content(words)
        # A button is as wide as its first words until it is told that it has others.
        button.refresh(layout=True)

    def _row(self, one: StandardView) -> Row:
        reason = self._reasons.get(one.id, "")
        sign = Content.styled("[x]", "bold $accent") if reason else Content("[ ]")
        body = Content.assemble(muted("goes back: "), plain(reason)) if reason else movement(one)
        return Row(one.id, plain(f"{one.number} {one.title}".strip()), body, sign)
