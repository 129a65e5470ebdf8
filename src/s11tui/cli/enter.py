"""`s11tui enter`: the app for somebody who comes to a host from elsewhere; a host's own set-up begins it."""

import os
import signal
import sys

import click

from s11tui.cli.options import Call, Command, pass_call
from s11tui.errors import BadInput, CannotStore
from s11tui.workspace import usual_path

ASKED = "SSH_ORIGINAL_COMMAND"
"""What somebody typed after `ssh HOST`; sshd and sudo hand it on, and nobody else can."""


@click.command(cls=Command)
@click.option("--address", metavar="NAME", default="", help="What people type after ssh to come here.")
@pass_call
def enter(call: Call, address: str) -> None:
    """Open the app for whoever came to this host over SSH or in a browser.

    It stands in the host's sshd and sudo set-up, and the browser's server begins it: see docs/host.md. Who they are is
    what the system says, by the login that a manager entered for them, or they sign in with their passphrase. Over SSH
    they also list, get, put and remove files of their own.

    \b
    s11tui enter -w /srv/s11tui/exampleshire.s11
    """
    if call.person is not None or call.json:
        raise BadInput("Who comes in is not said by --as.", "Leave out everything but -w.")
    path = usual_path(call.workspace)
    if not path.exists():
        raise CannotStore(f"There is no workspace at {path}.", "Tell whoever looks after this host.")
    _stay_in_front()
    asked = os.environ.pop(ASKED, "").strip()
    if asked:
        from s11tui.cli.enter_files import do

        do(path, asked, address)
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()) and "TEXTUAL_DRIVER" not in os.environ:
        raise BadInput("The app needs a terminal to show itself on.", "Connect with: ssh -t HOST")
    from s11tui.tui import run

    run(path, None, address=address)


def _stay_in_front() -> None:
    """Ctrl+Z while the app is still starting is nothing: there is no shell to come back to."""
    number = getattr(signal, "SIGTSTP", None)
    if number is not None:
        signal.signal(number, signal.SIG_IGN)
