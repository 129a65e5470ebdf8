"""The connection to one window: what comes is looked at and slowed where it is too much, what goes must be taken."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

from aiohttp import WSMsgType, web

from s11tui.web import ending
from s11tui.web.messages import LARGEST, Looked, Message, Ping, Resized, Sit, Stay, Typed, message
from s11tui.web.sitting import Sitting
from s11tui.web.sittings import Sittings, TooMany
from s11tui.web.visits import Visit, Visits

_TO_BEGIN = 10.0
"""Seconds in which a page says which app it is for."""
_TO_TAKE = 10.0
"""Seconds in which a browser takes what is drawn; after them it is hung up on, so that the app can go on."""
_MOST_GARBAGE = 20
_BYTES_A_SECOND, _BYTES_AT_ONCE = 256 * 1024, 8 * 1024 * 1024
_MESSAGES_A_SECOND, _MESSAGES_AT_ONCE = 200, 1000

_log = logging.getLogger(__name__)


class Allowance:
    """So much a second, and so much at once; who takes more has to wait.

    Args:
        now: seconds by the monotonic clock.
    """

    def __init__(self, a_second: float, at_once: float, now: Callable[[], float]) -> None:
        self._a_second = a_second
        self._most = at_once
        self._now = now
        self._left = at_once
        self._at = now()

    def take(self, amount: float) -> float:
        """Take from it; how many seconds to wait then."""
        now = self._now()
        self._left = min(self._most, self._left + (now - self._at) * self._a_second) - amount
        self._at = now
        return max(0.0, -self._left / self._a_second)


class Window:
    """One window's connection, as `sitting.Line`."""

    def __init__(self, socket: web.WebSocketResponse, transport: asyncio.Transport | None) -> None:
        self._socket = socket
        self._transport = transport

    async def draw(self, data: bytes) -> None:
        await self._within_time(self._socket.send_bytes(data))

    async def say(self, message: list[object]) -> None:
        await self._within_time(self._socket.send_json(message))

    async def hang_up(self, code: int) -> None:
        # Closing waits for the browser's own word, which a broken line never gives.
        with suppress(TimeoutError, ConnectionError, RuntimeError):
            async with asyncio.timeout(_TO_BEGIN):
                await self._socket.close(code=code)

    async def _within_time(self, sending: Awaitable[None]) -> None:
        try:
            async with asyncio.timeout(_TO_TAKE):
                await sending
        except TimeoutError:
            _log.info("a browser did not take what was drawn")
            if self._transport is not None:
                self._transport.abort()
            raise ConnectionResetError from None


class Listening:
    """Hears one window out: from its first message until it is gone.

    Args:
        now: seconds by the monotonic clock.
    """

    def __init__(self, visits: Visits, sittings: Sittings, now: Callable[[], float]) -> None:
        self._visits = visits
        self._sittings = sittings
        self._messages = Allowance(_MESSAGES_A_SECOND, _MESSAGES_AT_ONCE, now)
        self._bytes = Allowance(_BYTES_A_SECOND, _BYTES_AT_ONCE, now)
        self._garbage = 0

    async def hear(self, socket: web.WebSocketResponse, window: Window, visit: Visit) -> None:
        """Everything that this window says."""
        begun = await self._begun(socket)
        if begun is None:
            await window.hang_up(ending.GARBAGE)
            return
        try:
            sitting = await self._sittings.sit(visit, begun.key, window, begun.size)
        except TooMany as reason:
            await window.hang_up(reason.code)
            return
        except OSError as fault:
            _log.error("the app cannot be started (%s)", fault.strerror)
            await window.hang_up(ending.FAILED)
            return
        try:
            await self._hear_all(socket, window, sitting)
        finally:
            sitting.detach(window)

    async def _begun(self, socket: web.WebSocketResponse) -> Sit | None:
        try:
            async with asyncio.timeout(_TO_BEGIN):
                first = await socket.receive()
        except TimeoutError:
            return None
        said = message(first.data) if first.type is WSMsgType.TEXT else None
        return said if isinstance(said, Sit) else None

    async def _hear_all(self, socket: web.WebSocketResponse, window: Window, sitting: Sitting) -> None:
        async for heard in socket:
            said = message(heard.data) if heard.type is WSMsgType.TEXT else None
            if said is None:
                self._garbage += 1
                if self._garbage >= _MOST_GARBAGE:
                    await window.hang_up(ending.GARBAGE)
                    return
            else:
                await self._do(said, window, sitting)
            size = len(heard.data) if isinstance(heard.data, str | bytes) else 0
            # Whoever sends more waits, and nobody with them.
            await asyncio.sleep(max(self._messages.take(1), self._bytes.take(size)))

    async def _do(self, said: Message, window: Window, sitting: Sitting) -> None:
        match said:
            case Typed():
                if said.is_life:
                    self._visits.alive(sitting.visit)
                await sitting.type(said.text, said.number)
            case Resized(size):
                await sitting.set_terminal_size(size.width, size.height)
            case Looked(here):
                await sitting.looked(here)
            case Ping(text):
                await window.say(["pong", text])
            case Stay():
                self._visits.alive(sitting.visit)


def new_socket() -> web.WebSocketResponse:
    """A connection that notices within half a minute that nobody is there any more."""
    return web.WebSocketResponse(heartbeat=15.0, max_msg_size=LARGEST, compress=False)
