"""Font files, each loaded once in a process and only when it is needed."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR = "AtkinsonHyperlegibleNext-Regular"
BOLD = "AtkinsonHyperlegibleNext-Bold"
ITALIC = "AtkinsonHyperlegibleNext-RegularItalic"
BOLD_ITALIC = "AtkinsonHyperlegibleNext-BoldItalic"
FALLBACK = "DejaVuSans"
FALLBACK_BOLD = "DejaVuSans-Bold"

_FOLDER = Path(__file__).parent


class _Widths(dict[str, float]):
    """The width of each character in thousandths of the type size, filled as it is asked for."""

    def __init__(self, by_code: dict[int, float], otherwise: float) -> None:
        super().__init__()
        self._by_code = by_code
        self._otherwise = otherwise

    def __missing__(self, character: str) -> float:
        # The engine draws a no-break space as a space.
        code = 32 if character == "\xa0" else ord(character)
        width = self[character] = self._by_code.get(code, self._otherwise)
        return width


@dataclass(frozen=True, eq=False)
class Face:
    """One font file.

    Attributes:
        name: its name in the PDF engine.
        characters: those it has a glyph for.
        widths: of each character, in thousandths of the type size.
        plain_ascii: whether ASCII text stands in the PDF as it is, without looking up codes.
        engine: the engine's own object.
    """

    name: str
    characters: frozenset[str]
    widths: dict[str, float]
    plain_ascii: bool
    engine: Any


@lru_cache(maxsize=8)
def face(name: str) -> Face:
    """The face of that name, registered with the PDF engine."""
    plain_ascii = not name.startswith(FALLBACK)
    font = TTFont(name, str(_FOLDER / f"{name}.ttf"), asciiReadable=plain_ascii, shapable=False)
    pdfmetrics.registerFont(font)
    characters = frozenset(chr(code) for code, glyph in font.face.charToGlyph.items() if glyph)
    widths = _Widths(font.face.charWidths, font.face.defaultWidth)
    return Face(name, characters, widths, plain_ascii, font)
