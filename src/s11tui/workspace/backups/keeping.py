"""Which backups stay: the newest of each of the last days, weeks and months that have one."""

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime

DAYS, WEEKS, MONTHS = 7, 4, 12

_PERIODS: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
    (DAYS, lambda moment: moment.date()),
    (WEEKS, lambda moment: moment.isocalendar()[:2]),
    (MONTHS, lambda moment: (moment.year, moment.month)),
)


def to_keep(moments: Iterable[datetime]) -> frozenset[datetime]:
    """Those of the moments whose backups stay.

    Days without a backup are not counted: who opens the program once a month keeps seven of those, and a long holiday
    takes nothing away. The newest always stays.

    Args:
        moments: when the backups were made, as the clock on the wall showed it: all in one time zone.
    """
    newest_first = sorted(set(moments), key=datetime.timestamp, reverse=True)
    kept: set[datetime] = set()
    for number, period_of in _PERIODS:
        newest_of: dict[Hashable, datetime] = {}
        for moment in newest_first:
            if len(newest_of) < number:
                newest_of.setdefault(period_of(moment), moment)
        kept.update(newest_of.values())
    return frozenset(kept)
