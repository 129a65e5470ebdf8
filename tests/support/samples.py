"""Returns to draw samples from."""

from collections import Counter
from typing import Any

from hypothesis import strategies as st

from s11tui.audit.sampling import ByHand, Candidate, Draw, Terms
from s11tui.audit.sampling.models import LARGEST

STRATA = [("school", "primary"), ("school", "secondary"), ("school",), ("early-years",), ("college", "special")]
QUIET = Candidate("r", ("school",), 40)


@st.composite
def terms(draw: st.DrawFn) -> Terms:
    """Up to 25 returns, some of them picked by hand. One number makes a return, so that many are made quickly."""
    numbers = draw(st.lists(st.integers(0, 9999), max_size=25))
    names = [f"return-{place}" for place in range(len(numbers))]
    hand = draw(st.sets(st.sampled_from(names), max_size=4)) if names else set()
    return Terms(
        candidates=tuple(_candidate(name, number) for name, number in zip(names, numbers, strict=True)),
        wanted=draw(st.integers(0, 30)),
        seed=draw(st.integers(0, LARGEST)),
        by_hand=tuple(ByHand(name, f"A visit in March to {name}.") for name in hand),
    )


def _candidate(name: str, number: int) -> Candidate:
    digits = f"{number:04}"
    stratum, lowest, highest, rest = (int(digit) for digit in digits)
    return Candidate(
        name,
        STRATA[stratum // 2],
        10,
        lowest=max(0, lowest - 6),
        highest=highest,
        jumps=rest // 7,
        unevidenced=rest // 2,
        new_lead=rest % 3 == 1,
        overdue=max(0, rest - 7),
    )


def schools(count: int = 300) -> tuple[Candidate, ...]:
    """Two in three are primary, most of the others secondary, a few special; risks are spread over them."""
    phases = ["primary"] * 20 + ["secondary"] * 9 + ["special"]
    return tuple(
        Candidate(
            f"r{number:03}",
            ("school", phases[number % 30]),
            40,
            lowest=3 if number % 50 == 7 else 0,
            highest=number % 41,
        )
        for number in range(count)
    )


def ids(drawn: Draw, how: str = "") -> list[str]:
    """The returns that were picked, all of them or in one way, in order."""
    return [one.id for one in drawn.picks if how in ("", one.how)]


def ways(drawn: Draw) -> Counter[str]:
    """How many were picked in each way."""
    return Counter(one.how for one in drawn.picks)


def only(**more: Any) -> Terms:
    """Terms with one quiet return, but for what is given otherwise."""
    return Terms(**{"candidates": (QUIET,), "wanted": 1, "seed": 1, **more})
