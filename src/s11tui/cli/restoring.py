"""`s11tui restore`: bringing a backup back."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from s11tui.cli.backing_up import shape_of
from s11tui.cli.options import Call, Command, pass_call
from s11tui.cli.printing import moment_in_words, note, say, say_json
from s11tui.cli.progress import Progress
from s11tui.errors import BadInput
from s11tui.text import counted, named_path
from s11tui.workspace import usual_path

if TYPE_CHECKING:
    from s11tui.workspace.backups.restoring import Restored


@click.command(cls=Command)
@click.argument("file", metavar="[FILE]", required=False)
@click.option("--latest", is_flag=True, help="The newest that counts in the usual folder of backups.")
@click.option("--check", "only_check", is_flag=True, help="Only try it: nothing is changed.")
@click.option("--no-manifest", "bare", is_flag=True, help="FILE has no manifest, or was worked in since.")
@pass_call
@click.pass_context
def restore(context: click.Context, call: Call, file: str | None, latest: bool, only_check: bool, bare: bool) -> None:
    """Bring a backup back, in the place of the workspace or where there is none yet.

    Before anything is changed the backup is opened and verified, and compared with its manifest. The record that stands
    there now is kept beside, under a name with the moment. Words that were taken out of it since the backup was made
    are taken out again. Nobody may have the workspace open meanwhile.

    \b
    s11tui restore --latest --check
    s11tui restore --latest
    s11tui restore exampleshire-2027-03-19.s11 -w elsewhere.s11

    Goes wrong when the backup does not hold, when it is of another workspace, or when somebody has the file open.
    """
    from s11tui.workspace.backups.restoring import check
    from s11tui.workspace.backups.restoring import restore as bring_back

    workspace = usual_path(call.workspace)
    backup = _chosen(file, latest, workspace)
    with Progress("Trying the backup" if only_check else "Restoring") as progress:
        work = check if only_check else bring_back
        done = work(backup, workspace, bare=bare, progress=progress)
    if call.json:
        _say_json(done, None if only_check else workspace)
    elif only_check:
        say(f"This backup holds: {_what(done)}. Nothing was changed.")
    else:
        _tell(done, workspace)
    if done.missing:
        note(f"Evidence files that are in no backup here: {counted(len(done.missing), 'file')}; “verify” names them.")
    if not done.verified.ok:
        note("What was restored does not verify. Run “s11tui verify”, and keep all files as they are.")
        context.exit(1)


def _chosen(file: str | None, latest: bool, workspace: Path) -> Path:
    if (file is None) != latest:
        raise BadInput("Say which backup.", "Name its file, or give --latest.")
    if file is not None:
        return named_path(file)
    from s11tui.workspace.backups.shelf import Shelf

    return Shelf(workspace).newest_good().path


def _what(done: "Restored") -> str:
    when = f"made {moment_in_words(done.manifest.at)}, " if done.manifest else ""
    found = done.verified
    return f"{when}{counted(found.returns, 'return')}, {counted(found.events, 'event')}"


def _tell(done: "Restored", workspace: Path) -> None:
    say(f"Restored {workspace} and verified it: {_what(done)}.")
    if done.kept is not None:
        lost = "" if not done.lost else f"; {counted(done.lost, 'event')} written since stand only there"
        say(f"What stood there before is kept in {done.kept}{lost}.")
    if done.redacted:
        say(f"Words that had been taken out since were taken out again: {counted(done.redacted, 'redaction')}.")
    if done.unknown_redactions:
        note(
            "The file that was replaced could not be read: what was taken out of it after its last backup is in the"
            " record again. Take it out once more."
        )
    note("Passphrases, roles and settings are again as they were then: see to whoever has left or changed since.")


def _say_json(done: "Restored", workspace: Path | None) -> None:
    found = done.verified
    say_json(
        {
            "restored": str(workspace) if workspace else None,
            "backup": str(done.backup),
            **(shape_of(done.manifest) if done.manifest else {}),
            "returns": found.returns,
            "events": found.events,
            "kept": str(done.kept) if done.kept else None,
            "lost": done.lost,
            "redacted_again": done.redacted,
            "redactions_unknown": done.unknown_redactions,
            "missing": list(done.missing),
            "ok": found.ok,
            "problems": list(found.problems),
        }
    )
