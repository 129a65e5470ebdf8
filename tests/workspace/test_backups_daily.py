"""The day's backup: one, made by one process, that nobody waits for and that ends with whoever wanted it."""

import os
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from s11tui.clock import system_clock
from s11tui.errors import CannotStore
from s11tui.workspace import Workspace
from s11tui.workspace.backups import daily
from s11tui.workspace.backups.daily import DailyBackup, back_up_daily, is_due, known_fault
from s11tui.workspace.backups.shelf import Shelf
from support.backups import back_up, names
from support.clocks import HandClock
from support.partnership import Partnership
from support.tampering import meddling

PROCESSES = 100


def test_once_a_day_by_the_calendar_of_the_partnership(partnership: Partnership) -> None:
    path, clock = partnership.ws.path, HandClock(datetime(2027, 6, 1, 22, 30, tzinfo=UTC))
    assert back_up_daily(path, clock) == "made"
    assert back_up_daily(path, clock) == "not due"
    clock.jump(minutes=45)  # past midnight in London, still the first of June by the other clock
    assert back_up_daily(path, clock) == "made"
    assert len(Shelf(path).backups()) == 2


def test_one_made_by_hand_is_the_days(partnership: Partnership) -> None:
    back_up(partnership)
    assert not is_due(partnership.ws.path, partnership.clock)


def test_a_clock_that_was_far_ahead_keeps_no_backup_away(partnership: Partnership) -> None:
    path = partnership.ws.path
    assert back_up_daily(path, HandClock(datetime(2040, 1, 1, tzinfo=UTC))) == "made"
    assert back_up_daily(path, HandClock()) == "made"
    assert len(Shelf(path).backups()) == 2


def test_while_another_makes_it_nobody_waits(partnership: Partnership) -> None:
    with Shelf(partnership.ws.path).turn() as ours:
        assert ours
        assert back_up_daily(partnership.ws.path, partnership.clock) == "elsewhere"


def test_what_went_wrong_is_remembered_for_an_hour(partnership: Partnership) -> None:
    path, clock = partnership.ws.path, partnership.clock
    with meddling(path) as connection:
        connection.execute("UPDATE events SET who = 'somebody' WHERE seq = 2")
    with pytest.raises(CannotStore, match=r"Today’s backup was not made.*does not hold"):
        back_up_daily(path, clock)
    assert "does not hold" in str(known_fault(path, clock))
    with meddling(path) as connection:
        manager = partnership.manager.person.id
        connection.execute("UPDATE events SET who = ? WHERE who = 'somebody'", (manager,))
    with pytest.raises(CannotStore, match="does not hold"):
        back_up_daily(path, clock)
    clock.jump(hours=2)
    assert back_up_daily(path, clock) == "made"
    assert known_fault(path, clock) is None


@pytest.mark.parametrize("text", ["", "[]", "{}", "[" * 5000, '{"at": "x", "what": "", "mend": ""}', "\0"])
def test_a_note_of_a_fault_that_cannot_be_read_is_none(partnership: Partnership, text: str) -> None:
    back_up(partnership)
    Shelf(partnership.ws.path).fault_file.write_text(text)
    assert known_fault(partnership.ws.path, partnership.clock) is None


