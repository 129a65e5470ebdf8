"""Moments, days, and how they are said."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s11tui.clock import (
    ago_in_words,
    day,
    day_in_words,
    due_in_words,
    local,
    moment,
    stamp,
    system_clock,
    today,
)
from s11tui.errors import BadInput

days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
moments = st.datetimes(
    datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.sampled_from([UTC, timezone(timedelta(hours=-11))])
)


@given(moments)
def test_a_stamp_is_read_again_to_the_millisecond(when: datetime) -> None:
    written = stamp(when)
    assert len(written) == 24
    assert written.endswith("Z")
    assert timedelta(0) <= when - moment(written) < timedelta(milliseconds=1)


@given(moments, moments)
def test_stamps_sort_as_moments_do(one: datetime, other: datetime) -> None:
    if one <= other:
        assert stamp(one) <= stamp(other)


def test_the_system_clock_is_aware() -> None:
    assert system_clock().tzinfo is UTC


def test_the_day_is_that_of_the_partnership_not_of_greenwich() -> None:
    half_past_eleven = datetime(2027, 6, 1, 23, 30, tzinfo=UTC)
    assert today(lambda: half_past_eleven) == date(2027, 6, 2)
    assert today(lambda: half_past_eleven, "UTC") == date(2027, 6, 1)
    assert local(stamp(half_past_eleven)).hour == 0


@given(days)
def test_days_are_read_as_they_are_written(when: date) -> None:
    assert day(f" {when.isoformat()} ") == when


@pytest.mark.parametrize(
    "wrong", ["", "19.3.2027", "2027-02-29", "2027-13-01", "tomorrow", "2027-3-9", "\u0662027-01-01"]
)
def test_what_is_no_day_is_refused_with_an_example(wrong: str) -> None:
    with pytest.raises(BadInput, match="2027-03-19"):
        day(wrong)


@given(days, st.integers(-400, 400))
def test_due_in_words_says_how_far_off(now: date, off: int) -> None:
    words = due_in_words(now + timedelta(days=off), now)
    match off:
        case 0:
            assert words == "due today"
        case 1:
            assert words == "due tomorrow"
        case -1:
            assert words == "1 day late"
        case _:
            assert words == (f"due in {off} days" if off > 0 else f"{-off} days late")


@given(days, st.integers(-5, 400))
def test_ago_in_words(now: date, off: int) -> None:
    words = ago_in_words(now - timedelta(days=off), now)
    assert words == ("today" if off <= 0 else "yesterday" if off == 1 else f"{off} days ago")


def test_a_day_in_words_has_its_year_only_where_it_is_needed() -> None:
    assert day_in_words(date(2027, 3, 9), date(2027, 1, 1)) == "Tue 9 March"
    assert day_in_words(date(2027, 3, 9), date(2026, 12, 31)) == "Tue 9 March 2027"
    assert day_in_words(date(2027, 3, 9)) == "Tue 9 March 2027"
