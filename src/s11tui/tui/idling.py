"""Noticing that a session was left alone: all is saved, then it is locked, or ended where it has no passphrase."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from textual import events

from s11tui.errors import Refusal
from s11tui.tui.bridge import Bridge

if TYPE_CHECKING:
    from s11tui.tui.app import PartnershipApp

LOOK_EVERY = 5.0
"""Seconds between two looks at how long nobody did anything."""
_DONE_BY_HAND = (events.Key, events.Paste, events.MouseDown, events.MouseScrollDown, events.MouseScrollUp)


class Idling:
    """Watches one app.

    Args:
        settle: brings everything that is typed into the record.
    """

    def __init__(self, app: "PartnershipApp", bridge: Bridge, settle: Callable[[], Awaitable[None]]) -> None:
        self._app = app
        self._bridge = bridge
        self._settle = settle

    def start(self) -> None:
        """Begin to look."""
        self._app.set_interval(LOOK_EVERY, self._look)

    def heed(self, event: events.Event) -> None:
        """Take notice of an event: of those that a person made."""
        if isinstance(event, _DONE_BY_HAND):
            self._bridge.seen()

    def _look(self) -> None:
        from s11tui.tui.screens.locked import LockedScreen

        left = self._bridge.idle_left
        if left is not None and left <= LOOK_EVERY and not isinstance(self._app.screen, LockedScreen):
            self._app.run_worker(self._lock(), exclusive=True, group="locking")

    async def _lock(self) -> None:
        from s11tui.tui.screens.locked import LockedScreen

        await self._settle()
        try:
            has_passphrase = await self._bridge.lock()
        except Refusal:
            has_passphrase = True
        if has_passphrase:
            await self._app.push_screen(LockedScreen(self._bridge))
        else:
            self._app.leave()  # nobody chose to go: they are taken back to where they were
