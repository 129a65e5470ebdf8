"""The app driven as a person does: keys, clicks, and what stands on the screen then."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from textual import events
from textual.pilot import Pilot
from textual.widget import Widget

from s11tui.clock import Clock
from s11tui.tui.app import PartnershipApp
from s11tui.tui.bridge import Bridge

PATIENCE = 20.0
"""Seconds after which a condition that was waited for is taken never to come."""


@dataclass
class Driven:
    """A running app."""

    app: PartnershipApp
    pilot: Pilot[None]

    async def settled(self) -> None:
        """Wait until everything that was begun is done."""
        await self.pilot.pause()
        while any(not worker.is_finished for worker in self.app.workers):
            await self.app.workers.wait_for_complete()
            await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, waiting for what each of them begins."""
        for key in keys:
            if len(key) > 1:
                # The pilot's own way waits three times as long, which adds up over some hundred keys.
                self.app.simulate_key(key)
            else:
                await self.pilot.press(key)
            await self.settled()

    async def type(self, text: str) -> None:
        """Type a text, letter by letter."""
        await self.pilot.press(*(_KEYS.get(letter, letter) for letter in text))
        await self.settled()

    async def paste(self, text: str) -> None:
        """Paste a text where the cursor is: quicker than typing it, where typing is not what is tried."""
        self.app.post_message(events.Paste(text))
        await self.settled()

    async def click(self, selector: str, **more: object) -> None:
        """Click a widget of the screen, scrolled into view."""
        self.app.screen.query_one(selector, Widget).scroll_visible(animate=False, immediate=True)
        await self.pilot.pause()
        await self.pilot.click(selector, **more)  # type: ignore[arg-type]  # offset and times only
        await self.settled()

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait for a condition."""
        async with asyncio.timeout(PATIENCE):
            while not holds():
                await self.pilot.pause(0.02)

    @property
    def shown(self) -> str:
        """What stands on the screen, as text."""
        # The compositor is the only one that knows; a picture of the screen would have to be parsed.
        return "\n".join(strip.text for strip in self.app.screen._compositor.render_strips())

    @property
    def where(self) -> str:
        """The name of the screen."""
        return type(self.app.screen).__name__


_KEYS = {" ": "space", "\n": "enter", ".": "full_stop", ",": "comma", "-": "minus", "'": "apostrophe"}


@asynccontextmanager
async def driven(
    path: Path, clock: Clock, person: str | None, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Driven]:
    """The app on a workspace, as one person (None: at the start screen), in a terminal of that size."""
    bridge = Bridge(path, clock=clock)
    try:
        bridge.open(person).result()
        app = PartnershipApp(bridge)
        async with app.run_test(size=size) as pilot:
            driven = Driven(app, pilot)
            await driven.settled()
            yield driven
            await driven.settled()
    finally:
        bridge.close()
