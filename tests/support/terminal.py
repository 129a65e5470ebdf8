"""The app in a terminal of its own, in a process of its own: to be typed into, hung up on, and killed."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from support.quickly import started

_CODES = re.compile(rb"\x1b\[[0-9;?>=]*[A-Za-z]|\x1b[\]P].*?(?:\x07|\x1b\\)|\x1b[=>]")
PATIENCE = 60.0
"""Seconds after which something that was waited for is taken never to come; generous, for busy machines."""

_RUN = "import sys; from pathlib import Path; from s11tui.tui import run; run(Path(sys.argv[1]), sys.argv[2])"


class Terminal:
    """A terminal with the app in it.

    Args:
        run: how the app is started, as code and the words after it; by its own function otherwise.
    """

    def __init__(
        self, path: Path, person: str, size: tuple[int, int] = (80, 24), run: tuple[str, Sequence[str]] | None = None
    ) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        environment = {**os.environ, "TERM": "xterm-256color"}
        # The terminal says how large it is, and not whoever runs the tests.
        for name in ("COLUMNS", "LINES"):
            environment.pop(name, None)
        code, words = run or (_RUN, (str(path), person))
        self.process = started(code, words, slave, environment)
        os.close(slave)
        self._output = b""
        self._lock = threading.Lock()
        self._closed = False
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        while not self._closed:
            ready, _, _ = select.select([self._master], [], [], 0.05)
            if ready:
                try:
                    new = os.read(self._master, 65536)
                except OSError:
                    return
                with self._lock:
                    self._output += new

    @property
    def seen(self) -> str:
        """All that was ever drawn, without the codes between."""
        with self._lock:
            return _CODES.sub(b"", self._output).decode("utf-8", "replace")

    def wait_for(self, words: str) -> None:
        """Wait until these words were drawn."""
        limit = time.monotonic() + PATIENCE
        while words not in self.seen:
            if time.monotonic() > limit or self.process.poll() is not None:
                raise AssertionError(f"“{words}” never came; the end of what did: {self.seen[-2000:]}")
            time.sleep(0.01)

    def send(self, keys: str) -> None:
        """Press keys."""
        os.write(self._master, keys.encode())

    def kill(self) -> None:
        """End the process as a failing machine does."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(PATIENCE)

    def tell(self, number: signal.Signals) -> int:
        """Send a signal and wait for the end; gives back the exit code."""
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)

    def hang_up(self, *, told: bool = True) -> int:
        """Close the terminal, as a dropped line does, and wait for the end; `told`: whether a signal says so."""
        self._closed = True
        self._reader.join()
        os.close(self._master)
        self._master = -1
        if told:
            self.process.send_signal(signal.SIGHUP)
        return self.process.wait(PATIENCE)

    def close(self) -> None:
        """End whatever is still running."""
        if self.process.poll() is None:
            self.kill()
        self._closed = True
        self._reader.join()
        if self._master >= 0:
            os.close(self._master)


@contextmanager
def terminal(path: Path, person: str) -> Iterator[Terminal]:
    """A terminal with the app in it, which is ended at the end."""
    opened = Terminal(path, person)
    try:
        yield opened
    finally:
        opened.close()
