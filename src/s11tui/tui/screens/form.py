"""The form: an outline beside one standard, saved while it is typed."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from s11tui.audit.view_models import AreaView, ReturnView, StandardView
from s11tui.clock import stamp
from s11tui.errors import Refusal
from s11tui.tui.commands import bindings
from s11tui.tui.keeping import Keeper, Place
from s11tui.tui.screens.at_risk import who_to_call
from s11tui.tui.screens.desk import Desk
from s11tui.tui.screens.form_commands import ABOUT, DOES
from s11tui.tui.screens.form_dialogs import FormDialogs
from s11tui.tui.widgets.outline import Outline
from s11tui.tui.widgets.page_rows import explanation
from s11tui.tui.widgets.question_box import QuestionBox
from s11tui.tui.widgets.split_line import SplitLine
from s11tui.tui.widgets.standard_page import PART, StandardPage
from s11tui.tui.words import mark, muted, plain, strong, time_of
from s11tui.workspace.session import Session


class Form(FormDialogs, Desk):
    """Where the safeguarding lead and the contributors answer, standard by standard.

    Args:
        view: the return.
        standard: id of the standard to begin at; empty for the first that needs something.
    """

    CSS_PATH = "form.tcss"
    ABOUT = ABOUT
    DOES = DOES
    BINDINGS: ClassVar[list[BindingType]] = bindings(DOES)

    def __init__(self, view: ReturnView, standard: str = "") -> None:
        super().__init__()
        self.view = view
        first = next((one.id for one in view.standards() if one.mark != "done" and one.editable), "")
        self._current = standard or first or next(iter(view.standards())).id
        self._part = 0
        self._saved = ""
        self._leaving_warned = False
        self.keeper: Keeper

    def body(self) -> ComposeResult:
        yield SplitLine(id="where")
        with Horizontal(id="middle"):
            yield Outline(id="outline")
            yield StandardPage(id="page")
            with VerticalScroll(id="side", can_focus=False):
                yield Static("", id="side-words", markup=False)

    def begin(self) -> None:
        self.keeper = Keeper(self.bridge, self.view, self, self)
        self.later(self._begin())

    async def _begin(self) -> None:
        await self._refill(focus=True)
        if not ("answer" in self.view.can and any(map(_has_leftovers, self.view.standards()))):
            return
        # Left behind by a session that ended in the middle of a word: the person has moved on since.
        if await self.change(lambda session: session.answering.commit_drafts(self.view.id)):
            self.notice.tell("What you were typing last time was kept, and stands in the form.")

    @property
    def page(self) -> StandardPage:
        return self.query_one("#page", StandardPage)

    @property
    def standard(self) -> StandardView:
        """The standard that is open."""
        found = self.view.standard(self._current)
        return found if found is not None else self.view.standards()[0]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("evidence", "add_action"):
            return self.standard.editable
        return super().check_action(action, parameters)

    def places(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        for one in self.view.standards():
            title = f"Go to {one.number} {one.title}".replace("  ", " ")
            yield title, "Opens this standard.", partial(self.go, one.id)

    # What the keeper tells.

    def kept(self) -> None:
        self._saved = f"saved {time_of(stamp(self.bridge.clock()), self.zone)}"
        if self.is_mounted:
            self.banner.over()
            self._show_top()

    def troubled(self, refusal: Refusal) -> None:
        if self.is_mounted:
            self.banner.trouble(refusal)

    def refused(self, refusal: Refusal) -> None:
        if self.is_mounted:
            self.notice.refuse(refusal)
            self.later(self._refill())

    def not_an_answer(self, place: Place, refusal: Refusal) -> None:
        box = self.page.place_boxes().get(place) if self.is_mounted else None
        if box is not None:
            box.refuse(f"{refusal} What you wrote is kept.")

    def answered(self, view: ReturnView) -> None:
        self.view = view
        if self.is_mounted:
            self.later(self._refill())

    # What the widgets say.

    def on_question_box_typed(self, message: QuestionBox.Typed) -> None:
        message.stop()
        self._leaving_warned = False
        self.keeper.typed(message.place, message.text, message.seen)

    def on_question_box_chose(self, message: QuestionBox.Chose) -> None:
        message.stop()
        self.later(self.keeper.choose(message.place, message.value))

    def on_question_box_settled(self, message: QuestionBox.Settled) -> None:
        message.stop()
        place, event = message.place, message.event
        self._settle_conflict(place.standard, place.question, event)

    def on_standard_page_grade_settled(self, message: StandardPage.GradeSettled) -> None:
        self._settle_conflict(message.standard, "", message.event)

    def on_standard_page_graded(self, message: StandardPage.Graded) -> None:
        message.stop()
        self.later(self._grade(message.standard, message.grade))

    def on_outline_chosen(self, message: Outline.Chosen) -> None:
        self.go(message.standard)

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        box = next((one for one in event.widget.ancestors_with_self if isinstance(one, QuestionBox)), None)
        if box is not None and box.place in self.keeper.typed_texts:
            self.later(self.keeper.commit([box.place]))

    def on_app_blur(self) -> None:
        self.later(self.settle())

    # Moving about.

    def go(self, standard: str, part: int = 0) -> None:
        """Open a standard, once the keys that were pressed before are in."""
        self.after_typing(partial(self._go, standard, part))

    async def _go(self, standard: str, part: int, needed: bool = False) -> None:
        self._sweep()
        self._current, self._part = standard, part
        self.notice.clear()
        await self._refill(focus=True, needed=needed)
        self.later(self.keeper.commit())

    def action_next(self) -> None:
        self._turn(1)

    def action_previous(self) -> None:
        self._turn(-1)

    def _turn(self, by: int) -> None:
        part = self._part + by
        if 0 <= part * PART < max(1, len(self.standard.questions)):
            self.go(self._current, part)
            return
        names = [one.id for one in self.view.standards()]
        at = names.index(self.standard.id) + by
        if 0 <= at < len(names):
            self.go(names[at])
        else:
            self.notice.tell("This is the last standard. F8 shows what is missing." if by > 0 else "This is the first.")

    def action_unanswered(self) -> None:
        standards = self.view.standards()
        at = standards.index(self.standard)
        found = next((one for one in (*standards[at + 1 :], *standards[: at + 1]) if one.mark != "done"), None)
        if found is None:
            self.notice.tell("Nothing is missing. F8 goes to review and sign-off.")
            return
        self.after_typing(partial(self._go, found.id, 0, True))

    def action_explain(self) -> None:
        self.page.toggle_class("-explained")
        if self.page.has_class("-explained"):
            self.page.scroll_home(animate=False)

    async def settle(self) -> None:
        await self.typing_done()
        self._sweep()
        await self.keeper.commit()

    async def _leave(self) -> None:
        await self.settle()
        if self.keeper.unsaved and not self._leaving_warned:
            self._leaving_warned = True
            self.notice.refuse(
                Refusal("Some words are not in the record yet.", "Wait a moment; Esc again leaves without.")
            )
            return
        await super()._leave()

    async def on_screen_resume(self) -> None:
        # Another screen may have changed the return: what is shown must be what stands.
        if self.page.is_mounted:
            view = await self.attempt(lambda session: session.reading.open(self.view.id))
            if view is not None:
                self.keeper.take(view)
                self.answered(view)

    async def change(self, work: Callable[[Session], ReturnView]) -> bool:
        """Make a change to the return in turn with what is typed; whether it was made."""
        return await self.keeper.change(work)

    async def _grade(self, standard: str, grade: str) -> None:
        reason = self.keeper.forget(Place(standard, ""))
        seen = self.standard.grade_event
        made = await self.change(
            lambda session: session.answering.grade(self.view.id, standard, grade, reason, seen=seen)
        )
        if not made and reason is not None:
            self.keeper.typed(Place(standard, ""), reason, seen)

    def _settle_conflict(self, standard: str, question: str, event: str) -> None:
        self.later(
            self._changed(lambda session: session.answering.settle_conflict(self.view.id, standard, question, event))
        )

    async def _changed(self, work: Callable[[Session], ReturnView]) -> None:
        await self.change(work)

    def _sweep(self) -> None:
        """Take what stands in the boxes, should a box's message about it still be on its way."""
        for box in self.page.boxes:
            typed = box.unheard(self.keeper.typed_texts.get(box.place))
            if typed is not None:
                self.keeper.typed(typed.place, typed.text, typed.seen)

    # Showing.

    async def _refill(self, *, focus: bool = False, needed: bool = False) -> None:
        if not self.is_mounted:
            return
        standard = self.standard
        urgent = Content.assemble(
            ("This is the lowest grade. Is a child at risk now?\n", "bold"), who_to_call(self.bridge.partnership)
        )
        await self.page.show(self.view, standard, self._part, self.keeper.typed_texts, urgent)
        self.query_one("#outline", Outline).show(self.view, standard.id)
        self.query_one("#side-words", Static).update(explanation(standard))
        self._show_where(standard)
        self._show_top()
        self.show_keys()
        if focus:
            self.page.scroll_home(animate=False)
            self.page.focus_first(needed=needed)

    def _area(self, standard: StandardView) -> AreaView:
        return next(area for area in self.view.areas if area.id == standard.area)

    def _show_where(self, standard: StandardView) -> None:
        area = self._area(standard)
        where = Content.assemble(plain(f"{area.number} {area.title} › {standard.number} "), mark(standard.mark))
        self.query_one("#where", SplitLine).show(where, muted(f"{area.done} of {len(area.standards)} here"))

    def _show_top(self) -> None:
        view, area = self.view, self._area(self.standard)
        counts = f"{view.counts.done} of {view.counts.asked} done"
        state = self._saved if self.standard.editable else f"{view.state} · read only"
        here = f"{area.title} {area.done} of {len(area.standards)}"
        left = Content.assemble(strong(view.round.title), muted(f" · {view.agency.name}"))
        self.show_top(
            left, *(muted(" · ".join(filter(None, one))) for one in ((here, counts, state), (counts, state), (state,)))
        )


def _has_leftovers(standard: StandardView) -> bool:
    """Whether there are drafts of an earlier session that could be answers."""
    reason = standard.reason_draft is not None and standard.self_grade is not None
    return reason or any(one.draft is not None for one in standard.questions)
