"""The outcome as the agency sees it: what it graded, what was agreed and why; to accept, or to ask again."""

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from s11tui.audit.view_models import ReturnView, StandardView
from s11tui.errors import Refusal
from s11tui.text import counted
from s11tui.tui.commands import Command, bindings
from s11tui.tui.jotting import AGAIN, Jottings, marks_in
from s11tui.tui.screens.ask import Ask, Field
from s11tui.tui.screens.menu import Menu
from s11tui.tui.screens.practice_consent import CONSENT, PracticeConsenting
from s11tui.tui.steady import held_still
from s11tui.tui.widgets.outcome_rows import about, row, standing
from s11tui.tui.widgets.pick_list import PickList, Row
from s11tui.tui.words import day_of, muted, strong


class OutcomeScreen(PracticeConsenting):
    """Grades and reasons, once they are shared.

    Args:
        view: the return, as the agency sees it.
    """

    CSS_PATH = "outcome.tcss"
    ABOUT = (
        "What you graded and what was agreed, with the reason where they differ. You may accept it all, or ask for a "
        "grade to be looked at again: choose the standard, say why, then send. Grades marked “not moderated” are "
        "your own, and nobody tested them."
    )
    DOES = (
        Command("accept", "f4", "accept", "Accept the grades", "Accepts every agreed grade."),
        Command(
            "challenge",
            "f5",
            "ask again",
            "Ask for grades to be looked at again",
            "Sends what you marked, with reasons.",
        ),
        CONSENT,
        Command("answers", "f8", "answers", "See the answers", "Opens the return as it was submitted."),
        Command("report", "f9", "report", "Write a report", "Writes the PDF with self and agreed grades."),
        Command("letter", "", "letter", "Write the letter", "What became of your grades, and what happens next."),
        Command("signatures", "", "signatures", "Signatures and receipt", "Who declared it, and who must confirm it."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(DOES)

    def __init__(self, view: ReturnView) -> None:
        super().__init__()
        self.view = view
        self._again: dict[str, str] = {}
        self._jottings: Jottings | None = None
        self._warned = False

    def body(self) -> ComposeResult:
        with VerticalScroll(id="page", classes="page", can_focus=False):
            yield Static("", id="head", markup=False)
            yield PickList(id="steps", head_width=34)
            yield PickList(id="standards", head_width=46)

    def begin(self) -> None:
        self._show()
        self.query_one("#standards").focus(scroll_visible=False)
        self._jottings = Jottings(self.bridge, self.view.id, {}, self, self)
        self.later(self._take_up(self._jottings))

    async def _take_up(self, jottings: Jottings) -> None:
        """Take up what was marked and not sent before."""
        ref = self.view.id
        kept = await self.attempt(lambda session: session.jotting.kept(ref))
        if kept and self.is_mounted and "challenge" in self.view.can:
            jottings.know(kept)
            self._again = {**marks_in(kept, AGAIN), **self._again}
            self._show()

    async def settle(self) -> None:
        if self._jottings is not None:
            await self._jottings.save()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "accept":
            return "accept" in self.view.can and not self._again
        if action == "challenge":
            return "challenge" in self.view.can and bool(self._again)
        if action == "practices":
            return bool(self.practices)
        return super().check_action(action, parameters)

    @property
    def shown_return(self) -> ReturnView:
        return self.view

    async def others_changed(self) -> None:
        view = await self.read_again()
        if view is not None and self.is_mounted:
            with held_still(self.focused):
                self.show_again(view)

    def show_again(self, view: ReturnView) -> None:
        self.view = view
        self._show()

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        message.stop()
        if message.list.id == "steps":
            self.call_later(self.run_action, message.row)
            return
        standard = self.view.standard(message.row)
        if standard is not None:
            self._look(standard)

    def _look(self, standard: StandardView) -> None:
        rows = [Row("answers", Content("See what we answered"))]
        asked = standard.outcome is not None and bool(standard.outcome.decision)
        if "challenge" in self.view.can and standard.outcome is not None and not asked and not self._is_over:
            rows.append(Row("again", Content("Ask for this grade to be looked at again")))
        if standard.id in self._again:
            rows.append(Row("leave", Content("Let the grade stand after all")))

        def chosen(name: str | None) -> None:
            if name == "answers":
                self._open_form(standard.id)
            elif name == "again":
                self._ask_reason(standard)
            elif name == "leave":
                self._again.pop(standard.id, None)
                self._show()

        self.app.push_screen(Menu(f"{standard.number} {standard.title}", about(standard).plain, rows), chosen)

    def _ask_reason(self, standard: StandardView) -> None:
        async def do(given: Mapping[str, str]) -> None:
            if not given["reason"]:
                raise Refusal("Say why, so that the panel can look at it again.", "One or two sentences are enough.")
            self._again[standard.id] = given["reason"]
            self._warned = False
            self._show()

        field = Field("reason", "Why should it be looked at again?", "text", self._again.get(standard.id, ""))
        self.app.push_screen(
            Ask(
                f"{standard.number} {standard.title}",
                "It is sent together with the others, by F5.",
                (field,),
                "Keep",
                do,
            )
        )

    def action_back(self) -> None:
        """Leave; the first time only warn, where something was marked and not sent."""
        if self._again and not self._warned:
            self._warned = True
            words = f"{counted(len(self._again), 'grade is', 'grades are')} marked, and not sent yet."
            self.notice.refuse(Refusal(words, "F5 sends what you marked; Esc once more leaves without."))
            return
        super().action_back()

    def action_accept(self) -> None:
        async def do(given: Mapping[str, str]) -> None:
            self.view = await self.bridge.call(lambda session: session.moderating.accept(self.view.id))
            self._show()
            self.notice.tell("Accepted. F9 writes the report with the agreed grades.")

        self.app.push_screen(
            Ask("Accept every agreed grade?", "It closes the moderation of this return.", (), "Accept", do)
        )

    def action_challenge(self) -> None:
        reasons = dict(self._again)

        async def do(given: Mapping[str, str]) -> None:
            self.view = await self.bridge.call(lambda session: session.moderating.challenge(self.view.id, reasons))
            self._again.clear()
            self._show()
            self.notice.tell("Sent. The panel looks at it again and writes back.")

        intro = f"{counted(len(reasons), 'grade')} with your reasons. The others stand as agreed."
        self.app.push_screen(Ask("Ask for grades to be looked at again", intro, (), "Send", do))

    def action_answers(self) -> None:
        self._open_form("")

    def action_signatures(self) -> None:
        from s11tui.tui.screens.review import Review

        self.app.push_screen(Review(self.view))

    def action_report(self) -> None:
        from s11tui.tui.screens.printing import Printing

        self.app.push_screen(Printing(self.view.id))

    def action_letter(self) -> None:
        from s11tui.tui.screens.printing_meeting import PrintLetters

        self.app.push_screen(PrintLetters(self.view.id))

    def _open_form(self, standard: str) -> None:
        from s11tui.tui.screens.form import Form

        self.app.push_screen(Form(self.view, standard))

    def _show(self) -> None:
        view = self.view
        if self._jottings is not None:
            self._jottings.marked(AGAIN, self._again)
        left = Content.assemble(strong(f"Outcome · {view.round.title}"), muted(f" · {view.agency.name}"))
        self.show_top(left, muted(view.state))
        self.query_one("#head", Static).update(self._head())
        steps = [one for one in self.DOES[:3] if self.check_action(one.action, ())]
        self.query_one("#steps", PickList).show(
            [
                Row(x.action, Content.styled(f"{x.title} ({x.shown_key})", "bold $accent"), muted(x.help), Content("▸"))
                for x in steps
            ]
        )
        rows: list[Row] = []
        for area in view.areas:
            graded = [one for one in area.standards if one.graded]
            if graded:
                rows.append(Row(f"area-{area.id}", muted(f"{area.number} {area.title}"), heading=True))
            rows += [row(one, self._again.get(one.id, "")) for one in graded]
        self.query_one("#standards", PickList).show(rows)
        self.show_keys()

    @property
    def _is_over(self) -> bool:
        """Whether the time to reply is over: then grades can be accepted, and no longer disputed."""
        return bool(self.view.reply_by) and self.today.isoformat() > self.view.reply_by

    def _head(self) -> Content:
        view = self.view
        outcomes = [one.outcome for one in view.standards() if one.outcome is not None]
        changed = sum(one.outcome in ("raised", "lowered") for one in outcomes)
        untested = sum(one.outcome == "not moderated" for one in outcomes)
        parts = [strong(f"{counted(changed, 'grade')} of {len(outcomes)} changed")]
        if untested:
            parts.append(muted(f" · {untested} not moderated"))
        parts += [muted(f"\n{one}") for one in standing(view)]
        if "accept" in view.can and self._is_over:
            parts.append(muted(f"\nThe time to reply ended on {day_of(view.reply_by, self.today)}. You can accept."))
        elif "accept" in view.can and view.reply_by:
            parts.append(muted(f"\nYou can reply until {day_of(view.reply_by, self.today)}."))
            parts.append(muted(" Enter on a standard shows the reason, or asks for it to be looked at again."))
        if self._again:
            parts.append(
                Content.styled(f"\n{counted(len(self._again), 'grade')} marked to be looked at again.", "$accent")
            )
        return Content("").join(parts)
