"""Colours: words can be read on every ground in every theme, and the choice is made on screen and remembered."""

import pytest
from textual.color import Color
from textual.theme import Theme

from s11tui.tui.preferences import COLOURS, Settings
from s11tui.tui.themes import CHOICES, DARK, HIGH_CONTRAST, LIGHT, TERMINAL, THEMES
from s11tui.tui.widgets.pick_list import PickList
from support.driving import Driven, driven
from support.partnership import Partnership
from support.thorough import THOROUGH

ENOUGH, MUCH = 4.5, 7.0
"""The contrast of words that WCAG asks for at AA and at AAA."""
WORDS = ("foreground", "quiet", "accent", "error", "warning", "success")
GRADES = ("grade-blue", "grade-green", "grade-amber", "grade-red", "grade-grey")
GROUNDS = ("background", "surface", "panel")


def luminance(colour: Color) -> float:
    """As WCAG defines it."""
    parts = [part / 255 for part in colour.rgb]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def colour(theme: Theme, name: str) -> Color:
    found = theme.variables.get(name) or getattr(theme, name)
    assert isinstance(found, str)
    return Color.parse(found)


def test_the_measure_is_the_known_one() -> None:
    assert contrast(Color.parse("#000"), Color.parse("#fff")) == pytest.approx(21)
    assert contrast(Color.parse("#767676"), Color.parse("#fff")) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("word", WORDS + GRADES)
@pytest.mark.parametrize(("theme", "wanted"), [(DARK, ENOUGH), (LIGHT, ENOUGH), (HIGH_CONTRAST, MUCH)])
def test_words_stand_out_from_every_ground(theme: Theme, wanted: float, word: str, ground: str) -> None:
    assert contrast(colour(theme, word), colour(theme, ground)) >= wanted


def test_high_contrast_is_pure_and_its_lines_are_strong() -> None:
    assert colour(HIGH_CONTRAST, "background").hex == "#000000"
    assert colour(HIGH_CONTRAST, "foreground").hex == "#FFFFFF"
    assert contrast(colour(HIGH_CONTRAST, "rule"), colour(HIGH_CONTRAST, "background")) >= MUCH
    assert contrast(colour(HIGH_CONTRAST, "accent"), colour(HIGH_CONTRAST, "background")) >= 10


def test_every_theme_names_the_same_things() -> None:
    ours = set(DARK.variables) - {"input-selection-background"}
    assert all(ours <= set(theme.variables) for theme in THEMES)
    assert tuple(CHOICES) == COLOURS


def test_the_terminal_theme_has_only_the_terminals_own_colours() -> None:
    values = {name: value for name, value in TERMINAL.variables.items() if not name.endswith("-style")}
    assert all(value.startswith("ansi_") for value in values.values())
    assert all(Color.parse(value).ansi is not None for value in values.values())
    # In some palettes these cannot be read: see themes.py.
    for name in (*WORDS, *GRADES):
        found = TERMINAL.variables.get(name) or getattr(TERMINAL, name)
        assert found not in ("ansi_bright_black", "ansi_blue", "ansi_black", "ansi_white")


async def _choose(someone: Driven, downs: int, *keys: str) -> None:
    await someone.app.run_action("colours")
    await someone.settled()
    await someone.press(*["down"] * downs, *keys)


async def test_the_cursor_previews_and_enter_remembers(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        assert lead.app.theme == DARK.name
        await _choose(lead, 2)
        assert lead.app.theme == HIGH_CONTRAST.name
        assert Settings().now.colours == "dark", "looking is not choosing"
        await lead.press("escape")
        assert lead.app.theme == DARK.name
        await _choose(lead, 1, "enter")
        assert lead.app.theme == LIGHT.name
    assert Settings().now.colours == "light"
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        assert lead.app.theme == LIGHT.name


@pytest.mark.parametrize("colours", COLOURS)
async def test_every_screen_of_the_form_is_drawn_in_every_theme(partnership: Partnership, colours: str) -> None:
    Settings().choose(colours=colours)
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        for key in ("enter", "f8", "f12", "escape", "f1", "escape", "escape", "f7", "escape"):
            await lead.press(key)
            assert lead.shown.strip()
        assert "1.1  Policy" in lead.shown


_DRAWN_LINES = set("─│┌┐└┘▌▁▔▄▆▇█▂▃▅┃━▏▕ \xa0")


SHOWN = [("enter",), ("enter", "f4")] + [(), ("enter", "f8"), ("f1",), ("enter", "f7", "down")] * THOROUGH
"""What is pressed to come to each screen."""


@pytest.mark.parametrize(("colours", "wanted"), [("dark", ENOUGH), ("light", ENOUGH), ("high-contrast", MUCH)])
@pytest.mark.parametrize("keys", SHOWN)
async def test_all_that_is_drawn_can_be_read(
    partnership: Partnership, colours: str, wanted: float, keys: tuple[str, ...]
) -> None:
    """Also in the row under the cursor, on buttons, and in boxes that have the focus."""
    Settings().choose(colours=colours)
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", (120, 40)) as lead:
        await lead.press(*keys)
        # Under a dialog the screen is dimmed on purpose: nothing of it can be used now.
        dialogs = list(lead.app.screen.query(".dialog")) if lead.app.screen.is_modal else [lead.app.screen]
        region = dialogs[0].region
        pale = {
            (one.text, one.style.color.name, one.style.bgcolor.name)
            for strip in lead.drawn()[region.y : region.bottom]
            for one in strip.crop(region.x, region.right)
            if set(one.text) - _DRAWN_LINES and one.style and one.style.color and one.style.bgcolor
            if contrast(Color.from_rich_color(one.style.color), Color.from_rich_color(one.style.bgcolor)) < wanted
        }
        assert not pale


def _styles(someone: Driven) -> set[object]:
    """Every colour that is drawn on the screen."""
    segments = [one for strip in someone.drawn() for one in strip]
    return {c for one in segments if one.style for c in (one.style.color, one.style.bgcolor) if c is not None}


async def test_the_terminals_own_colours_reach_the_terminal_as_names(partnership: Partnership) -> None:
    Settings().choose(colours="terminal")
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter")
        assert lead.app.native_ansi_color
        assert all(one.triplet is None for one in _styles(lead)), _styles(lead)  # type: ignore[attr-defined]  # Rich's


@pytest.mark.parametrize("colours", ["high-contrast", "terminal"])
async def test_where_the_keyboard_is_is_seen_without_any_colour(partnership: Partnership, colours: str) -> None:
    Settings().choose(colours=colours)
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        work = lead.app.screen.query_one("#work", PickList)
        drawn = work.render_line(1)
        assert all(one.style is not None and one.style.reverse for one in drawn if one.text.strip())


async def test_who_forbids_colours_gets_none(partnership: Partnership, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    Settings().choose(colours="light")
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        assert lead.app.theme == TERMINAL.name
        assert [type(one).__name__ for one in lead.app._filters] == ["ANSIToTruecolor", "NoColor"]
        await lead.app.run_action("colours")
        await lead.settled()
        assert lead.where == "Home", "there is nothing to choose"
