"""NHS numbers and unique pupil numbers, known by their check digit or letter."""

import re
from collections.abc import Iterator

from s11tui.audit.privacy.trace import Trace

UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
"""Check letters stand for 0 to 22 in this order; I, O and S are left out."""

_NHS = re.compile(
    r"(?<![0-9])(?<![0-9][.,])"
    r"([1-9][0-9]{2})([ \u00a0\-]?)([0-9]{3})\2([0-9]{4})"
    r"(?![0-9])(?![.,][0-9])"
)
"""Ten digits, together or 3-3-4. None begins with 0: numbers that do are telephone numbers."""

_ABROAD = re.compile(r"(?:\+[0-9]{1,3}|\b00[0-9]{1,3}|\(0\))[ \u00a0\-]?$")
"""The country code before a telephone number, or the zero in brackets."""

_UPN = re.compile(r"(?<![^\W_])([A-Za-z])([0-9]{11}[0-9A-Za-z])(?![^\W_])")


def nhs_numbers(text: str) -> Iterator[Trace]:
    """Ten digits whose last is the right check digit."""
    for found in _NHS.finditer(text):
        digits = found.group(1) + found.group(3) + found.group(4)
        if is_nhs_number(digits) and not _ABROAD.search(text[max(0, found.start() - 6) : found.start()]):
            yield Trace("NHS number", found.start(), found.end(), found.group())


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits satisfy modulus 11 (NHS Data Dictionary): weights 10 to 2, then the difference from 11."""
    total = sum(int(digit) * weight for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True))
    return (11 - total % 11) % 11 == int(digits[9])


def upns(text: str) -> Iterator[Trace]:
    """A letter and twelve digits, or eleven and a letter, whose first letter is the right check letter."""
    for found in _UPN.finditer(text):
        if check_letter(found.group(2).upper()) == found.group(1).upper():
            yield Trace("UPN", found.start(), found.end(), found.group())


def check_letter(rest: str) -> str | None:
    """The letter that belongs before the twelve other characters (DfE's UPN guide: weights 2 to 13, modulus 23).

    None where the last character can stand in no UPN.
    """
    total = 0
    for weight, character in enumerate(rest, 2):
        worth = int(character) if character.isdigit() else UPN_LETTERS.find(character)
        if worth < 0:
            return None
        total += worth * weight
    return UPN_LETTERS[total % 23]
