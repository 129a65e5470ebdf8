"""Words on colours can be read: WCAG's contrast of 4.5 to 1 or more, in every pair that is used."""

import pytest

from s11tui.reports.document import COLOURS
from s11tui.reports.pdf import style

PAIRS = [
    *((swatch.words, swatch.ground) for swatch in (*style.SWATCHES.values(), *style.TONES.values())),
    *(
        (text.colour, style.PAPER)
        for text in (*style.HEADINGS, *style.PARAGRAPHS.values(), style.LINK_TEXT, style.HEAD_CELL)
    ),
    *((text.colour, style.ACCENT) for text in (style.BAND_SMALL, style.BAND_TITLE, style.BAND_SUBTITLE)),
    (style.ALERT, style.PAPER),
    (style.BAND_BANNER.colour, style.BAND_BANNER_GROUND),
]


def brightness(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("words", "ground"), PAIRS)
def test_contrast(words: str, ground: str) -> None:
    darker, lighter = sorted([brightness(words), brightness(ground)])
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_every_colour_of_the_model_has_its_swatch() -> None:
    assert set(style.SWATCHES) == set(COLOURS)
    assert len({swatch.ground for swatch in style.SWATCHES.values()}) == len(COLOURS)
