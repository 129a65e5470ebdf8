"""The table of a meeting against the same table written out a second time by hand; and its time."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s11tui.audit import meeting_steps
from s11tui.audit.meeting_clock import meeting_time, over_in_words, time_spent
from s11tui.audit.meeting_view import ItemView, MeetingView, OnAgenda
from s11tui.audit.register import ROLES
from s11tui.audit.rights import READS_ALL
from s11tui.errors import NotAllowed, NotNow
from support.meeting_design import LOOKERS, MEETING_DESIGN, RUNNERS, STAGES

CASES = sorted(itertools.product(ROLES, STAGES, MEETING_DESIGN))


def test_the_table_is_complete() -> None:
    assert set(meeting_steps.STAGES) == STAGES
    assert sorted(meeting_steps.ACTIONS) == sorted(MEETING_DESIGN)
    assert READS_ALL == LOOKERS


def test_every_role_in_every_stage_may_do_just_what_the_design_says() -> None:
    for role, stage, action in CASES:
        mine = frozenset({role})
        if role not in RUNNERS:
            with pytest.raises(NotAllowed):
                meeting_steps.check_meeting(action, stage, mine)
        elif stage not in MEETING_DESIGN[action]:
            with pytest.raises(NotNow):
                meeting_steps.check_meeting(action, stage, mine)
        else:
            meeting_steps.check_meeting(action, stage, mine)


def test_what_is_offered_is_what_is_allowed() -> None:
    for role, stage in itertools.product(ROLES, STAGES):
        allowed = {action for action, stages in MEETING_DESIGN.items() if role in RUNNERS and stage in stages}
        assert meeting_steps.possible_at(stage, frozenset({role})) == allowed


def _at(second: int) -> str:
    return f"2027-03-01T{10 + second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}.000Z"


def _view(spans: list[list[tuple[int, int | None]]], minutes: int, ended: int | None, away: int) -> MeetingView:
    items = tuple(
        ItemView(
            OnAgenda(f"r{number}", f"r{number}", "A", "a", "submitted", 4, 0),
            number,
            tuple((_at(start), "" if end is None else _at(end)) for start, end in turn),
        )
        for number, turn in enumerate(spans, 1)
    )
    return MeetingView(
        id="m", slug="m", title="M", round="r", round_title="R", partnership="P", day="2027-03-01", starts="10:00",
        minutes=minutes, place="", chair="C", chair_id="c", people=(), stage="running" if ended is None else "ended",
        items=items, can=frozenset(), head="", zone="Europe/London", started_at=_at(0),
        ended_at="" if ended is None else _at(ended), away=away,
    )  # fmt: skip


@given(
    steps=st.lists(st.tuples(st.integers(0, 3), st.integers(1, 900)), max_size=14),
    minutes=st.integers(1, 40),
    ends=st.booleans(),
)
def test_the_minutes_add_up(steps: list[tuple[int, int]], minutes: int, ends: bool) -> None:
    """Turns and pauses (agency 0 is a pause) in any order: what passed is what was with agencies and what was not."""
    spans: list[list[tuple[int, int | None]]] = [[], [], []]
    now, expected = 0, [0, 0, 0]
    for number, (agency, seconds) in enumerate(steps):
        last = number == len(steps) - 1
        if agency:
            spans[agency - 1].append((now, None if last and not ends else now + seconds))
            expected[agency - 1] += seconds
        now += seconds
    time = meeting_time(_view(spans, minutes, now if ends else None, 0), _at(now))
    assert (time.passed, time.turns) == (now, sum(expected))
    assert time.passed == time.turns + time.between
    assert time.done == sum(bool(one) for one in spans)
    waiting = [one for one in range(3) if not spans[one]]
    opened = [one for one in range(3) if spans[one] and spans[one][-1][1] is None]
    left = minutes * 60 * len(waiting) + sum(max(0, minutes * 60 - expected[one]) for one in opened)
    assert (time.left, time.over) == (left, now + left - 3 * minutes * 60)


def test_a_pause_before_going_on_is_no_time_of_the_meeting() -> None:
    view = _view([[(0, 600)], [(87_000 - 86_400 + 600, 1800)]], 10, None, 300)
    assert meeting_time(view, _at(2400)).passed == 2100


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "on time"), (59, "on time"), (60, "1 minute over"), (250, "4 minutes over"), (-130, "2 minutes in hand")],
)
def test_the_clock_in_words(seconds: int, words: str) -> None:
    assert over_in_words(seconds) == words


def test_a_clock_that_was_put_back_takes_no_time_away() -> None:
    assert time_spent([(_at(100), _at(40))], _at(0)) == 0
