"""`s11tui verify`: is the record whole?"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from s11tui.cli.acting import opened
from s11tui.cli.options import Call, Command, pass_call
from s11tui.cli.printing import note, say, say_json
from s11tui.cli.progress import Progress
from s11tui.errors import BadInput
from s11tui.text import counted, named_path
from s11tui.workspace import Workspace

if TYPE_CHECKING:
    from s11tui.workspace.verifying import Heads


@click.command(cls=Command)
@click.option(
    "--anchor",
    metavar="STREAM=HASH",
    help="A reference code from a receipt or report, such as return/ID=HASH; or the manifest of a backup.",
)
@pass_call
@click.pass_context
def verify(context: click.Context, call: Call, anchor: str | None) -> None:
    """Prove that nothing in the record was altered, removed or reordered.

    Every event is hashed again and every table worked out again from the events. The last events of a stream can only
    be proved against something that was kept elsewhere: give it with --anchor. A reference code proves one return,
    the manifest of a backup all that was in the record then.

    \b
    s11tui verify
    s11tui verify --anchor return/ID=HASH
    s11tui verify --anchor exampleshire-2027-03-19.s11.manifest.json

    Exit code 1 when anything is wrong; all of it is listed.
    """
    manifest = named_path(anchor) if anchor and _is_file(anchor) else None
    pair = _anchor(anchor) if anchor is not None and manifest is None else None
    with opened(call) as workspace, Progress("Verifying") as progress:
        heads = _heads(workspace, manifest) if manifest else None
        found = workspace.verify(progress, anchor=pair, heads=heads)
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


def _is_file(given: str) -> bool:
    try:
        return named_path(given).is_file()
    except (OSError, ValueError):
        return False


def _heads(workspace: Workspace, manifest: Path) -> "Heads":
    from s11tui.workspace.backups.manifest import anchors_of

    return anchors_of(manifest, workspace.keys.signer())


def _anchor(given: str) -> tuple[str, str]:
    stream, equals, code = given.strip().rpartition("=")
    if not equals or not stream or not code:
        raise BadInput(
            f"“{given}” is no anchor.",
            "Write STREAM=HASH, for example return/ID=HASH, or name the manifest of a backup.",
        )
    return stream, code.casefold()
