"""The file that holds a partnership's, or one agency's, record."""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from s11tui.audit.register import ROLES, Partnership, Person
from s11tui.audit.rights import roles_on
from s11tui.clock import Clock, system_clock
from s11tui.errors import BadInput, NotAllowed
from s11tui.questionnaire.vocabulary import KINDS
from s11tui.workspace import opening
from s11tui.workspace.drafts import Drafts
from s11tui.workspace.ledger import Ledger
from s11tui.workspace.registry import Agencies, Names, Registry
from s11tui.workspace.session import Session
from s11tui.workspace.source import Source
from s11tui.workspace.store import Store

if TYPE_CHECKING:
    from s11tui.workspace.access import Access
    from s11tui.workspace.arrangements import Arrangements
    from s11tui.workspace.backups.manifest import Manifest
    from s11tui.workspace.backups.shelf import Backup
    from s11tui.workspace.cases import Cases
    from s11tui.workspace.files import Files
    from s11tui.workspace.keys import Keys
    from s11tui.workspace.libraries import Libraries
    from s11tui.workspace.meetings import Meetings
    from s11tui.workspace.presences import Presences
    from s11tui.workspace.verifying import Heads, KnowsFiles, Verified


class Workspace:
    """One open file. It belongs to the thread that opened it."""

    def __init__(self, store: Store, path: Path, clock: Clock, source: Source) -> None:
        self.store = store
        self.path = path
        self.clock = clock
        self.source = source
        self.registry = Registry(store)
        self.ledger = Ledger(store, clock, source)
        self.drafts = Drafts(store, clock)
        self.changes_show_standards = True

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        partnership: str | None = None,
        agency: str | None = None,
        kind: str | None = None,
        phases: Sequence[str] = (),
        size: str = "",
        manager: str | None = None,
        clock: Clock = system_clock,
        source: Source | None = None,
        hurried: bool = False,
    ) -> Self:
        """A new workspace: a partnership's with its manager, or one agency's own with its lead.

        Args:
            phases: an agency's phases and size: what is asked of it depends on them.
            hurried: do not wait for the disk until it is closed: only for a file that is thrown away if it is not
                finished.

        Raises:
            BadInput: neither or both were named, or the kind is unknown.
            CannotStore: the file exists or cannot be made; nothing is left behind.
        """
        if (partnership is None) == (agency is None):
            raise BadInput("Say whose workspace it is.", "Name either a partnership, or an agency and its kind.")
        if agency is not None and kind not in KINDS:
            raise BadInput(f"“{kind}” is no kind of agency.", f"Choose from: {', '.join(KINDS)}.")
        # Making a workspace takes rooms that opening one does not.
        from s11tui.workspace.founding import Founded, found

        own = None if agency is None else Founded(agency, kind or "", tuple(phases), size)

        store = opening.create_store(path)
        if hurried:
            store.run("PRAGMA synchronous=OFF")
        workspace = cls(store, path, clock, source or Source())
        try:
            with store.atomic():
                found(workspace, partnership, own, manager)
        except BaseException:
            workspace.close()
            opening.remove_files(path)
            raise
        return workspace

    @classmethod
    def open(cls, path: Path, *, clock: Clock = system_clock, source: Source | None = None) -> Self:
        """An existing workspace.

        Raises:
            CannotStore: it is missing, foreign, newer, read-only, damaged or busy; nothing was touched.
        """
        return cls(opening.open_store(path), path, clock, source or Source())

    @cached_property
    def cases(self) -> "Cases":
        """Returns folded from the record; what folds them is loaded with the first that is opened."""
        from s11tui.workspace.cases import Cases

        return Cases(self.store, self.ledger, self.registry)

    @cached_property
    def files(self) -> "Files":
        """Evidence files, beside the workspace."""
        from s11tui.workspace.files import Files

        return Files(self.path)

    @cached_property
    def access(self) -> "Access":
        """How people come in."""
        from s11tui.workspace.access import Access

        return Access(self.store, self.ledger, self.registry, self.clock)

    @cached_property
    def keys(self) -> "Keys":
        """What it signs with, and what is written to it is opened with."""
        from s11tui.workspace.keys import Keys

        return Keys(self.store, self.clock)

    @cached_property
    def presences(self) -> "Presences":
        """Who has which return open, and where people were."""
        from s11tui.workspace.presences import Presences

        return Presences(self.store, self.clock)

    @cached_property
    def libraries(self) -> "Libraries":
        """The evidence libraries of the agencies."""
        from s11tui.workspace.libraries import Libraries

        return Libraries(self.store, self.registry)

    @cached_property
    def meetings(self) -> "Meetings":
        """Follow-up meetings."""
        from s11tui.workspace.meetings import Meetings

        return Meetings(self.store, self.ledger, self.registry)

    @cached_property
    def arrangements(self) -> "Arrangements":
        """Actions about the partnership's own arrangements."""
        from s11tui.workspace.arrangements import Arrangements

        return Arrangements(self.store, self.ledger)

    @property
    def agencies(self) -> Agencies:
        """Agencies by id, looked up as they are asked for."""
        return Agencies(self.store)

    @property
    def names(self) -> Names:
        """People's names by id, looked up as they are asked for."""
        return Names(self.store)

    def partnership(self) -> Partnership:
        """Whose workspace this is."""
        return self.registry.partnership()

    def people(self) -> tuple[Person, ...]:
        """Everybody in it."""
        return self.registry.people()

    def session(self, person: str) -> Session:
        """A person at work, by id or slug.

        Raises:
            NotFound: there is no such person.
            NotAllowed: they have left.
        """
        found = self.registry.person(person)
        if not found.active:
            raise NotAllowed(f"{found.name} does not work here any more.", "Choose another person.")
        return Session(self, found)

    def sole(self, role: str, return_ref: str | None = None) -> Session:
        """The only person who holds a role, for a return's agency where one is named.

        Raises:
            BadInput: nobody or several do; they are listed.
        """
        people = self.registry.people_with(role)
        if return_ref is not None:
            agency = self.agencies[self.session_agency(return_ref)]
            people = tuple(one for one in people if role in roles_on(one, agency))
        if len(people) == 1:
            return Session(self, people[0])
        words = ROLES.get(role, role)
        if not people:
            raise BadInput(f"Nobody here is {words} for this.", f"Add one with “s11tui person add NAME --role {role}”.")
        named = ", ".join(f"{one.slug} ({one.name})" for one in people[:8])
        raise BadInput(f"Several people could do this as {words}: {named}.", "Say who you are with --as.")

    def session_agency(self, return_ref: str) -> str:
        """The id of the agency whose return this is."""
        row = self.store.one("SELECT agency FROM returns WHERE id = ?", (self.registry.return_id(return_ref),))
        assert row is not None
        return str(row[0])

    def verify(
        self,
        progress: Callable[[float], None] | None = None,
        anchor: tuple[str, str] | None = None,
        *,
        heads: "Heads | None" = None,
        files: "KnowsFiles | None" = None,
    ) -> "Verified":
        """Fold everything again and compare with what is stored; see `verifying.verify`."""
        from s11tui.workspace import verifying

        return verifying.verify(self.store, self.ledger, self.registry, files or self.files, progress, anchor, heads)

    def backup_to(self, path: Path, progress: Callable[[float], None] | None = None) -> "Manifest":
        """A verified copy of the record in another file, its manifest and its evidence files beside it."""
        from s11tui.workspace.backups.shelf import Shelf

        shelf = Shelf(self.path)
        with shelf.turn():
            return shelf.copy_out(self, path, progress)

    def back_up(self, progress: Callable[[float], None] | None = None) -> "Backup":
        """A verified copy in the usual folder of backups."""
        from s11tui.workspace.backups.shelf import Shelf

        shelf = Shelf(self.path)
        with shelf.turn():
            return shelf.make(self, progress)

    def close(self) -> None:
        """Let go of the file."""
        opening.close_store(self.store)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
