"""What a sample goes by: points in words, places shared out by size, and terms that make sense."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s11tui.audit.sampling import ByHand, risk_of, score_of
from s11tui.audit.sampling.shares import shared_out
from s11tui.errors import BadInput, NotFound, Refusal
from support.samples import QUIET, STRATA, only


@pytest.mark.parametrize(
    ("flags", "score", "code", "words"),
    [
        ({"lowest": 1}, 52, "lowest", "gives 1 standard the lowest grade"),
        ({"lowest": 12}, 70, "lowest", "gives 12 standards the lowest grade"),
        ({"highest": 30}, 10, "highest", "claims the highest grade at 75% of standards"),
        ({"highest": 36}, 16, "highest", "claims the highest grade at 90% of standards"),
        ({"highest": 40}, 20, "highest", "claims the highest grade at 100% of standards"),
        ({"jumps": 1}, 5, "jumps", "grades 1 standard two grades or more better than last year"),
        ({"jumps": 9}, 20, "jumps", "grades 9 standards two grades or more better than last year"),
        ({"unevidenced": 2}, 1, "no-evidence", "names no evidence at 2 of 40 graded standards"),
        ({"unevidenced": 40}, 20, "no-evidence", "names no evidence at 40 of 40 graded standards"),
        ({"overdue": 1}, 5, "overdue", "has 1 action that is overdue"),
        ({"overdue": 9}, 20, "overdue", "has 9 actions that are overdue"),
        ({"new_lead": True}, 10, "new-lead", "has another safeguarding lead than last year"),
    ],
)
def test_what_is_risky_in_points_and_in_words(flags: dict[str, Any], score: int, code: str, words: str) -> None:
    one = replace(QUIET, **flags)
    assert score_of(one) == score
    assert [(reason.code, reason.words) for reason in risk_of(one)] == [(code, words)]


@pytest.mark.parametrize("flags", [{}, {"highest": 29}, {"unevidenced": 1}, {"graded": 0}])
def test_what_is_usual_is_no_risk(flags: dict[str, Any]) -> None:
    one = replace(QUIET, **flags)
    assert (score_of(one), risk_of(one)) == (0, ())


def test_one_lowest_grade_outweighs_any_two_other_flags_and_the_heaviest_is_said_first() -> None:
    others: list[dict[str, Any]] = [
        {"highest": 39}, {"jumps": 40}, {"unevidenced": 40}, {"overdue": 90}, {"new_lead": True}
    ]  # fmt: skip
    lowest = score_of(replace(QUIET, lowest=1))
    assert all(score_of(replace(QUIET, **one, **two)) < lowest for one in others for two in others if one != two)
    everything = replace(QUIET, new_lead=True, lowest=1, jumps=2, unevidenced=8, overdue=3)
    assert [one.code for one in risk_of(everything)] == ["lowest", "overdue", "jumps", "new-lead", "no-evidence"]


@given(
    st.dictionaries(st.sampled_from(STRATA), st.tuples(st.integers(1, 60), st.integers(0, 60)), min_size=1),
    st.integers(0, 300),
)
def test_places_are_shared_out_in_proportion(strata: dict[tuple[str, ...], tuple[int, int]], wanted: int) -> None:
    sizes = {one: size for one, (size, _) in strata.items()}
    least = {one: min(low, sizes[one]) for one, (_, low) in strata.items()}
    places = max(sum(least.values()), min(wanted, sum(sizes.values())))
    shares = shared_out(places, sizes, least)
    assert sum(shares.values()) == places
    assert all(least[one] <= shares[one] <= sizes[one] for one in sizes)
    assert shared_out(places, dict(reversed(sizes.items())), least) == shares
    if not any(least.values()):
        assert all(abs(shares[one] - places * sizes[one] / sum(sizes.values())) < 1 for one in sizes)
    above = [one for one in sizes if shares[one] > least[one]]
    assert all(shares[one] >= shares[two] or sizes[one] <= sizes[two] for one in above for two in above)


@pytest.mark.parametrize(
    ("wrong", "kind"),
    [
        ({"wanted": -1}, BadInput),
        ({"seed": -1}, BadInput),
        ({"seed": 2**53}, BadInput),
        ({"candidates": (QUIET, QUIET)}, BadInput),
        ({"by_hand": (ByHand("r", "One."), ByHand("r", "Two."))}, BadInput),
        ({"by_hand": (ByHand("r", " \n"),)}, BadInput),
        ({"by_hand": (ByHand("other", "A visit."),)}, NotFound),
    ],
)
def test_terms_that_make_no_sense_are_refused(wrong: dict[str, Any], kind: type[Refusal]) -> None:
    with pytest.raises(kind) as refused:
        only(**wrong)
    assert refused.value.mend


@pytest.mark.parametrize("wrong", [{"lowest": 41}, {"jumps": -1}, {"graded": -1}, {"overdue": -1}, {"graded": 2**53}])
def test_counts_that_do_not_fit_together_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(BadInput):
        replace(QUIET, **wrong)
