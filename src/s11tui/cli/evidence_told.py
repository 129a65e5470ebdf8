"""What the options of a command say of a piece of evidence."""

import re
from collections.abc import Callable, Mapping
from typing import Any

import click

from s11tui.audit.library import LibraryItem
from s11tui.cli import inputs
from s11tui.cli.kept_files import file_named
from s11tui.workspace.desks.library import Described

Told = Mapping[str, str | None]
"""Each option by its name; None where it was left out."""

_WEB = re.compile(r"https?://", re.IGNORECASE)

_OPTIONS = (
    click.option("--held-at", metavar="TEXT", help="Where it is kept: a place, a system or a web address."),
    click.option("--date", metavar="DATE", help="The day it is from, year-month-day."),
    click.option("--shows", metavar="TEXT", help="What it shows."),
    click.option("--review-by", metavar="DATE", help="The day after which it is out of date, year-month-day."),
    click.option("--owner", metavar="ROLE", help="Who keeps it: a role rather than a name."),
    click.option("--file", metavar="PATH", help="A document to be kept with it: up to 10 MB."),
)


def told_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that tell of a piece of evidence; it takes them as `**told`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def described(told: Told, before: LibraryItem | None = None, *, without_file: bool = False) -> Described:
    """A piece of evidence as the options tell it; of what they leave out, as it was `before`.

    Args:
        without_file: the file that it has goes.

    Raises:
        BadInput: a day is no date.
    """
    kept = before if before is not None else LibraryItem("", "", "", "")
    file = file_named(told.get("file"))
    held_at = _said(told, "held_at", _held_at(kept, goes=without_file or file is not None))
    return Described(
        title=_said(told, "title", kept.title),
        shows=kept.shows if told.get("shows") is None else inputs.words(str(told["shows"])),
        place=_place(told, held_at, kept, without_file),
        held_at=held_at,
        date=_day(told, "date", kept.date),
        owner=_said(told, "owner", kept.owner),
        review_by=_day(told, "review_by", kept.review_by),
        file=file,
    )


def needs_library(told: Told) -> bool:
    """Whether only the library can keep what is told: a standard alone takes title, place and date."""
    return any(told.get(name) is not None for name in ("shows", "review_by", "owner", "file"))


def _held_at(kept: LibraryItem, *, goes: bool) -> str:
    """Where it was held; a file that goes takes the place that was only its name with it."""
    return "" if goes and kept.file is not None and kept.held_at == kept.file.name else kept.held_at


def _place(told: Told, held_at: str, kept: LibraryItem, without_file: bool) -> str:
    if kept.file is not None and not without_file:
        return "file"
    if told.get("held_at") is None and kept.place != "file":
        return kept.place
    return "link" if _WEB.match(held_at) else "place"


def _said(told: Told, name: str, before: str) -> str:
    given = told.get(name)
    return before if given is None else inputs.line(given)


def _day(told: Told, name: str, before: str) -> str:
    given = told.get(name)
    if given is None:
        return before
    return inputs.day(given) if given.strip() else ""
