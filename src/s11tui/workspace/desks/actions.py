"""Actions: adding one, and saying how far it is."""

from typing import TYPE_CHECKING

from s11tui.audit.events import NewEvent
from s11tui.audit.rights import belongs_to, may_read, sees_panel
from s11tui.audit.standard_view import action_view
from s11tui.audit.state import ActionState
from s11tui.audit.view_models import ActionView, ReturnView
from s11tui.audit.words import Words
from s11tui.clock import day, today
from s11tui.errors import BadInput, NotAllowed, NotFound, NotNow
from s11tui.text import admit
from s11tui.workspace.desks.desk import Desk
from s11tui.workspace.desks.editable import require_editable
from s11tui.workspace.entries import Planned
from s11tui.workspace.planning import action_added

if TYPE_CHECKING:
    from s11tui.workspace.scene import Scene

STEPS: dict[str, tuple[str, ...]] = {
    "proposed": ("open", "not proceeding"),
    "open": ("in hand", "said done", "not proceeding"),
    "in hand": ("open", "said done", "not proceeding"),
    "said done": ("verified closed", "open"),
    "verified closed": ("slipped back",),
    "not proceeding": ("open",),
    "slipped back": ("open", "in hand", "said done", "not proceeding"),
}
"""From each state of an action, the states that may follow."""

_VERIFYING = frozenset({"verified closed"})
_VERIFIERS = ("follow-up", "meeting-chair", "manager")


class Actions(Desk):
    """The action register."""

    def add(self, ref: str, standard: str | None, what: str, owner: str, due: str, *, original: str = "") -> ReturnView:
        """Add an action about a standard, or (None) about the return as a whole; the due day is ISO."""
        with self.session.transaction():
            scene = self.session.changing.scene(ref)
            asked = scene.asked(standard).id if standard else ""
            _require_may_add(scene, asked)
            news = [action_added(self.session, scene, asked, Planned(asked, what, owner, due), original=original)]
            return self.session.changing.view(self.session.changing.record(scene, news))

    def progress(self, ref: str, state: str, note: str = "", *, due: str = "") -> ActionView:
        """Say how far an action is, with a note; the owner says done, others verify.

        Raises:
            NotNow: that state does not follow on the present one.
            NotAllowed: one's own agency never verifies.
        """
        action_id = self.workspace.registry.action_id(ref)
        row = self.workspace.store.one('SELECT "return" FROM actions WHERE id = ?', (action_id,))
        if row is None:
            raise NotFound(f"There is no action “{ref}”.", "Look it up in the list.")
        with self.session.transaction():
            scene = self.session.changing.scene(row[0])
            now = next(one for one in scene.case.actions if one.id == action_id)
            self._require_may_know(scene, now)
            text = admit(note).text
            self._require_may_step(scene, now.state, state, text)
            body = {"state": state, "note": Words(text), "due": day(due).isoformat() if due else ""}
            scene = self.session.changing.record(scene, [NewEvent(f"action/{action_id}", "action_progressed", body)])
            after = next(one for one in scene.case.actions if one.id == action_id)
        zone = self.workspace.registry.partnership().zone
        return action_view(after, self.workspace.names, today(self.workspace.clock, zone))

    def _require_may_know(self, scene: "Scene", action: ActionState) -> None:
        """Raise as if it were not there: the panel's actions before sharing, and those of a return one may not open."""
        agencies = self.workspace.agencies
        panel = sees_panel(self.session.person, scene.roles, scene.agency, agencies)
        hidden = action.by_panel and not panel and not scene.state.shared_at
        if hidden or not may_read(scene.roles, scene.state.revision):
            raise NotFound(f"There is no action “{action.slug}”.", "Look it up in the list.")

    def _require_may_step(self, scene: "Scene", now: str, then: str, note: str) -> None:
        if then not in STEPS:
            raise BadInput(f"“{then}” is no state of an action.", f"Choose from: {', '.join(STEPS)}.")
        if then not in STEPS[now]:
            raise NotNow(f"This action is “{now}”.", f"From there it can become: {', '.join(STEPS[now])}.")
        verifying = then in _VERIFYING or (now == "said done" and then == "open")
        own = belongs_to(self.session.person, scene.agency, self.workspace.agencies)
        if verifying and (own or not scene.roles.intersection(_VERIFIERS)):
            raise NotAllowed(
                "Whether an action is really done is checked by somebody outside the agency.",
                "Ask the follow-up group, the meeting chair or the manager.",
            )
        if not verifying and not scene.roles & {"lead", "contributor", "manager", "meeting-chair", "follow-up"}:
            raise NotAllowed("You may not change this action.", "Ask its owner or the follow-up group.")
        if (then in ("not proceeding", "slipped back") or (now == "said done" and then == "open")) and not note.strip():
            raise BadInput(f"“{then}” needs a reason.", "Say why in the note.")


def _require_may_add(scene: "Scene", standard: str) -> None:
    """The agency while it may change the standard; afterwards whoever judges it, or follows up."""
    writers = {"lead", "contributor"} if scene.state.revision else {"lead", "contributor", "manager"}
    if scene.state.stage in ("open", "returned") and scene.roles & writers:
        if standard:
            require_editable(scene, standard)
        return
    judges = scene.roles & {"meeting-chair", "manager", "moderator", "follow-up"}
    if judges and scene.state.revision and not scene.barred:
        return
    raise NotAllowed("You may not add an action to this return now.", "Ask the safeguarding lead or the meeting chair.")
