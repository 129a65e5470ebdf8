"""The app is killed, told to end, and hung up on while somebody types: what is in the record then."""

import os
import random
import signal
import time
from pathlib import Path

import pytest

from support.clocks import HandClock
from support.partnership import MakePartnership, opened
from support.terminal import Terminal, terminal

KILLS = int(os.environ.get("S11TUI_KILLS", "4"))
"""How often the app is killed; `S11TUI_KILLS=200` for a long look."""
HALF_A_SECOND = 0.5
HANGS_UP = ("hang up", "terminal gone")
WORDS = [f"w{number:03d}" for number in range(400)]


def _open_form(one: Terminal) -> None:
    one.wait_for("To do")
    one.wait_for("Section 11 2027")
    one.send("\r")
    one.wait_for("What is in place")
    one.wait_for("next to do")


def _typed_texts(path: Path) -> list[str]:
    """What the record holds of the first standard's questions, drafts before answers."""
    partnership = opened(path, HandClock())
    try:
        standard = partnership.view().standard("policy")
        assert standard is not None
        assert partnership.ws.verify().ok
        return [one.draft if one.draft is not None else str(one.value or "") for one in standard.questions]
    finally:
        partnership.ws.close()


def _type_until(one: Terminal, moment: float, tabs: int) -> dict[str, float]:
    """Type words until a moment, going to the next question `tabs` times; gives back when each word was drawn."""
    drawn: dict[str, float] = {}
    seen_to = 0
    turns = {round((number + 1) * 12) for number in range(tabs)}
    for number, word in enumerate(WORDS):
        for letter in f"{word} ":
            one.send(letter)
            time.sleep(0.006)
        if number in turns:
            one.send("\t")
        seen, now = one.seen, time.monotonic()
        fresh = seen[max(0, seen_to - 200) :]
        seen_to = len(seen)
        drawn.update({word: now for word in WORDS[: number + 1] if word not in drawn and word in fresh})
        if now >= moment:
            break
    return drawn


@pytest.mark.parametrize("kill", range(KILLS))
def test_killed_while_typing_loses_at_most_half_a_second(kill: int, make_partnership: MakePartnership) -> None:
    partnership = make_partnership()
    path = partnership.ws.path
    partnership.ws.close()
    chance = random.Random(kill)
    with terminal(path, "lee-lead") as one:
        _open_form(one)
        drawn = _type_until(one, time.monotonic() + chance.uniform(0.5, 1.8), tabs=kill % 3)
        killed = time.monotonic()
        one.kill()
    kept = " ".join(_typed_texts(path))
    due = [word for word, moment in drawn.items() if moment < killed - HALF_A_SECOND]
    assert [word for word in due if word not in kept] == []
    found = kept.split()
    whole = [word for word in found if len(word) == len(WORDS[0])]
    assert whole == WORDS[: len(whole)], "what was kept is what was typed, in order, with nothing left out"


@pytest.mark.parametrize("ending", ["SIGTERM", "SIGHUP", "hang up", "terminal gone"])
def test_an_ended_session_keeps_everything(ending: str, make_partnership: MakePartnership) -> None:
    partnership = make_partnership()
    path = partnership.ws.path
    partnership.ws.close()
    with terminal(path, "lee-lead") as one:
        _open_form(one)
        one.send("The very last words")
        one.wait_for("last words")
        code = one.hang_up(told=ending == "hang up") if ending in HANGS_UP else one.tell(signal.Signals[ending])
    assert code == 0
    assert _typed_texts(path)[0] == "The very last words"


def test_ctrl_q_keeps_everything(make_partnership: MakePartnership) -> None:
    partnership = make_partnership()
    path = partnership.ws.path
    partnership.ws.close()
    with terminal(path, "lee-lead") as one:
        _open_form(one)
        one.send("Words before leaving")
        one.wait_for("before leaving")
        one.send("\x11")
        assert one.process.wait(60) == 0
    assert _typed_texts(path)[0] == "Words before leaving"
