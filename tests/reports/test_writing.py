"""A file is there whole, or not at all."""

import errno
import os
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s11tui.errors import CannotWrite
from s11tui.reports.writing import default_folder, write_file
from s11tui.text import safe_name


def hello(file: BinaryIO) -> None:
    file.write(b"hello")


def full_disk(file: BinaryIO) -> None:
    file.write(b"half of it")
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_file_is_written_and_its_folder_made(tmp_path: Path) -> None:
    path = write_file(tmp_path / "a" / "b", "report.pdf", hello)
    assert path == tmp_path / "a" / "b" / "report.pdf"
    assert path.read_bytes() == b"hello"
    assert [one.name for one in path.parent.iterdir()] == ["report.pdf"]


def test_an_older_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(b"a longer one that was there before")
    assert write_file(tmp_path, "report.pdf", hello).read_bytes() == b"hello"


def test_a_full_disk_leaves_everything_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(b"before")
    with pytest.raises(CannotWrite, match="full"):
        write_file(tmp_path, "report.pdf", full_disk)
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("report.pdf", b"before")]


def test_a_fault_while_writing_leaves_nothing(tmp_path: Path) -> None:
    def broken(file: BinaryIO) -> None:
        file.write(b"half of it")
        raise KeyError("fault")

    with pytest.raises(KeyError):
        write_file(tmp_path, "report.pdf", broken)
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "exports").write_text("in the way")
    for folder in (tmp_path / "exports", tmp_path / "exports" / "deeper"):
        with pytest.raises(CannotWrite, match="not a folder"):
            write_file(folder, "report.pdf", hello)
    assert (tmp_path / "exports").read_text() == "in the way"


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "report.pdf").mkdir()
    with pytest.raises(CannotWrite, match="folder of that name"):
        write_file(tmp_path, "report.pdf", hello)
    assert [one.name for one in tmp_path.iterdir()] == ["report.pdf"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_to_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(CannotWrite, match="may not write"):
            write_file(tmp_path, "report.pdf", hello)
    finally:
        tmp_path.chmod(0o700)


def test_a_system_that_forbids_it_is_told_in_words(tmp_path: Path) -> None:
    def forbidden(_file: BinaryIO) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    with pytest.raises(CannotWrite, match="may not write"):
        write_file(tmp_path, "report.pdf", forbidden)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("return-police.pdf", "return-police.pdf"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\a\\b?.pdf", "C-a-b.pdf"),
        ("CON.pdf", "_CON.pdf"),
        ("nul", "_nul"),
        ("com1.tar.pdf", "_com1.tar.pdf"),
        ("Ysgol Tŷ.pdf", "Ysgol-T.pdf"),
        ("trailing. ", "trailing"),
        ("...", "file"),
        (".pdf", "pdf"),
        ("", "file"),
    ],
)
def test_safe_names(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@given(st.text(max_size=400))
def test_every_name_is_safe(name: str) -> None:
    safe = safe_name(name)
    assert 1 <= len(safe) <= 121
    assert safe.isascii()
    assert all(letter.isalnum() or letter in "._-" for letter in safe)
    assert safe[0] not in ".-"
    assert safe[-1] not in ". "
    assert safe_name(safe) == safe


def test_the_default_folder_is_here_if_there_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    workspace = tmp_path / "work" / "partnership.s11"
    assert default_folder(workspace) == tmp_path / "work" / "exports"
    assert default_folder(None) == tmp_path / "exports"
    (tmp_path / "exports").mkdir()
    assert default_folder(workspace) == tmp_path / "exports"
