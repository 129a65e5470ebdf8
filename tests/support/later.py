"""The real program in a terminal of its own, at the time of a test's own clock."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from support.clocks import HandClock
from support.drawn import Drawn
from support.quickly import RUN
from support.terminal import Terminal
from support.windows import Window

_AHEAD = """
import sys
from datetime import UTC, datetime, timedelta
from s11tui.tui.bridge import Bridge
from s11tui.workspace import Workspace

ahead = timedelta(seconds=float(sys.argv.pop()))
for one in (Bridge.__init__, Workspace.open.__func__):
    one.__kwdefaults__["clock"] = lambda: datetime.now(UTC) + ahead
"""


class LaterWindow(Window):
    """A window whose program takes it to be as late as the clock says."""

    def __init__(self, path: Path, person: str, clock: HandClock, size: tuple[int, int] = (120, 40)) -> None:
        self._drawn, self._taken = Drawn(*size), 0
        ahead = (clock.now - datetime.now(UTC)).total_seconds()
        words = ("-w", str(path), "--as", person, str(ahead))
        Terminal.__init__(self, path, person, size, (_AHEAD + RUN, words))


@contextmanager
def later_window(path: Path, person: str, clock: HandClock) -> Iterator[Window]:
    """The real program for one person; it is ended at the end, and the clock has moved on by a minute."""
    opened = LaterWindow(path, person, clock)
    try:
        yield opened
    finally:
        opened.close()
        clock.jump(minutes=1)
