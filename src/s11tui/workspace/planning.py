"""Making the event of a new action."""

from typing import TYPE_CHECKING

from s11tui.audit.events import NewEvent
from s11tui.audit.words import Words
from s11tui.clock import day
from s11tui.workspace.desks.desk import on_behalf, required_line, required_text
from s11tui.workspace.entries import Planned

if TYPE_CHECKING:
    from s11tui.workspace.scene import Scene
    from s11tui.workspace.session import Session


def action_added(
    session: "Session", scene: "Scene", standard: str, plan: Planned, *, ahead: int = 0, original: str = ""
) -> NewEvent:
    """The first event of an action's stream.

    Args:
        ahead: how many more are being made in the same batch.
        original: what a manager types an agency's own action from.

    Raises:
        BadInput: what, owner or due day is missing or no date.
        Unmet: a manager does not say what it was typed from.
    """
    action_id = session.workspace.source.new_id()
    # Before submission a manager types for the agency; whose action it is does not depend on who holds the pen.
    by_panel = not scene.roles & {"lead", "contributor"} and bool(scene.state.revision)
    body = {
        "slug": _slug(session, ahead),
        "return": scene.id,
        "agency": scene.agency.id,
        "standard": standard,
        "what": Words(required_text(plan.what, "What will be done")),
        "owner": Words(required_line(plan.owner, "Who will do it")),
        "due": day(plan.due).isoformat(),
        "state": "open",
        "by_panel": by_panel,
    }
    return NewEvent(f"action/{action_id}", "action_added", body | ({} if by_panel else on_behalf(scene, original)))


def _slug(session: "Session", ahead: int) -> str:
    """A short word for typing, the next that is free."""
    last = session.workspace.store.one("SELECT max(rowid) FROM actions")
    number = (last[0] if last and last[0] else 0) + 1 + ahead
    return session.workspace.registry.free_slug("actions", f"a{number}")
