"""Whether an event from another machine makes sense where it arrives: what it names is there, its values are values.

Its shape was looked at before (`arriving`). What a fold or a view would stumble over later is refused here.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from s11tui.audit.completeness import grade_of
from s11tui.audit.content import Content
from s11tui.audit.events import Event
from s11tui.audit.state import Case, ReturnState, StandardState
from s11tui.audit.values import validated
from s11tui.audit.words import digests_in
from s11tui.errors import BadInput, NotFound, NotNow


def require_sense(event: Event, sealed: Mapping[str, Any], theirs: Content, here: Case, *, whole: bool) -> None:
    """Raise where an event of a return names what is not there, or a value that is none.

    Args:
        theirs: the return as its sender had it before the event: what was asked of whoever wrote it.
        here: the return as it is here before the event.
        whole: whether all its words are at hand; a text that was left out cannot be looked at.

    Raises:
        Refusal: it makes no sense.
    """
    for name in set(_standards(event.body)):
        if name not in theirs.by_id:
            raise NotFound(f"it is about a standard “{name}” that is not asked.")
    for name, grade in _grades(event.kind, event.body):
        if grade and grade_of(theirs.by_id[name], grade) is None:
            raise BadInput(f"“{grade}” is no grade of the standard “{name}”.")
    state = here.answers
    if event.kind in ("answered", "cleared", "confirmed"):
        _require_value(event, sealed, theirs, whole=whole)
    elif event.kind in _NEEDS:
        _NEEDS[event.kind](event, state.standard(event.body["standard"]))
    elif event.kind in _WHOLE:
        _WHOLE[event.kind](event, state)


def _standards(body: Mapping[str, Any]) -> Iterator[str]:
    if body.get("standard"):
        yield body["standard"]
    for some in ("standards", "outcomes", "practices"):
        for one in body.get(some, ()):
            yield one if isinstance(one, str) else one["standard"]
    if "outcome" in body:
        yield body["outcome"]["standard"]


def _grades(kind: str, body: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if kind == "graded":
        yield body["standard"], body["grade"]
    for one in (*body.get("outcomes", ()), *([body["outcome"]] if kind == "decided" else [])):
        yield one["standard"], one["grade"]


def _require_value(event: Event, sealed: Mapping[str, Any], theirs: Content, *, whole: bool) -> None:
    asked = theirs.by_id[event.body["standard"]]
    question = asked.question(event.body["question"])
    if question is None:
        raise NotFound(f"the standard “{asked.id}” has no question “{event.body['question']}”.")
    if event.kind == "cleared":
        return
    value, raw = event.body["value"], sealed["value"]
    if question.is_text != isinstance(raw, dict) and raw != "":
        raise BadInput("its words are not sealed as they must be.")
    if not value or not whole:
        return
    if validated(question, value) != value:
        raise BadInput("it is no answer to its question.")


def _query(event: Event, state: StandardState) -> None:
    if event.body["query"] not in {one.id for one in state.queries}:
        raise NotFound("the question that it is about is not there.")


def _piece(event: Event, state: StandardState) -> None:
    if event.body["evidence"] not in state.shown:
        raise NotFound("the evidence that it takes away was never there.")


def _choice(event: Event, state: StandardState) -> None:
    chosen = event.body["chosen"]
    if chosen and chosen not in state.given:
        raise NotFound("the version that it chooses was never given.")


def _consent(event: Event, state: StandardState) -> None:
    if event.body["practice"] not in {one.id for one in state.practices}:
        raise NotFound("the practice that it is about was not shared.")


def _decision(event: Event, state: StandardState) -> None:
    if (
        state.challenge is None
        or state.challenge.decision
        or event.body["outcome"]["standard"] != event.body["standard"]
    ):
        raise NotNow("nobody asked for that grade to be looked at again.")


def _challenge(event: Event, state: ReturnState) -> None:
    if not event.body["standards"] or any(
        state.standard(one["standard"]).shared is None for one in event.body["standards"]
    ):
        raise NotNow("a grade that it disputes was not shared.")


def _ratified(event: Event, state: ReturnState) -> None:
    if state.ratification is None:
        raise NotNow("no governing body has to confirm this return.")


_NEEDS = {
    "query_replied": _query,
    "query_resolved": _query,
    "evidence_removed": _piece,
    "conflict_settled": _choice,
    "practice_consented": _consent,
    "decided": _decision,
}
_WHOLE = {"challenged": _challenge, "ratified": _ratified}


def is_whole(sealed: Mapping[str, Any], present: Mapping[str, str | None]) -> bool:
    """Whether the words of a sealed body are all at hand."""
    return all(present.get(digest) is not None for digest in digests_in(sealed))
