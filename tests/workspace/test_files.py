"""Evidence files: kept once by what is in them, common documents only, under names that every system takes."""

import hashlib
import os
import sys
from pathlib import Path

import pytest

from s11tui.errors import BadInput, CannotStore, NotFound
from s11tui.workspace import Workspace
from s11tui.workspace.desks.library import Described
from s11tui.workspace.files import KINDS, LARGEST, Files
from support.partnership import Partnership

DOCUMENT = b"%PDF-1.7 an audit"
DIGEST = hashlib.sha256(DOCUMENT).hexdigest()


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "audit.pdf"
    path.write_bytes(DOCUMENT)
    return path


@pytest.fixture
def kept(partnership: Partnership, document: Path) -> Partnership:
    """A partnership whose policy rests on a file."""
    partnership.lead.library.add_to(partnership.ref, "policy", Described("Audit", file=document))
    return partnership


def names(files: Files) -> list[str]:
    return sorted(one.name for one in files.folder.iterdir()) if files.folder.exists() else []


def test_kept_by_hash_and_read_back(kept: Partnership) -> None:
    item = kept.lead.library.lines("police")[0].item
    assert item.file is not None
    assert (item.file.sha256, item.file.name, item.file.size, item.place, item.held_at) == (
        DIGEST, "audit.pdf", len(DOCUMENT), "file", "audit.pdf",
    )  # fmt: skip
    assert names(kept.ws.files) == [DIGEST]
    assert kept.lead.library.file_of("e1") == ("audit.pdf", DOCUMENT)
    assert kept.ws.verify().problems == ()


def test_the_same_content_is_kept_once_under_each_name(kept: Partnership, tmp_path: Path) -> None:
    other = tmp_path / "copy.pdf"
    other.write_bytes(DOCUMENT)
    kept.lead.library.add("police", Described("Copy", file=other))
    assert names(kept.ws.files) == [DIGEST]
    assert [kept.lead.library.file_of(ref)[0] for ref in ("e1", "e2")] == ["audit.pdf", "copy.pdf"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_only_the_owner_can_look_into_the_folder(kept: Partnership) -> None:
    assert kept.ws.files.folder.stat().st_mode & 0o077 == 0


def test_a_file_stays_with_an_item_until_it_is_said_to_be_elsewhere(kept: Partnership, tmp_path: Path) -> None:
    newer = tmp_path / "newer.pdf"
    newer.write_bytes(b"%PDF-1.7 newer")
    assert kept.lead.library.change("e1", Described("Audit again", place="file")).file is not None
    assert kept.lead.library.change("e1", Described("Audit again", file=newer)).file.name == "newer.pdf"  # type: ignore[union-attr]
    assert kept.lead.library.change("e1", Described("Audit again", place="link", held_at="https://x")).file is None
    with pytest.raises(NotFound, match="No file"):
        kept.lead.library.file_of("e1")
    evidence = kept.view().standard("policy").evidence[0]  # type: ignore[union-attr]  # it is asked
    assert kept.lead.reading.evidence_file(kept.ref, "policy", evidence.id) == ("audit.pdf", DOCUMENT)
    assert kept.ws.verify().problems == ()


def test_the_largest_that_is_kept(tmp_path: Path) -> None:
    files = Files(tmp_path / "w.s11")
    assert files.keep_bytes(b"%PDF" + b"x" * (LARGEST - 4), "a.pdf").size == LARGEST
    for data in (b"", b"%PDF" + b"x" * (LARGEST - 3)):
        with pytest.raises(BadInput):
            files.keep_bytes(data, "a.pdf")
    big = tmp_path / "big.pdf"
    with big.open("wb") as file:
        file.write(b"%PDF")
        file.truncate(LARGEST * 40)
    with pytest.raises(BadInput, match="larger than 10 MB"):
        files.keep(big)
    assert len(names(files)) == 1


@pytest.mark.parametrize("name", ["a.exe", "a.pdf.exe", "a.html", "a.svg", "a.js", "a.docm", "a", ".", "", "a.zip"])
def test_what_is_no_common_document_is_refused(tmp_path: Path, name: str) -> None:
    files = Files(tmp_path / "w.s11")
    with pytest.raises(BadInput, match="no kind of document"):
        files.keep_bytes(b"%PDF", name)
    assert names(files) == []


@pytest.mark.parametrize("ending", sorted(ending for ending, magic in KINDS.items() if magic))
def test_a_file_that_is_not_what_its_name_says_is_refused(tmp_path: Path, ending: str) -> None:
    files = Files(tmp_path / "w.s11")
    with pytest.raises(BadInput, match="not what its name says"):
        files.keep_bytes(b"MZ\x90\x00", f"a.{ending}")
    assert names(files) == []
    assert files.keep_bytes(KINDS[ending] + b"rest", f"A.{ending.upper()}").size == len(KINDS[ending]) + 4


HOSTILE_NAMES = {
    "../../x.pdf": "x.pdf",
    "..\\..\\x.pdf": "x.pdf",
    "/etc/passwd.pdf": "etc-passwd.pdf",
    "C:\\Users\\x.pdf": "C-Users-x.pdf",
    "CON.pdf": "_CON.pdf",
    "nul.tar.pdf": "_nul.tar.pdf",
    "x.pdf:hidden.pdf": "x.pdf-hidden.pdf",
    "invoice\u202efdp.pdf": "invoicefdp.pdf",
    "a\x00b.pdf": "ab.pdf",
    "a\nb\x1b[2J.pdf": "a-b-2J.pdf",
    "-rf.pdf": "rf.pdf",
    " . .pdf": "pdf",
    "[@click=app.quit]x.pdf": "click-app.quit-x.pdf",
    '"; rm -rf ~; ".pdf': "rm--rf.pdf",
}


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_hostile_names_are_made_safe(tmp_path: Path, name: str) -> None:
    files = Files(tmp_path / "w.s11")
    assert files.keep_bytes(DOCUMENT, name).name == HOSTILE_NAMES[name]
    assert names(files) == [DIGEST]
    assert sorted(one.name for one in tmp_path.iterdir()) == ["w.s11.files"]


def test_a_very_long_name_is_shortened_and_keeps_its_ending(tmp_path: Path) -> None:
    name = Files(tmp_path / "w.s11").keep_bytes(DOCUMENT, f"{'long' * 75}.pdf").name
    assert len(name) <= 120
    assert name.endswith(".pdf")


@pytest.mark.parametrize("name", ["missing.pdf", "x" * 300, "a\x00b.pdf", "bad\x1b[2J.pdf"])
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput, match="cannot be read") as caught:
        Files(tmp_path / "w.s11").keep(tmp_path / name)
    assert "\x1b" not in str(caught.value)
    assert "\x00" not in str(caught.value)


