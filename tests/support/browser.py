"""A real browser for tests of pages: the Chromium of this machine, cut off from every network."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, Page, Playwright, sync_playwright

PATIENCE = 8_000
"""Milliseconds after which what was waited for is taken never to come."""

TRY_EVERYTHING = "S11TUI_TRY_EVERYTHING"
"""Where this is 1, a test that finds no browser fails instead of being skipped."""

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_PLACES = (
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/snap/bin/chromium",
)
_FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_AXE = {
    "runOnly": [
        *("wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"),
        *("best-practice", "experimental"),
    ],
    "rules": {"hidden-content": {"enabled": False}},  # says only that something is hidden: tests open it
    "resultTypes": ["violations", "incomplete"],
}
"""Every rule that the checker has, the strictest and those that it cannot decide by itself included."""


def chromium() -> str:
    """Where the browser is. Without one the test is skipped, or fails where everything is to be tried."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    found = found or next((place for place in _PLACES if Path(place).is_file()), None)
    if found is not None:
        return found
    why = "no Chromium, Chrome or Edge on this machine"
    if os.environ.get(TRY_EVERYTHING) == "1":
        pytest.fail(why)
    pytest.skip(why)


@dataclass
class Window:
    """One window with one page, used as a person does.

    Attributes:
        asked_for: addresses that the page or the browser for it asked for.
        faults: what went wrong in its scripts, and what its policy forbade.
    """

    page: Page
    asked_for: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def open(self, path: Path) -> None:
        self.page.goto(path.as_uri())

    def press(self, *keys: str) -> None:
        """Press keys, by the names that browsers give them."""
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        """Type a text, letter by letter."""
        self.page.keyboard.type(text)

    def tab_to(self, selector: str, *, most: int = 400) -> None:
        """Press Tab until the focus is there, as somebody does who has no mouse."""
        for _ in range(most):
            self.press("Tab")
            if self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(f"Tab never came to {selector}")

    def value(self, selector: str) -> str:
        """What stands in a box."""
        return self.page.locator(selector).first.input_value()

    def text(self, selector: str) -> str:
        """What a person reads there."""
        return self.page.locator(selector).first.inner_text()

    def saved(self, folder: Path, key: str = "Enter") -> Path:
        """Press a key that makes the page save a file; where it is now."""
        with self.page.expect_download() as caught:
            self.press(key)
        target = folder / caught.value.suggested_filename
        caught.value.save_as(target)
        return target

    def complaints(self) -> list[str]:
        """What the accessibility checker finds, or cannot decide, on the page as it is now."""
        found: dict[str, Any] = Axe().run(self.page, options=_AXE).response
        return [
            f"{rule['id']}: {node['html'][:200]}"
            for rule in (*found["violations"], *found["incomplete"])
            for node in rule["nodes"]
        ]


@contextmanager
def browsing(
    profile: Path, *, dark: bool = False, width: int = 1280, height: int = 900, served: bool = False
) -> Iterator[Window]:
    """A browser that keeps what it keeps in a folder, and is closed at the end.

    Args:
        profile: the folder; give it again to come back as the same person.
        served: whether it may reach what is served on this machine; nothing else in any case.
    """
    program = chromium()
    with sync_playwright() as player, _opened(player, program, profile, dark, (width, height), served) as window:
        yield window


@contextmanager
def browsing_both(first: Path, second: Path) -> Iterator[tuple[Window, Window]]:
    """Two browsers of two people before what is served on this machine."""
    program, size = chromium(), (1280, 900)
    with (
        sync_playwright() as player,
        _opened(player, program, first, False, size, True) as one,
        _opened(player, program, second, False, size, True) as other,
    ):
        yield one, other


@contextmanager
def _opened(
    player: Playwright, program: str, profile: Path, dark: bool, size: tuple[int, int], served: bool
) -> Iterator[Window]:
    # Some containers forbid the browser's own sandbox; only pages of ours are opened here.
    flags = [*_FLAGS, "--no-sandbox"] if sys.platform == "linux" else list(_FLAGS)
    flags += ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"] if served else []
    context = player.chromium.launch_persistent_context(
        profile,
        executable_path=program,
        headless=True,
        args=flags,
        offline=not served,
        color_scheme="dark" if dark else "light",
        viewport={"width": size[0], "height": size[1]},
        timeout=30_000,
    )
    try:
        context.set_default_timeout(PATIENCE)
        yield _watched(Window(context.pages[0]))
    finally:
        context.close()


def _watched(window: Window) -> Window:
    page = window.page
    page.on("request", lambda request: window.asked_for.append(request.url))
    page.on("pageerror", lambda fault: window.faults.append(_words(fault)))
    page.on("console", lambda message: window.faults.append(message.text) if message.type == "error" else None)
    return window


def _words(fault: Error) -> str:
    return fault.message
