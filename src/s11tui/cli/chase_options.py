"""How late is late, and where a file goes: the options of the commands that chase."""

import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, BinaryIO

import click

from s11tui.audit.chasing import Pace
from s11tui.errors import BadInput
from s11tui.reports.writing import write_file
from s11tui.text import named_path

_USUAL = Pace()


def pacing(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the three options, and what they say as `pace`."""

    @click.option(
        "--before",
        type=click.IntRange(0),
        default=_USUAL.before,
        show_default=True,
        metavar="DAYS",
        help="Remind from so many days before it is due.",
    )
    @click.option(
        "--second",
        type=click.IntRange(2),
        default=_USUAL.second,
        show_default=True,
        metavar="DAYS",
        help="From so many days late on, write to the chief officer or head too.",
    )
    @click.option(
        "--third",
        type=click.IntRange(3),
        default=_USUAL.third,
        show_default=True,
        metavar="DAYS",
        help="From so many days late on, say that it is taken further.",
    )
    @wraps(function)
    def with_pace(*given: Any, before: int, second: int, third: int, **more: Any) -> None:
        if third <= second:
            raise BadInput("The third stage begins after the second.", "Give --third more days than --second.")
        function(*given, pace=Pace(before, second, third), **more)

    return with_pace  # fmt: skip


def write_to(target: str, data: bytes) -> str:
    """Write bytes to the file that a person named, `-` being standard output; gives its path, or empty.

    Raises:
        BadInput: the name is empty, or a folder's.
        CannotWrite: it cannot be written.
    """
    if target == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
        return ""
    path: Path = named_path(target) if target.strip() else Path()
    if not path.name or path.is_dir():
        raise BadInput(f"“{target}” is no name of a file.", "Name a file, or - for the screen.")

    def write(file: BinaryIO) -> None:
        file.write(data)

    return str(write_file(path.parent, path.name, write))
