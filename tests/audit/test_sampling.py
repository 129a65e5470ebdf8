"""The sample: as many as are wanted, from everywhere, for reasons, and the same again whenever it is drawn again."""

import hashlib
from collections import Counter
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from s11tui.audit.sampling import ByHand, Candidate, Terms, draw, passed_over, score_of
from s11tui.audit.sampling.models import AT_RANDOM, BY_HAND, BY_RISK, LARGEST
from support.samples import QUIET, ids, schools, terms, ways


@given(terms())
def test_as_many_as_are_wanted_each_once_and_each_for_a_reason(asked: Terms) -> None:
    drawn = draw(asked)
    assert len(drawn.picks) == max(min(asked.wanted, len(asked.candidates)), len(asked.by_hand))
    assert len(set(ids(drawn))) == len(drawn.picks)
    assert set(ids(drawn)) <= {one.id for one in asked.candidates}
    for pick in drawn.picks:
        assert pick.reasons
        assert all(reason.code and reason.words.strip() for reason in pick.reasons)


@given(terms())
def test_who_is_picked_by_hand_comes_first_then_the_riskiest(asked: Terms) -> None:
    drawn = draw(asked)
    assert [one.how for one in drawn.picks] == sorted(
        (one.how for one in drawn.picks), key=[BY_HAND, BY_RISK, AT_RANDOM].index
    )
    assert set(ids(drawn, BY_HAND)) == {one.id for one in asked.by_hand}
    scores = [one.score for one in drawn.picks if one.how == BY_RISK]
    assert scores == sorted(scores, reverse=True)
    assert 0 not in scores


