"""Folding what is shared with an agency, and what comes of it: accepted, settled, challenged, decided."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from s11tui.audit.events import Event
from s11tui.audit.practice import practice_from
from s11tui.audit.state import Challenge, MeetingNote, Outcome, ReturnState


def outcome_from(body: dict[str, Any], event: Event) -> Outcome:
    """An outcome as events of panel and return carry it."""
    return Outcome(
        outcome=body["outcome"],
        grade=body["grade"],
        reason=body["reason"],
        basis=body["basis"],
        decider=body["decider"],
        decider_was=body["decider_was"],
        at=body["at"],
        meeting=body["meeting"],
        content=body["content"],
        revision=body["revision"],
        event=event.id,
        meeting_id=body.get("meeting_id", ""),
    )


def _shared(state: ReturnState, event: Event) -> ReturnState:
    standards = dict(state.standards)
    for body in event.body["outcomes"]:
        name = body["standard"]
        here, outcome = state.standard(name), outcome_from(body, event)
        # What was shared and disputed before, and was not judged again since, stays disputed.
        same = here.shared is not None and here.shared.at == outcome.at
        standards[name] = replace(here, shared=outcome, challenge=here.challenge if same else None)
    for body in event.body.get("practices", ()):
        name = body["standard"]
        kept = tuple(one for one in state.standard(name).practices if one.id != body["practice"])
        practice = practice_from(body, event.who, event.at)
        here = standards.get(name, state.standard(name))
        standards[name] = replace(here, practices=(*kept, practice))
    notes = tuple(MeetingNote(one["note"], one["text"], one["meeting"]) for one in event.body.get("notes", ()))
    return replace(
        state,
        stage="grades shared",
        standards=standards,
        shared_at=event.at,
        reply_by=event.body["reply_by"],
        notes=notes,
    )


def _acknowledged(state: ReturnState, event: Event) -> ReturnState:
    """Nobody moderated it: every self-grade stands, unverified, and is shown so."""
    standards = dict(state.standards)
    for body in event.body.get("outcomes", ()):
        here = state.standard(body["standard"])
        outcome = Outcome(
            "not moderated", body["grade"], "", "", "", "", event.at, "", body["content"], state.revision, event.id
        )
        standards[body["standard"]] = replace(here, shared=outcome)
    return replace(state, stage="acknowledged", standards=standards, shared_at=event.at)


_ACCEPTED, _SILENT = "accepted by the agency", "no reply received"


def _accepted(state: ReturnState, event: Event) -> ReturnState:
    """An agency's word that was on its way while its silence was settled still counts as its word."""
    if state.stage == "grades shared":
        return replace(state, stage="agreed", accepted_how=_ACCEPTED)
    return replace(state, accepted_how=_ACCEPTED) if state.accepted_how == _SILENT else state


def _settled(state: ReturnState, event: Event) -> ReturnState:
    """It changes nothing where the agency had replied in the meantime."""
    return replace(state, stage="agreed", accepted_how=_SILENT) if state.stage == "grades shared" else state


def _challenged(state: ReturnState, event: Event) -> ReturnState:
    standards = dict(state.standards)
    for one in event.body["standards"]:
        name = one["standard"]
        standards[name] = replace(state.standard(name), challenge=Challenge(one["reason"], event.at, event.who))
    # It may have been on its way while the silence was settled: then nothing stands as agreed any more.
    return replace(state, stage="in moderation", standards=standards, accepted_how="")


def _decided(state: ReturnState, event: Event) -> ReturnState:
    name = event.body["standard"]
    here = state.standard(name)
    assert here.challenge is not None
    decided = replace(
        here,
        challenge=replace(here.challenge, decision=event.body["decision"]),
        shared=outcome_from(event.body["outcome"], event),
    )
    state = replace(state, standards={**state.standards, name: decided})
    if state.challenged or _unshared(state):
        return state
    return replace(state, stage="agreed", accepted_how="decided after a challenge")


def _unshared(state: ReturnState) -> bool:
    """Whether a standard was submitted again and its new outcome has still to be shared."""
    submitted = state.submissions[-1].content if state.submissions else {}
    graded = [state.standard(name) for name in submitted if state.standard(name).grade is not None]
    return any(one.shared is None for one in graded)


SHARING_STEPS: dict[str, Callable[[ReturnState, Event], ReturnState]] = {
    "acknowledged": _acknowledged,
    "shared": _shared,
    "accepted": _accepted,
    "settled": _settled,
    "challenged": _challenged,
    "decided": _decided,
}
