"""Killed while writing, at any moment: no acknowledged save is lost and everything adds up."""

import random
import shutil
import sys
from pathlib import Path

import pytest

from s11tui.workspace import Workspace
from support.crashing import Tally, add_writers, one_round
from support.partnership import Partnership
from support.thorough import THOROUGH


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_no_acknowledged_save_is_lost(template: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(template, tmp_path / "crash.s11"))
    add_writers(path)
    chance, tally = random.Random(11), Tally()
    for _ in range(60 if THOROUGH else 4):
        one_round(path, tally, chance, enough=40)
    assert tally.faults == []
    assert tally.saves > 20


def test_verify_is_not_confused_by_others_writing_meanwhile(partnership: Partnership) -> None:
    """While it looks through the file somebody else goes on working: it sees one moment."""
    partnership.fill()
    with Workspace.open(partnership.ws.path, clock=partnership.clock) as other:
        session = other.session("lee-lead")
        counted = iter(range(1000))

        def meanwhile(done: float) -> None:
            session.answering.answer(partnership.ref, "policy", "in-place", f"text {next(counted)}")
            session.rounds.workspace.sole("manager").people.add_agency(f"Agency {next(counted)}", "charity")

        found = partnership.ws.verify(meanwhile)
        assert found.problems == ()
        assert next(counted) > 2
        assert partnership.ws.verify().problems == ()
        assert partnership.ws.verify().events > found.events
