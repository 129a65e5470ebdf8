"""Making the event of a new action."""

from typing import TYPE_CHECKING

from s11tui.audit.events import NewEvent
from s11tui.audit.words import Words
from s11tui.clock import day
from s11tui.workspace.desks.desk import required_line, required_text
from s11tui.workspace.entries import Planned

if TYPE_CHECKING:
    from s11tui.workspace.session import Scene, Session


def action_added(session: "Session", scene: "Scene", standard: str, plan: Planned, *, ahead: int = 0) -> NewEvent:
    """The first event of an action's stream. `ahead`: how many more are being made in the same batch.

    Raises:
        BadInput: what, owner or due day is missing or no date.
    """
    workspace = session.workspace
    action_id = workspace.source.new_id()
    last = workspace.store.one("SELECT max(rowid) FROM actions")
    number = (last[0] if last and last[0] else 0) + 1 + ahead
    by_panel = not scene.roles & {"lead", "contributor"}
    return NewEvent(
        f"action/{action_id}",
        "action_added",
        {
            "slug": workspace.registry.free_slug("actions", f"a{number}"),
            "return": scene.id,
            "agency": scene.agency.id,
            "standard": standard,
            "what": Words(required_text(plan.what, "What will be done")),
            "owner": Words(required_line(plan.owner, "Who will do it")),
            "due": day(plan.due).isoformat(),
            "state": "open",
            "by_panel": by_panel,
        },
    )
