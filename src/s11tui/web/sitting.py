"""One app that runs for one window of a browser: a process, and whoever looks at it just now.

The packets between server and app are textual-serve's. When the connection drops, the app runs on for a while, so that
the same window finds it again as it was; what it draws meanwhile is thrown away, and drawn anew then.
"""

import asyncio
import json
import logging
import secrets
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from textual_serve.app_service import AppService

from s11tui.web import ending
from s11tui.web.deliveries import Deliveries
from s11tui.web.messages import Size
from s11tui.web.visits import Visit

_LARGEST_PACKET = 64 * 1024 * 1024
_PRELUDE_LINES, _BEGINS = 10, b"__GANGLION__\n"
_TO_START = 60.0
"""Seconds in which an app says that it is one."""
_TERMINATED = 3.0
"""Seconds between asking the system to end a process, and having it ended."""
_LARGEST_FAULT, _LONGEST_ADDRESS = 2000, 2000
_FOCUS_TOLD = 3
"""Times that an app is told at its start that it has the focus."""
_A_SCREEN = 200
"""Bytes; what is drawn at once and is longer is more than the terminal's own beginning."""
_DRAWN_ANEW = (
    b"\x1b[?1049h\x1b[2J\x1b[?1000h\x1b[?1003h\x1b[?1015h\x1b[?1006h\x1b[?25l\x1b[?2004h"  # as the driver begins
)

_log = logging.getLogger(__name__)


class Line(Protocol):
    """The connection to a window of a browser."""

    async def draw(self, data: bytes) -> None:
        """Have this drawn."""

    async def say(self, message: list[object]) -> None:
        """Tell the page something."""

    async def hang_up(self, code: int) -> None:
        """Close it, for one of the reasons of `ending`."""


