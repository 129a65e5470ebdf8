"""The lifecycle against the design's own table, written out a second time by hand.

What stands here was copied by reading the design and not the program: an error in the program's table shows.
"""

import itertools

import pytest

from s11tui.audit import lifecycle
from s11tui.audit.register import ROLES
from s11tui.errors import NotAllowed, NotNow
from support.design import BARRED_BY_CONFLICT, DESIGN, EVERY, NEEDS_REASON

CASES = sorted(itertools.product(ROLES, EVERY, DESIGN))


def test_the_table_is_complete() -> None:
    assert set(lifecycle.STATES) == EVERY
    assert sorted(lifecycle.ACTIONS) == sorted(DESIGN)


@pytest.mark.parametrize("action", DESIGN)
def test_where_it_leads_and_what_it_needs(action: str) -> None:
    row = lifecycle.transition(action)
    assert (row.to, row.reason, row.judging) == (
        DESIGN[action][2],
        action in NEEDS_REASON,
        action in BARRED_BY_CONFLICT,
    )


def test_every_role_in_every_state_may_do_just_what_the_design_says() -> None:
    for role, state, action in CASES:
        states, roles, _ = DESIGN[action]
        mine = frozenset({role})
        if role not in roles:
            with pytest.raises(NotAllowed):
                lifecycle.check(action, state, mine)
        elif state not in states:
            with pytest.raises(NotNow):
                lifecycle.check(action, state, mine)
        else:
            assert lifecycle.check(action, state, mine).action == action


def test_a_conflict_of_interest_bars_from_judging_and_from_nothing_else() -> None:
    for role, state, action in CASES:
        states, roles, _ = DESIGN[action]
        if role in roles and state in states:
            if action in BARRED_BY_CONFLICT:
                with pytest.raises(NotAllowed, match="your own agency"):
                    lifecycle.check(action, state, frozenset({role}), "it is your own agency")
            else:
                lifecycle.check(action, state, frozenset({role}), "it is your own agency")


@pytest.mark.parametrize("barred", ["", "it is your own agency"])
def test_what_is_offered_is_what_is_allowed(barred: str) -> None:
    for role, state in itertools.product(ROLES, EVERY):
        allowed = {
            action
            for action, (states, roles, _) in DESIGN.items()
            if role in roles and state in states and not (barred and action in BARRED_BY_CONFLICT)
        }
        assert lifecycle.possible(state, frozenset({role}), barred) == allowed


def test_two_roles_may_what_either_may_and_no_role_nothing() -> None:
    for state in EVERY:
        both = lifecycle.possible(state, frozenset({"lead", "manager"}))
        assert both == lifecycle.possible(state, frozenset({"lead"})) | lifecycle.possible(
            state, frozenset({"manager"})
        )
        assert lifecycle.possible(state, frozenset()) == frozenset()


def test_the_agency_never_judges_and_the_partnership_never_signs() -> None:
    agency, panel = {"lead", "contributor", "signatory"}, {"moderator", "meeting-chair", "follow-up", "scrutineer"}
    for row in lifecycle.TABLE:
        if row.action in ("propose", "record outcome", "share", "decide", "withdraw proposal"):
            assert not agency & set(row.roles)
        if row.action in ("answer", "grade", "clear", "declare", "accept", "challenge", "send for sign-off"):
            assert not panel & set(row.roles)


def test_refusals_say_who_may_and_when() -> None:
    with pytest.raises(NotAllowed, match="meeting chair"):
        lifecycle.check("share", "in moderation", frozenset({"lead"}))
    with pytest.raises(NotNow, match="in moderation"):
        lifecycle.check("share", "ready", frozenset({"meeting-chair"}))
