"""The real program in a terminal of its own, as somebody sits before it: keys go in, and the screen is looked at."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from support.drawn import Drawn
from support.quickly import RUN
from support.terminal import PATIENCE, Terminal

KEYS = {
    "enter": "\r", "tab": "\t", "escape": "\x1b", "backspace": "\x7f", "ctrl+a": "\x01", "ctrl+q": "\x11",
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F",
    "pageup": "\x1b[5~", "pagedown": "\x1b[6~",
    "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~", "f6": "\x1b[17~", "f7": "\x1b[18~",
    "f8": "\x1b[19~", "f9": "\x1b[20~", "f10": "\x1b[21~",
}  # fmt: skip
"""What a terminal sends for a key."""

_LOOKING = 0.4
"""Seconds in which nothing new is drawn."""

Trouble = ("Not saved yet", "could not be reached", "Traceback", "is locked")
"""Words that must never be on a screen while others work in the same record."""


class Window(Terminal):
    """One person before the real program."""

    _last = ""
    """The key that was pressed last."""

    def __init__(self, path: Path, person: str, size: tuple[int, int] = (120, 40)) -> None:
        self._drawn, self._taken = Drawn(*size), 0
        super().__init__(path, person, size, (RUN, ("-w", str(path), "--as", person)))

    @property
    def screen(self) -> str:
        """What stands on the screen now, on one line and without the space between."""
        with self._lock:
            new, self._taken = self._output[self._taken :], len(self._output)
        self._drawn.take(new)
        return self._drawn.flat

    @property
    def lines(self) -> list[str]:
        """The same, line by line."""
        _ = self.screen
        return self._drawn.text.split("\n")

    def press(self, *keys: str) -> None:
        """Press keys by their names."""
        if keys[0] == self._last:
            self._looks()
        self._last = keys[-1]
        self.send("".join(KEYS[one] for one in keys))

    def paste(self, text: str) -> None:
        """Paste a text, as terminals do it."""
        self.send(f"\x1b[200~{text}\x1b[201~")

    def sees(self, *words: str) -> None:
        """Wait until all of these stand on the screen at once."""
        self.until(lambda: all(one in self.screen for one in words), f"“{'”, “'.join(words)}” never stood there")

    def until(self, holds: Callable[[], bool], otherwise: str) -> None:
        """Wait for something; fail at once where the program has ended or tells of trouble."""
        limit = time.monotonic() + PATIENCE
        while not holds():
            wrong = next((one for one in Trouble if one in self.screen), "")
            if wrong or self.process.poll() is not None or time.monotonic() > limit:
                raise AssertionError("\n".join((wrong or otherwise, *self.lines)))
            time.sleep(0.02)

    def _looks(self) -> None:
        """Let the screen come to rest: the same key again, at once, would be taken for impatience."""
        before: list[str] = []
        while before != self.lines:
            before = self.lines
            time.sleep(_LOOKING)

    def leaves(self) -> None:
        """Leave the program by its own key, and see that it ends well."""
        self.press("ctrl+q")
        assert self.process.wait(PATIENCE) == 0, self.seen[-2000:]


@contextmanager
def window(path: Path, person: str, size: tuple[int, int] = (120, 40)) -> Iterator[Window]:
    """The real program for one person, which is ended at the end."""
    opened = Window(path, person, size)
    try:
        yield opened
    finally:
        opened.close()
