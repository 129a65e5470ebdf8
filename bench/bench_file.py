"""What one file holds: a whole partnership of 30 agencies and 300 schools over three years, every standard answered.

    python bench/bench_file.py [--full FILE] [--runs 5]

Prints bytes, returns and events, and bytes of each; how long the file takes to open, to verify and to back up, beside
opening it with bare SQLite and reading a row, SQLite's own integrity check, and its own backup to a synced file.
Exit status 1 where the record does not verify.
"""

import argparse
import os
import sys
from contextlib import closing
from pathlib import Path

import psutil
from measuring import busy, demo_file, in_turn, machine, say, seconds

from s11tui.workspace import Workspace
from s11tui.workspace.engine import sqlite3


def opened(path: Path) -> None:
    with Workspace.open(path) as workspace:
        workspace.partnership()


def opened_bare(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def checked_bare(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA integrity_check").fetchall()


def backed_up_bare(path: Path) -> None:
    target = path.with_suffix(".bare")
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
    with target.open("rb+") as written:
        os.fsync(written.fileno())
    target.unlink()


def beside(name: str, ours: float, bare: float, which: str) -> None:
    say(f"{name:8} {ours:9.1f} ms   {which} {bare:9.1f} ms   ratio {ours / bare:.1f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full")
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    say(machine())
    path = demo_file(given.full, "full")
    say(busy())
    found = in_turn({"ours": [lambda: opened(path)], "bare": [lambda: opened_bare(path)]}, given.runs)
    beside("open", found["ours"], found["bare"], "bare SQLite")
    with Workspace.open(path) as workspace:
        report(workspace, path)
    say(busy())


def report(workspace: Workspace, path: Path) -> None:
    """Measure what takes long once, and print."""
    verified = None

    def verify() -> None:
        nonlocal verified
        verified = workspace.verify()

    beside("verify", seconds(verify) * 1000, seconds(lambda: checked_bare(path)) * 1000, "integrity check")
    assert verified is not None
    if not verified.ok:
        sys.exit(f"not sound: {verified.problems[:3]}")
    size = path.stat().st_size
    say(
        f"{size / 1e6:.0f} MB: {verified.returns} returns, {verified.events} events; "
        f"{size / verified.returns / 1000:.0f} kB a return, {size / verified.events:.0f} bytes an event"
    )
    taken = seconds(lambda: workspace.back_up().path)
    beside("backup", taken * 1000, seconds(lambda: backed_up_bare(path)) * 1000, "SQLite's own")
    say(f"memory of this process: {psutil.Process().memory_info().rss / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
