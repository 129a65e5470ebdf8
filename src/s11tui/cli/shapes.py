"""The JSON that commands give. Other people's scripts lean on these keys: add, never rename."""

from collections.abc import Iterable
from typing import Any

from s11tui.audit.register import Agency, Person, Round
from s11tui.audit.view_models import (
    ActionView,
    EvidenceView,
    OutcomeView,
    ProposalView,
    QueryView,
    QuestionView,
    ReturnView,
    SignatureView,
    StandardView,
)
from s11tui.workspace.lines import HistoryLine, ReturnLine

Shape = dict[str, Any]

_VERIFIED = ("confirmed", "raised", "lowered")
_OUTCOME = ("outcome", "agreed_grade", "agreed_reason", "agreed_verified", "decider", "meeting", "agency_view")


def return_line(line: ReturnLine) -> Shape:
    """A return in a list."""
    return {
        "return": line.slug,
        "id": line.id,
        "round": line.round,
        "round_title": line.round_title,
        "agency": line.agency,
        "agency_name": line.agency_name,
        "kind": line.kind,
        "phases": list(line.phases),
        "state": line.state,
        "labels": list(line.labels),
        "asked": line.asked,
        "answered": line.answered,
        "graded": line.graded,
        "missing": line.missing,
        "done": line.done,
        "due": line.due,
        "revision": line.revision,
        "submitted_at": line.submitted_at,
        "shared_at": line.shared_at,
        "reply_by": line.reply_by,
    }


def return_brief(view: ReturnView) -> Shape:
    """How a return stands after a change."""
    return {
        "return": view.slug,
        "id": view.id,
        "state": view.state,
        "labels": list(view.labels),
        "revision": view.revision,
        "head": view.head,
        "asked": view.counts.asked,
        "answered": view.counts.answered,
        "graded": view.counts.graded,
        "done": view.counts.done,
        "missing": view.counts.missing,
    }


def return_whole(view: ReturnView) -> Shape:
    """All of a return that the viewer may see."""
    return {
        **return_brief(view),
        **_facts(view),
        "submitted_at": view.submitted_at,
        "shared_at": view.shared_at,
        "reply_by": view.reply_by,
        "can": sorted(view.can),
        "standards": [standard(one, view.sees_panel) for one in view.standards()],
        "missing": [{"standard": one.standard, "question": one.question, "what": one.what} for one in view.missing],
        "warnings": list(view.warnings),
        "stops": list(view.stops),
        "actions": [action(one) for one in view.actions],
        "signatures": [_signature(one) for one in view.signatures],
    }


def _facts(view: ReturnView) -> Shape:
    """Whose return it is, of which edition and round."""
    agency, edition, round_ = view.agency, view.edition, view.round
    return {
        "agency": agency.slug,
        "agency_id": agency.id,
        "agency_name": agency.name,
        "kind": agency.kind,
        "phases": list(agency.phases),
        "size": agency.size,
        "tags": list(agency.tags),
        "profile": agency.profile,
        "edition": {"id": edition.id, "version": edition.version, "sha256": edition.sha256, "title": edition.title},
        "round": round_.slug,
        "round_title": round_.title,
        "due": round_.due,
    }


def _signature(one: SignatureView) -> Shape:
    """One submission: who declared it true, and how."""
    return {
        "revision": one.revision,
        "name": one.name,
        "role": one.role,
        "at": one.at,
        "how": one.how,
        "head": one.head,
        "recorded_by": one.recorded_by,
        "signed_on": one.signed_on,
        "shown": one.shown,
    }


def standard(one: StandardView, panel: bool) -> Shape:
    """One standard. Proposals stand in it only where the viewer sees the panel (`panel`)."""
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
        **_outcome(one.outcome),
        "actions": [action(item) for item in one.actions],
        "grades": [{"id": grade.id, "label": grade.label, "needs": list(grade.needs)} for grade in one.grades],
        "returned_reason": one.returned_reason,
        "queries": [_query(query) for query in one.queries],
    }
    return {**shape, "proposals": [_proposal(made) for made in one.proposals]} if panel else shape


def _question(question: QuestionView) -> Shape:
    """What is asked, and whether it must be answered as things stand."""
    return {
        "id": question.id,
        "type": question.type,
        "text": question.text,
        "required": question.required,
        "options": [name for name, _ in question.options],
        "columns": [name for name, _, _ in question.columns],
    }


def _outcome(outcome: OutcomeView | None) -> Shape:
    """What stands after moderation; every value is None while there is nothing that the viewer may see."""
    if outcome is None:
        return dict.fromkeys(_OUTCOME)
    verified = outcome.outcome in _VERIFIED
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
        "replies": [{"who": who, "at": at, "text": text} for who, at, text in query.replies],
    }


def _proposal(made: ProposalView) -> Shape:
    return {
        "who": made.who,
        "grade": made.grade,
        "reason": made.reason,
        "how": made.how,
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
    }


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


def history(lines: Iterable[HistoryLine]) -> list[Shape]:
    """What happened to a return, first things first."""
    return [
        {
            "seq": one.seq,
            "kind": one.kind,
            "who": one.who,
            "at": one.at,
            "standard": one.standard,
            "question": one.question,
            "hash": one.hash,
            "previous": one.previous,
        }
        for one in lines
    ]


def agency(one: Agency) -> Shape:
    """An agency of the register."""
    return {
        "agency": one.slug,
        "id": one.id,
        "name": one.name,
        "kind": one.kind,
        "phases": list(one.phases),
        "size": one.size,
        "tags": list(one.tags),
        "group": one.group,
        "active": one.active,
    }


def person(one: Person, agencies: dict[str, str]) -> Shape:
    """Somebody of the register. `agencies` gives the short name of each agency by its id."""
    return {
        "person": one.slug,
        "id": one.id,
        "name": one.name,
        "active": one.active,
        "home": agencies.get(one.home, one.home),
        "roles": [
            {
                "role": grant.role,
                "agency": agencies.get(grant.agency, grant.agency),
                "group": grant.group,
                "kinds": list(grant.kinds),
                "phases": list(grant.phases),
            }
            for grant in one.grants
        ],
    }


def round_(one: Round) -> Shape:
    """A round."""
    return {
        "round": one.slug,
        "id": one.id,
        "title": one.title,
        "edition": one.edition,
        "due": one.due,
        "separately": one.separately,
        "reply_days": one.reply_days,
        "closed": one.closed,
    }
