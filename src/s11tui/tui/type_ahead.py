"""Keys pressed while something is on its way wait for it: none is lost, and none goes into the box before.

Whoever knows the program types on: PgDn and the answer, Enter and the first words. What a key leads to may take a
moment to stand, and until then Textual gives the next keys to whatever has the cursor, or to nobody.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Generator
from contextlib import contextmanager
from functools import partial
from typing import TypeVar

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.widgets import Input, TextArea

Result = TypeVar("Result")

_LONGEST = 3.0
"""Seconds after which keys are read whatever is still to come: the record may be held by somebody else."""
_READING = 0.3
"""Seconds within which a widget reads its key; one that the key takes away never says that it did."""
_REPEATED = 3
"""How many of a page key that is held down wait: more would turn pages long after it is let go."""
_PAGES = ("pageup", "pagedown")
_GOING = (*_PAGES, "escape")
"""Keys that are meant each time they are pressed: going on, or back, by so many."""


class TypeAhead:
    """The keys that wait. Only the newest hold counts: what is begun last is what the person will look at.

    Args:
        read: has the app read a key or what is pasted.
    """

    def __init__(self, app: App[None], read: Callable[[events.Event], Awaitable[None]]) -> None:
        self._app, self._read = app, read
        self._held: deque[events.Event] = deque()
        self._newest = 0
        self._is_holding = self._leads = False
        self._last = ""
        self._limit: asyncio.TimerHandle | None = None

    @property
    def has_waiting(self) -> bool:
        """Whether any key waits."""
        return bool(self._held)

    def takes(self, event: events.Event) -> bool:
        """Whether this event has to wait, which it then does."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            return False
        if not (self._is_holding or self._held):
            return False
        key = _key_of(event)
        if not (key in _PAGES and self._is_held_down(key)):
            self._held.append(event)
        return True

    def hold(self) -> int:
        """Have keys wait from now on until this hold is released: the key that was read last leads somewhere."""
        self._leads = True
        return self._begin(_LONGEST)

    def release(self, hold: int) -> None:
        """Read what waited, and go on reading; nothing happens where another hold was begun since."""
        if hold != self._newest or not self._is_holding:
            return
        # The same key once more, while the first was at work, is not meant for what comes: it may be another question.
        while self._leads and self._held and self._last not in _GOING and _key_of(self._held[0]) == self._last:
            self._held.popleft()
        self._is_holding = self._leads = False
        if self._limit is not None:
            self._limit.cancel()
        if self._held:
            self._app.call_later(self._read_held)

    def during(self, work: Awaitable[Result]) -> "Coroutine[object, object, Result]":
        """The same work; keys wait from now on until it is done."""
        hold = self.hold()

        async def held() -> Result:
            try:
                return await work
            finally:
                self.release(hold)

        return held()

    @contextmanager
    def giving(self, event: events.Key, reader: MessagePump) -> Generator[None, None, None]:
        """Give a key to a widget: the next waits until it is dealt with, if it may lead anywhere."""
        self._last = "" if event.is_printable else event.key
        if event.is_printable and isinstance(reader, Input | TextArea):
            yield
            return
        hold = self._begin(_READING)
        yield
        # The key itself goes up to the app, which does what it is bound to; what the widget says of that goes up next.
        self._pass_on(reader, hold, partial(self._pass_on, reader, hold, partial(self.release, hold)))

    def _pass_on(self, node: MessagePump | None, hold: int, then: Callable[[], None]) -> None:
        """Call something when a widget, and all that it lies in, have dealt with what was said to them before."""
        if node is None:
            then()
        elif hold == self._newest and not node.call_later(self._pass_on, node._parent, hold, then):
            self.release(hold)

    def _begin(self, longest: float) -> int:
        self._newest += 1
        self._is_holding = True
        if self._limit is not None:
            self._limit.cancel()
        self._limit = asyncio.get_running_loop().call_later(longest, self.release, self._newest)
        return self._newest

    def _is_held_down(self, key: str) -> bool:
        last = [_key_of(one) for one in self._held][-_REPEATED:]
        return last == [key] * _REPEATED

    async def _read_held(self) -> None:
        while self._held and not self._is_holding:
            await self._read(self._held.popleft())


def _key_of(event: events.Event) -> str:
    return event.key if isinstance(event, events.Key) else ""
