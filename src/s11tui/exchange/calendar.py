"""Due days as an iCalendar file (RFC 5545), written by hand: a calendar is a few lines, and needs no library.

All-day events, not to-dos: Outlook and the calendars of phones bring in VEVENT and leave VTODO aside without a word.
Each event keeps its UID for ever, so that a file that is brought in again moves what is there instead of doubling it.
The day is marked as free, since nobody is busy on the day that something is due.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

_LONGEST = 75
"""Octets in a line, without its end."""
_SINCE = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class DueDay:
    """Something that is due on a day.

    Attributes:
        id: never changes; made into the UID.
        changed: when it last changed: a calendar takes over what is newer than what it has.
    """

    id: str
    day: date
    title: str
    about: str
    changed: datetime
    kind: str = "Action"


def calendar_bytes(name: str, days: Iterable[DueDay], now: datetime) -> bytes:
    """A calendar as the bytes of a file.

    Args:
        name: what calendar programs call it.
        now: the moment at which it is written.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//s11tui//Due days//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}",
        *(line for one in days for line in _event(one, now)),
        "END:VCALENDAR",
    ]
    return b"".join(part for line in lines for part in folded(line))


def _event(one: DueDay, now: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{one.id}@s11tui.invalid"
    yield f"DTSTAMP:{_stamp(now)}"
    yield f"LAST-MODIFIED:{_stamp(one.changed)}"
    # Has to grow with every change; the minutes up to the last one do.
    yield f"SEQUENCE:{max(0, int((one.changed - _SINCE).total_seconds()) // 60)}"
    yield f"DTSTART;VALUE=DATE:{one.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{one.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escaped(one.title)}"
    yield f"DESCRIPTION:{escaped(one.about)}"
    yield f"CATEGORIES:{escaped(one.kind)}"
    yield "TRANSP:TRANSPARENT"
    yield "CLASS:CONFIDENTIAL"
    yield "END:VEVENT"


def escaped(text: str) -> str:
    """Text as the format wants it: backslashes, semicolons, commas and line ends are written with a backslash."""
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return plain.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def folded(line: str) -> Iterator[bytes]:
    """A line with its end, in pieces of at most 75 octets; no character is cut in two."""
    room, piece = _LONGEST, b""
    for letter in line:
        octets = letter.encode()
        if len(piece) + len(octets) > room:
            yield piece + b"\r\n "
            room, piece = _LONGEST - 1, b""
        piece += octets
    yield piece + b"\r\n"


def _stamp(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
