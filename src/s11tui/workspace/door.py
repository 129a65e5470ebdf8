"""The door of a session: everything that a desk is asked for goes through it.

Here, and in no screen, stands what holds for every call: a session that was left alone is locked, and a refusal is
recorded.
"""

import functools
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from s11tui.audit.words import Words
from s11tui.errors import NotAllowed, NotFound

if TYPE_CHECKING:
    from s11tui.workspace.session import Session

Result = TypeVar("Result")
LOCKED = "This session was left alone and is locked."


class Locked(NotAllowed):
    """The session was left alone for too long; `unlock` opens it."""


class Door:
    """Lets a session's calls through, or not.

    Attributes:
        via: where the person came in: `app`, `command`, `ssh` or `browser`.
        lock_after: how long somebody may do nothing; None where sessions are not locked.
    """

    def __init__(self, session: "Session") -> None:
        self._session = session
        self.via = "command"
        self.lock_after: timedelta | None = None
        self._seen_at: datetime | None = None
        self._is_locked = False
        self._depth = 0
        self._refusals: list[tuple[str, str]] = []

    def seen(self) -> None:
        """The person did something: pressed a key, moved the mouse. Opens nothing that is locked."""
        # Looks at nothing in the record: it is called from another thread than the calls of the desks.
        left = self.left
        if not self._is_locked and (left is None or left > timedelta(0)):
            self._seen_at = self._session.workspace.clock()

    @property
    def left(self) -> timedelta | None:
        """How long until it is locked; None where it never is."""
        if self.lock_after is None:
            return None
        now = self._session.workspace.clock()
        if self._seen_at is None:
            self._seen_at = now
        return self.lock_after - (now - self._seen_at)

    @property
    def is_locked(self) -> bool:
        """Whether it was left alone for too long. Once it is locked, it stays so until it is unlocked."""
        left = self.left
        if left is not None and left <= timedelta(0):
            self.lock()
        return self._is_locked

    def lock(self) -> bool:
        """Lock it now; whether its person has a passphrase to open it with."""
        access, person = self._session.workspace.access, self._session.person
        if not self._is_locked:
            self._is_locked = True
            access.note(person.id, "session_locked", {"via": self.via})
        return bool(access.account(person.id).passphrase)

    def unlock(self, passphrase: str) -> None:
        """Go on, as the same person.

        Raises:
            NotAllowed: it is not their passphrase, or they have to wait.
        """
        access, person = self._session.workspace.access, self._session.person
        access.check(person, passphrase, self.via)
        access.note(person.id, "session_unlocked", {"via": self.via})
        self._is_locked, self._seen_at = False, self._session.workspace.clock()

    def call(self, name: str, work: Callable[[], Result]) -> Result:
        """Let a call of a desk through.

        Raises:
            Locked: the session was left alone.
        """
        if self._depth == 0 and self.is_locked:
            raise Locked(LOCKED, "Type your passphrase to go on; nothing was lost.")
        if self._depth == 0:
            self._session.look_again()
        self._depth += 1
        try:
            return work()
        except (NotAllowed, NotFound) as refusal:
            # To people of agencies what they may not know of is not there: what they look for in vain is recorded too.
            if self._depth == 1 and (isinstance(refusal, NotAllowed) or self._session.sight.is_bounded):
                self._refusals.append((name, refusal.what))
                self.note_refusals()
            raise
        finally:
            self._depth -= 1

    def note_refusals(self) -> None:
        """Record what was refused; inside a transaction, which will be given up, not yet."""
        workspace = self._session.workspace
        if not self._refusals or workspace.store.conn.in_transaction:
            return
        refusals, self._refusals = self._refusals, []
        if workspace.access.is_guarded:
            for name, what in refusals:
                body: dict[str, object] = {"via": self.via, "what": name, "why": Words(what)}
                workspace.access.note(self._session.person.id, "refused", body)


def through_the_door(method: Callable[..., Result], name: str) -> Callable[..., Result]:
    """A desk's method that goes through the door of its session."""

    @functools.wraps(method)
    def entered(desk: Any, *args: Any, **kwargs: Any) -> Result:
        door: Door = desk.session.door
        return door.call(name, lambda: method(desk, *args, **kwargs))

    return entered
