"""Whole postcodes of the United Kingdom."""

import re
from collections.abc import Iterator

from s11tui.audit.privacy.trace import Trace
from s11tui.audit.privacy.word_list import words_of

_AREAS = words_of(
    """
    AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK
    FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG
    NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR
    TS TW UB W WA WC WD WF WN WR WS WV YO ZE
    """
)
"""The letters that a postcode can begin with, so that “KS2 3BC” or “WT2 6AB” is none."""

_ORDINALS = frozenset({"st", "nd", "rd", "th"})

_POSTCODE = re.compile(
    r"(?<![^\W_])([A-Za-z]{1,2})([0-9][0-9A-Za-z]?)([ \u00a0\-]?)([0-9])([ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2})(?![^\W_])"
)


def postcodes(text: str) -> Iterator[Trace]:
    """Postcodes in capitals, or in any letters with a space in the middle."""
    for found in _POSTCODE.finditer(text):
        area, _, space, _, ending = found.groups()
        if area.upper() not in _AREAS:
            continue
        in_capitals = found.group() == found.group().upper()
        if in_capitals or (space in (" ", "\u00a0") and ending.lower() not in _ORDINALS):
            yield Trace("postcode", found.start(), found.end(), found.group())
