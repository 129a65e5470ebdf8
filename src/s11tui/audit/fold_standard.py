"""Folding what the agency says about one standard: answers, self-grade, evidence, queries and comments."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from s11tui.audit.events import Event
from s11tui.audit.files import file_from
from s11tui.audit.state import Answer, Evidence, Query, Rival, SelfGrade, StandardState

Step = Callable[[StandardState, Event], StandardState]


def _author(event: Event) -> tuple[str, str]:
    """Who said it and who typed it: the manager may type on behalf of the agency."""
    author: str = event.body.get("author", "")
    return (author, event.who) if author else (event.who, "")


def _answered(state: StandardState, event: Event) -> StandardState:
    return _with_answer(state, event, "")


def _with_answer(state: StandardState, event: Event, confirmed_from: str) -> StandardState:
    question, value = event.body["question"], event.body["value"]
    now = state.answers.get(question)
    who, typist = _author(event)
    if now is not None and event.body["seen"] != now.event and value != now.value:
        rival = Rival(value, "", event.id, who, event.at, typist)
        answer = replace(now, rivals=(*now.rivals, rival))
    else:
        rivals = now.rivals if now else ()
        answer = Answer(value, event.id, who, event.at, rivals, typist, confirmed_from)
    return replace(state, answers={**state.answers, question: answer})


def _cleared(state: StandardState, event: Event) -> StandardState:
    """Emptied on purpose; a value that was not seen stands, and so does a second version: nothing is lost."""
    question = event.body["question"]
    now = state.answers.get(question)
    state = replace(state, set_aside=state.set_aside | {question})
    if now is None or event.body["seen"] != now.event:
        return state
    if now.rivals:
        return replace(state, answers={**state.answers, question: _answer_of(now.rivals[0], now.rivals[1:])})
    return replace(state, answers={name: one for name, one in state.answers.items() if name != question})


def _confirmed(state: StandardState, event: Event) -> StandardState:
    """Last year's answer holds still; `source` is the event that gave it."""
    return _with_answer(state, event, event.body["source"])


def _graded(state: StandardState, event: Event) -> StandardState:
    grade, reason = event.body["grade"], event.body["reason"]
    now = state.grade
    who, typist = _author(event)
    if grade == "":
        return _ungraded(state, event.body["seen"])
    if now is not None and event.body["seen"] != now.event and (grade, reason) != (now.grade, now.reason):
        rival = Rival(grade, reason, event.id, who, event.at, typist)
        return replace(state, grade=replace(now, rivals=(*now.rivals, rival)))
    rivals = now.rivals if now else ()
    return replace(state, grade=SelfGrade(grade, reason, event.id, who, event.at, rivals, typist))


def _ungraded(state: StandardState, seen: str | None) -> StandardState:
    """A grade taken away on purpose; what was not seen stands."""
    now = state.grade
    if now is None or seen != now.event:
        return state
    return replace(state, grade=_grade_of(now.rivals[0], now.rivals[1:]) if now.rivals else None)


def _answer_of(one: Rival, rivals: tuple[Rival, ...]) -> Answer:
    return Answer(one.value, one.event, one.who, one.at, rivals, one.typist)


def _grade_of(one: Rival, rivals: tuple[Rival, ...]) -> SelfGrade:
    return SelfGrade(str(one.value), one.reason, one.event, one.who, one.at, rivals, one.typist)


def _conflict_settled(state: StandardState, event: Event) -> StandardState:
    """A person chose one of the versions (by the event that gave it) over those that they saw.

    What was given up stays in the stream; a version that came since and was not seen goes on being a rival.
    """
    question, chosen, over = event.body["question"], event.body["chosen"], event.body["over"]
    now = state.answers.get(question) if question else state.grade
    if now is None:
        return state
    if isinstance(now, SelfGrade):
        stands = Rival(now.grade, now.reason, now.event, now.who, now.at, now.typist)
    else:
        stands = Rival(now.value, "", now.event, now.who, now.at, now.typist)
    versions = (stands, *now.rivals)
    pick = next((one for one in versions if one.event == chosen), stands)
    left = tuple(one for one in versions if one is not pick and one.event not in over)
    if isinstance(now, SelfGrade):
        return replace(state, grade=replace(now, rivals=left) if pick is stands else _grade_of(pick, left))
    answer = replace(now, rivals=left) if pick is stands else _answer_of(pick, left)
    return replace(state, answers={**state.answers, question: answer})


def _evidence_added(state: StandardState, event: Event) -> StandardState:
    body = event.body
    item = Evidence(
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
    return replace(state, evidence=(*state.evidence, item))


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
    "confirmed": _confirmed,
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
