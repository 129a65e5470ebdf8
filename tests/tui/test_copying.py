"""Copy and paste, also over a line; and the mouse handed to the terminal and taken back."""

import base64
import os
import time
from typing import TYPE_CHECKING

import pytest
from textual.driver import Driver

from s11tui.tui.mouse import can_hand_over, hand_over
from s11tui.tui.preferences import Settings
from s11tui.tui.widgets.writing import Writing
from support.driving import driven
from support.partnership import Partnership

if TYPE_CHECKING:
    from support.terminal import Terminal

PATIENCE = 30.0
MOUSE_ON, MOUSE_OFF = "\x1b[?1003h", "\x1b[?1003l"


async def test_what_is_copied_goes_to_the_terminals_clipboard(
    partnership: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    """OSC 52: the only way that reaches the person's own computer when the app runs on another."""
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter")
        written: list[str] = []
        driver = lead.app._driver
        assert driver is not None
        monkeypatch.setattr(driver, "write", written.append)
        await lead.type("policy é")
        await lead.press(*["shift+left"] * 8, "ctrl+c")
        assert lead.app.clipboard == "policy é"
        wanted = base64.b64encode("policy é".encode()).decode()
        assert f"\x1b]52;c;{wanted}\a" in written


async def test_cut_and_paste_inside_the_app(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter")
        box = lead.app.focused
        assert isinstance(box, Writing)
        await lead.type("twice ")
        await lead.press(*["shift+left"] * 6, "ctrl+x")
        assert box.text == ""
        await lead.press("ctrl+v", "ctrl+v")
        assert box.text == "twice twice "


async def test_the_terminals_paste_arrives_whole(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter")
        await lead.paste("one\ntwo\n\nthree")
        await lead.until(lambda: "three" in lead.shown)
        box = lead.app.focused
        assert isinstance(box, Writing)
        assert box.text == "one\ntwo\n\nthree"


class _Mouse:
    """A driver that writes down what it tells the terminal, as Textual's own do."""

    def __init__(self, *, mouse: bool, pixels: bool) -> None:
        self._mouse, self._mouse_pixels = mouse, pixels
        self.said: list[str] = []

    def _enable_mouse_support(self) -> None:
        if self._mouse:
            self.said.append("on")

    def _disable_mouse_support(self) -> None:
        if self._mouse:
            self.said.append("off")

    def _enable_mouse_pixels(self) -> None:
        self.said.append("pixels")


@pytest.mark.parametrize(("pixels", "said"), [(False, ["off", "on"]), (True, ["off", "on", "pixels"])])
def test_the_mouse_goes_and_comes_back(pixels: bool, said: list[str]) -> None:
    driver = _Mouse(mouse=True, pixels=pixels)
    assert can_hand_over(driver)  # type: ignore[arg-type]  # it has what is asked for
    hand_over(driver, to_app=False)  # type: ignore[arg-type]  # as above
    assert not driver._mouse, "it stays with the terminal when the app comes back from the background"
    hand_over(driver, to_app=True)  # type: ignore[arg-type]  # as above
    assert driver.said == said


def test_the_drivers_of_this_textual_can_hand_the_mouse_over() -> None:
    """Should Textual rename what it has no public name for, this says so before anybody notices."""
    from textual.drivers.web_driver import WebDriver

    known: list[type[Driver]] = [WebDriver]
    if os.name != "nt":
        from textual.drivers.linux_driver import LinuxDriver

        known.append(LinuxDriver)
    for one in known:
        assert hasattr(one, "_enable_mouse_support")
        assert hasattr(one, "_disable_mouse_support")


async def test_where_the_mouse_cannot_change_hands_it_is_told(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.app.run_action("mouse")
        await lead.settled()
        assert [one.message for one in lead.app._notifications][-1].startswith("The mouse cannot change hands here.")
        assert lead.app.has_mouse


async def test_leaving_the_mouse_to_the_terminal_is_remembered(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("ctrl+p")
        await lead.type("always")
        await lead.until(lambda: "Always leave the mouse" in lead.shown)
        await lead.press("enter")
    assert not Settings().now.mouse
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        assert not lead.app.has_mouse


def _raw(opened: "Terminal") -> str:
    """All that was ever sent to the terminal, with its codes."""
    with opened._lock:
        return opened._output.decode("utf-8", "replace")


def _wait_for_more(opened: "Terminal", words: str, before: int) -> None:
    """Wait until something was sent more often than before."""
    limit = time.monotonic() + PATIENCE
    while _raw(opened).count(words) <= before:
        assert time.monotonic() < limit, words
        time.sleep(0.02)


@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are of Unix")
def test_in_a_terminal_the_mouse_is_let_go_and_taken_back(partnership: Partnership) -> None:
    from support.terminal import terminal

    with terminal(partnership.ws.path, "lee-lead") as opened:
        opened.wait_for("Section 11")
        assert MOUSE_OFF not in _raw(opened)
        for typed, shown, code in (
            ("give the mouse", "selecting and copying works", MOUSE_OFF),
            ("take the mouse", "Then clicks work", MOUSE_ON),
        ):
            before = _raw(opened).count(code)
            opened.send("\x10")
            time.sleep(0.5)
            opened.send(typed)
            opened.wait_for(shown)
            opened.send("\r")
            _wait_for_more(opened, code, before)


@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are of Unix")
def test_with_mouse_false_the_terminal_keeps_it_from_the_start(partnership: Partnership) -> None:
    from support.terminal import terminal

    Settings().choose(mouse=False)
    with terminal(partnership.ws.path, "lee-lead") as opened:
        opened.wait_for("Section 11")
        assert MOUSE_ON not in _raw(opened)
