"""Bringing a backup back: the present record is kept, and nothing comes back of what was redacted since."""

import hashlib
import shutil
from pathlib import Path

import pytest

from s11tui.errors import BadInput
from s11tui.workspace import Workspace
from s11tui.workspace.backups.manifest import manifest_beside
from s11tui.workspace.backups.restoring import check, restore
from s11tui.workspace.backups.shelf import Shelf
from support.backups import DOCUMENT, Case, back_up, names, redacted, with_file
from support.clocks import HandClock
from support.partnership import MakePartnership, Partnership

DIGEST = hashlib.sha256(DOCUMENT).hexdigest()


@pytest.fixture
def case(partnership: Partnership, tmp_path: Path) -> Case:
    return Case(partnership, tmp_path)


class TestRestoring:
    def test_what_was_then_is_there_again_and_what_was_since_is_kept(self, case: Case) -> None:
        done = restore(case.backup, case.path, HandClock())
        assert case.answer() == "A policy, read by all."
        assert done.verified.ok
        assert done.verified.events == case.events
        assert done.lost == case.now - case.events
        assert done.manifest is not None
        assert case.kept() == [done.kept]
        assert done.kept is not None
        with Workspace.open(done.kept, clock=HandClock()) as kept:
            assert kept.verify(files=Shelf(case.path).files).ok
            assert kept.ledger.read(f"return/{kept.registry.return_id('police-section-11-2027')}")[-1].seq > 0
            assert kept.verify(files=Shelf(case.path).files).events == case.now
        assert names(case.path.parent / "partnership.s11.backups") == [
            case.backup.name, manifest_beside(case.backup).name, "files",
        ]  # fmt: skip

    def test_what_stands_only_in_the_log_is_kept_too(self, case: Case, tmp_path: Path) -> None:
        """As after a crash: the last words are in the -wal, and nobody is there."""
        crashed = tmp_path / "crashed"
        crashed.mkdir()
        with case.opened() as ws:
            ws.session("lee-lead").answering.answer("police-section-11-2027", "policy", "in-place", "In the log.")
            for part in ("", "-wal"):
                shutil.copy(f"{case.path}{part}", crashed / f"w.s11{part}")
        done = restore(case.backup, crashed / "w.s11", HandClock())
        assert done.kept is not None
        assert not done.kept.with_name(f"{done.kept.name}-wal").exists()
        with Workspace.open(done.kept, clock=HandClock()) as kept:
            assert "In the log." in [text for (text,) in kept.store.all("SELECT text FROM words")]

    def test_evidence_files_are_brought_back(self, case: Case) -> None:
        shutil.rmtree(f"{case.path}.files")
        assert restore(case.backup, case.path, HandClock()).missing == ()
        with case.opened() as ws:
            assert ws.verify().ok
            assert ws.session("lee-lead").library.file_of("e1") == ("audit.pdf", DOCUMENT)

    def test_evidence_that_is_nowhere_is_named(self, case: Case) -> None:
        shutil.rmtree(f"{case.path}.files")
        shutil.rmtree(Shelf(case.path).files.folder)
        done = restore(case.backup, case.path, HandClock())
        assert done.missing == (DIGEST,)
        assert done.verified.ok

    def test_into_a_place_where_there_is_none_yet(self, case: Case, tmp_path: Path) -> None:
        new = tmp_path / "another host" / "w.s11"
        done = restore(case.backup, new, HandClock())
        assert (done.kept, done.lost) == (None, 0)
        with Workspace.open(new, clock=HandClock()) as ws:
            assert ws.verify().ok
        assert case.bytes_of() == case.before

    def test_a_copy_that_was_sent_with_its_files(self, partnership: Partnership, tmp_path: Path) -> None:
        with_file(partnership, tmp_path)
        partnership.ws.backup_to(tmp_path / "sent" / "copy.s11")
        shutil.move(tmp_path / "sent", tmp_path / "arrived")
        done = restore(tmp_path / "arrived" / "copy.s11", tmp_path / "new.s11", HandClock())
        assert done.missing == ()

    def test_twice_keeps_both(self, case: Case) -> None:
        clock = HandClock()
        restore(case.backup, case.path, clock)
        restore(case.backup, case.path, clock)
        assert len(case.kept()) == 2

    def test_the_kept_one_can_be_restored_in_turn(self, case: Case) -> None:
        first = restore(case.backup, case.path, HandClock())
        assert first.kept is not None
        with pytest.raises(BadInput, match="manifest"):
            restore(first.kept, case.path, HandClock())
        clock = HandClock()
        clock.jump(days=1)
        done = restore(first.kept, case.path, clock, bare=True)
        assert case.answer() == "Written since."
        assert done.missing == ()
        assert done.manifest is None

    def test_only_checking_changes_nothing(self, case: Case) -> None:
        beside = names(case.path.parent)
        found = check(case.backup, case.path, HandClock())
        assert (found.verified.ok, found.kept, found.missing) == (True, None, ())
        assert case.bytes_of() == case.before
        assert names(case.path.parent) == beside


