"""The application: the first screen, and leaving without losing a word."""

import asyncio
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import ClassVar

from textual import events
from textual.app import SystemCommand
from textual.command import Provider
from textual.driver import Driver
from textual.screen import Screen
from textual.widgets import Input

from s11tui.errors import Refusal
from s11tui.text import admit_line
from s11tui.tui.bridge import Bridge
from s11tui.tui.day_backup import DayBackup
from s11tui.tui.hosted import Hosted
from s11tui.tui.idling import Idling
from s11tui.tui.palette import Everything
from s11tui.tui.preferences import Settings
from s11tui.tui.screens.desk import Desk
from s11tui.tui.signals import on_ending
from s11tui.tui.type_ahead import TypeAhead
from s11tui.tui.watching import LOOK_EVERY, Watcher

_LAST_MOMENT = 12.0
"""Seconds that leaving waits for the record, should something else be holding it."""
_BACK = "You are back where you were; what you had typed is here."


class PartnershipApp(Hosted):
    """The app over one workspace.

    Args:
        bridge: the way to the record. Where it is not opened, there is no workspace yet: the welcome makes or finds
            one; where nobody is signed in, the first screen asks who it is.
        settings: what the person chose before; read from its usual place otherwise.
        mouse: false leaves the mouse to the terminal.
        look_every: seconds between two looks at what others changed; None: it does not look by itself.
    """

    TITLE = "s11tui"
    CSS_PATH = "app.tcss"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {Everything}
    ENABLE_COMMAND_PALETTE = True
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-broad"), (160, "-wide")]  # noqa: RUF012  Textual declares it so
    NOTIFICATION_TIMEOUT = 8

    def __init__(
        self,
        bridge: Bridge,
        settings: Settings | None = None,
        *,
        mouse: bool = True,
        look_every: float | None = LOOK_EVERY,
    ) -> None:
        super().__init__(bridge, settings, mouse=mouse)
        self.animation_level = "none"
        self.type_ahead = TypeAhead(self, self._read)
        self._idling = Idling(self, bridge, self._settle_all)
        self.watcher = Watcher(self, look_every)
        self._is_saved = False
        self.day_backup = DayBackup(self)

    def get_driver_class(self) -> type[Driver]:
        driver = super().get_driver_class()
        if driver.__module__ != "textual.drivers.web_driver":
            return driver
        from s11tui.tui.browser_driver import BrowserDriver

        return BrowserDriver

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        yield from ()

    async def on_event(self, event: events.Event) -> None:
        self._idling.heed(event)
        self.watcher.heed(event)
        if not self.type_ahead.takes(event):
            await self._read(event)

    async def _read(self, event: events.Event) -> None:
        # Boxes of one line are Textual's own, the palette's too: they would show every control code that is pasted.
        if isinstance(event, events.Paste) and not event.is_forwarded and isinstance(self.focused, Input):
            event = events.Paste(admit_line(event.text).text)
        if isinstance(event, events.Key) and not event.is_forwarded:
            with self.type_ahead.giving(event, self.focused or self.screen):
                await super().on_event(event)
        else:
            await super().on_event(event)

    async def on_mount(self) -> None:
        on_ending(self.leave)
        self.screen_change_signal.subscribe(self, self._screen_changes, immediate=True)
        self._idling.start()
        await self.push_screen(self.first_screen())
        self.take_up_choices()
        self.watcher.begin()
        self._take_back()
        self.day_backup.begin()

    def _screen_changes(self, screen: Screen[object]) -> None:
        screen.call_after_refresh(self.type_ahead.release, self.type_ahead.hold())

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
        self.day_backup.begin()
        return first

    async def go_home(self) -> None:
        """Show the work of whoever just signed in."""
        from s11tui.tui.screens.home import Home

        self.take_up_own_choices()
        await self.push_screen(Home())
        self._take_back()

    def _take_back(self) -> None:
        """Open what was open before this person when a session of theirs ended and they had not left."""
        where, self.bridge.left_at = self.bridge.left_at, None
        home = self.screen
        if where is not None and self.bridge.person is not None and isinstance(home, Desk):
            from s11tui.tui.going import open_return

            home.lead(open_return(home, where.return_id, where.standard, greeting=_BACK))

    def leave(self) -> None:
        """Save everything and end, from a signal handler: nobody chose to go."""
        self.run_worker(self._save_and_exit(), exclusive=True, group="leaving")

    async def action_quit(self) -> None:
        """Save everything and end."""
        await self._save(keep_place=False)
        self.exit()

    async def _save_and_exit(self) -> None:
        await self._save(keep_place=True)
        self.exit()

    async def on_exit_app(self) -> None:
        # However it is ended (a browser's window was closed, for one): first everything is saved.
        if not self._is_saved:
            await self._save(keep_place=True)

    async def _save(self, *, keep_place: bool) -> None:
        """Bring everything into the record, and say that the person has gone.

        Args:
            keep_place: they did not choose to, and are taken back here.
        """
        self._is_saved = True
        try:
            await asyncio.wait_for(self._settle_all(), _LAST_MOMENT)
        except TimeoutError:
            # The record is held by something else. What was typed is in the drafts up to then.
            self.log.warning("left without the record's answer")
        with suppress(Refusal, TimeoutError):
            await asyncio.wait_for(self.watcher.leave(keep_place=keep_place), 1.0)

    async def _settle_all(self) -> None:
        for screen in reversed(self.screen_stack):
            if isinstance(screen, Desk):
                await screen.settle()
