"""`s11tui action`: the action register."""

import click

from s11tui.audit.action_steps import HOW_VERIFIED
from s11tui.audit.view_models import ActionView
from s11tui.cli import inputs, shapes
from s11tui.cli.acting import acting, opened, reader
from s11tui.cli.options import Call, Group, pass_call
from s11tui.cli.printing import note, say, say_json, say_table
from s11tui.errors import NotFound
from s11tui.workspace import Workspace
from s11tui.workspace.session import Session

_VERIFIERS = ("follow-up", "meeting-chair", "manager")


@click.group(cls=Group)
def action() -> None:
    """Follow actions until they are really closed.

    The owner says done; the follow-up group, a meeting chair or the manager verifies, never the owner's own agency.
    """


@action.command("list")
@click.argument("ref", metavar="[RETURN]", required=False)
@click.option("--state", metavar="STATE", help="Only in this state, for example in-hand.")
@click.option("--overdue", is_flag=True, help="Only those that are late.")
@pass_call
def list_(call: Call, ref: str | None, state: str | None, overdue: bool) -> None:
    """List actions, of all returns or of one.

    \b
    s11tui action list --overdue
    """
    with opened(call) as workspace:
        found = reader(workspace, call).reading.actions(ref)
    wanted = _state(state) if state else ""
    found = tuple(one for one in found if (not wanted or one.state == wanted) and (one.overdue or not overdue))
    if call.json:
        say_json([{"return": one.ref, "agency": one.agency, **shapes.action(one)} for one in found])
        return
    if not found:
        note("There are no such actions.")
        return
    say_table(
        ("action", "agency", "what", "owner", "due", "state"),
        [
            (one.slug, one.agency, one.what, one.owner, one.due, f"{one.state}{', late' if one.overdue else ''}")
            for one in found
        ],
    )


def _row(one: ActionView) -> tuple[str, ...]:
    late = ", late" if one.overdue else ""
    return one.slug, one.agency, one.what, one.owner, one.due, f"{one.state}{late}"


@action.command()
@click.argument("ref", metavar="ACTION")
@click.argument("state")
@click.option("--note", "said", default="", metavar="TEXT", help="What was done, or why; some states need it.")
@click.option("--due", default="", metavar="DATE", help="A new due day, year-month-day.")
@click.option("--how", type=click.Choice(list(HOW_VERIFIED)), help="How it was checked; needed to verify it.")
@pass_call
def update(call: Call, ref: str, state: str, said: str, due: str, how: str | None) -> None:
    """Say how far an action is: open, in-hand, said-done, verified-closed or not-proceeding.

    \b
    s11tui action update a12 said-done --note "Case studies went to the board in May."
    s11tui action update a12 verified-closed --how tested

    Goes wrong when STATE does not follow on the present one, or your own agency would verify.
    """
    wanted = _state(state)
    day = inputs.day(due) if due.strip() else ""
    with opened(call) as workspace:
        session = _who(workspace, call, ref, wanted)
        after = session.actions.progress(ref, wanted, inputs.words(said), due=day, how=how or "")
    if call.json:
        say_json(shapes.action(after))
    else:
        say(f"{after.slug} is {after.state}.")


def _who(workspace: Workspace, call: Call, ref: str, state: str) -> Session:
    """Whoever verifies, or the lead of the agency that the action belongs to."""
    if call.person is not None:
        return workspace.session(call.person)
    reading = reader(workspace, call)
    now, return_ref = _find(reading, ref)
    verifying = state == "verified closed" or (now.state == "said done" and state == "open")
    return acting(workspace, call, _VERIFIERS if verifying else ("lead",), None if verifying else return_ref)


def _find(session: Session, ref: str) -> tuple[ActionView, str]:
    """An action, and the return that it belongs to."""
    wanted = ref.strip()
    for one in session.reading.actions():
        if wanted in (one.id, one.slug):
            return one, one.ref
    raise NotFound(f"There is no action “{ref}”.", "See them with “s11tui action list”.")


def _state(given: str) -> str:
    return inputs.line(given).casefold().replace("-", " ")
