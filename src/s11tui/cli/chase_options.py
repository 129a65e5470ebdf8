"""How late is late, and where a file goes: the options of the commands that chase."""

import sys
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import click

from s11tui.audit.chasing import Pace
from s11tui.cli.options import Call
from s11tui.cli.printing import note, say, say_json, say_table
from s11tui.errors import BadInput
from s11tui.reports.writing import write_file
from s11tui.text import named_path

Chased = TypeVar("Chased")

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


def tell_chased(
    call: Call,
    found: Sequence[Chased],
    csv_to: str | None,
    *,
    csv: Callable[[Sequence[Chased]], bytes],
    shape: Callable[[Chased], Mapping[str, Any]],
    table: tuple[tuple[str, ...], Callable[[Chased], tuple[str, ...]]],
    nothing: str,
) -> None:
    """Say who is chased: as a file for a mail merge, as JSON or as a table.

    Args:
        csv_to: the file that was named; None for none.
        table: the table's header, and a row of it.
        nothing: what is said where nobody is.
    """
    path = write_to(csv_to, csv(found)) if csv_to is not None else ""
    if call.json and csv_to != "-":
        say_json([shape(one) for one in found])
    elif path:
        say(path)
    elif csv_to is None and found:
        header, row = table
        say_table(header, [row(one) for one in found])
    if not found:
        note(nothing)
