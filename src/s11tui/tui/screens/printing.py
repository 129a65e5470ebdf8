"""Writing the PDF report of a return: where it goes, how far it is, and where it lies then."""

import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, BinaryIO, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import EMPTY_CONTENT, Content
from textual.widgets import Button, ProgressBar, Static

from s11tui.audit.view_models import ReturnView
from s11tui.errors import Refusal
from s11tui.questionnaire.models import Edition
from s11tui.tui.bridge import Bridge
from s11tui.tui.delivering import hand_over, write_out
from s11tui.tui.screens.modal import Modal
from s11tui.tui.words import muted, plain, strong
from s11tui.workspace.session import Session

if TYPE_CHECKING:
    from s11tui.tui.app import PartnershipApp

_SHOW_PROGRESS_AFTER = 1.0


@dataclass(frozen=True, slots=True)
class Written:
    """A report that was written.

    Attributes:
        path: where it lies; None where it could not be written.
        sha256: of the file’s bytes.
        head: reference code of the return as it stands in it.
        words: say where it lies, or how it is got.
    """

    path: Path | None
    sha256: str
    head: str
    words: Content = EMPTY_CONTENT


class Writes(Modal[Written | None]):
    """A small screen that writes the report of a return at once, into the usual folder.

    Subclasses give their widgets in `compose`: Statics `#words`, and what `progress_bar` makes.
    """

    DEFAULT_CSS = "Writes ProgressBar { margin-top: 1; display: none; } Writes Static { height: auto; }"

    async def write(self) -> Written | None:
        """Write it, say where it is, and give it back; None where that was refused, which is said too."""
        words = self.query_one("#words", Static)
        app = cast("PartnershipApp", self.app)
        bridge, written = app.bridge, None
        try:
            view, edition = await bridge.call(self.read)
            written = await asyncio.to_thread(write_report, view, edition, bridge, self._progress())
            written = replace(written, words=where_it_is(app, written.path))
            words.update(written.words)
        except Refusal as refusal:
            words.update(Content.assemble(("Not written. ", "bold $warning"), plain(str(refusal))))
        self.query_one("#progress").display = False
        return written

    def read(self, session: Session) -> tuple[ReturnView, Edition]:
        """The return that is to be written, with its edition.

        Raises:
            Refusal: it cannot be.
        """
        raise NotImplementedError

    def progress_bar(self) -> ProgressBar:
        """Shows itself only when the writing takes longer than a second."""
        return ProgressBar(total=100, show_eta=False, id="progress")

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


class WritesAtOnce(Writes):
    """Begins when it is opened, and says where things are; closes with Esc, Enter or its button."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter", "close", "close", show=False)]
    TITLE_WORDS: ClassVar[str]

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Static(strong(self.title_words()))
            yield Static(muted("Being written …"), id="words", markup=False)
            yield self.progress_bar()
            yield Static("")
            yield Button(Content("Close (Esc)"), id="close")

    def title_words(self) -> str:
        """What stands above."""
        return self.TITLE_WORDS

    def on_mount(self) -> None:
        self.query_one("#close").focus()
        self.run_worker(self.write(), exclusive=True)

    def on_button_pressed(self) -> None:
        self.action_close()

    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)


class Printing(WritesAtOnce):
    """Writes the report, and says where it is.

    Args:
        ref: the return.
    """

    TITLE_WORDS = "Report"

    def __init__(self, ref: str) -> None:
        super().__init__()
        self._ref = ref

    def read(self, session: Session) -> tuple[ReturnView, Edition]:
        view = session.reading.open(self._ref)
        return view, session.reading.edition(view.edition.sha256)


def where_it_is(app: "PartnershipApp", path: Path | None) -> Content:
    """Say where a file that was just written lies; on a host, hand it over and say how it is got."""
    if path is None:
        return EMPTY_CONTENT
    handed = hand_over(app, (path,))
    return plain(handed) if handed else Content.assemble("Written to\n", strong(str(path)))


def write_report(view: ReturnView, edition: Edition, bridge: Bridge, progress: Callable[[float], None]) -> Written:
    """Write the return report as PDF into the usual folder.

    Raises:
        CannotWrite: the folder cannot be written to.
    """
    # ReportLab is slow to load, and most sessions print nothing.
    from s11tui.reports.pdf.writer import write_pdf
    from s11tui.reports.return_report import report_file_name, return_document
    from s11tui.reports.writing import write_file

    made = BytesIO()
    write_pdf(return_document(view, edition), made, progress)
    data = made.getvalue()

    def write(target: BinaryIO) -> None:
        target.write(data)

    path = write_out(bridge, lambda folder: write_file(folder, report_file_name(view), write))
    return Written(path, hashlib.sha256(data).hexdigest(), view.head)
