"""Filling in: answers, self-grades, evidence, and the texts that are being typed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from s11tui.audit.events import NewEvent
from s11tui.audit.state import SelfGrade
from s11tui.audit.values import parse, validated
from s11tui.audit.views import ReturnView
from s11tui.audit.words import Words
from s11tui.clock import day
from s11tui.errors import BadInput, NotAllowed, NotFound, NotNow, Unmet
from s11tui.questionnaire.asking import AskedStandard
from s11tui.questionnaire.conditions import Value
from s11tui.text import admit, admit_line
from s11tui.workspace.desks.desk import Desk, on_behalf, required_line, required_text
from s11tui.workspace.desks.filling import admitted, answered, filled_in, graded
from s11tui.workspace.entries import Entry
from s11tui.workspace.finding import find_grade, find_question

if TYPE_CHECKING:
    from s11tui.workspace.scene import Scene

CURRENT: Final = "current"
"""For `seen`: the person has seen whatever stands now."""


class Answering(Desk):
    """What leads and contributors do, and a manager on their behalf."""

    def save_draft(self, ref: str, standard: str, question: str, text: str, based_on: str | None) -> None:
        """Keep what is being typed; `question` is empty for the reason of a grade. It is no answer yet."""
        kept = admit(text).text
        with self.workspace.store.atomic():
            scene = self.session.changing.scene(ref)
            asked = _editable(scene, standard)
            if question:
                find_question(scene.content, asked, question)
            self.workspace.drafts.save(scene.id, asked.id, question, self.session.person.id, kept, based_on or "")

    def drop_draft(self, ref: str, standard: str, question: str) -> None:
        """Let go of an unfinished text."""
        return_id = self.workspace.registry.return_id(ref)
        with self.workspace.store.atomic():
            self.workspace.drafts.drop(return_id, standard, question, self.session.person.id)

    def commit_drafts(self, ref: str) -> ReturnView:
        """Make one's own unfinished texts answers."""
        with self.session.transaction():
            return self.session.changing.view(self.commit_own(self.session.changing.scene(ref)))

    def commit_own(self, scene: "Scene") -> "Scene":
        """Commit the person's own drafts in a return, inside a transaction."""
        for standard, question, text, based_on in self.workspace.drafts.list(scene.id, self.session.person.id):
            if standard not in scene.content.by_id or not _is_editable(scene, standard):
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

        def make(scene: "Scene") -> Sequence[NewEvent]:
            asked = _editable(scene, standard)
            found = find_question(scene.content, asked, question)
            now = scene.state.standard(asked.id).answers.get(question)
            last = (now.event if now else None) if seen == CURRENT else seen
            self.workspace.drafts.drop(scene.id, asked.id, question, self.session.person.id)
            return answered(scene, asked, found, validated(found, admitted(value)), last, original)

        return self.session.changing.change(ref, "answer", make)

    def answer_text(self, ref: str, standard: str, question: str, raw: str, *, original: str = "") -> ReturnView:
        """Answer a question with text, understood by the question's type."""
        scene = self.session.changing.scene(ref)
        found = find_question(scene.content, scene.asked(standard), question)
        return self.answer(ref, standard, question, parse(found, admit(raw).text), original=original)

    def clear(
        self, ref: str, standard: str, question: str, *, seen: str | None = CURRENT, original: str = ""
    ) -> ReturnView:
        """Empty an answer."""

        def make(scene: "Scene") -> Sequence[NewEvent]:
            asked = _editable(scene, standard)
            find_question(scene.content, asked, question)
            now = scene.state.standard(asked.id).answers.get(question)
            self.workspace.drafts.drop(scene.id, asked.id, question, self.session.person.id)
            if now is None:
                return []
            body = {"standard": asked.id, "question": question, "seen": now.event if seen == CURRENT else seen}
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
            asked = _editable(scene, standard)
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
            asked = _editable(scene, standard)
            state = scene.state.standard(asked.id)
            now = state.answers.get(question) if question else state.grade
            versions = [now.event, *(one.event for one in now.rivals)] if now else []
            if chosen_event not in versions:
                raise NotFound("That version is not there any more.", "Look at the question again.")
            over = [one for one in versions if one != chosen_event and (seen is None or one in seen)]
            body = {"standard": asked.id, "question": question, "chosen": chosen_event, "over": over}
            return [scene.new("conflict_settled", **body, **on_behalf(scene, original))]

        return self.session.changing.change(ref, "settle conflict", make)

    def add_evidence(
        self, ref: str, standard: str, title: str, held_at: str = "", date: str = "", *, original: str = ""
    ) -> ReturnView:
        """Add a reference to what shows it: its title, where it is held, the day it is from (ISO)."""
        named = required_line(title, "The title of the evidence")
        when = day(date).isoformat() if date.strip() else ""

        def make(scene: "Scene") -> Sequence[NewEvent]:
            asked = _editable(scene, standard)
            body = {"title": Words(named), "held_at": Words(admit_line(held_at).text), "date": when}
            return [scene.new("evidence_added", standard=asked.id, **body, **on_behalf(scene, original))]

        return self.session.changing.change(ref, "add evidence", make)

    def remove_evidence(self, ref: str, standard: str, evidence_id: str, *, original: str = "") -> ReturnView:
        """Take a piece of evidence off a standard; it stays in the history."""

        def make(scene: "Scene") -> Sequence[NewEvent]:
            asked = _editable(scene, standard)
            if evidence_id not in {one.id for one in scene.state.standard(asked.id).evidence}:
                raise NotFound("That piece of evidence is not there any more.", "Look at the standard again.")
            body = {"standard": asked.id, "evidence": evidence_id}
            return [scene.new("evidence_removed", **body, **on_behalf(scene, original))]

        return self.session.changing.change(ref, "remove evidence", make)

    def assign(self, ref: str, standards: Sequence[str], people: Sequence[str]) -> ReturnView:
        """Give standards to contributors of the agency; nobody takes them back."""
        chosen = [self.workspace.registry.person(person) for person in people]

        def make(scene: "Scene") -> Sequence[NewEvent]:
            for person in chosen:
                if not any(grant.agency == scene.agency.id for grant in person.grants):
                    raise BadInput(f"{person.name} does not belong to {scene.agency.name}.", "Choose a colleague.")
            ids = [person.id for person in chosen]
            return [scene.new("assigned", standard=scene.asked(one).id, people=ids) for one in standards]

        return self.session.changing.change(ref, "assign", make)

    def comment(self, ref: str, standard: str, text: str) -> ReturnView:
        """Say something beside a standard, for everybody who may see the return."""
        said = Words(required_text(text, "The comment"))
        return self.session.changing.change(
            ref, "comment", lambda scene: [scene.new("commented", standard=scene.asked(standard).id, text=said)]
        )

    def reply_to_return(self, ref: str, standard: str, text: str) -> ReturnView:
        """Answer why a standard was returned: needed before it can be submitted again."""
        said = Words(required_text(text, "The reply"))

        def make(scene: "Scene") -> Sequence[NewEvent]:
            asked = scene.asked(standard)
            if asked.id not in scene.state.reopened:
                raise NotNow("This standard was not returned.", "Reply only to those that were.")
            return [scene.new("reply_to_return", standard=asked.id, text=said)]

        return self.session.changing.change(ref, "reply to return", make)

    def fill(self, ref: str, entries: Sequence[Entry], *, original: str = "") -> ReturnView:
        """Many answers, grades, pieces of evidence and actions at once: all of them, or none."""

        def make(scene: "Scene") -> Sequence[NewEvent]:
            for standard in {entry.standard for entry in entries}:
                _editable(scene, standard)
            return filled_in(self.session, scene, entries, original)

        return self.session.changing.change(ref, "answer", make)


def _is_editable(scene: "Scene", standard: str) -> bool:
    try:
        require_editable(scene, standard)
    except (NotNow, NotAllowed, Unmet):
        return False
    return True


def _editable(scene: "Scene", standard: str) -> AskedStandard:
    """A standard by id or number, that this person may change now."""
    asked = scene.asked(standard)
    require_editable(scene, asked.id)
    return asked


def require_editable(scene: "Scene", standard: str) -> None:
    """Raise unless this person may change this standard now: returned ones only, and a contributor's own."""
    if scene.state.stage == "returned" and standard not in scene.state.reopened:
        raise NotNow(
            "Only the standards that were returned can be changed now.", "The others stand as they were submitted."
        )
    if scene.state.stage not in ("open", "returned"):
        raise NotNow(
            f"This return is “{scene.words}” and cannot be changed now.", "Ask for it to be recalled or returned."
        )
    if scene.roles & {"lead", "manager"}:
        return
    mine = any(person == scene.person.id for person, _ in scene.state.standard(standard).assigned)
    if "contributor" not in scene.roles or not mine:
        raise NotAllowed("This standard is not assigned to you.", "Ask your safeguarding lead to assign it.")
