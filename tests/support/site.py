"""The real server with the real app, and people who sit before it in a real browser."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from aiohttp.test_utils import unused_port
from playwright.sync_api import WebSocket

from support.browser import Window
from support.drawn import Drawn
from support.quickly import RUN
from support.serving import PASSPHRASE

PATIENCE = 30.0
_STILL = 500
"""Milliseconds without that anything is drawn."""
_PASSED = ("PATH", "HOME", "LANG", "LC_ALL", "TZ", "SYSTEMROOT", "TMPDIR", "TEMP", "TMP")


class Site:
    """`s11tui serve` in a process of its own."""

    def __init__(self, workspace: Path, *words: str, port: int = 0) -> None:
        self.port = port or unused_port()
        self.address = f"http://127.0.0.1:{self.port}"
        told = ("--port", str(self.port), *words)
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-c", RUN, "serve", "-w", str(workspace), *told],
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            env={name: os.environ[name] for name in _PASSED if name in os.environ},
            start_new_session=True,
        )
        assert self.process.stderr is not None
        first = self.process.stderr.readline().decode()
        assert self.address in first, first + self.process.stderr.read().decode()

    def apps(self) -> list[psutil.Process]:
        """The apps that run for people."""
        return psutil.Process(self.process.pid).children(recursive=True)

    def end(self, number: int = signal.SIGTERM) -> None:
        """End it by a signal, and wait until it has ended."""
        self.process.send_signal(number)
        self.process.wait(PATIENCE)
        assert self.process.stderr is not None
        self.process.stderr.close()


@contextmanager
def site(workspace: Path, *words: str, port: int = 0) -> Iterator[Site]:
    """Serve a workspace; the server and its apps have ended at the end."""
    served = Site(workspace, *words, port=port)
    apps: list[psutil.Process] = []
    try:
        yield served
    finally:
        if served.process.poll() is None:
            apps = served.apps()
            served.end()
        gone(apps)


def gone(processes: list[psutil.Process]) -> None:
    """Wait until none of them runs any more."""
    _, left = psutil.wait_procs(processes, PATIENCE)
    for one in left:
        one.kill()
    assert not left, "an app outlived the server"


@dataclass
class Sitter:
    """Somebody before the app in a browser: presses keys, moves the mouse, and sees what is drawn."""

    window: Window
    address: str
    drawn: Drawn = field(default_factory=lambda: Drawn(220, 90))

    def __post_init__(self) -> None:
        self.window.page.on("websocket", self._watch)

    def _watch(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: self.drawn.take(frame) if isinstance(frame, bytes) else None)

    def signs_in(self, name: str) -> None:
        """Open the first page and sign in, by keys alone."""
        self.window.page.goto(self.address)
        self.fills_sign_in(name)

    def fills_sign_in(self, name: str) -> None:
        self.window.tab_to("#name")
        self.window.type(name)
        self.window.press("Tab")
        self.window.type(PASSPHRASE)
        self.window.press("Enter")

    @property
    def screen(self) -> str:
        """What stands in the terminal, on one line."""
        return self.drawn.flat

    def sees(self, *words: str) -> None:
        """Wait until all of these stand on the screen at once."""
        self.until(lambda: all(one in self.screen for one in words), f"“{'”, “'.join(words)}” never stood there")

    def until(self, holds: Callable[[], bool], otherwise: str) -> None:
        limit = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < limit, f"{otherwise}\n{self.drawn.text}\n{self.window.faults}"
            self.window.page.wait_for_timeout(30)

    def clicks(self, words: str) -> None:
        """Click where these words stand in the terminal."""
        self.sees(words)
        self._until_still()
        found = re.search(re.escape(words), self.drawn.text)
        assert found is not None, f"“{words}” does not stand on one line\n{self.drawn.text}"
        before = self.drawn.text[: found.start()]
        line, column = before.count("\n"), found.start() - (before.rfind("\n") + 1)
        page = self.window.page
        box = page.locator(".xterm-screen").bounding_box()
        size = page.evaluate("window.s11tuiLine.size")
        assert box is not None
        wide, high = box["width"] / size["width"], box["height"] / size["height"]
        page.mouse.click(box["x"] + (column + 1) * wide, box["y"] + (line + 0.5) * high)

    def _until_still(self) -> None:
        """Wait until nothing more is drawn: what is to be clicked must not move away under the mouse."""
        before = ""
        while before != self.drawn.text:
            before = self.drawn.text
            self.window.page.wait_for_timeout(_STILL)

    def told(self, dialog: str, words: str) -> None:
        """Wait until a dialog of the page is open and says this."""
        shown = self.window.page.locator(f"dialog#{dialog}[open]")
        self.until(lambda: shown.count() == 1 and words in shown.inner_text(), f"“{words}” was never told")