_AT_ONCE = """
import os, sys; from pathlib import Path
from s11tui.workspace.backups import daily, making, proving, redacting
from s11tui.workspace import Workspace, verifying
wait, go = os.pipe()
for _ in range(int(sys.argv[2])):
    if not os.fork():
        os.close(go)
        os.read(wait, 1)
        try:
            said = daily.back_up_daily(Path(sys.argv[1]))
        except BaseException as fault:
            said = repr(fault)
        os.write(1, f"{said}\\n".encode())
        os._exit(0)
os.close(go)
while True:
    try:
        os.wait()
    except ChildProcessError:
        break
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be forked here")
def test_a_hundred_processes_at_once_make_one(partnership: Partnership) -> None:
    words = [sys.executable, "-c", _AT_ONCE, str(partnership.ws.path), str(PROCESSES)]
    said = subprocess.run(words, capture_output=True, text=True, check=True).stdout.split("\n")[:-1]
    assert len(said) == PROCESSES
    assert said.count("made") == 1
    assert set(said) <= {"made", "elsewhere", "not due"}
    assert [one.is_good for one in Shelf(partnership.ws.path).backups()] == [True]


class TestItsOwnProcess:
    def test_it_makes_the_backup(self, partnership: Partnership) -> None:
        assert DailyBackup(partnership.ws.path).run() is None
        assert [one.is_good for one in Shelf(partnership.ws.path).backups()] == [True]

    def test_nothing_is_started_where_none_is_due(
        self, partnership: Partnership, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with Workspace.open(partnership.ws.path) as ws:
            ws.back_up()
        monkeypatch.setattr(daily, "_started", None)
        assert DailyBackup(partnership.ws.path).run() is None

    def test_what_went_wrong_arrives_in_words(self, partnership: Partnership) -> None:
        with meddling(partnership.ws.path) as connection:
            connection.execute("UPDATE events SET who = 'somebody' WHERE seq = 2")
        told = DailyBackup(partnership.ws.path).run()
        assert told is not None
        assert told.what.startswith("Today’s backup was not made.")
        assert "verify" in told.mend

    def test_a_program_that_breaks_down_is_told_too(self, tmp_path: Path) -> None:
        """A folder in the place of the lock is nothing that anybody foresaw."""
        path = tmp_path / "w.s11"
        Shelf(path).folder.mkdir()
        Shelf(path).fault_file.mkdir()
        path.mkdir()
        told = DailyBackup(path).run()
        assert told is not None
        assert "backup" in told.what

    def test_stopping_leaves_no_process_and_nothing_half_made(self, partnership: Partnership) -> None:
        """It is ended while it makes its copy: another process holds its turn until then."""
        shelf = Shelf(partnership.ws.path)
        one = DailyBackup(partnership.ws.path)
        begun = threading.Event()
        plain = daily._started

        def started(path: Path) -> "subprocess.Popen[bytes]":
            process = plain(path)
            begun.set()
            return process

        daily._started = started
        try:
            thread = threading.Thread(target=one.run)
            thread.start()
            assert begun.wait(30)
            one.stop()
            thread.join(30)
        finally:
            daily._started = plain
        assert not thread.is_alive()
        assert one._process is not None
        assert one._process.returncode is not None
        assert all(found.is_good for found in shelf.backups())
        assert is_due(partnership.ws.path, system_clock) == (not shelf.backups())

    def test_stopped_before_it_began_it_does_not_begin(self, partnership: Partnership) -> None:
        one = DailyBackup(partnership.ws.path)
        one.stop()
        assert one.run() is None
        assert names(Shelf(partnership.ws.path).folder) == []

    def test_it_ends_with_whoever_started_it(self, partnership: Partnership) -> None:
        """Its turn is held by us, so that it would wait; whoever started it is killed; its end of the pipe is shut."""
        code = (
            "import sys, time; from pathlib import Path; from s11tui.workspace.backups import daily\n"
            "daily.back_up_daily = lambda path: (print('working', file=sys.stderr, flush=True), time.sleep(600))\n"
            "daily.main()"
        )
        process = subprocess.Popen(
            [sys.executable, "-c", code, "x"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        with process:
            assert process.stderr is not None
            assert process.stdin is not None
            assert process.stderr.readline() == b"working\n"
            process.stdin.close()
            assert process.wait(60) == 1


def test_killed_in_the_middle_it_leaves_no_half_backup(partnership: Partnership) -> None:
    code = (
        "import os; from pathlib import Path; from s11tui.workspace.backups import daily, making\n"
        "def killed(*given, **named): os._exit(9)\n"
        "making.{at} = killed\n"
        "daily.back_up_daily(Path({path!r}))"
    )
    path = partnership.ws.path
    for at in ("_verified", "signed_part", "_put", "give_name", "sync_folder"):
        program = code.format(at=at, path=str(path))
        assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 9
        named = at == "sync_folder"
        assert [one.is_good for one in Shelf(path).backups()] == ([True] if named else [])
    assert back_up_daily(path) == "not due"
    partnership.clock.jump(days=1)
    back_up(partnership)
    assert not [name for name in names(Shelf(path).folder) if name.startswith(".")]
