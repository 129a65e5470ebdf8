"""What saving costs beside bare SQLite: a committed answer, and a text that is being typed.

Both write the same rows into copies of the same file, with the same SQLite library, the same settings and the same
triggers, in one transaction each; the bare one is handed the finished rows and only executes the statements. They take
turns, and what counts is the median of wall-clock times.

    python bench/bench_save.py [--demo FILE] [--runs 301] [--most 3]

Without a file the small demo is made first. Exit status 1 if a ratio is above `--most`.
"""

import argparse
import json
import shutil
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from measuring import demo_file, finish, machine, say, seconds

from s11tui.audit.words import digests_in
from s11tui.workspace import Workspace
from s11tui.workspace.session import Session

SETTINGS = (
    "busy_timeout",
    "foreign_keys",
    "synchronous",
    "recursive_triggers",
    "secure_delete",
    "cell_size_check",
    "wal_autocheckpoint",
    "journal_size_limit",
)
TEXT = "The board sees a dashboard each quarter and one child's story; number {number} led to a change at night."

Row = tuple[Any, ...]


class Bare:
    """A connection as somebody would open it by hand, with the settings of the product's own."""

    def __init__(self, path: Path, like: Workspace) -> None:
        self.connection = type(like.store.conn)(str(path), isolation_level=None)
        for name in SETTINGS:
            value = like.store.conn.execute(f"PRAGMA {name}").fetchone()[0]
            self.connection.execute(f"PRAGMA {name}={value}")
        self.statements: dict[str, str] = {}

    def statement(self, table: str) -> str:
        """An insert that changes the row where it is there already; what never changes is only inserted."""
        if table not in self.statements:
            found = self.connection.execute(f"PRAGMA table_info({table})").fetchall()
            names = ", ".join(f'"{one[1]}"' for one in found)
            keys = [f'"{one[1]}"' for one in sorted(found, key=lambda one: one[5]) if one[5]]
            changes = ", ".join(f'"{one[1]}"=excluded."{one[1]}"' for one in found if not one[5])
            insert = f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(found))})"
            upsert = f" ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {changes}"
            self.statements[table] = insert if table in ("events", "words") else insert + upsert
        return self.statements[table]

    def write(self, rows: list[tuple[str, Row]], gone: Row | None) -> None:
        """One transaction; `gone` is the key of a draft to delete."""
        self.connection.execute("BEGIN IMMEDIATE")
        for table, row in rows:
            self.connection.execute(self.statement(table), row)
        if gone is not None:
            self.connection.execute(
                'DELETE FROM drafts WHERE "return" = ? AND standard = ? AND question = ? AND person = ?', gone
            )
        self.connection.execute("COMMIT")


def written(workspace: Workspace, ref: str, standard: str, question: str, before: int) -> list[tuple[str, Row]]:
    """The rows that the last answer wrote."""
    read = workspace.store.conn.execute
    events = read("SELECT * FROM events WHERE position > ? ORDER BY position", (before,)).fetchall()
    digests = digests_in(json.loads(read("SELECT body FROM events WHERE position > ?", (before,)).fetchone()[0]))
    words = [read("SELECT * FROM words WHERE digest = ?", (one,)).fetchone() for one in digests]
    where = '"return" = ? AND standard = ? AND question = ?'
    answers = read(f"SELECT * FROM answers WHERE {where}", (ref, standard, question)).fetchall()
    returns = read("SELECT * FROM returns WHERE id = ?", (ref,)).fetchall()
    assert (len(events), len(words), len(answers), len(returns)) == (1, 1, 1, 1)
    return [("words", words[0]), ("events", events[0]), ("answers", answers[0]), ("returns", returns[0])]


def answers(session: Session, bare: Bare, ref: str, place: tuple[str, str], runs: int) -> tuple[float, float]:
    """Median milliseconds of an answer in the product and of the same rows written bare."""
    workspace, (standard, question) = session.workspace, place
    ours, theirs = [], []
    for run in range(-5, runs):
        before = workspace.store.conn.execute("SELECT max(position) FROM events").fetchone()[0]
        text = TEXT.format(number=run + 1000)
        our = seconds(partial(session.answering.answer, ref, standard, question, text))
        rows = written(workspace, ref, standard, question, before)
        gone = (ref, standard, question, session.person.id)
        their = seconds(partial(bare.write, rows, gone))
        if run >= 0:
            ours.append(our * 1000)
            theirs.append(their * 1000)
    return median(ours), median(theirs)


def drafts(session: Session, bare: Bare, ref: str, place: tuple[str, str], runs: int) -> tuple[float, float]:
    """Median milliseconds of keeping a text that is being typed, in the product and bare."""
    standard, question = place
    ours, theirs = [], []
    for run in range(-5, runs):
        text = TEXT.format(number=run + 1000)
        our = seconds(partial(session.answering.save_draft, ref, standard, question, text, None))
        row = session.workspace.store.conn.execute(
            'SELECT * FROM drafts WHERE "return" = ? AND standard = ? AND question = ?', (ref, standard, question)
        ).fetchone()
        their = seconds(partial(bare.write, [("drafts", row)], None))
        if run >= 0:
            ours.append(our * 1000)
            theirs.append(their * 1000)
    return median(ours), median(theirs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--demo")
    parser.add_argument("--runs", type=int, default=301)
    parser.add_argument("--most", type=float, default=3)
    given = parser.parse_args()
    say(machine())
    demo = demo_file(given.demo, "small")
    with TemporaryDirectory(prefix="s11tui-bench-") as folder:
        ours, theirs = Path(folder) / "ours.s11", Path(folder) / "bare.s11"
        shutil.copy(demo, ours)
        shutil.copy(demo, theirs)
        with Workspace.open(ours) as workspace:
            report(workspace, Bare(theirs, workspace), given.runs, given.most)


def report(workspace: Workspace, bare: Bare, runs: int, most: float) -> None:
    """Measure and print."""
    slug = "exampleshire-police-section-11-2027"
    session = workspace.sole("lead", slug)
    view = session.reading.open(slug)
    empty = next(one for one in view.standards() if one.mark == "empty" and one.graded)
    place = (empty.id, empty.questions[0].id)
    say(f"{slug}: {view.counts.asked} standards; {runs} runs each")
    ratios = {}
    for kind, measure in (("a committed answer", answers), ("a draft", drafts)):
        ours, theirs = measure(session, bare, view.id, place, runs)
        ratios[kind] = (ours / theirs, most)
        say(f"{kind:20} s11tui {ours:7.3f} ms   bare {theirs:7.3f} ms   ratio {ours / theirs:.2f}")
    bare.connection.close()
    finish(ratios)


if __name__ == "__main__":
    main()
