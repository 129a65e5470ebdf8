"""Folding `action/...`: what is done about something, until it is really closed."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from s11tui.audit.action_steps import following
from s11tui.audit.events import Event, version_of
from s11tui.audit.state import ActionState, ActionStep
from s11tui.audit.state_panel import Completion


def fold_action(state: ActionState, events: Iterable[Event]) -> ActionState:
    """The state of an action after these events, which must follow on from it."""
    for event in events:
        version_of(event.kind)
        state = replace(_STEPS[event.kind](state, event), seq=event.seq, head=event.hash)
    return state


def _added(state: ActionState, event: Event) -> ActionState:
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
        owner_kind=body.get("owner_kind", "agency"),
        owner_agency=body.get("owner_agency", body["agency"]),
        meeting=body.get("meeting", ""),
        added_at=event.at,
        log=(ActionStep(event.at, event.who, body["state"], ""),),
    )


def _progressed(state: ActionState, event: Event) -> ActionState:
    body = event.body
    shown = tuple(Completion(one["title"], one["held_at"], one["date"]) for one in body.get("evidence", ()))
    step = ActionStep(
        event.at, event.who, body["state"], body["note"], shown, body.get("how", ""), body.get("grade", "")
    )
    if body["state"] not in following(state.state):
        # It came from another workspace, which did not know how far the action was here: it is told, and counts not.
        return replace(state, log=(*state.log, step))
    return replace(
        state,
        state=body["state"],
        due=body.get("due") or state.due,
        what=body.get("what") or state.what,
        owner=body.get("owner") or state.owner,
        grade=step.grade or state.grade,
        log=(*state.log, step),
    )


_STEPS: dict[str, Callable[[ActionState, Event], ActionState]] = {
    "action_added": _added,
    "action_progressed": _progressed,
}
