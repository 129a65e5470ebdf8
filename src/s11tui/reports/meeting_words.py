"""When, where and who: what the pack and the minutes of a meeting say of it alike."""

from datetime import datetime, timedelta
from itertools import pairwise

from s11tui.audit.meeting_view import AttendeeView, ItemView, MeetingView
from s11tui.clock import day, local
from s11tui.errors import BadInput
from s11tui.reports.phrases import latest

_LEFT_OUT = "Left out of this copy: whoever printed it takes no part in this agency’s turn"


def left_out(item: ItemView) -> str:
    """That an agency's turn is left out, and why the reader takes no part in it."""
    return f"{_LEFT_OUT} ({item.about.barred})" if item.about.barred else _LEFT_OUT


def day_words(iso: str) -> str:
    """`Tuesday 2 March 2027` of an ISO day; anything else as it is."""
    try:
        when = day(iso)
    except BadInput:
        return iso
    return f"{when:%A} {when.day} {when:%B} {when.year}"


def time_words(stamp: str, zone: str) -> str:
    """`14:02`, by the clock on the wall in that zone."""
    return f"{local(stamp, zone):%H:%M}" if stamp else ""


def planned_turns(meeting: MeetingView) -> tuple[str, ...]:
    """When each agency's turn is planned to begin and end; in minutes after the beginning where no time is set."""
    try:
        begin = datetime.strptime(meeting.starts, "%H:%M")
    except ValueError:
        return tuple(f"after {at * meeting.minutes} minutes" for at in range(len(meeting.items)))
    steps = [begin + timedelta(minutes=meeting.minutes * at) for at in range(len(meeting.items) + 1)]
    return tuple(f"{first:%H:%M} to {last:%H:%M}" for first, last in pairwise(steps))


def person_words(one: AttendeeView) -> str:
    """`Lee Lead, safeguarding lead (Exampleshire Police)`."""
    named = ", ".join(part for part in (one.name, one.role) if part.strip())
    return f"{named} ({one.stands_for})" if one.stands_for else named


def last_moment(meeting: MeetingView) -> str:
    """The stamp of the last thing that the view of a meeting tells of; empty before it began."""
    spans = [stamp for item in meeting.items for span in item.spans for stamp in span]
    return latest((meeting.started_at, meeting.ended_at, *spans, *(one.at for one in meeting.notes)))
