"""The app driven as a person does: keys, clicks, and what stands on the screen then.

Nobody sits before it, so it is not drawn after each key as for a terminal, which would take a third of the time: it is
drawn when something looks at it, when it comes to another screen, and at the end (`S11TUI_THOROUGH=1`: always).
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

from textual import events
from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual.keys import _character_to_key
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from s11tui.clock import Clock
from s11tui.tui.app import PartnershipApp
from s11tui.tui.bridge import Bridge
from support.thorough import THOROUGH

PATIENCE = 60.0
"""Seconds after which a condition that was waited for is taken never to come."""


@dataclass
class Driven:
    """A running app."""

    app: PartnershipApp
    pilot: Pilot[None]
    _before: Screen[object] | None = field(default=None, repr=False)

    async def settled(self) -> None:
        """Wait until everything that was begun is done.

        The pilot's own way asks whether the processor is idle, which takes long and is no answer on a busy machine.
        """
        async with asyncio.timeout(PATIENCE):
            while self.app.is_running and self.app._exception is None:
                if self._is_at_work():
                    await asyncio.sleep(0 if _ready() else 0.001)
                elif any(not worker.is_finished for worker in self.app.workers):
                    await self.app.workers.wait_for_complete()
                elif not self.app.animator._complete_event.is_set():
                    await self.app.animator.wait_until_complete()
                elif self._laid_out():
                    break
                else:
                    await asyncio.sleep(0)
        if self.app.is_running and self.app._exception is None and self.app.screen is not self._before:
            self._before = self.app.screen
            self.drawn()

    def _is_at_work(self) -> bool:
        """Whether some part of the app does something, or has something to do."""
        return (
            bool(_ready()) or self.app.type_ahead.has_waiting or not all(map(_waits, (self.app, *self.app._registry)))
        )

    def _laid_out(self) -> bool:
        """Whether all that is seen has its place; what has not gets it now and not with the next frame."""
        # Those behind are not asked to be drawn: that has the one before them drawn again, and so on for ever.
        changed = [one for one in self.app._background_screens if one._layout_required or one._callbacks]
        changed += [one for one in (self.app.screen,) if _has_changed(one)]
        for one in changed:
            one._on_timer_update()
        return not changed

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, waiting for what each of them begins."""
        for key in keys:
            # The pilot's own way waits three times as long, which adds up over some hundred keys.
            self.app.post_message(_pressed(key))
            await self.settled()

    async def type(self, text: str) -> None:
        """Type a text, letter by letter, as fast as the keys come."""
        for letter in text:
            self.app.post_message(_pressed(_KEYS.get(letter, letter)))
        await self.settled()

    def at_once(self, *parts: str) -> None:
        """Press keys faster than anything reads them: `key:f4` is one key, all else is letters."""
        for part in parts:
            for key in [part.removeprefix("key:")] if part.startswith("key:") else list(part):
                self.app.post_message(_pressed(key))

    async def paste(self, text: str) -> None:
        """Paste a text where the cursor is: quicker than typing it, where typing is not what is tried."""
        self.app.post_message(events.Paste(text))
        await self.settled()

    async def click(self, selector: str, **more: object) -> None:
        """Click a widget of the screen, scrolled into view."""
        self.app.screen.query_one(selector, Widget).scroll_visible(animate=False, immediate=True)
        await self.settled()
        await self.pilot.click(selector, **more)  # type: ignore[arg-type]  # offset and times only
        await self.settled()

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait for a condition."""
        async with asyncio.timeout(PATIENCE):
            while not holds():
                await asyncio.sleep(0.02)
                self._laid_out()

    def drawn(self) -> list[Strip]:
        """What stands on the screen, line by line."""
        # The compositor is the only one that knows; a picture of the screen would have to be parsed.
        visible_screen_stack.set(self.app._background_screens)
        return self.app.screen._compositor.render_strips()

    @property
    def shown(self) -> str:
        """What stands on the screen, as text."""
        return "\n".join(strip.text for strip in self.drawn())

    @property
    def where(self) -> str:
        """The name of the screen."""
        return type(self.app.screen).__name__


_KEYS = {"\n": "enter"}


def _ready() -> int:
    """How many steps are to be taken at once."""
    return len(asyncio.get_running_loop()._ready)  # type: ignore[attr-defined]  # of every loop that Python has


def _waits(pump: MessagePump) -> bool:
    """Whether a part of the app waits for messages, or is no longer there."""
    if pump._task is None and not isinstance(pump, PartnershipApp):
        return True
    queue = pump._message_queue
    return queue.empty() and bool(queue.ready_event._waiters)  # type: ignore[attr-defined]  # as above


def _has_changed(screen: Screen[object]) -> bool:
    """Whether something waits for the next frame."""
    in_place = not (screen._layout_required or screen._scroll_required or screen._recompose_required)
    return not in_place or bool(screen._repaint_required or screen._dirty_widgets or screen._callbacks)


def _pressed(key: str) -> events.Key:
    """A key by its name, or a letter."""
    if len(key) > 1:
        return events.Key(key, None)
    return events.Key(key if key.isalnum() else _character_to_key(key), key)


@contextmanager
def unwatched() -> Iterator[None]:
    """Apps that run meanwhile are drawn only when they are asked to."""
    draw = Compositor.render_update

    def when_asked(self: Compositor, full: bool = False, **more: object) -> object:
        if full or THOROUGH:
            return draw(self, full, **more)  # type: ignore[arg-type]  # as they came
        self._dirty_regions.clear()
        return None

    with patch.object(Compositor, "render_update", when_asked):
        yield


@asynccontextmanager
async def driven(
    path: Path, clock: Clock, person: str | None, size: tuple[int, int] = (80, 24), look_every: float | None = None
) -> AsyncIterator[Driven]:
    """The app on a workspace, as one person (None: at the start screen), in a terminal of that size.

    It looks at what others changed when a test has it look, so that nothing depends on how long a test takes.
    """
    bridge = Bridge(path, clock=clock)
    try:
        bridge.open(person).result()
        app = PartnershipApp(bridge, look_every=look_every)
        with unwatched():
            async with app.run_test(size=size) as pilot:
                driven = Driven(app, pilot)
                await driven.settled()
                yield driven
                await driven.settled()
                if app.is_running:
                    driven.drawn()
    finally:
        bridge.close()
