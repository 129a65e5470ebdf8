"""`s11tui export`: returns for other programs."""

import json
from typing import BinaryIO

import click

from s11tui.cli import shapes
from s11tui.cli.acting import opened, reader
from s11tui.cli.kept_files import exports_option, folder_of
from s11tui.cli.options import Call, Group, pass_call
from s11tui.cli.printing import note, say, say_json
from s11tui.cli.progress import Progress
from s11tui.text import slug

FORMAT = "s11tui-returns/1"


@click.group(cls=Group)
def export() -> None:
    """Write returns for other programs."""


@export.command("json")
@click.argument("refs", metavar="[RETURN]...", nargs=-1)
@click.option("--round", "round_ref", metavar="ROUND", help="Only of this round.")
@exports_option
@pass_call
def json_(call: Call, refs: tuple[str, ...], round_ref: str | None, output: str | None) -> None:
    """Write returns, all or those named, as one JSON file, and print its path.

    Each has the shape that “s11tui return show --json” gives. You get what you may see.

    \b
    s11tui export json
    s11tui export json police-section-11-2027 -o ~/Documents

    Goes wrong when DIR cannot be written; nothing is left half written.
    """
    from s11tui.reports.writing import write_file

    with opened(call) as workspace, Progress("Reading the returns") as progress:
        session = reader(workspace, call)
        wanted = list(refs) or [line.id for line in session.reading.returns(round=round_ref)]
        found = []
        for number, ref in enumerate(wanted, 1):
            found.append(shapes.return_whole(session.reading.open(ref)))
            progress(number / len(wanted))
        home, name = workspace.path, workspace.partnership().name
    document = {"format": FORMAT, "partnership": name, "returns": found}

    def write(target: BinaryIO) -> None:
        target.write(json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8", errors="backslashreplace"))

    folder = folder_of(output, home)
    path = write_file(folder, f"{slug(name)}-returns.json", write)
    if not found:
        note("There are no returns yet, so the list in the file is empty.")
    if call.json:
        say_json({"returns": len(found), "files": [str(path)]})
    else:
        say(str(path))
