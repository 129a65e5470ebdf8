"""A folder of each person on a host: what the program wrote for them, and what they brought to attach.

`FILE.people/<person id>/out` and `/in` beside the workspace, which only the owner of the workspace may read. Names are
made safe, nothing in them is ever opened or run, and they are no part of the record.
"""

import re
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from s11tui.errors import CannotStore, NotFound, Unmet
from s11tui.text import admit_line, safe_name
from s11tui.whole_file import write_whole
from s11tui.workspace.files import LARGEST, checked
from s11tui.workspace.store import said

MOST_BYTES = 200 * 1024 * 1024
"""Bytes that one person may have there."""
MOST_FILES = 500
KEPT_DAYS = 7
"""Days after which what the program wrote is removed: it can be written again at any time."""

Side = Literal["in", "out"]
"""`in` is what a person brought, `out` what the program wrote for them."""

_PERSON = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}")
_UNFINISHED = ".writing-"
_FORM = ".html"
"""The ending of a worksheet that was filled in in a browser: no document to attach, but one to bring back."""
_HOUR = 3600.0
_DAY = 24 * _HOUR
_MOST_ALIKE = 1000


@dataclass(frozen=True, slots=True)
class FolderFile:
    """One file of a person. `size` in bytes; `at` in seconds since 1970."""

    side: Side
    name: str
    size: int
    at: float
    path: Path


class PersonFolder:
    """The files of one person.

    Args:
        workspace: the workspace file.
        person: the person's id.
        now: gives seconds since 1970.

    Raises:
        NotFound: that can be nobody's id.
    """

    def __init__(self, workspace: Path, person: str, *, now: Callable[[], float] = time.time) -> None:
        if not _PERSON.fullmatch(person):
            raise NotFound("There is nobody of that id.", "Sign in again.")
        self.root = workspace.with_name(f"{workspace.name}.people") / person
        self._now = now

    def side(self, side: Side) -> Path:
        """Where the files of one side are; made if it is not there.

        Raises:
            CannotStore: it cannot be made, or something else stands in its place.
        """
        place = self.root / side
        try:
            for one in (self.root.parent, self.root, place):
                one.mkdir(mode=0o700, exist_ok=True)
                if one.is_symlink():
                    raise CannotStore(f"The folder {one.name} beside the workspace leads elsewhere.", "Remove it.")
        except OSError as fault:
            raise CannotStore(
                f"The folder for your files could not be made ({said(fault)}).", "Tell whoever looks after this host."
            ) from fault
        return place

    def files(self) -> tuple[FolderFile, ...]:
        """All of them, the newest first."""
        found = [*self._of("in"), *self._of("out")]
        return tuple(sorted(found, key=lambda one: (-one.at, one.side, one.name)))

    def find(self, side: str, name: str) -> FolderFile:
        """One of them.

        Raises:
            NotFound: there is none of that name; no name leads out of the folder.
        """
        for one in self.files():
            if (one.side, one.name) == (side, name):
                return one
        raise NotFound("There is no such file of yours.", "It may have been removed since: look at the list.")

    def keep(self, side: Side, name: str, data: bytes) -> FolderFile:
        """Write a file, under a name that none has yet.

        Raises:
            Unmet: it would be more than one person may have.
            CannotStore: the disk is full, or the folder cannot be written.
        """
        place = self.side(side)
        self._make_room(len(data))
        target = _unused(place, safe_name(name))
        try:
            write_whole(target, lambda file: file.write(data), unfinished=_UNFINISHED)
        except OSError as fault:
            raise CannotStore(f"The file could not be kept ({said(fault)}).", "Try again later.") from fault
        return FolderFile(side, target.name, len(data), self._now(), target)

    def bring(self, name: str, data: bytes) -> FolderFile:
        """Keep a document that a person brought, to attach it, or a worksheet.

        Raises:
            BadInput: it is empty, too large, or no common document.
            Unmet, CannotStore: as `keep`.
        """
        safe = safe_name(admit_line(name).text)
        if safe.lower().endswith(_FORM) and 0 < len(data) <= LARGEST:
            return self.keep("in", safe, data)
        return self.keep("in", checked(data, name), data)

    def remove(self, side: str, name: str) -> None:
        """Remove one file.

        Raises:
            NotFound: there is none of that name.
        """
        with suppress(FileNotFoundError):
            self.find(side, name).path.unlink()

    def tidy(self) -> None:
        """Remove what was written more than a week ago, and what was never finished."""
        before = self._now() - KEPT_DAYS * _DAY
        for one in self._of("out"):
            if one.at < before:
                with suppress(OSError):
                    one.path.unlink()
        for left in self._all("in") + self._all("out"):
            with suppress(OSError):
                if left.name.startswith(_UNFINISHED) and left.stat().st_mtime < self._now() - _HOUR:
                    left.unlink()

    def _make_room(self, wanted: int) -> None:
        """Remove the oldest that the program wrote until there is room; what a person brought is theirs to remove."""
        self.tidy()
        standing = list(self.files())
        total = sum(one.size for one in standing)
        for oldest in [one for one in reversed(standing) if one.side == "out"]:
            if total + wanted <= MOST_BYTES and len(standing) < MOST_FILES:
                return
            with suppress(OSError):
                oldest.path.unlink()
            standing.remove(oldest)
            total -= oldest.size
        if total + wanted > MOST_BYTES or len(standing) >= MOST_FILES:
            raise Unmet(
                f"There is no room for it: you may have {MOST_BYTES // 1024 // 1024} MB in {MOST_FILES} files here.",
                "Remove files that are attached already, and try again.",
            )

    def _of(self, side: Side) -> list[FolderFile]:
        found = []
        for path in self._all(side):
            with suppress(OSError):
                if path.name == safe_name(path.name) and path.is_file() and not path.is_symlink():
                    known = path.stat()
                    found.append(FolderFile(side, path.name, known.st_size, known.st_mtime, path))
        return found

    def _all(self, side: Side) -> list[Path]:
        try:
            return list((self.root / side).iterdir())
        except OSError:
            return []


def tidy_all(workspace: Path) -> None:
    """`PersonFolder.tidy` for everybody who has a folder."""
    people = workspace.with_name(f"{workspace.name}.people")
    with suppress(OSError):
        for one in people.iterdir():
            if _PERSON.fullmatch(one.name):
                PersonFolder(workspace, one.name).tidy()


def _unused(place: Path, name: str) -> Path:
    stem, dot, ending = name.rpartition(".")
    for number in range(1, _MOST_ALIKE):
        tried = place / (name if number == 1 else f"{stem or ending}-{number}{dot}{ending if stem else ''}")
        if not tried.exists():
            return tried
    raise Unmet(f"There are too many files called {name} already.", "Remove some of them.")
