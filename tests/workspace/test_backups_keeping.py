"""Which backups stay."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from s11tui.workspace.backups.keeping import DAYS, MONTHS, WEEKS, to_keep

START = datetime(2024, 1, 1, tzinfo=UTC)
MOMENTS = st.lists(
    st.datetimes(datetime(2024, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC)), max_size=60, unique=True
)


def every_day(days: int) -> list[datetime]:
    return [START + timedelta(days=number, hours=9) for number in range(days)]


def test_seven_days_four_weeks_twelve_months() -> None:
    kept = to_keep(every_day(800))
    newest = sorted(kept, reverse=True)
    assert newest[:DAYS] == every_day(800)[: -DAYS - 1 : -1]
    assert len({moment.isocalendar()[:2] for moment in kept}) >= WEEKS
    assert len({(moment.year, moment.month) for moment in kept}) == MONTHS
    assert len(kept) <= DAYS + WEEKS + MONTHS
    assert newest[-1].date() == datetime(2025, 4, 30).date(), "the last day of the twelfth month back"


def test_of_one_day_the_newest_stays() -> None:
    day = [START + timedelta(hours=hour) for hour in range(24)]
    assert to_keep(day) == {day[-1]}


def test_days_without_a_backup_are_not_counted() -> None:
    rare = [START + timedelta(days=40 * number) for number in range(7)]
    assert to_keep(rare) == set(rare)


def test_nothing_of_nothing() -> None:
    assert to_keep([]) == frozenset()


@given(MOMENTS)
def test_the_newest_and_the_only_one_always_stay(moments: list[datetime]) -> None:
    kept = to_keep(moments)
    assert kept <= set(moments)
    if moments:
        assert max(moments) in kept
    assert len(kept) <= DAYS + WEEKS + MONTHS


@given(MOMENTS)
def test_what_stays_stays_when_it_is_asked_again(moments: list[datetime]) -> None:
    kept = to_keep(moments)
    assert to_keep(kept) == kept


@given(MOMENTS)
def test_every_period_that_counts_keeps_its_newest(moments: list[datetime]) -> None:
    kept = to_keep(moments)
    days = sorted({moment.date() for moment in moments}, reverse=True)[:DAYS]
    assert {max(one for one in moments if one.date() == day) for day in days} <= kept
    months = sorted({(moment.year, moment.month) for moment in moments}, reverse=True)[:MONTHS]
    assert {max(one for one in moments if (one.year, one.month) == month) for month in months} <= kept


@given(MOMENTS)
def test_day_after_day_never_loses_more_than_asking_once(moments: list[datetime]) -> None:
    """Thinning out after each backup keeps everything that the days, weeks and months of the whole ask for by day."""
    standing: frozenset[datetime] = frozenset()
    for moment in sorted(moments):
        standing = to_keep({*standing, moment})
    days = sorted({moment.date() for moment in moments}, reverse=True)[:DAYS]
    assert {max(one for one in moments if one.date() == day) for day in days} <= standing
