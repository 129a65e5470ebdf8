"""The colours: one accent for where you are and what you can do, four hues for grades, and quiet for the rest.

Every theme gives the same names a colour, so that no screen knows which theme is on. `here` is the row that the
keyboard is at: two themes tint it, the others turn it round (black on white), which is seen without any colour.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from textual.theme import Theme


@dataclass(frozen=True, slots=True)
class _Palette:
    """The colours of a theme, by what they are for."""

    accent: str
    secondary: str
    foreground: str
    background: str
    surface: str
    panel: str
    blue: str
    green: str
    amber: str
    red: str
    grey: str
    rule: str
    quiet: str
    bar: str
    here: str
    here_style: str
    alarm: str

    def variables(self) -> dict[str, str]:
        """Our own names, and those of Textual's that would not fit."""
        return {
            "grade-blue": self.blue,
            "grade-green": self.green,
            "grade-amber": self.amber,
            "grade-red": self.red,
            "grade-grey": self.grey,
            "rule": self.rule,
            "quiet": self.quiet,
            "here": self.here,
            "here-style": self.here_style,
            "alarm": self.alarm,
            "surface": self.surface,
            "panel": self.panel,
            "scrollbar": self.bar,
            "scrollbar-background": self.background,
            "scrollbar-corner-color": self.background,
        }

    def theme(self, name: str, more: Mapping[str, str], *, dark: bool, ansi: bool = False) -> Theme:
        """The theme made of it."""
        return Theme(
            name=name,
            primary=self.accent,
            secondary=self.secondary,
            accent=self.accent,
            warning=self.amber,
            error=self.red,
            success=self.green,
            foreground=self.foreground,
            background=self.background,
            surface=self.surface,
            panel=self.panel,
            dark=dark,
            ansi=ansi,
            variables={**self.variables(), **more},
        )


DARK = _Palette(
    accent="#b3a4f7",
    secondary="#8f86c9",
    foreground="#dfe1e6",
    background="#14161b",
    surface="#1c1f26",
    panel="#262a33",
    blue="#74b4f2",
    green="#7cc796",
    amber="#e6b566",
    red="#f08a85",
    grey="#a3a8b3",
    rule="#333844",
    quiet="#9aa0ad",
    bar="#333844",
    here="#b3a4f7 22%",
    here_style="none",
    alarm="#f08a85 25%",
).theme("s11-dark", {"input-selection-background": "#b3a4f7 30%"}, dark=True)

LIGHT = _Palette(
    accent="#5a3fc0",
    secondary="#7a68c4",
    foreground="#23262d",
    background="#fcfbf9",
    surface="#f2f0ec",
    panel="#e6e3dd",
    blue="#1660a8",
    green="#1d7440",
    amber="#8a5a00",
    red="#b3261e",
    grey="#555a63",
    rule="#d6d2ca",
    quiet="#555a63",
    bar="#d0ccc3",
    here="#5a3fc0 22%",
    here_style="none",
    alarm="#b3261e 25%",
).theme("s11-light", {"input-selection-background": "#5a3fc0 25%"}, dark=False)

HIGH_CONTRAST = _Palette(
    accent="#ffe14d",
    secondary="#ffe14d",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    blue="#8fd0ff",
    green="#7ff0a5",
    amber="#ffbe5c",
    red="#ff9c96",
    grey="#dcdfe6",
    rule="#b8bcc6",
    quiet="#dcdfe6",
    bar="#ffffff",
    here="#000000",
    here_style="bold reverse",
    alarm="#000000",
).theme(
    "s11-high-contrast",
    {
        "input-selection-background": "#ffe14d",
        "input-selection-foreground": "#000000",
        "screen-selection-background": "#ffe14d",
        "screen-selection-foreground": "#000000",
    },
    dark=True,
)

# Names, no colours: the terminal says what they look like. What many palettes make unreadable is not used for words:
# bright black (in some it is the background) and blue (in some it is nearly black).
TERMINAL = _Palette(
    accent="ansi_magenta",
    secondary="ansi_magenta",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    blue="ansi_cyan",
    green="ansi_green",
    amber="ansi_yellow",
    red="ansi_red",
    grey="ansi_default",
    rule="ansi_blue",
    quiet="ansi_default",
    bar="ansi_blue",
    here="ansi_default",
    here_style="bold reverse",
    alarm="ansi_default",
).theme(
    "s11-terminal",
    {
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "border-blurred": "ansi_default",
        "block-cursor-foreground": "ansi_default",
        "block-cursor-background": "ansi_default",
        "block-cursor-text-style": "bold reverse",
        "input-selection-background": "ansi_cyan",
        "input-selection-foreground": "ansi_black",
        "screen-selection-background": "ansi_cyan",
        "screen-selection-foreground": "ansi_black",
    },
    dark=True,
    ansi=True,
)

CHOICES: Mapping[str, tuple[Theme, str, str]] = {
    "dark": (DARK, "Dark", "Light words on a dark ground, with few colours."),
    "light": (LIGHT, "Light", "Dark words on a light ground, as on paper."),
    "high-contrast": (HIGH_CONTRAST, "High contrast", "White on black; lines and the place you are at stand out."),
    "terminal": (TERMINAL, "The terminal's own", "The colours that your terminal is set to, whatever they are."),
}
"""By the word in the settings: the theme, its name and what it looks like."""

THEMES = tuple(theme for theme, _, _ in CHOICES.values())
"""All of them, the default first."""
