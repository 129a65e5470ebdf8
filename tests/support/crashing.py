"""Writers that are killed while they write, and what must be true of the file afterwards.

A writer is a process that answers, drafts and grades as fast as it can, and says on its output what was acknowledged,
after the call came back and never before.
"""

import os
import random
import signal
import sys
from dataclasses import dataclass, field
from pathlib import Path

from s11tui.audit.register import Grant
from s11tui.workspace import Workspace
from s11tui.workspace.entries import Given, Graded
from support.quickly import started

STANDARDS = ("policy", "training", "recruitment", "lead-role")
WRITERS = 4
TESTS = str(Path(__file__).parents[1])


def add_writers(path: Path) -> None:
    """A lead for each writer, and a standard for each."""
    with Workspace.open(path) as ws:
        manager = ws.sole("manager")
        for number in range(WRITERS):
            manager.people.add_person(f"Writer {number}", [Grant("lead", agency="police")], f"writer-{number}")


def write_for_ever(path: Path, writer: int, start: int) -> None:
    """Save after save; `start` is the first number that is written."""
    with Workspace.open(path) as ws:
        session = ws.session(f"writer-{writer}")
        ref, standard, number = ws.registry.return_id("police-section-11-2027"), STANDARDS[writer], start
        while True:
            text = f"{number} {'x' * random.randint(0, 3000)}"
            session.answering.answer(ref, standard, "in-place", text)
            say(f"answer {number}")
            session.answering.save_draft(ref, standard, "how-you-know", f"draft {number}", None)
            say(f"draft {number}")
            if number % 5 == 0:
                entries = [Given(standard, "difference", str(number)), Graded(standard, "n-a", f"as of {number}")]
                session.answering.fill(ref, entries)
                say(f"batch {number}")
            number += 1


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


@dataclass
class Tally:
    """What was acknowledged so far, by writer and kind, and what was found wrong."""

    acknowledged: dict[tuple[int, str], int] = field(default_factory=dict)
    saves: int = 0
    kills: int = 0
    faults: list[str] = field(default_factory=list)


def one_round(path: Path, tally: Tally, chance: random.Random, enough: int) -> None:
    """Start the writers, kill them all at a random moment, and look at what is left.

    The moment is counted in acknowledged saves and not in time, so that a slow machine sees the same.

    Args:
        enough: about how many saves are waited for before the first is killed.
    """
    start = 1 + max(tally.acknowledged.values(), default=0)
    running = [Writer(path, writer, start) for writer in range(WRITERS)]
    said = dict.fromkeys(range(WRITERS), b"")
    for _ in range(chance.randint(1, enough)):
        writer = chance.randrange(WRITERS)
        said[writer] += next_line(running[writer], tally)
    for writer in chance.sample(range(WRITERS), WRITERS):
        os.kill(running[writer].process.pid, signal.SIGKILL)
        tally.kills += 1
    for writer, one in enumerate(running):
        with one.said:
            said[writer] += one.said.read()
        one.process.wait(60)
        count(tally, writer, said[writer].decode())
    check(path, tally, start)


class Writer:
    """A process that writes until it is killed."""

    def __init__(self, path: Path, writer: int, start: int) -> None:
        read, write = os.pipe()
        code = f"import sys; sys.path.insert(0, {TESTS!r}); from support.crashing import main; main()"
        self.process = started(code, (str(path), str(writer), str(start)), write, os.environ)
        os.close(write)
        self.said = os.fdopen(read, "rb")


def next_line(one: Writer, tally: Tally) -> bytes:
    """What a writer says next; it never ends before it is killed."""
    line = one.said.readline()
    if not line:
        tally.faults.append("a writer ended by itself")
    return line


def count(tally: Tally, writer: int, said: str) -> None:
    """Take down what was acknowledged; a line that was cut off was not."""
    for line in said.split("\n")[:-1]:
        kind, number = line.split()
        tally.acknowledged[writer, kind] = int(number)
        tally.saves += 1


def check(path: Path, tally: Tally, start: int) -> None:
    """No acknowledged save is lost, nothing is half written, and everything adds up.

    Args:
        start: the first number of this round: the last save may be there without having been acknowledged.
    """
    with Workspace.open(path) as ws:
        tally.faults += ws.verify().problems
        for writer in range(WRITERS):
            view = ws.session(f"writer-{writer}").reading.open("police-section-11-2027")
            standard = view.standard(STANDARDS[writer])
            assert standard is not None
            values = {question.id: question for question in standard.questions}
            found = {
                "answer": number_in(str(values["in-place"].value or "0")),
                "draft": number_in((values["how-you-know"].draft or "draft 0").removeprefix("draft ")),
                "batch": number_in(standard.self_reason.removeprefix("as of ") or "0"),
            }
            for kind, number in found.items():
                wanted = tally.acknowledged.get((writer, kind), 0)
                if not wanted <= number <= max(wanted, start) + 6:
                    tally.faults.append(f"writer {writer}: {kind} {wanted} was acknowledged, {number} is there")
                tally.acknowledged[writer, kind] = number
            if number_in(str(values["difference"].value or "0")) != found["batch"]:
                tally.faults.append(f"writer {writer}: half a batch is there")


def number_in(text: str) -> int:
    return int(text.split()[0])


def main() -> None:
    """Be a writer: file, number of the writer, and the first number that is written."""
    write_for_ever(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
