"""What the person chooses for themselves: colours, mouse, keys. A part of the app."""

import os
from typing import TYPE_CHECKING

from textual.app import App

from s11tui.errors import CannotWrite
from s11tui.tui.commands import use_keys
from s11tui.tui.mouse import can_hand_over, hand_over
from s11tui.tui.preferences import Settings
from s11tui.tui.stylesheet import KeptStylesheet
from s11tui.tui.themes import CHOICES, DARK, TERMINAL, THEMES
from s11tui.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from collections.abc import Mapping

NO_COLOUR = "NO_COLOR"
_MOUSE_GONE = (
    "The mouse belongs to the terminal now: select with it and copy as in any other window. To take it back: Ctrl+P, "
    "then “mouse”."
)
_MOUSE_BACK = "The mouse works in s11tui again. With Shift held (Option on a Mac) it selects for the terminal."


class Choosing(App[None]):
    """An app whose looks, mouse and keys are the person's own, and remembered.

    Args:
        settings: what the person chose before.
        mouse: false leaves the mouse to the terminal whatever the settings say.
    """

    def __init__(self, settings: Settings, *, mouse: bool = True) -> None:
        # Who forbids colours gets none: not even the greys that Textual would put in their place.
        super().__init__(ansi_color=True if NO_COLOUR in os.environ else None)
        self.stylesheet = KeptStylesheet(variables=self.get_css_variables())
        self.settings = settings
        self.has_mouse = mouse and settings.now.mouse
        """Whether clicks come to the app; otherwise the terminal keeps the mouse."""
        for theme in THEMES:
            self.register_theme(theme)
        self._look(settings.now.colours)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        # Other themes lack our own variables, and a style sheet that names an unknown one does not load.
        return dict(DARK.variables)

    def take_up_choices(self) -> None:
        """Put the person's own keys to work, and tell what in their settings could not be understood."""
        told = [self.settings.trouble] if self.settings.trouble else []
        if self.settings.now.keys:
            # Reading which keys are free loads every screen, so it is done only for those who changed any.
            from s11tui.tui.rebinding import usable

            keys, refused = usable(self.settings.now.keys)
            self._put_to_work(keys)
            told += [f"{why} Its usual key stays." for why in refused]
        else:
            use_keys({})
        for one in told:
            self.tell(one)

    def tell(self, words: str) -> None:
        """Tell something in a corner of the screen, whichever screen that is."""
        self.notify(words, markup=False)

    def change_keys(self, keys: "Mapping[str, str]") -> None:
        """From now on these keys, by action; the others have their usual ones."""
        self._put_to_work(keys)
        self._remember(keys=dict(keys))

    def action_colours(self) -> None:
        """Ask for the colours."""
        if self.no_color:
            self.tell("This terminal is set to show no colours (NO_COLOR), so there is nothing to choose.")
            return
        from s11tui.tui.screens.colours import Colours

        def chosen(name: str | None) -> None:
            self._look(name or self.settings.now.colours)
            if name is not None:
                self._remember(colours=name)

        self.push_screen(Colours(self.settings.now.colours), chosen)

    def action_keys(self) -> None:
        """Show every command with its key, to be changed."""
        from s11tui.tui.screens.keys import Keys

        self.push_screen(Keys(self.settings.now.keys), lambda keys: None if keys is None else self.change_keys(keys))

    def action_mouse(self) -> None:
        """Give the mouse to the terminal, or take it back."""
        driver = self._driver
        if driver is None or not can_hand_over(driver):
            self.tell("The mouse cannot change hands here. With Shift held (Option on a Mac) it selects for copying.")
            return
        self.has_mouse = not self.has_mouse
        hand_over(driver, to_app=self.has_mouse)
        self.tell(_MOUSE_BACK if self.has_mouse else _MOUSE_GONE)

    def action_mouse_always(self) -> None:
        """Remember whether the app takes the mouse when it starts."""
        mouse = not self.settings.now.mouse
        self._remember(mouse=mouse)
        self.tell("Remembered. s11tui starts with the mouse." if mouse else "Remembered. s11tui starts without it.")

    def _look(self, colours: str) -> None:
        self.theme = TERMINAL.name if self.no_color else CHOICES[colours][0].name

    def _put_to_work(self, keys: "Mapping[str, str]") -> None:
        from s11tui.tui.rebinding import keymap

        use_keys(keys)
        self.set_keymap(keymap(keys))
        for screen in self.screen_stack:
            for bar in screen.query(KeyBar):
                bar.refresh(layout=True)

    def _remember(self, **chosen: object) -> None:
        try:
            self.settings.choose(**chosen)
        except CannotWrite as refusal:
            self.tell(str(refusal))
