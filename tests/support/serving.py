"""A server as browsers see it: pages, cookies, a line to the app."""

import asyncio
import json
import re
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from aiohttp import ClientResponse, ClientWebSocketResponse, CookieJar, WSMsgType
from aiohttp.test_utils import TestClient, TestServer, unused_port

from s11tui.web.hosting import Hosting
from s11tui.web.keeper import Keeper
from s11tui.web.server import SERVING, application
from s11tui.web.serving import Serving
from s11tui.workspace import Workspace

PASSPHRASE = "seven quiet herons by the weir"
STAND_IN = (sys.executable, "-S", "-P", str(Path(__file__).with_name("stand_in_app.py")))
"""The stand-in finds Textual's packets without loading anybody's site packages until it needs them."""
PATIENCE = 20.0
_REMEMBERED = 100_000


def let_in(path: Path, *people: str) -> dict[str, str]:
    """Give people of a workspace the passphrase above; their ids by slug."""
    with Workspace.open(path) as workspace:
        found = {slug: workspace.registry.person(slug) for slug in people}
        for person in found.values():
            workspace.access.set_passphrase(person, PASSPHRASE)
        return {slug: person.id for slug, person in found.items()}


@dataclass
class Hand:
    """A clock that is put on by hand."""

    at: float = 1000.0

    def __call__(self) -> float:
        return self.at


@dataclass
class Browser:
    """One browser: keeps its cookies, says where it is, and never follows where it is sent."""

    client: "TestClient[object, object]"
    hosting: Hosting
    headers: dict[str, str] = field(default_factory=dict)
    lines: list[ClientWebSocketResponse] = field(default_factory=list)

    async def get(self, path: str, **headers: str) -> ClientResponse:
        return await _whole(await self.client.get(path, headers=self._with(headers), allow_redirects=False))

    async def post(self, path: str, data: object = None, **headers: str) -> ClientResponse:
        given = self._with({"Origin": self.hosting.public_url, **headers})
        return await _whole(await self.client.post(path, data=data, headers=given, allow_redirects=False))

    async def sign_in(self, name: str, passphrase: str = PASSPHRASE) -> ClientResponse:
        return await self.post("/sign-in", {"name": name, "passphrase": passphrase})

    async def line(self, **headers: str) -> ClientWebSocketResponse:
        """Open the line to the app, without saying anything yet."""
        given = self._with({"Origin": self.hosting.public_url, **headers})
        self.lines.append(await self.client.ws_connect("/ws", headers=given))
        return self.lines[-1]

    async def close(self) -> None:
        for line in self.lines:
            await line.close()
        await self.client.session.close()

    async def window(self, key: str = "", width: int = 80, height: int = 24) -> "Window":
        """Open the app in a window, or come back to one."""
        window = Window(await self.line())
        await window.say(["sit", key, {"width": width, "height": height}])
        return window

    @property
    def cookie(self) -> str:
        """What the browser holds."""
        return next((one.value for one in self.client.session.cookie_jar), "")

    def _with(self, headers: dict[str, str]) -> dict[str, str]:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        given = {"Host": self.hosting.authority, **self.headers, **named}
        return {name: value for name, value in given.items() if value != "-"}


@dataclass
class Window:
    """One window with the app."""

    socket: ClientWebSocketResponse
    drawn: str = ""
    heard: list[list[object]] = field(default_factory=list)
    number: int = 0

    async def say(self, message: object) -> None:
        await self.socket.send_str(json.dumps(message))

    async def type(self, text: str, number: int = 0) -> None:
        self.number = number or self.number + 1
        await self.say(["stdin", text, self.number])

    async def sees(self, words: str) -> str:
        """Wait until this was drawn; all that was."""
        await self._until(lambda: words in self.drawn)
        return self.drawn

    async def hears(self, kind: str) -> list[object]:
        """Wait until the server says something of that kind; the last of it."""
        await self._until(lambda: any(one[0] == kind for one in self.heard))
        return [one for one in self.heard if one[0] == kind][-1]

    async def ended(self) -> int:
        """Wait until the server hangs up; with which number."""
        await self._until(lambda: self.socket.closed)
        return self.socket.close_code or 0

    async def key(self) -> str:
        """By which the app is found again."""
        return str((await self.hears("sitting"))[1])

    async def _until(self, holds: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not holds():
                got = await self.socket.receive()
                if got.type is WSMsgType.BINARY:
                    self.drawn = (self.drawn + got.data.decode("utf-8", "replace"))[-_REMEMBERED:]
                elif got.type is WSMsgType.TEXT:
                    self.heard.append(json.loads(got.data))
                elif not holds():
                    raise AssertionError(f"hung up with {self.socket.close_code}; drawn: {self.drawn[-500:]}")


@dataclass
class Served:
    """A running server and everybody's browsers."""

    hosting: Hosting
    keeper: Keeper
    server: TestServer
    now: Hand
    parts: Serving
    browsers: list[Browser] = field(default_factory=list)

    async def browser(self, **headers: str) -> Browser:
        """A browser that was never here."""
        client: TestClient[object, object] = TestClient(self.server, cookie_jar=CookieJar(unsafe=True))
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        self.browsers.append(Browser(client, self.hosting, given))
        return self.browsers[-1]

    async def signed_in(self, name: str) -> Browser:
        """The browser of somebody who signed in."""
        browser = await self.browser()
        answer = await browser.sign_in(name)
        assert answer.status == 303, await answer.text()
        return browser

    async def look_round(self) -> None:
        """What the server does each second, now."""
        await self.parts.sittings.look_round()


@asynccontextmanager
async def served(workspace: Path, **choices: object) -> AsyncIterator[Served]:
    """Serve a workspace with the stand-in for the app, on a clock that is put on by hand."""
    port = unused_port()
    usual: dict[str, object] = {"command": STAND_IN, "patience": 2.0, "port": port}
    hosting = Hosting(workspace, **{**usual, **choices})  # type: ignore[arg-type]  # by name
    keeper = Keeper(hosting.workspace)
    keeper.open()
    now = Hand()
    app = application(hosting, keeper, now)
    server = TestServer(app, host="127.0.0.1", port=port, access_log=None)
    one = Served(hosting, keeper, server, now, app[SERVING])
    try:
        await server.start_server(access_log=None)
        yield one
    finally:
        await asyncio.gather(*(browser.close() for browser in one.browsers))
        await server.close()
        keeper.close()


async def _whole(answer: ClientResponse) -> ClientResponse:
    await answer.read()  # one that is not read keeps its connection
    return answer


@dataclass
class Door:
    """A workspace with accounts; `ids` are those of people by slug."""

    path: Path
    ids: dict[str, str]

    def served(self, **choices: object) -> AbstractAsyncContextManager[Served]:
        """Serve it."""
        return served(self.path, **choices)

    def folder(self, slug: str) -> Path:
        """Where a person's files are."""
        return self.path.with_name(f"{self.path.name}.people") / self.ids[slug]


def hidden(html: str) -> str:
    """A page without its marks."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())
