"""Sizes, weights and colours. One place, so that a page looks like one hand made it."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from s11tui.reports.document import Colour, ParagraphStyle, Tone

PAGE_WIDTH: Final = 595.276
PAGE_HEIGHT: Final = 841.89
MARGIN: Final = 66.0
COLUMN: Final = PAGE_WIDTH - 2 * MARGIN
TOP: Final = PAGE_HEIGHT - 78.0
BOTTOM: Final = 76.0

INK: Final = "#1c2126"
QUIET: Final = "#4b5661"
HAIRLINE: Final = "#cbd3da"
RULED: Final = "#98a4af"
PAPER: Final = "#ffffff"
ACCENT: Final = "#17435f"
TINT: Final = "#f1f5f8"
LINK: Final = "#175a94"
ALERT: Final = "#8f2420"


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a text looks; lengths in points. `indent`: distance from the left edge of the column."""

    weight: str = "regular"
    size: float = 10.75
    leading: float = 15.75
    colour: str = INK
    before: float = 0.0
    after: float = 8.0
    indent: float = 0.0


BODY: Final = TextStyle()
SMALL: Final = TextStyle(size=9.25, leading=13, colour=QUIET, after=5)
CLOSE: Final = TextStyle(size=9.5, leading=12.75)
LABEL: Final = TextStyle(weight="bold", before=10, after=2.5)
REMARK: Final = replace(SMALL, indent=118.0, after=7)
NOTE: Final = TextStyle(weight="italic", colour=QUIET)
CELL: Final = TextStyle(size=9.75, leading=13.5, after=0)
CELL_BOLD: Final = replace(CELL, weight="bold")
HEAD_CELL: Final = replace(CELL, weight="bold", size=9.25, leading=13.5, colour=QUIET)
HINT: Final = replace(SMALL, leading=12.5, after=2)
TICK_BOX: Final = TextStyle(size=17, leading=17)
TICK_NOTE: Final = TextStyle(size=9.5, leading=12.75, after=1)
ASKED: Final = replace(LABEL, before=8, after=2)
GUIDANCE: Final = TextStyle(size=10, leading=13.75, after=4)
LINK_TEXT: Final = replace(BODY, colour=LINK)
BAND_BANNER: Final = TextStyle(weight="bold", size=12, leading=16, colour="#5c1512", after=22)
BAND_BANNER_GROUND: Final = "#fbe3df"
BAND_SMALL: Final = TextStyle(size=11, leading=16, colour="#d7e4ee", after=0)
BAND_TITLE: Final = TextStyle(weight="bold", size=30, leading=36, colour=PAPER, before=10, after=10)
BAND_SUBTITLE: Final = TextStyle(size=14, leading=20, colour=PAPER, after=0)
LOW_BANNER: Final = replace(BAND_BANNER, size=10.5, leading=14, after=12)
LOW_SMALL: Final = replace(BAND_SMALL, size=10, leading=14)
LOW_TITLE: Final = replace(BAND_TITLE, size=19, leading=24, before=4, after=4)
LOW_SUBTITLE: Final = replace(BAND_SUBTITLE, size=11.5, leading=16)

PARAGRAPHS: Final[dict[ParagraphStyle, TextStyle]] = {
    "body": BODY,
    "small": SMALL,
    "lead": TextStyle(size=13, leading=19, after=10),
    "quote": TextStyle(colour=QUIET, indent=14),
    "label": LABEL,
    "guidance": GUIDANCE,
    "note": NOTE,
}

HEADINGS: Final = (
    TextStyle(weight="bold", size=22, leading=28, colour=ACCENT, before=30, after=10),
    TextStyle(weight="bold", size=14.5, leading=19.5, colour=INK, before=24, after=7),
    TextStyle(weight="bold", size=12, leading=16.5, colour=INK, before=15, after=5),
    TextStyle(weight="bold", size=10.75, leading=15.75, colour=QUIET, before=11, after=4),
)


def heading_style(depth: int, step: int = 0) -> TextStyle:
    """The look of a section's heading; 1 for the outermost. `step`: how many sizes smaller, and closer, than usual."""
    style = HEADINGS[min(depth + step, len(HEADINGS)) - 1]
    return replace(style, before=style.before * 0.7, after=style.after * 0.7) if step else style


@dataclass(frozen=True, slots=True)
class Swatch:
    """The colours of a grade: dark words on a pale ground beside a strong edge."""

    ground: str
    words: str
    edge: str


SWATCHES: Final[dict[Colour, Swatch]] = {
    "blue": Swatch("#dfebf6", "#123d66", "#2565a3"),
    "green": Swatch("#e0f0e3", "#164a26", "#2f7d46"),
    "amber": Swatch("#fcedcd", "#5c3a00", "#d18a12"),
    "red": Swatch("#fae0dd", "#7a1512", "#b8322a"),
    "grey": Swatch("#e9edf0", "#3a444d", "#7b8792"),
    "": Swatch(PAPER, INK, PAPER),
}

TONES: Final[dict[Tone, Swatch]] = {
    "calm": Swatch(TINT, INK, ACCENT),
    "warning": Swatch("#fdf4e0", INK, "#d18a12"),
    "urgent": Swatch("#fcecea", INK, "#b8322a"),
}


@lru_cache(maxsize=64)
def components(colour: str) -> str:
    """`#rrggbb` as the three numbers that PDF wants, each from 0 to 1."""
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.4g}" for at in (1, 3, 5))
