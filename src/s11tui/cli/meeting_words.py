"""A meeting in words, as the commands tell it."""

from collections.abc import Sequence

from s11tui.audit.meeting import NOTE_KINDS
from s11tui.audit.meeting_clock import meeting_time, minutes_in_words, over_in_words, time_spent
from s11tui.audit.meeting_view import AttendeeView, ItemView, MeetingView
from s11tui.cli import shapes_meeting
from s11tui.cli.options import Call
from s11tui.cli.printing import say, say_json, say_table
from s11tui.clock import stamp
from s11tui.workspace.session import Session

_TURNS = {True: "now", False: "done"}


def tell(call: Call, session: Session, view: MeetingView, done: str) -> None:
    """Say what was done to a meeting; as JSON, all of it."""
    if call.json:
        say_json(shapes_meeting.meeting(view, stamp(session.workspace.clock())))
    else:
        say(f"{done} {view.slug} is {view.stage}.")


def say_meeting(view: MeetingView, now: str) -> None:
    """All of a meeting, for people; `now` is a stamp."""
    when = " ".join(part for part in (view.day, view.starts, view.place) if part)
    say(f"{view.title} ({view.slug}): {view.stage}, {when}")
    say(f"Chair: {view.chair}" + (f"; asked to come: {', '.join(name for _, name in view.people)}" * bool(view.people)))
    if view.reason:
        say(f"Called off: {view.reason}")
    if view.started_at:
        time = meeting_time(view, now)
        say(f"{time.done} of {time.of} agencies, {minutes_in_words(time.passed)}, {over_in_words(time.over)}")
    say_table((), [_item_row(one, view.ended_at or now) for one in view.items], "  ")
    _say_people("Present", view.attendance)
    _say_people("Apologies", view.apologies)
    for who, agency, words in view.conflicts:
        say(f"Conflict of interest: {who}, {agency}: {words}")
    for number, one in enumerate(view.notes, 1):
        about = f" ({one.agency}{f', {one.standard}' if one.standard else ''})" if one.agency else ""
        say(f"{number}. {NOTE_KINDS[one.kind]}{about}: {one.text}{' [action]' if one.action else ''}")


def _item_row(one: ItemView, now: str) -> Sequence[str]:
    about = one.about
    turn = _TURNS[one.is_open] if one.spans else "to come"
    spent = minutes_in_words(time_spent(one.spans, now)) if one.spans else ""
    stands = f"you take no part: {about.barred}" if about.barred else f"{about.decided} of {about.graded} decided"
    return (str(one.number), about.agency, about.ref, turn, spent, stands)


def _say_people(what: str, people: Sequence[AttendeeView]) -> None:
    if people:
        said = (" ".join((one.name, f"({', '.join(filter(None, (one.role, one.stands_for)))})")) for one in people)
        say(f"{what}: {', '.join(said).replace(' ()', '')}")
