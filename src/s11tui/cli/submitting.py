"""The commands of `s11tui return` that send a return for sign-off, and standards back to the agency."""

from collections.abc import Generator
from contextlib import contextmanager

import click

from s11tui.cli import inputs
from s11tui.cli.acting import on_return, standard_of
from s11tui.cli.filling import tell
from s11tui.cli.options import Call, Command, pass_call
from s11tui.errors import Unmet

_LEAD = ("lead",)
_NAMED = 3
"""How much of what is missing is told at once: more is no longer read in a line."""


@contextmanager
def missing_told_once(ref: str) -> Generator[None, None, None]:
    """Tell the first of what is missing, and which command shows the rest.

    Raises:
        Unmet: something is missing.
    """
    try:
        yield
    except Unmet as unmet:
        if not unmet.missing:
            raise
        named = "; ".join(one.rstrip(".") for one in unmet.missing[:_NAMED])
        what, more = f"It cannot be submitted yet: {named}", len(unmet.missing) - _NAMED
        if more <= 0:
            raise Unmet(f"{what}.", unmet.mend) from None
        raise Unmet(f"{what}; and {more} more; see them with “s11tui return show {ref}”.") from None


@click.command(cls=Command)
@click.argument("ref", metavar="RETURN")
@pass_call
def send(call: Call, ref: str) -> None:
    """Send a complete return to its signatory.

    \b
    s11tui return send RETURN

    Goes wrong while something is missing: what, is said.
    """
    with missing_told_once(ref), on_return(call, ref, _LEAD) as session:
        view = session.submitting.send(ref)
    tell(call, view, "It was sent for sign-off.")


@click.command(cls=Command)
@click.argument("ref", metavar="RETURN")
@pass_call
def recall(call: Call, ref: str) -> None:
    """Take a return back from its signatory, to change it.

    \b
    s11tui return recall RETURN
    """
    with on_return(call, ref, _LEAD) as session:
        view = session.submitting.recall(ref)
    tell(call, view, "It was taken back.")


@click.command("return", cls=Command)
@click.argument("ref", metavar="RETURN")
@click.argument("standards", metavar="STANDARD...", nargs=-1, required=True)
@click.option(
    "--reason", "reasons", required=True, multiple=True, help="One for all, or one for each in the same order."
)
@pass_call
def return_standards(call: Call, ref: str, standards: tuple[str, ...], reasons: tuple[str, ...]) -> None:
    """Send standards back to the agency, each with a reason. The others stand as they were submitted.

    \b
    s11tui return return RETURN 1.3 --reason "No example of a decision that changed."
    s11tui return return RETURN 1.3 2.1 --reason "No example." --reason "The policy is out of date."
    """
    given = inputs.per_standard(standards, reasons)
    with on_return(call, ref, ("manager", "meeting-chair")) as session:
        view = session.reading.open(ref)
        why = {standard_of(view, one).id: reason for one, reason in given.items()}
        view = session.moderating.return_standards(ref, why)
    tell(call, view, f"Sent back: {', '.join(why)}.")


@click.command(cls=Command)
@click.argument("ref", metavar="RETURN")
@click.argument("standard")
@click.option("--text", required=True, help="What you changed, or why not.")
@pass_call
def reply(call: Call, ref: str, standard: str, text: str) -> None:
    """Answer why a standard was sent back; needed before it can be submitted again.

    \b
    s11tui return reply RETURN 1.3 --text "Two examples were added."
    """
    with on_return(call, ref, _LEAD) as session:
        found = standard_of(session.reading.open(ref), standard)
        view = session.answering.reply_to_return(ref, found.id, inputs.words(text))
    tell(call, view, f"Your reply on {found.id} was saved.")


COMMANDS: tuple[click.Command, ...] = (send, recall, return_standards, reply)
