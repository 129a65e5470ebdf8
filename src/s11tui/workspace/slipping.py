"""Actions that were verified and have slipped back: the next round grades the same standard down.

Found when grades are shared, since only then does anything stand agreed.
"""

from typing import TYPE_CHECKING

from s11tui.audit.content import Content
from s11tui.audit.events import NewEvent
from s11tui.audit.outcome_words import VERIFIED
from s11tui.audit.state import ActionState
from s11tui.audit.words import Words
from s11tui.workspace.finding import position

if TYPE_CHECKING:
    from s11tui.workspace.scene import Scene
    from s11tui.workspace.session import Session

_CLOSED = """SELECT c.id, c."return" FROM actions c JOIN returns r ON r.id = c."return"
    WHERE r.agency = ? AND c."return" <> ? AND c.state = 'verified closed' AND c.standard <> ''"""


def slip_back(session: "Session", scene: "Scene") -> None:
    """Have the closed actions of earlier rounds slip back whose standard is now agreed lower than it stood then.

    Inside the transaction of sharing.
    """
    for action_id, return_id in session.workspace.store.all(_CLOSED, (scene.agency.id, scene.id)):
        before = session.changing.scene(return_id)
        action = next(one for one in before.case.actions if one.id == action_id)
        now = _now_lower(scene, before.content, action)
        if now:
            note = f"Graded lower in {scene.round.title}: {now}."
            body = {"state": "slipped back", "note": Words(note), "due": ""}
            session.changing.record(before, [NewEvent(f"action/{action_id}", "action_progressed", body)])


def _now_lower(scene: "Scene", then: Content, action: ActionState) -> str:
    """The label of the grade that is lower than the standard stood when the action was closed; empty for none.

    Only where the standard goes on under its id and with its scale: other grades cannot be compared.
    """
    old, new = then.by_id.get(action.standard), scene.content.by_id.get(action.standard)
    shared = scene.state.standard(action.standard).shared
    stood = then.state.standard(action.standard).shared
    closed_at = action.grade or (stood.grade if stood else "")
    if old is None or new is None or shared is None or not closed_at or old.scale.grades != new.scale.grades:
        return ""
    if shared.outcome not in VERIFIED or position(new, shared.grade) <= position(old, closed_at):
        return ""
    return next((one.label for one in new.scale.grades if one.id == shared.grade), shared.grade)
