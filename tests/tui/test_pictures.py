"""A few screens as pictures, so that what changes on them is looked at by somebody."""

from pathlib import Path
from typing import Protocol

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from s11tui.tui.app import PartnershipApp
from s11tui.tui.bridge import Bridge
from support.driving import Driven
from support.two_years import TwoYears

SMALL, LARGE = (80, 24), (120, 40)


class Compare(Protocol):
    """Compares an app's picture with the one that was kept."""

    def __call__(self, app: object, **how: object) -> bool: ...


PICTURES = {
    "home-small-dark": ("lee-lead", SMALL, "s11-dark", ()),
    "home-large-light": ("partnership-manager", LARGE, "s11-light", ()),
    "form-small-dark": ("lee-lead", SMALL, "s11-dark", ("enter",)),
    "form-small-light": ("lee-lead", SMALL, "s11-light", ("enter", "pagedown")),
    "form-large-dark": ("lee-lead", LARGE, "s11-dark", ("enter",)),
    "form-large-light": ("lee-lead", LARGE, "s11-light", ("enter", "pagedown")),
    "form-large-high-contrast": ("lee-lead", LARGE, "s11-high-contrast", ("enter",)),
    "review-small-light": ("lee-lead", SMALL, "s11-light", ("enter", "f8")),
    "review-large-dark": ("lee-lead", LARGE, "s11-dark", ("enter", "f8")),
    "at-risk": ("lee-lead", SMALL, "s11-dark", ("f12",)),
}


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_picture(name: str, two_years: TwoYears, snap_compare: Compare) -> None:
    person, size, theme, keys = PICTURES[name]
    path: Path = two_years.ws.path
    bridge = Bridge(path, clock=two_years.clock)
    bridge.open(person).result()
    app = PartnershipApp(bridge)

    async def prepare(pilot: Pilot[None]) -> None:
        app.theme = theme
        somebody = Driven(app, pilot)
        await somebody.settled()
        await somebody.press(*keys)
        for area in app.screen.query(TextArea):
            area.cursor_blink = False
        await pilot.pause()

    try:
        assert snap_compare(app, terminal_size=size, run_before=prepare)
    finally:
        bridge.close()
