"""One signed-in person in one workspace. Every change in the product goes through here.

What can be changed is told by the desks, one module each; each change goes the same five steps, which stand in
`changing`. Desks are loaded when they are first asked for: the first screen only reads lists, and does not wait for
the rest.
"""

from collections.abc import Generator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from s11tui.audit.register import Person
from s11tui.errors import NotAllowed
from s11tui.workspace.door import Door
from s11tui.workspace.sight import Sight

if TYPE_CHECKING:
    from s11tui.workspace.changing import Changing
    from s11tui.workspace.desks.access import AccessDesk
    from s11tui.workspace.desks.actions import Actions
    from s11tui.workspace.desks.answering import Answering
    from s11tui.workspace.desks.handing_over import HandingOver
    from s11tui.workspace.desks.jotting import Jotting
    from s11tui.workspace.desks.library import Library
    from s11tui.workspace.desks.meetings import MeetingDesk
    from s11tui.workspace.desks.moderating import Moderating
    from s11tui.workspace.desks.people import People
    from s11tui.workspace.desks.reading import Reading
    from s11tui.workspace.desks.rounds import Rounds
    from s11tui.workspace.desks.sampling import Sampling
    from s11tui.workspace.desks.submitting import Submitting
    from s11tui.workspace.desks.watching import Watching
    from s11tui.workspace.workspace import Workspace


class Session:
    """One person at work; hands out the desks."""

    def __init__(self, workspace: "Workspace", person: Person) -> None:
        self.workspace = workspace
        self.person = person
        self.door = Door(self)

    @cached_property
    def access(self) -> "AccessDesk":
        from s11tui.workspace.desks.access import AccessDesk

        return AccessDesk(self)

    @cached_property
    def reading(self) -> "Reading":
        from s11tui.workspace.desks.reading import Reading

        return Reading(self)

    @cached_property
    def answering(self) -> "Answering":
        from s11tui.workspace.desks.answering import Answering

        return Answering(self)

    @cached_property
    def submitting(self) -> "Submitting":
        from s11tui.workspace.desks.submitting import Submitting

        return Submitting(self)

    @cached_property
    def moderating(self) -> "Moderating":
        from s11tui.workspace.desks.moderating import Moderating

        return Moderating(self)

    @cached_property
    def actions(self) -> "Actions":
        from s11tui.workspace.desks.actions import Actions

        return Actions(self)

    @cached_property
    def library(self) -> "Library":
        from s11tui.workspace.desks.library import Library

        return Library(self)

    @cached_property
    def meetings(self) -> "MeetingDesk":
        from s11tui.workspace.desks.meetings import MeetingDesk

        return MeetingDesk(self)

    @cached_property
    def sampling(self) -> "Sampling":
        from s11tui.workspace.desks.sampling import Sampling

        return Sampling(self)

    @cached_property
    def rounds(self) -> "Rounds":
        from s11tui.workspace.desks.rounds import Rounds

        return Rounds(self)

    @cached_property
    def people(self) -> "People":
        from s11tui.workspace.desks.people import People

        return People(self)

    @cached_property
    def jotting(self) -> "Jotting":
        from s11tui.workspace.desks.jotting import Jotting

        return Jotting(self)

    @cached_property
    def watching(self) -> "Watching":
        from s11tui.workspace.desks.watching import Watching

        return Watching(self)

    @cached_property
    def handing_over(self) -> "HandingOver":
        from s11tui.workspace.desks.handing_over import HandingOver

        return HandingOver(self)

    @cached_property
    def changing(self) -> "Changing":
        """The five steps of a change."""
        from s11tui.workspace.changing import Changing

        return Changing(self)

    @cached_property
    def sight(self) -> Sight:
        """What this person may know of, by what they name."""
        return Sight(self)

    def look_again(self) -> None:
        """Know the person as the register does now: a role may have been given to them, or taken away, meanwhile.

        Raises:
            NotAllowed: they have left.
        """
        self.person = self.workspace.registry.as_now(self.person)
        if not self.person.active:
            raise NotAllowed(f"{self.person.name} does not work here any more.", "Ask the partnership's manager.")

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
            self.door.note_refusals()
            raise

    def require(self, *roles: str) -> None:
        """Raise unless this person holds one of the roles.

        Raises:
            NotAllowed: they hold none.
        """
        if not self.roles.intersection(roles):
            words = " or ".join(role.replace("meeting-chair", "meeting chair") for role in roles)
            raise NotAllowed(f"That is for the {words}.", "Ask them, or the partnership.")
