"""What is missing from a return, in words, and the counts that lists show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from s11tui.audit.content import Content
from s11tui.audit.state import ActionState, ReturnState, StandardState
from s11tui.audit.view_models import Counts, Missing
from s11tui.questionnaire.asking import AskedStandard
from s11tui.questionnaire.conditions import all_hold, is_answered
from s11tui.questionnaire.models import Grade, Question
from s11tui.questionnaire.scales import NOT_APPLICABLE_GRADE
from s11tui.questionnaire.vocabulary import NOT_APPLICABLE


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one standard is; `to_confirm`: questions with an earlier answer that waits for a person's word."""

    answered: bool
    graded: bool
    touched: bool
    missing: tuple[Missing, ...]
    conflicted: bool
    to_confirm: tuple[str, ...] = ()


def grade_of(asked: AskedStandard, grade: str | None) -> Grade | None:
    """The grade of a standard's scale by its id, `n-a` included; None for none."""
    if grade is None:
        return None
    if grade == NOT_APPLICABLE:
        return NOT_APPLICABLE_GRADE if asked.scale.na else None
    position = asked.scale.position(grade)
    return None if position is None else asked.scale.grades[position]


def progress_of(content: Content, asked: AskedStandard, actions: Sequence[ActionState]) -> Progress:
    """How far a standard is, and what of it is missing. `actions` are those about this standard."""
    state = content.state.standard(asked.id)
    chosen = state.grade.grade if state.grade else None
    to_confirm = _to_confirm(content, asked)
    unanswered = [
        question
        for question in content.shown[asked.id]
        if asked.is_required(question, chosen) and not _has_answer(state, question)
    ]
    some = any(_has_answer(state, question) for question in content.shown[asked.id])
    missing = _missing_answers(asked, unanswered, to_confirm)
    missing += _missing_of_grade(asked, state, actions if _is_handed_in(content) else _going_on(actions))
    conflicts = _conflicts(asked, content.shown[asked.id], state)
    missing += conflicts
    reopened = asked.id in content.state.reopened
    if reopened and not state.returned_reply.strip():
        missing.append(Missing(asked.id, "", "a reply to why it was returned"))
    return Progress(
        answered=not unanswered and (some or chosen is not None),
        graded=state.grade is not None,
        touched=some or state.grade is not None or bool(state.evidence),
        missing=tuple(missing),
        conflicted=bool(conflicts),
        to_confirm=tuple(to_confirm),
    )


def _missing_answers(asked: AskedStandard, unanswered: list[Question], to_confirm: dict[str, str]) -> list[Missing]:
    missing = [
        Missing(asked.id, one.id, f"“{one.text}” is not answered") for one in unanswered if one.id not in to_confirm
    ]
    return missing + [
        Missing(asked.id, name, f"last year’s answer to “{text}” is to be confirmed or changed")
        for name, text in to_confirm.items()
    ]


def _to_confirm(content: Content, asked: AskedStandard) -> dict[str, str]:
    """Questions with a carried answer to be confirmed, with their texts; none once it is handed in.

    An agency that has no record of its earlier return could confirm nothing in its own workspace.
    """
    if _is_handed_in(content):
        return {}
    texts = {question.id: question.text for question in asked.questions}
    return {one.question: texts[one.question] for one in content.to_confirm(asked.id)}


def _is_handed_in(content: Content) -> bool:
    """Whether it is with the partnership: what becomes of an action from then on makes nothing missing."""
    return content.state.stage not in ("open", "awaiting sign-off", "returned")


def _going_on(actions: Sequence[ActionState]) -> list[ActionState]:
    return [action for action in actions if action.state != "not proceeding"]


def _has_answer(state: StandardState, question: Question) -> bool:
    answer = state.answers.get(question.id)
    return answer is not None and is_answered(answer.value)


def _missing_of_grade(asked: AskedStandard, state: StandardState, actions: Sequence[ActionState]) -> Iterable[Missing]:
    if not asked.standard.graded:
        return
    grade = grade_of(asked, state.grade.grade) if state.grade else None
    if state.grade is None or grade is None:
        yield Missing(asked.id, "", "it has no grade yet")
        return
    needs = set(grade.needs)
    if grade.id in asked.standard.evidence:
        needs.add("evidence")
    if "reason" in needs and not state.grade.reason.strip():
        yield Missing(asked.id, "", f"“{grade.label}” needs a reason")
    if "action" in needs and not actions:
        yield Missing(asked.id, "", f"“{grade.label}” needs an action: what will be done, by whom, by when")
    if "evidence" in needs and not state.evidence:
        yield Missing(asked.id, "", f"“{grade.label}” needs at least one piece of evidence")


def _conflicts(asked: AskedStandard, shown: tuple[Question, ...], state: StandardState) -> list[Missing]:
    found = [
        Missing(asked.id, question.id, f"“{question.text}” has two versions: choose one")
        for question in shown
        if question.id in state.answers and state.answers[question.id].rivals
    ]
    if state.grade is not None and state.grade.rivals:
        found.append(Missing(asked.id, "", "it has two grades: choose one"))
    return found


def by_standard(actions: Sequence[ActionState]) -> dict[str, tuple[ActionState, ...]]:
    """The actions about each standard; those about the return as a whole under an empty name."""
    about: dict[str, list[ActionState]] = {}
    for action in actions:
        about.setdefault(action.standard, []).append(action)
    return {name: tuple(some) for name, some in about.items()}


def progress(content: Content, actions: Sequence[ActionState]) -> dict[str, Progress]:
    """How far each asked standard is, going by what the agency may know: not by the panel's actions before sharing."""
    known = tuple(one for one in actions if not one.by_panel or content.state.shared_at)
    about = by_standard(known)
    common = (known, content.state.reopened, _is_handed_in(content))
    return content.by_standard("progress", common, lambda one: progress_of(content, one, about.get(one.id, ())))


def counts(content: Content, each: dict[str, Progress]) -> Counts:
    """Counts of standards. asked = answered + not answered."""
    return Counts(
        asked=len(each),
        answered=sum(one.answered for one in each.values()),
        graded=sum(one.graded for one in each.values()),
        to_grade=sum(one.standard.graded for one in content.asked),
        done=sum(not one.missing and one.touched for one in each.values()),
        missing=sum(bool(one.missing) for one in each.values()),
        to_confirm=sum(bool(one.to_confirm) for one in each.values()),
    )


def contradictions(content: Content) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the edition's checks say of the answers: (warnings, what stops submission)."""
    held = [check for check in content.edition.checks if all_hold(check.when, "", content.shown_values)]
    return (
        tuple(check.say for check in held if check.level == "warn"),
        tuple(check.say for check in held if check.level == "stop"),
    )


def state_in_words(state: ReturnState, each: dict[str, Progress]) -> str:
    """The state of the lifecycle; the first three of it are computed here and never stored."""
    if state.stage != "open":
        return state.stage
    if any(one.missing for one in each.values()):
        return "in progress" if state.touched else "not started"
    return "ready"
