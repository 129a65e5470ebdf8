"""A clock that only tests move."""

from datetime import UTC, datetime, timedelta


class HandClock:
    """Gives a later millisecond each time it is asked, and jumps when told to."""

    def __init__(self, start: datetime = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)) -> None:
        self.now = start

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now

    def jump(self, **by: float) -> None:
        """Move it on, for example `days=15`."""
        self.now += timedelta(**by)
