"""Who has which return open now, and where somebody was when their session ended without leaving.

Both stand beside the record, like drafts: they are told while they are true, and nobody asks for them later.
"""

import os
import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from s11tui.clock import Clock, stamp
from s11tui.errors import CannotStore
from s11tui.workspace.store import BUSY_SECONDS, Store

GONE_AFTER = timedelta(seconds=60)
"""After this long without a word from a session its person is taken to have gone."""
PLACE_KEPT = timedelta(minutes=30)
"""For this long somebody is taken back to where they were."""

_ARRIVE = (
    'INSERT INTO presences (session, person, "return", standard, for_agency, at) VALUES (?, ?, ?, ?, ?, ?) '
    'ON CONFLICT (session) DO UPDATE SET person = excluded.person, "return" = excluded."return", '
    "standard = excluded.standard, for_agency = excluded.for_agency, at = excluded.at"
)
_KEEP_PLACE = (
    'INSERT INTO places (person, "return", standard, at) VALUES (?, ?, ?, ?) '
    'ON CONFLICT (person) DO UPDATE SET "return" = excluded."return", standard = excluded.standard, at = excluded.at'
)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A return that is open before somebody.

    Attributes:
        return_id: id of the return.
        standard: id of the standard that is open; empty for the return as a whole.
        answers: whether its answers can be changed there: by the agency itself, or by the manager typing for it.
        kept: whether the person is taken back here after their session ended without leaving.
    """

    return_id: str
    standard: str = ""
    answers: bool = False
    kept: bool = True


@dataclass(frozen=True, slots=True)
class Presence:
    """Somebody who has a return open.

    Attributes:
        person: id; `name` is how they are called.
        standard: id of the standard that is open before them; empty for the return as a whole.
    """

    person: str
    name: str
    standard: str = ""


def new_session() -> str:
    """A name for a session of this process, that no other session has."""
    return f"{os.getpid()}-{uuid4().hex}"


def still_runs(session: str) -> bool:
    """Whether the process of a session is there; also where that cannot be told (Windows)."""
    number, dash, _ = session.partition("-")
    if not dash or not number.isdecimal():
        return False
    if sys.platform == "win32":
        return True  # asking as below would end it
    try:
        os.kill(int(number), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


class Presences:
    """Presences and places of one workspace."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def arrive(self, session: str, person: str, where: Whereabouts, *, for_agency: bool) -> bool:
        """Say that a session has a return open, and go on saying so.

        Args:
            session: known to no other session.
            for_agency: whether the person is there for the agency, and not for the partnership.

        Returns:
            False where something else was just writing: it is only a sign of life, which nobody waits for.
        """
        now = self._clock()
        at = stamp(now)
        try:
            with self._without_waiting(), self._store.atomic():
                self._store.run("DELETE FROM presences WHERE at < ?", (stamp(now - GONE_AFTER),))
                row = (session, person, where.return_id, where.standard, int(for_agency), at)
                self._store.run(_ARRIVE, row)
                if where.kept:
                    self._store.run(_KEEP_PLACE, (person, where.return_id, where.standard, at))
        except CannotStore:
            return False
        return True

    def leave(self, session: str, person: str, *, keep_place: bool = False) -> None:
        """Say that a session has no return open any more.

        Args:
            keep_place: it was ended from outside, so that the person is to be taken back.
        """
        with self._store.atomic():
            self._store.run("DELETE FROM presences WHERE session = ?", (session,))
            if not keep_place:
                self._store.run("DELETE FROM places WHERE person = ?", (person,))

    def here(self, return_id: str) -> list[tuple[str, str, str, bool]]:
        """Who has a return open now: session, person, standard, whether they are there for the agency."""
        since = stamp(self._clock() - GONE_AFTER)
        rows = self._store.all(
            'SELECT session, person, standard, for_agency FROM presences WHERE "return" = ? AND at >= ? ORDER BY at',
            (return_id, since),
        )
        return [(session, person, standard, bool(for_agency)) for session, person, standard, for_agency in rows]

    def place(self, person: str) -> Whereabouts | None:
        """Where somebody was when their session ended without leaving; None where there is nothing to go back to.

        Who still has it open in another window has not been cut off.
        """
        now = self._clock()
        sessions = self._store.all(
            "SELECT session FROM presences WHERE person = ? AND at >= ?", (person, stamp(now - GONE_AFTER))
        )
        if any(still_runs(session) for (session,) in sessions):
            return None
        since = stamp(now - PLACE_KEPT)
        row = self._store.one('SELECT "return", standard FROM places WHERE person = ? AND at >= ?', (person, since))
        return None if row is None else Whereabouts(row[0], row[1])

    @contextmanager
    def _without_waiting(self) -> Generator[None, None, None]:
        """Whatever else is to be read or written must not stand behind a sign of life."""
        self._store.conn.execute("PRAGMA busy_timeout=0")
        try:
            yield
        finally:
            self._store.conn.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")
