"""Likely names of children: names beside words that speak of a child.

A name with a role or title beside it belongs to somebody who works with children and is left alone. A name that the
list does not know counts only beside the plainest words.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from s11tui.audit.privacy.cues import speaks_of_child
from s11tui.audit.privacy.name_words import ACRONYMS, CHILD, STAFF, may_be_name, plain
from s11tui.audit.privacy.reading import Reading
from s11tui.audit.privacy.runs import Part, parts_of
from s11tui.audit.privacy.trace import Trace
from s11tui.audit.privacy.word_list import words_of

_INITIALS = re.compile(
    rf"(?<![^\W_])(?i:{'|'.join(sorted(CHILD))})[ \u00a0](?P<initials>[A-Z]\.[ ]?[A-Z](?:\.[ ]?[A-Z])?\b\.?|[A-Z]{{2}})"
    r"(?![^\W_])(?![\-’'&][^\W_])"
)
"""“Child A” is how the sector writes when it names nobody; two letters are somebody's."""

_LABELS = re.compile(
    r"[ \u00a0,;:(\-–—]*"
    r"(?:(?:NHS|UPN|d\.?o\.?b\.?|born|date of birth|number|no\.?|is|was|on|the|his|her)(?![^\W\d_])"
    r"[ \u00a0,;:(\-–—]*)*",
    re.IGNORECASE,
)
_LONGEST_LABEL = 40
_STAFF_LINKS = words_of("is was named called namely as the our a an who acting new")
_LINKS_AFTER = _STAFF_LINKS - {"called"} | words_of("designated safeguarding senior school social")
_LIST = frozenset({"and", "&"})


def initials(text: str) -> Iterator[Trace]:
    """Initials that stand for a child: “pupil AB”, “child J.S.”."""
    for found in _INITIALS.finditer(text):
        start, end = found.span("initials")
        if found.group("initials") not in ACRONYMS:
            yield Trace("name", start, end, text[start:end])


def names(text: str, numbers: Sequence[Trace]) -> Iterator[Trace]:
    """Names beside words that speak of a child, and the same given names wherever else they stand.

    Args:
        numbers: NHS numbers, UPNs and dates of birth of the text, in order: what stands before them is a name.
    """
    reading = Reading(text)
    starts = [one.start for one in numbers]
    parts = [part for part in parts_of(reading) if not is_staff(reading, part)]
    told: set[Part] = set()
    last_end = -1
    for part in parts:
        listed = part.is_known and last_end == part.first - (1 if reading.low(part.first - 1) in _LIST else 0)
        if (
            speaks_of_child(reading, part)
            or (listed and reading.follows_loosely(part.first))
            or _stands_before_number(reading, part, starts)
        ):
            told.add(part)
            last_end = part.after
    given = {plain(reading.words[part.first].text) for part in told}
    for part in parts:
        if part in told or plain(reading.words[part.first].text) in given:
            yield trace_of(reading, part)


def trace_of(reading: Reading, part: Part) -> Trace:
    """The part as a trace."""
    start, end = reading.words[part.first].start, reading.words[part.after - 1].end
    return Trace("name", start, end, reading.text[start:end])


def is_staff(reading: Reading, part: Part) -> bool:
    """Whether a role or title introduces the name or follows it: “PC Amy Shah”, “Amy Shah, our head teacher”."""
    return _is_introduced(reading, part) or _is_explained(reading, part)


def _is_introduced(reading: Reading, part: Part) -> bool:
    place = part.first
    for _ in range(4):
        before = reading.low(place - 1)
        if before in STAFF and not reading.words[place - 1].owns:
            return len(before) < 5 or not reading.begins_sentence(place)
        if before not in _STAFF_LINKS or reading.begins_sentence(place):
            return False
        place -= 1
    return False


def _is_explained(reading: Reading, part: Part) -> bool:
    if reading.words[part.after - 1].owns:
        return False
    for place in range(part.after, min(part.after + 6, len(reading.words))):
        if reading.begins_sentence(place):
            return False
        if reading.low(place) in STAFF:
            return True
        if reading.low(place) not in _LINKS_AFTER:
            return False
    return False


def _stands_before_number(reading: Reading, part: Part, starts: Sequence[int]) -> bool:
    end = reading.words[part.after - 1].full_end
    nearest = bisect_left(starts, end)
    if nearest == len(starts) or starts[nearest] - end > _LONGEST_LABEL:
        return False
    is_name = part.is_known or may_be_name(reading.words[part.first].text)
    return is_name and bool(_LABELS.fullmatch(reading.text, end, starts[nearest]))
