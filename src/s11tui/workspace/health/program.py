"""What is installed: Python, SQLite, the libraries, the data of time zones."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from s11tui.workspace.health.finding import Finding, good, mend, note
from s11tui.workspace.store import SAFE_SQLITE

TRIED = ((3, 11), (3, 13))
"""The first and the last version of Python that everything was tried with."""
_BUILT = 2026
"""No clock that is right says an earlier year."""

_REQUIREMENT = re.compile(r"([A-Za-z0-9._-]+)\s*([^;]*)(?:;\s*(.*))?")
_BOUND = re.compile(r"(==|>=|<=|<|>)\s*([0-9][0-9.]*)")

VersionOf = Callable[[str], str | None]
"""Gives the installed version of a library; None where it is not there."""


def python(version: tuple[int, int]) -> Finding:
    """Whether this Python is one that was tried."""
    words = f"Python {version[0]}.{version[1]}"
    first, last = TRIED
    if version < first:
        return mend("Python", f"{words} is too old.", f"Install Python {first[0]}.{first[1]} or newer.")
    if version > last:
        return note("Python", f"{words} is newer than any that s11tui was tried with.")
    return good("Python", f"{words}.")


def sqlite(version: tuple[int, ...]) -> Finding:
    """Whether this SQLite is free of the fault that can damage a file that several processes write to."""
    words = f"SQLite {'.'.join(map(str, version))}"
    if version >= SAFE_SQLITE:
        return good("SQLite", f"{words}: several may write at once.")
    return note(
        "SQLite",
        f"{words} can damage a file that several processes write to; a lock beside the file lets s11tui write only one"
        " at a time. Other programs do not heed that lock.",
        "Install the library pysqlite3 where there is a build of it; let no other program write to the file.",
    )


def libraries(requirements: Sequence[str], version_of: VersionOf) -> Iterator[Finding]:
    """Whether each library that is needed is there in a version that is allowed."""
    wrong = 0
    for line in requirements:
        found = _REQUIREMENT.fullmatch(line.strip())
        if found is None or "extra" in (found[3] or ""):
            continue
        name, bounds, only_here = found[1], found[2], found[3]
        version = version_of(name)
        if version is None and only_here:
            yield note("libraries", f"{name} is not installed; it has no build for some systems.")
        elif version is None:
            wrong += 1
            yield mend("libraries", f"{name} is missing.", "Install s11tui again.")
        elif not allowed(version, bounds):
            wrong += 1
            yield mend(
                "libraries",
                f"{name} {version} is not one that s11tui was made for ({bounds}).",
                "Install s11tui again.",
            )
    if not wrong:
        yield good("libraries", "Every library that is needed is there, in a version that was meant.")


def allowed(version: str, bounds: str) -> bool:
    """Whether a version such as `8.2.8` lies within bounds such as `>=8.2,<9`."""
    here = _numbers(version)
    return all(_holds(here, sign, _numbers(other)) for sign, other in _BOUND.findall(bounds))


def _holds(here: tuple[int, ...], sign: str, other: tuple[int, ...]) -> bool:
    width = max(len(here), len(other))
    left, right = (one + (0,) * (width - len(one)) for one in (here, other))
    return {"==": left == right, ">=": left >= right, "<=": left <= right, "<": left < right, ">": left > right}[sign]


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", re.split(r"[a-z+-]", version)[0]))


def passphrases(version: str | None, is_guarded: bool) -> Finding:
    """Whether passphrases can be checked."""
    if version is not None:
        return good("passphrases", "They can be made and checked.")
    words = "The library that checks passphrases (argon2-cffi) is not installed, so nobody can sign in with one."
    return (mend if is_guarded else note)("passphrases", words, "Install s11tui again.")


def sealing(version: str | None) -> Finding:
    """Whether hand-over files can be sealed."""
    if version is not None:
        return good("hand-over files", "They can be sealed and opened.")
    return note(
        "hand-over files",
        "The library that seals them (pyrage) is not installed; it has no build for some systems.",
        "Use the browser, the worksheet or the form instead.",
    )


def clock(now: datetime, newest: datetime | None) -> Finding:
    """Whether the clock can be right.

    Args:
        newest: when the newest event in the record was written, as it says; None for none.
    """
    said = f"{now:%Y-%m-%d %H:%M} UTC"
    if now.year < _BUILT:
        return mend("clock", f"It says {said}, which is long ago.", "Set the clock, and let it follow a time server.")
    if newest is not None and (newest - now).total_seconds() > 300:
        return mend(
            "clock",
            f"It says {said}, but the newest event was written at {newest:%Y-%m-%d %H:%M} UTC: the clock is behind, or"
            " was ahead then.",
            "Set the clock, and let it follow a time server. The order of events does not depend on it; due dates do.",
        )
    return good("clock", f"It says {said}.")


def time_zone(name: str) -> Finding:
    """Whether the partnership's time zone is known here."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return mend("time zone", f"Nothing is known here of {name}, so due dates cannot be told.", "Install tzdata.")
    return good("time zone", f"{name} is known.")
