"""The commands of `s11tui moderate` that end many returns at once, or one."""

import click

from s11tui.cli.acting import acting, on_return, opened
from s11tui.cli.filling import tell
from s11tui.cli.options import Call, Command, pass_call
from s11tui.cli.printing import note, say, say_json
from s11tui.errors import BadInput
from s11tui.text import counted

_MANAGER = ("manager",)


@click.command(cls=Command)
@click.argument("ref", metavar="[RETURN]", required=False)
@click.option("--all", "every", is_flag=True, help="Every return whose time to reply is over.")
@click.option("--round", "round_ref", metavar="ROUND", help="With --all: only of this round.")
@pass_call
def settle(call: Call, ref: str | None, every: bool, round_ref: str | None) -> None:
    """Settle, as the manager, grades to which the agency did not reply in time, as “no reply received”.

    \b
    s11tui moderate settle RETURN
    s11tui moderate settle --all --round section-11-2027

    Goes wrong while the time to reply is not over.
    """
    if every == (ref is not None) or (round_ref is not None and not every):
        raise BadInput("What is to be settled is not said.", "Name a return, or give --all (and --round).")
    if ref is not None:
        with on_return(call, ref, _MANAGER) as session:
            view = session.moderating.settle(ref)
        tell(call, view, "It was settled: no reply was received.")
        return
    with opened(call) as workspace:
        settled = acting(workspace, call, _MANAGER).moderating.settle_silent(round_ref)
    _tell_many(call, settled, "settled as “no reply received”")


@click.command(cls=Command)
@click.argument("ref", metavar="[RETURN]", required=False)
@click.option("--rest", "round_ref", metavar="ROUND", help="All of this round that are not in its sample.")
@pass_call
def acknowledge(call: Call, ref: str | None, round_ref: str | None) -> None:
    """Acknowledge, as the manager, returns that are not picked for moderation: their self-grades stand, unverified.

    \b
    s11tui moderate acknowledge RETURN
    s11tui moderate acknowledge --rest section-175-2027

    What was submitted after the last draw is left: it had no chance yet of being picked. Goes wrong for a return that
    is in the sample, and for --rest while no sample was drawn in that round.
    """
    if (ref is None) == (round_ref is None):
        raise BadInput("What is to be acknowledged is not said.", "Name a return, or give --rest ROUND.")
    if ref is not None:
        with on_return(call, ref, _MANAGER) as session:
            view = session.moderating.acknowledge(ref)
        tell(call, view, "It was acknowledged.")
        return
    with opened(call) as workspace:
        session = acting(workspace, call, _MANAGER)
        done = session.moderating.acknowledge_rest(str(round_ref))
        late = len(session.sampling.show(str(round_ref)).since)
    _tell_many(call, done, "acknowledged, not moderated: the self-grades stand, unverified")
    if late:
        note(f"{counted(late, 'return')} submitted after the draw had no chance yet: draw again.")


def _tell_many(call: Call, done: tuple[str, ...], what: str) -> None:
    if call.json:
        say_json({"returns": list(done)})
        return
    for one in done:
        say(one)
    note(f"{counted(len(done), 'return')} {'was' if len(done) == 1 else 'were'} {what}.")


COMMANDS: tuple[click.Command, ...] = (settle, acknowledge)
