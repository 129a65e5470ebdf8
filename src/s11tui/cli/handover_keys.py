"""`s11tui handover key` and `know`: whose keys are whose."""

from typing import TYPE_CHECKING, BinaryIO

import click

from s11tui.cli.acting import acting, opened
from s11tui.cli.handover_list import receivers
from s11tui.cli.inputs import bytes_of_file, line
from s11tui.cli.options import Call, Command, pass_call
from s11tui.cli.printing import note, say, say_json
from s11tui.text import named_path

if TYPE_CHECKING:
    from s11tui.audit.handover import Sender


@click.command(cls=Command)
@click.option("-o", "--output", metavar="DIR", help="Write a file of the public keys there, to give to the other side.")
@pass_call
def key(call: Call, output: str | None) -> None:
    """Show the fingerprint of this workspace's own keys, to be read out over the telephone.

    With -o the public keys are written to a small file too. It holds no secret and may be given to anybody; whoever
    takes it compares the fingerprint with you.

    \b
    s11tui handover key
    s11tui handover key -o ~/Documents
    """
    with opened(call) as workspace:
        whose = acting(workspace, call, receivers(workspace)).handing_over.me()
        fingerprint = workspace.keys.public().fingerprint
    path = _written(whose, output) if output is not None else ""
    if call.json:
        known = {"id": whose.id, "name": whose.name, "fingerprint": fingerprint}
        say_json({**known, "signing": whose.signing, "sealing": whose.sealing, "files": [path] if path else []})
        return
    say(path or fingerprint)
    note(f"{whose.name}. Read this out when they telephone{f': {fingerprint}' if path else '.'}")


def _written(whose: "Sender", folder: str) -> str:
    """The path of a file that tells others who this is."""
    from s11tui.exchange.handover import key_name, write_key
    from s11tui.reports.writing import write_file

    def write(target: BinaryIO) -> None:
        target.write(write_key(whose))

    return str(write_file(named_path(folder), key_name(whose), write))


@click.command(cls=Command)
@click.argument("file", metavar="FILE")
@click.option("--agency", "agency", default="", metavar="AGENCY", help="In a partnership's: whose workspace it is.")
@click.option("--trust", required=True, metavar="FINGERPRINT", help="What they read out over the telephone.")
@pass_call
def know(call: Call, file: str, agency: str, trust: str) -> None:
    """Make the other side's keys known before anything came from them, from the file of their “s11tui handover key”.

    Then even the first invitation is encrypted, and a return that was begun here can be handed over to its agency.

    \b
    s11tui handover know exampleshire-police.s11key --agency police --trust "12345 67890 12345 67890 12345 67890"

    Goes wrong when the fingerprint is another, or other keys are known of them.
    """
    from s11tui.exchange.handover import LARGEST_KEY_FILE, read_key

    sender = read_key(bytes_of_file(named_path(file), file, LARGEST_KEY_FILE))
    with opened(call) as workspace:
        party = acting(workspace, call, receivers(workspace)).handing_over.know(sender, line(agency), line(trust))
    if call.json:
        say_json({"id": party.id, "name": party.name, "agency": party.agency})
    else:
        say(f"{party.name} is known from now on.")
