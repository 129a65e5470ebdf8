"""`s11tui return`: reading returns; its other commands live in modules of their own, named at the end."""

import click

from s11tui.cli import (
    assigning,
    confirming,
    evidence,
    fill,
    filling,
    history,
    privacy,
    receipt,
    setting_aside,
    shapes,
    signing,
    since,
    submitting,
)
from s11tui.cli.acting import on_return, opened, reader, standard_of
from s11tui.cli.options import Call, Group, pass_call
from s11tui.cli.overview import say_overview
from s11tui.cli.printing import note, say, say_json, say_table
from s11tui.cli.standard_text import standard_in_full
from s11tui.workspace.lines import ReturnLine


@click.group(cls=Group)
def return_() -> None:
    """Read, answer, grade, sign and submit returns.

    RETURN is a short name from “s11tui return list”; STANDARD is an id or a number, such as named-lead or 1.3.

    If a child is at risk, do not write it here: nobody watches these answers. Call 999 or your front door.
    """


@return_.command("list")
@click.option("--round", "round_ref", metavar="ROUND", help="Only of this round.")
@click.option("--agency", metavar="AGENCY", help="Only of this agency.")
@click.option("--state", metavar="STATE", help="Only in this state, for example submitted or in-progress.")
@pass_call
def list_(call: Call, round_ref: str | None, agency: str | None, state: str | None) -> None:
    """List returns, with how far they are; counts are of standards.

    \b
    s11tui return list
    s11tui return list --state submitted --json
    """
    with opened(call) as workspace:
        lines = reader(workspace, call).reading.returns(round=round_ref, agency=agency)
    if state is not None:
        wanted = state.replace("-", " ").casefold()
        lines = tuple(line for line in lines if line.state == wanted)
    if call.json:
        say_json([shapes.return_line(line) for line in lines])
        return
    if not lines:
        note("There are no returns here. A round invites agencies: “s11tui round open --help”.")
        return
    say_table(
        ("return", "agency", "state", "done", "due", ""),
        [
            (line.slug, line.agency_name, line.state, f"{line.done} of {line.asked}", line.due, _remarks(line))
            for line in lines
        ],
    )


@return_.command()
@click.argument("ref", metavar="RETURN")
@click.argument("standard", required=False)
@pass_call
def show(call: Call, ref: str, standard: str | None) -> None:
    """Show a return: how far it is and what is missing; with STANDARD, all that it asks and holds.

    \b
    s11tui return show police-section-11-2027
    s11tui return show police-section-11-2027 1.3
    s11tui return show police-section-11-2027 --json

    You see what you may see: an agency sees nothing of the panel until grades are shared with it.
    """
    with on_return(call, ref) as session:
        view = session.reading.open(ref)
    chosen = standard_of(view, standard) if standard is not None else None
    if call.json:
        say_json(shapes.standard(chosen, view.sees_panel) if chosen else shapes.return_whole(view))
    elif chosen:
        for line in standard_in_full(chosen):
            say(line)
    else:
        say_overview(view)


def _remarks(line: ReturnLine) -> str:
    waiting = (f"{line.to_confirm} to confirm",) if line.to_confirm else ()
    return ", ".join((*line.labels, *waiting))


for _command in (
    fill.fill,
    *filling.COMMANDS,
    confirming.confirm,
    evidence.evidence,
    *assigning.COMMANDS,
    *privacy.COMMANDS,
    *history.COMMANDS,
    *submitting.COMMANDS,
    *signing.COMMANDS,
    *receipt.COMMANDS,
    *setting_aside.COMMANDS,
    *since.COMMANDS,
):
    return_.add_command(_command)
