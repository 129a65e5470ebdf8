"""`s11tui backup`: a copy that was opened and verified before it counts."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from s11tui.cli.acting import opened
from s11tui.cli.options import Call, Command, pass_call
from s11tui.cli.printing import moment_in_words, note, say, say_json, say_table
from s11tui.cli.progress import Progress
from s11tui.errors import BadInput
from s11tui.text import counted, named_path
from s11tui.workspace import usual_path

if TYPE_CHECKING:
    from s11tui.workspace.backups.manifest import Manifest
    from s11tui.workspace.backups.shelf import Backup

_MEGABYTE = 1024 * 1024


@click.command(cls=Command)
@click.argument("file", metavar="[FILE]", required=False)
@click.option("--list", "listing", is_flag=True, help="Only list the backups in the usual folder.")
@pass_call
def backup(call: Call, file: str | None, listing: bool) -> None:
    """Copy the workspace, as it stands, while people go on working, and verify the copy.

    Without FILE the copy goes into the usual folder, which ends in “.backups” beside the workspace. The newest of the
    last 7 days, 4 weeks and 12 months stay there; the app makes one by itself each day. With FILE it goes there, its
    manifest and its evidence files beside it; send all three together.

    \b
    s11tui backup
    s11tui backup exampleshire-2027-03-19.s11
    s11tui backup --list

    Goes wrong when the record does not hold, or FILE exists already or cannot be written; earlier backups stay.
    """
    if listing:
        if file is not None:
            raise BadInput("A list is of the usual folder only.", "Leave FILE out.")
        _list(call)
        return
    if file is not None and not file.strip():
        raise BadInput("The name of the file is empty.", "Name the file, or leave it out.")
    target = named_path(file) if file is not None else None
    with opened(call) as workspace, Progress("Backing up") as progress:
        if target is None:
            made = workspace.back_up(progress)
            path, manifest = made.path, made.manifest
        else:
            path, manifest = target, workspace.backup_to(target, progress)
    if manifest is not None:
        _tell(call, path, manifest)


def _tell(call: Call, path: Path, manifest: "Manifest") -> None:
    if call.json:
        say_json({"backup": str(path), **shape_of(manifest)})
        return
    say(str(path))
    note(
        f"Opened and verified: {counted(manifest.returns, 'return')}, {counted(manifest.events, 'event')},"
        f" {counted(len(manifest.files) - len(manifest.missing), 'evidence file')}. Its manifest lies beside it."
    )
    if manifest.missing:
        note(f"Not in it, since the workspace has lost them: {counted(len(manifest.missing), 'evidence file')}.")


def shape_of(manifest: "Manifest") -> dict[str, Any]:
    """What a manifest says, for programs; the heads stand in the manifest itself."""
    return {
        "at": manifest.at,
        "program": manifest.program,
        "name": manifest.name,
        "sha256": manifest.sha256,
        "size": manifest.size,
        "returns": manifest.returns,
        "events": manifest.events,
        "files": len(manifest.files),
        "missing": list(manifest.missing),
    }


def _list(call: Call) -> None:
    from s11tui.workspace.backups.shelf import Shelf

    workspace = usual_path(call.workspace)
    found = Shelf(workspace).backups()
    if call.json:
        say_json([_listed(one) for one in found])
    elif not found:
        note(f"There is no backup of {workspace} in the usual folder yet. Make one with “s11tui backup”.")
    else:
        head = ("Made", "Returns", "Events", "MB", "File", "")
        say_table(head, [_row(one) for one in found])


def _listed(one: "Backup") -> dict[str, Any]:
    known = shape_of(one.manifest) if one.manifest else {}
    return {"backup": str(one.path), "good": one.is_good, "fault": one.fault, **known}


def _row(one: "Backup") -> tuple[str, ...]:
    known = one.manifest
    when = moment_in_words(one.at.isoformat())
    if known is None:
        return (when, "", "", "", one.path.name, f"! {one.fault}")
    size = f"{known.size / _MEGABYTE:.1f}"
    return (when, str(known.returns), str(known.events), size, one.path.name, f"! {one.fault}" if one.fault else "good")
