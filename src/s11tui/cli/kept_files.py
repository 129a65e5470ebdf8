"""Files that are kept with the record, and the folder that files are written to."""

from pathlib import Path
from typing import Any, BinaryIO

import click

from s11tui.cli.options import Call
from s11tui.cli.printing import say, say_json
from s11tui.errors import BadInput
from s11tui.reports.writing import default_folder, write_file
from s11tui.text import named_path, safe_name

output_option = click.option(
    "-o",
    "--output",
    metavar="DIR",
    help="Where the file goes (else ./exports if there is one, else exports beside the workspace).",
)

exports_option = click.option(
    "-o",
    "--output",
    metavar="DIR",
    help="Where to (else ./exports if there is one, else exports beside the workspace).",
)


def file_named(given: str | None) -> Path | None:
    """The file that an option names; None where it was left out.

    Raises:
        BadInput: an empty name: that of a variable in a script, which must never mean no file.
    """
    if given is None:
        return None
    if not given.strip():
        raise BadInput("The name of the file is empty.", "Name the file, or leave the option out.")
    return named_path(given)


def folder_of(output: str | None, workspace: Path | None) -> Path:
    """The folder that was named, else the usual one."""
    return named_path(output) if output else default_folder(workspace)


def save(call: Call, folder: Path, kept: tuple[str, bytes], shape: dict[str, Any]) -> None:
    """Write a kept file (its name, its bytes) out and say where it is.

    Raises:
        BadInput: another file of that name is there; it is somebody's, and is not written over.
        CannotWrite: it cannot be written.
    """
    name, data = kept
    target = folder / safe_name(name)
    if target.exists() and (not target.is_file() or target.read_bytes() != data):
        raise BadInput(
            f"There is another “{target.name}” in {folder} already, and it was left as it is.",
            "Name another folder with -o.",
        )

    def write(file: BinaryIO) -> None:
        file.write(data)

    path = write_file(folder, name, write)
    if call.json:
        say_json({**shape, "files": [str(path)]})
    else:
        say(str(path))
