"""Backups: opened and verified before they count, and never half made."""

import hashlib
import shutil
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from s11tui.errors import CannotStore
from s11tui.workspace import Workspace, opening
from s11tui.workspace.backups import making
from s11tui.workspace.backups.manifest import manifest_beside, read_manifest
from s11tui.workspace.backups.shelf import Shelf
from s11tui.workspace.keys import PublicKeys
from s11tui.workspace.store import OperationalError
from support.backups import DOCUMENT, back_up, files_in, names, with_file
from support.clocks import HandClock
from support.partnership import Partnership
from support.tampering import meddling

DIGEST = hashlib.sha256(DOCUMENT).hexdigest()


class TestMaking:
    def test_a_backup_is_the_record_and_says_what_is_in_it(self, partnership: Partnership, tmp_path: Path) -> None:
        with_file(partnership, tmp_path)
        partnership.submitted()
        made = back_up(partnership)
        found = partnership.ws.verify()
        manifest = read_manifest(manifest_beside(made.path))
        assert manifest == made.manifest
        assert (manifest.returns, manifest.events) == (found.returns, found.events)
        assert manifest.sha256 == hashlib.sha256(made.path.read_bytes()).hexdigest()
        assert manifest.size == made.path.stat().st_size
        assert manifest.files == (DIGEST,)
        assert manifest.missing == ()
        view = partnership.view()
        assert manifest.heads[f"return/{view.id}"][1] == view.head
        streams = partnership.ws.store.all("SELECT DISTINCT stream FROM events")
        assert set(manifest.heads) == {stream for (stream,) in streams}
        assert manifest.signer == partnership.ws.keys.signer()
        copy = Path(shutil.copy(made.path, tmp_path / "copy.s11"))
        copy.chmod(0o600)
        shutil.copytree(Shelf(partnership.ws.path).files.folder, tmp_path / "copy.s11.files")
        with Workspace.open(copy, clock=HandClock()) as opened:
            assert opened.verify() == found

    def test_nothing_is_left_beside_it(self, partnership: Partnership) -> None:
        made = back_up(partnership)
        assert names(made.path.parent) == [made.path.name, manifest_beside(made.path).name]

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
    def test_only_its_owner_may_look_and_nobody_may_write(self, partnership: Partnership) -> None:
        made = back_up(partnership)
        assert made.path.parent.stat().st_mode & 0o777 == 0o700
        assert made.path.stat().st_mode & 0o777 == 0o400
        assert manifest_beside(made.path).stat().st_mode & 0o077 == 0

    def test_evidence_files_are_kept_once(self, partnership: Partnership, tmp_path: Path) -> None:
        with_file(partnership, tmp_path)
        back_up(partnership)
        with_file(partnership, tmp_path, b"%PDF-1.7 another", "training")
        back_up(partnership)
        assert len(files_in(Shelf(partnership.ws.path))) == 2

    def test_one_that_was_damaged_among_the_backups_is_made_whole(
        self, partnership: Partnership, tmp_path: Path
    ) -> None:
        with_file(partnership, tmp_path)
        back_up(partnership)
        kept = Shelf(partnership.ws.path).files.folder / DIGEST
        kept.write_bytes(b"rotten")
        back_up(partnership)
        assert kept.read_bytes() == DOCUMENT

    def test_a_lost_evidence_file_is_named_and_the_rest_is_kept(self, partnership: Partnership, tmp_path: Path) -> None:
        with_file(partnership, tmp_path)
        (partnership.ws.files.folder / DIGEST).unlink()
        manifest = back_up(partnership).manifest
        assert manifest is not None
        assert (manifest.files, manifest.missing) == ((DIGEST,), (DIGEST,))

    def test_others_go_on_writing_meanwhile(self, partnership: Partnership, monkeypatch: pytest.MonkeyPatch) -> None:
        """Somebody answers at every moment in which the copy is made or verified."""
        written = 0

        def write() -> None:
            nonlocal written
            with Workspace.open(partnership.ws.path, clock=HandClock()) as ws:
                ws.session("lee-lead").answering.answer(partnership.ref, "policy", "in-place", f"{written}")
                written += 1

        def meanwhile(work: Callable[..., object]) -> Callable[..., object]:
            def both(*given: object, **named: object) -> object:
                for _ in range(2):
                    other = threading.Thread(target=write)
                    other.start()
                    other.join()
                return work(*given, **named)

            return both

        for name in ("_verified", "_put", "signed_part"):
            monkeypatch.setattr(making, name, meanwhile(getattr(making, name)))
        before = partnership.ws.verify().events
        manifest = back_up(partnership).manifest
        assert written == 6
        assert manifest is not None
        assert manifest.events == before
        assert partnership.ws.verify().ok

    def test_a_writer_that_is_in_the_middle_does_not_hold_it_up(self, partnership: Partnership) -> None:
        with Workspace.open(partnership.ws.path, clock=HandClock()) as ws, ws.store.atomic():
            ws.store.run("DELETE FROM drafts")
            copy = partnership.ws.path.with_name("copy.s11")
            opening.backup(partnership.ws.store, copy)
        assert copy.exists()

    def test_a_copy_elsewhere_has_its_manifest_and_files_beside(self, partnership: Partnership, tmp_path: Path) -> None:
        with_file(partnership, tmp_path)
        target = tmp_path / "sent" / "copy.s11"
        manifest = partnership.ws.backup_to(target)
        assert names(target.parent) == ["copy.s11", "copy.s11.files", "copy.s11.manifest.json"]
        assert read_manifest(manifest_beside(target)) == manifest
        with Workspace.open(target, clock=HandClock()) as copy:
            assert copy.verify().ok

    def test_keys_are_made_for_an_older_workspace(self, partnership: Partnership) -> None:
        partnership.ws.store.run("DELETE FROM keys")
        made = back_up(partnership)
        assert made.manifest is not None
        assert made.manifest.signer == partnership.ws.keys.signer()

    def test_where_nothing_can_be_sealed_backups_are_signed_all_the_same(
        self, partnership: Partnership, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "pyrage", None)
        partnership.ws.store.run("DELETE FROM keys")
        assert back_up(partnership).is_good
        with pytest.raises(CannotStore, match="no build"):
            partnership.ws.keys.public()
        monkeypatch.undo()
        assert isinstance(partnership.ws.keys.public(), PublicKeys)


