"""The one way from the screens to the record.

A database connection belongs to the thread that opened it, and a lock may last for seconds. So one thread opens the
workspace and makes every call, one after the other, and the screen never waits for it.
"""

import asyncio
import logging
import platform
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from s11tui.audit.register import Partnership, Person
from s11tui.clock import Clock, system_clock
from s11tui.errors import CannotStore, NotAllowed, NotFound, Refusal
from s11tui.tui.judgement import Judgement
from s11tui.workspace import Workspace
from s11tui.workspace.identity import Known, identify
from s11tui.workspace.news import Mark, mark_now
from s11tui.workspace.presences import Whereabouts, new_session
from s11tui.workspace.session import Session

if TYPE_CHECKING:
    # The first screen does not wait for it.
    from s11tui.tui.board_memory import BoardMemory

Result = TypeVar("Result")

_log = logging.getLogger(__name__)


class Bridge:
    """One workspace, one signed-in person, one thread.

    Args:
        path: the workspace file; it is opened by `open`.
        clock: gives the present moment.
    """

    def __init__(self, path: Path, *, clock: Clock = system_clock) -> None:
        self.path = path
        self.clock = clock
        self.person: Person | None = None
        self.partnership = Partnership("", "")
        self.people: tuple[Person, ...] = ()
        self.agency_names: dict[str, str] = {}
        self.unsent: dict[tuple[str, str, str], Judgement] = {}
        """What members of the panel chose and wrote and have not sent: by person, return and standard."""
        self.going_back: dict[tuple[str, str], dict[str, str]] = {}
        """By person and return, the standards that are marked to be sent back, with why, and are not sent yet."""
        self.originals: dict[str, str] = {}
        """What the manager types from on an agency's behalf, by return."""
        self.meeting: str | None = None
        """At which meeting the chair decides, empty for by correspondence; None until it was asked."""
        self.board: BoardMemory | None = None
        """How this person looks at the board; None until they did."""
        self.session_id = new_session()
        """By which this app is told from others that have the same return open."""
        self.mark: Mark | None = None
        """Up to where it was looked what others wrote; None while no workspace is open."""
        self.left_at: Whereabouts | None = None
        """Where the person who was named was when a session of theirs ended without leaving."""
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="record")
        self.known = Known(None, "app")
        """What is known of who began this session."""
        self.is_guarded = False
        """Whether people have to show who they are."""
        self.address = platform.node()
        """What people type after `ssh` to come here, where this is a host."""
        self._workspace: Workspace | None = None
        self._session: Session | None = None

    def open(self, person: str | None = None) -> Future[None]:
        """Begin to open the workspace, and sign the person in where one is named. The result raises Refusal."""
        return self._thread.submit(self._open, person)

    @property
    def is_open(self) -> bool:
        """Whether there is a workspace behind it; before, only the welcome can be shown."""
        return self._workspace is not None

    async def aside(self, work: Callable[[], Result]) -> Result:
        """Do something on the record's thread that takes a while and needs no workspace.

        Raises:
            Refusal: as `call`.
        """
        return await asyncio.wrap_future(self._thread.submit(_guarded, work))

    async def make(self, path: Path, work: Callable[[Path, Clock], str | None]) -> None:
        """Make a workspace and open it, where none was open.

        Args:
            work: makes the file, or finds that it is there; gives back who goes on, None where that is to be asked.

        Raises:
            Refusal: as `call`; then nothing is open, as before.
        """
        await self.aside(lambda: self._open(work(path, self.clock), path))

    async def sign_in(self, person: str) -> None:
        """Go on as this person.

        Raises:
            NotFound: nobody is known by that id or slug.
            NotAllowed: saying who one is is not enough here.
        """
        if self.known.must_sign_in or self.known.hosted:
            raise NotAllowed("Here people sign in.", "Use your passphrase, or a one-time code.")
        await asyncio.wrap_future(self._thread.submit(self._sign_in, person))

    async def come_in(self, work: Callable[[Workspace], Person]) -> None:
        """Go on as whoever the workspace's door lets in.

        Args:
            work: asks the door, with a name and a passphrase or a code.

        Raises:
            Refusal: as `call`; it lets nobody in.
        """

        def enter(workspace: Workspace) -> None:
            self._take(workspace.session(work(workspace).id))

        await self.ask(enter)

    async def unlock(self, passphrase: str) -> None:
        """Go on in a session that was locked.

        Raises:
            Refusal: as `call`; it stays locked.
        """
        await self.call(lambda session: session.door.unlock(passphrase))

    def seen(self) -> None:
        """The person did something: the session is not left alone."""
        if self._session is not None:
            self._session.door.seen()

    @property
    def idle_left(self) -> float | None:
        """Seconds until the session is locked; None where it never is, or nobody is signed in."""
        left = self._session.door.left if self._session is not None else None
        return None if left is None else left.total_seconds()

    async def lock(self) -> bool:
        """Lock the session now; whether its person has a passphrase to open it with.

        Raises:
            Refusal: as `call`.
        """
        return await self.call(lambda session: session.door.lock())

    def sign_out(self) -> None:
        """Forget who was signed in; the workspace stays open."""
        if self.person is not None and self.is_guarded:
            self._thread.submit(
                _guarded, partial(self._with_workspace, partial(_note_leaving, self.person.id, self.known.via))
            )
        self._session, self.person, self.meeting, self.board = None, None, None, None

    async def call(self, work: Callable[[Session], Result]) -> Result:
        """Do something as the person who is signed in, on the record's thread.

        Raises:
            Refusal: it cannot be done. A fault of any other kind arrives as CannotStore, so that no screen
                has to know more than one sort of failure and nothing that was typed is lost with it.
        """
        return await asyncio.wrap_future(self._thread.submit(_guarded, partial(self._with_session, work)))

    async def ask(self, work: Callable[[Workspace], Result]) -> Result:
        """Read something of the workspace that needs nobody to be signed in.

        Raises:
            Refusal: as `call`.
        """
        return await asyncio.wrap_future(self._thread.submit(_guarded, partial(self._with_workspace, work)))

    async def look_up_people(self) -> None:
        """Learn anew who works here, for the screen that asks who one is."""
        await self.ask(self._look_up_people)

    def close(self) -> None:
        """Close the workspace when all that was asked for is done."""
        self._thread.submit(self._close)
        self._thread.shutdown(wait=True)

    def _open(self, person: str | None, path: Path | None = None) -> None:
        self._workspace = Workspace.open(path or self.path, clock=self.clock)
        self.path = path or self.path
        self.mark = mark_now(self._workspace.store)
        self.partnership = self._workspace.partnership()
        self.is_guarded = self._workspace.access.is_guarded
        self.known = identify(self._workspace, person, "app")
        if self.known.person is not None:
            self._sign_in(self.known.person.id)
        elif not self.known.must_sign_in:
            self._look_up_people(self._workspace)

    def _look_up_people(self, workspace: Workspace) -> None:
        self.people = workspace.people()
        self.agency_names = {agency.id: agency.name for agency in workspace.registry.agencies()}

    def _sign_in(self, person: str) -> None:
        self._take(self._with_workspace(lambda workspace: workspace.session(person)))

    def _take(self, session: Session) -> None:
        session.door.via = self.known.via
        self._become_guarded(session)
        self._session, self.person = session, session.person
        # Who else works here, and where, is asked for once, by the screen on which people say who they are.
        self.people, self.agency_names = (), {}
        self.left_at = session.watching.place()

    def _close(self) -> None:
        if self._workspace is not None:
            self._workspace.close()
            self._workspace, self._session = None, None

    def _with_session(self, work: Callable[[Session], Result]) -> Result:
        if self._session is None:
            raise NotFound("Nobody is signed in.", "Choose who you are on the first screen.")
        result = work(self._session)
        if not self.is_guarded:
            self._become_guarded(self._session)
        return result

    def _become_guarded(self, session: Session) -> None:
        """Hold this session to the rules from the first code or login on, also where somebody else gave it."""
        self.is_guarded = session.workspace.access.is_guarded
        if self.is_guarded:
            session.door.lock_after = timedelta(minutes=self.partnership.idle_minutes)

    def _with_workspace(self, work: Callable[[Workspace], Result]) -> Result:
        if self._workspace is None:
            raise CannotStore("The workspace is closed.", "Open the program again.")
        return work(self._workspace)


def _note_leaving(person: str, via: str, workspace: Workspace) -> None:
    workspace.access.signed_out(person, via)


def _guarded(work: Callable[[], Result]) -> Result:
    try:
        return work()
    except Refusal:
        raise
    except Exception as fault:  # whatever it is, the text on the screen must outlive it; the log has the rest
        _log.exception("A call to the record failed")
        raise CannotStore(
            f"The record could not be reached ({type(fault).__name__}).",
            "What you see on the screen is kept here; it will be tried again.",
        ) from fault
