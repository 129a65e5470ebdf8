"""What `doctor` looks at: each check on its own."""

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from s11tui.workspace.backups.manifest import manifest_beside
from s11tui.workspace.backups.shelf import Backup, Shelf
from s11tui.workspace.health import place, program, record
from s11tui.workspace.health.finding import Finding
from support.backups import altered, back_up
from support.partnership import Partnership
from support.tampering import meddling

NOW = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")


def levels(found: object) -> list[str]:
    return [one.level for one in found] if not isinstance(found, Finding) else [found.level]  # type: ignore[attr-defined]


class TestProgram:
    @pytest.mark.parametrize(
        ("version", "level"), [((3, 10), "mend"), ((3, 11), "good"), ((3, 13), "good"), ((3, 14), "note")]
    )
    def test_python(self, version: tuple[int, int], level: str) -> None:
        assert program.python(version).level == level

    @pytest.mark.parametrize(
        ("version", "level"),
        [((3, 40, 1), "note"), ((3, 51, 2), "note"), ((3, 51, 3), "good"), ((3, 53, 0), "good"), ((4, 0, 0), "good")],
    )
    def test_sqlite(self, version: tuple[int, ...], level: str) -> None:
        found = program.sqlite(version)
        assert found.level == level
        assert ".".join(map(str, version)) in found.what

    NEEDED = (
        "click<9,>=8.3.1",
        "textual==8.2.8",
        "tzdata>=2025.2",
        "pysqlite3<0.7,>=0.6.1; sys_platform == 'linux'",
        "pytest<9,>=8.4; extra == 'test'",
    )

    @pytest.mark.parametrize(
        ("there", "expected"),
        [
            ({"click": "8.5.1", "textual": "8.2.8", "tzdata": "2026.6", "pysqlite3": "0.6.1"}, ["good"]),
            ({"click": "8.5.1", "textual": "8.2.8", "tzdata": "2026.6"}, ["note", "good"]),
            ({"textual": "8.2.8", "tzdata": "2026.6", "pysqlite3": "0.6.1"}, ["mend"]),
            ({"click": "9.0", "textual": "8.2.9", "tzdata": "2025.1", "pysqlite3": "0.5.9"}, ["mend"] * 4),
        ],
    )
    def test_libraries(self, there: dict[str, str], expected: list[str]) -> None:
        assert levels(program.libraries(self.NEEDED, there.get)) == expected

    @pytest.mark.parametrize(
        ("version", "bounds", "holds"),
        [
            ("8.2.8", "==8.2.8", True), ("8.2.8", "==8.2", False), ("8.2.0", "==8.2", True), ("9", "<9", False),
            ("8.99.1", ">=8.3.1,<9", True), ("8.3.0", ">=8.3.1,<9", False), ("2026.6", ">=2025.2", True),
            ("8.5.1rc1", ">=8.5,<9", True), ("25.1.0", ">=25.1,<26", True), ("1.2", "", True),
            ("45.0.1+local", ">=45", True),
        ],
    )  # fmt: skip
    def test_bounds(self, version: str, bounds: str, holds: bool) -> None:
        assert program.allowed(version, bounds) is holds

    @pytest.mark.parametrize(("is_guarded", "level"), [(True, "mend"), (False, "note")])
    def test_passphrases_matter_where_people_sign_in(self, is_guarded: bool, level: str) -> None:
        assert program.passphrases(None, is_guarded).level == level
        assert program.passphrases("25.1.0", is_guarded).level == "good"

    def test_sealing(self) -> None:
        assert program.sealing("1.4").level == "good"
        assert program.sealing(None).level == "note"

    @pytest.mark.parametrize(
        ("now", "newest", "level"),
        [
            (NOW, None, "good"),
            (NOW, NOW, "good"),
            (NOW, NOW + timedelta(minutes=1), "good"),
            (NOW, NOW + timedelta(hours=1), "mend"),
            (datetime(1970, 1, 1, tzinfo=UTC), None, "mend"),
        ],
    )
    def test_clock(self, now: datetime, newest: datetime | None, level: str) -> None:
        assert program.clock(now, newest).level == level

    def test_time_zone(self) -> None:
        assert program.time_zone("Europe/London").level == "good"
        for nonsense in ("Europe/Nowhere", "../../etc/passwd", ""):
            assert program.time_zone(nonsense).level == "mend"


