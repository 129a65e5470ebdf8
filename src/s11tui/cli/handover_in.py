"""`s11tui handover receive`: taking in what came, after showing what it would change."""

import sys
from typing import TYPE_CHECKING

import click

from s11tui.cli.acting import acting, opened
from s11tui.cli.handover_list import receivers
from s11tui.cli.handover_words import incoming_shape, tell
from s11tui.cli.inputs import bytes_of_file, line
from s11tui.cli.options import Call, Command, pass_call
from s11tui.cli.printing import note, say, say_json
from s11tui.errors import BadInput, Unmet
from s11tui.text import named_path

if TYPE_CHECKING:
    from s11tui.audit.incoming import Incoming


@click.command(cls=Command)
@click.argument("file", metavar="FILE")
@click.option("--yes", is_flag=True, help="Take it in without asking.")
@click.option(
    "--trust",
    default="",
    metavar="FINGERPRINT",
    help="What the sender read out over the telephone, spaces or not; needed the first time.",
)
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@pass_call
def receive(call: Call, file: str, yes: bool, trust: str, dry_run: bool) -> None:
    """Take in a hand-over that came. Shows whom it is from and what it would change, then asks.

    The first time, telephone the sender on a number that you had before, have them read out the fingerprint of “s11tui
    handover key”, and give it with --trust. Entries of the history that are not here yet are added with their author
    and time; where both sides gave an answer, both are kept and a person chooses. A file that came before is refused.

    \b
    s11tui handover receive invitation-police-1-0b8f9a60.s11handover --trust "12345 67890 12345 67890 12345 67890"
    s11tui handover receive handover-police-2-1c2d3e4f.s11handover --dry-run
    s11tui handover receive handover-police-2-1c2d3e4f.s11handover --yes

    Goes wrong when FILE was altered, is for somebody else, or was signed with another key than the sender's.
    """
    from s11tui.exchange.handover import read

    data = _bytes_of(file)
    with opened(call) as workspace:
        desk = acting(workspace, call, receivers(workspace)).handing_over
        handover = read(data, workspace.keys.identity())
        incoming = desk.look(handover)
        if not call.json:
            tell(incoming)
        wanted = not dry_run and _agreed(call, incoming, yes=yes, trusted=trust)
        if wanted:
            incoming = desk.take(handover, line(trust))
    if call.json:
        say_json(incoming_shape(incoming))
    elif wanted:
        say(f"It was taken in. {incoming.ref} is {incoming.after}.")


def _agreed(call: Call, incoming: "Incoming", *, yes: bool, trusted: str) -> bool:
    """Whether it is to be taken in.

    Raises:
        Unmet: the sender is not known, and no fingerprint was given.
        BadInput: nobody is there to ask.
    """
    if not incoming.known and not trusted.strip():
        raise Unmet(
            f"{incoming.sender} is not known here yet, so nothing was changed.",
            "Telephone them on a number that you had before, have them read out their fingerprint, and add it with"
            " --trust. It must be the one that stands in this file: " + incoming.fingerprint + ".",
        )
    if yes:
        return True
    if call.json or not _somebody_is_here():
        raise BadInput(
            "There is nobody here to ask whether to take it in, so nothing was changed.",
            "Look at it with --dry-run, then add --yes.",
        )
    agreed = click.confirm("Take it in?", default=False)
    if not agreed:
        note("Nothing was taken in; the record is as it was.")
    return agreed


def _somebody_is_here() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _bytes_of(path: str) -> bytes:
    """A file's bytes, one more than a hand-over may have at the most; `-` is standard input."""
    from s11tui.exchange.handover import LARGEST_FILE

    if path == "-":
        return sys.stdin.buffer.read(LARGEST_FILE + 1)
    return bytes_of_file(named_path(path), path, LARGEST_FILE)
