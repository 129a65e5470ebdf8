"""Stretches of words with capitals, and the part of each that may be a name."""

from collections.abc import Iterator
from dataclasses import dataclass

from s11tui.audit.privacy.name_words import (
    CHILD,
    CHILDREN,
    GIVEN_NAMES,
    NOT_NAMES,
    ORGANISATIONS,
    PARTICLES,
    STAFF,
    is_given,
    plain,
)
from s11tui.audit.privacy.reading import Reading

LONGEST_NAME = 4
"""Words; a longer stretch of capitals is a heading."""


@dataclass(frozen=True, slots=True)
class Part:
    """Words that may be a name.

    Attributes:
        first: the place of its first word.
        after: the place of the word after its last.
        is_known: its first word is in the list of given names.
    """

    first: int
    after: int
    is_known: bool


def parts_of(reading: Reading) -> Iterator[Part]:
    """Every part of the text that may be a name, in order."""
    place = 0
    while place < len(reading.words):
        if _may_stand_in_name(reading, place):
            after = _end_of_stretch(reading, place)
            part = _part(reading, place, after)
            if part is not None:
                yield part
            place = after
        else:
            place += 1


def _may_stand_in_name(reading: Reading, place: int) -> bool:
    word = reading.words[place]
    if not word.text[0].isupper() or word.text == "I":
        return False
    return not (len(word.text) > 1 and word.text.isupper()) or _is_loud(reading, place)


def _is_loud(reading: Reading, place: int) -> bool:
    """A name in capitals throughout: a known one, or the family name after it."""
    if is_given(reading.words[place].text):
        return True
    before = reading.words[place - 1].text if reading.follows_plainly(place) else ""
    return before.isupper() and is_given(before)


def _end_of_stretch(reading: Reading, place: int) -> int:
    after = place + 1
    while after < len(reading.words) and reading.follows_plainly(after) and not reading.words[after - 1].owns:
        is_particle = reading.low(after) in PARTICLES and after + 1 < len(reading.words)
        if is_particle and reading.follows_plainly(after + 1) and _may_stand_in_name(reading, after + 1):
            after += 2
        elif _may_stand_in_name(reading, after):
            after += 1
        else:
            break
    return after


def _part(reading: Reading, first: int, after: int) -> Part | None:
    """What is left when the words around a name are taken off; None for roles, bodies, places and headings."""
    if any(reading.low(place) in STAFF for place in range(first, after)):
        return None
    if after - first > 1 and reading.low(after - 1) in ORGANISATIONS:
        return None
    places = range(first, after)
    nouns = [place for place in places if reading.low(place) in CHILD or reading.low(place) in CHILDREN]
    first = nouns[-1] + 1 if nouns else first
    while first < after and _is_other(reading, first):
        first += 1
    if first + 1 < after and _is_opening(reading, first):
        first += 1
    end = first
    while end < after and not _is_other(reading, end):
        end += 1
    if not 0 < end - first <= LONGEST_NAME or len(reading.words[first].text) < 2 or len(reading.words[first].text) > 40:
        return None
    if end < after and reading.low(end) in ORGANISATIONS:
        return None
    return Part(first, end, is_given(reading.words[first].text))


def _is_opening(reading: Reading, place: int) -> bool:
    """A word with a capital because its sentence begins there, and a given name after it: “Happily Jamie …”."""
    opens = reading.begins_sentence(place) and not is_given(reading.words[place].text)
    return opens and is_given(reading.words[place + 1].text)


def _is_other(reading: Reading, place: int) -> bool:
    word = plain(reading.words[place].text)
    return word in NOT_NAMES and word not in GIVEN_NAMES
