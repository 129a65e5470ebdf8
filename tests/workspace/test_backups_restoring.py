"""Bringing a backup back: proved first, the present record kept, nothing of what was redacted since."""

import hashlib
import shutil
import sqlite3 as other_sqlite
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from s11tui.errors import BadInput, CannotStore, NotFound, Refusal
from s11tui.workspace import Workspace
from s11tui.workspace.backups import restoring, sole
from s11tui.workspace.backups.manifest import manifest_beside
from s11tui.workspace.backups.restoring import check, restore
from s11tui.workspace.backups.shelf import Shelf
from s11tui.workspace.store import OperationalError
from support.backups import DOCUMENT, altered, back_up, names, redacted, with_file, without_manifest
from support.clocks import HandClock
from support.editions import small_edition
from support.files import dumped
from support.partnership import MakePartnership, Partnership, begin
from support.tampering import meddling

DIGEST = hashlib.sha256(DOCUMENT).hexdigest()


class Case:
    """A workspace with a backup, that was worked in since, and is closed."""

    def __init__(self, one: Partnership, folder: Path) -> None:
        with_file(one, folder)
        one.fill()
        self.path = one.ws.path
        self.events = one.ws.verify().events
        self.backup = back_up(one).path
        one.lead.answering.answer(one.ref, "policy", "in-place", "Written since.")
        self.now = one.ws.verify().events
        one.ws.close()
        self.before = self.bytes_of()

    def bytes_of(self) -> bytes:
        return self.path.read_bytes()

    def opened(self) -> Workspace:
        return Workspace.open(self.path, clock=HandClock())

    def answer(self) -> str:
        with self.opened() as ws:
            view = ws.session("lee-lead").reading.open("police-section-11-2027")
            return str(view.standard("policy").questions[0].value)  # type: ignore[union-attr]  # it is asked

    def kept(self) -> list[Path]:
        return sorted(self.path.parent.glob("*.before-restore-*Z"))


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
