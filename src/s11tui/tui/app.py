"""The application: themes, the first screen, and leaving without losing a word."""

import asyncio
from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.command import Provider
from textual.screen import Screen

from s11tui.tui.bridge import Bridge
from s11tui.tui.palette import Everything
from s11tui.tui.screens.desk import Desk
from s11tui.tui.signals import on_ending
from s11tui.tui.themes import DARK, LIGHT, THEMES

_LAST_MOMENT = 12.0
"""Seconds that leaving waits for the record, should something else be holding it."""


class PartnershipApp(App[None]):
    """The app over one workspace.

    Args:
        bridge: the way to the record, opened; where nobody is signed in, the first screen asks who it is.
    """

    TITLE = "s11tui"
    CSS_PATH = "app.tcss"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {Everything}
    ENABLE_COMMAND_PALETTE = True
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-broad"), (160, "-wide")]  # noqa: RUF012  Textual declares it so
    NOTIFICATION_TIMEOUT = 8

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.bridge = bridge
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK.name
        self.animation_level = "none"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        # Other themes lack our own variables, and a style sheet that names an unknown one does not load.
        return dict(DARK.variables)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        yield from ()

    async def on_mount(self) -> None:
        on_ending(self.leave)
        if self.bridge.person is None:
            from s11tui.tui.screens.start import Start

            await self.push_screen(Start())
        else:
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

    def action_colours(self) -> None:
        """Change between dark and light."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name
