"""`s11tui action chase` and `ics`: letters to those who are late, and due days for a calendar."""

import click

from s11tui.audit.chasing import STAGES, Pace
from s11tui.cli.acting import acting, opened, reader
from s11tui.cli.action_choosing import Chosen, choosing
from s11tui.cli.chase_options import pacing, tell_chased, write_to
from s11tui.cli.options import Call, Command, pass_call
from s11tui.cli.printing import note, say, say_json
from s11tui.cli.shapes_action import action_chase
from s11tui.exchange.calendar import calendar_bytes
from s11tui.exchange.chasing_files import actions_csv, due_days
from s11tui.text import counted
from s11tui.workspace.chases import ActionChase


@click.command(cls=Command)
@pacing
@click.option("--csv", "csv_to", metavar="FILE", help="Write a file for a mail merge; - for the screen.")
@pass_call
def chase(call: Call, pace: Pace, csv_to: str | None) -> None:
    """List the owners of actions that are overdue or due soon, with a letter to each. Nothing is sent.

    What an agency has not been told of yet is left out.

    \b
    s11tui action chase
    s11tui action chase --csv actions.csv
    s11tui action chase --before 30 --json
    """
    with opened(call) as workspace:
        found = acting(workspace, call, ("manager",)).actions.chase(pace)
    tell_chased(
        call,
        found,
        csv_to,
        csv=actions_csv,
        shape=action_chase,
        table=(("owner", "agency", "actions", "first due", "stage", "to"), _row),
        nothing="No action is overdue or due soon.",
    )


def _row(one: ActionChase) -> tuple[str, ...]:
    actions = " ".join(each.slug for each in one.actions)
    return (
        one.owner,
        one.agency,
        actions,
        one.actions[0].due,
        STAGES[one.letter.stage],
        one.lead.email or one.lead.name,
    )


@click.command(cls=Command)
@choosing
@click.option("-o", "--output", metavar="FILE", default="actions.ics", show_default=True, help="- for the screen.")
@pass_call
def ics(call: Call, chosen: Chosen, output: str) -> None:
    """Write the due days of actions as a calendar file, for Outlook, a phone or any other calendar.

    Actions that are agreed and not closed, one all-day event each. Bring the file in again later: events that are
    there already move to their new day.

    \b
    s11tui action ics
    s11tui action ics --agency police -o police.ics
    s11tui action ics --owner-kind sub-group -o follow-up.ics
    """
    with opened(call) as workspace:
        session = reader(workspace, call)
        days = due_days(chosen.of(session, session.reading.actions()))
        name = f"Actions · {workspace.partnership().name}"
        path = write_to(output, calendar_bytes(name, days, workspace.clock()))
    if not path:
        return
    if call.json:
        say_json({"events": len(days), "files": [path]})
    else:
        say(path)
        note(f"{counted(len(days), 'due day')}.")


COMMANDS: tuple[click.Command, ...] = (chase, ics)
