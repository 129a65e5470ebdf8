"""Calibration: every case is counted once in each table, and nothing unverified passes for verified."""

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s11tui.audit.agreement import LINEAR, NO_CHANCE, QUADRATIC, TOO_FEW
from s11tui.audit.outcome_words import VERIFIED
from s11tui.audit.statistics import (
    Case,
    Comparison,
    Movement,
    ProposedGrade,
    between_moderators,
    calibrate,
    movement,
    self_and_agreed,
)
from s11tui.errors import CannotStore

FOUR = ("outstanding", "good", "ri", "inadequate")
MET = ("met", "partly-met", "not-met")
OUTCOMES = ("confirmed", "raised", "lowered", "cannot tell", "not moderated", "")


def case(self_grade: str = "good", agreed: str = "", outcome: str = "", **more: Any) -> Case:
    given = {"standard": "policy", "kind": "police", "scale": FOUR, **more}
    given["proposals"] = tuple(ProposedGrade(who, grade) for who, grade in given.pop("proposed", {}).items())
    return Case(self_grade=self_grade, agreed_grade=agreed or self_grade, outcome=outcome, **given)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    scale = draw(st.sampled_from([FOUR, MET]))
    grades = st.sampled_from([*scale, "n-a", ""])
    return case(
        draw(grades),
        draw(grades),
        draw(st.sampled_from(OUTCOMES)),
        standard=draw(st.sampled_from(["policy", "training", "voice"])),
        kind=draw(st.sampled_from(["police", "school"])),
        phases=draw(st.sampled_from([(), ("primary",), ("primary", "secondary")])),
        decider=draw(st.sampled_from(["", "chair", "second"])),
        scale=scale,
        proposed=draw(st.dictionaries(st.sampled_from(["mo", "max", "mia"]), grades)),
    )


CASES = st.lists(cases(), max_size=20)


def added(movements: Iterable[Movement]) -> Movement:
    rows = list(movements)
    return Movement(**{one.name: sum(getattr(row, one.name) for row in rows) for one in fields(Movement)})


def test_of_nothing_there_is_nothing() -> None:
    found = calibrate([])
    assert found.total == Movement()
    assert (found.by_standard, found.by_kind, found.moderators, found.scales) == ({}, {}, (), ())


def test_each_outcome_is_counted_as_what_it_is() -> None:
    found = movement([case(outcome=word) for word in [*OUTCOMES, "raised", "not moderated"]])
    assert found == Movement(same=1, raised=2, lowered=1, cannot_tell=1, not_moderated=2, undecided=1)
    assert (found.moderated, found.total) == (4, 8)


def test_an_outcome_of_a_newer_version_is_refused() -> None:
    with pytest.raises(CannotStore, match="“split”"):
        calibrate([case(outcome="split")])


@given(CASES)
def test_all_tables_add_up(given_cases: list[Case]) -> None:
    found = calibrate(given_cases)
    assert found.total.total == len(given_cases)
    assert found.total.moderated == sum(one.outcome in VERIFIED for one in given_cases)
    for table in (found.by_standard, found.by_kind, found.by_phases, found.by_decider):
        assert added(table.values()) == found.total
    for row in found.moderators:
        proposed = sum(row.moderator in one.proposed() for one in given_cases)
        assert row.against_self.total == row.against_agreed.total == proposed > 0
    made = sum(len(one.proposals) for one in given_cases)
    assert sum(row.against_self.total for row in found.moderators) == made


@given(CASES)
def test_agreements_are_over_the_same_cases_as_the_tables(given_cases: list[Case]) -> None:
    found = calibrate(given_cases)
    assert {one.scale for one in found.scales} == {one.scale for one in given_cases}
    for one in found.scales:
        assert one.self_and_agreed.cases + one.self_and_agreed.left_out == found.total.moderated
        for pair in one.between_moderators:
            both = sum({pair.first, pair.second} <= one.proposed().keys() for one in given_cases)
            assert pair.agreement.cases + pair.agreement.left_out == both
    compared = sum(one.self_and_agreed.cases for one in found.scales)
    assert compared == sum(
        one.outcome in VERIFIED and {one.self_grade, one.agreed_grade} <= {*FOUR, *MET} for one in given_cases
    )


