"""`s11tui enter`: the app for somebody who comes to a host from elsewhere; a host's own set-up begins it."""

import click

from s11tui.cli.app import run_app
from s11tui.cli.options import Call, Command, pass_call
from s11tui.errors import BadInput
from s11tui.workspace import usual_path


@click.command(cls=Command)
@pass_call
def enter(call: Call) -> None:
    """Open the app for whoever came to this host over SSH or in a browser.

    It stands in the host's sshd and sudo set-up, and the browser's server begins it: see docs/host.md. Who they are is
    what the system says, by the login that a manager entered for them, or they sign in with their passphrase.

    \b
    s11tui enter -w /srv/s11tui/exampleshire.s11
    """
    if call.person is not None or call.json:
        raise BadInput("Who comes in is not said by --as.", "Leave out everything but -w.")
    run_app(usual_path(call.workspace), None)
