"""Going on to the next standard, beside a bare app that refills three text areas and an option list.

Both apps run headless in one process, one after the other, in the same terminal size; a step is a key pressed and
everything settled and painted. What counts is the median.

How long a questionnaire is must not be felt: `bench_many.py` holds moving on in 300 questions against 10.

    python bench/bench_next.py [--small FILE] [--full FILE] [--steps 40] [--most 1.5]
"""

import argparse
import asyncio
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import ClassVar

from measuring import demo_file, finish, machine, say
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.pilot import Pilot
from textual.widgets import OptionList, TextArea

from s11tui.tui.app import PartnershipApp
from s11tui.tui.bridge import Bridge
from s11tui.tui.screens.form import Form
from s11tui.workspace import Workspace

SIZE = (120, 40)
Texts = list[list[str]]


class Bare(App[None]):
    """Three text areas and four options, refilled by a key."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("pagedown", "next", "Next", priority=True)]

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._at = 0

    def compose(self) -> ComposeResult:
        for number in range(3):
            yield TextArea(id=f"text-{number}")
        yield OptionList()

    def action_next(self) -> None:
        self._at += 1
        texts = self._texts[self._at % len(self._texts)]
        for number in range(3):
            self.query_one(f"#text-{number}", TextArea).load_text(texts[number])
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(texts[3:])


async def steps(pilot: Pilot[None], count: int) -> float:
    """Median milliseconds from key to settled screen."""
    taken = []
    for step in range(count + 3):
        began = perf_counter()
        await pilot.press("pagedown")
        await pilot.pause()
        if step >= 3:
            taken.append((perf_counter() - began) * 1000)
    return median(taken)


async def bare(texts: Texts, count: int) -> float:
    app = Bare(texts)
    async with app.run_test(size=SIZE) as pilot:
        app.query_one(OptionList).focus()
        return await steps(pilot, count)


async def ours(path: Path, lead: str, return_id: str, count: int) -> float:
    bridge = Bridge(path)
    bridge.open(lead).result()
    app = PartnershipApp(bridge)
    try:
        async with app.run_test(size=SIZE) as pilot:
            view = await bridge.call(lambda session: session.reading.open(return_id))
            await app.push_screen(Form(view, view.standards()[0].id))
            await pilot.pause()
            return await steps(pilot, count)
    finally:
        bridge.close()


def a_return(path: Path) -> tuple[str, str, Texts]:
    """A return in progress, its lead, and its texts for the bare app."""
    with Workspace.open(path) as workspace:
        lines = workspace.sole("manager").reading.returns()
        line = max((one for one in lines if one.state == "in progress"), key=lambda one: one.asked)
        session = workspace.sole("lead", line.id)
        texts = []
        for standard in session.reading.open(line.id).standards():
            said = [question.printed for question in standard.questions][:3]
            said += [""] * (3 - len(said))
            texts.append(said + [f"{grade.label}: {grade.descriptor}" for grade in standard.grades])
        return session.person.slug, line.id, texts


async def measure(path: Path, rounds: int, count: int) -> tuple[float, float]:
    """Median milliseconds of a step: the bare app's and ours, in turn."""
    lead, return_id, texts = a_return(path)
    found: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        found[0].append(await bare(texts, count))
        found[1].append(await ours(path, lead, return_id, count))
    return median(found[0]), median(found[1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small")
    parser.add_argument("--full")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--steps", type=int, default=40)
    parser.add_argument("--most", type=float, default=1.5)
    given = parser.parse_args()
    say(machine())
    ratios = {}
    for name, path in (("small", demo_file(given.small, "small")), ("full", demo_file(given.full, "full"))):
        plain, own = asyncio.run(measure(path, given.rounds, given.steps))
        ratios[f"next on {name}"] = (own / plain, given.most)
        say(f"{name:6} bare {plain:7.1f} ms   ours {own:7.1f} ms   ratio {own / plain:.2f}")
    finish(ratios)


if __name__ == "__main__":
    main()
