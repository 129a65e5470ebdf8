"""All apps that run: how many may, who finds theirs again, and what is done every second for all of them."""

import asyncio
import logging
import os
from collections.abc import Callable

from s11tui.web import ending
from s11tui.web.deliveries import Deliveries
from s11tui.web.hosting import Hosting, environment
from s11tui.web.messages import Size
from s11tui.web.sitting import Line, Sitting
from s11tui.web.visits import Visit, Visits
from s11tui.workspace.folders import PersonFolder

WARNED_BEFORE = 120.0
"""Seconds before somebody is signed out for doing nothing, in which they are told."""
_SHOWS_LIFE = 10.0
"""Seconds after which the page is told that the server is still there."""

_log = logging.getLogger(__name__)


class TooMany(Exception):
    """No other app may run now; `code` is the reason of `ending`."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Sittings:
    """All apps of one server.

    Args:
        now: seconds by the monotonic clock.
    """

    def __init__(self, hosting: Hosting, visits: Visits, deliveries: Deliveries, now: Callable[[], float]) -> None:
        self._hosting = hosting
        self._visits = visits
        self._deliveries = deliveries
        self._now = now
        self._all: dict[str, Sitting] = {}
        self._ending: set[asyncio.Task[None]] = set()
        self._showed_life = now()
        self.closing = False

    @property
    def running(self) -> tuple[Sitting, ...]:
        """Those that run, those that are just leaving aside."""
        return tuple(self._all.values())

    async def sit(self, visit: Visit, key: str, line: Line, size: Size) -> Sitting:
        """The app that this window had, or a new one, with this line to it.

        Raises:
            TooMany: as many run as may, or the server ends.
            OSError: it cannot be started.
        """
        if self.closing:
            raise TooMany(ending.CLOSING)
        sitting = self._all.get(key)
        if sitting is None or sitting.visit is not visit:
            sitting = self._begin(visit)
        try:
            await sitting.attach(line, size)
        except OSError:
            self._all.pop(sitting.key, None)
            raise
        return sitting

    def _begin(self, visit: Visit) -> Sitting:
        self._make_room(visit)
        folder = PersonFolder(self._hosting.workspace, visit.person)
        folder.side("in")
        folder.side("out")
        sitting = Sitting(
            visit,
            (*self._hosting.command, str(self._hosting.workspace.absolute())),
            environment(self._hosting, visit.person, folder.root, os.environ),
            folder.root,
            self._deliveries,
            self._hosting.patience,
            self._now,
        )
        self._all[sitting.key] = sitting
        return sitting

    def _make_room(self, visit: Visit) -> None:
        """End what nobody looks at, where another could not run otherwise: a window that was closed is no window."""
        own = [one for one in self.running if one.visit.person == visit.person]
        for among, most, code in (
            (own, self._hosting.most_each, ending.TOO_MANY_OF_YOURS),
            (list(self.running), self._hosting.most, ending.TOO_MANY),
        ):
            standing = [one for one in among if one.key in self._all]
            if len(standing) < most:
                continue
            alone = [one for one in standing if one.alone_since is not None]
            if not alone:
                raise TooMany(code)
            self.end_soon(min(alone, key=lambda one: one.alone_since or 0.0), ending.ELSEWHERE)

    def end_soon(self, sitting: Sitting, why: int) -> None:
        """Have it leave; that takes a while, in which it is not counted any more."""
        if self._all.pop(sitting.key, None) is None:
            return
        task = asyncio.create_task(sitting.end(why))
        self._ending.add(task)
        task.add_done_callback(self._ending.discard)

    def end_of(self, visit: Visit, why: str) -> None:
        """End a visit, and with it all its apps."""
        self._visits.end(visit, why)
        for one in self.running:
            if one.visit is visit:
                self.end_soon(one, ending.OF_VISITS[why])

    async def close(self) -> None:
        """Have all of them leave, and wait until they have."""
        self.closing = True
        for one in self.running:
            self.end_soon(one, ending.CLOSING)
        while self._ending:
            await asyncio.wait(set(self._ending))

    async def look_round(self) -> None:
        """What is to be done every second: end what is over, warn who is quiet for long, tell what was taken."""
        shows_life = self._now() - self._showed_life >= _SHOWS_LIFE
        if shows_life:
            self._showed_life = self._now()
            self._deliveries.forget_old()
        for visit in self._visits.all():
            if why := self._visits.why_over(visit):
                self.end_of(visit, why)
        await asyncio.gather(*(self._look_at(one, shows_life) for one in self.running))

    async def _look_at(self, sitting: Sitting, shows_life: bool) -> None:
        if sitting.is_over.is_set():
            self._all.pop(sitting.key, None)
            return
        if sitting.visit.ended:
            self.end_soon(sitting, ending.OF_VISITS[sitting.visit.ended])
            return
        if sitting.alone_since is not None and self._now() - sitting.alone_since >= self._hosting.grace:
            self.end_soon(sitting, ending.ELSEWHERE)
            return
        await sitting.settle_focus()
        if sitting.told != sitting.taken:
            sitting.told = sitting.taken
            await sitting.say(["taken", sitting.taken])
        left = self._visits.left(sitting.visit)
        is_late = left <= min(WARNED_BEFORE, self._hosting.idle / 2)
        if is_late != sitting.warned:
            sitting.warned = is_late
            await sitting.say(["quiet", int(left) if is_late else 0])
        elif shows_life:
            await sitting.say(["here"])
