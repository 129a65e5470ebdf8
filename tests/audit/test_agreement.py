"""Weighted kappa: what it is, when nothing is said, and that an independent library finds the same."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from s11tui.audit.agreement import (
    FEWEST,
    LINEAR,
    NO_CHANCE,
    ONE_SIDED,
    QUADRATIC,
    TOO_FEW,
    Weighting,
    agreement,
    verdict_on,
    weighted_kappa,
)

Pair = tuple[int, int]

WEIGHTINGS = st.sampled_from([LINEAR, QUADRATIC])
GRADES = st.integers(2, 6).flatmap(lambda size: st.integers(0, size - 1))
PAIRS = st.lists(st.tuples(GRADES, GRADES), max_size=60)
GIVEN = st.lists(st.tuples(st.none() | GRADES, st.none() | GRADES), max_size=60)


def turned(pairs: list[Pair]) -> list[Pair]:
    return [(second, first) for first, second in pairs]


def test_by_hand() -> None:
    """Three of four agree and one is two grades apart; of the 16 ways to pair both sides' grades, the distances add up
    to 16, and their squares to 26."""
    pairs = [(0, 0), (1, 1), (2, 2), (0, 2)]
    assert weighted_kappa(pairs, LINEAR) == 1 - Fraction(4 * 2, 16)
    assert weighted_kappa(pairs, QUADRATIC) == 1 - Fraction(4 * 4, 26)


def test_quadratic_weights_forgive_what_linear_weights_do_not() -> None:
    pairs = [(0, 1), (1, 2), (2, 3), (3, 3)] * 3
    linear, quadratic = (agreement(pairs, weighting).kappa for weighting in (LINEAR, QUADRATIC))
    assert linear is not None
    assert quadratic is not None
    assert linear < quadratic


@given(PAIRS, WEIGHTINGS)
def test_which_side_is_which_and_in_what_order_makes_no_difference(pairs: list[Pair], weighting: Weighting) -> None:
    kappa = weighted_kappa(pairs, weighting)
    assert weighted_kappa(turned(pairs), weighting) == kappa
    assert weighted_kappa(sorted(pairs), weighting) == kappa
    assert weighted_kappa([(5 - first, 5 - second) for first, second in pairs], weighting) == kappa


@given(PAIRS, WEIGHTINGS)
def test_kappa_is_undefined_or_stays_within_its_bounds(pairs: list[Pair], weighting: Weighting) -> None:
    kappa = weighted_kappa(pairs, weighting)
    if kappa is None:
        assert len({grade for pair in pairs for grade in pair}) < 2
    else:
        assert -1 <= kappa <= 1
        assert (kappa == 1) == all(first == second for first, second in pairs)


@given(st.lists(GRADES, min_size=1, max_size=40), WEIGHTINGS)
def test_those_who_always_agree_agree_completely_if_anything_varies(grades: list[int], weighting: Weighting) -> None:
    kappa = weighted_kappa([(grade, grade) for grade in grades], weighting)
    assert kappa == (1 if len(set(grades)) > 1 else None)


@given(GIVEN, WEIGHTINGS)
def test_every_pair_is_compared_or_left_out_and_a_missing_verdict_has_a_reason(
    pairs: list[tuple[int | None, int | None]], weighting: Weighting
) -> None:
    found = agreement(pairs, weighting)
    assert found.cases + found.left_out == len(pairs)
    assert found.left_out == sum(None in pair for pair in pairs)
    assert 0 <= found.same <= found.cases
    assert (found.verdict is None) == bool(found.reason)
    assert found.weighting == weighting
    if found.kappa is None:
        assert found.verdict is None
    if found.cases < FEWEST:
        assert (found.kappa, found.reason) == (None, TOO_FEW)


@pytest.mark.parametrize("cases", [0, 1, FEWEST - 1, FEWEST])
def test_nothing_is_said_of_too_few(cases: int) -> None:
    """What is left out does not count towards the number."""
    pairs: list[tuple[int | None, int | None]] = [(number % 2, number % 2) for number in range(cases)]
    found = agreement([*pairs, *[(None, 1)] * FEWEST])
    assert (found.cases, found.left_out, found.same) == (cases, FEWEST, cases)
    if cases < FEWEST:
        assert (found.kappa, found.verdict, found.reason) == (None, None, "fewer than 10 cases")
    else:
        assert (found.kappa, found.verdict, found.reason) == (1.0, "almost complete agreement", "")


def test_nothing_is_said_where_everybody_gave_the_same_grade() -> None:
    found = agreement([(1, 1)] * 50)
    assert (found.kappa, found.verdict, found.reason) == (None, None, NO_CHANCE)


@pytest.mark.parametrize("other", [[1] * 19 + [2], [2] * 20])
def test_nothing_is_said_where_one_side_never_varies(other: list[int]) -> None:
    """Kappa is 0 by its arithmetic, be there 19 of 20 that agree or none."""
    found = agreement([(1, grade) for grade in other])
    assert (found.kappa, found.verdict, found.reason) == (0.0, None, ONE_SIDED)
    assert agreement([(grade, 1) for grade in other]) == found


@pytest.mark.parametrize(
    ("kappa", "words"),
    [
        (-1.0, "worse than chance"),
        (-0.01, "worse than chance"),
        (-0.004, "hardly better than chance"),
        (0.0, "hardly better than chance"),
        (0.204, "hardly better than chance"),
        (0.206, "fair agreement"),
        (0.40, "fair agreement"),
        (0.41, "middling agreement"),
        (0.60, "middling agreement"),
        (0.61, "strong agreement"),
        (0.80, "strong agreement"),
        (0.81, "almost complete agreement"),
        (1.0, "almost complete agreement"),
    ],
)
def test_the_verdict_goes_by_the_two_decimals_that_are_printed(kappa: float, words: str) -> None:
    assert verdict_on(kappa) == words


@given(st.lists(st.tuples(GRADES, GRADES), min_size=FEWEST, max_size=200), WEIGHTINGS)
def test_an_independent_library_finds_the_same(pairs: list[Pair], weighting: Weighting) -> None:
    from sklearn.metrics import cohen_kappa_score  # heavy, and nothing else needs it

    found = agreement(pairs, weighting)
    assume(found.reason != NO_CHANCE)
    firsts, seconds = zip(*pairs, strict=True)
    other = cohen_kappa_score(firsts, seconds, labels=range(6), weights=weighting)
    assert found.kappa == pytest.approx(float(other), abs=1e-9)
