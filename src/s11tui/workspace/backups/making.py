"""Making a copy of a workspace that was opened and verified before it counts: the one way there is."""

import hashlib
import os
import secrets
import shutil
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from s11tui import __version__
from s11tui.clock import stamp
from s11tui.errors import CannotStore
from s11tui.workspace import opening
from s11tui.workspace.backups.manifest import Head, Manifest, Redaction, manifest_beside, signed_part, written
from s11tui.workspace.files import Files
from s11tui.workspace.schema import SCHEMA_VERSION
from s11tui.workspace.store import Store, said

if TYPE_CHECKING:
    from s11tui.workspace.verifying import Verified
    from s11tui.workspace.workspace import Workspace

UNFINISHED = ".making-"
"""How the names of files begin that nobody has finished; whoever makes the next backup takes them away."""

_ROOM = 16 * 1024 * 1024
"""Bytes that stay free beside a copy."""
_SHOWN = 3
_READ_ONLY, _OWN = 0o400, 0o600

Progress = Callable[[float], None]


class Elsewhere:
    """Evidence files that are looked at apart from the record."""

    def is_whole(self, sha256: str) -> bool:
        return True


def make(
    workspace: "Workspace", scratch: Path, target: Path, files: Files, at: datetime, progress: Progress | None = None
) -> Manifest:
    """Copy the record as it is at one moment, while others go on writing; verify the copy; give it its name.

    Args:
        scratch: a folder of this machine's own disk where it is made and verified; the target may lie anywhere.
        files: where its evidence files go.
        at: the moment that it is said to be of.

    Raises:
        CannotStore: it cannot be made, or the record does not hold; nothing is left behind.
    """
    _refuse_taken(target)
    workspace.keys.signer()  # made now, where there are none: the copy is to have them
    elsewhere = target.parent != scratch
    if elsewhere:
        _make_folder(target)
    _refuse_narrow(scratch, workspace.path)
    with unfinished(scratch) as copy, _taken_away_on_failure(files.folder if elsewhere else None):
        opening.backup(workspace.store, copy)
        sound = _verified(workspace, copy, at, progress)
        missing = workspace.files.copy_to(files, sound.files)
        manifest = sound.model_copy(update={"missing": missing})
        data = written(manifest, workspace.keys.sign(signed_part(manifest)))
        if not elsewhere:
            _put(copy, target, data, read_only=True)
        else:
            with unfinished(target.parent) as there:
                copy_bytes(copy, there)
                _put(there, target, data)
    return manifest


@contextmanager
def unfinished(folder: Path) -> Generator[Path, None, None]:
    """A name for a file that is being made; whatever is left of it at the end is taken away."""
    path = folder / f"{UNFINISHED}{secrets.token_hex(8)}"
    try:
        yield path
    finally:
        sweep(folder, path.name)


def sweep(folder: Path, beginning: str = UNFINISHED) -> None:
    """Take away what nobody has finished."""
    with suppress(OSError):
        for left in folder.iterdir():
            if left.name.startswith(beginning):
                with suppress(OSError):
                    left.unlink()


def digest_of_file(path: Path) -> str:
    """SHA-256, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def copy_bytes(source: Path, target: Path) -> None:
    """Copy a finished file to a name that is free, readable by its owner only.

    Raises:
        CannotStore: it cannot be written, or did not arrive whole.
    """
    try:
        with (
            source.open("rb") as read,
            os.fdopen(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _OWN), "wb") as file,
        ):
            shutil.copyfileobj(read, file, 1024 * 1024)
            sync(file.fileno())
        whole = digest_of_file(source) == digest_of_file(target)
    except (OSError, ValueError) as fault:
        raise CannotStore(
            f"{target.parent} cannot be written to ({said(fault)}).", "Choose a folder that you may write to."
        ) from fault
    if not whole:
        raise CannotStore("The copy did not arrive whole.", "Check the disk and try again.")


def sync(handle: int) -> None:
    """Wait until what was written is on the disk."""
    os.fsync(handle)


def sync_folder(folder: Path) -> None:
    """Wait until names in a folder are on the disk; Windows does so by itself."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def give_name(made: Path, target: Path) -> None:
    """Give a finished file its name, which must be free.

    Raises:
        CannotStore: something has that name.
    """
    try:
        os.link(made, target)
    except FileExistsError:
        _refuse_taken(target)
        raise
    except OSError:  # a file system without links
        _refuse_taken(target)
        made.rename(target)
    else:
        made.unlink()


