"""Files that are not opened: one clear sentence, and nothing touched."""

import shutil
from pathlib import Path

import pytest

from s11tui.errors import CannotStore, Refusal
from s11tui.workspace import Workspace, opening, store
from s11tui.workspace.migrations import SCHEMA_VERSION
from s11tui.workspace.store import sqlite3
from support.files import bytes_beside, pragma, refusal
from support.partnership import MakePartnership


@pytest.fixture
def file(template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(template, tmp_path / "file.s11"))


class TestRefusing:
    def test_missing(self, tmp_path: Path) -> None:
        assert "no workspace" in refusal(tmp_path / "missing.s11")
        assert list(tmp_path.iterdir()) == []

    def test_a_folder(self, tmp_path: Path) -> None:
        assert "is a folder" in refusal(tmp_path)

    @pytest.mark.parametrize("name", ["x" * 300, "a\0b"])
    def test_a_name_that_no_file_can_have(self, tmp_path: Path, name: str) -> None:
        assert "cannot be read" in refusal(tmp_path / name)

    @pytest.mark.parametrize("content", [b"", b"PK\x03\x04 a letter", b"SQLite format 2\x00" + b"x" * 100])
    def test_no_database(self, tmp_path: Path, content: bytes) -> None:
        path = tmp_path / "letter.s11"
        path.write_bytes(content)
        assert "is not an s11tui workspace" in refusal(path)
        assert bytes_beside(path) == {"letter.s11": content}

    def test_a_database_cut_short_or_overwritten(self, file: Path) -> None:
        whole = file.read_bytes()
        for content in (whole[:100], whole[:16] + b"\x00" * 5000, whole[:16] + b"\xff" * 9000):
            file.write_bytes(content)
            assert any(word in refusal(file) for word in ("damaged", "another program", "newer"))
            assert file.read_bytes() == content

    def test_a_database_of_another_program(self, tmp_path: Path) -> None:
        path = tmp_path / "other.db"
        connection = sqlite3.connect(path)
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
        connection.close()
        before = bytes_beside(path)
        assert "another program" in refusal(path)
        assert bytes_beside(path) == before

    def test_a_newer_version(self, file: Path) -> None:
        pragma(file, f"user_version={SCHEMA_VERSION + 1}")
        before = bytes_beside(file)
        assert "newer version" in refusal(file)
        assert bytes_beside(file) == before

    def test_read_only(self, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """As the owner of this machine no file is read-only, so the connection is made so."""
        connect = store.connect
        monkeypatch.setattr(opening, "connect", lambda path: connect(path, read_only=True))
        assert "read-only" in refusal(file)

    def test_locked_by_another_process(self, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        impatient = tuple("busy_timeout=1" if one.startswith("busy_timeout") else one for one in store._PRAGMAS)
        monkeypatch.setattr(store, "_PRAGMAS", impatient)
        holder = sqlite3.connect(file, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        try:
            assert "busy" in refusal(file)
        finally:
            holder.close()
        with Workspace.open(file) as ws:
            assert ws.verify().ok

    @pytest.mark.parametrize("kind", ["nfs4", "cifs", "9p", "fuse.sshfs"])
    def test_a_network_drive(self, file: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
        monkeypatch.setattr(opening, "_file_system", lambda folder: kind)
        assert "network drive" in refusal(file)
        with pytest.raises(CannotStore, match="network drive"):
            Workspace.create(file.with_name("new.s11"), partnership="P")
        assert not file.with_name("new.s11").exists()

    def test_the_file_system_is_that_of_the_innermost_mount(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        table = tmp_path / "mountinfo"
        table.write_text(
            "1 0 8:1 / / rw - ext4 /dev/sda rw\n"
            "2 1 0:5 / /srv/share rw shared:1 - nfs4 host:/x rw\n"
            "3 2 0:6 / /srv/share/local\\040disk rw - xfs /dev/sdb rw\n"
            "4 1 0:7 / /srv/sharewood rw - ext4 /dev/sdc rw\n"
        )
        monkeypatch.setattr(opening, "_MOUNTS", table)
        found = [
            opening._file_system(Path(name))
            for name in ("/home/me", "/srv/share", "/srv/share/deep/er", "/srv/share/local disk/x", "/srv/sharewood")
        ]
        assert found == ["ext4", "nfs4", "nfs4", "xfs", "ext4"]

    @pytest.mark.parametrize("folder", ["OneDrive - Council", "Dropbox", "Google Drive", "iCloudDrive", "Nextcloud"])
    def test_a_synchronised_folder(self, file: Path, folder: str) -> None:
        synced = file.parent / folder / "work"
        synced.mkdir(parents=True)
        moved = Path(shutil.copy(file, synced / "file.s11"))
        assert "synchronised folder" in refusal(moved)
        assert [one.name for one in synced.iterdir()] == ["file.s11"]


@pytest.mark.parametrize("part", range(8))
def test_a_file_that_is_damaged_inside_is_told_in_words_wherever_it_is_met(
    make_partnership: MakePartnership, part: int
) -> None:
    one = make_partnership("whole.s11")
    one.decided()
    one.ws.close()
    whole = bytearray(one.ws.path.read_bytes())
    for page in range(2 + part, len(whole) // 4096, 8):
        whole[page * 4096 : page * 4096 + 3000] = b"\xa5" * 3000
    path = one.ws.path.with_name("damaged.s11")
    path.write_bytes(whole)
    met = []
    try:
        with Workspace.open(path, clock=one.clock) as ws:
            met += ws.verify().problems
            session = ws.session("cha-irwoman")
            for look in (session.reading.returns, session.reading.home, session.reading.board, session.reading.actions):
                look()
            session.reading.history(one.ref)
            session.moderating.agree(one.ref, "policy", "good", "shown")
    except Refusal as refusal:
        met.append(refusal.what)
    assert met
