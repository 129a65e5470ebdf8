"""Leaving a screen while the record is still being waited for: what comes then has nowhere to go, and harms nobody."""

import threading

import pytest

from support.driving import driven
from support.partnership import Partnership
from support.picking import open_line

OVER_HOME = {"MeetingsScreen": "f10", "ActionsScreen": "f3", "BoardScreen": "f6"}


@pytest.mark.parametrize("name", [*OVER_HOME, "Moderate"])
async def test_a_screen_is_left_before_its_answer_comes(partnership: Partnership, name: str) -> None:
    partnership.in_moderation()
    async with driven(partnership.ws.path, partnership.clock, "cha-irwoman") as chair:
        if name in OVER_HOME:
            await chair.press(OVER_HOME[name])
        else:
            await open_line(chair, "Exampleshire Police")
        screen, gate = chair.app.screen, threading.Event()
        assert chair.where == name
        holding = chair.app.bridge._thread.submit(gate.wait, 20)
        if name == "Moderate":
            screen.action_next()  # type: ignore[attr-defined]  # of Moderate: fetches what stands beside
        else:
            screen.action_again()  # type: ignore[attr-defined]  # of each of them: fetches
        chair.app.call_later(screen.run_action, "back")
        await chair.until(lambda: chair.where == "Home" and not screen.is_attached)
        gate.set()
        assert holding.result()
        await chair.settled()
        assert chair.where == "Home"
        assert chair.app.is_running
