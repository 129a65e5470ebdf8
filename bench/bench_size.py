"""Whether the size of a partnership is felt: opening home and one return on the full demo beside the small one.

Both are open in one process and are read in turn; what counts is the median of wall-clock times. A return is opened
afresh, folded from its events, and then again, as it is kept. To compare like with like, each return of the small demo
is matched with the one of the full demo that has the most similar number of events in the same questionnaire.

    python bench/bench_size.py [--small FILE] [--full FILE] [--runs 41] [--most 1.5]

Without files the demos are made first. Exit status 1 if a ratio is above `--most`.
"""

import argparse
from collections.abc import Callable, Sequence

from measuring import Action, demo_file, finish, in_turn, machine, say

from s11tui.workspace import Workspace
from s11tui.workspace.lines import ReturnLine
from s11tui.workspace.session import Session

RETURNS = 8


def lines_of(session: Session) -> list[tuple[ReturnLine, int]]:
    """Submitted returns with their number of events."""
    reading = session.reading
    return [(line, len(reading.history(line.id))) for line in reading.returns() if line.revision]


def matched(small: Session, full: Session) -> list[tuple[str, str, int, int]]:
    """Pairs of returns of about the same size, the best matches first: (id, id, events, events)."""
    left, pairs = lines_of(full), []
    for line, events in lines_of(small):
        alike = [(abs(events - others), other, others) for other, others in left if other.asked == line.asked]
        if alike:
            apart, other, others = min(alike, key=lambda one: one[0])
            left = [one for one in left if one[0].id != other.id]
            pairs.append((apart, line.id, other.id, events, others))
    return [pair[1:] for pair in sorted(pairs)[:RETURNS]]


def opening(session: Session, ref: str, *, afresh: bool) -> Callable[[], object]:
    """Opens one return; `afresh` lets go of what is kept in memory before."""

    def open_() -> object:
        if afresh:
            session.workspace.cases.forget()
        return session.reading.open(ref)

    return open_


def leads_alike(small: Workspace, full: Workspace, pairs: list[tuple[str, str, int, int]]) -> dict[str, Session]:
    """Of the pairs' safeguarding leads the two with the most similar number of lines on their homes."""

    def lines(session: Session) -> int:
        home = session.reading.home()
        return len(home.todo) + len(home.waiting) + len(home.done)

    leads = [(small.sole("lead", one), full.sole("lead", other)) for one, other, _, _ in pairs]
    mine, other = min(leads, key=lambda two: abs(lines(two[0]) - lines(two[1])))
    say(f"lines on the leads' homes: {lines(mine)}/{lines(other)}")
    return {"small": mine, "full": other}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small")
    parser.add_argument("--full")
    parser.add_argument("--runs", type=int, default=41)
    parser.add_argument("--most", type=float, default=1.5)
    given = parser.parse_args()
    say(machine())
    small_file, full_file = demo_file(given.small, "small"), demo_file(given.full, "full")
    with Workspace.open(small_file) as small, Workspace.open(full_file) as full:
        report(small, full, given.runs, given.most)


def report(small: Workspace, full: Workspace, runs: int, most: float) -> None:
    """Measure and print."""
    managers = {"small": small.sole("manager"), "full": full.sole("manager")}
    sizes = {name: len(one.reading.returns()) for name, one in managers.items()}
    say(f"returns: {sizes['small']} and {sizes['full']}")
    pairs = matched(managers["small"], managers["full"])
    say("events of the returns compared: " + ", ".join(f"{events}/{others}" for _, _, events, others in pairs))
    refs = {"small": [pair[0] for pair in pairs], "full": [pair[1] for pair in pairs]}
    leads = leads_alike(small, full, pairs)
    kinds: dict[str, dict[str, Sequence[Action]]] = {
        "home as a lead": {name: [one.reading.home] for name, one in leads.items()},
        "home as the manager": {name: [one.reading.home] for name, one in managers.items()},
        "a return, afresh": {
            name: [opening(one, ref, afresh=True) for ref in refs[name]] for name, one in managers.items()
        },
        "a return, again": {name: [opening(one, refs[name][0], afresh=False)] for name, one in managers.items()},
    }
    ratios = {}
    for kind, actions in kinds.items():
        found = in_turn(actions, runs)
        ratios[kind] = (found["full"] / found["small"], most)
        say(f"{kind:22} small {found['small']:8.2f} ms   full {found['full']:8.2f} ms   ratio {ratios[kind][0]:.2f}")
    finish(ratios)


if __name__ == "__main__":
    main()
