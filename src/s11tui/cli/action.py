"""`s11tui action`: the action register. What changes an action stands in `action_changing`, files in `action_files`."""

import click

from s11tui.audit.action_steps import STATES
from s11tui.audit.view_models import ActionView
from s11tui.cli import action_changing, action_files
from s11tui.cli.acting import opened, reader
from s11tui.cli.action_choosing import Chosen, choosing, state_named
from s11tui.cli.options import Call, Group, pass_call
from s11tui.cli.printing import moment_in_words, note, say, say_json, say_table
from s11tui.cli.shapes_action import action_line

_STATES = ", ".join(one.replace(" ", "-") for one in STATES)


@click.group(cls=Group)
def action() -> None:
    """Follow actions until they are really closed.

    The owner says done; the follow-up group, a meeting chair or the manager verifies, never the owner's own agency.
    """


@action.command("list")
@click.argument("ref", metavar="[RETURN]", required=False)
@choosing
@click.option("--state", metavar="STATE", help=f"Only in this state: {_STATES}.")
@click.option("--overdue", is_flag=True, help="Only those that are late.")
@pass_call
def list_(call: Call, ref: str | None, chosen: Chosen, state: str | None, overdue: bool) -> None:
    """List actions, of all returns and of the partnership's arrangements, or of one return.

    \b
    s11tui action list --overdue
    s11tui action list --owner-kind partner
    s11tui action list --agency police --round section-11-2027 --state said-done
    """
    wanted = state_named(state) if state else ""
    with opened(call) as workspace:
        session = reader(workspace, call)
        found = chosen.of(session, session.reading.actions(ref))
    found = tuple(one for one in found if (not wanted or one.state == wanted) and (one.overdue or not overdue))
    if call.json:
        say_json([action_line(one) for one in found])
        return
    if not found:
        note("There are no such actions.")
        return
    say_table(("action", "agency", "what", "owner", "due", "state"), [_row(one) for one in found])


@action.command()
@click.argument("ref", metavar="ACTION")
@pass_call
def show(call: Call, ref: str) -> None:
    """Show one action: what was said of it and shown for it since, and what it can become now.

    \b
    s11tui action show a12
    """
    with opened(call) as workspace:
        opened_action = reader(workspace, call).actions.open(ref)
    one = opened_action.action
    if call.json:
        say_json(action_line(one))
        return
    say(f"{one.slug}  {one.state}{', late' if one.overdue else ''}, due {one.due}")
    say(one.what)
    say(f"Owner: {one.owner}{f' ({one.owner_agency or one.owner_kind})' if one.owner_kind != 'agency' else ''}")
    about = ", ".join(part for part in (one.agency, one.round_title, opened_action.standard) if part)
    say(f"About: {about or 'the arrangements of the partnership'}")
    for step in one.log:
        how = f", {step.how}" if step.how else ""
        grade = f", graded {step.grade}" if step.grade else ""
        say(f"  {moment_in_words(step.at)}  {step.state}{how}{grade}, {step.who}: {step.note}".rstrip(": "))
        for title, place, day in step.evidence:
            say(f"      shown: {', '.join(part for part in (title, place, day) if part)}")
    if one.steps:
        say(f"It can become: {', '.join(one.steps)}.")


def _row(one: ActionView) -> tuple[str, ...]:
    late = ", late" if one.overdue else ""
    owner = f"{one.owner} ({one.owner_kind})" if one.owner_kind != "agency" else one.owner
    return one.slug, one.agency or "(arrangements)", one.what, owner, one.due, f"{one.state}{late}"


for _command in (*action_changing.COMMANDS, *action_files.COMMANDS):
    action.add_command(_command)
