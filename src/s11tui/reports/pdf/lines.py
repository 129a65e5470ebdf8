"""Breaking a text into lines, once and in time proportional to its length."""

import re

from s11tui.reports.fonts.chain import Chain

_AFTER = frozenset("/-–—_.?&=,;:)]}|\\")
"""Where a word that is longer than a line may be broken, if that leaves at least half a line."""

_LONG_WORD = 200
"""Characters; no word of that length fits a line, and its width is not worth remembering."""

_BLANK_LINES = re.compile(r"\n(?:[ \xa0]*\n)+")


def paragraphs_of(text: str) -> list[str]:
    """A drawable text as its paragraphs: blank lines part them, single newlines stay."""
    return [part for part in _BLANK_LINES.split(text.strip("\n")) if part.strip()]


def broken(text: str, chain: Chain, size: float, width: float) -> list[str]:
    """A drawable text as lines that fit a width in points.

    A line that ends where words are parted keeps a space at its end, for whoever reads the text out of the
    file. Runs of spaces stay, except where a line is broken.
    """
    limit = max(width, 1.0) * 1000.0 / size
    lines: list[str] = []
    for written in text.split("\n"):
        lines += _broken_line(written, chain, limit)
        lines[-1] += " "
    lines[-1] = lines[-1][:-1]
    return lines


def _broken_line(written: str, chain: Chain, limit: float) -> list[str]:
    """At least one line. Widths here are in thousandths of the type size."""
    space = chain.width(" ")
    lines: list[str] = []
    here: list[str] = []
    used = -space
    for word in written.split(" "):
        width = chain.width(word) if len(word) < _LONG_WORD else limit + 1
        if used + space + width <= limit:
            if word or here or not lines:
                here.append(word)
                used += space + width
            continue
        if any(here):
            lines.append(" ".join(here) + " ")
        here, used = [], -space
        if word:
            pieces, used = _pieces(word, chain, limit) if width > limit else ([word], width)
            lines += pieces[:-1]
            here = pieces[-1:]
    return [*lines, " ".join(here)] if here or not lines else lines


def _pieces(word: str, chain: Chain, limit: float) -> tuple[list[str], float]:
    """A word longer than a line in pieces that fit, and the width of the last piece."""
    pieces: list[str] = []
    start, used, good = 0, 0.0, 0
    widths = chain.letter_widths(word)
    for at, width in enumerate(widths):
        if used + width > limit and at > start:
            cut = good if good > start else at
            pieces.append(word[start:cut])
            start, used, good = cut, sum(widths[cut:at]), 0
        used += width
        if word[at] in _AFTER and used > limit / 2:
            good = at + 1
    return [*pieces, word[start:]], used
