"""The JSON of a standard, with all that it asks and holds. Add keys, never rename them."""

from typing import Any

from s11tui.audit.files import KeptFile
from s11tui.audit.outcome_words import VERIFIED
from s11tui.audit.view_models import (
    ActionView,
    CarriedView,
    EarlierView,
    EvidenceView,
    OutcomeView,
    ProposalView,
    QueryView,
    QuestionView,
    StandardView,
)

Shape = dict[str, Any]

_OUTCOME = ("outcome", "agreed_grade", "agreed_reason", "agreed_verified", "decider", "meeting", "agency_view")


def standard(one: StandardView, panel: bool) -> Shape:
    """One standard. Proposals, and how many are hidden until one has proposed, only where the viewer sees the panel."""
    shape: Shape = {
        "id": one.id,
        "number": one.number,
        "title": one.title,
        "area": one.area,
        "mark": one.mark,
        "editable": one.editable,
        "graded": one.graded,
        "answers": {question.id: question.value for question in one.questions if question.value is not None},
        "questions": [_question(question) for question in one.questions],
        "self_grade": one.self_grade,
        "self_reason": one.self_reason,
        "evidence": [evidence(item) for item in one.evidence],
        "change": one.change,
        "to_confirm": [question.id for question in one.questions if question.to_confirm],
        "earlier": [earlier(then) for then in one.earlier],
        "assigned": [{"person": who.person, "name": who.name, "since": who.since} for who in one.assigned],
        "warnings": warnings_of(one),
        **_outcome(one.outcome),
        "actions": [action(item) for item in one.actions],
        "grades": [{"id": grade.id, "label": grade.label, "needs": list(grade.needs)} for grade in one.grades],
        "returned_reason": one.returned_reason,
        "queries": [_query(query) for query in one.queries],
    }
    if not panel:
        return shape
    made = [_proposal(each) for each in one.proposals]
    return {**shape, "proposals": made, "hidden_proposals": one.hidden_proposals}


def _question(question: QuestionView) -> Shape:
    """What is asked, and whether it must be answered as things stand."""
    return {
        "id": question.id,
        "type": question.type,
        "text": question.text,
        "required": question.required,
        "options": [name for name, _ in question.options],
        "columns": [name for name, _, _ in question.columns],
        "carried": _carried(question.carried),
    }


def _carried(one: CarriedView | None) -> Shape | None:
    """Last year's answer to a question; None where there is none."""
    if one is None:
        return None
    return {
        "value": one.value,
        "printed": one.printed,
        "to_confirm": one.to_confirm,
        "holds": one.holds,
        "changed": one.changed,
    }


def earlier(one: EarlierView) -> Shape:
    """What was said in an earlier round about a standard that this one comes from; grades in words."""
    return {
        "standard": one.standard,
        "number": one.number,
        "title": one.title,
        "self_label": one.self_label,
        "self_reason": one.self_reason,
        "outcome": one.outcome,
        "agreed_label": one.agreed_label,
        "agreed_reason": one.agreed_reason,
        "answers": [{"question": asked, "answer": said} for asked, said in one.answers],
        "evidence": [
            {"id": item.id, "title": item.title, "held_at": item.held_at, "date": item.date, "here": item.here}
            for item in one.evidence
        ],
        "actions": [action(item) for item in one.actions],
    }


def warnings_of(one: StandardView) -> list[str]:
    """What is odd about a standard and its answers, in words; none of it blocks."""
    return [*one.warnings, *(said for question in one.questions for said in question.warnings)]


def _outcome(outcome: OutcomeView | None) -> Shape:
    """What stands after moderation; every value is None while there is nothing that the viewer may see."""
    if outcome is None:
        return dict.fromkeys(_OUTCOME)
    verified = outcome.outcome in VERIFIED
    told = (
        outcome.outcome,
        outcome.grade,
        outcome.reason,
        verified,
        outcome.decider,
        outcome.meeting,
        outcome.agency_view,
    )
    return dict(zip(_OUTCOME, told, strict=True))


def _query(query: QueryView) -> Shape:
    return {
        "id": query.id,
        "text": query.text,
        "audience": query.audience,
        "who": query.who,
        "at": query.at,
        "resolved": query.resolved,
        "waits_for": query.waits_for,
        "replies": [{"who": who, "at": at, "text": text} for who, at, text in query.replies],
    }


def _proposal(made: ProposalView) -> Shape:
    return {
        "who": made.who,
        "grade": made.grade,
        "reason": made.reason,
        "how": made.how,
        "impact": made.impact,
        "at": made.at,
        "stale": made.stale,
    }


def evidence(item: EvidenceView) -> Shape:
    """A piece of evidence."""
    return {
        "id": item.id,
        "title": item.title,
        "held_at": item.held_at,
        "date": item.date,
        "who": item.who,
        "at": item.at,
        "item": item.item,
        "shows": item.shows,
        "review_by": item.review_by,
        "file": kept_file(item.file),
        "expired": item.expired,
        "elsewhere": item.elsewhere,
        "earlier": item.earlier,
    }


def kept_file(file: KeptFile | None) -> Shape | None:
    """A file that is kept with the record; None for none."""
    return None if file is None else {"name": file.name, "size": file.size, "sha256": file.sha256}


def action(item: ActionView) -> Shape:
    """An action, with its log."""
    return {
        "action": item.slug,
        "id": item.id,
        "standard": item.standard,
        "what": item.what,
        "owner": item.owner,
        "due": item.due,
        "state": item.state,
        "overdue": item.overdue,
        "log": [{"at": step.at, "who": step.who, "state": step.state, "note": step.note} for step in item.log],
    }
