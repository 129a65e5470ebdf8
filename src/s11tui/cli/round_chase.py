"""`s11tui round chase` and `ics`: letters to those whose return is not in, and the days of a round for a calendar."""

import click

from s11tui.audit.chasing import REMINDER, STAGES, Pace
from s11tui.cli.acting import acting, opened, reader
from s11tui.cli.chase_options import pacing, tell_chased, write_to
from s11tui.cli.options import Call, Command, pass_call
from s11tui.cli.printing import say, say_json
from s11tui.cli.shapes_action import return_chase
from s11tui.errors import NotFound
from s11tui.exchange.calendar import calendar_bytes
from s11tui.exchange.chasing_files import days_of_round, returns_csv
from s11tui.text import counted
from s11tui.workspace.chases import ReturnChase


@click.command(cls=Command)
@click.argument("round_ref", metavar="[ROUND]", required=False)
@pacing
@click.option("--late", is_flag=True, help="Only those that are late: no reminders.")
@click.option("--csv", "csv_to", metavar="FILE", help="Write a file for a mail merge; - for the screen.")
@pass_call
def chase(call: Call, round_ref: str | None, pace: Pace, late: bool, csv_to: str | None) -> None:
    """List whose return is late or due soon, with the lead, the chief officer or head, and a letter to each.

    Nothing is sent. Stage 0 reminds before the due day; 1 asks the lead; 2 writes to the chief officer or head too; 3
    says that it is taken further. A late return can be handed in until the round is closed, and counts as late.

    \b
    s11tui round chase
    s11tui round chase section-11-2027 --late
    s11tui round chase section-11-2027 --csv chase.csv
    """
    with opened(call) as workspace:
        found = acting(workspace, call, ("manager",)).rounds.chase(round_ref, pace)
    found = tuple(one for one in found if not late or one.letter.stage != REMINDER)
    tell_chased(
        call,
        found,
        csv_to,
        csv=returns_csv,
        shape=return_chase,
        table=(("return", "agency", "state", "due", "late", "stage", "to"), _row),
        nothing="No return is late or due soon.",
    )


def _row(one: ReturnChase) -> tuple[str, ...]:
    about, late = one.about, one.letter.days_late
    words = counted(late, "day") if late else ""
    to = about.lead.email or about.lead.name
    return (about.ref, about.agency, about.state, about.due, words, STAGES[one.letter.stage], to)


@click.command(cls=Command)
@click.argument("round_ref", metavar="ROUND")
@click.option("-o", "--output", metavar="FILE", default="round.ics", show_default=True, help="- for the screen.")
@pass_call
def ics(call: Call, round_ref: str, output: str) -> None:
    """Write the days of a round as a calendar file: when returns are due, and when times to reply end.

    \b
    s11tui round ics section-11-2027
    s11tui round ics section-11-2027 -o section-11.ics
    """
    with opened(call) as workspace:
        reading = reader(workspace, call).reading
        one = next((one for one in reading.rounds() if round_ref.strip() in (one.slug, one.id)), None)
        if one is None:
            raise NotFound(f"There is no round “{round_ref}”.", "See them with “s11tui round list”.")
        days = days_of_round(one, reading.returns(round=one.id))
        path = write_to(output, calendar_bytes(one.title, days, workspace.clock()))
    if not path:
        return
    if call.json:
        say_json({"events": len(days), "files": [path]})
    else:
        say(path)


COMMANDS: tuple[click.Command, ...] = (chase, ics)