class TestFailing:
    """What was a fault leaves the earlier backups untouched and says so."""

    @pytest.fixture
    def before(self, partnership: Partnership) -> dict[str, bytes]:
        return self.bytes_of(back_up(partnership).path.parent)

    def bytes_of(self, folder: Path) -> dict[str, bytes]:
        return {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file()}

    def test_a_record_that_does_not_hold(self, partnership: Partnership, before: dict[str, bytes]) -> None:
        with meddling(partnership.ws.path) as connection:
            connection.execute("UPDATE events SET who = 'somebody' WHERE seq = 2")
        with pytest.raises(CannotStore, match=r"does not hold: event 2 of .* altered"):
            back_up(partnership)
        assert self.bytes_of(Shelf(partnership.ws.path).folder) == before

    def test_a_disk_that_fills_up(
        self, partnership: Partnership, before: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(descriptor: int) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(making, "sync", full)
        with pytest.raises(CannotStore, match="No space left"):
            back_up(partnership)
        assert self.bytes_of(Shelf(partnership.ws.path).folder) == before

    def test_a_disk_that_fills_up_while_pages_are_copied(
        self, partnership: Partnership, before: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: object) -> None:
            raise OperationalError("database or disk is full")

        connect = opening.connect

        def narrow(path: Path) -> object:
            opened = connect(path)
            opened.one = full  # type: ignore[method-assign,assignment]  # as where its last page cannot be written
            return opened

        monkeypatch.setattr(opening, "connect", narrow)
        with pytest.raises(CannotStore, match="disk is full"):
            back_up(partnership)
        monkeypatch.undo()
        assert self.bytes_of(Shelf(partnership.ws.path).folder) == before

    def test_too_little_room_is_told_before(
        self, partnership: Partnership, before: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        room = shutil.disk_usage(".")._replace(free=1000)
        monkeypatch.setattr(making.shutil, "disk_usage", lambda _: room)
        with pytest.raises(CannotStore, match="too little room"):
            back_up(partnership)
        assert self.bytes_of(Shelf(partnership.ws.path).folder) == before

    def test_a_copy_elsewhere_that_fails_leaves_nothing(self, partnership: Partnership, tmp_path: Path) -> None:
        with_file(partnership, tmp_path)
        with meddling(partnership.ws.path) as connection:
            connection.execute("UPDATE words SET text = 'other' WHERE text = 'Audit'")
        with pytest.raises(CannotStore, match="does not hold"):
            partnership.ws.backup_to(tmp_path / "sent" / "copy.s11")
        assert names(tmp_path / "sent") == []

    @pytest.mark.parametrize("taken", ["copy.s11", "copy.s11.manifest.json"])
    def test_what_is_there_is_never_written_over(self, partnership: Partnership, tmp_path: Path, taken: str) -> None:
        (tmp_path / taken).write_text("of somebody")
        with pytest.raises(CannotStore, match="exists already"):
            partnership.ws.backup_to(tmp_path / "copy.s11")
        assert (tmp_path / taken).read_text() == "of somebody"

    def test_a_folder_that_cannot_be_made(self, partnership: Partnership) -> None:
        Shelf(partnership.ws.path).folder.write_text("in the way")
        with pytest.raises(CannotStore, match="cannot be used"):
            back_up(partnership)
