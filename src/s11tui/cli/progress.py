"""A bar on standard error while something takes longer than a second."""

import sys
import time
from types import TracebackType
from typing import Self

from s11tui.cli.printing import one_line

PATIENCE = 1.0
"""Seconds before anything is shown."""

_EVERY = 0.1
_WIDTH = 30


class Progress:
    """Call it with the share that is done, from 0 to 1, and perhaps with words for it.

    It is shown only on a terminal, and only after a second.

    Args:
        label: what is being done, for example `Writing the report`.
    """

    def __init__(self, label: str) -> None:
        self._label = label
        self._next = time.monotonic() + PATIENCE
        self._shown = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def __call__(self, share: float, words: str = "") -> None:
        now = time.monotonic()
        if now < self._next or not sys.stderr.isatty():
            return
        self._next = now + _EVERY
        self._shown = True
        sys.stderr.write(f"\r\x1b[K{self.drawn(share, words)}")
        sys.stderr.flush()

    def drawn(self, share: float, words: str = "") -> str:
        """The bar as text: `Writing the report  #####.....   50%`."""
        share = min(1.0, max(0.0, share))
        filled = round(share * _WIDTH)
        return f"{self._label}  {'#' * filled}{'.' * (_WIDTH - filled)}  {share:4.0%}  {one_line(words)}".rstrip()
