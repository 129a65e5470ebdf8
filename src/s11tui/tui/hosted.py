"""What holds of the app where it runs on a host for somebody who is elsewhere: nothing of the host is theirs.

They have their own choices of colours and keys, and no way to a shell: no suspending, no program beside the app.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from textual.app import SuspendNotSupported

from s11tui.tui.bridge import Bridge
from s11tui.tui.choosing import Choosing
from s11tui.tui.delivering import own_folder
from s11tui.tui.preferences import Preferences, Settings

_NAME = "settings.toml"


class Passing(Settings):
    """Choices that hold until the program ends: of somebody who is not known yet."""

    def __init__(self) -> None:
        self.path, self.now, self.trouble = Path(os.devnull), Preferences(), ""

    def choose(self, **chosen: object) -> None:
        self.now = replace(self.now, **chosen)  # type: ignore[arg-type]  # the names are those of Preferences


def settings_of(bridge: Bridge) -> Settings:
    """The choices of whoever uses the app: on a host each person's own, elsewhere those of the computer's user.

    Raises:
        CannotStore: the person's folder cannot be made.
    """
    if not bridge.known.hosted:
        return Settings()
    if bridge.person is None:
        return Passing()
    folder = own_folder(bridge)
    folder.side("in")  # made for nobody else to read, before anything is written to it
    return Settings(folder.root / _NAME)


class Hosted(Choosing):
    """An app that may be used from elsewhere.

    Args:
        bridge: the way to the record.
        settings: what the person chose before; read from its usual place otherwise.
        mouse: false leaves the mouse to the terminal.
    """

    def __init__(self, bridge: Bridge, settings: Settings | None = None, *, mouse: bool = True) -> None:
        super().__init__(settings or settings_of(bridge), mouse=mouse)
        self.bridge = bridge

    @contextmanager
    def suspend(self) -> Iterator[None]:
        if self.bridge.known.hosted:
            raise SuspendNotSupported("The terminal is not ours to give away.")
        with super().suspend():
            yield

    def action_suspend_process(self) -> None:
        if not self.bridge.known.hosted:
            super().action_suspend_process()

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        # Outside a browser this would start one on the host.
        if self.is_web or not self.bridge.known.hosted:
            super().open_url(url, new_tab=new_tab)

    def take_up_own_choices(self) -> None:
        """Somebody signed in on a host: from now on their colours and keys."""
        if self.bridge.known.hosted:
            self.settings = settings_of(self.bridge)
            self._look(self.settings.now.colours)
            self.take_up_choices()
