"""50 browsers with the app: memory of each, how long a start takes, how soon a key is answered.

Each browser is a client of WebSockets; the server and the apps are real, in processes of their own. Beside it the same
number of bare Textual apps (`start_bare.py`'s, kept open) is served by the same server. All begin one after the other,
as people come in the morning; then each types a letter a second into an answer (in the bare app: moves in its table).
What counts is the time from the key to what is drawn. RSS counts what processes share once for each, USS only what is
their own.

    python bench/bench_browser.py [--sessions 50] [--keys 5] [--most-memory 3] [--most-echo 5]
"""

import argparse
import asyncio
import sys
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean, median
from tempfile import TemporaryDirectory
from time import perf_counter

import psutil
from measuring import finish, machine, say

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from support.clocks import HandClock
from support.partnership import begin
from support.serving import Browser, Window, let_in, served

OURS = "Section 11"
BARE = "Agency 1"
BARE_APP = (
    "import runpy, textual.app as app; run = app.App.run; app.App.exit = lambda *_: None;"
    "app.App.run = lambda self, **_: run(self);"
    f"runpy.run_path({str(Path(__file__).with_name('start_bare.py'))!r})"
)
APPS = {"ours": None, "bare": (sys.executable, "-P", "-c", BARE_APP)}
TYPED = {"ours": ("a", "b"), "bare": ("\x1b[B", "\x1b[A")}
OPENED = "How you know"
PATIENCE = {"ours": 30.0, "bare": 0.2}
"""Seconds to save in; the bare app, which has nothing to save, does not leave by itself."""


@dataclass
class Figures:
    """What was measured of one kind of app: seconds, and bytes of each app."""

    starts: list[float] = field(default_factory=list)
    echoes: list[float] = field(default_factory=list)
    rss: float = 0.0
    uss: float = 0.0
    server: float = 0.0


def share(values: list[float], part: float) -> float:
    """The value that this part of all does not exceed."""
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


async def open_one(browser: Browser, words: str, figures: Figures) -> Window:
    began = perf_counter()
    window = await browser.window(width=120, height=40)
    await window.sees(words)
    figures.starts.append(perf_counter() - began)
    if words == OURS:
        await window.type("\r")
        await window.sees(OPENED)
    return window


async def type_in(window: Window, typed: tuple[str, str], keys: int, wait: float, figures: Figures) -> None:
    """A key a second, beginning at a moment of one's own."""
    await asyncio.sleep(wait)
    for number in range(keys):
        await drained(window)
        window.drawn = ""
        began = perf_counter()
        await window.type(typed[number % 2])
        await window.sees("\x1b[")
        figures.echoes.append(perf_counter() - began)
        await asyncio.sleep(1.0)


async def drained(window: Window) -> None:
    """Take what was drawn and told meanwhile."""
    try:
        while True:
            async with asyncio.timeout(0.005):
                await window.sees("\x00 never drawn")
    except TimeoutError:
        return


async def measured(workspace: Path, person: str, kind: str, sessions: int, keys: int) -> Figures:
    figures = Figures()
    command = APPS[kind] or (sys.executable, "-P", "-c", "from s11tui.cli.main import run; run()", "enter", "-w")
    async with served(workspace, command=command, most=sessions, most_each=sessions, patience=PATIENCE[kind]) as site:
        _, token = site.parts.visits.begin(person, "Lee Lead")
        browser = await site.browser(Cookie=f"s11tui={token}")
        windows: list[Window] = []
        for _ in range(sessions):
            windows.append(await open_one(browser, OURS if kind == "ours" else BARE, figures))
            for one in windows:
                await drained(one)  # who never listens is taken to be gone
        typing = (type_in(one, TYPED[kind], keys, number / sessions, figures) for number, one in enumerate(windows))
        await asyncio.gather(*typing)
        apps = [psutil.Process(one.pid).memory_full_info() for one in site.parts.sittings.running]
        figures.rss, figures.uss = mean(one.rss for one in apps), mean(one.uss for one in apps)
        figures.server = psutil.Process().memory_info().rss
    return figures


def tell(kind: str, figures: Figures) -> None:
    say(
        f"{kind}: {figures.rss / 1e6:.0f} MB each ({figures.uss / 1e6:.0f} MB their own), server and clients "
        f"{figures.server / 1e6:.0f} MB; "
        f"start {median(figures.starts):.2f} s (p99 {share(figures.starts, 0.99):.2f} s); "
        f"echo p50 {share(figures.echoes, 0.5) * 1e3:.0f} ms, p99 {share(figures.echoes, 0.99) * 1e3:.0f} ms"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, default=50)
    parser.add_argument("--keys", type=int, default=5)
    parser.add_argument("--most-memory", type=float, default=3)
    parser.add_argument("--most-echo", type=float, default=5)
    given = parser.parse_args()
    say(machine())
    found: dict[str, Figures] = {}
    with TemporaryDirectory(prefix="s11tui-bench-") as folder:
        path = Path(folder) / "served.s11"
        begin(path, HandClock())
        person = let_in(path, "lee-lead")["lee-lead"]
        for kind in APPS:
            found[kind] = asyncio.run(measured(path, person, kind, given.sessions, given.keys))
            tell(kind, found[kind])
    ours, bare = found["ours"], found["bare"]
    memory = ours.uss / bare.uss
    echo = share(ours.echoes, 0.5) / share(bare.echoes, 0.5)
    start = median(ours.starts) / median(bare.starts)
    say(f"ours beside bare: memory of their own {memory:.2f}, start {start:.2f}, echo {echo:.2f}")
    finish({"memory beside bare": (memory, given.most_memory), "echo beside bare": (echo, given.most_echo)})


if __name__ == "__main__":
    main()
