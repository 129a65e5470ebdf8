"""The app under a server, as for a browser: whatever becomes of the server, the words are kept and no process stays."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from support import relaying
from support.clocks import HandClock
from support.partnership import MakePartnership, opened
from support.terminal import PATIENCE

_CODES = re.compile(rb"\x1b\[[0-9;?>=]*[A-Za-z]|\x1b[\]P].*?(?:\x07|\x1b\\)|\x1b[=>]")
WORDS = "The very last words"


class Relayed:
    """The app, a process that stands in for the server, and whatever else it started."""

    def __init__(self, path: Path, person: str, *held: str) -> None:
        self.server = subprocess.Popen(
            [sys.executable, relaying.__file__, str(path), person, *held],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True,
        )  # fmt: skip
        assert self.server.stdout is not None
        self.app, *self.others = [psutil.Process(int(one)) for one in self.server.stdout.readline().split()]
        self._output = b""
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.server.stdout is not None
        while data := os.read(self.server.stdout.fileno(), 65536):
            self._output += data

    @property
    def seen(self) -> str:
        """All that was ever drawn, without the codes between."""
        return _CODES.sub(b"", self._output).decode("utf-8", "replace")

    def wait_for(self, words: str) -> None:
        """Wait until these words were drawn."""
        limit = time.monotonic() + PATIENCE
        while words not in self.seen:
            assert time.monotonic() < limit, f"“{words}” never came; the end of what did: {self.seen[-2000:]}"
            time.sleep(0.01)

    def send(self, keys: str) -> None:
        """Press keys."""
        assert self.server.stdin is not None
        data = keys.encode()
        self.server.stdin.write(b"D" + len(data).to_bytes(4, "big") + data)
        self.server.stdin.flush()

    def app_ends(self) -> None:
        """Wait until the app is no process any more."""
        limit = time.monotonic() + PATIENCE
        while self.app.is_running() and self.app.status() != psutil.STATUS_ZOMBIE:
            assert time.monotonic() < limit, "the app lives on"
            time.sleep(0.02)

    def close(self) -> None:
        """End whatever of it still runs."""
        for one in (self.app, *self.others):
            if one.is_running():
                one.kill()
        self.server.kill()
        self.server.wait(PATIENCE)
        self._reader.join()
        for pipe in (self.server.stdin, self.server.stdout):
            assert pipe is not None
            pipe.close()


@contextmanager
def relayed(path: Path, person: str, *held: str) -> Iterator[Relayed]:
    """The app under a stand-in for the server; everything is ended at the end."""
    one = Relayed(path, person, *held)
    try:
        yield one
    finally:
        one.close()


def typed(path: Path) -> str:
    """What the record holds of the first question, a draft before an answer."""
    partnership = opened(path, HandClock())
    try:
        standard = partnership.view().standard("policy")
        assert standard is not None
        assert partnership.ws.verify().ok
        first = standard.questions[0]
        return str(first.value or "") if first.draft is None else first.draft
    finally:
        partnership.ws.close()


def ends(one: Relayed, ending: str) -> None:
    """End the server, or ask the app itself to end."""
    if ending == "killed":
        one.server.send_signal(signal.SIGKILL)
    elif ending == "input ends":
        assert one.server.stdin is not None
        one.server.stdin.close()
    elif ending == "SIGTERM":
        one.app.terminate()
    elif ending == "SIGINT":
        one.app.send_signal(signal.SIGINT)
    else:
        message = b'{"type": "quit"}'
        assert one.server.stdin is not None
        one.server.stdin.write(b"M" + len(message).to_bytes(4, "big") + message)
        one.server.stdin.flush()


@pytest.mark.parametrize("ending", ["killed", "killed, pipes held", "input ends", "SIGTERM", "SIGINT", "quit"])
def test_no_word_is_lost_and_no_process_stays(ending: str, make_partnership: MakePartnership) -> None:
    partnership = make_partnership()
    path = partnership.ws.path
    partnership.ws.close()
    ending, *held = ending.split(", pipes ")
    with relayed(path, "lee-lead", *held) as one:
        one.wait_for("To do")
        one.wait_for("Section 11 2027")
        one.send("\r")
        one.wait_for("What is in place")
        one.wait_for("next to do")
        one.send(WORDS)
        one.wait_for("last words")
        ends(one, ending)
        one.app_ends()
        assert typed(path) == WORDS
