"""Folding what the agency says about one standard: answers, self-grade, evidence, queries and comments."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from s11tui.audit.events import Event
from s11tui.audit.files import file_from
from s11tui.audit.state import Evidence, Query, StandardState
from s11tui.audit.versions import (
    Versions,
    after_choosing,
    after_clearing,
    after_giving,
    answer_of,
    given_by,
    grade_of,
)

Step = Callable[[StandardState, Event], StandardState]


def _answered(state: StandardState, event: Event) -> StandardState:
    question = event.body["question"]
    return _with_answers(state, question, after_giving(state.answers.get(question), event))


def _cleared(state: StandardState, event: Event) -> StandardState:
    """Emptied on purpose; a value that was not seen stands, and so does a second version: nothing is lost."""
    question = event.body["question"]
    now = state.answers.get(question)
    state = replace(state, set_aside=state.set_aside | {question})
    return state if now is None else _with_answers(state, question, after_clearing(now, event))


def _graded(state: StandardState, event: Event) -> StandardState:
    """Given, or, where no grade is named, taken away on purpose."""
    if event.body["grade"] != "":
        return replace(state, grade=grade_of(after_giving(state.grade, event)))
    return state if state.grade is None else replace(state, grade=grade_of(after_clearing(state.grade, event)))


def _conflict_settled(state: StandardState, event: Event) -> StandardState:
    """A person chose one of the versions (by the event that gave it) over those that they saw.

    What was given up stays in the stream; a version that came since and was not seen goes on being a rival. With
    `declared` what somebody signed elsewhere stands, and nothing else: also a version that was given up here, or none.
    """
    body = event.body
    if "evidence" in body:
        return replace(state, evidence=tuple(state.shown[one] for one in body["evidence"] if one in state.shown))
    question, chosen = body["question"], body["chosen"]
    now = state.answers.get(question) if question else state.grade
    versions: Versions
    if body.get("declared"):
        versions = (state.given[chosen],) if chosen in state.given else ()
    elif now is None:
        return state
    else:
        versions = after_choosing(now, chosen, body["over"])
    return _with_answers(state, question, versions) if question else replace(state, grade=grade_of(versions))


def _with_answers(state: StandardState, question: str, versions: Versions) -> StandardState:
    answers = {name: one for name, one in state.answers.items() if name != question or versions}
    if versions:
        answers[question] = answer_of(versions)
    return replace(state, answers=answers)


def _evidence_added(state: StandardState, event: Event) -> StandardState:
    return replace(state, evidence=(*state.evidence, _piece(event)))


def _piece(event: Event) -> Evidence:
    body = event.body
    return Evidence(
        id=event.id,
        title=body["title"],
        held_at=body["held_at"],
        date=body["date"],
        who=event.who,
        at=event.at,
        item=body.get("item", ""),
        shows=body.get("shows", ""),
        review_by=body.get("review_by", ""),
        file=file_from(body.get("file")),
    )


def _evidence_removed(state: StandardState, event: Event) -> StandardState:
    gone = event.body["evidence"]
    return replace(state, evidence=tuple(one for one in state.evidence if one.id != gone))


def _assigned(state: StandardState, event: Event) -> StandardState:
    """Whoever had it before has it since then."""
    since = dict(state.assigned)
    return replace(state, assigned=tuple((person, since.get(person, event.at)) for person in event.body["people"]))


def _trace_allowed(state: StandardState, event: Event) -> StandardState:
    body = event.body
    return replace(state, allowed=state.allowed | {(body["question"], body["trace"], body["text"])})


def _commented(state: StandardState, event: Event) -> StandardState:
    return replace(state, comments=(*state.comments, (event.who, event.at, event.body["text"])))


def _reply_to_return(state: StandardState, event: Event) -> StandardState:
    return replace(state, returned_reply=event.body["text"])


def _queried(state: StandardState, event: Event) -> StandardState:
    query = Query(event.id, event.body["standard"], event.body["text"], event.who, event.at)
    return replace(state, queries=(*state.queries, query))


def _query_replied(state: StandardState, event: Event) -> StandardState:
    return replace(state, queries=with_reply(state.queries, event))


def _query_resolved(state: StandardState, event: Event) -> StandardState:
    return replace(state, queries=resolved(state.queries, event.body["query"]))


def with_reply(queries: tuple[Query, ...], event: Event, *, within_panel: bool = False) -> tuple[Query, ...]:
    """The queries with a reply added to the one that the event names; a reply may open a resolved one again."""
    return tuple(_replied(one, event, within_panel) if one.id == event.body["query"] else one for one in queries)


def _replied(one: Query, event: Event, within_panel: bool) -> Query:
    # Before it was told who speaks, whoever asked spoke for the panel, and everybody else for the agency.
    side = event.body.get("side") or ("panel" if event.who == one.who else "agency")
    resolved = one.resolved and not event.body.get("reopens")
    waits_for = "panel" if within_panel or side == "agency" else "agency"
    reply: tuple[str, str, str] = (event.who, event.at, event.body["text"])
    return replace(one, replies=(*one.replies, reply), resolved=resolved, waits_for="" if resolved else waits_for)


def resolved(queries: tuple[Query, ...], query: Any) -> tuple[Query, ...]:
    """The queries with one of them marked as resolved."""
    return tuple(replace(one, resolved=True, waits_for="") if one.id == query else one for one in queries)


def _practice_consented(state: StandardState, event: Event) -> StandardState:
    """What the agency says to sharing, in its own wording of the extract."""
    body = event.body
    practices = tuple(
        replace(one, consent=body["consent"], extract=body["extract"], consent_by=body["consent_by"])
        if one.id == body["practice"]
        else one
        for one in state.practices
    )
    return replace(state, practices=practices)


STANDARD_STEPS: dict[str, Step] = {
    "answered": _answered,
    "cleared": _cleared,
    "confirmed": _answered,
    "graded": _graded,
    "conflict_settled": _conflict_settled,
    "evidence_added": _evidence_added,
    "evidence_removed": _evidence_removed,
    "trace_allowed": _trace_allowed,
    "assigned": _assigned,
    "commented": _commented,
    "reply_to_return": _reply_to_return,
    "agency_queried": _queried,
    "query_replied": _query_replied,
    "query_resolved": _query_resolved,
    "practice_consented": _practice_consented,
}

CONTENT = frozenset(
    {"answered", "cleared", "confirmed", "graded", "conflict_settled", "evidence_added", "evidence_removed"}
)
"""What makes up the content of a standard: where it may not be changed any more, it is not."""


def noted(state: StandardState, event: Event) -> StandardState:
    """The state with what the event gave remembered, whether or not it stands."""
    if event.kind in ("answered", "confirmed", "graded"):
        return replace(state, given={**state.given, event.id: given_by(event)})
    if event.kind == "evidence_added":
        return replace(state, shown={**state.shown, event.id: _piece(event)})
    return state
