"""The five steps of every change: check the right, check the lifecycle, make the events, append them and bring up the
tables in one transaction, give back the new view."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from s11tui.audit import lifecycle
from s11tui.audit.events import Event, NewEvent
from s11tui.audit.rights import bar, roles_on, sees_panel
from s11tui.audit.view_models import ActionView
from s11tui.audit.views import Context, ReturnView, view_for
from s11tui.clock import today
from s11tui.workspace import projections
from s11tui.workspace.cases import Loaded
from s11tui.workspace.rows import Rows
from s11tui.workspace.same_body import require_agencys_act
from s11tui.workspace.sampled import reasons_of
from s11tui.workspace.scene import Make, Scene

if TYPE_CHECKING:
    from s11tui.workspace.session import Session


class Changing:
    """How a session reads and changes the record."""

    def __init__(self, session: "Session") -> None:
        self.session = session

    def change(self, ref: str, action: str, make: Make) -> ReturnView:
        """The five steps.

        Args:
            ref: the return, by id or slug.
            action: what is done, in the lifecycle's word for it.
            make: makes the events, or raises what stands against it.

        Raises:
            Refusal: it is not allowed, not now, or not so; nothing was changed.
        """
        return self.view(self.change_unseen(ref, action, make), standards=self.session.workspace.changes_show_standards)

    def change_unseen(self, ref: str, action: str, make: Make) -> Scene:
        """The five steps without the view, for desks that need the scene after."""
        with self.session.transaction():
            scene = self.scene(ref)
            lifecycle.check(action, scene.words, scene.roles, scene.barred, round_closed=scene.round.closed)
            require_agencys_act(self.session.workspace, scene.agency.id, action)
            scene.require_readable()
            return self.record(scene, make(scene))

    def record(self, scene: Scene, news: Sequence[NewEvent]) -> Scene:
        """Append events about a return and bring up its tables; inside a transaction."""
        if not news:
            return scene
        events = self.session.workspace.ledger.append(news, self.session.person.id)
        loaded = self.session.workspace.cases.following(scene.id, scene.loaded, events)
        projections.write(self.session.workspace.store, scene.loaded.rows, loaded.rows)
        self.session.workspace.cases.keep(scene.id, loaded)
        return self._scene(scene.id, loaded)

    def begin(self, return_id: str, news: Sequence[NewEvent]) -> None:
        """Append the first events of a return; inside a transaction."""
        events = self.session.workspace.ledger.append(news, self.session.person.id)
        loaded = self.session.workspace.cases.following(return_id, None, events)
        projections.write(self.session.workspace.store, {}, loaded.rows)

    def register(self, news: Sequence[NewEvent], before: Rows, after: Callable[[Sequence[Event]], Rows]) -> None:
        """Append events of the register and bring up its tables; inside a transaction."""
        events = self.session.workspace.ledger.append(news, self.session.person.id)
        projections.write(self.session.workspace.store, before, after(events))

    def scene(self, ref: str) -> Scene:
        """A return as it stands, before this person."""
        return_id = self.session.sight.return_id(ref)
        return self._scene(return_id, self.session.workspace.cases.load(return_id))

    def _scene(self, return_id: str, loaded: Loaded) -> Scene:
        agencies = self.session.workspace.agencies
        agency = agencies[loaded.case.answers.agency]
        roles = roles_on(self.session.person, agency)
        barred = bar(self.session.person, agency, agencies, loaded.case.panel)
        one = self.session.workspace.registry.round(loaded.case.answers.round)
        return Scene(return_id, loaded, agency, self.session.person, roles, barred, one)

    def view(self, scene: Scene, *, standards: bool = True) -> ReturnView:
        """What this person may see of a return; without its standards where they are not wanted."""
        workspace = self.session.workspace
        partnership = workspace.registry.partnership()
        mine, others = workspace.drafts.of(scene.id, self.session.person.id)
        panel = sees_panel(self.session.person, scene.roles, scene.agency, workspace.agencies)
        context = Context(
            partnership=partnership,
            agency=scene.agency,
            agencies=workspace.agencies,
            round=scene.round,
            edition=scene.content.edition,
            edition_sha=scene.state.edition,
            names=workspace.names,
            today=today(workspace.clock, partnership.zone),
            drafts=mine,
            other_drafts=others,
            content=scene.content,
            earlier_actions=self._earlier_actions(scene) if standards else {},
            meeting_notes=workspace.meetings.notes_about(scene.id) if panel else (),
            standards=standards,
            sampled=reasons_of(workspace.store, scene.round.id, scene.id) if panel else (),
        )
        return view_for(scene.case, self.session.person, context)

    def _earlier_actions(self, scene: Scene) -> dict[str, tuple[ActionView, ...]]:
        """Actions of the return that is carried forward that are not over, by standard; without their logs."""
        origin = scene.state.origin
        if origin is None:
            return {}
        from s11tui.workspace.registers import open_actions

        return open_actions(self.session, origin.return_id)
