"""A text spread over a face and the faces behind it."""

from collections import Counter
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from s11tui.reports.fonts.drawable import is_written_from_the_right
from s11tui.reports.fonts.faces import BOLD, BOLD_ITALIC, FALLBACK, FALLBACK_BOLD, ITALIC, REGULAR, Face, face

STAND_IN = "\u25a1"
"""What is drawn for a character that no face has."""

_MOST_WORDS = 50_000
"""Words whose width is remembered; beyond, the memory starts anew."""


class Run(NamedTuple):
    """A piece of a text in one face. `stands_for`: what stand-ins were drawn for, empty where there are none."""

    face: Face
    text: str
    stands_for: str = ""


class Chain:
    """A face with the one behind it.

    Attributes:
        missing: how often each character was met that neither has.
    """

    def __init__(self, first: str, behind: str) -> None:
        self._first = face(first)
        self._behind_name = behind
        self._widths: dict[str, float] = {}
        self.missing: Counter[str] = Counter()

    def has_all(self, text: str) -> bool:
        """Whether no stand-in is needed for a drawable text."""
        if text.isascii() or self._first.characters.issuperset(text):
            return True
        return all(self._choose(letter) is not None for letter in text)

    def runs(self, text: str) -> list[Run]:
        """The pieces of a drawable text, in order, each with the face to draw it in."""
        if text.isascii() or self._first.characters.issuperset(text):
            return [Run(self._first, text)]
        return [self._run(chosen, "".join(letters)) for chosen, letters in groupby(text, self._choose)]

    def count_missing(self, text: str) -> None:
        """Add the characters of a drawable text that no face has to `missing`."""
        if not (text.isascii() or self._first.characters.issuperset(text)):
            self.missing.update(letter for letter in text if letter != "\n" and self._choose(letter) is None)

    def width(self, word: str) -> float:
        """The width of a piece without newlines, in thousandths of the type size."""
        try:
            return self._widths[word]
        except KeyError:
            if len(self._widths) > _MOST_WORDS:
                self._widths.clear()
            width = self._widths[word] = sum(sum(map(run.face.widths.__getitem__, run.text)) for run in self.runs(word))
            return width

    def letter_widths(self, word: str) -> list[float]:
        """The width of each character of a piece."""
        return [self.width(letter) for letter in word]

    def _choose(self, letter: str) -> Face | None:
        if letter in self._first.characters:
            return self._first
        behind = face(self._behind_name)
        return behind if letter in behind.characters and _may_be_set(letter) else None

    def _run(self, chosen: Face | None, text: str) -> Run:
        if chosen is None:
            return Run(face(self._behind_name), STAND_IN * len(text), text)
        return Run(chosen, text)


@lru_cache(maxsize=4096)
def _may_be_set(letter: str) -> bool:
    """Whether a letter that the second face has may be drawn: private ones mean nothing outside that face."""
    is_private = "\ue000" <= letter <= "\uf8ff" or letter >= "\U000f0000"
    return not is_private and not is_written_from_the_right(letter)


class Chains:
    """The four chains of one document, which count what is missing together."""

    def __init__(self) -> None:
        self.missing: Counter[str] = Counter()
        self._made: dict[str, Chain] = {}

    def chain(self, weight: str) -> Chain:
        """The chain for a weight: regular, bold, italic or bold-italic."""
        made = self._made.get(weight)
        if made is None:
            made = self._made[weight] = Chain(*_NAMES[weight])
            made.missing = self.missing
        return made


_NAMES: dict[str, tuple[str, str]] = {
    "regular": (REGULAR, FALLBACK),
    "bold": (BOLD, FALLBACK_BOLD),
    "italic": (ITALIC, FALLBACK),
    "bold-italic": (BOLD_ITALIC, FALLBACK_BOLD),
}
