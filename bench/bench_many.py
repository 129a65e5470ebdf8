"""Going on to the next standard in a questionnaire of 300 questions, beside one of 10.

Both are the app itself, headless in one process, in turn and in the same terminal size, with last year's answers
beside: 60 standards of 5 questions against 2 of 5. Pages of 10 cost more than pages of 5, whatever stands behind them,
so 30 standards of 10 are held against the shortest questionnaire of such pages that leads somewhere, 2 of 10; and, for
whoever wants to know, against the one of 10 questions. A step is a key pressed and everything settled and painted,
to the end and back again. What counts is the median.

    python bench/bench_many.py [--rounds 3] [--steps 40] [--most 1.25]
"""

import argparse
import asyncio
import sys
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from measuring import finish, machine, say

from s11tui.tui.app import PartnershipApp
from s11tui.tui.bridge import Bridge
from s11tui.tui.screens.form import Form

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from support.many_questions import begin_many

SIZE = (120, 40)
SHAPES = ((2, 5), (60, 5), (2, 10), (30, 10))
"""Standards, and questions in each."""
UNTIMED = 4


async def steps(path: Path, ref: str, standards: int, count: int) -> float:
    """Median milliseconds from key to settled screen."""
    bridge = Bridge(path)
    bridge.open("lee-lead").result()
    app = PartnershipApp(bridge)
    keys = cycle(["pagedown"] * (standards - 1) + ["pageup"] * (standards - 1))
    taken = []
    try:
        async with app.run_test(size=SIZE) as pilot:
            view = await bridge.call(lambda session: session.reading.open(ref))
            form = Form(view, view.standards()[0].id)
            await app.push_screen(form)
            await pilot.pause()
            for key in islice(keys, count + UNTIMED):
                at = form.standard.id
                began = perf_counter()
                await pilot.press(key)
                await pilot.pause()
                taken.append((perf_counter() - began) * 1000)
                assert form.standard.id != at, "it did not go on"
    finally:
        bridge.close()
    return median(taken[UNTIMED:])


async def measure(folder: Path, rounds: int, count: int) -> dict[tuple[int, int], float]:
    """Median milliseconds of a step in each shape."""
    files = {}
    for shape in SHAPES:
        path = folder / f"{shape[0]}x{shape[1]}.s11"
        one = begin_many(path, *shape)
        one.ws.close()
        files[shape] = (path, one.ref)
    found: dict[tuple[int, int], list[float]] = {shape: [] for shape in SHAPES}
    for _ in range(rounds):
        for shape, (path, ref) in files.items():
            found[shape].append(await steps(path, ref, shape[0], count))
    return {shape: median(times) for shape, times in found.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--steps", type=int, default=40)
    parser.add_argument("--most", type=float, default=1.25)
    given = parser.parse_args()
    say(machine())
    with TemporaryDirectory() as folder:
        times = asyncio.run(measure(Path(folder), given.rounds, given.steps))
    for (standards, questions), time in times.items():
        say(f"{standards * questions:3} questions, {standards:2} standards of {questions:2}: {time:7.1f} ms")
    ratios = {
        "300 questions against 10, pages of 5": (times[60, 5] / times[2, 5], given.most),
        "300 questions against 20, pages of 10": (times[30, 10] / times[2, 10], given.most),
    }
    for name, (ratio, _) in ratios.items():
        say(f"{name}: ratio {ratio:.2f}")
    say(f"300 questions in pages of 10 against 10 in pages of 5: ratio {times[30, 10] / times[2, 5]:.2f}")
    finish(ratios)


if __name__ == "__main__":
    main()
