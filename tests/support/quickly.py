"""Programs of ours in processes of their own, without each of them loading Python and all of ours anew.

Loading takes most of the time of a short command. So one process loads everything once; when it is asked it forks, and
the copy becomes the program: with its own folder, variables, streams, session and end. With `S11TUI_THOROUGH=1` every
program is started in the usual way, and so are those of tests that are about starting and ending.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from support.quickly_ask import ask, heard
from support.thorough import THOROUGH

RUN = "from s11tui.cli.main import run; run()"
"""What the command `s11tui` does."""
_SLOWLY = THOROUGH or not hasattr(os, "fork")
_HERE = Path(__file__).parent
_servers: "list[tuple[subprocess.Popen[bytes], int]]" = []
"""The server of this process, if there is one, and what it lives by: it ends when that is closed."""


def command(code: str = RUN) -> list[str]:
    """The words by which a shell or `subprocess` starts `s11tui`, or other code."""
    if not _SLOWLY:
        return [sys.executable, "-I", "-S", str(_HERE / "quickly_ask.py"), _address(), code]
    installed = Path(sys.executable).with_name("s11tui")
    return [str(installed)] if code == RUN and installed.exists() else [sys.executable, "-c", code]


def started(
    code: str, words: Sequence[str], stream: int, environment: Mapping[str, str]
) -> "subprocess.Popen[bytes] | Forked":
    """A program in a session of its own, with one stream for all it reads and says."""
    if not _SLOWLY:
        return Forked(code, words, stream, environment)
    return subprocess.Popen(
        [sys.executable, "-c", code, *words],
        stdin=stream, stdout=stream, stderr=stream, env=environment, start_new_session=True, close_fds=True,
    )  # fmt: skip


class Forked:
    """A program that was forked: what `Popen` says of those that it starts."""

    def __init__(self, code: str, words: Sequence[str], stream: int, environment: Mapping[str, str]) -> None:
        self._asking = ask(_address(), code, list(words), [stream] * 3, dict(environment))
        self.pid = heard(self._asking)
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """The exit code, if it has ended."""
        return self._heard(0.0)

    def wait(self, timeout: float) -> int:
        """Wait for the end; the exit code.

        Raises:
            TimeoutExpired: it has not ended within these seconds.
        """
        code = self._heard(timeout)
        if code is None:
            raise subprocess.TimeoutExpired("s11tui", timeout)
        return code

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def _heard(self, within: float) -> int | None:
        if self.returncode is None:
            self._asking.settimeout(within)
            try:
                self.returncode = heard(self._asking)
            except (TimeoutError, BlockingIOError):
                return None
            self._asking.close()
        return self.returncode


def end() -> None:
    """End the server, if there is one."""
    while _servers:
        process, held = _servers.pop()
        os.close(held)
        process.wait(20)


@cache
def _address() -> str:
    """Where the server of this process listens; it is started when it is first asked for."""
    listens = Path(tempfile.mkdtemp(prefix="quickly-")) / "socket"
    lifeline, held = os.pipe()
    server = [sys.executable, "-P", str(_HERE / "quickly_server.py"), str(listens)]
    process = subprocess.Popen(server, stdin=lifeline, stdout=subprocess.DEVNULL, start_new_session=True)
    os.close(lifeline)
    _servers.append((process, held))
    deadline = time.monotonic() + 60
    while not listens.exists():
        assert time.monotonic() < deadline, "the server never listened"
        time.sleep(0.01)
    return str(listens)