def test_a_folder_or_a_pipe_is_no_file(tmp_path: Path) -> None:
    files = Files(tmp_path / "w.s11")
    places = [tmp_path]
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "pipe.pdf")
        places += [tmp_path / "pipe.pdf", Path("/dev/zero")]
    for place in places:
        with pytest.raises(BadInput, match="is no file"):
            files.keep(place)


def test_a_missing_file_is_told_and_found_by_verify(kept: Partnership) -> None:
    (kept.ws.files.folder / DIGEST).unlink()
    with pytest.raises(NotFound, match="not beside the workspace"):
        kept.lead.library.file_of("e1")
    assert kept.ws.verify().problems == (f"evidence file {DIGEST[:12]}…: missing or altered",)


def test_an_altered_file_is_told_found_by_verify_and_made_whole_by_keeping_it_again(
    kept: Partnership, document: Path
) -> None:
    (kept.ws.files.folder / DIGEST).write_bytes(b"%PDF-1.7 a forgery")
    with pytest.raises(CannotStore, match="not what was kept"):
        kept.lead.library.file_of("e1")
    assert kept.ws.verify().problems == (f"evidence file {DIGEST[:12]}…: missing or altered",)
    kept.lead.library.add("police", Described("Again", file=document))
    assert kept.ws.verify().problems == ()
    assert names(kept.ws.files) == [DIGEST]


def test_a_folder_that_cannot_be_written_leaves_nothing_said(partnership: Partnership, document: Path) -> None:
    partnership.ws.files.folder.write_text("in the way", encoding="utf-8")
    with pytest.raises(CannotStore, match="could not be kept"):
        partnership.lead.library.add("police", Described("Audit", file=document))
    assert partnership.lead.library.lines("police") == ()


def test_nothing_half_written_is_left(
    partnership: Partnership, document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("s11tui.whole_file.os.fsync", full)
    with pytest.raises(CannotStore, match="No space left"):
        partnership.ws.files.keep(document)
    assert names(partnership.ws.files) == []


def test_a_backup_takes_the_files_along(kept: Partnership, tmp_path: Path) -> None:
    scan = tmp_path / "signed.png"
    scan.write_bytes(b"\x89PNG scan")
    original = tmp_path / "original.docx"
    original.write_bytes(b"PK\x03\x04 original")
    kept.manager.answering.attach_original(kept.ref, "The Word form", original)
    kept.fill()
    kept.lead.submitting.submit(kept.ref, "Chief Officer", "Chief Constable", scan=scan)
    stray = kept.ws.files.folder / ("0" * 64)
    stray.write_bytes(b"of nobody")
    kept.ws.backup_to(tmp_path / "elsewhere" / "backup.s11")
    with Workspace.open(tmp_path / "elsewhere" / "backup.s11", clock=kept.clock) as copy:
        assert copy.verify().problems == ()
        assert len(names(copy.files)) == 3
        lead = copy.session("lee-lead")
        assert lead.library.file_of("e1") == ("audit.pdf", DOCUMENT)
        assert lead.submitting.scan_of(kept.ref, 1) == ("signed.png", b"\x89PNG scan")
        assert lead.reading.original_file(kept.ref, 1) == ("original.docx", b"PK\x03\x04 original")


def test_a_backup_of_what_is_missing_is_made_all_the_same(kept: Partnership, tmp_path: Path) -> None:
    (kept.ws.files.folder / DIGEST).unlink()
    kept.ws.backup_to(tmp_path / "elsewhere" / "backup.s11")
    with Workspace.open(tmp_path / "elsewhere" / "backup.s11", clock=kept.clock) as copy:
        assert copy.verify().problems == (f"evidence file {DIGEST[:12]}…: missing or altered",)


@pytest.mark.parametrize("number", [0, -1, 2])
def test_originals_and_scans_that_are_not_there(partnership: Partnership, number: int) -> None:
    partnership.manager.answering.attach_original(partnership.ref, "A letter")
    for read in (partnership.lead.reading.original_file, partnership.lead.submitting.scan_of):
        for wanted in (number, 1):
            with pytest.raises(NotFound):
                read(partnership.ref, wanted)
