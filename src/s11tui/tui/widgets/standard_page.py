"""One standard on one page: refilled when another is shown, never built again."""

from collections.abc import Mapping
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import HorizontalGroup, VerticalGroup, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Static

from s11tui.audit.guard import Found, traces_of
from s11tui.audit.view_models import QuestionView, ReturnView, StandardView
from s11tui.tui.keeping import Place
from s11tui.tui.widgets.page_rows import (
    action_rows,
    evidence_rows,
    explanation,
    grade_rows,
    missing_words,
    odd_rows,
    origin_words,
    reason_question,
    returned_rows,
    returned_words,
    rival_rows,
    talk_rows,
)
from s11tui.tui.widgets.pick_list import PickList
from s11tui.tui.widgets.question_box import QuestionBox
from s11tui.tui.words import muted, plain, strong

PART = 10
"""Questions on one page; a standard with more is shown in parts, since each box slows every key down a little."""


class StandardPage(VerticalScroll, can_focus=False):
    """Title, questions, evidence, grade, reason, actions, and what was said."""

    DEFAULT_CSS = """
    StandardPage { width: 1fr; height: 1fr; padding: 0 2; scrollbar-size-vertical: 1; }
    StandardPage Static { height: auto; }
    StandardPage #title { text-style: bold; color: $accent; }
    StandardPage .note { margin-top: 1; padding: 0 1; border-left: outer $warning; background: $surface; }
    StandardPage #urgent { border-left: outer $error; }
    StandardPage #explained { border-left: outer $rule; color: $quiet; display: none; }
    StandardPage.-explained #explained { display: block; }
    StandardPage #turn { margin: 1 0; }
    """

    @dataclass
    class Graded(Message):
        """A grade was chosen; empty takes it away."""

        standard: str
        grade: str
        seen: str | None

    @dataclass
    class GradeSettled(Message):
        """Of two grades one was chosen, by its event."""

        standard: str
        event: str

    @dataclass
    class Wanted(Message):
        """Something beside the answers was picked: `what` is evidence, action, talk, next or previous."""

        what: str
        id: str = ""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._standard: StandardView | None = None
        self._part = 0
        self._boxes: list[QuestionBox] = []
        self._found: tuple[Found, ...] = ()

    def compose(self) -> ComposeResult:
        yield Static("", id="title", markup=False)
        yield Static("", id="origin", classes="quiet", markup=False)
        yield Static("", id="explained", classes="note", markup=False)
        yield Static("", id="returned", classes="note", markup=False)
        yield PickList(id="reply")
        yield VerticalGroup(id="boxes")
        with VerticalGroup(id="judged"):
            yield Static(strong("Evidence"), classes="section")
            yield PickList(id="evidence", head_width=40)
            yield Static(strong("Grade"), classes="section", id="grade-head")
            yield PickList(id="grades", head_width=22)
            yield Static("", id="urgent", classes="note", markup=False)
            yield QuestionBox()
            yield Static(strong("Actions"), classes="section")
            yield PickList(id="actions", head_width=40)
            yield Static(strong("Said about this standard"), classes="section")
            yield PickList(id="talk", head_width=30)
            yield Static(strong("Look again"), classes="section", id="odd-head")
            yield PickList(id="odd", head_width=60)
            yield Static("", id="missing", classes="note", markup=False)
        with HorizontalGroup(id="turn"):
            yield Button(Content("◂ Previous"), id="previous")
            yield Button(Content("Next ▸"), id="next")

    @property
    def reason_box(self) -> QuestionBox:
        """The box for the reason of the grade."""
        return self.query_one("#judged", VerticalGroup).query_one(QuestionBox)

    @property
    def found(self) -> tuple[Found, ...]:
        """What of the standard that is open looks like a trace of a child."""
        return self._found

    @property
    def box_in_use(self) -> QuestionBox | None:
        """The box that has the cursor."""
        focused = self.screen.focused
        return next((one for one in self.boxes if focused is not None and one in focused.ancestors_with_self), None)

    @property
    def boxes(self) -> list[QuestionBox]:
        """The boxes in use, the reason's last."""
        used = [box for box in self._boxes if box.display]
        return [*used, self.reason_box] if self.query_one("#judged").display else used

    def shows(self, standard: StandardView, part: int) -> bool:
        """Whether this part of this standard is what is shown."""
        return self._standard is not None and (self._standard.id, self._part) == (standard.id, part)

    def has_room(self, standard: StandardView, part: int) -> bool:
        """Whether there are boxes enough for a part of a standard."""
        return len(_part_of(standard, part)) <= len(self._boxes)

    async def make_room(self, standard: StandardView, part: int) -> None:
        """Make the boxes that are wanting."""
        extra = [QuestionBox() for _ in range(len(_part_of(standard, part)) - len(self._boxes))]
        await self.query_one("#boxes").mount_all(extra)
        self._boxes += extra

    def show(
        self, view: ReturnView, standard: StandardView, part: int, typed: Mapping[Place, str], urgent: Content
    ) -> None:
        """Show a standard (or a part of it) of a return, for which there must be room.

        Nothing is waited for in it: a key that came in between would go into a box that is about to be another's.

        Args:
            typed: what is not an answer yet.
            urgent: who to call.
        """
        moved = self._standard is None or self._standard.id != standard.id
        self._standard, self._part = standard, part
        parts = max(1, -(-len(standard.questions) // PART))
        self._found = traces_of(standard) if standard.editable else ()
        self._show_questions(standard, _part_of(standard, part), typed, view.zone)
        self._show_heading(view, standard, part, parts)
        judged = self.query_one("#judged")
        judged.display = part == parts - 1
        if judged.display:
            self._show_judged(view, standard, typed, urgent, moved)

    def place_boxes(self) -> Mapping[Place, QuestionBox]:
        """The boxes in use, by place."""
        return {box.place: box for box in self.boxes}

    def focus_first(self, *, needed: bool = False) -> None:
        """Put the cursor into the first box; with `needed`, into the first that still needs something."""
        standard = self._standard
        if standard is None:
            return
        asked = next((one.id for one in standard.queries if one.waits_for == "agency"), "")
        if asked and not standard.editable:
            talk = self.query_one("#talk", PickList)
            talk.focus(scroll_visible=False)
            talk.point_at(asked)
            # Only then is it known where on the page it stands.
            self.call_after_refresh(talk.scroll_visible, animate=False, top=True)
            return
        wanted = {one.question for one in standard.missing} if needed else set()
        if wanted == {""} and not standard.returned_reply and self.query_one("#reply", PickList).rows:
            self.query_one("#reply").focus()
            return
        for box in self._boxes:
            if box.display and (not wanted or box.place.question in wanted):
                box.focus_answer()
                box.scroll_visible(animate=False)
                return
        if self.query_one("#judged").display:
            grades = self.query_one("#grades", PickList)
            target = grades if standard.self_grade is None or not standard.missing else self.reason_box.writing
            target.focus()

    def _show_questions(
        self, standard: StandardView, questions: tuple[QuestionView, ...], typed: Mapping[Place, str], zone: str
    ) -> None:
        for number, box in enumerate(self._boxes):
            box.display = number < len(questions)
            if box.display:
                place = Place(standard.id, questions[number].id)
                traces = tuple(one.trace.words for one in self._found if one.question == questions[number].id)
                box.show(
                    place, questions[number], typed.get(place), editable=standard.editable, zone=zone, traces=traces
                )

    def _show_heading(self, view: ReturnView, standard: StandardView, part: int, parts: int) -> None:
        number = f"{standard.number}  " if standard.number else ""
        part_words = muted(f"   part {part + 1} of {parts}") if parts > 1 else Content("")
        self.query_one("#title", Static).update(Content.assemble(plain(number + standard.title), part_words))
        origin = self.query_one("#origin", Static)
        origin.update(origin_words(standard, view.zone))
        self.query_one("#explained", Static).update(explanation(standard))
        returned = self.query_one("#returned", Static)
        returned.display = bool(standard.returned_reason)
        returned.update(returned_words(standard))
        replying = self.query_one("#reply", PickList)
        replying.show(returned_rows(view, standard))
        replying.display = bool(replying.rows)

    def _show_judged(
        self, view: ReturnView, standard: StandardView, typed: Mapping[Place, str], urgent: Content, moved: bool
    ) -> None:
        self.query_one("#evidence", PickList).show(evidence_rows(standard))
        head = self.query_one("#grade-head", Static)
        grades = self.query_one("#grades", PickList)
        rivals = bool(standard.grade_rivals)
        head.display = grades.display = standard.graded
        head.update(strong("Two grades were kept: choose the one that stands" if rivals else "Grade"))
        rows = rival_rows(standard) if rivals else grade_rows(standard)
        grades.show(rows, (standard.self_grade or "") if moved else None)
        chosen = standard.grade(standard.self_grade)
        warning = self.query_one("#urgent", Static)
        warning.display = chosen is not None and chosen.urgent
        warning.update(urgent)
        box, place = self.reason_box, Place(standard.id, "")
        box.display = standard.graded
        box.show(place, reason_question(standard), typed.get(place), editable=standard.editable, zone=view.zone)
        self.query_one("#actions", PickList).show(action_rows(standard))
        self.query_one("#talk", PickList).show(talk_rows(view, standard))
        odd = odd_rows(standard, self._found)
        self.query_one("#odd", PickList).show(odd)
        self.query_one("#odd-head").display = self.query_one("#odd").display = bool(odd)
        missing = self.query_one("#missing", Static)
        missing.display = bool(standard.missing) and standard.editable
        missing.update(missing_words(standard))

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        message.stop()
        name, standard = message.list.id, self._standard
        if standard is None:
            return
        if name != "grades":
            self.post_message(self.Wanted(str(name), message.row))
        elif standard.grade_rivals:
            self.post_message(self.GradeSettled(standard.id, message.row))
        elif standard.editable and message.row != standard.self_grade:
            self.post_message(self.Graded(standard.id, message.row, standard.grade_event))

    def on_pick_list_removing(self, message: PickList.Removing) -> None:
        message.stop()
        standard = self._standard
        if standard is None or not standard.editable or standard.grade_rivals:
            return
        if message.list.id == "grades":
            self.post_message(self.Graded(standard.id, "", standard.grade_event))
        elif message.list.id == "evidence":
            self.post_message(self.Wanted("evidence", message.row))

    def on_button_pressed(self, message: Button.Pressed) -> None:
        message.stop()
        self.post_message(self.Wanted(str(message.button.id)))


def _part_of(standard: StandardView, part: int) -> tuple[QuestionView, ...]:
    return standard.questions[part * PART : (part + 1) * PART]
