"""Who is signed in, in which browser: kept in memory only, and only by the hash of what the browser holds.

A visit lasts from signing in to signing out, to too long without a key, or to its longest time.
"""

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

TOKEN_BYTES = 32
MOST_OF_ONE = 10
"""Visits of one person; the one that was quiet longest ends when there is another."""


@dataclass(eq=False, slots=True)
class Visit:
    """One person in one browser.

    Attributes:
        login: the name that a proxy gave; empty where they signed in here.
        since, alive_at: when it began, and when its person last did something, by the monotonic clock.
        ended: why it ended, one of the ends of `ending`; empty while it lasts.
    """

    person: str
    name: str
    login: str
    since: float
    alive_at: float
    digest: bytes = field(repr=False, default=b"")
    ended: str = ""


class Visits:
    """All visits of one server.

    Args:
        now: seconds by the monotonic clock.
        idle: seconds without that anything was done.
        longest: seconds from signing in.
    """

    def __init__(self, now: Callable[[], float], idle: float, longest: float) -> None:
        self._now = now
        self.idle = idle
        self.longest = longest
        self._all: dict[bytes, Visit] = {}

    def begin(self, person: str, name: str, login: str = "") -> tuple[Visit, str]:
        """A new visit, and the token that the browser is to hold: 256 bits, in letters."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        now = self._now()
        visit = Visit(person, name, login, now, now, _digest(token))
        own = sorted((one for one in self._all.values() if one.person == person), key=lambda one: one.alive_at)
        for oldest in own[: max(0, len(own) - MOST_OF_ONE + 1)]:
            self.end(oldest, "displaced")
        self._all[visit.digest] = visit
        return visit, token

    def find(self, token: str) -> Visit | None:
        """The visit of whoever holds this token, while it lasts."""
        visit = self._all.get(_digest(token))
        if visit is None or self.why_over(visit):
            return None
        return visit

    def alive(self, visit: Visit) -> None:
        """Its person did something."""
        visit.alive_at = self._now()

    def end(self, visit: Visit, why: str) -> None:
        """End it; the token is worth nothing from now on."""
        visit.ended = visit.ended or why
        self._all.pop(visit.digest, None)

    def why_over(self, visit: Visit) -> str:
        """`idle`, `expired`, or why it was ended; empty while it lasts."""
        if visit.ended:
            return visit.ended
        if self._now() - visit.since >= self.longest:
            return "expired"
        return "idle" if self.left(visit) <= 0 else ""

    def left(self, visit: Visit) -> float:
        """Seconds until it ends if nothing is done."""
        now = self._now()
        return min(visit.alive_at + self.idle, visit.since + self.longest) - now

    def all(self) -> tuple[Visit, ...]:
        """Those that are not ended yet, over or not."""
        return tuple(self._all.values())


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()
