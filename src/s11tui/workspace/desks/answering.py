"""Filling in: answers, self-grades, and the texts that are being typed."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from s11tui.audit.events import NewEvent
from s11tui.audit.state import SelfGrade
from s11tui.audit.values import parse, validated
from s11tui.audit.versions import seen_besides
from s11tui.audit.views import ReturnView
from s11tui.errors import NotFound
from s11tui.questionnaire.conditions import Value
from s11tui.questionnaire.models import Question
from s11tui.text import admit
from s11tui.workspace.desks.confirming import Confirming
from s11tui.workspace.desks.desk import on_behalf
from s11tui.workspace.desks.editable import editable, is_editable
from s11tui.workspace.desks.evidencing import Evidencing
from s11tui.workspace.desks.filling import admitted, answered, filled_in, graded
from s11tui.workspace.desks.telling import Telling
from s11tui.workspace.entries import Entry
from s11tui.workspace.finding import find_grade, find_question

if TYPE_CHECKING:
    from s11tui.workspace.scene import Scene

CURRENT: Final = "current"
"""For `seen`: the person has seen whatever stands now."""


class Answering(Confirming, Evidencing, Telling):
    """What leads and contributors do, and a manager on their behalf."""

    def save_draft(self, ref: str, standard: str, question: str, text: str, based_on: str | None) -> None:
        """Keep what is being typed; `question` is empty for the reason of a grade. It is no answer yet."""
        kept = admit(text).text
        with self.workspace.store.atomic():
            scene = self.session.changing.scene(ref)
            asked = editable(scene, standard)
            if question:
                find_question(scene.content, asked, question)
            self.workspace.drafts.save(scene.id, asked.id, question, self.session.person.id, kept, based_on or "")

    def commit_drafts(self, ref: str) -> ReturnView:
        """Make one's own unfinished texts answers."""
        with self.session.transaction():
            return self.session.changing.view(self.commit_own(self.session.changing.scene(ref)))

    def commit_own(self, scene: "Scene") -> "Scene":
        """Commit the person's own drafts in a return, inside a transaction."""
        for standard, question, text, based_on in self.workspace.drafts.list(scene.id, self.session.person.id):
            if standard not in scene.content.by_id or not is_editable(scene, standard):
                continue
            asked = scene.asked(standard)
            grade = scene.state.standard(standard).grade
            if question:
                found = next((one for one in scene.content.shown[standard] if one.id == question), None)
                if found is None:  # hidden by an earlier answer: the text is kept, should it be shown again
                    continue
                value = parse(found, text) if text.strip() or found.is_text else ""
                news = answered(scene, asked, found, value, based_on or None)
            elif grade is not None:
                news = graded(scene, asked, grade.grade, text, based_on or None)
            else:
                continue
            scene = self.session.changing.record(scene, news)
            self.workspace.drafts.drop(scene.id, standard, question, self.session.person.id)
        return scene

    def answer(
        self, ref: str, standard: str, question: str, value: Value, *, seen: str | None = CURRENT, original: str = ""
    ) -> ReturnView:
        """Answer a question.

        Args:
            seen: id of the event that set what the person last saw (`QuestionView.event`), None where there was
                nothing; a mismatch keeps both values and marks the question conflicted.
            original: what a manager typed it from, on the agency's behalf.

        Raises:
            BadInput: the value is none of this question's.
        """
        return self._answer(ref, standard, question, lambda found: value, seen, original)

    def answer_text(self, ref: str, standard: str, question: str, raw: str, *, original: str = "") -> ReturnView:
        """Answer a question with text, understood by the question's type."""
        return self._answer(ref, standard, question, lambda found: parse(found, admit(raw).text), CURRENT, original)

    def _answer(
        self, ref: str, standard: str, question: str, said: Callable[[Question], Value], seen: str | None, original: str
    ) -> ReturnView:
        def make(scene: "Scene") -> Sequence[NewEvent]:
            asked = editable(scene, standard)
            found = find_question(scene.content, asked, question)
            now = scene.state.standard(asked.id).answers.get(question)
            last = (now.event if now else None) if seen == CURRENT else seen
            value = validated(found, admitted(said(found)))
            self.workspace.drafts.drop(scene.id, asked.id, question, self.session.person.id)
            return answered(scene, asked, found, value, last, original)

        return self.session.changing.change(ref, "answer", make)

    def clear(
        self, ref: str, standard: str, question: str, *, seen: str | None = CURRENT, original: str = ""
    ) -> ReturnView:
        """Empty an answer; last year's, where it waits to be confirmed, is set aside."""

        def make(scene: "Scene") -> Sequence[NewEvent]:
            asked = editable(scene, standard)
            find_question(scene.content, asked, question)
            now = scene.state.standard(asked.id).answers.get(question)
            self.workspace.drafts.drop(scene.id, asked.id, question, self.session.person.id)
            waits = question in {one.question for one in scene.content.to_confirm(asked.id)}
            if now is None and not waits:
                return []
            last = (now.event if now else None) if seen == CURRENT else seen
            body = {"standard": asked.id, "question": question, "seen": last, **seen_besides(now, last)}
            return [scene.new("cleared", **body, **on_behalf(scene, original))]

        return self.session.changing.change(ref, "clear", make)

    def grade(
        self,
        ref: str,
        standard: str,
        grade: str,
        reason: str | None = None,
        *,
        seen: str | None = CURRENT,
        original: str = "",
    ) -> ReturnView:
        """Grade a standard (by id, short form or label; empty takes it away). No reason keeps the present one."""
        before: list[SelfGrade | None] = []

        def make(scene: "Scene") -> Sequence[NewEvent]:
            asked = editable(scene, standard)
            now = scene.state.standard(asked.id).grade
            chosen = find_grade(asked, grade).id if grade else ""
            why = admit(reason).text if reason is not None else (now.reason if now else "")
            last = (now.event if now else None) if seen == CURRENT else seen
            if reason is not None:
                self.workspace.drafts.drop(scene.id, asked.id, "", self.session.person.id)
            before.append(now)
            return graded(scene, asked, chosen, why, last, original)

        with self.session.transaction():
            scene = self.session.changing.change_unseen(ref, "grade", make)
            self._carry_reason(scene, scene.asked(standard).id, before[0])
            return self.session.changing.view(scene, standards=self.workspace.changes_show_standards)

    def _carry_reason(self, scene: "Scene", standard: str, before: SelfGrade | None) -> None:
        """A reason that is still being typed goes with the grade that its writer has just chosen."""
        after = scene.state.standard(standard).grade
        was, now = before.event if before else "", after.event if after else ""
        self.workspace.drafts.rebase(scene.id, standard, self.session.person.id, was, now)

    def settle_conflict(
        self,
        ref: str,
        standard: str,
        question: str,
        chosen_event: str,
        *,
        seen: Sequence[str] | None = None,
        original: str = "",
    ) -> ReturnView:
        """Choose one of the values of a conflicted question (empty: of the grade) by the event that gave it.

        Args:
            seen: the events of the versions that the person saw; None for all there are. Others go on standing.
        """

        def make(scene: "Scene") -> Sequence[NewEvent]:
            asked = editable(scene, standard)
            state = scene.state.standard(asked.id)
            now = state.answers.get(question) if question else state.grade
            versions = [now.event, *(one.event for one in now.rivals)] if now else []
            if chosen_event not in versions:
                raise NotFound("That version is not there any more.", "Look at the question again.")
            over = [one for one in versions if one != chosen_event and (seen is None or one in seen)]
            over += [one.event for one in now.twins if now.event in over] if now else []
            body = {"standard": asked.id, "question": question, "chosen": chosen_event, "over": over}
            return [scene.new("conflict_settled", **body, **on_behalf(scene, original))]

        return self.session.changing.change(ref, "settle conflict", make)

    def fill(self, ref: str, entries: Sequence[Entry], *, original: str = "") -> ReturnView:
        """Many answers, grades, pieces of evidence and actions at once: all of them, or none."""

        def make(scene: "Scene") -> Sequence[NewEvent]:
            for standard in {entry.standard for entry in entries}:
                editable(scene, standard)
            return filled_in(self.session, scene, entries, original)

        return self.session.changing.change(ref, "answer", make)
