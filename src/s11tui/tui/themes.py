"""The two themes: one accent for where you are and what you can do, four hues for grades, and quiet for the rest."""

from textual.theme import Theme

DARK = Theme(
    name="s11-dark",
    primary="#b3a4f7",
    secondary="#8f86c9",
    accent="#b3a4f7",
    warning="#e6b566",
    error="#f08a85",
    success="#7cc796",
    foreground="#dfe1e6",
    background="#14161b",
    surface="#1c1f26",
    panel="#262a33",
    dark=True,
    variables={
        "grade-blue": "#74b4f2",
        "grade-green": "#7cc796",
        "grade-amber": "#e6b566",
        "grade-red": "#f08a85",
        "grade-grey": "#a3a8b3",
        "rule": "#333844",
        "quiet": "#9aa0ad",
        "scrollbar": "#333844",
        "scrollbar-background": "#14161b",
        "scrollbar-corner-color": "#14161b",
        "input-selection-background": "#b3a4f7 30%",
    },
)
LIGHT = Theme(
    name="s11-light",
    primary="#5a3fc0",
    secondary="#7a68c4",
    accent="#5a3fc0",
    warning="#8a5a00",
    error="#b3261e",
    success="#1d7440",
    foreground="#23262d",
    background="#fcfbf9",
    surface="#f2f0ec",
    panel="#e6e3dd",
    dark=False,
    variables={
        "grade-blue": "#1660a8",
        "grade-green": "#1d7440",
        "grade-amber": "#8a5a00",
        "grade-red": "#b3261e",
        "grade-grey": "#5c616b",
        "rule": "#d6d2ca",
        "quiet": "#5f646e",
        "scrollbar": "#d0ccc3",
        "scrollbar-background": "#fcfbf9",
        "scrollbar-corner-color": "#fcfbf9",
        "input-selection-background": "#5a3fc0 25%",
    },
)
THEMES = (DARK, LIGHT)
"""Both, the default first."""
