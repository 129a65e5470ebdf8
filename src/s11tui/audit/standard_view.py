"""What one person may see of one standard."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from s11tui.audit.completeness import Progress, by_standard, grade_of
from s11tui.audit.panel_view import outcome_of, proposals_of, queries_of
from s11tui.audit.printed import printed
from s11tui.audit.reader import Reader
from s11tui.audit.state import ActionState, Rival, StandardState
from s11tui.audit.view_models import (
    ActionView,
    EvidenceView,
    GradeView,
    LogLine,
    QuestionView,
    RivalView,
    StandardView,
)
from s11tui.questionnaire.asking import AskedStandard
from s11tui.questionnaire.conditions import Value, compares, is_answered
from s11tui.questionnaire.models import Citation, Edition, Question
from s11tui.questionnaire.publishing import filled
from s11tui.questionnaire.scales import NOT_APPLICABLE_GRADE


def standard_views(
    reader: Reader, each: Mapping[str, Progress], settings: Mapping[str, str]
) -> dict[str, StandardView]:
    """Every standard as the reader may see it; those of last time where nothing that they show has changed."""
    content, panel = reader.content, reader.case.panel
    common = (
        reader.person,
        reader.today,
        reader.panel,
        reader.separately,
        reader.roles,
        settings,
        panel.queries,
        bool(content.state.shared_at),
    )
    same_reader = content.remembered("reader", common, object)
    actions = by_standard(reader.case.actions)
    drafts: dict[str, list[tuple[str, str]]] = {}
    for path, text in reader.drafts.items():
        drafts.setdefault(path.partition("/")[0], []).append((path, text))
    views = {}
    for asked in content.asked:
        key = (
            same_reader,
            each[asked.id],
            content.state.standard(asked.id),
            content.shown[asked.id],
            reader.may_edit(asked.id),
            actions.get(asked.id),
            drafts.get(asked.id),
            panel.outcomes.get(asked.id),
            panel.proposals.get(asked.id),
        )
        make = partial(standard_view, reader, asked, each[asked.id], settings)
        views[asked.id] = content.remembered(f"view {asked.id}", key, make)
    return views


def standard_view(
    reader: Reader, asked: AskedStandard, progress: Progress, settings: Mapping[str, str]
) -> StandardView:
    """One standard as the reader may see it."""
    standard = asked.standard
    bare = StandardView(
        id=standard.id,
        number=standard.number,
        title=filled(standard.title, settings),
        area=asked.area.id,
        guidance=filled(standard.guidance, settings),
        law=tuple(citation(one, reader.content.edition) for one in standard.law),
        typical_evidence=tuple(filled(one, settings) for one in standard.typical_evidence),
        graded=standard.graded,
        grades=grades_of(asked, settings),
        evidence_needed=standard.evidence,
        missing=progress.missing,
        mark=_mark(progress, asked.id in reader.case.answers.reopened, reader.case.answers.standard(asked.id)),
        editable=reader.may_edit(asked.id),
        content=reader.content.digests[asked.id],
    )
    return _with_panel(_with_answers(bare, reader, asked, settings), reader, asked)


def _with_answers(
    view: StandardView, reader: Reader, asked: AskedStandard, settings: Mapping[str, str]
) -> StandardView:
    """The standard with what the agency says."""
    state = reader.case.answers.standard(asked.id)
    grade = state.grade
    chosen = grade.grade if grade else None
    shown = reader.content.shown[asked.id]
    return replace(
        view,
        questions=tuple(_question(reader, asked, question, state, chosen, settings) for question in shown),
        self_grade=chosen,
        self_reason=grade.reason if grade else "",
        grade_event=grade.event if grade else None,
        grade_rivals=_rivals(reader, grade.rivals, partial(_grade_words, asked)) if grade else (),
        evidence=tuple(
            EvidenceView(one.id, one.title, one.held_at, one.date, reader.name(one.who), one.at)
            for one in state.evidence
        ),
        assigned=tuple(person for person, _ in state.assigned),
        comments=tuple((reader.name(who), at, text) for who, at, text in state.comments),
        returned_reason=state.returned_reason,
        returned_reply=state.returned_reply,
        reason_draft=reader.drafts.get(f"{asked.id}/"),
    )


def _with_panel(view: StandardView, reader: Reader, asked: AskedStandard) -> StandardView:
    """The standard with what was asked, proposed, decided and planned, as far as the reader may see it."""
    state = reader.case.answers.standard(asked.id)
    own = [one for one in reader.case.actions if one.standard == asked.id and reader.sees_action(one)]
    proposals, hidden = proposals_of(reader, asked)
    return replace(
        view,
        actions=tuple(seen_action(reader, one) for one in own),
        queries=queries_of(reader, asked, state),
        proposals=proposals,
        hidden_proposals=hidden,
        outcome=outcome_of(reader, asked, state),
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


def action_view(action: ActionState, names: Mapping[str, str], today: date, *, shared: bool = True) -> ActionView:
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
        shared=shared,
        log=tuple(LogLine(step.at, names.get(step.who, ""), step.state, step.note) for step in action.log),
    )


def seen_action(reader: Reader, action: ActionState) -> ActionView:
    """An action as the reader sees it."""
    return action_view(action, reader.names, reader.today, shared=reader.is_known_to_agency(action))


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
        rivals=_rivals(reader, answer.rivals, partial(printed, question)) if answer else (),
        draft=reader.drafts.get(asked.path(question)),
        warnings=warnings,
    )


def _rivals(reader: Reader, rivals: tuple[Rival, ...], words: Callable[[Value], str]) -> tuple[RivalView, ...]:
    return tuple(RivalView(one.value, one.event, reader.name(one.who), one.at, words(one.value)) for one in rivals)


def _grade_words(asked: AskedStandard, value: Value) -> str:
    grade = grade_of(asked, str(value))
    return grade.label if grade else str(value)


def _mark(progress: Progress, reopened: bool, state: StandardState) -> str:
    if progress.conflicted or (reopened and not state.returned_reply):
        return "needs-you"
    if not progress.touched:
        return "empty"
    return "part" if progress.missing else "done"
