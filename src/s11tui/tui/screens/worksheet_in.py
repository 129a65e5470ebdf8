"""What a worksheet that came back would change, before it changes anything."""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from s11tui.audit.view_models import ReturnView
from s11tui.errors import BadInput, Refusal
from s11tui.exchange.worksheets.brought_parts import Bringing, Change, Newer
from s11tui.text import counted
from s11tui.tui.commands import Command, bindings
from s11tui.tui.screens.modal import Modal
from s11tui.tui.widgets.notice import Notice
from s11tui.tui.widgets.pick_list import PickList, Row
from s11tui.tui.widgets.segments import Segments
from s11tui.tui.words import muted, plain, strong
from s11tui.workspace.session import Session

if TYPE_CHECKING:
    from s11tui.tui.app import PartnershipApp

_LARGEST = 21_000_000
_SHOWN = 160
_CHOICES: dict[str, Newer] = {"leave them": "leave", "keep both": "both", "take the sheet’s": "sheet"}
_SIGNS = {"new": ("+", "$success"), "changed": ("~", "$accent"), "newer": ("!", "$warning"), "refused": ("×", "$error")}

DOES = (
    Command("take", "f4", "take", "Take these changes", "Records what the worksheet says."),
    Command("cancel", "escape", "cancel", "Cancel", "Closes without taking anything."),
)


def read_worksheet(session: Session, ref: str, path: Path) -> Bringing:
    """What a file would change in a return.

    Raises:
        Refusal: it cannot be read, is no worksheet, or is one of another return.
    """
    # Spreadsheets take a while to load.
    from s11tui.exchange.worksheets import read
    from s11tui.exchange.worksheets.brought import bring

    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST)
    except (OSError, ValueError) as fault:
        reason = fault.strerror if isinstance(fault, OSError) and fault.strerror else str(fault)
        raise BadInput(f"{path} cannot be read ({reason}).", "Check its name and folder.") from None
    view = session.reading.open(ref)
    return bring(view, session.reading.edition(view.edition.sha256), read(data, path.name))


class WorksheetIn(Modal[int]):
    """Shows the changes, asks what becomes of those that are newer here, and takes them.

    Args:
        original: what a manager brings it in from, on the agency's behalf.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(DOES)
    DEFAULT_CSS = """
    WorksheetIn > .dialog { width: 100; height: auto; max-height: 94%; }
    WorksheetIn .changes { height: auto; max-height: 60vh; scrollbar-size-vertical: 1; margin: 1 0; }
    """

    def __init__(self, view: ReturnView, bringing: Bringing, original: str) -> None:
        super().__init__()
        self._view, self._bringing, self._original = view, bringing, original

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(strong("What the worksheet would change"))
            yield Static(muted(self._summary()), classes="quiet")
            with VerticalScroll(classes="changes", can_focus=False):
                yield PickList(id="changes", head_width=40)
            newer = Segments("Answers that were changed here since:", tuple(_CHOICES), id="newer")
            newer.display = bool(self._bringing.of("newer"))
            yield newer
            yield Notice(id="refusal")
            with Horizontal(classes="buttons"):
                yield Button(Content("Take these changes (F4)"), id="take", variant="primary")
                yield Button(Content("Cancel (Esc)"), id="cancel")

    def on_mount(self) -> None:
        changes = self.query_one("#changes", PickList)
        changes.show(self._rows())
        changes.focus()
        self.query_one("#take", Button).disabled = not self._bringing.count("both")

    def _summary(self) -> str:
        found = self._bringing
        words = f"{counted(found.count(), 'change')}, {counted(found.same, 'field')} as before."
        return f"{words} Nothing is recorded yet. {found.notice}".strip()

    def _rows(self) -> list[Row]:
        rows = [self._row(one) for one in self._bringing.changes]
        for kind, some in (("Evidence", self._bringing.evidence), ("Action", self._bringing.actions)):
            rows += [
                Row(
                    f"{kind}-{number}",
                    plain(f"{self._number(standard)} {kind}"),
                    plain(" · ".join(filter(None, cells))),
                    _sign("new"),
                )
                for number, (standard, cells) in enumerate(some)
            ]
        rows += [
            Row(f"unplaced-{number}", plain(where), muted(f"{_short(text)} – not taken: {why}"), _sign("refused"))
            for number, (where, text, why) in enumerate(self._bringing.unplaced)
        ]
        return rows or [Row("none", muted("The worksheet says what stands here already."), heading=True)]

    def _row(self, one: Change) -> Row:
        before, after = _short(one.before) or "nothing", _short(one.after) or "nothing"
        words = {
            "new": after,
            "changed": f"{before}  →  {after}",
            "newer": f"stands: {before}   worksheet: {after}   ({one.why})",
            "refused": f"{after} – not taken: {one.why}",
        }[one.kind]
        return Row(one.path, plain(f"{self._number(one.standard)} {one.label}"), plain(words), _sign(one.kind))

    def _number(self, standard: str) -> str:
        found = self._view.standard(standard)
        return found.number if found and found.number else standard

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        message.stop()

    def on_button_pressed(self, message: Button.Pressed) -> None:
        if message.button.id == "take":
            self.action_take()
        else:
            self.action_cancel()

    def action_cancel(self) -> None:
        self.dismiss(0)

    def action_take(self) -> None:
        if self._bringing.count("both"):
            self.run_worker(self._take(), exclusive=True)

    async def _take(self) -> None:
        newer = _CHOICES[self.query_one("#newer", Segments).value]
        bridge = cast("PartnershipApp", self.app).bridge

        def record(session: Session) -> None:
            from s11tui.exchange.worksheets.taking import take

            take(session, self._view.id, self._bringing, newer=newer, original=self._original)

        try:
            await bridge.call(record)
        except Refusal as refusal:
            self.query_one("#refusal", Notice).refuse(refusal)
            return
        self.dismiss(self._bringing.count(newer))


def _sign(kind: str) -> Content:
    sign, colour = _SIGNS[kind]
    return Content.styled(sign, f"bold {colour}")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"
