"""Find by typing a few letters of a standard, its guidance or an answer; also the outline of narrow screens."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from s11tui.audit.searching import Hit, search
from s11tui.audit.view_models import ReturnView
from s11tui.tui.widgets.pick_list import PickList, Row
from s11tui.tui.words import line, mark, muted, plain, strong


class Find(ModalScreen[str | None]):
    """Gives back the id of a standard, or None.

    Args:
        at: the standard that is open, where the cursor stands at first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f7", "dismiss", "close", show=False),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    Find > .dialog { height: 90%; }
    Find Input { border: none; height: 1; background: $panel; padding: 0 1; margin: 1 0; }
    Find Input:focus { border: none; }
    Find .found { height: 1fr; scrollbar-size-vertical: 1; }
    """

    def __init__(self, view: ReturnView, at: str) -> None:
        super().__init__()
        self._view, self._at = view, at

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(strong("Find a standard"))
            yield Input(placeholder="type a few letters, then Enter", id="letters")
            with VerticalScroll(classes="found", can_focus=False):
                yield PickList(id="found", head_width=60)
            yield Static(muted("↑ ↓ move · Enter opens · Esc closes"))

    def on_mount(self) -> None:
        self._show("")
        self.query_one(Input).focus()
        found = self.query_one("#found", PickList)
        self.call_after_refresh(found.point_at, self._at)

    def on_input_changed(self, message: Input.Changed) -> None:
        self._show(message.value)

    def on_input_submitted(self) -> None:
        self.query_one("#found", PickList).action_pick()

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        message.stop()
        self.dismiss(message.row)

    def on_key(self, event: events.Key) -> None:
        if event.key == "escape":
            self.dismiss(None)

    def action_move(self, by: int) -> None:
        self.query_one("#found", PickList).action_move(by)

    def _show(self, letters: str) -> None:
        hits = {one.standard.id: one for one in search(self._view, letters)}
        rows: list[Row] = []
        for area in self._view.areas:
            found = [hits[one.id] for one in area.standards if one.id in hits]
            if found:
                rows.append(Row(f"area-{area.id}", plain(f"{area.number} {area.title}"), heading=True))
            rows += [_row(one) for one in found]
        listed = self.query_one("#found", PickList)
        listed.show(rows or [Row("none", muted("Nothing is found. Try fewer letters."), heading=True)])
        listed.marks_cursor = True


def _row(hit: Hit) -> Row:
    standard = hit.standard
    body = muted(f"{line(hit.where).plain}: {hit.snippet}") if hit.where else Content("")
    return Row(standard.id, plain(f"{standard.number} {standard.title}"), body, mark(standard.mark))
