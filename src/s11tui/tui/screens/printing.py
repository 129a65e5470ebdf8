"""Writing the PDF report of a return: where it goes, how far it is, and where it lies then."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, BinaryIO, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, ProgressBar, Static

from s11tui.audit.view_models import ReturnView
from s11tui.errors import Refusal
from s11tui.questionnaire.models import Edition
from s11tui.tui.words import muted, plain, strong
from s11tui.workspace.session import Session

if TYPE_CHECKING:
    from s11tui.tui.app import PartnershipApp

_SHOW_PROGRESS_AFTER = 1.0


class Printing(ModalScreen[None]):
    """Writes the report at once, into the usual folder, and says where it is.

    Args:
        ref: the return.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter", "dismiss", "close", show=False)]
    DEFAULT_CSS = "Printing ProgressBar { margin-top: 1; display: none; } Printing Static { height: auto; }"

    def __init__(self, ref: str) -> None:
        super().__init__()
        self._ref = ref

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Static(strong("Report"))
            yield Static(muted("Being written …"), id="words", markup=False)
            yield ProgressBar(total=100, show_eta=False, id="progress")
            yield Static("")
            yield Button(Content("Close (Esc)"), id="close")

    def on_mount(self) -> None:
        self.query_one("#close").focus()
        self.run_worker(self._write(), exclusive=True)

    def on_button_pressed(self) -> None:
        self.dismiss()

    async def _write(self) -> None:
        words = self.query_one("#words", Static)
        bridge = cast("PartnershipApp", self.app).bridge
        try:
            view, edition = await bridge.call(self._read)
            path = await asyncio.to_thread(write_report, view, edition, bridge.path, self._progress())
        except Refusal as refusal:
            words.update(Content.assemble(("Not written. ", "bold $warning"), plain(str(refusal))))
        else:
            words.update(Content.assemble("Written to\n", strong(str(path))))
        self.query_one("#progress").display = False

    def _read(self, session: Session) -> tuple[ReturnView, Edition]:
        view = session.reading.open(self._ref)
        return view, session.reading.edition(view.edition.sha256)

    def _progress(self) -> Callable[[float], None]:
        """Moves the bar; it shows itself only when the writing takes longer than a second."""
        began = monotonic()

        def move(share: float) -> None:
            if monotonic() - began > _SHOW_PROGRESS_AFTER:
                self.app.call_from_thread(self._show_progress, share)

        return move

    def _show_progress(self, share: float) -> None:
        if self.is_mounted:
            bar = self.query_one("#progress", ProgressBar)
            bar.display = True
            bar.update(progress=share * 100)


def write_report(view: ReturnView, edition: Edition, workspace: Path, progress: Callable[[float], None]) -> Path:
    """Write the return report as PDF into the usual folder.

    Raises:
        CannotWrite: the folder cannot be written to.
    """
    # ReportLab is slow to load, and most sessions print nothing.
    from s11tui.reports.pdf.writer import write_pdf
    from s11tui.reports.return_report import report_file_name, return_document
    from s11tui.reports.writing import default_folder, write_file

    document = return_document(view, edition)

    def write(target: BinaryIO) -> None:
        write_pdf(document, target, progress)

    return write_file(default_folder(workspace), report_file_name(view), write)
