"""A text as words with their places, so that what stands beside a word can be asked for."""

import re
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*|['’‘\-‐‑][^\W\d_]+)*")
_POSSESSIVE = ("'s", "’s", "'S", "’S")
_SENTENCE_END = re.compile(r"[.!?\n\u2026]")
_PLAIN_GAP = re.compile(r"[ \u00a0]+|[ \u00a0]?\n")
_LOOSE_GAP = re.compile(r"[ \u00a0]?[,:;(–—\-“\"‘'/\n]{1,2}[ \u00a0]?[(“\"‘']?")


class Word(NamedTuple):
    """A word without a possessive ending.

    Attributes:
        full_end: where it ends together with its ’s.
    """

    text: str
    start: int
    end: int
    full_end: int

    @property
    def low(self) -> str:
        return self.text.casefold()

    @property
    def owns(self) -> bool:
        return self.full_end > self.end


class Reading:
    """A text and its words."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = [_word(found) for found in _WORD.finditer(text)]

    def gap(self, place: int) -> str:
        """What stands between a word and the one before it; of a long one only the end."""
        start = self.words[place - 1].full_end if place else 0
        end = self.words[place].start
        return self.text[max(start, end - 20) : end]

    def low(self, place: int) -> str:
        """A word in small letters, empty where there is none."""
        return self.words[place].low if 0 <= place < len(self.words) else ""

    def follows_plainly(self, place: int) -> bool:
        """Only spaces stand between a word and the one before it."""
        return place > 0 and self.gap(place) in (" ", "\u00a0", "  ")

    def follows_loosely(self, place: int) -> bool:
        """A space, a comma, a colon, a dash, a bracket or a new line stands before it."""
        gap = self.gap(place)
        return place > 0 and bool(_PLAIN_GAP.fullmatch(gap) or _LOOSE_GAP.fullmatch(gap))

    def begins_sentence(self, place: int) -> bool:
        """Whether a word is the first of its sentence or line."""
        return place == 0 or bool(_SENTENCE_END.search(self.gap(place)))


def _word(found: re.Match[str]) -> Word:
    text = found.group()
    end = found.end()
    if len(text) > 2 and text.endswith(_POSSESSIVE):
        return Word(text[:-2], found.start(), end - 2, end)
    owns = found.string[end : end + 1] in ("'", "’") and text[-1] in "sS" and found.string[end + 1 : end + 2] == " "
    return Word(text, found.start(), end, end + 1 if owns else end)
