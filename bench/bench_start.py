"""Start to the first usable screen, beside a bare Textual app with a header, a table and a footer.

Whole processes, in turn; what counts is the median of wall-clock times.

    python bench/bench_start.py [--small FILE] [--full FILE] [--runs 15] [--most 1.5]
"""

import argparse
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from measuring import demo_file, finish, in_turn, machine, say

from s11tui.workspace import Workspace

HERE = Path(__file__).parent


def process(*words: str) -> Callable[[], object]:
    """Runs a Python script to its end."""

    def run() -> object:
        return subprocess.run([sys.executable, *words], check=True, stdin=subprocess.DEVNULL, capture_output=True)

    return run


def people(path: Path) -> dict[str, str]:
    """Two with work to do: the lead of a return in progress, and the manager."""
    with Workspace.open(path) as workspace:
        manager = workspace.sole("manager")
        busy = next(line for line in manager.reading.returns() if line.state == "in progress")
        return {"lead": workspace.sole("lead", busy.id).person.slug, "manager": manager.person.slug}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small")
    parser.add_argument("--full")
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--most", type=float, default=1.5)
    given = parser.parse_args()
    say(machine())
    files = {"small": demo_file(given.small, "small"), "full": demo_file(given.full, "full")}
    runs = {"bare Textual": [process(str(HERE / "start_bare.py"))]}
    for size, path in files.items():
        for role, person in people(path).items():
            runs[f"{role}, {size}"] = [process(str(HERE / "start_ours.py"), str(path), person)]
    found = in_turn(runs, given.runs)
    bare = found.pop("bare Textual")
    say(f"{'bare Textual':16} {bare:8.0f} ms")
    for name, taken in found.items():
        say(f"{name:16} {taken:8.0f} ms   ratio {taken / bare:.2f}")
    for role in ("lead", "manager"):
        say(f"{role}: full against small {found[f'{role}, full'] / found[f'{role}, small']:.2f}")
    finish({f"start, {name}": (taken / bare, given.most) for name, taken in found.items()})


if __name__ == "__main__":
    main()
