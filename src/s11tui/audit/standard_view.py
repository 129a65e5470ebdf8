"""What one person may see of one standard."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Self

from s11tui.audit.completeness import Progress, grade_of
from s11tui.audit.content import Content
from s11tui.audit.printed import printed
from s11tui.audit.state import ActionState, Case, Outcome, Query, Rival, StandardState
from s11tui.audit.view_models import (
    ActionView,
    EvidenceView,
    GradeView,
    LogLine,
    OutcomeView,
    ProposalView,
    QueryView,
    QuestionView,
    RivalView,
    StandardView,
)
from s11tui.questionnaire.asking import AskedStandard
from s11tui.questionnaire.conditions import compares, is_answered
from s11tui.questionnaire.models import Citation, Edition, Grade, Question
from s11tui.questionnaire.publishing import filled
from s11tui.questionnaire.scales import NOT_APPLICABLE_GRADE

_FILLING = frozenset({"answer", "grade"})


@dataclass(frozen=True)
class Reader:
    """Who reads which return, and what that person may see of it."""

    case: Case
    content: Content
    names: Mapping[str, str]
    today: date
    person: str
    panel: bool
    roles: frozenset[str]
    can: frozenset[str]
    separately: bool
    drafts: Mapping[str, str] = field(default_factory=dict)

    def with_drafts(self, drafts: Mapping[str, str]) -> Self:
        return replace(self, drafts=drafts)

    def name(self, person: str) -> str:
        return self.names.get(person, "")

    def sees_action(self, action: ActionState) -> bool:
        """An agency sees the panel's actions once grades were shared."""
        return self.panel or not action.by_panel or bool(self.case.answers.shared_at)

    def may_edit(self, standard: str) -> bool:
        state = self.case.answers
        if not self.can & _FILLING or (state.stage == "returned" and standard not in state.reopened):
            return False
        if self.roles & {"lead", "manager"}:
            return True
        return any(person == self.person for person, _ in state.standard(standard).assigned)


def remembered_view(
    reader: Reader, asked: AskedStandard, progress: Progress, settings: Mapping[str, str]
) -> StandardView:
    """One standard as the reader may see it; the one made last time where nothing that it shows has changed."""
    content, panel = reader.content, reader.case.panel
    key = (
        reader.person,
        reader.today,
        reader.panel,
        reader.separately,
        reader.roles,
        settings,
        progress,
        content.state.standard(asked.id),
        content.shown[asked.id],
        reader.may_edit(asked.id),
        bool(content.state.shared_at),
        tuple(one for one in reader.case.actions if one.standard == asked.id),
        tuple(text for path, text in sorted(reader.drafts.items()) if path.startswith(f"{asked.id}/")),
        panel.outcomes.get(asked.id),
        panel.proposals.get(asked.id),
        panel.queries,
    )
    return content.remembered(f"view {asked.id}", key, lambda: standard_view(reader, asked, progress, settings))


def standard_view(
    reader: Reader, asked: AskedStandard, progress: Progress, settings: Mapping[str, str]
) -> StandardView:
    """One standard as the reader may see it."""
    state = reader.case.answers.standard(asked.id)
    standard = asked.standard
    own = [one for one in reader.case.actions if one.standard == asked.id and reader.sees_action(one)]
    chosen = state.grade.grade if state.grade else None
    proposals, hidden = _proposals(reader, asked)
    return StandardView(
        id=standard.id,
        number=standard.number,
        title=filled(standard.title, settings),
        area=asked.area.id,
        guidance=filled(standard.guidance, settings),
        law=tuple(citation(one, reader.content.edition) for one in standard.law),
        typical_evidence=tuple(filled(one, settings) for one in standard.typical_evidence),
        graded=standard.graded,
        grades=grades_of(asked, settings),
        questions=tuple(
            _question(reader, asked, question, state, chosen, settings) for question in reader.content.shown[asked.id]
        ),
        self_grade=chosen,
        self_reason=state.grade.reason if state.grade else "",
        grade_event=state.grade.event if state.grade else None,
        grade_rivals=_rivals(reader, state.grade.rivals) if state.grade else (),
        evidence=tuple(
            EvidenceView(one.id, one.title, one.held_at, one.date, reader.name(one.who), one.at)
            for one in state.evidence
        ),
        actions=tuple(action_view(one, reader.names, reader.today) for one in own),
        missing=progress.missing,
        mark=_mark(progress, asked.id in reader.case.answers.reopened, state),
        editable=reader.may_edit(asked.id),
        content=reader.content.digests[asked.id],
        assigned=tuple(person for person, _ in state.assigned),
        comments=tuple((reader.name(who), at, text) for who, at, text in state.comments),
        returned_reason=state.returned_reason,
        returned_reply=state.returned_reply,
        queries=_queries(reader, asked, state),
        proposals=proposals,
        hidden_proposals=hidden,
        outcome=_outcome(reader, asked, state),
        reason_draft=reader.drafts.get(f"{asked.id}/"),
        evidence_needed=standard.evidence,
    )


def citation(one: Citation, edition: Edition) -> str:
    """`Working Together to Safeguard Children 2026, Chapter 4`."""
    reference = edition.reference_by_id.get(one.ref)
    if reference is None:
        return one.part
    named = " ".join(part for part in (reference.title, reference.edition) if part)
    return f"{named}, {one.part}" if one.part else named


