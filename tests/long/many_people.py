"""A hundred people answering at once, each in a process of their own, for a minute.

    python tests/long/many_people.py --people 100 --seconds 60

Each opens the workspace, answers a question of the shipped section 11 questionnaire about once a second through the
desk that the app uses, and now and then looks at the home screen. The first answer of each, for which code is still to
be loaded, is told apart. Prints how long a saved answer took, beside as many processes that commit two rows with bare
SQLite at the same pace, and one that does so alone; exit 1 where a lock was met, an acknowledged answer is lost, or the
record does not verify.
"""

import argparse
import multiprocessing
import os
import random
import sqlite3
import sys
import tempfile
import time
from dataclasses import dataclass, field
from multiprocessing.synchronize import Barrier
from pathlib import Path

from s11tui.audit.register import Grant
from s11tui.errors import Refusal
from s11tui.questionnaire.checking import check
from s11tui.questionnaire.shipped import shipped
from s11tui.workspace import Workspace
from s11tui.workspace.session import Session
from s11tui.workspace.store import BUSY_SECONDS

NAME = "many.s11"


@dataclass
class Done:
    """What one person's process did. Times in milliseconds."""

    number: int
    first: list[float] = field(default_factory=list)
    took: list[float] = field(default_factory=list)
    homes: list[float] = field(default_factory=list)
    last: dict[str, str] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)


def make(path: Path, people: int) -> list[str]:
    """A partnership with a round for so many agencies, each with a lead; gives the returns' ids."""
    found = check(shipped()["section11"].read_bytes(), "section11").edition
    assert found is not None
    with Workspace.create(path, partnership="Exampleshire", hurried=True) as ws:
        manager = ws.sole("manager")
        with manager.batch(standards=False):
            for number in range(people):
                agency = manager.people.add_agency(f"Police {number}", "police", slug_=f"police-{number}")
                manager.people.add_person(f"Lead {number}", [Grant("lead", agency=agency.id)], f"lead-{number}")
            line = manager.rounds.publish(found)
            _, lines = manager.rounds.open(line.sha256, "Section 11", "2030-03-19")
    return [one.id for one in sorted(lines, key=lambda one: int(one.agency.removeprefix("police-")))]


def answer(path: Path, ref: str, number: int, seconds: float, think: float, ready: Barrier) -> Done:
    """One person at work."""
    done = Done(number)
    chance = random.Random(number)
    with Workspace.open(path) as ws:
        session = ws.session(f"lead-{number}")
        view = session.reading.open(ref)
        places = [
            f"{standard.id}/{question.id}"
            for standard in view.standards()
            for question in standard.questions
            if question.type in ("text", "long-text")
        ]
        ready.wait()
        _one_turn(session, ref, chance.choice(places), 0, done)
        done.first, done.took, done.homes = done.took, [], []
        ready.wait()
        end = time.monotonic() + seconds
        turn = 0
        while time.monotonic() < end:
            time.sleep(chance.uniform(0, 2 * think))
            turn += 1
            _one_turn(session, ref, chance.choice(places), turn, done)
    return done


def _one_turn(session: Session, ref: str, place: str, turn: int, done: Done) -> None:
    standard, question = place.split("/")
    text = f"Turn {turn} of person {done.number}. " + "We have a named lead, and staff know who it is. " * 6
    began = time.perf_counter()
    try:
        view = session.answering.answer(ref, standard, question, text, seen=_seen(session, ref, standard, question))
        done.took.append((time.perf_counter() - began) * 1000)
        done.last[place] = text
        if turn % 10 == 0:
            began = time.perf_counter()
            session.reading.home()
            done.homes.append((time.perf_counter() - began) * 1000)
        assert view.id == ref
    except Refusal as refusal:
        done.refused.append(str(refusal))


def _seen(session: Session, ref: str, standard: str, question: str) -> str | None:
    found = session.reading.open(ref).standard(standard)
    return next((one.event for one in found.questions if one.id == question), None) if found else None