@given(CASES)
def test_what_is_not_verified_changes_no_agreement(given_cases: list[Case]) -> None:
    """A self-grade that merely stands would otherwise agree with itself."""
    unverified = [replace(one, outcome="not moderated", proposals=()) for one in given_cases]
    for scale in (FOUR, MET):
        assert self_and_agreed([*given_cases, *unverified], scale) == self_and_agreed(given_cases, scale)


def test_rows_stand_in_the_order_of_the_cases_and_a_phase_counts_nobody_twice() -> None:
    found = calibrate(
        [
            case(outcome="lowered", agreed="ri", standard="voice", kind="school", phases=("primary", "secondary")),
            case(outcome="confirmed", standard="policy", kind="school", phases=("primary",)),
            case(outcome="not moderated", standard="voice", decider=""),
        ]
    )
    assert list(found.by_standard) == ["voice", "policy"]
    assert found.by_standard["voice"] == Movement(lowered=1, not_moderated=1)
    assert found.by_kind == {"school": Movement(same=1, lowered=1), "police": Movement(not_moderated=1)}
    assert found.by_phases == {
        ("primary", "secondary"): Movement(lowered=1),
        ("primary",): Movement(same=1),
        (): Movement(not_moderated=1),
    }


def test_a_moderators_proposals_beside_self_grades_and_agreed_grades() -> None:
    found = calibrate(
        [
            case("good", "ri", "lowered", proposed={"mo": "ri", "max": "good"}),
            case("good", "good", "confirmed", proposed={"mo": "outstanding"}),
            case("n-a", "ri", "lowered", proposed={"mo": "inadequate"}),
            case("ri", "n-a", "raised", proposed={"mo": "n-a"}),
            case("good", "good", "not moderated", proposed={"mo": "good"}),
            case("", "", "", proposed={"mo": "ri"}),
        ]
    )
    mo, max_ = found.moderators
    assert mo.against_self == Comparison(higher=2, same=1, lower=2, not_compared=1)
    assert mo.against_agreed == Comparison(higher=1, same=2, lower=1, not_compared=2)
    assert (max_.moderator, max_.against_self) == ("max", Comparison(same=1))
    assert max_.against_agreed == Comparison(higher=1)


def test_moderators_are_compared_where_both_proposed() -> None:
    grades = [FOUR[number % 4] for number in range(12)]
    given_cases = [
        *(case(proposed={"mo": grade, "max": grade}) for grade in grades),
        case(proposed={"mo": "n-a", "max": "good"}),
        case(proposed={"mo": "good", "mia": "good"}),
        case(proposed={"mo": "good"}),
        case("met", scale=MET, proposed={"max": "met", "mo": "not-met"}),
    ]
    first, second = between_moderators(given_cases, FOUR)
    assert (first.first, first.second, second.first, second.second) == ("max", "mo", "mia", "mo")
    assert (first.agreement.cases, first.agreement.left_out, first.agreement.kappa) == (12, 2, 1.0)
    assert (second.agreement.cases, second.agreement.reason) == (1, TOO_FEW)
    found = calibrate(given_cases)
    assert [one.scale for one in found.scales] == [FOUR, MET]
    assert found.scales[0].between_moderators == (first, second)
    assert found.scales[1].between_moderators[0].agreement.left_out == 13


def test_a_grade_of_the_same_name_on_another_scale_is_left_out() -> None:
    other = ("good", "bad")
    found = self_and_agreed([case(outcome="confirmed")] * 12 + [case(outcome="confirmed", scale=other)] * 3, FOUR)
    assert (found.cases, found.left_out, found.reason) == (12, 3, NO_CHANCE)


def test_the_weights_are_linear_unless_others_are_asked_for() -> None:
    given_cases = [case(FOUR[number % 4], FOUR[number // 6], "lowered") for number in range(20)]
    linear, quadratic = (calibrate(given_cases, one).scales[0].self_and_agreed for one in (LINEAR, QUADRATIC))
    assert calibrate(given_cases).scales[0].self_and_agreed == linear
    assert (linear.weighting, quadratic.weighting) == ("linear", "quadratic")
    assert linear.kappa != quadratic.kappa
