"""Kill four writers again and again, many more times than the suite has patience for.

    python tests/long/crash_loop.py --rounds 100

Prints what came of it; exit 1 where an acknowledged save was lost or anything does not add up.
"""

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from support.clocks import HandClock
from support.crashing import Tally, add_writers, one_round
from support.partnership import begin


def main() -> int:
    """Run the rounds; gives the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=100, help="how often all four writers are killed")
    parser.add_argument("--saves", type=int, default=120, help="about how many saves a round waits for at most")
    parser.add_argument("--seed", type=int, default=None, help="the same moments again")
    parser.add_argument("--folder", type=Path, default=None, help="where the file is made, for another disk")
    given = parser.parse_args()
    seed = given.seed if given.seed is not None else random.SystemRandom().randrange(10**6)
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        path = Path(folder) / "crash.s11"
        begin(path, HandClock())
        add_writers(path)
        tally, chance, began = Tally(), random.Random(seed), time.monotonic()
        for number in range(given.rounds):
            one_round(path, tally, chance, given.saves)
            if tally.faults:
                break
            sys.stdout.write(f"\rround {number + 1} of {given.rounds}: {tally.saves} saves, {tally.kills} kills ")
            sys.stdout.flush()
    spent = time.monotonic() - began
    sys.stdout.write(f"\n{tally.saves} acknowledged saves, {tally.kills} kills, seed {seed}, {spent:.0f} s\n")
    for fault in tally.faults:
        sys.stdout.write(f"FAULT {fault}\n")
    return 1 if tally.faults else 0


if __name__ == "__main__":
    sys.exit(main())
