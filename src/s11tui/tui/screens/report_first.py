"""What a signatory sees before declaring: the report of what they sign, written at once, to be read in full."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from s11tui.audit.view_models import ReturnView
from s11tui.questionnaire.models import Edition
from s11tui.tui.commands import Command, bindings
from s11tui.tui.screens.printing import Writes, Written
from s11tui.tui.widgets.notice import Notice
from s11tui.tui.words import muted, plain, strong
from s11tui.workspace.session import Session

_INTRO = (
    "This is the report of what you declare. Open it in your PDF reader, or read the whole return here. Nothing is "
    "declared yet."
)
_NOT_YET = "The report is still being written. Wait a moment."
_READ_HERE = "The report could not be written. Read the whole return here first, then go on."
DOES = (
    Command("do", "f4", "go on", "Go on to the declaration", "Goes on when you have read it."),
    Command("read", "f2", "read it here", "Read it here", "Opens the whole return, to read; Esc comes back."),
    Command("cancel", "escape", "not now", "Not now", "Closes; nothing is declared."),
)


class ReportFirst(Writes):
    """Gives back the report that was read, or None where the person does not go on.

    Args:
        view: what they declare: this, and nothing that was changed since, is written.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(DOES)

    def __init__(self, view: ReturnView) -> None:
        super().__init__()
        self._view = view
        self._written: Written | None = None
        self._is_writing = True
        self._was_read_here = False

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Static(strong("Read it before you sign"))
            yield Static(plain(_INTRO), classes="quiet")
            yield Static("")
            yield Static(muted("Being written …"), id="words", markup=False)
            yield self.progress_bar()
            yield Notice(id="told")
            with Horizontal(classes="buttons"):
                for number, one in enumerate(DOES):
                    label = Content(f"{one.word.capitalize()} ({one.shown_key})")
                    yield Button(label, id=one.action, variant="default" if number else "primary")

    def on_mount(self) -> None:
        self.query_one("#do").focus()
        self.run_worker(self._write(), exclusive=True)

    async def _write(self) -> None:
        self._written = await self.write()
        self._is_writing = False
        if self._written is not None:
            words = self.query_one("#words", Static)
            code = muted(f"\nReference code {self._written.head[:16]}")
            words.update(Content.assemble(self._written.words, code))
        self.query_one("#told", Notice).clear()

    def read(self, session: Session) -> tuple[ReturnView, Edition]:
        return self._view, session.reading.edition(self._view.edition.sha256)

    async def on_button_pressed(self, message: Button.Pressed) -> None:
        await self.run_action(message.button.id or "cancel")

    def action_do(self) -> None:
        """Go on to the declaration."""
        if self._written is not None:
            self.dismiss(self._written)
        elif self._was_read_here and not self._is_writing:
            # A folder that cannot be written to keeps nobody from signing what they have read.
            self.dismiss(Written(None, "", self._view.head))
        else:
            self.query_one("#told", Notice).tell(_NOT_YET if self._is_writing else _READ_HERE)

    def action_read(self) -> None:
        """Open the whole return, to read."""
        from s11tui.tui.screens.form import Form
        from s11tui.tui.screens.form_saving import read_only

        self._was_read_here = True
        self.app.push_screen(Form(read_only(self._view), self._view.standards()[0].id))

    def action_cancel(self) -> None:
        """Close; nothing is declared."""
        self.dismiss(None)
