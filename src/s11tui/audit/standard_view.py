"""What one person may see of one standard."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from s11tui.audit.action_view import seen_action
from s11tui.audit.completeness import Progress, by_standard, grade_of
from s11tui.audit.earlier_view import carried_view, earlier_views, is_same, standard_change
from s11tui.audit.library import is_expired
from s11tui.audit.oddities import oddities
from s11tui.audit.panel_view import outcome_of, practice_views, proposals_of, queries_of
from s11tui.audit.printed import printed
from s11tui.audit.published_view import Settings, published
from s11tui.audit.reader import Reader
from s11tui.audit.state import Evidence, Rival, StandardState
from s11tui.audit.view_models import (
    AssignedView,
    EvidenceView,
    QuestionView,
    RivalView,
    StandardView,
)
from s11tui.questionnaire.asking import AskedStandard
from s11tui.questionnaire.conditions import Value, compares, is_answered
from s11tui.questionnaire.models import Question
from s11tui.questionnaire.publishing import filled
from s11tui.questionnaire.vocabulary import NOT_APPLICABLE

Kept = dict[str, tuple[tuple[object, ...], StandardView]]
"""By standard: what a view was made of, and the view."""


def standard_views(reader: Reader, each: Mapping[str, Progress], settings: Settings) -> dict[str, StandardView]:
    """Every standard as the reader may see it; those of last time where nothing that they show has changed."""
    content, panel = reader.content, reader.case.panel
    kept: Kept = content.remembered(f"views of {reader.person}", _common(reader, settings), dict)
    actions, drafts = by_standard(reader.case.actions), _drafts_by_standard(reader)
    views = {}
    for asked in content.asked:
        key = (
            each[asked.id],
            content.state.standard(asked.id),
            content.shown[asked.id],
            reader.may_edit(asked.id),
            actions.get(asked.id),
            drafts.get(asked.id),
            panel.outcomes.get(asked.id),
            panel.proposals.get(asked.id),
            _elsewhere(reader, asked.id),
        )
        known = kept.get(asked.id)
        if known is None or known[0] != key:
            known = kept[asked.id] = (key, standard_view(reader, asked, each[asked.id], settings))
        views[asked.id] = known[1]
    return views


def _common(reader: Reader, settings: Settings) -> tuple[object, ...]:
    """What all standards of a view depend on."""
    return (
        reader.today,
        reader.panel,
        reader.separately,
        reader.roles,
        settings,
        tuple(reader.earlier_actions.items()),
        reader.case.panel.queries,
        reader.case.panel.practices,
        bool(reader.case.answers.shared_at),
    )


def _drafts_by_standard(reader: Reader) -> dict[str, list[tuple[str, str]]]:
    drafts: dict[str, list[tuple[str, str]]] = {}
    for path, text in reader.drafts.items():
        drafts.setdefault(path.partition("/")[0], []).append((path, text))
    return drafts


def standard_view(reader: Reader, asked: AskedStandard, progress: Progress, settings: Settings) -> StandardView:
    """One standard as the reader may see it."""
    made = published(asked, settings)
    state = reader.case.answers.standard(asked.id)
    view = replace(
        made.standard,
        missing=progress.missing,
        mark=_mark(progress, asked.id in reader.case.answers.reopened, state),
        editable=reader.may_edit(asked.id),
        content=reader.content.digests[asked.id],
        **_answers(reader, asked, state, made.questions),
        **_beside(reader, asked, state, settings),
        **_panel(reader, asked, state),
    )
    return replace(view, warnings=oddities(view, reader.today))


def _answers(
    reader: Reader, asked: AskedStandard, state: StandardState, questions: Mapping[str, QuestionView]
) -> dict[str, Any]:
    """What the agency says about a standard."""
    grade = state.grade
    chosen = grade.grade if grade else None
    shown = reader.content.shown[asked.id]
    return {
        "questions": tuple(_question(reader, asked, one, state, chosen, questions[one.id]) for one in shown),
        "self_grade": chosen,
        "self_reason": grade.reason if grade else "",
        "grade_event": grade.event if grade else None,
        "grade_rivals": _rivals(reader, grade.rivals, partial(_grade_words, asked)) if grade else (),
        "evidence": tuple(_evidence(reader, asked, one) for one in state.evidence),
        "assigned": tuple(AssignedView(person, reader.name(person), at) for person, at in state.assigned),
        "mine": any(person == reader.person for person, _ in state.assigned),
        "allowed": state.allowed,
        "comments": tuple((reader.name(who), at, text) for who, at, text in state.comments),
        "returned_reason": state.returned_reason,
        "returned_reply": state.returned_reply,
        "reason_draft": reader.drafts.get(f"{asked.id}/"),
    }


def _beside(reader: Reader, asked: AskedStandard, state: StandardState, settings: Settings) -> dict[str, Any]:
    """What stands beside it from the year before."""
    carried = reader.content.carried(asked.id)
    if carried is None:
        return {}
    values = dict(settings)
    return {
        "change": filled(standard_change(carried, asked.standard.title), values),
        "earlier": earlier_views(reader, carried, state, values),
    }


def _evidence(reader: Reader, asked: AskedStandard, one: Evidence) -> EvidenceView:
    carried = reader.content.carried(asked.id)
    return EvidenceView(
        id=one.id,
        title=one.title,
        held_at=one.held_at,
        date=one.date,
        who=reader.name(one.who),
        at=one.at,
        item=one.item,
        shows=one.shows,
        review_by=one.review_by,
        file=one.file,
        expired=is_expired(one.review_by, reader.today.isoformat()),
        elsewhere=_elsewhere(reader, asked.id).get(one.item, 0),
        earlier=carried is not None and any(is_same(one, then) for then in carried.evidence),
    )


def _elsewhere(reader: Reader, standard: str) -> dict[str, int]:
    """For each item of the library that stands at a standard, at how many others of this return it stands."""
    state = reader.case.answers
    items = {one.item for one in state.standard(standard).evidence if one.item}
    if not items:
        return {}
    found = dict.fromkeys(items, 0)
    for name, other in state.standards.items():
        if name != standard and name in reader.content.by_id:
            for item in items & {one.item for one in other.evidence}:
                found[item] += 1
    return found


def _panel(reader: Reader, asked: AskedStandard, state: StandardState) -> dict[str, Any]:
    """What was asked, proposed, decided and planned, as far as the reader may see it."""
    own = [one for one in reader.case.actions if one.standard == asked.id and reader.sees_action(one)]
    proposals, hidden = proposals_of(reader, asked)
    return {
        "actions": tuple(seen_action(reader, one) for one in own),
        "queries": queries_of(reader, asked, state),
        "proposals": proposals,
        "hidden_proposals": hidden,
        "outcome": outcome_of(reader, asked, state),
        "practices": practice_views(reader, asked, state),
    }


def _question(
    reader: Reader,
    asked: AskedStandard,
    question: Question,
    state: StandardState,
    grade: str | None,
    bare: QuestionView,
) -> QuestionView:
    answer = state.answers.get(question.id)
    draft = reader.drafts.get(bare.path)
    required = asked.is_required(question, grade)
    before = reader.content.carried(asked.id)
    carried = before.answers.get(question.id) if before else None
    if carried is not None:
        aside = question.id in state.set_aside or grade == NOT_APPLICABLE
        bare = replace(bare, carried=carried_view(carried, answered=answer is not None, set_aside=aside))
    if answer is None:
        return replace(bare, required=required, draft=draft) if required or draft is not None else bare
    value = answer.value if is_answered(answer.value) else None
    return replace(
        bare,
        required=required,
        value=value,
        printed=printed(question, value),
        event=answer.event,
        who=reader.name(answer.who),
        at=answer.at,
        rivals=_rivals(reader, answer.rivals, partial(printed, question)),
        draft=draft,
        warnings=tuple(one.say for one in question.warn_if if value is not None and compares(one, value)),
    )


def _rivals(reader: Reader, rivals: tuple[Rival, ...], words: Callable[[Value], str]) -> tuple[RivalView, ...]:
    return tuple(RivalView(one.value, one.event, reader.name(one.who), one.at, words(one.value)) for one in rivals)


def _grade_words(asked: AskedStandard, value: Value) -> str:
    grade = grade_of(asked, str(value))
    return grade.label if grade else str(value)


def _mark(progress: Progress, reopened: bool, state: StandardState) -> str:
    if progress.conflicted or (reopened and not state.returned_reply):
        return "needs-you"
    if progress.to_confirm:
        return "confirm"
    if not progress.touched:
        return "empty"
    return "part" if progress.missing else "done"
