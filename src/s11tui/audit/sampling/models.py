"""What a sample is drawn from, and what is drawn. Frozen, and with ids as plain strings."""

from collections import Counter
from dataclasses import dataclass

from s11tui.errors import BadInput, NotFound

LARGEST = 2**53 - 1
"""The largest number that canonical JSON (RFC 8785) holds exactly."""

BY_HAND = "by hand"
BY_RISK = "by risk"
AT_RANDOM = "at random"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A return that may be picked, with what is known of it. All counts are of standards but the last, of actions.

    Attributes:
        id: of the return.
        stratum: the labels that make it alike to others, for example its kind and phases; always in the same order.
        graded: standards with a self-grade other than `n-a`.
        lowest, highest: of these, how many have the lowest or the highest grade of their scale.
        jumps: how many are two grades or more better than last year.
        unevidenced: how many of the graded name no evidence.
        new_lead: whether the safeguarding lead is another than last year.
        overdue: the agency's actions that are overdue.
    """

    id: str
    stratum: tuple[str, ...]
    graded: int
    lowest: int = 0
    highest: int = 0
    jumps: int = 0
    unevidenced: int = 0
    new_lead: bool = False
    overdue: int = 0

    def __post_init__(self) -> None:
        parts = (self.lowest, self.highest, self.jumps, self.unevidenced)
        if not 0 <= self.graded <= LARGEST or not all(0 <= part <= self.graded for part in parts):
            raise BadInput(f"The counts of the return “{self.id}” do not fit together.", "No part exceeds the whole.")
        if not 0 <= self.overdue <= LARGEST:
            raise BadInput(f"The return “{self.id}” cannot have {self.overdue} overdue actions.", "Count them again.")


@dataclass(frozen=True, slots=True)
class ByHand:
    """A return that somebody wants to be moderated whatever chance says, and why, in their words."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Terms:
    """All that a draw depends on. Two with the same things in another order are equal.

    Attributes:
        wanted: how many returns; those picked by hand count, and all of them are taken even if they are more.
        seed: a whole number from 0 to `LARGEST`.

    Raises:
        BadInput: a number is out of range, a return is named twice, or one is picked by hand without a reason.
        NotFound: a return that is picked by hand is no candidate.
    """

    candidates: tuple[Candidate, ...]
    wanted: int
    seed: int
    by_hand: tuple[ByHand, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "candidates", tuple(sorted(self.candidates, key=lambda one: one.id)))
        object.__setattr__(self, "by_hand", tuple(sorted(self.by_hand, key=lambda one: one.id)))
        known = [one.id for one in self.candidates]
        picked = [one.id for one in self.by_hand]
        if not 0 <= self.wanted <= LARGEST:
            raise BadInput(f"{self.wanted} returns cannot be drawn.", "Give a number from 0 upwards.")
        if not 0 <= self.seed <= LARGEST:
            raise BadInput(f"{self.seed} cannot be a seed.", f"Give a whole number from 0 to {LARGEST}.")
        for name in (*_repeated(known), *_repeated(picked)):
            raise BadInput(f"The return “{name}” is named twice.", "Name each return once.")
        for name in sorted(set(picked) - set(known)):
            raise NotFound(f"The return “{name}” is picked by hand and cannot be drawn.", "Pick one that is submitted.")
        for one in self.by_hand:
            if not one.reason.strip():
                raise BadInput(f"The return “{one.id}” is picked by hand without a reason.", "Say why it is picked.")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a return was picked: a code for programs, and words for people."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Pick:
    """A return that is moderated. `how` is `BY_HAND`, `BY_RISK` or `AT_RANDOM`; there is always a reason."""

    id: str
    stratum: tuple[str, ...]
    how: str
    score: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class StratumCount:
    """How many returns a stratum holds, and how many of them were picked in each way."""

    stratum: tuple[str, ...]
    there: int
    by_hand: int
    by_risk: int
    at_random: int

    @property
    def picked(self) -> int:
        return self.by_hand + self.by_risk + self.at_random


@dataclass(frozen=True, slots=True)
class Draw:
    """A sample with the terms it was drawn on.

    Attributes:
        picks: by hand, then by risk with the highest score first, then at random.
        strata: every stratum, by its labels; those without a pick too.
    """

    terms: Terms
    picks: tuple[Pick, ...]
    strata: tuple[StratumCount, ...]


def _repeated(names: list[str]) -> list[str]:
    return [name for name, times in Counter(names).items() if times > 1]
