"""Somebody far away before the app: HTTPS by name, one line to the app, and what is drawn on it."""

import asyncio
import json
import ssl
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, ClientWebSocketResponse, CookieJar, TCPConnector, WSMsgType
from aiohttp.abc import AbstractResolver

from support.drawn import Drawn
from support.serving import PASSPHRASE

PATIENCE = 60.0
_COLUMNS, _LINES = 120, 40


class Person:
    """One person at one address, with a browser of their own."""

    def __init__(self, session: ClientSession, address: str) -> None:
        self._session, self.address = session, address
        self._drawn = Drawn(_COLUMNS, _LINES)
        self._socket: ClientWebSocketResponse | None = None
        self._reading: asyncio.Task[None] | None = None
        self._number = 0

    @property
    def screen(self) -> str:
        """What stands in the terminal, on one line."""
        return self._drawn.flat

    async def finds_it(self) -> None:
        """Try again until the first page is there, as people do."""
        limit = time.monotonic() + PATIENCE
        while True:
            async with self._session.get(f"{self.address}/sign-in") as answer:
                if answer.status == 200:
                    return
                assert time.monotonic() < limit, answer.status
            await asyncio.sleep(0.1)

    async def signs_in(self, name: str) -> None:
        """Sign in with the passphrase, and wait for the home screen."""
        form, origin = {"name": name, "passphrase": PASSPHRASE}, {"Origin": self.address}
        url = f"{self.address}/sign-in"
        async with self._session.post(url, data=form, headers=origin, allow_redirects=False) as answer:
            assert answer.status == 303, (answer.status, await answer.text())
        self._socket = await self._session.ws_connect(f"{self.address}/ws", headers=origin)
        await self._say("sit", "", {"width": _COLUMNS, "height": _LINES})
        self._reading = asyncio.create_task(self._read(self._socket))
        await self.sees("Section 11 2027")

    async def types(self, text: str) -> None:
        """Press these keys."""
        self._number += 1
        await self._say("stdin", text, self._number)

    async def sees(self, words: str) -> None:
        """Wait until this stands on the screen."""
        await self._until(lambda: words in self.screen)

    async def no_longer_sees(self, words: str) -> None:
        """Wait until this stands there no more."""
        await self._until(lambda: words not in self.screen)

    async def leaves(self) -> None:
        """Close the browser."""
        if self._reading is not None:
            self._reading.cancel()
        if self._socket is not None:
            await self._socket.close()

    async def _say(self, *message: object) -> None:
        assert self._socket is not None
        await self._socket.send_str(json.dumps(message))

    async def _read(self, socket: ClientWebSocketResponse) -> None:
        async for got in socket:
            if got.type is WSMsgType.BINARY:
                self._drawn.take(got.data)

    async def _until(self, holds: Callable[[], bool]) -> None:
        limit = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < limit, self._drawn.text
            await asyncio.sleep(0.03)


class _At(AbstractResolver):
    """Every name is one address."""

    def __init__(self, address: str) -> None:
        self._address = address

    async def resolve(self, host: str, port: int = 0, family: int = 0) -> Any:
        return [{"hostname": host, "host": self._address, "port": port, "family": 2, "proto": 0, "flags": 0}]

    async def close(self) -> None:
        pass


@asynccontextmanager
async def person(address: str, proxy: str, certificate: Path) -> AsyncIterator[Person]:
    """Somebody with a browser that was never here.

    Args:
        address: what they type.
        proxy: the number of the machine that it stands for.
    """
    trusting = ssl.create_default_context(cafile=str(certificate))
    connector = TCPConnector(resolver=_At(proxy), ssl=trusting)
    async with ClientSession(connector=connector, cookie_jar=CookieJar()) as session:
        one = Person(session, address)
        try:
            yield one
        finally:
            await one.leaves()
