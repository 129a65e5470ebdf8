"""`s11tui verify` and `s11tui backup`: looking after the record."""

from pathlib import Path

import click

from s11tui.cli.acting import opened
from s11tui.cli.options import Call, Command, pass_call
from s11tui.cli.printing import note, say, say_json
from s11tui.cli.progress import Progress
from s11tui.errors import BadInput
from s11tui.text import counted


@click.command(cls=Command)
@click.option(
    "--anchor", metavar="STREAM=HASH", help="A reference code from a receipt or report, such as return/ID=HASH."
)
@pass_call
@click.pass_context
def verify(context: click.Context, call: Call, anchor: str | None) -> None:
    """Prove that nothing in the record was altered, removed or reordered.

    Every event is hashed again and every table worked out again from the events. The last events of a stream can only
    be proved against a reference code that was kept elsewhere: give it with --anchor.

    \b
    s11tui verify
    s11tui verify --anchor return/ID=HASH

    Exit code 1 when anything is wrong; all of it is listed.
    """
    pair = _anchor(anchor) if anchor is not None else None
    with opened(call) as workspace, Progress("Verifying") as progress:
        found = workspace.verify(progress, anchor=pair)
    if call.json:
        say_json({"ok": found.ok, "returns": found.returns, "events": found.events, "problems": list(found.problems)})
    else:
        for problem in found.problems:
            say(problem)
        if found.ok:
            say(f"All is as it was written: {counted(found.returns, 'return')}, {counted(found.events, 'event')}.")
    if not found.ok:
        note(
            f"The record does not hold: {counted(len(found.problems), 'problem')}."
            " Keep this file as it is, and compare a backup."
        )
        context.exit(1)


@click.command(cls=Command)
@click.argument("file", metavar="FILE")
@pass_call
def backup(call: Call, file: str) -> None:
    """Copy the workspace, as it stands, to a new file; people may go on working meanwhile.

    \b
    s11tui backup exampleshire-2027-03-19.s11

    Goes wrong when FILE exists already or cannot be written.
    """
    target = Path(file)
    with opened(call) as workspace:
        workspace.backup_to(target)
    if call.json:
        say_json({"backup": str(target)})
    else:
        say(f"{target}")


def _anchor(given: str) -> tuple[str, str]:
    stream, equals, code = given.strip().rpartition("=")
    if not equals or not stream or not code:
        raise BadInput(f"“{given}” is no anchor.", "Write STREAM=HASH, for example return/ID=HASH.")
    return stream, code.casefold()
