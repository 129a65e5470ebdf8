"""What one check found."""

from dataclasses import dataclass
from typing import Literal

Level = Literal["good", "note", "mend"]
"""`note`: worth knowing, or it could not be looked at here. `mend`: something must be done."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found.

    Attributes:
        check: what was looked at, in a word or two.
        what: what was found and what it means, in sentences.
        do: what to do about it; empty where nothing need be done.
    """

    check: str
    level: Level
    what: str
    do: str = ""


def good(check: str, what: str) -> Finding:
    """All is well."""
    return Finding(check, "good", what)


def note(check: str, what: str, do: str = "") -> Finding:
    """Worth knowing."""
    return Finding(check, "note", what, do)


def mend(check: str, what: str, do: str) -> Finding:
    """Something must be done."""
    return Finding(check, "mend", what, do)
