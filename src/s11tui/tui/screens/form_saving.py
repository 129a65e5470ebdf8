"""How the form keeps what is done in it: what is typed, chosen, graded, and typed on an agency's behalf."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from textual import events

from s11tui.audit.view_models import ReturnView, StandardView
from s11tui.clock import stamp
from s11tui.errors import Refusal
from s11tui.tui.keeping import Keeper, Place
from s11tui.tui.screens.ask import Ask, Field
from s11tui.tui.screens.on_return import OnReturn
from s11tui.tui.steady import held_still
from s11tui.tui.widgets.question_box import QuestionBox
from s11tui.tui.widgets.standard_page import StandardPage
from s11tui.tui.words import time_of
from s11tui.workspace.session import Session


class FormSaving(OnReturn):
    """The part of the form that writes. It is the listener of its keeper."""

    view: ReturnView
    keeper: Keeper
    saved = ""
    """`saved 14:02`; empty while nothing was."""
    _leaving_warned = False
    _was_shown = False
    _only_reads = False
    may_type_for_them = False
    """Whether the partnership's manager may type for the agency."""

    @property
    def page(self) -> StandardPage:
        """The page of the standard that is open."""
        return self.query_one("#page", StandardPage)

    async def refill(self) -> None:
        """Show the return as it stands now."""
        raise NotImplementedError

    def show_saved(self) -> None:
        """Show when something was saved last."""
        raise NotImplementedError

    def kept(self) -> None:
        self.saved = f"saved {time_of(stamp(self.bridge.clock()), self.zone)}"
        if self.is_mounted:
            self.banner.over()
            self.show_saved()

    def troubled(self, refusal: Refusal) -> None:
        if self.is_mounted:
            self.banner.trouble(refusal)

    def refused(self, refusal: Refusal) -> None:
        if self.is_mounted:
            self.notice.refuse(refusal)
            self.later(self.refill())

    def not_an_answer(self, place: Place, refusal: Refusal) -> None:
        box = self.page.place_boxes().get(place) if self.is_mounted else None
        if box is not None:
            box.refuse(f"{refusal} What you wrote is kept.")

    def answered(self, view: ReturnView) -> None:
        self._take(view)
        if self.is_mounted:
            self.later(self.refill())

    def _take(self, view: ReturnView) -> None:
        self.view = read_only(view) if self._only_reads else view

    def on_question_box_typed(self, message: QuestionBox.Typed) -> None:
        message.stop()
        self._leaving_warned = False
        self.keeper.typed(message.place, message.text, message.seen)

    def on_question_box_chose(self, message: QuestionBox.Chose) -> None:
        message.stop()
        self.later(self.keeper.choose(message.place, message.value, message.seen))

    def on_question_box_settled(self, message: QuestionBox.Settled) -> None:
        message.stop()
        self._settle_conflict(message.place.standard, message.place.question, message.event)

    def on_standard_page_grade_settled(self, message: StandardPage.GradeSettled) -> None:
        message.stop()
        self._settle_conflict(message.standard, "", message.event)

    def on_standard_page_graded(self, message: StandardPage.Graded) -> None:
        message.stop()
        self.later(self._grade(message.standard, message.grade, message.seen))

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        box = next((one for one in event.widget.ancestors_with_self if isinstance(one, QuestionBox)), None)
        if box is not None:
            # Letters may still wait at the box that was left: they belong to the answer too.
            event.widget.call_next(self.call_next, self._left, box)

    def on_app_blur(self) -> None:
        self.later(self.settle())

    async def change(self, work: Callable[[Session], ReturnView]) -> bool:
        """Make a change to the return in turn with what is typed; whether it was made."""
        return await self.keeper.change(work)

    async def settle(self) -> None:
        await self.typing_done()
        self.sweep()
        await self.keeper.commit()

    def sweep(self) -> None:
        """Take what stands in the boxes, should a box's message about it still be on its way."""
        for box in self.page.boxes:
            typed = box.unheard(self.keeper.typed_texts.get(box.place))
            if typed is not None:
                self.keeper.typed(typed.place, typed.text, typed.seen)

    def on_screen_resume(self) -> None:
        # Another screen may have changed the return: what is shown must be what stands.
        if self._was_shown:
            self.later(self._look_again())
        self._was_shown = True

    async def _look_again(self) -> None:
        view = await self.keeper.look_again()
        if view is not None:
            self.answered(view)

    async def others_changed(self) -> None:
        view = await self.keeper.look_again()
        if view is not None and self.is_mounted:
            known = _in_conflict(self.view)
            self._take(view)
            # Two versions of one's own answer are not to come where they are not seen.
            with held_still(self.focused, exactly=_in_conflict(view) <= known):
                await self.refill()

    async def _leave(self) -> None:
        await self.settle()
        if self.keeper.unsaved and not self._leaving_warned:
            self._leaving_warned = True
            self.notice.refuse(
                Refusal("Some words are not in the record yet.", "Wait a moment; Esc again leaves without.")
            )
            return
        await super()._leave()

    def _left(self, box: QuestionBox) -> None:
        self.sweep()
        if box.place in self.keeper.typed_texts:
            self.later(self.keeper.commit([box.place]))

    async def _grade(self, standard: str, grade: str, seen: str | None) -> None:
        place = Place(standard, "")
        reason, last = self.keeper.forget(place), self.keeper.last_seen(place, seen)
        made = await self.change(
            lambda session: session.answering.grade(
                self.view.id, standard, grade, reason, seen=last, original=self.keeper.original
            )
        )
        if made:
            self.keeper.saw(place)
        elif reason is not None:
            self.keeper.typed(place, reason, last)

    def _settle_conflict(self, standard: str, question: str, event: str) -> None:
        # A version that came in while they were choosing goes on standing beside the chosen one.
        seen = versions(self.view, standard, question)

        async def settle() -> None:
            await self.change(
                lambda session: session.answering.settle_conflict(
                    self.view.id, standard, question, event, seen=seen, original=self.keeper.original
                )
            )

        self.later(settle())

    # On the agency's behalf.

    def begin_on_behalf(self) -> None:
        """Where the partnership's manager looks: only reading, until they say that they type for the agency."""
        person = self.bridge.person
        own = person is not None and any(
            grant.agency == self.view.agency.id and grant.role in ("lead", "contributor") for grant in person.grants
        )
        self.may_type_for_them = "answer" in self.view.can and not own
        if self.may_type_for_them:
            self.keeper.original = self.bridge.originals.get(self.view.id, "")
            self._only_reads = not self.keeper.original
            self.answered(self.view)

    def action_on_behalf(self) -> None:
        """Ask what is being typed from; without that the record takes nothing from the partnership."""

        async def do(given: Mapping[str, str]) -> None:
            if not given["original"]:
                raise Refusal("Say what you type from.", "For example: e-mail of 3 March.")
            self.keeper.original = self.bridge.originals[self.view.id] = given["original"]
            self._only_reads = False

        words = "You type for them. It is recorded that you did, and what from."
        field = Field("original", "What are you typing from?", hint="for example: e-mail of 3 March")
        self.app.push_screen(Ask(self.view.agency.name, words, (field,), "Begin", do))


def _in_conflict(view: ReturnView) -> set[tuple[str, str]]:
    """Standard and question of all of which several versions were kept; an empty question for the grade."""
    standards = view.standards()
    found = {(one.id, asked.id) for one in standards for asked in one.questions if asked.rivals}
    return found | {(one.id, "") for one in standards if one.grade_rivals}


def versions(view: ReturnView, standard: str, question: str) -> tuple[str, ...]:
    """The events of every version of an answer (or, for an empty question, of the grade) that a view shows."""
    found = view.standard(standard)
    if found is None:
        return ()
    if not question:
        return tuple(filter(None, (found.grade_event, *(one.event for one in found.grade_rivals))))
    asked = next((one for one in found.questions if one.id == question), None)
    return tuple(filter(None, (asked.event, *(one.event for one in asked.rivals)))) if asked else ()


def read_only(view: ReturnView) -> ReturnView:
    """The same view with nothing that can be changed."""

    def closed(standard: StandardView) -> StandardView:
        return replace(standard, editable=False)

    areas = tuple(replace(area, standards=tuple(map(closed, area.standards))) for area in view.areas)
    return replace(view, areas=areas, can=frozenset())
