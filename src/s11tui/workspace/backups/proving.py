"""Proving a backup before anything is done with it: its manifest, its bytes, and the whole record in it."""

import hashlib
import os
import shutil
from collections.abc import Collection, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from s11tui.clock import Clock
from s11tui.errors import CannotStore, NotFound
from s11tui.workspace.backups.making import Elsewhere, Progress, heads_of, refuse_unsound, unfinished
from s11tui.workspace.backups.manifest import Manifest, manifest_beside, read_manifest
from s11tui.workspace.files import Files
from s11tui.workspace.store import said

if TYPE_CHECKING:
    from s11tui.workspace.verifying import Verified
    from s11tui.workspace.workspace import Workspace

_OTHER = "Take another backup; nothing was changed."
_PIECE = 1024 * 1024


@dataclass(frozen=True)
class Proved:
    """A backup that holds.

    Attributes:
        record: a copy of it, open.
        manifest: None where it was said that there is none.
        found: returns and events in it.
        files: evidence files that it names; `missing` those that are nowhere to be found.
    """

    record: "Workspace"
    manifest: Manifest | None
    found: "Verified"
    files: frozenset[str]
    missing: tuple[str, ...]


class Gathered:
    """Evidence files that may lie in any of several folders."""

    def __init__(self, folders: Sequence[Files]) -> None:
        self._folders = folders

    def is_whole(self, sha256: str) -> bool:
        return any(one.is_whole(sha256) for one in self._folders)

    def copy_to(self, other: Files, wanted: Collection[str]) -> tuple[str, ...]:
        """Copy files into a folder; gives those that are whole nowhere."""
        missing: Collection[str] = wanted
        for one in self._folders:
            missing = one.copy_to(other, missing)
        return tuple(sorted(missing))


def files_of(backup: Path) -> tuple[Files, ...]:
    """Where the evidence files of a backup may lie: in its own folder, or in that of all backups beside it."""
    return Files(backup), Files.within(backup.parent / "files")


@contextmanager
def proved(
    backup: Path,
    scratch: Path,
    clock: Clock,
    *,
    own_files: Sequence[Files] = (),
    bare: bool = False,
    progress: Progress | None = None,
) -> Generator[Proved, None, None]:
    """A copy of a backup, opened, verified, and compared with its manifest; it is taken away at the end.

    Args:
        scratch: a folder of this machine's own disk.
        own_files: folders where its evidence files may lie besides.
        bare: it has no manifest, or none that counts: only what the file itself can prove is asked for.

    Raises:
        NotFound: there is no such file.
        BadInput: its manifest is missing, or was altered.
        CannotStore: it was altered, is damaged, no workspace, or newer.
    """
    from s11tui.workspace.workspace import Workspace

    manifest = None if bare else _manifest_of(backup)
    with unfinished(scratch) as copy:
        _copied(backup, copy, manifest)
        if bare:
            _copy_log(backup, copy)
        with Workspace.open(copy, clock=clock) as record:
            gathered = Gathered([*files_of(backup), *own_files])
            named = frozenset(record.ledger.files_named())
            missing = tuple(sorted(one for one in named if not gathered.is_whole(one)))
            found = record.verify(progress, files=Elsewhere())
            refuse_unsound(found, "The record in this backup does not hold", _OTHER)
            _compare(record, manifest, found)
            yield Proved(record, manifest, found, named, missing)


def _manifest_of(backup: Path) -> Manifest:
    if not backup.is_file():
        raise NotFound(f"There is no backup at {backup}.", "See what there is with “s11tui backup --list”.")
    return read_manifest(manifest_beside(backup))


def _copied(backup: Path, copy: Path, manifest: Manifest | None) -> None:
    """Copy the bytes and look at them on the way, so that what was looked at is what is used."""
    whole = hashlib.sha256()
    try:
        if not backup.is_file():
            raise NotFound(f"There is no backup at {backup}.", "See what there is with “s11tui backup --list”.")
        needed = backup.stat().st_size * 3
        if shutil.disk_usage(copy.parent).free < needed:
            raise CannotStore(
                f"There is too little room to try the backup: {needed // _PIECE + 1} MB are needed.",
                "Free some space and try again; nothing was changed.",
            )
        handle = os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with backup.open("rb") as read, os.fdopen(handle, "wb") as file:
            while piece := read.read(_PIECE):
                whole.update(piece)
                file.write(piece)
    except (OSError, ValueError) as fault:
        raise CannotStore(
            f"{backup} cannot be read ({said(fault)}).", "Check its name; nothing was changed."
        ) from fault
    if manifest is not None and whole.hexdigest() != manifest.sha256:
        raise CannotStore(f"{backup.name} was altered or damaged since it was made.", _OTHER)


def _copy_log(backup: Path, copy: Path) -> None:
    """What stands only in the log of a file that was not made by us belongs to it."""
    log = backup.with_name(f"{backup.name}-wal")
    if log.exists():
        shutil.copyfile(log, copy.with_name(f"{copy.name}-wal"))


def _compare(record: "Workspace", manifest: Manifest | None, found: "Verified") -> None:
    if record.store.all("PRAGMA foreign_key_check"):
        raise CannotStore("The record in this backup does not hold: rows are missing.", _OTHER)
    if manifest is None:
        return
    same = (
        heads_of(record.store) == manifest.heads
        and (found.returns, found.events) == (manifest.returns, manifest.events)
        and record.partnership().id == manifest.workspace
    )
    if not same:
        raise CannotStore("What is in this backup is not what its manifest says.", _OTHER)
    if record.keys.signer() != manifest.signer:
        raise CannotStore("The manifest of this backup was signed with another workspace’s key.", _OTHER)
