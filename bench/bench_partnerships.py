"""A hundred and fifty partnerships, each in a small file of its own: making them, and what is done to all of them.

    python bench/bench_partnerships.py [--partnerships 150] [--commands 10]

Each has 12 agencies and 20 standards, 11 returns agreed and one submitted. Beside opening stands opening as many bare
SQLite files and reading a row, beside backup SQLite's own backup, beside verify SQLite's integrity check. As many as
`--commands` says are done by commands too, as a timer would: a process each. Then the exports are made and counted with
docs/examples/national.py. Exit status 1 where a record does not verify or a count is not what was made.
"""

import argparse
import csv
import io
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from measuring import busy, machine, say
from partnerships import AGENCIES, MANAGER, STANDARDS, make

from s11tui.workspace import Workspace
from s11tui.workspace.engine import sqlite3
from s11tui.workspace.health.examining import examine

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "docs" / "examples"))
import national

COMMAND = (sys.executable, "-P", "-c", "from s11tui.cli.main import run; run()")


def spent(paths: list[Path], what: str, action: Callable[[Path], object]) -> float:
    """Do it to each in turn; seconds for all."""
    began = perf_counter()
    for path in paths:
        action(path)
    taken = perf_counter() - began
    say(f"{what:44} {taken:7.1f} s for {len(paths)}, {taken / len(paths) * 1000:7.1f} ms each")
    return taken


def opened(path: Path) -> None:
    with Workspace.open(path) as workspace:
        workspace.partnership()


def opened_bare(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("SELECT count(*) FROM events").fetchone()


def verified(path: Path) -> None:
    with Workspace.open(path) as workspace:
        if not workspace.verify().ok:
            sys.exit(f"{path.name} does not verify")


def checked_bare(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA integrity_check").fetchall()


def backed_up(path: Path) -> None:
    with Workspace.open(path) as workspace:
        workspace.back_up()


def backed_up_bare(path: Path) -> None:
    target = path.with_suffix(".bare")
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
    target.unlink()


def command(*words: str) -> Callable[[Path], object]:
    def run(path: Path) -> None:
        subprocess.run([*COMMAND, *words, "-w", str(path)], check=False, capture_output=True)

    return run


def exported(path: Path) -> None:
    words = [*COMMAND, "export", "json", "-w", str(path), "--as", MANAGER, "-o", str(path.with_suffix(".export"))]
    subprocess.run(words, check=True, capture_output=True)


def counted(path: Path) -> None:
    """What the partnership does before anything leaves it; all agencies but the first have consented."""
    consents = path.with_suffix(".txt")
    consents.write_text("\n".join(f"a{at}" for at in range(1, AGENCIES)), encoding="utf-8")
    export = next(path.with_suffix(".export").iterdir())
    with path.with_suffix(".csv").open("w", encoding="utf-8") as target, redirect_stdout(target):
        if national.main(["count", str(export), "--consents", str(consents)]):
            sys.exit(f"{path.name} was not counted")


def together(paths: list[Path]) -> None:
    """The table of all, and whether it holds what was made: one agency did not consent, one is not agreed yet."""
    began, said = perf_counter(), io.StringIO()
    with redirect_stdout(said):
        national.main(["table", *(str(path.with_suffix(".csv")) for path in paths)])
    taken = perf_counter() - began
    rows = list(csv.DictReader(io.StringIO(said.getvalue())))
    shown = [row for row in rows if row["agencies"] != national.HIDDEN]
    agencies = sum(int(row["agencies"]) for row in shown)
    say(f"{'one table of them':44} {taken:7.1f} s; {len(rows)} rows, {agencies} agreed grades in {len(shown)} of them")
    made = len(paths) * STANDARDS * (AGENCIES - 2)
    if len(shown) == len(rows) and agencies != made:
        sys.exit(f"{made} were made")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--partnerships", type=int, default=150)
    parser.add_argument("--commands", type=int, default=10)
    given = parser.parse_args()
    say(machine())
    say(busy())
    with TemporaryDirectory(prefix="s11tui-bench-") as folder:
        paths = [Path(folder) / f"{number:03}.s11" for number in range(given.partnerships)]
        report(paths, paths[: given.commands])
    say(busy())


def report(paths: list[Path], few: list[Path]) -> None:
    """Measure and print."""
    spent(paths, "making", lambda path: make(path, int(path.stem)))
    size = sum(path.stat().st_size for path in paths)
    say(f"{size / 1e6:.0f} MB in all, {size / len(paths) / 1e6:.2f} MB each")
    pairs = (
        ("opening", opened, opened_bare),
        ("verify", verified, checked_bare),
        ("backup", backed_up, backed_up_bare),
    )
    for name, ours, bare in pairs:
        ratio = spent(paths, name, ours) / spent(paths, f"{name}, bare SQLite", bare)
        say(f"{name}: ratio {ratio:.1f}")
    spent(paths, "doctor", lambda path: examine(path))
    for name in ("doctor", "verify", "backup"):
        spent(few, f"“s11tui {name}”, a process each", command(name))
    spent(few, "an empty Python, a process each", lambda _: subprocess.run([sys.executable, "-c", ""], check=True))
    spent(paths, "“s11tui export json”, a process each", exported)
    exports = sum(one.stat().st_size for path in paths for one in path.with_suffix(".export").iterdir())
    say(f"{exports / 1e6:.0f} MB of exports")
    spent(paths, "counting them", counted)
    together(paths)


if __name__ == "__main__":
    main()
