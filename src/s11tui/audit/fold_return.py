"""Folding `return/...`: each kind of event says what becomes of the state."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from s11tui.audit.events import Event, version_of
from s11tui.audit.files import file_from
from s11tui.audit.fold_sharing import SHARING_STEPS
from s11tui.audit.fold_standard import CONTENT, STANDARD_STEPS, noted
from s11tui.audit.state import (
    Origin,
    Original,
    Ratification,
    ReturnState,
    Signature,
    Stage,
    Submission,
)
from s11tui.questionnaire.facts import Facts


def fold_return(state: ReturnState, events: Iterable[Event]) -> ReturnState:
    """The state after these events, which must follow on from it."""
    for event in events:
        version_of(event.kind)
        on_standard = STANDARD_STEPS.get(event.kind)
        if on_standard is not None:
            name = event.body["standard"]
            here = noted(state.standard(name), event)
            # What arrives from another workspace after the standard was submitted here is kept, and changes nothing.
            late = event.kind in CONTENT and not _may_be_filled_in(state, name)
            standards = {**state.standards, name: here if late else on_standard(here, event)}
            state = replace(state, standards=standards, touched=True, seq=event.seq, head=event.hash, last_at=event.at)
        else:
            stepped = _STEPS[event.kind](state, event)
            state = replace(stepped, seq=event.seq, head=event.hash, last_at=event.at)
    return state


def _may_be_filled_in(state: ReturnState, standard: str) -> bool:
    return state.stage == "open" or (state.stage == "returned" and standard in state.reopened)


def facts_from(body: dict[str, Any]) -> Facts:
    """Facts as they stand in an event."""
    return Facts(body["kind"], tuple(body["phases"]), body["size"], tuple(body["tags"]), body["profile"])


def facts_body(facts: Facts) -> dict[str, Any]:
    """Facts as an event carries them."""
    return {
        "kind": facts.kind,
        "phases": list(facts.phases),
        "size": facts.size,
        "tags": list(facts.tags),
        "profile": facts.profile,
    }


def _invited(state: ReturnState, event: Event) -> ReturnState:
    body = event.body
    earlier = body.get("origin")
    return replace(
        state,
        origin=Origin(earlier["return"], earlier["head"], earlier["seq"]) if earlier else None,
        round=body["round"],
        agency=body["agency"],
        edition=body["edition"],
        slug=body["slug"],
        agency_name=body["agency_name"],
        facts=facts_from(body["facts"]),
    )


def _facts_changed(state: ReturnState, event: Event) -> ReturnState:
    """Signatures were given to what was asked before; what is submitted answers what was asked then."""
    if state.stage not in ("open", "awaiting sign-off"):
        return state
    return replace(state, facts=facts_from(event.body["facts"]), signed=())


def _to(stage: Stage, **changes: Any) -> Callable[[ReturnState, Event], ReturnState]:
    def step(state: ReturnState, event: Event) -> ReturnState:
        return replace(state, stage=stage, **changes)

    return step


def _declined(state: ReturnState, event: Event) -> ReturnState:
    return replace(state, stage=_after_awaiting(state), declined_reason=event.body["reason"], signed=())


def _recalled(state: ReturnState, event: Event) -> ReturnState:
    return replace(state, stage=_after_awaiting(state), signed=())


def _after_awaiting(state: ReturnState) -> Stage:
    return "returned" if state.revision else "open"


def _submitted(state: ReturnState, event: Event) -> ReturnState:
    body = event.body
    signatures = (*state.signed, _signature(event))
    submission = Submission(state.revision + 1, event.who, event.at, event.hash, dict(body["content"]), signatures)
    standards = {
        name: replace(one, shared=None, challenge=None) if name in state.reopened else one
        for name, one in state.standards.items()
    }
    return replace(
        state,
        stage="in moderation" if state.moderated else "submitted",
        revision=state.revision + 1,
        submissions=(*state.submissions, submission),
        standards=standards,
        reopened=frozenset(),
        declined_reason="",
        signed=(),
        ratification=None,
    )


def _signature(event: Event) -> Signature:
    body = event.body
    return Signature(
        office=body.get("office", ""),
        name=body["name"],
        role=body["role"],
        who=event.who,
        at=event.at,
        how=body["how"],
        signed_on=body["signed_on"],
        shown=body["shown"],
        reason=body["reason"],
        report=body.get("report", ""),
        scan=file_from(body.get("scan")),
    )


def _signed(state: ReturnState, event: Event) -> ReturnState:
    return replace(state, signed=(*state.signed, _signature(event)))


def _ratification_due(state: ReturnState, event: Event) -> ReturnState:
    return replace(state, ratification=Ratification(event.body["body"], event.body["by"]))


def _ratified(state: ReturnState, event: Event) -> ReturnState:
    assert state.ratification is not None
    body = event.body
    return replace(state, ratification=replace(state.ratification, on=body["on"], minute=body["minute"]))


def _original_attached(state: ReturnState, event: Event) -> ReturnState:
    one = Original(event.body["title"], event.who, event.at, file_from(event.body.get("file")))
    return replace(state, originals=(*state.originals, one))


def _reopened(state: ReturnState, reasons: dict[str, str]) -> ReturnState:
    standards = dict(state.standards)
    for name, reason in reasons.items():
        standards[name] = replace(state.standard(name), returned_reason=reason, returned_reply="")
    return replace(state, stage="returned", standards=standards, reopened=frozenset(reasons))


def _returned(state: ReturnState, event: Event) -> ReturnState:
    return _reopened(state, {one["standard"]: one["reason"] for one in event.body["standards"]})


def _amended(state: ReturnState, event: Event) -> ReturnState:
    reason: str = event.body["reason"]
    return _reopened(state, dict.fromkeys(event.body["standards"], reason))


def _moderation_opened(state: ReturnState, event: Event) -> ReturnState:
    return replace(state, stage="in moderation", moderated=True)


def _aside(stage: Stage) -> Callable[[ReturnState, Event], ReturnState]:
    def step(state: ReturnState, event: Event) -> ReturnState:
        before = state.before if state.stage in ("exempt", "withdrawn") else state.stage
        return replace(state, before=before, stage=stage)

    return step


def _reinstated(state: ReturnState, event: Event) -> ReturnState:
    return replace(state, stage=state.before)


def _extended(state: ReturnState, event: Event) -> ReturnState:
    return replace(state, due=event.body["due"])


def _same(state: ReturnState, event: Event) -> ReturnState:
    return state


def _received(state: ReturnState, event: Event) -> ReturnState:
    """What this workspace calls things whose own short names are taken here; the last word counts."""
    called = dict(event.body["called"])
    return replace(state, called=called, slug=called.get(state.id, state.slug))


_STEPS: dict[str, Callable[[ReturnState, Event], ReturnState]] = {
    "invited": _invited,
    "facts_changed": _facts_changed,
    "sent_for_sign_off": _to("awaiting sign-off", declined_reason=""),
    "declined": _declined,
    "recalled": _recalled,
    "signed": _signed,
    "submitted": _submitted,
    "ratification_due": _ratification_due,
    "ratified": _ratified,
    "original_attached": _original_attached,
    "returned": _returned,
    "amended": _amended,
    "closed": _to("closed"),
    "moderation_opened": _moderation_opened,
    **SHARING_STEPS,
    "exempted": _aside("exempt"),
    "withdrawn": _aside("withdrawn"),
    "reinstated": _reinstated,
    "extended": _extended,
    "redacted": _same,
    "handed_over": _same,
    "received": _received,
}
