"""Folding `panel/...`: what moderators and the meeting chair said about one return."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from s11tui.audit.events import Event, version_of
from s11tui.audit.fold_sharing import outcome_from
from s11tui.audit.fold_standard import resolved, with_reply
from s11tui.audit.practice import practice_from
from s11tui.audit.state import PanelState, Proposal, Query


def fold_panel(state: PanelState, events: Iterable[Event]) -> PanelState:
    """The state after these events, which must follow on from it."""
    for event in events:
        version_of(event.kind)
        state = replace(_PANEL_STEPS[event.kind](state, event), seq=event.seq, head=event.hash)
    return state


def _conflict_declared(state: PanelState, event: Event) -> PanelState:
    """By the person, or by the chair who heard it said at a meeting."""
    return replace(state, conflicts={**state.conflicts, event.body.get("person") or event.who: event.body["conflict"]})


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
    query = Query(event.id, event.body["standard"], event.body["text"], event.who, event.at, waits_for="panel")
    return replace(state, queries=(*state.queries, query))


def _panel_replied(state: PanelState, event: Event) -> PanelState:
    return replace(state, queries=with_reply(state.queries, event, within_panel=True))


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


def _practice_marked(state: PanelState, event: Event) -> PanelState:
    """A new one, or another wording of one that was marked before."""
    body = event.body
    before = next((one for one in state.practices if one.id == body["practice"]), None)
    one = practice_from({**body, "practice": body["practice"] or event.id}, event.who, event.at)
    kept = tuple(other for other in state.practices if other is not before)
    return replace(state, practices=(*kept, one))


def _practice_unmarked(state: PanelState, event: Event) -> PanelState:
    gone = event.body["practice"]
    return replace(state, practices=tuple(one for one in state.practices if one.id != gone))


_PANEL_STEPS: dict[str, Callable[[PanelState, Event], PanelState]] = {
    "conflict_declared": _conflict_declared,
    "proposed": _proposed,
    "proposal_withdrawn": _proposal_withdrawn,
    "panel_queried": _panel_queried,
    "query_replied": _panel_replied,
    "query_resolved": _panel_resolved,
    "outcome_recorded": _outcome_recorded,
    "rest_recorded": _rest_recorded,
    "practice_marked": _practice_marked,
    "practice_unmarked": _practice_unmarked,
}
