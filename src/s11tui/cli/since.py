"""The commands of `s11tui return` that set beside each other: earlier rounds, and what was changed since."""

from collections.abc import Iterator

import click

from s11tui.audit.changes import StandardChanges
from s11tui.audit.track import TrackView
from s11tui.cli import shapes_since
from s11tui.cli.acting import on_return, standard_of
from s11tui.cli.options import Call, Command, pass_call
from s11tui.cli.printing import note, say, say_json
from s11tui.cli.standard_text import earlier_in_full


@click.command(cls=Command)
@click.argument("ref", metavar="RETURN")
@click.argument("standard")
@pass_call
def track(call: Call, ref: str, standard: str) -> None:
    """Show how the agency stood at a standard in each earlier round, the newest first.

    Standards that were renamed or merged since are followed. Of outcomes you see what was shared with the agency.

    \b
    s11tui return track police-section-11-2027 1.3
    s11tui return track police-section-11-2027 1.3 --json

    Goes wrong when the standard is not asked in this return.
    """
    with on_return(call, ref) as session:
        found = standard_of(session.reading.open(ref), standard)
        told = session.reading.track(ref, found.id)
    if call.json:
        say_json([shapes_since.track(one) for one in told])
        return
    if not told:
        note(f"{found.number} {found.title} has no earlier round.")
    for one in told:
        for line in _round(one):
            say(line)


@click.command(cls=Command)
@click.argument("ref", metavar="RETURN")
@click.argument("standard", required=False)
@pass_call
def changes(call: Call, ref: str, standard: str | None) -> None:
    """Show what was changed after standards were sent back or amended: old against new.

    \b
    s11tui return changes police-section-11-2027
    s11tui return changes police-section-11-2027 1.3 --json

    While the return is with the agency, what it has changed so far.
    """
    with on_return(call, ref) as session:
        wanted = standard_of(session.reading.open(ref), standard).id if standard is not None else None
        told = [one for one in session.reading.changes(ref) if wanted in (None, one.standard)]
    if call.json:
        say_json([shapes_since.changes(one) for one in told])
        return
    if not told:
        note("Nothing was sent back or amended here.")
    for one in told:
        for line in _changes(one):
            say(line)


def _round(one: TrackView) -> Iterator[str]:
    yield f"{one.round_title}  ({one.ref}, {one.state})"
    for then in one.standards:
        yield from (f"  {line}" if line else line for line in earlier_in_full(then))
    yield ""


def _changes(one: StandardChanges) -> Iterator[str]:
    yield f"{one.number} {one.title}  ({one.standard})".strip()
    if one.how:
        yield f"  {one.how.capitalize()}: {one.reason}"
        yield f"  The agency: {one.reply or '(no reply yet)'}"
    yield f"  {f'Came with submission {one.revision}.' if one.revision else 'Not submitted again yet.'}"
    for difference in one.differences:
        yield f"  {difference.what}"
        yield from _side("before", difference.before)
        yield from _side("now", difference.after)
    if not one.differences:
        yield "  Nothing was changed."
    yield ""


def _side(when: str, said: str | None) -> Iterator[str]:
    words = "(not asked)" if said is None else said or "(nothing)"
    first, *more = words.split("\n")
    yield f"    {when:>6}: {first}"
    yield from (f"            {line}" for line in more)


COMMANDS: tuple[click.Command, ...] = (track, changes)