def bare(path: Path, number: int, seconds: float, think: float, ready: Barrier | None = None) -> list[float]:
    """What a bare transaction of two rows takes on the same disk, in milliseconds."""
    connection = sqlite3.connect(path, isolation_level=None, timeout=BUSY_SECONDS)
    connection.execute("PRAGMA synchronous=FULL")
    chance, took = random.Random(number), []
    if ready is not None:
        ready.wait()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(chance.uniform(0, 2 * think))
        began = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO t VALUES (?, ?)", (number, "x" * 400))
        connection.execute("INSERT INTO t VALUES (?, ?)", (number, "y" * 400))
        connection.execute("COMMIT")
        took.append((time.perf_counter() - began) * 1000)
    connection.close()
    return took


def bare_file(path: Path) -> Path:
    """An empty SQLite file with one table."""
    connection = sqlite3.connect(path)
    connection.executescript("PRAGMA journal_mode=WAL; CREATE TABLE t (a, b)")
    connection.close()
    return path


def faults(path: Path, refs: list[str], all_done: list[Done]) -> list[str]:
    """What is not as it should be afterwards."""
    found = [f"person {one.number}: {words}" for one in all_done for words in one.refused]
    with Workspace.open(path) as ws:
        for one in all_done:
            ref = refs[one.number]
            kept = len(ws.ledger.read(f"return/{ref}", "answered"))
            if kept != len(one.first) + len(one.took):
                found.append(f"person {one.number}: {len(one.first) + len(one.took)} answers acknowledged, {kept} kept")
            view = ws.session(f"lead-{one.number}").reading.open(ref)
            for place, text in one.last.items():
                standard, question = place.split("/")
                value = next(each.value for each in view.standard(standard).questions if each.id == question)
                if value != text:
                    found.append(f"person {one.number}: {place} is not the last answer")
        found += ws.verify().problems
    return found


def share(times: list[float], part: float) -> float:
    """The value that so large a part of the times stays below."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))] if ordered else 0.0


def together(given: argparse.Namespace, folder: Path, refs: list[str]) -> tuple[list[Done], list[float], list[float]]:
    """Everybody at work, then the same with bare SQLite, then that by one alone."""
    work = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    empty = bare_file(folder / "bare.db")
    with work.Manager() as manager, work.Pool(given.people) as pool:
        ready, again = manager.Barrier(given.people), manager.Barrier(given.people)
        calls = [(folder / NAME, refs[at], at, given.seconds, given.think, ready) for at in range(given.people)]
        done = pool.starmap(answer, calls, chunksize=1)
        bares = [(empty, at, given.seconds / 2, given.think, again) for at in range(given.people)]
        beside = [one for took in pool.starmap(bare, bares, chunksize=1) for one in took]
    return done, beside, bare(empty, given.people, 3, 0)


def report(given: argparse.Namespace, done: list[Done], beside: list[float], alone: list[float]) -> None:
    """What came of it."""
    took = [one for each in done for one in each.took]
    homes = [one for each in done for one in each.homes]
    refused = sum(len(each.refused) for each in done)
    sys.stdout.write(
        f"{given.people} processes, {given.seconds:.0f} s, an answer each {given.think:g} s: {len(took)} answers, "
        f"{len(took) / given.seconds:.0f} a second, {refused} refused\n"
        f"a saved answer with its new view: {spread(took)}\n"
        f"the first of each, all at once: {spread([one for each in done for one in each.first])}\n"
        f"the home screen: {spread(homes)}\n"
        f"bare SQLite, as many processes: {spread(beside)}\n"
        f"bare SQLite, alone: {spread(alone)}\n"
        f"ratio to as many: p50 {share(took, 0.5) / share(beside, 0.5):.1f}, "
        f"p99 {share(took, 0.99) / share(beside, 0.99):.1f}\n"
        f"load {os.getloadavg()[0] if hasattr(os, 'getloadavg') else 0:.1f} on {os.cpu_count()} cores\n"
    )


def spread(times: list[float]) -> str:
    """Milliseconds in words."""
    return f"p50 {share(times, 0.5):.1f} ms, p99 {share(times, 0.99):.1f} ms, longest {max(times, default=0):.0f} ms"


def main() -> int:
    """Run it; gives the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--think", type=float, default=1.0, help="seconds between two answers, on average")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / NAME
        refs = make(path, given.people)
        done, beside, alone = together(given, Path(folder), refs)
        wrong = faults(path, refs, done)
    report(given, done, beside, alone)
    for fault in wrong:
        sys.stdout.write(f"FAULT {fault}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