@given(terms())
def test_one_in_five_at_least_is_random_as_far_as_hands_leave_places(asked: Terms) -> None:
    drawn = draw(asked)
    count, free = len(drawn.picks), len(drawn.picks) - len(asked.by_hand)
    assert ways(drawn)[AT_RANDOM] >= min(free, -(-count // 5))
    for pick in drawn.picks:
        assert (pick.how == AT_RANDOM) == ([one.code for one in pick.reasons] == ["random"])


@given(terms())
def test_every_stratum_is_served_when_the_number_allows_it(asked: Terms) -> None:
    drawn = draw(asked)
    there = Counter(one.stratum for one in asked.candidates)
    picked = Counter(one.stratum for one in drawn.picks)
    by_hand = {one.stratum for one in drawn.picks if one.how == BY_HAND}
    assert {one.stratum: (one.there, one.picked) for one in drawn.strata} == {
        stratum: (count, picked[stratum]) for stratum, count in there.items()
    }
    if len(there.keys() - by_hand) <= len(drawn.picks) - len(asked.by_hand):
        assert set(picked) == set(there)


@given(terms())
def test_inside_a_stratum_nobody_is_picked_by_risk_before_a_riskier_one(asked: Terms) -> None:
    drawn = draw(asked)
    by_risk = set(ids(drawn, BY_RISK))
    passed = [one for one in asked.candidates if one.id not in set(ids(drawn, BY_HAND)) | by_risk]
    for one in asked.candidates:
        if one.id in by_risk:
            assert all(score_of(one) >= score_of(other) for other in passed if other.stratum == one.stratum)


@given(terms(), st.randoms(use_true_random=False))
def test_the_order_of_the_candidates_makes_no_difference(asked: Terms, shuffler: Any) -> None:
    mixed, hand = list(asked.candidates), list(asked.by_hand)
    shuffler.shuffle(mixed)
    shuffler.shuffle(hand)
    again = Terms(tuple(mixed), asked.wanted, asked.seed, tuple(hand))
    assert again == asked
    assert draw(again) == draw(asked)


@given(terms(), st.integers(0, LARGEST))
def test_another_seed_changes_only_what_is_left_to_chance(asked: Terms, seed: int) -> None:
    """By risk each stratum gives the same scores, and the same returns but for equals at the end of its places."""
    drawn, other = draw(asked), draw(replace(asked, seed=seed))
    assert set(ids(drawn, BY_HAND)) == set(ids(other, BY_HAND))
    for stratum in drawn.strata:
        mine, theirs = (
            {one.id: one.score for one in each.picks if one.stratum == stratum.stratum and one.how == BY_RISK}
            for each in (drawn, other)
        )
        assert sorted(mine.values()) == sorted(theirs.values())
        cut_off = min(mine.values(), default=0)
        assert {one for one, score in mine.items() if score > cut_off} <= theirs.keys()


def test_three_hundred_schools() -> None:
    drawn = draw(Terms(schools(), 30, 2027))
    assert ways(drawn) == {BY_RISK: 24, AT_RANDOM: 6}
    risk = {one.stratum[1]: one.by_risk for one in drawn.strata}
    assert risk == {"primary": 16, "secondary": 7, "special": 1}
    claimed_lowest = {one.id for one in schools() if one.lowest}
    assert len(claimed_lowest) == 6
    assert claimed_lowest <= set(ids(drawn, BY_RISK))
    assert passed_over(drawn) == ()


def test_the_same_picks_on_every_machine_and_for_ever() -> None:
    """Written down once. If this fails, samples in people's records can no longer be checked: make another method."""
    flagged = [replace(one, new_lead=one.id in ("r005", "r009")) for one in schools(12)]
    drawn = draw(Terms(tuple(flagged), 8, 17, (ByHand("r010", "A complaint."),)))
    assert [(one.id, one.how, one.score) for one in drawn.picks] == [
        ("r010", "by hand", 0),
        ("r007", "by risk", 56),
        ("r005", "by risk", 10),
        ("r009", "by risk", 10),
        ("r003", "at random", 0),
        ("r008", "at random", 0),
        ("r011", "at random", 0),
        ("r000", "at random", 0),
    ]


def test_a_lot_can_be_checked_by_hand() -> None:
    """As the guide says: SHA-256 over method, seed, the word “hat” and the return, a line each."""
    pool = tuple(replace(QUIET, id=f"r{number}") for number in range(30))
    lots = {one.id: hashlib.sha256(f"1\n2027\nhat\n{one.id}".encode()).hexdigest() for one in pool}
    assert ids(draw(Terms(pool, 30, 2027))) == sorted(lots, key=lambda name: lots[name])


def test_everybody_can_be_picked() -> None:
    """The quietest of a large stratum and of a small one too."""
    pool = schools(30)
    picked = {one for seed in range(150) for one in ids(draw(Terms(pool, 5, seed)))}
    assert picked == {one.id for one in pool}


def test_a_lot_does_not_depend_on_who_else_is_there() -> None:
    everybody = tuple(replace(QUIET, id=f"r{number}") for number in range(21))
    most = draw(Terms(everybody[:20], 20, 3))
    assert [one for one in ids(draw(Terms(everybody, 21, 3))) if one != "r20"] == ids(most)
    assert ids(most) != sorted(ids(most))


def test_places_by_risk_where_nothing_stands_out_are_filled_at_random() -> None:
    calm = tuple(Candidate(f"c{number}", ("college",), 10) for number in range(6))
    loud = tuple(Candidate(f"s{number}", ("school",), 10, lowest=1) for number in range(6))
    drawn = draw(Terms((*calm, *loud), 10, 1))
    assert ways(drawn) == {BY_RISK: 4, AT_RANDOM: 6}
    assert {one.stratum for one in drawn.picks if one.how == BY_RISK} == {("school",)}


def test_just_as_many_places_as_strata_serve_each_once() -> None:
    pool = tuple(Candidate(f"r{number}", (f"kind-{number % 7}",), 10, lowest=1) for number in range(40))
    drawn = draw(Terms(pool, 7, 5))
    assert {one.picked for one in drawn.strata} == {1}
    assert ways(drawn) == {BY_RISK: 5, AT_RANDOM: 2}


def test_fewer_places_than_strata_go_to_the_largest_and_to_the_hat() -> None:
    pool = tuple(Candidate(f"r{number}", ("large",) if number < 30 else (f"k{number}",), 9) for number in range(36))
    drawn = draw(Terms(pool, 5, 5))
    assert len(drawn.picks) == 5
    assert max(drawn.strata, key=lambda one: one.picked).stratum == ("large",)
    anywhere = {one for seed in range(200) for one in ids(draw(Terms(pool, 5, seed)))}
    assert anywhere == {one.id for one in pool}


def test_what_is_picked_by_hand_counts_as_its_stratums() -> None:
    hand = tuple(ByHand(f"r{number:03}", "Asked for by the council.") for number in (20, 21, 22, 23, 24, 25, 26))
    drawn = draw(Terms(schools(), 30, 2027, hand))
    assert [one.by_hand + one.by_risk for one in drawn.strata] == [16, 7, 1]
    assert ways(drawn) == {BY_HAND: 7, BY_RISK: 17, AT_RANDOM: 6}
    assert drawn.picks[0].reasons[0].words == "Asked for by the council."
    assert draw(Terms(schools(), 3, 2027, hand)).picks == drawn.picks[:7]


def test_who_claims_a_lowest_grade_and_is_passed_over_is_named() -> None:
    pool = tuple(Candidate(f"r{number}", ("school",), 10, lowest=number % 3) for number in range(9))
    drawn = draw(Terms(pool, 2, 1))
    left = passed_over(drawn)
    assert {one.id for one in left} == {one.id for one in pool if one.lowest} - set(ids(drawn))
    assert [one.lowest for one in left] == sorted((one.lowest for one in left), reverse=True)
