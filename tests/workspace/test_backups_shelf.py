"""The usual folder of backups, and what each says of itself."""

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from s11tui.errors import BadInput, NotFound
from s11tui.workspace.backups import making
from s11tui.workspace.backups.manifest import anchors_of, manifest_beside, read_manifest
from s11tui.workspace.backups.shelf import Shelf
from support.backups import DOCUMENT, altered, back_up, files_in, names, redacted, with_file, without_manifest
from support.partnership import MakePartnership, Partnership
from support.tampering import meddling

DIGEST = hashlib.sha256(DOCUMENT).hexdigest()


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
