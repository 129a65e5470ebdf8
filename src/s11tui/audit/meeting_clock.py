"""The time of a meeting against its plan. Pure: the present moment is passed in.

The time that passed is the time of every turn and the time between turns, and nothing else: time while a meeting was
ended and not yet gone on with is none of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from s11tui.audit.meeting_view import ItemView, MeetingView
from s11tui.clock import seconds_between

_MINUTE = 60
Spans = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class MeetingTime:
    """How a meeting stands against its plan. All times are whole seconds.

    Attributes:
        passed: since it began.
        turns: of that, with the agencies on the agenda; `between`: the rest.
        left: what is planned for those still to come, and for the rest of the turn that is open.
        over: how much later it will end than planned if the rest takes as long as planned; below 0, how much earlier.
        done: agencies that had their turn, or have it now; `of`: all of them.
    """

    passed: int
    turns: int
    between: int
    left: int
    over: int
    done: int
    of: int


def time_spent(spans: Spans, now: str) -> int:
    """Seconds of one agency's turn so far; `now` is a stamp."""
    return sum(seconds_between(start, end or now) for start, end in spans)


def meeting_time(view: MeetingView, now: str) -> MeetingTime:
    """How a meeting stands against its plan; nothing has passed before it began. `now` is a stamp."""
    until = view.ended_at or now
    turns = sum(time_spent(one.spans, until) for one in view.items)
    passed = seconds_between(view.started_at, until) - view.away if view.started_at else 0
    # Each turn is cut to whole seconds, and so is the whole: the sum may be a second off, and must not be.
    passed = max(passed, turns)
    left = sum(_left(one, view.minutes * _MINUTE, until) for one in view.items)
    return MeetingTime(
        passed=passed,
        turns=turns,
        between=passed - turns,
        left=left,
        over=passed + left - len(view.items) * view.minutes * _MINUTE,
        done=sum(bool(one.spans) for one in view.items),
        of=len(view.items),
    )


def _left(item: ItemView, planned: int, now: str) -> int:
    if item.is_done:
        return 0
    return max(0, planned - time_spent(item.spans, now))


def over_in_words(seconds: int) -> str:
    """`4 minutes over`, `2 minutes in hand`, `on time`."""
    minutes = abs(seconds) // _MINUTE
    if not minutes:
        return "on time"
    words = "1 minute" if minutes == 1 else f"{minutes} minutes"
    return f"{words} over" if seconds > 0 else f"{words} in hand"


def minutes_in_words(seconds: int) -> str:
    """`12 min`, whole minutes; a turn that began is never `0 min`."""
    return f"{seconds // _MINUTE} min" if seconds >= _MINUTE else "under 1 min"
