"""One question a page, from nothing to a workspace: Enter goes on, Esc goes back one."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Static

from s11tui.errors import BadInput, Refusal
from s11tui.tui.commands import Command, bindings
from s11tui.tui.going import open_return
from s11tui.tui.screens.desk import Desk
from s11tui.tui.screens.welcome_questions import Questions, Step
from s11tui.tui.widgets.pick_list import PickList, Row
from s11tui.tui.widgets.writing import Writing
from s11tui.tui.words import muted, plain, strong


class Line(Writing):
    """A box of one line in which Enter gives what was written."""

    class Given(Message):
        """Enter was pressed."""

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Given())
            return
        await super()._on_key(event)


class Steps(Desk):
    """Asks what one way through the welcome needs, makes the workspace, and goes on in it.

    Args:
        questions: what is asked, and what is made of it.
    """

    CSS_PATH = "welcome.tcss"
    ABOUT = (
        "One question at a time. Enter takes the answer and goes on; Esc goes back to the question before. Nothing is "
        "made before the last one is answered."
    )
    DOES = (Command("proceed", "f4", "go on", "Go on", "Takes this answer and goes to the next question."),)
    BINDINGS: ClassVar[list[BindingType]] = bindings(DOES)

    def __init__(self, questions: Questions) -> None:
        super().__init__()
        self._questions = questions
        self._given: dict[str, str] = {}
        self._asked: list[Step] = []
        self._marked: set[str] = set()
        self._is_busy = True
        """Whether the last answer is still being worked on: a second Enter must not give it twice."""

    def body(self) -> ComposeResult:
        with VerticalScroll(id="page", classes="page", can_focus=False):
            yield Static("", id="given")
            yield Static("", id="question")
            yield Static("", id="hint", classes="quiet")
            yield Line(single=True, id="box")
            yield PickList(id="choices")
            yield Button(Content("Go on (Enter)"), id="proceed", variant="primary")

    def begin(self) -> None:
        self.later(self._go_on())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if self._is_busy and action in ("proceed", "back", "leave"):
            return False
        return super().check_action(action, parameters)

    def on_line_given(self) -> None:
        # The box itself said so, after the letters before it.
        self._take(self.query_one("#box", Line).text)

    def on_button_pressed(self) -> None:
        self.action_proceed()

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        if self._asked and self._asked[-1].many:
            self._marked ^= {message.row}
            self._show_choices(self._asked[-1], message.row)
        else:
            self._take(message.row)

    def action_proceed(self) -> None:
        if self._is_busy:
            return
        step = self._asked[-1]
        if step.many:
            self._take(",".join(name for name, _, _ in step.choices if name in self._marked))
        elif step.choices:
            row = self.query_one("#choices", PickList).current
            self._take("" if row is None else row.id)
        else:
            # This key is read at once, while letters that were pressed just before are on their way into the box.
            self.after_typing(lambda: self._take(self.query_one("#box", Line).text))

    def action_back(self) -> None:
        self.notice.clear()
        if len(self._asked) > 1:
            self._asked.pop()
            before = self._asked[-1]
            self._show(before, self._given.pop(before.name))
        else:
            super().action_back()

    def _take(self, raw: str) -> None:
        if self._is_busy:
            return
        step = self._asked[-1]
        self.notice.clear()
        try:
            self._given[step.name] = step.admitted(raw, self.today)
        except BadInput as refusal:
            self.notice.refuse(refusal)
            return
        self._is_busy = True
        self.lead(self._go_on())

    async def _go_on(self) -> None:
        try:
            step = await self._questions.next(self._given, self.bridge, self.today)
            if step is None:
                await self._make()
                return
        except Refusal as refusal:
            if self._asked:
                self._given.pop(self._asked[-1].name, None)
            self._is_busy = False
            self.notice.refuse(refusal)
            self.show_keys()
            return
        self._asked.append(step)
        self._show(step, step.value)

    async def _make(self) -> None:
        self.notice.tell(self._questions.MAKING)
        self.show_keys()
        await self._questions.make(self._given, self.bridge)
        first = await self.partnership_app.begin()
        if "agency" in self._given:
            lines = await first.attempt(lambda session: session.reading.returns())
            if lines:
                await open_return(first, lines[0].id)

    def _show(self, step: Step, value: str) -> None:
        self._is_busy = False
        self.show_keys()
        self.show_top(strong(self._questions.TITLE), muted(f"question {len(self._asked)}"))
        self.query_one("#given", Static).update(self._given_so_far())
        self.query_one("#question", Static).update(plain(step.question))
        self.query_one("#hint", Static).update(plain(step.hint))
        box, choices = self.query_one("#box", Line), self.query_one("#choices", PickList)
        box.set_class(bool(step.choices), "hidden")
        choices.set_class(not step.choices, "hidden")
        if step.choices:
            self._marked = set(value.split(",")) if step.many else set()
            self._show_choices(step, value)
            choices.focus()
        else:
            box.show(value)
            box.move_cursor(box.document.end)
            box.focus()

    def _show_choices(self, step: Step, at: str) -> None:
        rows = [
            Row(name, plain(words), muted(body), Content(self._mark(name)) if step.many else Content(""))
            for name, words, body in step.choices
        ]
        self.query_one("#choices", PickList).show(rows, at)

    def _mark(self, name: str) -> str:
        return "[x]" if name in self._marked else "[ ]"

    def _given_so_far(self) -> Content:
        lines = [
            Content.assemble(muted(f"{one.label}: "), plain(one.in_words(self._given[one.name], self.today)))
            for one in self._asked
            if one.name in self._given
        ]
        return Content("\n").join(lines)
