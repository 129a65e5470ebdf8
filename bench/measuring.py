"""What the benchmarks of the record share: the machine in words, and times of things done in turn."""

import gc
import os
import platform
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import median
from tempfile import mkdtemp
from time import perf_counter

from sqlite_utils import Database

from s11tui.demo import build
from s11tui.demo.building import Size

Action = Callable[[], object]


def say(line: str) -> None:
    """One line of the result."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def machine() -> str:
    """The machine and the versions that the numbers belong to."""
    model = next(
        (line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        platform.processor() or platform.machine(),
    )
    memory = Database(memory=True, execute_plugins=False)
    sqlite = memory.execute("SELECT sqlite_version()").fetchone()[0]
    library = type(memory.conn).__module__.partition(".")[0]
    memory.close()
    return (
        f"{model}, {os.cpu_count()} cores, {platform.system()} {platform.release()}; "
        f"Python {platform.python_version()}, "
        f"SQLite {sqlite} ({library}), sqlite-utils {version('sqlite-utils')}, "
        f"s11tui {version('s11tui')}"
    )


def busy() -> str:
    """How busy the machine is with everything that runs on it: on one that is at rest it is near 0."""
    if not hasattr(os, "getloadavg"):
        return "this system does not say how busy it is"
    return f"load {os.getloadavg()[0]:.1f} in the last minute, on {os.cpu_count()} cores"


def _lines(name: str) -> list[str]:
    path = Path(name)
    return path.read_text(encoding="utf-8", errors="replace").splitlines() if path.exists() else []


def demo_file(given: str | None, size: Size) -> Path:
    """The demo workspace that was named, or one made now in a folder of its own."""
    if given:
        return Path(given)
    path = Path(mkdtemp(prefix="s11tui-bench-")) / f"{size}.s11"
    began = perf_counter()
    build(path, size)
    say(f"made the {size} demo in {perf_counter() - began:.1f} s ({path.stat().st_size / 1e6:.1f} MB)")
    return path


def seconds(action: Action) -> float:
    """How long it takes once, by the clock on the wall, garbage collection aside."""
    gc.collect()
    gc.disable()
    began = perf_counter()
    action()
    taken = perf_counter() - began
    gc.enable()
    return taken


def in_turn(actions: Mapping[str, Sequence[Action]], runs: int) -> dict[str, float]:
    """Median milliseconds of each, done in turn so that a busy moment of the machine falls on all alike.

    Each name has as many actions as it likes, taken one after the other.
    """
    taken: dict[str, list[float]] = {name: [] for name in actions}
    for run in range(-2, runs):
        for name, several in actions.items():
            time = seconds(several[run % len(several)])
            if run >= 0:
                taken[name].append(time * 1000)
    return {name: median(times) for name, times in taken.items()}


def finish(ratios: Mapping[str, tuple[float, float]]) -> None:
    """Say which ratios are above what is allowed, and leave with 1 if one is."""
    over = [f"{name}: {ratio:.2f} is above {most}" for name, (ratio, most) in ratios.items() if ratio > most]
    if over:
        say("; ".join(over))
        sys.exit(1)