class TestPlace:
    def test_a_synchronised_folder(self, tmp_path: Path) -> None:
        assert place.place(tmp_path / "Dropbox" / "w.s11").level == "mend"
        assert place.place(tmp_path / "w.s11").level in ("good", "note")

    @POSIX
    @pytest.mark.parametrize(("is_guarded", "worst"), [(True, "mend"), (False, "note")])
    @pytest.mark.parametrize("part", ["", "-wal", ".backups", ".files", ".people"])
    def test_what_others_can_reach(self, tmp_path: Path, is_guarded: bool, worst: str, part: str) -> None:
        tmp_path.chmod(0o700)
        path = tmp_path / "w.s11"
        path.touch(0o600)
        assert levels(place.rights(path, is_guarded)) == ["good"]
        one = tmp_path / f"w.s11{part}"
        if part.startswith("."):
            one.mkdir(0o750)
            one.chmod(0o750)
        else:
            one.touch()
            one.chmod(0o640)
        found = list(place.rights(path, is_guarded))
        assert levels(found) == [worst]
        assert one.name in found[0].what
        assert found[0].do.startswith("chmod ")

    @POSIX
    def test_a_folder_that_others_can_write_or_look_into(self, tmp_path: Path) -> None:
        path = tmp_path / "w.s11"
        path.touch(0o600)
        tmp_path.chmod(0o777)
        assert "mend" in levels(place.rights(path, is_guarded=False))
        tmp_path.chmod(0o755)
        assert levels(place.rights(path, is_guarded=False)) == ["good"]
        assert "mend" in levels(place.rights(path, is_guarded=True))

    @POSIX
    def test_the_file_of_somebody_else(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        tmp_path.chmod(0o700)
        path = tmp_path / "w.s11"
        path.touch(0o600)
        monkeypatch.setattr(os, "geteuid", lambda: path.stat().st_uid + 1)
        assert levels(place.rights(path, is_guarded=True)) == ["mend"]

    @pytest.mark.parametrize(
        ("free", "level"), [(10, "mend"), (100, "mend"), (170, "note"), (400, "good"), (10_000, "good")]
    )
    def test_room(self, free: int, level: str) -> None:
        assert place.room(free * 1024**2, 100 * 1024**2, 0).level == level

    def test_room_at_counts_the_backups(self, partnership: Partnership) -> None:
        back_up(partnership)
        assert "MB are free" in place.room_at(partnership.ws.path).what

    def test_encryption_is_seen_through_what_a_disk_rests_on(self, tmp_path: Path) -> None:
        """A logical volume on an encrypted partition, as the system lists them."""
        volume, locked, plain = (tmp_path / name for name in ("dm-1", "dm-0", "sda2"))
        for one, uuid in ((volume, "LVM-abc"), (locked, "CRYPT-LUKS2-abc")):
            (one / "dm").mkdir(parents=True)
            (one / "dm" / "uuid").write_text(f"{uuid}\n")
            (one / "slaves").mkdir()
        plain.mkdir()
        assert not place.is_encrypted(volume)
        assert not place.is_encrypted(plain)
        assert place.is_encrypted(locked)
        (volume / "slaves" / "dm-0").symlink_to(locked, target_is_directory=True)
        assert place.is_encrypted(volume)
        (locked / "dm" / "uuid").write_text("LVM-def")
        (locked / "slaves" / "dm-1").symlink_to(volume, target_is_directory=True)
        assert not place.is_encrypted(volume), "a ring has an end"

    @pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells")
    def test_encryption_of_this_disk(self, tmp_path: Path) -> None:
        path = tmp_path / "w.s11"
        path.touch()
        assert place.encryption(path, tmp_path / "nothing").level == "note"
        device = path.stat().st_dev
        block = tmp_path / "block" / f"{os.major(device)}:{os.minor(device)}"
        (block / "dm").mkdir(parents=True)
        assert "No encryption" in place.encryption(path, tmp_path / "block").what
        (block / "dm" / "uuid").write_text("CRYPT-LUKS2-x")
        assert place.encryption(path, tmp_path / "block").level == "good"

    @pytest.mark.parametrize(("system", "word"), [("darwin", "FileVault"), ("win32", "BitLocker")])
    def test_elsewhere_it_is_said_that_nobody_looked(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str, word: str
    ) -> None:
        monkeypatch.setattr(sys, "platform", system)
        found = place.encryption(tmp_path)
        assert (found.level, word in found.do, "not looked at" in found.what) == ("note", True, True)


class TestRecord:
    def test_a_sound_one(self, partnership: Partnership) -> None:
        store = partnership.ws.store
        for found in (record.shape(store), record.wholeness(store), record.triggers(store)):
            assert found.level == "good"
        assert record.zone_of(store) == "Europe/London"
        newest = record.newest_event(store)
        assert newest is not None
        assert newest <= partnership.clock.now

    @pytest.mark.parametrize(
        ("pragma", "level"),
        [("user_version=9999", "mend"), ("user_version=1", "note"), ("application_id=7", "mend")],
    )
    def test_its_shape(self, partnership: Partnership, pragma: str, level: str) -> None:
        partnership.ws.store.run(f"PRAGMA {pragma}")
        assert record.shape(partnership.ws.store).level == level

    @pytest.mark.parametrize(
        ("mode", "log", "level"), [("wal", 0, "good"), ("wal", 200 * 1024**2, "note"), ("delete", 0, "mend")]
    )
    def test_its_log(self, mode: str, log: int, level: str) -> None:
        assert record.journal(mode, log).level == level

    def test_its_triggers(self, partnership: Partnership) -> None:
        store = partnership.ws.store
        store.run("DROP TRIGGER events_never_go")
        found = record.triggers(store)
        assert (found.level, "events_never_go" in found.what) == ("mend", True)
        store.run("CREATE TRIGGER theirs AFTER INSERT ON events BEGIN SELECT 1; END")
        assert "theirs" in record.triggers(store).what

    def test_whether_people_sign_in(self, partnership: Partnership) -> None:
        store = partnership.ws.store
        assert not record.guarded(store)
        with meddling(partnership.ws.path) as connection:
            connection.execute("UPDATE people SET login = 'lee' WHERE slug = 'lee-lead'")
        assert record.guarded(store)
        store.run("DROP TABLE accounts")
        assert not record.guarded(store)

    def counted(self, partnership: Partnership, now: datetime, newest: datetime | None) -> list[str]:
        return levels(record.backups(Shelf(partnership.ws.path).backups(), now, newest))

    def test_backups(self, partnership: Partnership) -> None:
        now = partnership.clock.now
        assert self.counted(partnership, now, now) == ["mend"]
        made = back_up(partnership)
        assert self.counted(partnership, now, now) == ["good"]
        later = now + timedelta(days=5)
        assert self.counted(partnership, later, now) == ["good"], "nothing has changed since"
        assert self.counted(partnership, later, now + timedelta(days=1)) == ["mend"]
        assert self.counted(partnership, now + timedelta(days=1), now + timedelta(hours=20)) == ["good"]
        altered(manifest_beside(made.path), lambda data: data[:-5])
        assert self.counted(partnership, now, now) == ["note", "mend"]

    def test_how_long_ago_is_said_in_words(self) -> None:
        one = Backup(Path("x"), NOW, None)
        for age, words in ((timedelta(0), "this hour"), (timedelta(hours=3), "3 hours"), (timedelta(days=9), "9 days")):
            assert words in next(record.backups((one,), NOW + age, None)).what
