"""One action: what was said of it and shown for it since, and the steps that this person may take."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from s11tui.audit.view_models import ActionView
from s11tui.clock import today
from s11tui.errors import Refusal
from s11tui.tui.action_words import HOW_WORDS, step_words, whole
from s11tui.tui.screens.ask import Ask, Field
from s11tui.tui.screens.modal import Modal
from s11tui.tui.widgets.notice import Notice
from s11tui.tui.widgets.pick_list import PickList, Row
from s11tui.tui.words import plain, strong
from s11tui.workspace.desks.actions import Done
from s11tui.workspace.registers import Opened

if TYPE_CHECKING:
    from s11tui.tui.app import PartnershipApp

_AS_IT_IS = "as it is"


class ActionSteps(Modal[bool]):
    """Shows an action and says how far it is; gives back whether anything was recorded."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "close", show=False)]
    DEFAULT_CSS = """
    ActionSteps > .dialog { overflow-y: auto; }
    ActionSteps #steps { margin: 1 0; }
    """

    def __init__(self, action: ActionView) -> None:
        super().__init__()
        self._action = action
        self._opened: Opened | None = None

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Static(strong(self._action.what))
            yield Static("", id="whole")
            yield PickList(id="steps", head_width=40)
            yield Notice(id="refusal")
            yield Button(Content("Close (Esc)"), id="close")

    def on_mount(self) -> None:
        self.query_one("#steps").focus()
        self.run_worker(self._fetch(), exclusive=True)

    async def _fetch(self) -> None:
        bridge = cast("PartnershipApp", self.app).bridge
        try:
            opened = await bridge.call(lambda session: session.actions.open(self._action.id))
        except Refusal as refusal:
            self.query_one(Notice).refuse(refusal)
            return
        if not self.is_mounted:
            return
        self._opened, one = opened, opened.action
        self.query_one("#whole", Static).update(whole(opened, today(bridge.clock, bridge.partnership.zone)))
        rows = [Row(then, plain(step_words(one.state, then)), mark=Content("▸")) for then in one.steps]
        self.query_one("#steps", PickList).show(rows)

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        message.stop()
        if self._opened is not None:
            self.app.push_screen(StepAsk(self._opened, message.row), self._stepped)

    def _stepped(self, done: bool | None) -> None:
        if done:
            self.dismiss(True)

    def on_button_pressed(self) -> None:
        self.action_close()

    def action_close(self) -> None:
        self.dismiss(False)


class StepAsk(Ask):
    """Asks for what belongs to one step, and takes it."""

    def __init__(self, opened: Opened, then: str) -> None:
        one = opened.action
        self._action, self._then = one, then
        words = step_words(one.state, then)
        super().__init__(words, one.what, fields_of(opened, then), "Record", self._take)

    async def _take(self, given: Mapping[str, str]) -> None:
        bridge = cast("PartnershipApp", self.app).bridge
        shown = [Done(given["title"], given["held_at"], given["date"])] if given.get("title") else []
        if not shown and (given.get("held_at") or given.get("date")):
            raise Refusal("What shows it has no name.", "Say what it is, for example “Minutes of May”.")
        grade = given.get("grade", "")
        await bridge.call(
            lambda session: session.actions.progress(
                self._action.id,
                self._then,
                given["note"],
                due=given.get("due", ""),
                how=given.get("how", ""),
                evidence=shown,
                grade="" if grade == _AS_IT_IS else grade,
            )
        )


def fields_of(opened: Opened, then: str) -> Sequence[Field]:
    """What is asked for a step to a state."""
    now = opened.action.state
    due = Field("due", "Another day that it is due", hint="only where it moves; year-month-day")
    if then == "said done":
        return (
            Field("note", "What was done, and what has changed", "text"),
            Field("title", "What shows it", hint="minutes, an audit, a register"),
            Field("held_at", "Where that is held"),
            Field("date", "The day it is from", hint="year-month-day"),
        )
    if then == "verified closed":
        how = Field("how", "How you checked it", "choice", "read", choices=tuple(HOW_WORDS.items()))
        return (how, Field("note", "What you saw", "text"), *_grades(opened))
    if then == "in hand":
        label = "How far it is" if now == "in hand" else "What was begun"
        return (Field("note", label, "text"), due)
    if (now, then) == ("said done", "open"):
        return (Field("note", "What is missing", "text", hint="its owner reads it"), due)
    if then in ("not proceeding", "slipped back"):
        return (Field("note", "Why", "text"),)
    return (Field("note", "What is said about it", "text"), due)


def _grades(opened: Opened) -> tuple[Field, ...]:
    """The grade that its standard may be given, where it is about one."""
    if not opened.grades:
        return ()
    choices = ((_AS_IT_IS, "the grade stays as it is"), *((one.id, one.label) for one in opened.grades))
    return (Field("grade", "What the standard is graded now", "choice", _AS_IT_IS, "if you wish", choices),)
