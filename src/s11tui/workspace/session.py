"""One signed-in person in one workspace. Every change in the product goes through here.

Each change does the same five steps, and they stand in one place (`Session.change`): check the right, check the
lifecycle, make the events, append them and bring up the tables in one transaction, give back the new view. What can be
changed is told by the desks, one module each.
"""

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from s11tui.audit import lifecycle
from s11tui.audit.completeness import Progress, progress, state_in_words
from s11tui.audit.content import Content
from s11tui.audit.events import Event, NewEvent
from s11tui.audit.register import Agency, Person
from s11tui.audit.rights import bar, require_readable, roles_on
from s11tui.audit.state import Case, ReturnState
from s11tui.audit.views import Context, ReturnView, view_for
from s11tui.clock import today
from s11tui.errors import NotAllowed
from s11tui.questionnaire.asking import AskedStandard
from s11tui.workspace import projections
from s11tui.workspace.cases import Loaded
from s11tui.workspace.desks.actions import Actions
from s11tui.workspace.desks.answering import Answering
from s11tui.workspace.desks.moderating import Moderating
from s11tui.workspace.desks.people import People
from s11tui.workspace.desks.reading import Reading
from s11tui.workspace.desks.rounds import Rounds
from s11tui.workspace.desks.submitting import Submitting
from s11tui.workspace.finding import find_standard
from s11tui.workspace.rows import Rows

if TYPE_CHECKING:
    from s11tui.workspace.workspace import Workspace


@dataclass(frozen=True)
class Scene:
    """One return with one person before it: what a desk decides on."""

    id: str
    loaded: Loaded
    agency: Agency
    person: Person
    roles: frozenset[str]
    barred: str

    @property
    def case(self) -> Case:
        return self.loaded.case

    @property
    def state(self) -> ReturnState:
        return self.loaded.case.answers

    @property
    def content(self) -> Content:
        return self.loaded.content

    @cached_property
    def progress(self) -> dict[str, Progress]:
        return progress(self.content, self.case.actions)

    @cached_property
    def words(self) -> str:
        """The state of the lifecycle, in words."""
        return state_in_words(self.state, self.progress)

    def require_readable(self) -> None:
        """Raise NotAllowed where this person may not open the return: what cannot be read is not changed either."""
        require_readable(self.roles, self.state.revision, self.agency)

    def asked(self, standard: str) -> AskedStandard:
        """A standard that is asked of this agency, by id or number; NotFound where it is not."""
        return find_standard(self.content, standard)

    def new(self, kind: str, **body: object) -> NewEvent:
        """An event in the return's own stream."""
        return NewEvent(f"return/{self.id}", kind, body)

    def new_for_panel(self, kind: str, **body: object) -> NewEvent:
        """An event that the agency does not see; it quotes the head of the return that was judged."""
        return NewEvent(f"panel/{self.id}", kind, {"judged": self.state.head, **body})


Make = Callable[[Scene], Sequence[NewEvent]]
"""Given the scene, makes the events, or raises what stands against it."""


