"""The only place that asks what time it is, and how times are written."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from s11tui.errors import BadInput

Clock = Callable[[], datetime]
"""Gives the present moment as an aware datetime."""

DEFAULT_ZONE = "Europe/London"


def system_clock() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """A moment as it stands in events: UTC with milliseconds, `2026-11-23T04:46:17.123Z`."""
    utc = moment.astimezone(UTC)
    return f"{utc:%Y-%m-%dT%H:%M:%S}.{utc.microsecond // 1000:03d}Z"


def moment(text: str) -> datetime:
    """The moment that a stamp names."""
    return datetime.fromisoformat(text)


@lru_cache(maxsize=8)
def seconds_between(start: str, end: str) -> int:
    """Whole seconds from one stamp to another; never below 0, should a clock have been put back."""
    return max(0, int((moment(end) - moment(start)).total_seconds()))


def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def local(text: str, zone: str = DEFAULT_ZONE) -> datetime:
    """A stamp as the clock on the wall showed it in the partnership's zone."""
    return moment(text).astimezone(_zone(zone))


def today(clock: Clock, zone: str = DEFAULT_ZONE) -> date:
    """The calendar day in the partnership's zone."""
    return clock().astimezone(_zone(zone)).date()


def day(text: str) -> date:
    """A calendar day from `2027-03-19`.

    Raises:
        BadInput: it is no such day.
    """
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise BadInput(
            f"“{text}” is not a date." if text.strip() else "The day is missing.",
            "Write year-month-day, for example 2027-03-19.",
        ) from None


def day_in_words(when: date, now: date | None = None) -> str:
    """`Fri 19 March`, with the year where it is not this year's."""
    words = f"{when:%a} {when.day} {when:%B}"
    return words if now is not None and when.year == now.year else f"{words} {when.year}"


def due_in_words(due: date, now: date) -> str:
    """`due in 12 days`, `due today`, `6 days late`."""
    left = (due - now) // timedelta(days=1)
    if left == 0:
        return "due today"
    if left == 1:
        return "due tomorrow"
    if left > 1:
        return f"due in {left} days"
    return "1 day late" if left == -1 else f"{-left} days late"


def ago_in_words(then: date, now: date) -> str:
    """`today`, `yesterday`, `3 days ago`."""
    days = (now - then) // timedelta(days=1)
    if days <= 0:
        return "today"
    return "yesterday" if days == 1 else f"{days} days ago"
