"""`s11tui handover list`: what went and what came."""

import click

from s11tui.cli.acting import acting, opened
from s11tui.cli.handover_words import passage_shape, tell_passages
from s11tui.cli.options import Call, Command, pass_call
from s11tui.cli.printing import say_json
from s11tui.workspace import Workspace


@click.command("list", cls=Command)
@pass_call
def list_(call: Call) -> None:
    """List every hand-over that went or came, the newest first, with the reference code of the return.

    \b
    s11tui handover list
    """
    with opened(call) as workspace:
        passages = acting(workspace, call, receivers(workspace)).handing_over.history()
    if call.json:
        say_json([passage_shape(one) for one in passages])
    else:
        tell_passages(passages)


def receivers(workspace: Workspace) -> tuple[str, ...]:
    """The roles that take hand-overs in, the first choice first."""
    return ("lead", "manager") if workspace.partnership().alone else ("manager", "meeting-chair")
