"""`s11tui meeting`: follow-up meetings, planned and run; what is said at one lives in `meeting_saying`."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace

import click

from s11tui.audit.meeting import Attendee
from s11tui.cli import inputs, meeting_saying, shapes_meeting
from s11tui.cli.acting import acting, opened, reader
from s11tui.cli.meeting_words import say_meeting, tell
from s11tui.cli.options import Call, Group, pass_call
from s11tui.cli.printing import note, say_json, say_table
from s11tui.clock import stamp
from s11tui.errors import BadInput
from s11tui.workspace.desks.meeting_parts import Plan, plan_of
from s11tui.workspace.session import Session

_RUN = ("meeting-chair", "manager")
_MINUTES = 20


@contextmanager
def running(call: Call) -> Generator[Session, None, None]:
    """Whoever runs a meeting: the chair, else the manager who keeps the minutes."""
    with opened(call) as workspace:
        yield acting(workspace, call, _RUN)


@click.group(cls=Group)
def meeting() -> None:
    """Plan a follow-up meeting, run it agency by agency, and note what is said, both ways.

    What is agreed about grades is recorded with “s11tui moderate agree … --meeting MEETING”.
    """


@meeting.command("list")
@click.option("--round", "round_ref", metavar="ROUND", help="Only of this round.")
@pass_call
def list_(call: Call, round_ref: str | None) -> None:
    """List the meetings, the newest first.

    \b
    s11tui meeting list --round section-11-2027
    """
    with opened(call) as workspace:
        session = reader(workspace, call)
        lines = session.meetings.list(round_ref)
        rounds = {one.id: one.slug for one in session.reading.rounds()}
    if call.json:
        say_json([shapes_meeting.meeting_line(one, rounds.get(one.round, "")) for one in lines])
        return
    if not lines:
        note("No meeting is planned. Plan one: s11tui meeting plan ROUND --title TITLE --day DATE.")
        return
    say_table(
        ("meeting", "title", "day", "at", "place", "agencies", "state"),
        [(one.slug, one.title, one.day, one.starts, one.place, str(one.agencies), one.stage) for one in lines],
    )


@meeting.command()
@click.argument("round_ref", metavar="ROUND")
@click.option("--title", required=True, help="What people call it.")
@click.option("--day", required=True, metavar="DATE", help="Year-month-day.")
@click.option("--at", "starts", default="", metavar="TIME", help="When it begins, for example 14:00.")
@click.option("--place", default="", help="Where.")
@click.option("--minutes", type=int, default=_MINUTES, show_default=True, help="Planned for each agency.")
@click.option("--chair", default="", metavar="PERSON", help="Who leads it (else you).")
@click.option("--person", "people", multiple=True, metavar="PERSON", help="Who is asked to come; may be repeated.")
@click.option("--return", "returns", multiple=True, metavar="RETURN", help="In the agenda's order; may be repeated.")
@pass_call
def plan(
    call: Call, round_ref: str, title: str, day: str, starts: str, place: str, minutes: int, chair: str,
    people: tuple[str, ...], returns: tuple[str, ...],
) -> None:  # fmt: skip
    """Plan a meeting about returns of a round.

    Without --return, all that are submitted or in moderation are on the agenda; of a round that was sampled, those of
    them that were picked.

    \b
    s11tui meeting plan section-11-2027 --title "Follow-up, May" --day 2027-05-04 --at 14:00 --place "Town hall"
    s11tui meeting plan section-11-2027 --title "Police" --day 2027-05-04 --return police-section-11-2027

    Goes wrong when DATE is no date, or a return is of another round.
    """
    with running(call) as session:
        chosen = returns or _due(session, round_ref)
        planned = Plan(
            inputs.name(title, "the meeting's title"), inputs.day(day), inputs.line(starts), inputs.line(place),
            minutes, chair, people, tuple(chosen),
        )  # fmt: skip
        view = session.meetings.plan(round_ref, planned)
        tell(call, session, view, f"{view.title} is planned, {len(view.items)} on the agenda.")


def _due(session: Session, round_ref: str) -> tuple[str, ...]:
    """The returns of a round that wait for the panel: those picked in its sample, where one was drawn."""
    found = [one for one in session.meetings.candidates(round_ref) if one.is_due and not one.barred]
    picked = [one for one in found if one.sampled]
    return tuple(one.line.slug for one in picked or found)


@meeting.command()
@click.argument("ref", metavar="MEETING")
@click.option("--title", help="What people call it.")
@click.option("--day", metavar="DATE", help="Year-month-day.")
@click.option("--at", "starts", metavar="TIME", help="When it begins; “” for not said.")
@click.option("--place", help="Where.")
@click.option("--minutes", type=int, help="Planned for each agency.")
@click.option("--chair", metavar="PERSON", help="Who leads it.")
@click.option("--person", "people", multiple=True, metavar="PERSON", help="Who is asked to come instead of those now.")
@click.option("--return", "returns", multiple=True, metavar="RETURN", help="The agenda instead of the one now.")
@pass_call
def change(
    call: Call, ref: str, title: str | None, day: str | None, starts: str | None, place: str | None,
    minutes: int | None, chair: str | None, people: tuple[str, ...], returns: tuple[str, ...],
) -> None:  # fmt: skip
    """Plan a meeting otherwise; what is left out stays.

    \b
    s11tui meeting change follow-up-may --day 2027-05-11 --place "Online"
    """
    with running(call) as session:
        now = plan_of(session.meetings.open(ref))
        given = {
            "title": title, "day": inputs.day(day) if day else None, "starts": starts, "place": place,
            "minutes": minutes, "chair": chair, "people": people or None, "returns": returns or None,
        }  # fmt: skip
        changed = replace(now, **{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]  # each of its own type
        view = session.meetings.change(ref, changed)
        tell(call, session, view, "The plan was changed.")


@meeting.command()
@click.argument("ref", metavar="MEETING")
@pass_call
def show(call: Call, ref: str) -> None:
    """Show a meeting: plan, agenda with times, who came, conflicts, notes.

    \b
    s11tui meeting show follow-up-may
    s11tui meeting show follow-up-may --json
    """
    with opened(call) as workspace:
        session = reader(workspace, call)
        view, now = session.meetings.open(ref), stamp(workspace.clock())
    if call.json:
        say_json(shapes_meeting.meeting(view, now))
    else:
        say_meeting(view, now)


@meeting.command()
@click.argument("ref", metavar="MEETING")
@pass_call
def start(call: Call, ref: str) -> None:
    """Begin a meeting, or go on with one that was ended too soon.

    \b
    s11tui meeting start follow-up-may
    """
    with running(call) as session:
        tell(call, session, session.meetings.start(ref), "The meeting began.")


@meeting.command()
@click.argument("ref", metavar="MEETING")
@pass_call
def end(call: Call, ref: str) -> None:
    """End a meeting; a turn that is open is closed. What has no outcome yet is told.

    \b
    s11tui meeting end follow-up-may
    """
    with running(call) as session:
        view = session.meetings.end(ref)
        tell(call, session, view, "The meeting ended.")
    for one in view.items:
        if not one.about.barred and one.about.decided < one.about.graded:
            note(f"{one.about.agency}: {one.about.graded - one.about.decided} standards have no outcome yet.")


@meeting.command()
@click.argument("ref", metavar="MEETING")
@click.option("--reason", required=True, help="Why.")
@pass_call
def cancel(call: Call, ref: str, reason: str) -> None:
    """Call a meeting off.

    \b
    s11tui meeting cancel follow-up-may --reason "Snow."
    """
    with running(call) as session:
        tell(call, session, session.meetings.cancel(ref, inputs.words(reason)), "The meeting was called off.")


@meeting.command()
@click.argument("ref", metavar="MEETING")
@click.option("--present", multiple=True, metavar="PERSON", help="Somebody of the register; may be repeated.")
@click.option("--apologies", multiple=True, metavar="PERSON", help="Who sent apologies; may be repeated.")
@click.option("--guest", "guests", multiple=True, metavar="NAME", help="“Name, role” of a guest; may be repeated.")
@pass_call
def attend(call: Call, ref: str, present: tuple[str, ...], apologies: tuple[str, ...], guests: tuple[str, ...]) -> None:
    """Record who is at the table and who sent apologies: all of them each time.

    \b
    s11tui meeting attend follow-up-may --present lee-lead --present mo --guest "Pat Lee, school nurse"
    """
    if not (present or apologies or guests):
        raise BadInput("Nobody is named.", "Give --present PERSON, --guest “Name, role” or --apologies PERSON.")
    with running(call) as session:
        known = {one.person: one for one in session.meetings.expected(ref)}
        people = session.workspace.registry.person
        here = [known.get(people(one).id) or Attendee("", "", one) for one in present]
        away = [known.get(people(one).id) or Attendee("", "", one) for one in apologies]
        view = session.meetings.attend(ref, [*here, *map(_guest, guests)], away)
        tell(call, session, view, f"{len(view.attendance)} at the table.")


def _guest(given: str) -> Attendee:
    name, _, role = inputs.line(given).partition(",")
    return Attendee(name.strip(), role.strip())


for _command in meeting_saying.COMMANDS:
    meeting.add_command(_command)