class TestRedactions:
    NAME = "A child’s name"

    def answered(self, one: Partnership) -> None:
        one.fill()
        one.lead.answering.answer(one.ref, "policy", "in-place", self.NAME)
        one.lead.answering.save_draft(one.ref, "training", "in-place", f"Said before: {self.NAME}.", None)

    def gone(self, path: Path) -> None:
        with Workspace.open(path, clock=HandClock()) as ws:
            assert ws.verify().ok
            texts = [text for (text,) in ws.store.all("SELECT text FROM words")]
            assert self.NAME not in texts
            assert ws.store.all("SELECT text FROM drafts") == []
            view = ws.session("lee-lead").reading.open("police-section-11-2027")
            shown = view.standard("policy")
            assert shown is not None
            assert self.NAME not in str(shown.questions[0].value)
            lines = ws.store.all("SELECT who, body FROM events WHERE kind = 'redacted'")
            assert len(lines) == 1
            assert lines[0][0] == ws.session("lee-lead").person.id
        for part in ("", "-wal"):
            beside = path.with_name(f"{path.name}{part}")
            assert not beside.exists() or self.NAME.encode() not in beside.read_bytes()

    def test_what_was_taken_out_since_does_not_come_back(self, partnership: Partnership) -> None:
        self.answered(partnership)
        backup = back_up(partnership).path
        redacted(partnership, self.NAME)
        partnership.ws.close()
        assert self.NAME.encode() in backup.read_bytes()
        done = restore(backup, partnership.ws.path, HandClock())
        assert done.redacted == 1
        assert done.verified.ok
        self.gone(partnership.ws.path)

    def test_where_the_present_record_is_lost_later_backups_tell(self, partnership: Partnership) -> None:
        self.answered(partnership)
        older = back_up(partnership).path
        redacted(partnership, self.NAME)
        partnership.clock.jump(days=1)
        back_up(partnership)
        partnership.ws.close()
        partnership.ws.path.write_bytes(b"lost")
        done = restore(older, partnership.ws.path, HandClock())
        assert (done.redacted, done.unknown_redactions) == (1, True)
        self.gone(partnership.ws.path)

    def test_what_was_taken_out_before_the_backup_is_no_second_event(self, partnership: Partnership) -> None:
        self.answered(partnership)
        redacted(partnership, self.NAME)
        backup = back_up(partnership).path
        partnership.ws.close()
        assert restore(backup, partnership.ws.path, HandClock()).redacted == 0

    def test_words_that_the_backup_does_not_hold_are_none_of_it(self, partnership: Partnership) -> None:
        partnership.fill()
        backup = back_up(partnership).path
        partnership.lead.answering.answer(partnership.ref, "policy", "in-place", self.NAME)
        redacted(partnership, self.NAME)
        partnership.ws.close()
        assert restore(backup, partnership.ws.path, HandClock()).redacted == 0


def test_an_older_backup_is_brought_up_on_the_way(make_partnership: MakePartnership, tmp_path: Path) -> None:
    """What a program of last year left behind, without a manifest."""
    from support.version_one import version_one

    one = make_partnership()
    one.fill()
    one.ws.close()
    old = tmp_path / "old.s11"
    version_one(one.ws.path, old)
    new = tmp_path / "new" / "w.s11"
    assert restore(old, new, HandClock(), bare=True).verified.ok
    assert names(new.parent) == ["w.s11", "w.s11.backups"]
    assert names(Shelf(new).folder) == []
