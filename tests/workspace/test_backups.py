"""Backups: opened and verified before they count, signed, thinned out, and never half made."""

import hashlib
import json
import shutil
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from s11tui.errors import BadInput, CannotStore, NotFound
from s11tui.workspace import Workspace, opening
from s11tui.workspace.backups import making
from s11tui.workspace.backups.manifest import anchors_of, manifest_beside, read_manifest
from s11tui.workspace.backups.shelf import Shelf
from s11tui.workspace.keys import PublicKeys
from s11tui.workspace.store import OperationalError
from support.backups import DOCUMENT, altered, back_up, files_in, names, redacted, with_file, without_manifest
from support.clocks import HandClock
from support.partnership import MakePartnership, Partnership
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


class TestShelf:
    def test_the_newest_first_and_old_ones_go(self, partnership: Partnership) -> None:
        for _ in range(14):
            back_up(partnership)
            partnership.clock.jump(days=1)
        found = Shelf(partnership.ws.path).backups()
        assert all(one.is_good for one in found)
        assert [one.at for one in found] == sorted((one.at for one in found), reverse=True)
        assert len(found) == 8, "seven days, and the last day of the week before"

    def test_evidence_that_no_backup_names_goes_with_the_last_that_did(
        self, partnership: Partnership, tmp_path: Path
    ) -> None:
        with_file(partnership, tmp_path)
        back_up(partnership)
        shelf = Shelf(partnership.ws.path)
        stray = shelf.files.folder / ("0" * 64)
        stray.write_bytes(b"of a backup that is gone")
        (shelf.files.folder / "README").write_text("of somebody")
        back_up(partnership)
        assert files_in(shelf) == [DIGEST, "README"]

    def test_while_a_manifest_cannot_be_read_no_evidence_goes(self, partnership: Partnership, tmp_path: Path) -> None:
        with_file(partnership, tmp_path)
        first = back_up(partnership)
        without_manifest(first.path)
        shelf = Shelf(partnership.ws.path)
        stray = shelf.files.folder / ("0" * 64)
        stray.write_bytes(b"perhaps of the first")
        back_up(partnership)
        assert stray.exists()
        assert first.path.exists()

    def test_what_does_not_count_is_listed_and_says_why(self, partnership: Partnership) -> None:
        made = [back_up(partnership) for _ in range(4)]
        shelf = Shelf(partnership.ws.path)
        assert len(shelf.backups()) == 1, "of one day the newest stays"
        partnership.clock.jump(days=1)
        made = [back_up(partnership)]
        for _ in range(3):
            partnership.clock.jump(days=1)
            made.append(back_up(partnership))
        without_manifest(made[0].path)
        altered(made[1].path, lambda data: data[:-1])
        altered(manifest_beside(made[2].path), lambda data: data.replace(b'"returns":2', b'"returns":3'))
        found = {one.path: one for one in shelf.backups()}
        assert "cannot be read" in found[made[0].path].fault
        assert "not as long" in found[made[1].path].fault
        assert "signature does not fit" in found[made[2].path].fault
        assert shelf.newest_good().path == made[3].path

    def test_without_any_it_is_said_how_to_make_one(self, partnership: Partnership) -> None:
        with pytest.raises(NotFound, match="no backup"):
            Shelf(partnership.ws.path).newest_good()

    def test_what_was_killed_half_way_is_swept_and_does_not_count(self, partnership: Partnership) -> None:
        shelf = Shelf(partnership.ws.path)
        made = back_up(partnership)
        (shelf.folder / ".making-abc").write_bytes(b"half")
        (shelf.folder / ".making-abc-wal").write_bytes(b"half")
        alone = made.path.with_name("20270101T000000000Z.s11.manifest.json")
        shutil.copy(manifest_beside(made.path), alone)
        assert [one.path for one in shelf.backups()] == [made.path]
        partnership.clock.jump(days=1)
        second = back_up(partnership)
        assert names(shelf.folder) == sorted(
            one.name for path in (made.path, second.path) for one in (path, manifest_beside(path))
        )


class TestManifests:
    @pytest.fixture
    def manifest(self, partnership: Partnership) -> Path:
        return manifest_beside(back_up(partnership).path)

    @pytest.mark.parametrize(
        "change",
        [
            lambda data: data.replace(b'"events":', b'"events":1'),
            lambda data: data.replace(b"return/", b"return/x", 1),
            lambda data: data + b" ",
            lambda data: data.replace(b'"files":[]', b'"files":[],"files":[]'),
            lambda data: data.replace(b'"signature":"', b'"signature":"00'),
            lambda data: data.replace(b'"format":"s11tui-backup/1"', b'"format":"s11tui-backup/2"'),
            lambda data: json.dumps(json.loads(data)).encode(),
            lambda data: b"",
            lambda data: b"[]",
            lambda data: b"[" * 100_000,
            lambda data: b"\xff\xfe",
            lambda data: b"{" + b'"manifest":1,"signature":1}',
        ],
    )
    def test_an_altered_one_is_refused(self, manifest: Path, change: Callable[[bytes], bytes]) -> None:
        altered(manifest, change)
        with pytest.raises(BadInput, match="altered or damaged"):
            read_manifest(manifest)

    def test_one_signed_by_another_key_is_none_of_this_workspace(
        self, make_partnership: MakePartnership, manifest: Path
    ) -> None:
        other = make_partnership("other.s11")
        other.ws.store.run("DELETE FROM keys")
        with pytest.raises(BadInput, match="another workspace"):
            anchors_of(manifest, other.ws.keys.signer())

    def test_it_is_an_anchor_of_every_stream(self, partnership: Partnership, manifest: Path) -> None:
        heads = anchors_of(manifest, partnership.ws.keys.signer())
        partnership.fill()
        assert partnership.ws.verify(heads=heads).ok, "what was added since is no fault"
        later = back_up(partnership)
        backup = anchors_of(later.path, partnership.ws.keys.signer())
        store = partnership.ws.store
        stream = f"return/{partnership.view().id}"
        with meddling(partnership.ws.path) as connection:
            last = max(seq for (seq,) in connection.execute("SELECT seq FROM events WHERE stream = ?", (stream,)))
            connection.execute("DELETE FROM events WHERE stream = ? AND seq = ?", (stream, last))
        problems = partnership.ws.verify(heads=backup).problems
        assert store is partnership.ws.store
        assert any(one.startswith(f"{stream}: its event {last}") and "not there any more" in one for one in problems)

    def test_redactions_stand_in_it(self, partnership: Partnership) -> None:
        partnership.lead.answering.answer(partnership.ref, "policy", "in-place", "A child's name")
        digest = redacted(partnership, "A child's name")
        store = partnership.ws.store
        assert [one.digests for one in making.redactions_of(store)] == [(digest,)]
