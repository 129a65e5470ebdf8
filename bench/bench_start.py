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


def a_lead(path: Path) -> str:
    """Somebody with work to do: the lead of a return in progress."""
    with Workspace.open(path) as workspace:
        lines = workspace.sole("manager").reading.returns()
        busy = next(line for line in lines if line.state == "in progress")
        return workspace.sole("lead", busy.id).person.slug


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
    for name, path in files.items():
        runs[name] = [process(str(HERE / "start_ours.py"), str(path), a_lead(path))]
    found = in_turn(runs, given.runs)
    bare = found.pop("bare Textual")
    say(f"bare Textual {bare:8.0f} ms")
    for name, taken in found.items():
        say(f"{name:12} {taken:8.0f} ms   ratio {taken / bare:.2f}")
    finish({f"start on {name}": (taken / bare, given.most) for name, taken in found.items()})


if __name__ == "__main__":
    main()
