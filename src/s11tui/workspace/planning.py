"""Making the event of a new action."""

from typing import TYPE_CHECKING

from s11tui.audit.action_steps import FOLLOWERS, OWNER_KINDS
from s11tui.audit.events import NewEvent
from s11tui.audit.words import Words
from s11tui.clock import day
from s11tui.errors import BadInput
from s11tui.workspace.desks.desk import on_behalf, required_line, required_text
from s11tui.workspace.entries import Owner, Planned

if TYPE_CHECKING:
    from s11tui.workspace.scene import Scene
    from s11tui.workspace.session import Session


def action_added(
    session: "Session",
    scene: "Scene",
    plan: Planned,
    *,
    ahead: int = 0,
    original: str = "",
    owned_by: Owner | None = None,
    meeting: str = "",
) -> NewEvent:
    """The first event of an action's stream, about a standard of a return or the return as a whole.

    Args:
        ahead: how many more are being made in the same batch.
        original: what a manager types an agency's own action from.
        owned_by: None for the agency itself.
        meeting: id of the meeting where it was agreed.

    Raises:
        BadInput: what, owner or due day is missing or no date.
        Unmet: a manager does not say what it was typed from.
    """
    # Before submission a manager types for the agency; whose action it is does not depend on who holds the pen.
    by_panel = not scene.roles & {"lead", "contributor"} and bool(scene.state.revision)
    # What a moderator wishes is only a proposal until the chair, the manager or the follow-up group agrees.
    agreed = not by_panel or not scene.roles.isdisjoint(FOLLOWERS)
    owner = owned_by or Owner()
    if owner.kind != "agency" and not by_panel:
        raise BadInput("An agency plans its own actions.", "What the partnership should do is told at the meeting.")
    body = {
        **_body(session, plan, ahead),
        "return": scene.id,
        "agency": scene.agency.id,
        "state": "open" if agreed else "proposed",
        "by_panel": by_panel,
        **owner_body(session, owner, scene.agency.id),
        "meeting": meeting,
    }
    extra = {} if by_panel else on_behalf(scene, original)
    return NewEvent(f"action/{session.workspace.source.new_id()}", "action_added", body | extra)


def arrangement_added(session: "Session", plan: Planned, owner: Owner, meeting: str) -> NewEvent:
    """The first event of an action about the partnership's own arrangements, of no return."""
    body = {
        **_body(session, plan, 0),
        "return": "",
        "agency": "",
        "state": "open",
        "by_panel": True,
        **owner_body(session, owner, ""),
        "meeting": meeting,
    }
    return NewEvent(f"action/{session.workspace.source.new_id()}", "action_added", body)


def owner_body(session: "Session", owner: Owner, agency: str) -> dict[str, object]:
    """Who owns an action, as an event carries it; `agency` is the id of the one that the action is about."""
    if owner.kind not in OWNER_KINDS:
        raise BadInput(f"“{owner.kind}” is no kind of owner.", f"Choose from: {', '.join(OWNER_KINDS)}.")
    owns = session.sight.agency(owner.agency).id if owner.agency else ""
    return {"owner_kind": owner.kind, "owner_agency": agency if owner.kind == "agency" else owns}


def _body(session: "Session", plan: Planned, ahead: int) -> dict[str, object]:
    return {
        "slug": _slug(session, ahead),
        "standard": plan.standard,
        "what": Words(required_text(plan.what, "What will be done")),
        "owner": Words(required_line(plan.owner, "Who will do it")),
        "due": day(plan.due).isoformat(),
    }


def _slug(session: "Session", ahead: int) -> str:
    """A short word for typing, the next that is free."""
    last = session.workspace.store.one("SELECT max(rowid) FROM actions")
    number = (last[0] if last and last[0] else 0) + 1 + ahead
    return session.workspace.registry.free_slug("actions", f"a{number}")
