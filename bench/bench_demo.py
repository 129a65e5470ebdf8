"""How long the demos take to make, and whether the full one is sound.

    python bench/bench_demo.py [--size full] [--most 60]

Exit status 1 if making it took longer than `--most` seconds by the clock on the wall, or if it does not verify.
"""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from measuring import finish, machine, say

from s11tui.demo import build
from s11tui.workspace import Workspace


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", choices=["small", "full"], default="full")
    parser.add_argument("--most", type=float, default=60)
    given = parser.parse_args()
    say(machine())
    with TemporaryDirectory(prefix="s11tui-bench-") as folder:
        path = Path(folder) / "demo.s11"
        wall, work = perf_counter(), process_time()
        build(path, given.size)
        wall, work = perf_counter() - wall, process_time() - work
        say(f"made in {wall:.1f} s ({work:.1f} s of processor time), {path.stat().st_size / 1e6:.0f} MB")
        check(path)
    finish({f"seconds to make {given.size}": (wall, given.most)})


def check(path: Path) -> None:
    """Verify the whole record; leave with 1 where it is not sound."""
    with Workspace.open(path) as workspace:
        began = perf_counter()
        verified = workspace.verify()
        said = f"{verified.returns} returns and {verified.events} events verified in {perf_counter() - began:.1f} s"
        say(said if verified.ok else f"not sound: {verified.problems[:3]}")
        if not verified.ok:
            sys.exit(1)


if __name__ == "__main__":
    main()
