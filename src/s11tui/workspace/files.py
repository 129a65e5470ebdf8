"""Evidence files, kept beside the workspace by the hash of what is in them.

A backup holds each once; nothing that is in them is ever opened or run by this program.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from s11tui.audit.files import KeptFile
from s11tui.errors import BadInput, CannotStore, NotFound
from s11tui.text import admit_line, safe_name
from s11tui.whole_file import write_whole
from s11tui.workspace.store import said

LARGEST = 10 * 1024 * 1024
"""Bytes in one file."""

_ZIP, _OLE, _ANY = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b""
KINDS: dict[str, bytes] = {
    "pdf": b"%PDF",
    "docx": _ZIP,
    "xlsx": _ZIP,
    "pptx": _ZIP,
    "odt": _ZIP,
    "ods": _ZIP,
    "odp": _ZIP,
    "doc": _OLE,
    "xls": _OLE,
    "ppt": _OLE,
    "msg": _OLE,
    "png": b"\x89PNG",
    "jpg": b"\xff\xd8\xff",
    "jpeg": b"\xff\xd8\xff",
    "rtf": b"{\\rtf",
    "eml": _ANY,
    "txt": _ANY,
    "md": _ANY,
    "csv": _ANY,
}
"""The kinds of document that are kept, by their ending, and how such a file begins."""


class Files:
    """The files of one workspace, in `FILE.files` beside it."""

    def __init__(self, workspace: Path) -> None:
        self.folder = workspace.with_name(f"{workspace.name}.files")

    @classmethod
    def within(cls, folder: Path) -> "Files":
        """The files of a folder that belongs to no single workspace: that of the backups."""
        made = cls(folder)
        made.folder = folder
        return made

    def keep(self, source: Path) -> KeptFile:
        """Keep a copy of a document. The same content again is kept once.

        Raises:
            BadInput: it is too large, empty, cannot be read, or is no common document.
            CannotStore: the disk is full or the folder cannot be written.
        """
        data = _read(source)
        return self.keep_bytes(data, source.name)

    def keep_bytes(self, data: bytes, name: str) -> KeptFile:
        """Keep a document that is at hand; see `keep`."""
        safe = checked(data, name)
        digest = hashlib.sha256(data).hexdigest()
        if not self.is_whole(digest):  # one that was altered is made whole again
            self._write(data, self._place(digest))
        return KeptFile(digest, safe, len(data))

    def read(self, file: KeptFile) -> bytes:
        """What is in a kept file.

        Raises:
            NotFound: it is not beside the workspace.
            CannotStore: it is not what was kept.
        """
        try:
            data = self._place(file.sha256).read_bytes()
        except OSError:
            raise NotFound(
                f"The file “{file.name}” is not beside the workspace.",
                f"It belongs into the folder {self.folder.name}.",
            ) from None
        if hashlib.sha256(data).hexdigest() != file.sha256:
            raise CannotStore(f"The file “{file.name}” is not what was kept.", "Restore it from a backup.")
        return data

    def is_whole(self, sha256: str) -> bool:
        """Whether the file is there and is what was kept."""
        try:
            return hashlib.sha256(self._place(sha256).read_bytes()).hexdigest() == sha256
        except (OSError, CannotStore):
            return False

    def copy_to(self, other: "Files", wanted: Iterable[str]) -> tuple[str, ...]:
        """Copy files into another folder, those that are whole there already aside.

        Gives those that are missing or altered here: they are left out, since the rest is worth more than nothing.

        Raises:
            CannotStore: one cannot be written.
        """
        missing: list[str] = []
        for sha256 in sorted(wanted):
            if other.is_whole(sha256):
                continue
            try:
                data = self._place(sha256).read_bytes()
            except OSError:
                data = b""
            if hashlib.sha256(data).hexdigest() != sha256:
                missing.append(sha256)
            else:
                other._write(data, other._place(sha256))
        return tuple(missing)

    def _place(self, sha256: str) -> Path:
        if len(sha256) != 64 or not all(letter in "0123456789abcdef" for letter in sha256):
            raise CannotStore("A kept file has no proper name.", "Run “s11tui verify”.")
        return self.folder / sha256

    def _write(self, data: bytes, target: Path) -> None:
        try:
            self.folder.mkdir(mode=0o700, exist_ok=True)
            write_whole(target, lambda file: file.write(data))
        except OSError as fault:
            raise CannotStore(
                f"The file could not be kept ({said(fault)}).", "Make room, or name the file as evidence without it."
            ) from fault


def _read(source: Path) -> bytes:
    try:
        if source.exists() and not source.is_file():  # reading a pipe or a device might never end
            raise BadInput(f"{_shown(source)} is no file.", "Name a document.")
        with source.open("rb") as file:
            return file.read(LARGEST + 1)
    except (OSError, ValueError) as fault:
        raise BadInput(
            f"{_shown(source)} cannot be read ({said(fault)}).", "Check its name, and your right to read it."
        ) from None


def _shown(source: Path) -> str:
    """A path as a person may see it: a name can hold what commands a terminal."""
    return admit_line(str(source)).text


def checked(data: bytes, name: str) -> str:
    """The safe name of a document that may be kept.

    Raises:
        BadInput: it is empty, too large, or no common document.
    """
    shown = admit_line(name).text
    if not data:
        raise BadInput(f"“{shown}” is empty.", "Choose the file again.")
    if len(data) > LARGEST:
        raise BadInput(
            f"“{shown}” is larger than {LARGEST // 1024 // 1024} MB.",
            "Keep it where it is, and say in the evidence where that is.",
        )
    safe = safe_name(shown)
    ending = safe.rpartition(".")[2].lower()
    if ending not in KINDS:
        raise BadInput(
            f"“{shown}” is no kind of document that is kept here.", f"These are: {', '.join(sorted(KINDS))}."
        )
    if not data.startswith(KINDS[ending]):
        raise BadInput(f"“{shown}” is not what its name says.", f"A file ending in .{ending} begins differently.")
    return safe
