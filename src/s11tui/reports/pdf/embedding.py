"""Embeds the parts of the fonts that were used, with a map back to Unicode that PDF/UA accepts."""

from collections.abc import Iterator, Sequence
from typing import Any

from s11tui.reports.pdf.objects import Mended

_MOST_ENTRIES = 100
"""Lines that one block of such a map may have."""


def embed_fonts(pdf: Any) -> None:
    """Add every font that was drawn with; nothing can be drawn with them afterwards."""
    for font in pdf.delayedFonts:
        subsets = [list(subset) for subset in font.state[pdf].subsets]
        internal = pdf.fontMapping[font.fontName][1:]
        font.addObjects(pdf)
        for at, subset in enumerate(subsets):
            embedded = pdf.idToObject["BasicFonts"].dict[f"{internal}+{at}"]
            pdf.idToObject[embedded.ToUnicode.name].content = _unicode_map(embedded.BaseFont, subset)
    pdf.delayedFonts = []


def mend_streams(pdf: Any) -> None:
    """Put the end of line that PDF/A wants into every stream that the engine made."""
    for name, one in pdf.idToObject.items():
        if type(one).__name__ == "PDFStream":
            pdf.idToObject[name] = Mended(one)


def _unicode_map(name: str, subset: Sequence[int]) -> str:
    """The map of a subset's codes to characters.

    The engine's own maps code 0, the shape for what is missing, to U+0000; and writes characters beyond the
    basic plane as five digits.
    """
    entries = [f"<{code:02X}> <{_utf16(character)}>" for code, character in enumerate(subset) if code and character]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            f"/CMapName /{name} def /CMapType 2 def",
            "1 begincodespacerange <00> <FF> endcodespacerange",
            *_blocks(entries),
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
    )


def _blocks(entries: Sequence[str]) -> Iterator[str]:
    for start in range(0, len(entries), _MOST_ENTRIES):
        block = entries[start : start + _MOST_ENTRIES]
        yield "\n".join([f"{len(block)} beginbfchar", *block, "endbfchar"])


def _utf16(character: int) -> str:
    return chr(character).encode("utf-16-be").hex().upper()
