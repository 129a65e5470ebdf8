"""A sample in words and rows, for its screen."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from s11tui.text import counted
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import moment_of, muted, plain
from s11tui.workspace.calibration_words import Table
from s11tui.workspace.candidates import STRATA
from s11tui.workspace.desks.sampling import Checked
from s11tui.workspace.samples import SampleLine, SampleView, StratumLine

_NEEDS_YOU = Content.styled("!", "bold $error")
_PICKED = Content("●")
_NOT_PICKED = Content("○")


def summary(view: SampleView) -> str:
    """`40 of 300 submitted picked`."""
    return f"{len(view.picks)} of {view.submitted} submitted picked"


def drawn_words(view: SampleView, zone: str) -> str:
    """How it was drawn; before the first draw, what to do."""
    if not view.submitted:
        return "Nothing is submitted in this round yet, so there is nothing to draw from."
    if not view.draws:
        return "No sample was drawn yet. Draw one when the returns are in, or pick by hand."
    again = f" (draw {view.draws} of this round; all stay in the record)" if view.draws > 1 else ""
    how = STRATA.get(view.strata, view.strata)
    when = f"Drawn by {view.drawn_by}, {moment_of(view.drawn_at, zone)}"
    return f"{when}, with the seed {view.seed}, {view.wanted} wanted, {how}{again}."


def rows_of(view: SampleView) -> list[Row]:
    """Everything there is to see, heading by heading."""
    begun = view.draws or view.picks
    lowest = "Not picked, though a lowest grade is claimed: somebody should look"
    parts = (
        (f"Picked · {len(view.picks)}", [_row("picked", one, _PICKED) for one in view.picks]),
        (
            lowest if begun else "A lowest grade is claimed",
            [_row("passed", one, _NEEDS_YOU) for one in view.passed_over],
        ),
        (
            "Submitted after the draw: chance has not looked at them; draw again",
            [_row("since", one, _NOT_PICKED) for one in view.since],
        ),
        ("Taken out by hand", list(_taken_out(view))),
        ("The rest", list(_rest(view))),
    )
    rows = []
    for heading, some in parts:
        if some:
            rows += [Row(f"heading {heading}", Content.styled(heading, "$quiet"), heading=True), *some]
    return rows


def unpicked_rows(view: SampleView) -> list[Row]:
    """What can be picked by hand, the riskiest first."""
    return [
        Row(one.ref, plain(one.agency), muted("; ".join(one.reasons) or "nothing stands out")) for one in view.unpicked
    ]


def rest_words(view: SampleView) -> str:
    """What acknowledging the rest means, with its number."""
    words = [
        f"{counted(len(view.rest), 'return')} submitted and not picked. They are acknowledged and not moderated: their "
        "self-grades stand, unverified, and every table and report says so. Each gets a letter."
    ]
    waiting = sum(one.state == "submitted" and one.ref in view.rest for one in view.passed_over)
    if waiting:
        words.append(f"Among them {counted(waiting, 'return')} with a lowest grade that nobody has looked at.")
    if view.since:
        words.append(f"{counted(len(view.since), 'return')} submitted after the draw will wait for the next one.")
    return "\n\n".join(words)


def checked_rows(found: Sequence[Checked], zone: str) -> list[Row]:
    """Of each draw of the round whether it comes out again."""
    if not found:
        return [Row("none", plain("No draw"), muted("No sample was drawn in this round."))]
    return [_checked(one, zone) for one in found]


def _checked(one: Checked, zone: str) -> Row:
    what = f"{one.picks} of {one.candidates} with the seed {one.seed}, {moment_of(one.at, zone)}, {one.who}. "
    wrong = Content.styled(f"It does NOT come out: {' '.join(one.differences)}", "$error")
    comes = wrong if one.differences else plain("It comes out.")
    return Row(str(one.number), plain(f"Draw {one.number}"), Content.assemble(muted(what), comes))


def strata_table(view: SampleView) -> Table:
    """How many of each sort were submitted, and how many picked in which way."""
    return Table(
        "", ("", "submitted", "picked", "by hand", "by risk", "at random"), tuple(map(_counts, view.strata_lines))
    )


def _counts(one: StratumLine) -> tuple[str, ...]:
    return (one.stratum, *map(str, (one.there, one.picked, one.by_hand, one.by_risk, one.at_random)))


def _row(part: str, one: SampleLine, mark: Content) -> Row:
    """What is said of a return: why it is here, and how far it is where that is not as with all others."""
    how = one.how if one.how == "by hand" else ""
    state = one.state if one.state != "submitted" else ""
    words = " · ".join(filter(None, (how, "; ".join(one.reasons), state, one.stratum)))
    return Row(f"{part} {one.ref}", plain(one.agency), muted(words), mark)


def _taken_out(view: SampleView) -> Iterator[Row]:
    for one in view.taken_out:
        yield Row(f"out {one.ref}", plain(one.agency), muted(f"{one.reason} · {one.who}"), _NOT_PICKED)


def _rest(view: SampleView) -> Iterator[Row]:
    if view.picks and view.rest:
        words = "not moderated, if they are acknowledged: their self-grades stand, unverified"
        yield Row("rest", plain(counted(len(view.rest), "other return")), muted(words), _NOT_PICKED)
