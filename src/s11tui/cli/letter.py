"""`s11tui report letter`: the feedback letter to one agency, or to many at once."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import click

from s11tui.cli.acting import opened, reader
from s11tui.cli.kept_files import exports_option, folder_of
from s11tui.cli.options import Call, Command, pass_call
from s11tui.cli.printing import note, one_line, say, say_json
from s11tui.cli.progress import Progress
from s11tui.errors import CannotWrite, NotFound, Refusal
from s11tui.text import counted
from s11tui.workspace.session import Session

_STATES = {
    "acknowledged": "acknowledged",
    "shared": "grades shared",
    "agreed": "agreed",
    "closed": "closed",
    "in-moderation": "in moderation",
}
_TOLD = ("acknowledged", "shared", "agreed", "closed")
"""Whose letters a whole round means: those of agencies that know what became of their return."""


@dataclass
class _Letters:
    """What came of it: the files that were written, and (return, why) of letters that could not be."""

    files: list[str] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


@click.command(cls=Command)
@click.argument("ref", metavar="[RETURN]", required=False)
@click.option("--round", "round_ref", metavar="ROUND", help="To every agency of this round.")
@click.option(
    "--state",
    "states",
    type=click.Choice(list(_STATES)),
    multiple=True,
    help="With --round: only returns in this state; may be repeated.",
)
@click.option("--meeting", "meeting", metavar="MEETING", help="To every agency on the agenda of this meeting.")
@exports_option
@pass_call
def letter(
    call: Call, ref: str | None, round_ref: str | None, states: tuple[str, ...], meeting: str | None, output: str | None
) -> None:
    """Write the feedback letter on a return, or on all of a round or meeting. Prints the path of each file.

    It says what was confirmed, raised or lowered and why, what happens next, strengths, and actions with dates. Until
    the grades are shared it says DRAFT. One that cannot be written does not stop the others; they are named at the
    end.

    \b
    s11tui report letter police-section-11-2027
    s11tui report letter --round section-175-2027 --state acknowledged -o ~/Documents/letters
    s11tui report letter --meeting follow-up-meeting

    Goes wrong when nothing has been decided yet, or DIR cannot be written.
    """
    if sum(one is not None for one in (ref, round_ref, meeting)) != 1:
        raise click.UsageError("Name a RETURN, or --round, or --meeting.")
    if states and round_ref is None:
        raise click.UsageError("--state picks from a round: name it with --round.")
    with opened(call) as workspace:
        session = reader(workspace, call)
        wanted = tuple(_wanted(session, ref, round_ref, states, meeting))
        letters = _written(session, wanted, folder_of(output, workspace.path), stop=ref is not None)
    _tell(call, letters)


def _wanted(
    session: Session, ref: str | None, round_ref: str | None, states: tuple[str, ...], meeting: str | None
) -> Iterator[str]:
    """The returns that are meant, by slug."""
    if ref is not None:
        yield ref
    elif meeting is not None:
        yield from (one.about.ref for one in session.meetings.open(meeting).items)
    else:
        known = {_STATES[one] for one in states or _TOLD}
        found = [one.slug for one in session.reading.returns(round=round_ref) if one.state in known]
        if not found:
            words = " or ".join(sorted(known))
            raise NotFound(f"No return of this round is {words}.", "See them with “s11tui return list”.")
        yield from found


def _written(session: Session, wanted: tuple[str, ...], folder: Path, *, stop: bool) -> _Letters:
    """Write them one after the other. `stop`: whether the first refusal is the answer, as it is where one is meant.

    Raises:
        CannotWrite: the folder cannot be written to: then no other can be either.
    """
    from s11tui.reports.letter import letter_paper
    from s11tui.reports.papers import write_paper

    letters = _Letters()
    with Progress("Writing letters") as progress:
        for at, ref in enumerate(wanted):
            progress(at / len(wanted), ref)
            try:
                path = write_paper(letter_paper(session.reading.open(ref)), folder)
            except Refusal as refusal:
                if stop or isinstance(refusal, CannotWrite):
                    raise
                letters.refused.append((ref, str(refusal)))
            else:
                letters.files.append(str(path))
    return letters


def _tell(call: Call, letters: _Letters) -> None:
    """Say what was written and, at the end, what was not.

    Raises:
        NotFound: some were not written; the exit code says so too.
    """
    if call.json:
        refused = [{"return": ref, "why": why} for ref, why in letters.refused]
        say_json({"files": letters.files, "not_written": refused})
    else:
        for path in letters.files:
            say(path)
    if not letters.refused:
        return
    for ref, why in letters.refused:
        note(f"Not written: {ref}. {one_line(why)}")
    number = counted(len(letters.refused), "letter")
    others = {0: "", 1: "; the other was"}.get(len(letters.files), "; the others were")
    raise NotFound(f"{number} of {len(letters.files) + len(letters.refused)} could not be written{others}.")
