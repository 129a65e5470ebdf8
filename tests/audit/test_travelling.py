"""Which events travel, from whom, and what has crossed on the way."""

import pytest

from s11tui.audit import lifecycle
from s11tui.audit.arriving import SHAPES, is_shaped
from s11tui.audit.fold_action import _STEPS as ACTION_STEPS
from s11tui.audit.fold_return import _STEPS as RETURN_STEPS
from s11tui.audit.fold_standard import STANDARD_STEPS
from s11tui.audit.kinds import VERSIONS
from s11tui.audit.travelling import (
    ACTION_KINDS,
    AGENCY_SIDE,
    CROSSED,
    PARTNERSHIP_SIDE,
    RETURN_KINDS,
    ROUND_KINDS,
    TURNS,
    Coming,
    fits,
    require_theirs,
)
from s11tui.errors import NotAllowed, NotNow, Refusal

UP, DOWN = Coming(from_agency=True), Coming(from_agency=False)


def test_every_kind_of_a_return_and_an_action_is_in_the_table() -> None:
    assert set(RETURN_KINDS) == {*RETURN_STEPS, *STANDARD_STEPS}
    assert set(ACTION_KINDS) == set(ACTION_STEPS)
    every = {*RETURN_KINDS, *ACTION_KINDS, *ROUND_KINDS}
    assert set(SHAPES) == every
    assert every <= set(VERSIONS)


@pytest.mark.parametrize("kind", sorted({*VERSIONS} - {*RETURN_KINDS, *ACTION_KINDS}))
def test_nothing_else_is_ever_taken(kind: str) -> None:
    for coming in (UP, DOWN, Coming(from_agency=False, begins=True)):
        with pytest.raises(NotAllowed):
            require_theirs(kind, coming)
    assert kind in ROUND_KINDS or not is_shaped(kind, {})


@pytest.mark.parametrize(("kind", "row"), RETURN_KINDS.items())
def test_whose_an_event_is_agrees_with_the_lifecycle(kind: str, row: object) -> None:
    """Where only one side is allowed an event, the lifecycle gives the other side no role for it, or a narrower one."""
    found = RETURN_KINDS[kind]
    if not found.action:
        return
    roles = set(lifecycle.transition(found.action).roles)
    assert not (found.whose in ("agency", "either") and not roles & AGENCY_SIDE)
    assert not (found.whose in ("partnership", "either") and not roles & PARTNERSHIP_SIDE and found.action != "declare")
    assert found.whose != "partnership" or not roles & AGENCY_SIDE


@pytest.mark.parametrize("kind", ["shared", "decided", "returned", "extended", "moderation_opened", "invited"])
def test_the_partnerships_events_do_not_come_from_an_agency(kind: str) -> None:
    with pytest.raises(NotAllowed):
        require_theirs(kind, UP)
    require_theirs(kind, DOWN)


@pytest.mark.parametrize("kind", ["accepted", "challenged", "recalled", "assigned", "reply_to_return"])
def test_the_agencys_events_come_from_the_partnership_only_with_the_first(kind: str) -> None:
    with pytest.raises(NotAllowed):
        require_theirs(kind, DOWN)
    require_theirs(kind, Coming(from_agency=False, begins=True))


def test_what_crossed_is_kept_and_what_did_not_is_refused() -> None:
    for kind, states in CROSSED.items():
        if kind == "action_added" or RETURN_KINDS[kind].whose != "agency":
            coming = Coming(from_agency=False)
        else:
            coming = Coming(from_agency=True)
        for state in states:
            crossed = Coming(coming.from_agency, crossed=True)
            if state != "returned" or kind == "accepted":
                assert not fits(kind, {}, state, crossed)
                with pytest.raises(NotNow):
                    fits(kind, {}, state, coming)


def test_a_standard_that_was_not_returned_is_not_filled_in() -> None:
    assert fits("answered", {}, "returned", UP)
    with pytest.raises(NotNow):
        fits("answered", {}, "returned", UP, reopened=False)
    assert not fits("answered", {}, "returned", Coming(from_agency=True, crossed=True), reopened=False)


def test_a_closed_round_takes_no_answers() -> None:
    with pytest.raises(NotNow, match="closed"):
        fits("answered", {}, "in progress", Coming(from_agency=True, round_closed=True))


def test_how_it_was_signed_decides_what_signing_is() -> None:
    with pytest.raises(Refusal):
        fits("submitted", {"how": "paper"}, "ready", UP)
    assert fits("submitted", {"how": "signed in"}, "ready", UP)
    assert fits("submitted", {"how": "paper"}, "awaiting sign-off", UP)


def test_turns_are_events_of_a_return() -> None:
    assert set(RETURN_KINDS) >= TURNS
