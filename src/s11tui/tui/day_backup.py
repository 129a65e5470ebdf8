"""The day's backup, begun once the first screen stands; nobody waits for it, and a fault is told on the home screen."""

import asyncio
import threading
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from s11tui.errors import Refusal

if TYPE_CHECKING:
    from s11tui.tui.app import PartnershipApp
    from s11tui.workspace.backups.daily import DailyBackup


class DayBackup:
    """What the app does about backups.

    Attributes:
        pause: seconds after the first screen; opening the program is when it has most to do.
        wanted: whether there are to be any: not of a demo, nor where only a test runs the app.
        fault: why there is none today; None while there is one, or nothing is known yet.
    """

    def __init__(self, app: "PartnershipApp") -> None:
        self._app = app
        self._work: DailyBackup | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self.pause = 10.0
        self.wanted = False
        self.fault: Refusal | None = None

    def begin(self) -> None:
        """Begin, on a thread of its own, where a workspace is open."""
        bridge = self._app.bridge
        # On a host that is the work of its timer: a visitor may start nothing there.
        if not self.wanted or self._work is not None or not bridge.is_open or bridge.known.hosted:
            return
        from s11tui.workspace.backups.daily import DailyBackup

        self._work = DailyBackup(self._app.bridge.path, self._app.bridge.clock)
        self._loop = asyncio.get_running_loop()
        threading.Thread(target=self._make, args=(self._work,), name="backup", daemon=True).start()

    def stop(self) -> None:
        """End it, finished or not; the next who opens the program makes it."""
        if self._work is not None:
            self._work.stop()

    def _make(self, work: "DailyBackup") -> None:
        fault = work.run(self.pause)
        if fault is not None and self._loop is not None:
            with suppress(RuntimeError):  # the app has ended meanwhile
                self._loop.call_soon_threadsafe(partial(self._app.call_later, self._tell, fault))

    def _tell(self, fault: Refusal) -> None:
        from s11tui.tui.screens.home import Home

        self.fault = fault
        for screen in self._app.screen_stack:
            if isinstance(screen, Home):
                screen.tell_of_backup()