def heads_of(store: Store) -> dict[str, Head]:
    """The number and the hash of the last event of every stream."""
    rows = store.all("SELECT stream, max(seq), hash FROM events GROUP BY stream ORDER BY stream")
    return {stream: (seq, hashed) for stream, seq, hashed in rows}


def redactions_of(store: Store) -> tuple[Redaction, ...]:
    """Every redaction in the record, in the order in which they were made."""
    from s11tui.workspace.expected import body_of

    rows = store.all("SELECT id, stream, who, at, body FROM events WHERE kind = 'redacted' ORDER BY position")
    return tuple(
        Redaction(event=event, stream=stream, who=who, at=at, digests=tuple(body_of(body).get("digests", ())))
        for event, stream, who, at, body in rows
    )


def refuse_unsound(found: "Verified", what: str, mend: str) -> None:
    """Raise unless everything verified."""
    if not found.ok:
        more = len(found.problems) - _SHOWN
        named = "; ".join(found.problems[:_SHOWN]) + (f"; and {more} more" if more > 0 else "")
        raise CannotStore(f"{what}: {named}.", mend)


def _verified(workspace: "Workspace", copy: Path, at: datetime, progress: Progress | None) -> Manifest:
    """Open the copy as any workspace, verify all of it, and say what is in it."""
    with type(workspace).open(copy, clock=workspace.clock) as opened:
        found = opened.verify(progress, files=Elsewhere())
        if opened.store.all("PRAGMA foreign_key_check") or opened.keys.signer() != workspace.keys.signer():
            raise CannotStore("The backup did not come out whole.", "Check the disk and try again.")
        partnership, named = opened.partnership(), opened.ledger.files_named()
        heads, redactions = heads_of(opened.store), redactions_of(opened.store)
    refuse_unsound(
        found,
        "No backup was made, since the record does not hold",
        "Run “s11tui verify”, and keep the earlier backups: they were left as they are.",
    )
    return Manifest(
        at=stamp(at),
        program=__version__,
        tables=SCHEMA_VERSION,
        workspace=partnership.id,
        name=partnership.name,
        sha256=digest_of_file(copy),
        size=copy.stat().st_size,
        returns=found.returns,
        events=found.events,
        heads=heads,
        files=tuple(sorted(named)),
        redactions=redactions,
        signer=workspace.keys.signer(),
    )


def _make_folder(target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as fault:
        raise CannotStore(
            f"{target} cannot be made ({said(fault)}).", "Choose a folder that you may write to."
        ) from fault


@contextmanager
def _taken_away_on_failure(folder: Path | None) -> Generator[None, None, None]:
    new = folder is not None and not folder.exists()
    try:
        yield
    except BaseException:
        if folder is not None and new:
            shutil.rmtree(folder, ignore_errors=True)
        raise


def _put(made: Path, target: Path, data: bytes, *, read_only: bool = False) -> None:
    """First the manifest, then the backup: one without the other does not count, and a manifest alone is swept."""
    beside = manifest_beside(target)
    try:
        with made.open("rb+") as file:
            sync(file.fileno())
        with unfinished(target.parent) as text:
            with os.fdopen(os.open(text, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _OWN), "wb") as file:
                file.write(data)
                sync(file.fileno())
            text.replace(beside)
        try:
            give_name(made, target)
        except BaseException:
            beside.unlink()
            raise
        if read_only:  # working in it by mistake would make it another file than its manifest says
            target.chmod(_READ_ONLY)
        sync_folder(target.parent)
    except OSError as fault:
        raise CannotStore(
            f"{target} cannot be made ({said(fault)}).", "Make room, or choose a folder that you may write to."
        ) from fault


def _refuse_taken(target: Path) -> None:
    if target.exists() or target.is_symlink():
        raise CannotStore(f"{target} exists already.", "Choose another name; nothing was changed.")
    if manifest_beside(target).exists():
        raise CannotStore(f"{manifest_beside(target)} exists already.", "Choose another name; nothing was changed.")


def _refuse_narrow(scratch: Path, workspace: Path) -> None:
    """A copy that fills the disk would take the room that people's next words need."""
    needed = sum(one.stat().st_size for one in (workspace, _wal(workspace)) if one.exists()) + _ROOM
    if shutil.disk_usage(scratch).free < needed:
        raise CannotStore(
            f"There is too little room for a backup: {needed // 1024 // 1024} MB are needed.",
            "Free some space and try again; earlier backups were left as they are.",
        )


def _wal(workspace: Path) -> Path:
    return workspace.with_name(f"{workspace.name}-wal")
