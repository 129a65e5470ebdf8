"""Looks once a second at what others changed, and says where the person is, while somebody sits before the app.

Asking costs SQLite next to nothing while nobody wrote; only what was written about is then read again, by the screen
that shows it. Nobody is asked for anything, and no screen waits.
"""

from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from textual import events

from s11tui.errors import Refusal
from s11tui.tui.screens.desk import Desk
from s11tui.workspace.news import ANYTHING, News
from s11tui.workspace.presences import Presence, Whereabouts
from s11tui.workspace.session import Session

if TYPE_CHECKING:
    from s11tui.tui.app import PartnershipApp

LOOK_EVERY = 1.0
"""Seconds between two looks."""
QUIET_AFTER = 600.0
"""Seconds without a key, a move of the mouse or the window coming to the front after which nothing is asked."""
SIGN_EVERY = 20.0
"""Seconds between two signs of life."""
MOVED_EVERY = 2.0
"""Seconds that have to lie between two words about which standard is open."""
_TOUCHES = (events.Key, events.MouseEvent, events.Paste, events.AppFocus)


@dataclass(frozen=True, slots=True)
class _Looked:
    """What one look brought: news, None for none; who else is here, None where that was not asked."""

    news: News | None
    others: tuple[Presence, ...] | None
    arrived: bool


class Watcher:
    """Watches for one app.

    Args:
        every: seconds between two looks; None where only `look` looks.
    """

    def __init__(self, app: "PartnershipApp", every: float | None = LOOK_EVERY) -> None:
        self._app, self._every = app, every
        self._touched = monotonic()
        self._looking = False
        self._where: Whereabouts | None = None
        self._person = ""
        self._said_at = 0.0
        self._over = False

    def begin(self) -> None:
        """Look from now on."""
        if self._every is not None:
            self._app.set_interval(self._every, self._tick)

    def heed(self, event: events.Event) -> None:
        """Take notice of what the person does."""
        if isinstance(event, _TOUCHES):
            self._touched = monotonic()

    @property
    def is_quiet(self) -> bool:
        """Whether nobody seems to sit here: then nothing is asked. A screen that is looked at from afar never rests."""
        screen = self._app.screen
        return monotonic() - self._touched > QUIET_AFTER and not (isinstance(screen, Desk) and screen.follows)

    def _tick(self) -> None:
        if self._looking or self._over or self.is_quiet or self._app.bridge.person is None:
            return
        self._app.run_worker(self.look(), group="watching", exit_on_error=True)

    async def look(self) -> None:
        """Look once, and have the screen show what is new."""
        self._looking = True
        try:
            await self._look()
        except Refusal as refusal:
            # It looks again in a second; and what the person does themselves tells them what is wrong.
            self._app.log.warning(f"could not look: {refusal}")
        finally:
            self._looking = False

    async def leave(self, *, keep_place: bool) -> None:
        """Say that the person has gone; `keep_place`: they did not mean to.

        Raises:
            Refusal: the record cannot be written.
        """
        self._over = True
        _, where = self._desk_with_return()
        if keep_place and where is not None and where != self._where:
            # A place is said only now and then; where they are taken back to has to be the last.
            await self._app.bridge.call(lambda session: session.watching.arrive(self._app.bridge.session_id, where))
            person = self._app.bridge.person
            self._where, self._person = where, person.id if person is not None else self._person
        await self._gone(keep_place=keep_place)

    async def _look(self) -> None:
        desk, where = self._desk_with_return()
        if where is None and self._where is not None:
            await self._gone(keep_place=False)
        says = where is not None and self._is_to_be_said(where)
        looked = await self._app.bridge.call(lambda session: self._asked(session, where, says=says))
        person = self._app.bridge.person
        if looked.arrived and person is not None:
            self._where, self._person, self._said_at = where, person.id, monotonic()
        if desk is not None and desk.is_mounted and looked.others is not None:
            desk.show_others(looked.others)
        await self._show(looked.news)

    def _asked(self, session: Session, where: Whereabouts | None, *, says: bool) -> _Looked:
        desk, bridge = session.watching, self._app.bridge
        arrived = where is not None and says and desk.arrive(bridge.session_id, where)
        news = desk.news(bridge.mark) if bridge.mark is not None else None
        if news is not None:
            bridge.mark = news.mark
        if where is None or (news is None and not says):
            return _Looked(news, None, arrived)
        return _Looked(news, desk.others(bridge.session_id, where.return_id), arrived)

    def _is_to_be_said(self, where: Whereabouts) -> bool:
        """Whether a word about where the person is has to be written now."""
        since = monotonic() - self._said_at
        if self._where is None or self._where.return_id != where.return_id:
            return True
        return since > (SIGN_EVERY if where == self._where else MOVED_EVERY)

    def _desk_with_return(self) -> tuple[Desk | None, Whereabouts | None]:
        """The uppermost screen that has a return open, and where in it."""
        for screen in reversed(self._app.screen_stack):
            if isinstance(screen, Desk) and screen.is_mounted and (where := screen.whereabouts) is not None:
                return screen, where
        return None, None

    async def _show(self, news: News | None) -> None:
        topics = news.topics() if news is not None else frozenset()
        for screen in self._app.screen_stack:
            if isinstance(screen, Desk) and topics and (ANYTHING in topics or topics & screen.watches):
                screen.is_behind = True
        # Under a question that is being asked nothing moves: it is shown when that is answered.
        screen = self._app.screen
        if isinstance(screen, Desk) and screen.is_behind and screen.is_mounted:
            screen.is_behind = False
            await screen.others_changed()

    async def _gone(self, *, keep_place: bool) -> None:
        if self._where is not None:
            me, person = self._app.bridge.session_id, self._person
            self._where = None
            await self._app.bridge.ask(lambda ws: ws.presences.leave(me, person, keep_place=keep_place))
