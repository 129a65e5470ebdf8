"""The one way from the server to the record: who comes in, and whose partnership it is.

As in the app, one thread opens the workspace and makes every call, one after the other: a passphrase takes a tenth of a
second and 64 MB to try, and nobody can have many tried at once.
"""

import asyncio
import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from s11tui.audit.register import Partnership, Person
from s11tui.clock import Clock, system_clock
from s11tui.errors import CannotStore, NotFound, NotNow, Refusal
from s11tui.workspace import Workspace
from s11tui.workspace.folders import tidy_all

VIA = "browser"
MOST_WAITING = 16
"""Calls that wait; whoever comes then is asked to come again."""
_KNOWN_FOR = 30.0
"""Seconds after which the partnership's name and numbers are read again."""

Result = TypeVar("Result")

_log = logging.getLogger(__name__)


class Keeper:
    """One workspace, one thread."""

    def __init__(self, path: Path, *, clock: Clock = system_clock) -> None:
        self._path = path
        self._clock = clock
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="record")
        self._workspace: Workspace | None = None
        self._waiting = 0
        self._partnership: tuple[float, Partnership] | None = None

    def open(self) -> None:
        """Open the workspace.

        Raises:
            NotNow: nobody has to show who they are in it.
            Refusal: it cannot be opened.
        """
        try:
            self._thread.submit(self._open).result()
        except BaseException:
            self.close()
            raise

    async def sign_in(self, name: str, passphrase: str) -> Person:
        """Whoever has this name and passphrase.

        Raises:
            NotAllowed: they do not belong together, or one has to wait.
            NotNow: too many come at once.
        """
        return await self._call(lambda workspace: workspace.access.sign_in(name, passphrase, VIA))

    async def redeem(self, name: str, code: str, passphrase: str) -> Person:
        """Whoever was given this code; from now on they have this passphrase.

        Raises:
            Refusal: they do not belong together, the passphrase is too easy, or one has to wait.
        """
        return await self._call(lambda workspace: workspace.access.redeem(name, code, passphrase, VIA))

    async def by_login(self, login: str) -> Person:
        """Whoever a manager said goes by this name at the proxy.

        Raises:
            NotAllowed: nobody does.
        """
        return await self._call(lambda workspace: workspace.access.by_login(login, VIA))

    async def signed_out(self, person: str) -> None:
        """Note that they left."""
        await self._call(lambda workspace: workspace.access.signed_out(person, VIA))

    async def still_here(self, people: frozenset[str]) -> frozenset[str]:
        """Those of these ids who still may come in."""

        def found(workspace: Workspace) -> frozenset[str]:
            return frozenset(one for one in people if _may_come_in(workspace, one))

        return await self._call(found)

    async def partnership(self) -> Partnership:
        """Whose workspace it is, as it was known within the last half minute."""
        if self._partnership is None or time.monotonic() - self._partnership[0] > _KNOWN_FOR:
            self._partnership = (time.monotonic(), await self._call(lambda workspace: workspace.partnership()))
        return self._partnership[1]

    async def tidy(self) -> None:
        """Remove from everybody's folder what is too old."""
        await self._call(lambda workspace: tidy_all(workspace.path))

    def close(self) -> None:
        """Close the workspace when all that was asked for is done."""
        self._thread.submit(self._close)
        self._thread.shutdown(wait=True)

    def _open(self) -> None:
        self._workspace = Workspace.open(self._path, clock=self._clock)
        if not self._workspace.access.is_guarded:
            raise NotNow(
                "Nobody has to show who they are in this workspace yet, so it is not served.",
                "Give people a way in first: s11tui person codes --new",
            )

    def _close(self) -> None:
        if self._workspace is not None:
            self._workspace.close()
            self._workspace = None

    async def _call(self, work: Callable[[Workspace], Result]) -> Result:
        if self._waiting >= MOST_WAITING:
            raise NotNow("Many people are signing in at this moment.", "Try again in a minute.")
        self._waiting += 1
        try:
            return await asyncio.wrap_future(self._thread.submit(self._do, work))
        finally:
            self._waiting -= 1

    def _do(self, work: Callable[[Workspace], Result]) -> Result:
        if self._workspace is None:
            raise CannotStore("The workspace is closed.", "Try again later.")
        try:
            return work(self._workspace)
        except Refusal:
            raise
        except Exception as fault:  # noqa: BLE001  # nor tell what somebody wrote, nor end the server
            _log.error("the record could not be reached (%s)", type(fault).__name__)
            raise CannotStore("The record could not be reached.", "Try again later.") from None


def _may_come_in(workspace: Workspace, person: str) -> bool:
    try:
        known = workspace.registry.person(person)
    except NotFound:
        return False
    return known.active and bool(known.login or workspace.access.account(known.id).passphrase)
