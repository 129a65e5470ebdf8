"""Choosing the colours: each is shown while the cursor stands on it."""

from textual.content import Content

from s11tui.tui.preferences import COLOURS
from s11tui.tui.screens.menu import Menu
from s11tui.tui.themes import CHOICES
from s11tui.tui.widgets.pick_list import PickList, Row
from s11tui.tui.words import muted, plain

_INTRO = "Arrows show how each looks. Enter chooses it, and it is remembered; Esc leaves everything as it was."


class Colours(Menu):
    """Gives back one of COLOURS, or None where nothing was chosen; whoever asked then sets what holds.

    Args:
        chosen: what holds now.
    """

    def __init__(self, chosen: str) -> None:
        rows = [
            Row(name, plain(title), muted(looks), Content("(•)" if name == chosen else "( )"))
            for name, (_, title, looks) in CHOICES.items()
        ]
        super().__init__("Colours", _INTRO, rows, chosen)

    def on_mount(self) -> None:
        self.watch(self.query_one(PickList), "cursor", self._preview, init=False)

    def _preview(self, cursor: int) -> None:
        if self.is_current and 0 <= cursor < len(COLOURS):
            self.app.theme = CHOICES[COLOURS[cursor]][0].name