class Session:
    """One person at work; hands out the desks."""

    def __init__(self, workspace: "Workspace", person: Person) -> None:
        self.workspace = workspace
        self.person = person
        self.reading = Reading(self)
        self.answering = Answering(self)
        self.submitting = Submitting(self)
        self.moderating = Moderating(self)
        self.actions = Actions(self)
        self.rounds = Rounds(self)
        self.people = People(self)

    @property
    def roles(self) -> frozenset[str]:
        """Every role that this person holds anywhere."""
        return frozenset(grant.role for grant in self.person.grants)

    @contextmanager
    def batch(self, *, standards: bool = True) -> Generator[None, None, None]:
        """Many changes in one transaction: all of them, or none.

        Args:
            standards: false where nobody looks at the standards of the views that changes give back: they are left
                out, which makes making many returns at once twice as quick. What is opened for reading has them.
        """
        before = self.workspace.changes_show_standards
        self.workspace.changes_show_standards = standards
        try:
            with self.transaction():
                yield
        finally:
            self.workspace.changes_show_standards = before

    @contextmanager
    def transaction(self) -> Generator[None, None, None]:
        """A transaction; what is kept in memory is let go when it is given up."""
        try:
            with self.workspace.store.atomic():
                yield
        except BaseException:
            self.workspace.cases.forget()
            raise

    def change(self, ref: str, action: str, make: Make) -> ReturnView:
        """The five steps.

        Args:
            ref: the return, by id or slug.
            action: what is done, in the lifecycle's word for it.
            make: makes the events, or raises what stands against it.

        Raises:
            Refusal: it is not allowed, not now, or not so; nothing was changed.
        """
        return self.view(self.change_unseen(ref, action, make), standards=self.workspace.changes_show_standards)

    def change_unseen(self, ref: str, action: str, make: Make) -> Scene:
        """The five steps without the view, for desks that need the scene after."""
        with self.transaction():
            scene = self.scene(ref)
            lifecycle.check(action, scene.words, scene.roles, scene.barred)
            scene.require_readable()
            return self.record(scene, make(scene))

    def record(self, scene: Scene, news: Sequence[NewEvent]) -> Scene:
        """Append events about a return and bring up its tables; inside a transaction."""
        if not news:
            return scene
        events = self.workspace.ledger.append(news, self.person.id)
        loaded = self.workspace.cases.following(scene.id, scene.loaded, events)
        projections.write(self.workspace.store, scene.loaded.rows, loaded.rows)
        self.workspace.cases.keep(scene.id, loaded)
        return self._scene(scene.id, loaded)

    def begin(self, return_id: str, news: Sequence[NewEvent]) -> None:
        """Append the first events of a return; inside a transaction."""
        events = self.workspace.ledger.append(news, self.person.id)
        loaded = self.workspace.cases.following(return_id, None, events)
        projections.write(self.workspace.store, {}, loaded.rows)

    def register(self, news: Sequence[NewEvent], before: Rows, after: Callable[[Sequence[Event]], Rows]) -> None:
        """Append events of the register and bring up its tables; inside a transaction."""
        events = self.workspace.ledger.append(news, self.person.id)
        projections.write(self.workspace.store, before, after(events))

    def require(self, *roles: str) -> None:
        """Raise unless this person holds one of the roles.

        Raises:
            NotAllowed: they hold none.
        """
        if not self.roles.intersection(roles):
            words = " or ".join(role.replace("meeting-chair", "meeting chair") for role in roles)
            raise NotAllowed(f"That is for the {words}.", "Ask them, or the partnership.")

    def scene(self, ref: str) -> Scene:
        """A return as it stands, before this person."""
        return_id = self.workspace.registry.return_id(ref)
        return self._scene(return_id, self.workspace.cases.load(return_id))

    def _scene(self, return_id: str, loaded: Loaded) -> Scene:
        agencies = self.workspace.agencies
        agency = agencies[loaded.case.answers.agency]
        roles = roles_on(self.person, agency)
        barred = bar(self.person, agency, agencies, loaded.case.panel)
        return Scene(return_id, loaded, agency, self.person, roles, barred)

    def view(self, scene: Scene, *, standards: bool = True) -> ReturnView:
        """What this person may see of a return; without its standards where they are not wanted."""
        workspace = self.workspace
        partnership = workspace.registry.partnership()
        mine, others = workspace.drafts.of(scene.id, self.person.id)
        context = Context(
            partnership=partnership,
            agency=scene.agency,
            agencies=workspace.agencies,
            round=workspace.registry.round(scene.state.round),
            edition=scene.content.edition,
            edition_sha=scene.state.edition,
            names=workspace.names,
            today=today(workspace.clock, partnership.zone),
            drafts=mine,
            other_drafts=others,
            content=scene.content,
            standards=standards,
        )
        return view_for(scene.case, self.person, context)
