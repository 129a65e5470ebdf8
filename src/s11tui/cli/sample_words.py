"""A sample as JSON and as lines of text."""

from collections.abc import Sequence
from typing import Any

from s11tui.cli.printing import moment_in_words, note, one_line, say, say_table
from s11tui.text import counted
from s11tui.workspace.candidates import STRATA
from s11tui.workspace.desks.sampling import Checked
from s11tui.workspace.samples import SampleLine, SampleView


def sample_json(view: SampleView) -> dict[str, Any]:
    """The stable shape of a sample."""
    return {
        "round": view.round_ref,
        "draws": view.draws,
        "seed": view.seed,
        "wanted": view.wanted,
        "strata_by": view.strata,
        "drawn_at": view.drawn_at,
        "drawn_by": view.drawn_by,
        "strata": [
            {
                "stratum": one.stratum,
                "submitted": one.there,
                "by_hand": one.by_hand,
                "by_risk": one.by_risk,
                "at_random": one.at_random,
            }
            for one in view.strata_lines
        ],
        "picked": [{**_line_json(one), "how": one.how, "opened": one.opened} for one in view.picks],
        "passed_over": [_line_json(one) for one in view.passed_over],
        "submitted_since": [_line_json(one) for one in view.since],
        "taken_out": [
            {"return": one.ref, "agency": one.agency, "reason": one.reason, "who": one.who, "at": one.at}
            for one in view.taken_out
        ],
        "rest": list(view.rest),
    }


def _line_json(one: SampleLine) -> dict[str, Any]:
    return {
        "return": one.ref,
        "agency": one.agency,
        "stratum": one.stratum,
        "state": one.state,
        "reasons": list(one.reasons),
    }


def check_json(found: Sequence[Checked]) -> dict[str, Any]:
    """The stable shape of samples that were drawn again."""
    return {
        "ok": not any(one.differences for one in found),
        "draws": [
            {
                "number": one.number,
                "at": one.at,
                "who": one.who,
                "seed": one.seed,
                "wanted": one.wanted,
                "candidates": one.candidates,
                "picked": one.picks,
                "differences": list(one.differences),
            }
            for one in found
        ],
    }


def say_sample(view: SampleView) -> None:
    """Say what was picked and why, and what stands beside it."""
    say(view.round_title)
    if view.draws:
        again = f", draw {view.draws} of this round" if view.draws > 1 else ""
        say(f"Seed {view.seed}, {view.wanted} wanted, {STRATA.get(view.strata, view.strata)}{again}")
        say(f"Drawn by {one_line(view.drawn_by)} on {moment_in_words(view.drawn_at)}")
    else:
        note(f"Nothing was drawn yet. Draw: s11tui moderate sample draw {view.round_ref} --number 40")
    say()
    head = ("", "submitted", "picked", "by hand", "by risk", "at random")
    counts = [
        (one.stratum, one.there, one.picked, one.by_hand, one.by_risk, one.at_random) for one in view.strata_lines
    ]
    say_table(head, [[str(cell) for cell in row] for row in counts])
    _say_lines("Picked", view.picks, with_how=True)
    _say_lines("Not picked, though a lowest grade is claimed: somebody should look", view.passed_over)
    _say_lines("Submitted after the draw, so that chance has not looked at them", view.since)
    if view.taken_out:
        say()
        say("Taken out by hand:")
        say_table((), [(one.ref, one.agency, one.reason, one.who) for one in view.taken_out], indent="  ")
    if view.rest and view.picks:
        say()
        say(f"{counted(len(view.rest), 'other return')} submitted: not moderated, if they are acknowledged.")


def _say_lines(title: str, lines: Sequence[SampleLine], *, with_how: bool = False) -> None:
    if not lines:
        return
    say()
    say(f"{title}:")
    rows = [(one.ref, one.agency, one.state, *([one.how] if with_how else []), "; ".join(one.reasons)) for one in lines]
    say_table((), rows, indent="  ")


def say_check(found: Sequence[Checked]) -> None:
    """Say of each draw whether it comes out again."""
    if not found:
        note("No sample was drawn in this round.")
    for one in found:
        comes = "comes out the same" if not one.differences else "does not come out"
        drawn = f"{one.picks} of {counted(one.candidates, 'return')}, seed {one.seed}"
        say(f"Draw {one.number}, {moment_in_words(one.at)}, {one_line(one.who)}: {drawn}: {comes}")
        for words in one.differences:
            say(f"  {words}")
