"""Backups that are refused before anything is replaced."""

import hashlib
import shutil
import sqlite3 as other_sqlite
from collections.abc import Callable
from pathlib import Path

import pytest

from s11tui.errors import BadInput, CannotStore, NotFound, Refusal
from s11tui.workspace import Workspace
from s11tui.workspace.backups.manifest import manifest_beside
from s11tui.workspace.backups.restoring import check, restore
from s11tui.workspace.backups.shelf import Shelf
from support.backups import DOCUMENT, Case, altered, names, without_manifest
from support.clocks import HandClock
from support.editions import small_edition
from support.partnership import Partnership, begin
from support.tampering import meddling

DIGEST = hashlib.sha256(DOCUMENT).hexdigest()


@pytest.fixture
def case(partnership: Partnership, tmp_path: Path) -> Case:
    return Case(partnership, tmp_path)


class TestRefusing:
    """Nothing is changed when a backup is refused."""

    def refused(self, case: Case, match: str, kind: type[Refusal] = CannotStore) -> None:
        for work in (check, restore):
            with pytest.raises(kind, match=match):
                work(case.backup, case.path, HandClock())
        assert case.bytes_of() == case.before
        assert case.kept() == []
        assert not [name for name in names(Shelf(case.path).folder) if name.startswith(".")]

    @pytest.mark.parametrize(
        "change",
        [
            lambda data: data[:-4096],
            lambda data: data.replace(b"A policy, read by all.", b"A policy, read by none"),
            lambda data: data + b"\0",
            lambda data: b"",
        ],
    )
    def test_altered_bytes(self, case: Case, change: Callable[[bytes], bytes]) -> None:
        altered(case.backup, change)
        self.refused(case, "altered or damaged")

    def test_an_altered_manifest(self, case: Case) -> None:
        altered(manifest_beside(case.backup), lambda data: data.replace(b'"returns":2', b'"returns":3'))
        self.refused(case, "signature does not fit", BadInput)

    def test_no_manifest(self, case: Case) -> None:
        without_manifest(case.backup)
        self.refused(case, "manifest", BadInput)

    def test_no_backup(self, case: Case) -> None:
        case.backup = case.backup.with_name("gone.s11")
        self.refused(case, "no backup at", NotFound)

    def forged(self, case: Case, meddle: str, ours: bool = True) -> None:
        """Somebody alters a backup, and writes a manifest that fits its bytes, signed with a key of their own."""
        from s11tui.workspace.backups.making import digest_of_file
        from s11tui.workspace.backups.manifest import read_manifest, signed_part, written

        old = read_manifest(manifest_beside(case.backup))
        case.backup.chmod(0o600)
        with meddling(case.backup) as connection:
            connection.execute(meddle)
        with case.opened() as ws:
            new = old.model_copy(update={"sha256": digest_of_file(case.backup), "size": case.backup.stat().st_size})
            if not ours:
                with ws.store.atomic():
                    ws.store.run("DELETE FROM keys")
                new = new.model_copy(update={"signer": ws.keys.signer()})
            data = written(new, ws.keys.sign(signed_part(new)))
        manifest_beside(case.backup).write_bytes(data)
        case.before = case.bytes_of()

    def test_one_forged_that_does_not_hold(self, case: Case) -> None:
        self.forged(case, "UPDATE words SET text = 'other' WHERE text = 'A policy, read by all.'")
        self.refused(case, "does not hold: words .* altered")

    def test_one_forged_that_is_not_what_its_manifest_says(self, case: Case) -> None:
        self.forged(case, "DELETE FROM events WHERE position = (SELECT max(position) FROM events)")
        self.refused(case, "does not hold|not what its manifest says")

    def test_one_signed_with_another_key(self, case: Case) -> None:
        self.forged(case, "DELETE FROM presences", ours=False)
        self.refused(case, "another workspace’s key")

    @pytest.mark.parametrize(
        "make",
        [
            lambda path: path.write_bytes(b"no database" * 1000),
            lambda path: path.write_bytes(b"SQLite format 3\x00" + b"\0" * 4000),
            lambda path: _foreign(path),
        ],
    )
    def test_without_a_manifest_what_is_no_workspace_is_refused_too(
        self, case: Case, make: Callable[[Path], object]
    ) -> None:
        case.backup.chmod(0o600)
        case.backup.unlink()
        make(case.backup)
        with pytest.raises(CannotStore):
            restore(case.backup, case.path, HandClock(), bare=True)
        assert case.bytes_of() == case.before

    def test_another_workspaces_backup(self, case: Case, tmp_path: Path) -> None:
        other = tmp_path / "other.s11"
        begin(other, HandClock(), small_edition())
        with Workspace.open(other, clock=HandClock()) as ws:
            ws.backup_to(tmp_path / "foreign.s11")
        case.backup = tmp_path / "foreign.s11"
        with pytest.raises(CannotStore, match="of another workspace"):
            restore(case.backup, case.path, HandClock())
        assert case.bytes_of() == case.before

    def test_a_database_of_another_program_is_not_replaced(self, case: Case, tmp_path: Path) -> None:
        theirs = tmp_path / "theirs.db"
        _foreign(theirs)
        before = theirs.read_bytes()
        with pytest.raises(CannotStore, match="another program"):
            restore(case.backup, theirs, HandClock())
        assert theirs.read_bytes() == before

    def test_a_synchronised_folder(self, case: Case, tmp_path: Path) -> None:
        with pytest.raises(CannotStore, match="synchronised"):
            restore(case.backup, tmp_path / "OneDrive - Council" / "w.s11", HandClock())

    def test_too_little_room(self, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
        room = shutil.disk_usage(".")._replace(free=1000)
        monkeypatch.setattr("s11tui.workspace.backups.proving.shutil.disk_usage", lambda _: room)
        self.refused(case, "too little room")


def _foreign(path: Path) -> None:
    connection = other_sqlite.connect(path)
    connection.execute("CREATE TABLE returns (id)")
    connection.commit()
    connection.close()
