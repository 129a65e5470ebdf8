"""A few screens as pictures, so that what changes on them is looked at by somebody."""

from pathlib import Path
from typing import Protocol

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from s11tui.tui.app import PartnershipApp
from s11tui.tui.bridge import Bridge
from support.partnership import Partnership


class Compare(Protocol):
    """Compares an app's picture with the one that was kept."""

    def __call__(self, app: object, **how: object) -> bool: ...


PICTURES = {
    "form-small-dark": ("lee-lead", (80, 24), "s11-dark", ("enter",)),
    "form-large-light": ("lee-lead", (120, 40), "s11-light", ("enter", "pagedown")),
    "review": ("lee-lead", (80, 24), "s11-light", ("enter", "f8")),
    "at-risk": ("lee-lead", (80, 24), "s11-dark", ("f12",)),
}


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_picture(name: str, partnership: Partnership, snap_compare: Compare) -> None:
    person, size, theme, keys = PICTURES[name]
    path: Path = partnership.ws.path
    bridge = Bridge(path, clock=partnership.clock)
    bridge.open(person).result()
    app = PartnershipApp(bridge)
    app.theme = theme

    async def prepare(pilot: Pilot[None]) -> None:
        for key in ("", *keys):
            if key:
                await pilot.press(key)
            await pilot.pause()
            await app.workers.wait_for_complete()
            await pilot.pause()
        for area in app.screen.query(TextArea):
            area.cursor_blink = False
        await pilot.pause()

    try:
        assert snap_compare(app, terminal_size=size, run_before=prepare)
    finally:
        bridge.close()