def grades_of(asked: AskedStandard, settings: Mapping[str, str]) -> tuple[GradeView, ...]:
    """The grades of a standard, best first, `n-a` last where the scale has it."""
    grades = list(asked.scale.grades) + ([NOT_APPLICABLE_GRADE] if asked.scale.na else [])
    return tuple(
        GradeView(
            id=one.id,
            label=one.label,
            short=one.short,
            colour=one.colour or "grey",
            descriptor=filled(asked.standard.descriptor(one.id), settings),
            needs=tuple(dict.fromkeys((*one.needs, *(("evidence",) if one.id in asked.standard.evidence else ())))),
            urgent=one.urgent,
        )
        for one in grades
    )


def action_view(action: ActionState, names: Mapping[str, str], today: date) -> ActionView:
    """An action with its log."""
    done = action.state in ("verified closed", "not proceeding", "said done")
    return ActionView(
        id=action.id,
        slug=action.slug,
        what=action.what,
        owner=action.owner,
        due=action.due,
        state=action.state,
        standard=action.standard or None,
        overdue=not done and bool(action.due) and action.due < today.isoformat(),
        log=tuple(LogLine(step.at, names.get(step.who, ""), step.state, step.note) for step in action.log),
    )


def _question(
    reader: Reader,
    asked: AskedStandard,
    question: Question,
    state: StandardState,
    grade: str | None,
    settings: Mapping[str, str],
) -> QuestionView:
    answer = state.answers.get(question.id)
    value = answer.value if answer and is_answered(answer.value) else None
    warnings = tuple(one.say for one in question.warn_if if value is not None and compares(one, value))
    return QuestionView(
        id=question.id,
        path=asked.path(question),
        type=question.type,
        text=filled(question.text, settings),
        required=asked.is_required(question, grade),
        options=tuple((one.id, filled(one.label, settings)) for one in question.options),
        columns=tuple((one.id, one.title, one.type) for one in question.columns),
        max_words=question.max_words,
        unit=question.unit,
        value=value,
        printed=printed(question, value),
        event=answer.event if answer else None,
        who=reader.name(answer.who) if answer else "",
        at=answer.at if answer else "",
        rivals=_rivals(reader, answer.rivals) if answer else (),
        draft=reader.drafts.get(asked.path(question)),
        warnings=warnings,
    )


def _rivals(reader: Reader, rivals: tuple[Rival, ...]) -> tuple[RivalView, ...]:
    return tuple(RivalView(one.value, one.event, reader.name(one.who), one.at) for one in rivals)


def _mark(progress: Progress, reopened: bool, state: StandardState) -> str:
    if progress.conflicted or (reopened and not state.returned_reply):
        return "needs-you"
    if not progress.touched:
        return "empty"
    return "part" if progress.missing else "done"


def _queries(reader: Reader, asked: AskedStandard, state: StandardState) -> tuple[QueryView, ...]:
    def view(one: Query, audience: str) -> QueryView:
        replies = tuple((reader.name(who), at, text) for who, at, text in one.replies)
        return QueryView(one.id, one.text, reader.name(one.who), one.at, audience, replies, one.resolved)

    seen = [view(one, "agency") for one in state.queries]
    if reader.panel:
        seen += [view(one, "panel") for one in reader.case.panel.queries if one.standard == asked.id]
    return tuple(sorted(seen, key=lambda one: one.at))


def _proposals(reader: Reader, asked: AskedStandard) -> tuple[tuple[ProposalView, ...], int]:
    """The proposals that the reader may see, and how many there are besides."""
    if not reader.panel:
        return (), 0
    made = reader.case.panel.proposals.get(asked.id, {})
    hide = reader.separately and "meeting-chair" not in reader.roles and reader.person not in made
    seen = [] if hide else list(made.values())
    views = tuple(
        ProposalView(
            who=reader.name(one.who),
            person=one.who,
            grade=one.grade,
            label=_label(asked, one.grade),
            reason=one.reason,
            how=one.how,
            impact=one.impact,
            at=one.at,
            stale=reader.content.is_stale(asked.id, one.content),
        )
        for one in seen
    )
    return views, 0 if not hide else len(made)


def _outcome(reader: Reader, asked: AskedStandard, state: StandardState) -> OutcomeView | None:
    """The panel sees what it decided; the agency what was shared with it."""
    shared = state.shared
    outcome: Outcome | None = reader.case.panel.outcomes.get(asked.id) if reader.panel else None
    outcome = shared if outcome is None or (shared and shared.revision > outcome.revision) else outcome
    if shared is not None and state.challenge is not None and state.challenge.decision:
        outcome = shared
    if outcome is None:
        return None
    grade = grade_of(asked, outcome.grade) or Grade(id=outcome.grade, label=outcome.grade, short="?", score=None)
    challenge = state.challenge
    return OutcomeView(
        outcome=outcome.outcome,
        grade=outcome.grade,
        label=grade.label,
        short=grade.short,
        colour=grade.colour or "grey",
        reason=outcome.reason,
        decider=outcome.decider_was,
        at=outcome.at,
        meeting=outcome.meeting,
        basis=outcome.basis,
        stale=reader.panel and reader.content.is_stale(asked.id, outcome.content),
        challenged=challenge.view if challenge else "",
        agency_view=challenge.view if challenge and challenge.decision else "",
        decision=challenge.decision if challenge else "",
        shared=shared is not None,
    )


def _label(asked: AskedStandard, grade: str) -> str:
    found = grade_of(asked, grade)
    return found.label if found else grade
