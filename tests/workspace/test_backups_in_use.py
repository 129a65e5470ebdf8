"""Restoring while somebody has the file open, over a damaged one, and when it is stopped half way."""

import hashlib
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from s11tui.errors import CannotStore
from s11tui.workspace.backups import restoring, sole
from s11tui.workspace.backups.restoring import restore
from s11tui.workspace.store import OperationalError
from support.backups import DOCUMENT, Case
from support.clocks import HandClock
from support.files import dumped
from support.partnership import Partnership

DIGEST = hashlib.sha256(DOCUMENT).hexdigest()


@pytest.fixture
def case(partnership: Partnership, tmp_path: Path) -> Case:
    return Case(partnership, tmp_path)


_HOLD = """
import sys; from pathlib import Path; from s11tui.workspace import Workspace
with Workspace.open(Path(sys.argv[1])) as ws:
    print("open", flush=True)
    sys.stdin.readline()
    print(ws.verify().ok, flush=True)
"""


class TestOthers:
    @pytest.fixture(autouse=True)
    def _impatient(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sole, "_WAIT_MS", 50)

    def test_while_somebody_only_has_it_open_it_is_refused(self, case: Case) -> None:
        words = [sys.executable, "-c", _HOLD, str(case.path)]
        with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
            assert other.stdout is not None
            assert other.stdout.readline() == "open\n"
            with pytest.raises(CannotStore, match="Somebody has the workspace open"):
                restore(case.backup, case.path, HandClock())
            told, _ = other.communicate("\n")
        assert told == "True\n"
        assert case.bytes_of() == case.before
        assert case.kept() == []
        assert restore(case.backup, case.path, HandClock()).verified.ok

    def test_while_it_is_replaced_nobody_gets_in(self, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
        """Another process looks in at the worst moment, just before the old record is overwritten, and after."""
        look = (
            "import sys; from s11tui.workspace.store import sqlite3\n"
            "connection = sqlite3.connect(sys.argv[1], timeout=0.05)\n"
            "try: print(connection.execute('SELECT count(*) FROM events').fetchone()[0])\n"
            "except sqlite3.OperationalError as fault: print(fault)\n"
        )
        said: list[str] = []
        plain = sole.overwrite

        def looked_in(*given: object) -> None:
            for work in (lambda: None, lambda: plain(*given)):  # type: ignore[arg-type]  # as it was called
                work()
                ran = subprocess.run(
                    [sys.executable, "-c", look, str(case.path)], capture_output=True, text=True, check=True
                )
                said.append(ran.stdout.strip())

        monkeypatch.setattr(sole, "overwrite", looked_in)
        assert restore(case.backup, case.path, HandClock()).verified.ok
        assert said == ["database is locked"] * 2


class TestDamaged:
    """The present file cannot be read any more: that is when a backup is needed most."""

    @pytest.mark.parametrize(
        "spoil",
        [
            lambda data: b"\0" * len(data),
            lambda data: b"nonsense" * 1000,
            lambda data: data[:50_000],
            lambda data: data[:100] + b"\xff" * 60_000 + data[60_100:],
        ],
    )
    def test_it_is_put_aside_as_it_is(self, case: Case, spoil: Callable[[bytes], bytes]) -> None:
        case.path.write_bytes(spoil(case.before))
        done = restore(case.backup, case.path, HandClock())
        assert done.verified.ok
        assert case.answer() == "A policy, read by all."
        assert done.kept is not None
        assert done.kept.exists()
        assert done.lost is None
        assert done.unknown_redactions

    def test_an_empty_file_is_no_loss(self, case: Case) -> None:
        case.path.write_bytes(b"")
        done = restore(case.backup, case.path, HandClock())
        assert (done.lost, done.unknown_redactions) == (0, False)
        assert case.answer() == "A policy, read by all."

    def test_a_disk_that_fills_up_in_the_middle_leaves_the_present_record(
        self, case: Case, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = dumped(case.path)

        def full(held: object, record: object) -> None:
            raise OperationalError("database or disk is full")

        monkeypatch.setattr(restoring.sole, "overwrite", full)
        with pytest.raises(CannotStore, match="disk is full"):
            restore(case.backup, case.path, HandClock())
        assert dumped(case.path) == before

    def test_a_process_that_is_killed_while_it_overwrites_leaves_the_present_record(self, case: Case) -> None:
        before = dumped(case.path)
        program = f"""
import os; from pathlib import Path
from s11tui.workspace.backups import restoring, sole
def half(held, record):
    def killed(*_):
        os._exit(9)
    record.conn.backup(held.conn, pages=8, progress=killed)
sole.overwrite = half
restoring.restore(Path({str(case.backup)!r}), Path({str(case.path)!r}))
"""
        assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 9
        assert dumped(case.path) == before
        with case.opened() as ws:
            assert ws.verify().ok
        assert restore(case.backup, case.path, HandClock()).verified.ok
