"""The application: the first screen, and leaving without losing a word."""

import asyncio
from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import events
from textual.app import SystemCommand
from textual.command import Provider
from textual.screen import Screen
from textual.widgets import Input

from s11tui.text import admit_line
from s11tui.tui.bridge import Bridge
from s11tui.tui.choosing import Choosing
from s11tui.tui.idling import Idling
from s11tui.tui.palette import Everything
from s11tui.tui.preferences import Settings
from s11tui.tui.screens.desk import Desk
from s11tui.tui.signals import on_ending

_LAST_MOMENT = 12.0
"""Seconds that leaving waits for the record, should something else be holding it."""


class PartnershipApp(Choosing):
    """The app over one workspace.

    Args:
        bridge: the way to the record. Where it is not opened, there is no workspace yet: the welcome makes or finds
            one; where nobody is signed in, the first screen asks who it is.
        settings: what the person chose before; read from its usual place otherwise.
        mouse: false leaves the mouse to the terminal.
    """

    TITLE = "s11tui"
    CSS_PATH = "app.tcss"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {Everything}
    ENABLE_COMMAND_PALETTE = True
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-broad"), (160, "-wide")]  # noqa: RUF012  Textual declares it so
    NOTIFICATION_TIMEOUT = 8

    def __init__(self, bridge: Bridge, settings: Settings | None = None, *, mouse: bool = True) -> None:
        super().__init__(settings or Settings(), mouse=mouse)
        self.bridge = bridge
        self.animation_level = "none"
        self._idling = Idling(self, bridge, self._settle_all)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        yield from ()

    async def on_event(self, event: events.Event) -> None:
        # Boxes of one line are Textual's own, the palette's too: they would show every control code that is pasted.
        if isinstance(event, events.Paste) and not event.is_forwarded and isinstance(self.focused, Input):
            event = events.Paste(admit_line(event.text).text)
        self._idling.heed(event)
        await super().on_event(event)

    async def on_mount(self) -> None:
        on_ending(self.leave)
        if self.bridge.is_guarded:
            self._idling.start()
        await self.push_screen(self.first_screen())
        self.take_up_choices()

    def first_screen(self) -> Desk:
        """What is shown first: by who is known to be there."""
        if not self.bridge.is_open:
            from s11tui.tui.screens.welcome import Welcome

            return Welcome()
        if self.bridge.person is None and self.bridge.known.must_sign_in:
            from s11tui.tui.screens.sign_in import SignIn

            return SignIn()
        if self.bridge.person is None:
            from s11tui.tui.screens.start import Start

            return Start()
        from s11tui.tui.screens.home import Home

        return Home()

    async def begin(self) -> Desk:
        """Go on at the first screen of a workspace that was just opened, leaving all others."""
        self._remember(welcomed=True)
        # From the back, so that the last one that is taken away is not resumed in between.
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        first = self.first_screen()
        await self.push_screen(first)
        return first

    async def go_home(self) -> None:
        """Show the work of whoever just signed in."""
        from s11tui.tui.screens.home import Home

        await self.push_screen(Home())

    def leave(self) -> None:
        """Save everything and end, from a signal handler."""
        self.run_worker(self.action_quit(), exclusive=True, group="leaving")

    async def action_quit(self) -> None:
        """Save everything and end."""
        try:
            await asyncio.wait_for(self._settle_all(), _LAST_MOMENT)
        except TimeoutError:
            # The record is held by something else. What was typed is in the drafts up to then.
            self.log.warning("left without the record's answer")
        self.exit()

    async def _settle_all(self) -> None:
        for screen in reversed(self.screen_stack):
            if isinstance(screen, Desk):
                await screen.settle()
