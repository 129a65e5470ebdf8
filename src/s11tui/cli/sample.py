"""`s11tui moderate sample`: which returns of a round are moderated, where there are too many for all."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import click

from s11tui.cli import inputs
from s11tui.cli.acting import acting, on_return, opened, reader
from s11tui.cli.options import Call, Group, pass_call
from s11tui.cli.printing import note, say_json
from s11tui.cli.sample_words import check_json, sample_json, say_check, say_sample
from s11tui.errors import Refusal
from s11tui.text import counted
from s11tui.workspace.candidates import STRATA
from s11tui.workspace.samples import SampleView
from s11tui.workspace.session import Session

_DRAWS = ("manager", "meeting-chair")


@click.group(cls=Group)
def sample() -> None:
    """Draw which returns of a round are moderated, and see why each was picked.

    Some by hand, most by risk, one in five by chance; the same seed gives the same sample, so that it can be checked.
    What is not picked is not moderated, and is printed so.

    \b
    s11tui moderate sample draw section-175-2027 --number 40
    s11tui moderate sample show section-175-2027
    """


@sample.command()
@click.argument("round_ref", metavar="ROUND")
@click.option("--number", type=int, required=True, help="How many returns can be moderated.")
@click.option(
    "--seed", type=int, help="A whole number, best said before the draw (else that of the draw before, or a new one)."
)
@click.option(
    "--strata",
    type=click.Choice(list(STRATA)),
    default="kind-and-phase",
    show_default=True,
    help="Which returns are alike.",
)
@pass_call
def draw(call: Call, round_ref: str, number: int, seed: int | None, strata: str) -> None:
    """Draw the sample of a round, as the manager or a meeting chair.

    Of what is submitted. Drawn again, what was picked by hand stays, and so does what was opened for moderation; what
    was submitted since the last draw has its chance then. Every draw stays in the record.

    \b
    s11tui moderate sample draw section-175-2027 --number 40
    s11tui moderate sample draw section-175-2027 --number 40 --seed 20270319

    Goes wrong when nothing is submitted.
    """
    with _on_round(call) as session:
        view = session.sampling.draw(round_ref, number, seed, strata)
    _tell(call, view, f"Drawn: {counted(len(view.picks), 'return')} with the seed {view.seed}.")


@sample.command()
@click.argument("round_ref", metavar="ROUND")
@pass_call
def show(call: Call, round_ref: str) -> None:
    """Show the sample of a round: what was picked and why, what was passed over, what came later.

    \b
    s11tui moderate sample show section-175-2027
    s11tui moderate sample show section-175-2027 --json
    """
    with opened(call) as workspace:
        view = reader(workspace, call).sampling.show(round_ref)
    _tell(call, view, "")


@sample.command()
@click.argument("ref", metavar="RETURN")
@click.option("--reason", required=True, help="Why it is to be looked at whatever chance says.")
@pass_call
def pick(call: Call, ref: str, reason: str) -> None:
    """Pick a return by hand; it stays when the sample is drawn again.

    \b
    s11tui moderate sample pick elm-section-175-2027 --reason "A visit in March raised a concern."

    Goes wrong when it is not submitted, or is of your own agency.
    """
    with on_return(call, ref, _DRAWS) as session:
        view = session.sampling.pick(ref, inputs.line(reason))
    _tell(call, view, "It was picked by hand.")


@sample.command()
@click.argument("ref", metavar="RETURN")
@click.option("--reason", required=True, help="Why it need not be looked at.")
@pass_call
def unpick(call: Call, ref: str, reason: str) -> None:
    """Take a return out of the sample, until the next draw, in which it may be drawn again.

    \b
    s11tui moderate sample unpick elm-section-175-2027 --reason "Inspected last week."

    Goes wrong when its moderation was opened.
    """
    with on_return(call, ref, _DRAWS) as session:
        view = session.sampling.unpick(ref, inputs.line(reason))
    _tell(call, view, "It was taken out of the sample.")


@sample.command()
@click.argument("round_ref", metavar="ROUND")
@pass_call
def check(call: Call, round_ref: str) -> None:
    """Draw every sample of a round again from the record, and say whether it comes out the same. Exit 1: it does not.

    \b
    s11tui moderate sample check section-175-2027
    """
    with _on_round(call) as session:
        found = session.sampling.check(round_ref)
    if call.json:
        say_json(check_json(found))
    else:
        say_check(found)
    wrong = sum(bool(one.differences) for one in found)
    if wrong:
        raise Refusal(
            f"{counted(wrong, 'draw')} did not come out as recorded.", "Run “s11tui verify”, and ask who did."
        )


@contextmanager
def _on_round(call: Call) -> Iterator[Session]:
    with opened(call) as workspace:
        yield acting(workspace, call, _DRAWS)


def _tell(call: Call, view: SampleView, done: str) -> None:
    if call.json:
        say_json(sample_json(view))
        return
    say_sample(view)
    if done:
        note(done)


COMMANDS: Sequence[click.Command] = (sample,)
