"""Folding `panel/...` and `action/...`."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from s11tui.audit.events import Event, version_of
from s11tui.audit.fold_return import outcome_from
from s11tui.audit.fold_standard import resolved, with_reply
from s11tui.audit.state import ActionState, ActionStep, PanelState, Proposal, Query


def fold_panel(state: PanelState, events: Iterable[Event]) -> PanelState:
    """The state after these events, which must follow on from it."""
    for event in events:
        version_of(event.kind)
        state = replace(_PANEL_STEPS[event.kind](state, event), seq=event.seq, head=event.hash)
    return state


def _conflict_declared(state: PanelState, event: Event) -> PanelState:
    return replace(state, conflicts={**state.conflicts, event.who: event.body["conflict"]})


def _proposed(state: PanelState, event: Event) -> PanelState:
    body = event.body
    proposal = Proposal(
        grade=body["grade"],
        reason=body["reason"],
        how=body["how"],
        impact=body["impact"],
        content=body["content"],
        revision=body["revision"],
        who=event.who,
        at=event.at,
        event=event.id,
    )
    here = {**state.proposals.get(body["standard"], {}), event.who: proposal}
    return replace(state, proposals={**state.proposals, body["standard"]: here})


def _proposal_withdrawn(state: PanelState, event: Event) -> PanelState:
    name = event.body["standard"]
    here = {who: one for who, one in state.proposals.get(name, {}).items() if who != event.who}
    return replace(state, proposals={**state.proposals, name: here})


def _panel_queried(state: PanelState, event: Event) -> PanelState:
    query = Query(event.id, event.body["standard"], event.body["text"], event.who, event.at)
    return replace(state, queries=(*state.queries, query))


def _panel_replied(state: PanelState, event: Event) -> PanelState:
    return replace(state, queries=with_reply(state.queries, event))


def _panel_resolved(state: PanelState, event: Event) -> PanelState:
    return replace(state, queries=resolved(state.queries, event.body["query"]))


def _outcome_recorded(state: PanelState, event: Event) -> PanelState:
    outcome = outcome_from(dict(event.body), event)
    return replace(state, outcomes={**state.outcomes, event.body["standard"]: outcome})


def _rest_recorded(state: PanelState, event: Event) -> PanelState:
    outcomes = dict(state.outcomes)
    for body in event.body["outcomes"]:
        outcomes[body["standard"]] = outcome_from(body, event)
    return replace(state, outcomes=outcomes)


_PANEL_STEPS: dict[str, Callable[[PanelState, Event], PanelState]] = {
    "conflict_declared": _conflict_declared,
    "proposed": _proposed,
    "proposal_withdrawn": _proposal_withdrawn,
    "panel_queried": _panel_queried,
    "query_replied": _panel_replied,
    "query_resolved": _panel_resolved,
    "outcome_recorded": _outcome_recorded,
    "rest_recorded": _rest_recorded,
}


def fold_action(state: ActionState, events: Iterable[Event]) -> ActionState:
    """The state of an action after these events, which must follow on from it."""
    for event in events:
        version_of(event.kind)
        state = replace(_ACTION_STEPS[event.kind](state, event), seq=event.seq, head=event.hash)
    return state


def _action_added(state: ActionState, event: Event) -> ActionState:
    body = event.body
    return replace(
        state,
        slug=body["slug"],
        return_id=body["return"],
        agency=body["agency"],
        standard=body["standard"],
        what=body["what"],
        owner=body["owner"],
        due=body["due"],
        state=body["state"],
        by_panel=body["by_panel"],
        log=(ActionStep(event.at, event.who, body["state"], ""),),
    )


def _action_progressed(state: ActionState, event: Event) -> ActionState:
    body = event.body
    step = ActionStep(event.at, event.who, body["state"], body["note"])
    return replace(
        state,
        state=body["state"],
        due=body.get("due") or state.due,
        what=body.get("what") or state.what,
        owner=body.get("owner") or state.owner,
        log=(*state.log, step),
    )


_ACTION_STEPS: dict[str, Callable[[ActionState, Event], ActionState]] = {
    "action_added": _action_added,
    "action_progressed": _action_progressed,
}
