"""Weighted kappa: how far two graders agree beyond what chance alone would give.

Source: J. Cohen, "Weighted kappa: nominal scale agreement with provision for scaled disagreement or partial credit",
Psychological Bulletin 70 (1968), 213-220.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Weighting = Literal["linear", "quadratic"]

LINEAR: Weighting = "linear"
"""The default. A disagreement of two grades counts twice as much as one of one grade. Quadratic weights nearly forgive
one grade, which is just the difference that moderation is about, and grow kinder the more grades a scale has."""

QUADRATIC: Weighting = "quadratic"
"""A disagreement counts by its square: two grades four times as much as one. Close to an intraclass correlation."""

FEWEST = 10
"""Cases; on fewer nothing is said."""

TOO_FEW = f"fewer than {FEWEST} cases"
NO_CHANCE = "everybody gave the same grade, so agreement cannot be told from chance"
ONE_SIDED = "one side gave the same grade every time, so kappa is 0 however often both agree"

_BANDS = (
    (0.20, "hardly better than chance"),
    (0.40, "fair agreement"),
    (0.60, "middling agreement"),
    (0.80, "strong agreement"),
    (1.00, "almost complete agreement"),
)
_BELOW_CHANCE = "worse than chance"


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two graders agree, always with the number of cases that it rests on.

    Attributes:
        cases: pairs of grades that were compared.
        left_out: pairs that were not: a grade of them is `n-a`, missing, or of another scale.
        same: cases with the same grade on both sides.
        kappa: from -1 to 1, where 1 is complete agreement and 0 what chance gives; None on fewer than `FEWEST` cases
            and where it is undefined.
        verdict: `kappa` in words (see `verdict_on`); None where nothing can be said.
        reason: why there is no verdict, in words; empty where there is one.
    """

    weighting: Weighting
    cases: int
    left_out: int
    same: int
    kappa: float | None
    verdict: str | None
    reason: str = ""


def agreement(pairs: Iterable[tuple[int | None, int | None]], weighting: Weighting = LINEAR) -> Agreement:
    """What pairs of grades say.

    Args:
        pairs: for each case two positions on one scale, 0 for the best grade; None for `n-a`, for no grade, and for a
            grade of another scale. Such a pair is left out and counted.
    """
    given = list(pairs)
    compared = [(first, second) for first, second in given if first is not None and second is not None]
    kappa = weighted_kappa(compared, weighting) if len(compared) >= FEWEST else None
    reason = _why_no_verdict(compared, kappa)
    return Agreement(
        weighting=weighting,
        cases=len(compared),
        left_out=len(given) - len(compared),
        same=sum(first == second for first, second in compared),
        kappa=None if kappa is None else float(kappa),
        verdict=None if reason or kappa is None else verdict_on(float(kappa)),
        reason=reason,
    )


def weighted_kappa(pairs: Sequence[tuple[int, int]], weighting: Weighting = LINEAR) -> Fraction | None:
    """Kappa of pairs of positions, exactly. Which side is which makes no difference.

    It is undefined, and None, without pairs and where both sides gave one and the same grade throughout. Where one side
    alone did, it is 0 by its arithmetic. Grades of the scale that nobody gave do not count.
    """
    disagreed = sum(_weight(first, second, weighting) for first, second in pairs)
    firsts, seconds = Counter(first for first, _ in pairs), Counter(second for _, second in pairs)
    by_chance = sum(
        _weight(first, second, weighting) * often * times
        for first, often in firsts.items()
        for second, times in seconds.items()
    )
    return 1 - Fraction(len(pairs) * disagreed, by_chance) if by_chance else None


def verdict_on(kappa: float) -> str:
    """A kappa in words, by its two printed decimals.

    The bands are those of J. R. Landis and G. G. Koch, "The measurement of observer agreement for categorical data",
    Biometrics 33 (1977), 159-174 (poor, slight, fair, moderate, substantial, almost perfect), in words that need no
    statistics and do not say "moderate". They are a convention, as their authors say, and no test: the same kappa may
    be good or bad by what hangs on it, and kappa is low where nearly all grades are the same, however well people
    agree.
    """
    printed = round(kappa, 2)
    if printed < 0:
        return _BELOW_CHANCE
    return next(words for highest, words in _BANDS if printed <= highest)


def _weight(first: int, second: int, weighting: Weighting) -> int:
    apart = abs(first - second)
    return apart if weighting == LINEAR else apart * apart


def _why_no_verdict(pairs: Sequence[tuple[int, int]], kappa: Fraction | None) -> str:
    if len(pairs) < FEWEST:
        return TOO_FEW
    if kappa is None:
        return NO_CHANCE
    if min(len({first for first, _ in pairs}), len({second for _, second in pairs})) == 1:
        return ONE_SIDED
    return ""
