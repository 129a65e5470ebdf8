"""What it costs to see what others do: an app at rest that looks every second beside the same that does not look, and
how long it takes from a change that another process has committed to the painted screen.

At rest counts processor time of the whole process, a form being open with the cursor blinking, in turn. The changes are
made at random moments by a process of their own, which says when each was committed; the clock is the same for both.
It looks once a second, so half a second of it is waiting; what is done then is measured alone as well.

    python bench/bench_live.py [--file FILE] [--seconds 10] [--rounds 3] [--changes 12] [--most-rest 1.5]
        [--most-live 1]

The ratio of the second is against two seconds, which is what is promised.
"""

import argparse
import asyncio
import random
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import median
from time import monotonic, process_time

from measuring import demo_file, finish, machine, say
from textual.pilot import Pilot

from s11tui.tui.app import PartnershipApp
from s11tui.tui.bridge import Bridge
from s11tui.tui.screens.form import Form
from s11tui.tui.watching import LOOK_EVERY
from s11tui.workspace import Workspace

SIZE = (120, 40)
PROMISED = 2.0
WRITES = """
import sys
from pathlib import Path
from time import monotonic
from s11tui.workspace import Workspace

path, person, ref, standard, question = sys.argv[1:]
with Workspace.open(Path(path)) as workspace:
    desk = workspace.session(person).answering
    for line in sys.stdin:
        desk.answer(ref, standard, question, line.strip(), original="a bench")
        print(monotonic(), flush=True)
"""


def place_in(path: Path) -> tuple[str, str, str, str, str]:
    """A lead, the manager, and a return with a standard and a question of text that can be changed."""
    with Workspace.open(path) as workspace:
        manager = workspace.sole("manager")
        for line in manager.reading.returns():
            if line.state not in ("not started", "in progress"):
                continue
            lead = next(
                (one for one in workspace.people() for grant in one.grants
                 if grant.role == "lead" and grant.agency == line.agency_id), None
            )  # fmt: skip
            view = manager.reading.open(line.id)
            for standard in view.standards():
                for question in standard.questions:
                    if lead is not None and question.type == "long-text":
                        return lead.slug, manager.person.slug, line.id, standard.id, question.id
    raise SystemExit("no return in that file is being filled in")


@asynccontextmanager
async def form(path: Path, lead: str, ref: str, standard: str, look_every: float | None) -> AsyncIterator[Pilot[None]]:
    """An app with that form open."""
    bridge = Bridge(path)
    bridge.open(lead).result()
    bridge.left_at = None
    app = PartnershipApp(bridge, look_every=look_every)
    try:
        async with app.run_test(size=SIZE) as pilot:
            view = await bridge.call(lambda session: session.reading.open(ref))
            await app.push_screen(Form(view, standard))
            await pilot.pause()
            yield pilot
    finally:
        bridge.close()


async def at_rest(path: Path, place: tuple[str, str, str, str, str], look_every: float | None, seconds: float) -> float:
    """Share of one processor that an app takes which nobody touches."""
    lead, _, ref, standard, _ = place
    async with form(path, lead, ref, standard, look_every):
        await asyncio.sleep(2)
        began = process_time()
        await asyncio.sleep(seconds)
        return (process_time() - began) / seconds


def text_of(pilot: Pilot[None], question: str) -> str:
    screen = pilot.app.screen
    assert isinstance(screen, Form)
    return next(box.writing.text for box in screen.page.boxes if box.place.question == question)


async def live(path: Path, place: tuple[str, str, str, str, str], changes: int) -> tuple[list[float], list[float]]:
    """Seconds from commit to screen, by itself; and from the look to the screen alone."""
    lead, manager, ref, standard, question = place
    chance, told = random.Random(5), [sys.executable, "-c", WRITES, str(path), manager, ref, standard, question]
    other = subprocess.Popen(told, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
    assert other.stdin is not None
    assert other.stdout is not None

    async def change(text: str) -> float:
        assert other.stdin is not None
        assert other.stdout is not None
        other.stdin.write(f"{text}\n")
        return float(await asyncio.to_thread(other.stdout.readline))

    async def seen(pilot: Pilot[None], text: str) -> float:
        while text_of(pilot, question) != text:
            await asyncio.sleep(0.002)
        painted = asyncio.Event()
        pilot.app.screen.call_after_refresh(painted.set)
        await painted.wait()
        return monotonic()

    by_itself, alone = [], []
    async with form(path, lead, ref, standard, LOOK_EVERY) as pilot:
        await change("first")
        await seen(pilot, "first")
        for number in range(changes):
            await asyncio.sleep(chance.uniform(0.2, 1.4))
            committed = await change(f"change {number} of somebody else")
            by_itself.append(await seen(pilot, f"change {number} of somebody else") - committed)
    async with form(path, lead, ref, standard, None) as pilot:
        app = pilot.app
        assert isinstance(app, PartnershipApp)
        for number in range(changes):
            await change(f"again {number}")
            began = monotonic()
            await app.watcher.look()
            alone.append(await seen(pilot, f"again {number}") - began)
    other.stdin.close()
    other.wait()
    return by_itself, alone


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--file")
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--changes", type=int, default=12)
    parser.add_argument("--most-rest", type=float, default=1.5)
    parser.add_argument("--most-live", type=float, default=1)
    given = parser.parse_args()
    say(machine())
    path = demo_file(given.file, "small")
    place = place_in(path)
    shares: dict[float | None, list[float]] = {None: [], LOOK_EVERY: []}
    for _ in range(given.rounds):
        for look_every, taken in shares.items():
            taken.append(asyncio.run(at_rest(path, place, look_every, given.seconds)))
    without, with_it = median(shares[None]), median(shares[LOOK_EVERY])
    rest = with_it / without
    say(f"at rest: {with_it:.2%} of a processor looking every second, {without:.2%} without: {rest:.2f}")
    by_itself, alone = asyncio.run(live(path, place, given.changes))
    worst = max(by_itself)
    say(
        f"a change of another process: on the screen after {median(by_itself) * 1000:.0f} ms, at most "
        f"{worst * 1000:.0f}: {worst / PROMISED:.2f} of what is promised; then {median(alone) * 1000:.0f} ms of it work"
    )
    finish({"at rest": (rest, given.most_rest), "live": (worst / PROMISED, given.most_live)})


if __name__ == "__main__":
    main()
