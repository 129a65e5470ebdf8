"""`s11tui worksheet`: a return, or a part of it, to be filled in without the program."""

import click

from s11tui.cli.options import Entry, Group

_ENTRIES = {
    "out": Entry("s11tui.cli.worksheet_out:out", "Write a worksheet, to be filled in without the program."),
    "in": Entry("s11tui.cli.worksheet_in:in_", "Bring a filled-in worksheet back."),
}


@click.group(cls=Group, entries=_ENTRIES)
def worksheet() -> None:
    """Give standards to colleagues without the program, and bring back what they wrote."""
