"""The commands of `s11tui return` with which the manager sets a return aside, and brings it back."""

import click

from s11tui.cli import inputs
from s11tui.cli.acting import on_return
from s11tui.cli.filling import tell
from s11tui.cli.options import Call, Command, pass_call

_MANAGER = ("manager",)


@click.command(cls=Command)
@click.argument("ref", metavar="RETURN")
@click.option("--reason", required=True, help="Why nothing is asked of it this time.")
@pass_call
def exempt(call: Call, ref: str, reason: str) -> None:
    """Exempt an agency, as the manager, from the round that this return belongs to.

    \b
    s11tui return exempt RETURN --reason "It was inspected in May."

    Goes wrong when the return is agreed, acknowledged or closed already.
    """
    with on_return(call, ref, _MANAGER) as session:
        view = session.moderating.exempt(ref, inputs.words(reason))
    tell(call, view, "It was exempted.")


@click.command(cls=Command)
@click.argument("ref", metavar="RETURN")
@click.option("--reason", required=True, help="Why, for example that the agency has closed.")
@pass_call
def withdraw(call: Call, ref: str, reason: str) -> None:
    """Withdraw a return, as the manager, from its round. Everything in it stays in the record.

    \b
    s11tui return withdraw RETURN --reason "The club has closed."

    Goes wrong when the return is agreed, acknowledged or closed already.
    """
    with on_return(call, ref, _MANAGER) as session:
        view = session.moderating.withdraw_return(ref, inputs.words(reason))
    tell(call, view, "It was withdrawn.")


@click.command(cls=Command)
@click.argument("ref", metavar="RETURN")
@click.option("--reason", required=True, help="Why it counts again.")
@pass_call
def reinstate(call: Call, ref: str, reason: str) -> None:
    """Bring an exempt or withdrawn return back, as the manager, to where it was.

    \b
    s11tui return reinstate RETURN --reason "The club has opened again."

    Goes wrong when it is neither exempt nor withdrawn.
    """
    with on_return(call, ref, _MANAGER) as session:
        view = session.moderating.reinstate(ref, inputs.words(reason))
    tell(call, view, "It is back.")


COMMANDS: tuple[click.Command, ...] = (exempt, withdraw, reinstate)
