"""The commands of `s11tui meeting` for what happens at the table: turns, conflicts, notes, and the actions of them."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TypeVar

import click

from s11tui.audit.action_steps import OWNER_KINDS
from s11tui.audit.meeting import NOTE_KINDS
from s11tui.cli import inputs
from s11tui.cli.acting import acting, opened
from s11tui.cli.meeting_words import tell
from s11tui.cli.options import Call, Command, pass_call
from s11tui.errors import BadInput
from s11tui.workspace.desks.meetings import Task
from s11tui.workspace.entries import Owner
from s11tui.workspace.session import Session

Decorated = TypeVar("Decorated", bound=Callable[..., object])


@contextmanager
def _running(call: Call) -> Generator[Session, None, None]:
    with opened(call) as workspace:
        yield acting(workspace, call, ("meeting-chair", "manager"))


def _owned(command: Decorated) -> Decorated:
    """The options that make an action of a note."""
    for option in (
        click.option("--what", default="", help="What will be done, where it is not what was noted."),
        click.option("--due", metavar="DATE", help="By when, year-month-day."),
        click.option("--owner-agency", default="", metavar="AGENCY", help="Which agency of the register owns it."),
        click.option(
            "--owned-by",
            type=click.Choice(list(OWNER_KINDS)),
            default="partner",
            show_default=True,
            help="Who owns it.",
        ),
        click.option("--owner", help="Who will do it: a role rather than a name."),
    ):
        command = option(command)
    return command


@click.command(cls=Command)
@click.argument("ref", metavar="MEETING")
@click.argument("return_ref", metavar="RETURN")
@click.option("--who", required=True, metavar="PERSON", help="Who declared it: somebody of the register, or a name.")
@click.option("--what", required=True, help="What the conflict is.")
@pass_call
def conflict(call: Call, ref: str, return_ref: str, who: str, what: str) -> None:
    """Record a conflict of interest that was declared aloud; it bars a member of the panel from judging.

    \b
    s11tui meeting conflict follow-up-may police-section-11-2027 --who mo --what "Worked there until March."
    """
    with _running(call) as session:
        view = session.meetings.declare_conflict(ref, inputs.line(who), return_ref, inputs.words(what))
        tell(call, session, view, "The conflict was noted.")


@click.command(cls=Command)
@click.argument("ref", metavar="MEETING")
@click.argument("return_ref", metavar="RETURN")
@pass_call
def turn(call: Call, ref: str, return_ref: str) -> None:
    """Turn to an agency: its time begins, the turn before it is closed.

    \b
    s11tui meeting turn follow-up-may police-section-11-2027
    """
    with _running(call) as session:
        view = session.meetings.turn_to(ref, return_ref)
        now = view.open_item
        tell(call, session, view, f"It is the turn of {now.about.agency}." if now else "")


@click.command("close-turn", cls=Command)
@click.argument("ref", metavar="MEETING")
@pass_call
def close_turn(call: Call, ref: str) -> None:
    """Close the turn that is open, for a break or at the end.

    \b
    s11tui meeting close-turn follow-up-may
    """
    with _running(call) as session:
        tell(call, session, session.meetings.close_turn(ref), "The turn was closed.")


@click.command(cls=Command)
@click.argument("ref", metavar="MEETING")
@click.argument("kind", type=click.Choice(list(NOTE_KINDS)))
@click.option("--text", required=True, help="What was said.")
@click.option("--about", default="", metavar="RETURN", help="The return that it is about.")
@click.option("--standard", default="", help="The standard of it, by number or id.")
@_owned
@pass_call
def note(
    call: Call, ref: str, kind: str, text: str, about: str, standard: str, owner: str | None, owned_by: str,
    owner_agency: str, due: str | None, what: str,
) -> None:  # fmt: skip
    """Note what was said outside any grade, both ways; with --owner and --due it becomes an action at once.

    KIND: ask, what the agency asks of the partnership; offer, what it offers others; barrier; undertaking, what the
    partnership takes on; decision, what the partners have to decide; said, anything else.

    \b
    s11tui meeting note follow-up-may ask --about police-section-11-2027 --text "A list of contacts in health."
    s11tui meeting note follow-up-may undertaking --text "Send the list." --owner "Business manager" --due 2027-06-01
    """
    task = _task(owner, due, owned_by, owner_agency, what)
    with _running(call) as session:
        view = session.meetings.note(ref, kind, inputs.words(text), about=about, standard=standard, task=task)
        tell(call, session, view, f"Noted as {len(view.notes)}{' and made an action' if task else ''}.")


@click.command("take-back", cls=Command)
@click.argument("ref", metavar="MEETING")
@click.argument("note_ref", metavar="NOTE")
@pass_call
def take_back(call: Call, ref: str, note_ref: str) -> None:
    """Take back what was noted by mistake; it stays in the record and leaves the minutes.

    NOTE is its id, or its number in “s11tui meeting show”.

    \b
    s11tui meeting take-back follow-up-may 3
    """
    with _running(call) as session:
        view = session.meetings.take_back(ref, _note_id(session, ref, note_ref))
        tell(call, session, view, "It was taken back.")


@click.command(cls=Command)
@click.argument("ref", metavar="MEETING")
@click.argument("note_ref", metavar="NOTE")
@_owned
@pass_call
def action(
    call: Call, ref: str, note_ref: str, owner: str | None, owned_by: str, owner_agency: str, due: str | None, what: str
) -> None:
    """Make what was noted an action that somebody owns; after the meeting too.

    \b
    s11tui meeting action follow-up-may 2 --owner "Training sub-group" --owned-by sub-group --due 2027-09-01
    """
    task = _task(owner, due, owned_by, owner_agency, what)
    if task is None:
        raise BadInput("Who owns it and by when is not said.", "Give --owner and --due.")
    with _running(call) as session:
        view = session.meetings.make_action(ref, _note_id(session, ref, note_ref), task)
        tell(call, session, view, "It is an action now.")


def _task(owner: str | None, due: str | None, owned_by: str, owner_agency: str, what: str) -> Task | None:
    if owner is None and due is None:
        return None
    if owner is None or due is None:
        raise BadInput("An action needs an owner and a day.", "Give both --owner and --due.")
    return Task(inputs.line(owner), inputs.day(due), Owner(owned_by, owner_agency), inputs.words(what))


def _note_id(session: Session, ref: str, given: str) -> str:
    """The id of a note that is given by its number or its id."""
    if not given.strip().isdecimal():
        return given.strip()
    notes, number = session.meetings.open(ref).notes, int(given)
    return notes[number - 1].id if 0 < number <= len(notes) else given


COMMANDS: tuple[click.Command, ...] = (conflict, turn, close_turn, note, take_back, action)
