"""Making and opening a file: what is refused, and that nothing is touched then."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from s11tui.errors import BadInput, CannotStore
from s11tui.workspace import Workspace, opening, store, usual_path
from s11tui.workspace.schema import APPLICATION_ID, SCHEMA_VERSION, TRIGGERS
from s11tui.workspace.store import sqlite3
from s11tui.workspace.triggers import missing_triggers
from support.clocks import HandClock
from support.files import pragma, refusal
from support.partnership import Partnership
from support.quickly import command


@pytest.fixture
def file(template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(template, tmp_path / "file.s11"))


class TestMaking:
    def test_a_partnership_has_its_manager(self, tmp_path: Path) -> None:
        with Workspace.create(
            tmp_path / "a" / "b" / "new.s11", partnership=" The  Partnership ", manager="Ann B"
        ) as ws:
            assert ws.partnership().name == "The Partnership"
            assert [(one.slug, [grant.role for grant in one.grants]) for one in ws.people()] == [("ann-b", ["manager"])]
            assert ws.verify().ok

    def test_an_agency_on_its_own_has_its_lead(self, tmp_path: Path) -> None:
        with Workspace.create(tmp_path / "own.s11", agency="Elm School", kind="school") as ws:
            assert ws.partnership().alone
            assert ws.sole("lead").person == ws.sole("manager").person
            assert ws.verify().ok

    @pytest.mark.parametrize(
        "given", [{}, {"partnership": "P", "agency": "A", "kind": "school"}, {"agency": "A"},
                  {"agency": "A", "kind": "shop"}, {"partnership": "  "}, {"partnership": "\x1b"},
                  {"partnership": "P", "manager": " "}],
    )  # fmt: skip
    def test_what_makes_no_sense_leaves_nothing_behind(self, tmp_path: Path, given: dict[str, str]) -> None:
        with pytest.raises(BadInput):
            Workspace.create(tmp_path / "new.s11", **given)  # type: ignore[arg-type]  # texts by name
        assert list(tmp_path.iterdir()) == []

    def test_an_existing_file_is_never_overwritten(self, file: Path) -> None:
        before = file.read_bytes()
        with pytest.raises(CannotStore, match="exists already"):
            Workspace.create(file, partnership="P")
        assert file.read_bytes() == before

    def test_a_place_that_cannot_hold_it(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("x")
        for path in (
            tmp_path / "file" / "new.s11",
            tmp_path / ("x" * 300),
            Path("/proc/nowhere/new.s11"),
            Path("a\0b"),
        ):
            with pytest.raises(CannotStore, match="cannot be made"):
                Workspace.create(path, partnership="P")
        with pytest.raises(CannotStore, match="exists already"):
            Workspace.create(tmp_path, partnership="P")

    def test_only_its_owner_can_read_it(self, tmp_path: Path) -> None:
        with Workspace.create(tmp_path / "new.s11", partnership="P") as ws:
            assert ws.path.stat().st_mode & 0o077 == 0

    def test_a_full_disk_leaves_nothing_behind(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(store, "_PRAGMAS", (*store._PRAGMAS, "max_page_count=8"))
        with pytest.raises(CannotStore, match="full"):
            Workspace.create(tmp_path / "new.s11", partnership="P")
        assert list(tmp_path.iterdir()) == []

    def test_settings_of_the_connection(self, partnership: Partnership) -> None:
        read = {
            name: partnership.ws.store.conn.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers", "secure_delete",
                         "cell_size_check", "busy_timeout", "application_id", "user_version")
        }  # fmt: skip
        assert read == {
            "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "recursive_triggers": 1, "secure_delete": 1,
            "cell_size_check": 1,
            "busy_timeout": 15000, "application_id": APPLICATION_ID, "user_version": SCHEMA_VERSION,
        }  # fmt: skip

    def test_every_table_is_strict(self, partnership: Partnership) -> None:
        loose = [
            name
            for name, sql in partnership.ws.store.all("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
            if "STRICT" not in sql and not name.startswith(("sqlite_", "_sqlite"))
        ]
        assert loose == []


class TestOlder:
    def older(self, file: Path) -> Path:
        pragma(file, "user_version=0")
        return file

    def test_an_older_file_is_backed_up_then_brought_up_to_date(self, file: Path) -> None:
        self.older(file)
        with Workspace.open(file, clock=HandClock()) as ws:
            assert ws.store.one("PRAGMA user_version") == (SCHEMA_VERSION,)
            assert ws.verify().ok
        beside = [one for one in file.parent.iterdir() if ".before-" in one.name]
        assert len(beside) == 1
        connection = sqlite3.connect(beside[0])
        assert connection.execute("PRAGMA user_version").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM events").fetchone()[0] > 10
        connection.close()

    def test_a_backup_that_cannot_be_made_leaves_the_file_as_it_was(
        self, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.older(file)
        monkeypatch.setattr(opening, "_free_name", lambda path: path.parent / ("missing" * 60))
        before = file.read_bytes()
        assert "cannot be made" in refusal(file)
        assert file.read_bytes() == before

    def test_a_migration_that_fails_changes_nothing(self, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.older(file)
        before = file.read_bytes()

        def fail(store: object) -> None:
            raise CannotStore("The disk is full.", "Free some space.")

        monkeypatch.setattr("s11tui.workspace.migrations.assert_triggers", fail)
        assert "full" in refusal(file)
        assert file.read_bytes() == before


class TestTriggers:
    @pytest.mark.parametrize("name", TRIGGERS)
    def test_one_that_was_dropped_is_made_again(self, file: Path, name: str) -> None:
        connection = sqlite3.connect(file, isolation_level=None)
        connection.execute(f"DROP TRIGGER {name}")
        connection.close()
        with Workspace.open(file) as ws:
            assert missing_triggers(ws.store) == []

    def test_one_that_was_changed_is_made_right_again(self, file: Path) -> None:
        connection = sqlite3.connect(file, isolation_level=None)
        connection.execute("DROP TRIGGER events_never_go")
        connection.execute("CREATE TRIGGER events_never_go BEFORE DELETE ON events BEGIN SELECT 1; END")
        connection.close()
        with Workspace.open(file) as ws:
            assert missing_triggers(ws.store) == []
            with pytest.raises(store.DatabaseError, match="events never go"):
                ws.store.conn.execute("DELETE FROM events")


class TestBackups:
    def test_a_backup_is_whole_and_can_be_opened(self, partnership: Partnership, tmp_path: Path) -> None:
        partnership.agreed()
        partnership.ws.backup_to(tmp_path / "copy.s11")
        with Workspace.open(tmp_path / "copy.s11", clock=HandClock()) as copy:
            assert copy.verify() == partnership.ws.verify()

    def test_it_never_overwrites(self, partnership: Partnership) -> None:
        with pytest.raises(CannotStore, match="exists already"):
            partnership.ws.backup_to(partnership.ws.path)
        assert partnership.ws.verify().ok

    def test_a_disk_that_fills_up_leaves_no_half_backup(self, partnership: Partnership, tmp_path: Path) -> None:
        full = Path("/dev/full")
        if not full.exists():
            pytest.skip("this system has no device that is always full")
        with pytest.raises(CannotStore):
            partnership.ws.backup_to(full / "copy.s11")
        assert [one.name for one in tmp_path.iterdir() if "copy" in one.name] == []


def test_the_usual_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("S11TUI_WORKSPACE", raising=False)
    assert usual_path().name == "workspace.s11"
    assert "s11tui" in usual_path().parts
    monkeypatch.setenv("S11TUI_WORKSPACE", str(tmp_path / "mine.s11"))
    assert usual_path() == tmp_path / "mine.s11"
    assert usual_path("~/x.s11") == Path.home() / "x.s11"


CREATE = """
import sys; from pathlib import Path; from s11tui.workspace import Workspace; from s11tui.errors import Refusal
sys.stdin.readline()
try:
    ws = Workspace.{how}
    print("ok", ws.partnership().name if {name} else "-"); ws.close()