class Sitting(AppService):
    """One app.

    Args:
        visit: who it is for.
        command: the program and its arguments; no shell reads them.
        environment: all of its environment, the size of the terminal aside.
        folder: where it is started.
        deliveries: takes the files that it gives.
        patience: seconds in which it can save when it is asked to leave.
        now: seconds by the monotonic clock.
    """

    def __init__(
        self,
        visit: Visit,
        command: Sequence[str],
        environment: Mapping[str, str],
        folder: Path,
        deliveries: Deliveries,
        patience: float,
        now: Callable[[], float],
    ) -> None:
        super().__init__(
            "",
            write_bytes=self._draw,
            write_str=self._pass_over,
            close=self._pass_over,
            download_manager=deliveries,
        )
        self.visit = visit
        self.key = secrets.token_urlsafe(24)
        self.taken = 0
        """The number of the last thing that was typed and handed to the app."""
        self.told = 0
        """The number that the page was last told."""
        self.warned = False
        self.alone_since: float | None = now()
        """Since when nobody looks at it; None while somebody does."""
        self.is_over = asyncio.Event()
        self._words = tuple(command)
        self._given = dict(environment)
        self._folder = folder
        self._deliveries = deliveries
        self._patience = patience
        self._now = now
        self._line: Line | None = None
        self._why = 0
        self._leaving = asyncio.Lock()
        self._looks_at = True
        self._focus_told = 0
        self._has_drawn = False

    @property
    def pid(self) -> int:
        """The process's number; 0 before it was started."""
        return self._process.pid if self._process is not None else 0

    async def _open_app_process(self, width: int = 80, height: int = 24) -> asyncio.subprocess.Process:
        self._process = process = await asyncio.create_subprocess_exec(
            *self._words,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env={**self._given, "COLUMNS": str(width), "ROWS": str(height)},
            cwd=self._folder,
            # In a group of its own: Ctrl+C at the server must not reach it before it was asked to save.
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
        self._stdin = process.stdin
        return process

    async def attach(self, line: Line, size: Size) -> None:
        """Somebody looks at it from now on; whoever did before does not any more."""
        before, self._line, self.alone_since = self._line, line, None
        if before is not None:
            await before.hang_up(ending.ELSEWHERE)
        if self._task is None:
            await line.say(["sitting", self.key, 0])
            await self.start(size.width, size.height)
            return
        await line.say(["sitting", self.key, self.taken])
        await line.draw(_DRAWN_ANEW)
        # All is drawn only when the size changes.
        await self.set_terminal_size(size.width, size.height + 1)
        await self.set_terminal_size(size.width, size.height)

    def detach(self, line: Line) -> None:
        """That line is gone."""
        if self._line is line:
            self._line, self.alone_since = None, self._now()

    async def type(self, text: str, number: int) -> None:
        """Hand over what was typed, unless it was before."""
        if number > self.taken:
            self.taken = number
            if self._focus_told < _FOCUS_TOLD:
                await self.focus()
            await self.send_bytes(text.encode("utf-8", "replace"))

    async def say(self, message: list[object]) -> None:
        """Tell the page something, if there is one."""
        if self._line is not None:
            with suppress(ConnectionError):
                await self._line.say(message)

    async def stop(self) -> None:
        """End it: asked first, and given time to save."""
        await self.end(ending.SIGNED_OUT)

    async def end(self, why: int) -> None:
        """As `stop`; `why` is what the page is told."""
        self._why = self._why or why
        if self._task is None:
            self.is_over.set()
            return
        # The end of what can be typed is the app's sign to save and leave.
        if self._stdin is not None:
            self._stdin.close()
        await self._wait_or_end()
        await self.is_over.wait()

    async def _wait_or_end(self) -> None:
        process = self._process
        assert process is not None
        async with self._leaving:
            for act, seconds in ((None, self._patience), (process.terminate, _TERMINATED), (process.kill, _TERMINATED)):
                if act is not None:
                    _log.warning("an app did not leave in time (process %d)", process.pid)
                    with suppress(ProcessLookupError):
                        act()
                with suppress(TimeoutError):
                    async with asyncio.timeout(seconds):
                        await process.wait()
                        return

    async def run(self) -> None:
        """Take what the app says until it ends."""
        assert self._process is not None
        stderr = asyncio.create_task(_first_words(self._process.stderr))
        began = False
        try:
            async with asyncio.timeout(_TO_START):
                began = await self._begins()
            while began:
                await self._take_packet()
        except (asyncio.IncompleteReadError, ConnectionError, TimeoutError, ValueError, KeyError, TypeError) as fault:
            if not isinstance(fault, asyncio.IncompleteReadError):
                self._why = self._why or ending.FAILED
                _log.warning("an app said what is no packet (%s)", type(fault).__name__)
        finally:
            await asyncio.shield(self._over(began, stderr))

    async def _begins(self) -> bool:
        assert self._process is not None
        assert self._process.stdout is not None
        for _ in range(_PRELUDE_LINES):
            line = await self._process.stdout.readline()
            if line == _BEGINS:
                return True
            if not line:
                break
        return False

    async def _take_packet(self) -> None:
        assert self._process is not None
        assert self._process.stdout is not None
        head = await self._process.stdout.readexactly(5)
        size = int.from_bytes(head[1:], "big")
        if size > _LARGEST_PACKET:
            raise ValueError("a packet without end")
        payload = await self._process.stdout.readexactly(size)
        if head[:1] == b"D":
            await self.on_data(payload)
        elif head[:1] == b"M":
            await self.on_meta(payload)
        elif head[:1] == b"P":
            await self.on_packed(payload)

    async def _over(self, began: bool, stderr: "asyncio.Task[str]") -> None:
        assert self._process is not None
        await self._deliveries.cancel_app_downloads(self.app_service_id)
        if self._stdin is not None:
            self._stdin.close()
        await self._wait_or_end()
        code = await self._process.wait()
        said = await stderr
        if not began:
            # Nobody typed anything yet: what it says is ours.
            _log.error("the app did not start (%d): %s", code, said)
        elif code:
            _log.error("an app ended with code %d", code)
        line, self._line = self._line, None
        self.is_over.set()
        if line is not None:
            await line.hang_up(self._why or (ending.FAILED if code or not began else ending.LEFT))

    async def on_meta(self, data: bytes) -> None:
        """What the app says besides drawing: that it leaves, or that a file is ready."""
        said = json.loads(data)
        match said.get("type"):
            case "deliver_file_start":
                name = str(said["path"]).replace("\\", "/").rpartition("/")[2]
                public = await self._deliveries.offer(self.visit, self, str(said["key"]), name)
                await self.say(["file", public, name])
            case "open_url" if _is_harmless(str(said["url"])):
                await self.say(["address", str(said["url"])])
            case _:
                pass  # that it leaves is seen when it has left, all saved

    async def looked(self, here: bool) -> None:
        """The window has the focus, or lost it."""
        self._looks_at = here
        await (self.focus() if here else self.blur())

    async def settle_focus(self) -> None:
        """Have the app see that somebody sits before it.

        Textual's driver takes the focus away some time after the start, and nobody would see where the keyboard is.
        """
        if self._looks_at and self._focus_told < _FOCUS_TOLD and self._has_drawn:
            self._focus_told += 1
            await self.focus()

    async def _draw(self, data: bytes) -> None:
        self._has_drawn = self._has_drawn or len(data) > _A_SCREEN
        if self._line is not None:
            with suppress(ConnectionError):
                await self._line.draw(data)

    async def _pass_over(self, *_: object) -> None:
        """Nothing is passed on unread: see `on_meta`."""


def _is_harmless(address: str) -> bool:
    """Whether an address may be offered to whoever looks at the page, to be clicked."""
    return len(address) <= _LONGEST_ADDRESS and address.isprintable() and address.startswith(("https://", "mailto:"))


async def _first_words(stream: asyncio.StreamReader | None) -> str:
    """The beginning of what a process complains of, read to its end so that it never waits for us."""
    kept = b""
    while stream is not None and (data := await stream.read(4096)):
        kept = (kept + data)[:_LARGEST_FAULT]
    return " ".join(kept.decode("utf-8", "replace").split())
