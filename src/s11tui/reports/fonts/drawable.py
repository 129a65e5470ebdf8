"""From a text as it stands in the record to the characters that are drawn of it."""

import unicodedata

_NO_BREAK_SPACES = "\xa0\u202f"
_INVISIBLE = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0"
    + "".join(map(chr, range(0xFE00, 0xFE10)))
    + "".join(map(chr, range(0xE0100, 0xE01F0)))
)
"""Variation selectors, joiners and fillers that Unicode does not count as format characters."""


def _fate(character: str) -> str:
    """What is drawn for a character: mostly itself."""
    category = unicodedata.category(character)
    if character == "\n" or category in ("Zl", "Zp"):
        return "\n"
    if character == "\t":
        return "    "
    if category == "Zs":
        return "\xa0" if character in _NO_BREAK_SPACES else " "
    if category in ("Cc", "Cf") or character in _INVISIBLE:
        return ""
    if category == "Cs":
        return "\ufffd"
    is_noncharacter = category == "Cn" and (ord(character) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(character) <= 0xFDEF)
    return "" if is_noncharacter else character


class _Fates(dict[int, str]):
    """A table for `str.translate` that is filled as characters are met."""

    def __missing__(self, code: int) -> str:
        fate = self[code] = _fate(chr(code))
        return fate


_FATES = _Fates()


def drawable(text: str) -> str:
    """The text as it is drawn: composed, tabs as four spaces, without characters that cannot be seen.

    Joiners, variation selectors, soft hyphens and byte order marks have no shape of their own; drawn, they
    would become a box. The record and the attached data keep them.
    """
    if text.isascii() and text.isprintable():
        return text
    plain = text.translate(_FATES)
    return plain if plain.isascii() else unicodedata.normalize("NFC", plain)


def is_written_from_the_right(character: str) -> bool:
    """Whether it belongs to a script that reads from right to left, which is not set here."""
    return unicodedata.bidirectional(character) in ("R", "AL", "AN")