except Refusal as refusal:
    print("refused", refusal.what)
"""

Together = Callable[[str], list[str]]


@pytest.fixture
def together(tmp_path: Path) -> Together:
    """Runs a statement in eight processes at the same moment and gives what each printed."""

    def run(code: str) -> list[str]:
        processes = [
            subprocess.Popen(command(code), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(8)
        ]
        for one in processes:
            assert one.stdin is not None
            one.stdin.write("\n")
            one.stdin.flush()
        return [one.communicate(timeout=120)[0].strip() for one in processes]

    return run


def test_eight_processes_make_one_file(together: Together, tmp_path: Path) -> None:
    path = tmp_path / "one.s11"
    said = together(CREATE.format(how=f"create(Path({str(path)!r}), partnership='P')", name=True))
    assert sorted(one.split()[0] for one in said) == ["ok"] + ["refused"] * 7
    assert all("exists already" in one for one in said if one.startswith("refused"))
    with Workspace.open(path) as ws:
        assert ws.verify().ok


def test_eight_processes_bring_one_file_up_to_date(together: Together, file: Path) -> None:
    pragma(file, "user_version=0")
    connection = sqlite3.connect(file, isolation_level=None)
    for name in TRIGGERS:
        connection.execute(f"DROP TRIGGER {name}")
    connection.close()
    said = together(CREATE.format(how=f"open(Path({str(file)!r}))", name=True))
    assert said == ["ok Exampleshire Safeguarding Children Partnership"] * 8
    with Workspace.open(file) as ws:
        assert ws.verify().ok
    for one in file.parent.glob("*.before-*"):
        check = sqlite3.connect(one)
        assert check.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        check.close()
