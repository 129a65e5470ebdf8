"""`s11tui return fill`: the whole return by prompts and lines."""

import sys
from typing import TYPE_CHECKING

import click

from s11tui.cli.acting import acting, opened
from s11tui.cli.filling import original_option
from s11tui.cli.options import Call, Command, pass_call
from s11tui.errors import BadInput, NotAllowed
from s11tui.workspace import Workspace
from s11tui.workspace.session import Session

if TYPE_CHECKING:
    from s11tui.cli.plain.talk import Talk

_OPEN = ("not started", "in progress", "ready", "awaiting sign-off", "returned")
_NAMED = 8


@click.command(cls=Command)
@click.argument("ref", metavar="[RETURN]", required=False)
@click.option("--plain", is_flag=True, help="By prompts and lines, for screen readers, slow links and scripts.")
@click.option("--strict", is_flag=True, help="For scripts: end at the first thing that is refused, with exit code 1.")
@original_option
@pass_call
def fill(call: Call, ref: str | None, plain: bool, strict: bool, original: str | None) -> int:
    """Fill in, review, sign and submit a whole return by numbered prompts.

    Each answer is saved at once. “?” explains what is asked, “risk” says who to call about a child, “stop” leaves.
    RETURN may be left out where you have only one that is open. A script may be piped in: it is read line by line.

    \b
    s11tui return fill RETURN --plain
    s11tui return fill --plain --as sam-chief
    s11tui return fill RETURN --plain --strict

    Goes wrong when you have several open returns and name none: they are listed.
    """
    if not plain:
        raise BadInput(
            "There are two ways to fill in a return.",
            "For prompts and lines, add --plain; for the form on the screen, run “s11tui”.",
        )
    if call.json:
        raise BadInput("Plain mode has no JSON.", "Look at the return with “s11tui return show RETURN --json”.")
    from s11tui.cli.plain import fill_in

    with opened(call) as workspace:
        session = _who(workspace, call, ref, original)
        return fill_in(session, ref or _only_open(session), _talk(workspace, strict), original or "")


def _talk(workspace: Workspace, strict: bool) -> "Talk":
    """The talk over this process's own streams."""
    from s11tui.cli.plain.script import heard
    from s11tui.cli.plain.talk import Talk
    from s11tui.cli.plain.whole import at_risk

    typed = sys.stdin is not None and sys.stdin.isatty()
    return Talk(
        heard(typed),
        sys.stdout,
        interactive=typed,
        strict=strict,
        at_risk=at_risk(workspace.partnership()),
        editor=typed and sys.stdout.isatty(),
    )


def _who(workspace: Workspace, call: Call, ref: str | None, original: str | None) -> Session:
    """The lead; with an original, the manager, who types for the agency.

    Raises:
        NotAllowed: an original was named, and who acts is no manager.
    """
    session = acting(workspace, call, ("lead",) if original is None else ("manager",), ref)
    if original is not None and "manager" not in session.roles:
        raise NotAllowed("Only the manager types from an agency's original.", "Leave --original out.")
    return session


def _only_open(session: Session) -> str:
    """The one return of this person's agencies that is still to be filled in or signed.

    Raises:
        BadInput: there is none, or there are several; they are listed.
    """
    own = {grant.agency for grant in session.person.grants if grant.agency}
    waiting = [one for one in session.reading.returns() if one.agency_id in own and one.state in _OPEN]
    if len(waiting) == 1:
        return waiting[0].slug
    if not waiting:
        raise BadInput(f"{session.person.name} has no open return.", "Name one: “s11tui return list” shows them.")
    named = ", ".join(one.slug for one in waiting[:_NAMED])
    raise BadInput(f"{session.person.name} has several open returns: {named}.", "Name one of them.")
