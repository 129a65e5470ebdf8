"""In a terminal of its own: whatever people wrote, no code of theirs comes out, and none that comes in ends the app."""

import os
import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from support.hostile import EVERYTHING, SEEN, admitted, obeyed
from support.hostile_partnership import begin_hostile, copied_hostile
from support.partnership import Partnership, opened

if TYPE_CHECKING:
    from support.terminal import Terminal

if sys.platform == "win32":
    pytest.skip("a terminal of that kind is found on POSIX only", allow_module_level=True)

from support.terminal import terminal

_OWN = re.compile(r"\x1b\[[0-9;:?>=<]*[ $]?[A-Za-z]")
"""Codes that move and colour; what a person wrote could only come as another kind, or with other letters behind it."""
_ASKED = re.compile(r"\x1b(?:[=>78]|P[^\x1b]*\x1b\\|_G[^\x1b]*\x1b\\|\]22;[a-z]*\x07)")
"""What the terminal can do, and the shape of its pointer."""
_ENDS = set("ABCDHJKfhlmnpqrstuc")


def raw(shown: "Terminal") -> str:
    with shown._lock:
        return shown._output.decode("utf-8", "replace")


def assert_harmless(shown: "Terminal") -> None:
    """Only the app's own codes went to the terminal."""
    text = raw(shown)
    assert {code[-1] for code in _OWN.findall(text)} <= _ENDS
    rest = _OWN.sub("", text)
    rest = _ASKED.sub("", rest).replace("\r", "")
    assert not obeyed(rest), [rest[max(0, rest.index(one) - 40) :][:80] for one in obeyed(rest)]


def press(shown: "Terminal", keys: str) -> str:
    """Press keys, and give back what was drawn until nothing more came."""
    before = length = len(shown._output)
    shown.send(keys)
    limit, quiet = time.monotonic() + 20, 0
    # The cursor blinks every half second, which is drawn too.
    while time.monotonic() < limit and (quiet < 8 or length == before):
        time.sleep(0.05)
        now = len(shown._output)
        quiet, length = (quiet + 1, now) if now == length else (0, now)
    assert shown.process.poll() is None
    return _OWN.sub("", shown._output[before:].decode("utf-8", "replace"))


def test_nothing_that_people_wrote_commands_the_terminal(tmp_path: Path) -> None:
    begin_hostile(tmp_path / "hostile.s11")
    with terminal(tmp_path / "hostile.s11", "lee-lead") as shown:
        shown.wait_for("Second round")
        for keys in ("\r", "\x1b[6~", "\x1b[5~", "\x1bOQ", "\x1b[18~"):  # Enter, PgDn, PgUp, F2, F7
            drawn = press(shown, keys)
        assert SEEN in drawn
        for keys in ("\x1b[200~app.quit\x1b[201~", "\x1b", "\x1b[21~", "\x1b", "\x1b[19~"):  # F10, F8
            press(shown, keys)
        shown.wait_for("Review")
        assert_harmless(shown)
    one = copied_hostile(tmp_path / "hostile.s11")
    assert one.ws.verify().ok
    one.ws.close()


SENT = {"corpus": EVERYTHING.encode("utf-8", "surrogatepass"), "no letters": b"caf\xe9 \xff\xfe\xc3\x28 \xf0\x9f "}


@pytest.mark.parametrize("sent", SENT.values(), ids=SENT)
def test_a_paste_of_whatever_bytes_is_kept_as_it_was_admitted(partnership: Partnership, sent: bytes) -> None:
    """Terminals say where a paste begins and ends; a terminal of another encoding sends bytes that are no letters."""
    partnership.ws.close()
    path = partnership.ws.path
    with terminal(path, "lee-lead") as shown:
        shown.wait_for("Section 11 2027")
        shown.send("\r")
        shown.wait_for("What is in place")
        press(shown, "x")
        os.write(shown._master, b"\x1b[200~" + sent + b"end\x1b[201~")
        shown.wait_for("end")
        press(shown, "\t")
        assert_harmless(shown)
        assert shown.process.poll() is None
    one = opened(path, partnership.clock)
    policy = one.view().standard("policy")
    assert policy is not None
    assert policy.questions[0].value == "x" + admitted(sent.decode("utf-8", "replace") + "end")
    one.ws.close()
