"""Opening a file: what it is, whether it may be used, and bringing an older one up to date."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from s11tui.errors import CannotStore
from s11tui.workspace.schema import APPLICATION_ID, SCHEMA_VERSION
from s11tui.workspace.store import DatabaseError, Store, configure, connect, create_file, in_words, said
from s11tui.workspace.triggers import assert_triggers, missing_triggers

_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "9p", "afs", "ncpfs", "fuse.sshfs", "fuse.rclone", "davfs"}
)
_SYNCED = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "nextcloud", "box sync")
_MOUNTS = Path("/proc/self/mountinfo")
_MAGIC = b"SQLite format 3\x00"


def create_store(path: Path) -> Store:
    """A new, empty workspace file.

    Raises:
        CannotStore: it exists, or its place cannot hold a workspace.
    """
    refuse_place(path)
    create_file(path)
    store = connect(path)
    try:
        configure(store)
        store.conn.execute("PRAGMA journal_mode=WAL")
        _bring_up_to_date(store)
    except BaseException as fault:
        close_store(store)
        remove_files(path)
        if isinstance(fault, DatabaseError):
            raise in_words(fault) from fault
        raise
    return store


def remove_files(path: Path) -> None:
    """Take away a workspace file and what SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm", ".lock"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def open_store(path: Path) -> Store:
    """An existing workspace, brought up to date; a backup of an older one is left beside it.

    Raises:
        CannotStore: it is missing, no workspace, newer, read-only, damaged, busy, or in a bad place; nothing was
            touched.
    """
    _refuse_file(path)
    refuse_place(path)
    store = connect(path)
    try:
        _refuse_foreign(store, path)
        configure(store)
        _prepare(store, path)
    except DatabaseError as fault:
        close_store(store)
        raise in_words(fault) from fault
    except BaseException:
        close_store(store)
        raise
    return store


def close_store(store: Store) -> None:
    """Close; the gate keeps the checkpoint of the last one out apart from other writers."""
    with store.gate:
        store.close()
    store.gate.close()


def _prepare(store: Store, path: Path) -> None:
    version = _pragma(store, "user_version")
    if version < SCHEMA_VERSION:
        copy = _free_name(path)
        backup(store, copy)
        try:
            _bring_up_to_date(store)
        except BaseException:
            remove_files(copy)  # the file is as it was; trying again must not fill the disk
            raise
    elif missing_triggers(store):
        with store.atomic():
            assert_triggers(store)
    # Tells now, not in the middle of someone's work, that the file cannot be written. Beginning alone does not tell:
    # of a file that is read-only SQLite makes that a reading transaction, without a word.
    with store.atomic():
        store.run("DELETE FROM drafts WHERE 0")


def _bring_up_to_date(store: Store) -> None:
    # Migrations take the whole of sqlite-utils; a file that is up to date opens without.
    from s11tui.workspace.migrations import bring_up_to_date

    bring_up_to_date(store)


def _free_name(path: Path) -> Path:
    """A name for the backup before a migration; of several processes that start at once, each makes its own."""
    return path.with_name(f"{path.name}.before-{SCHEMA_VERSION}-{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{os.getpid()}")


def backup(store: Store, target: Path) -> None:
    """A whole copy, through SQLite's own online backup in one step: others go on writing meanwhile.

    Raises:
        CannotStore: it exists already or cannot be written.
    """
    copy_pages(store, target, whole=True)


def copy_pages(store: Store, target: Path, *, whole: bool = False) -> None:
    """As `backup`; without `whole`, of a file that may be damaged, as it is.

    Raises:
        CannotStore: it exists already or cannot be written.
    """
    create_file(target)
    copy = connect(target)
    try:
        store.conn.backup(copy.conn)
        if whole and copy.one("PRAGMA integrity_check") != ("ok",):
            raise CannotStore("The backup did not come out whole.", "Check the disk and try again.")
    except BaseException as fault:
        close_store(copy)
        remove_files(target)
        if isinstance(fault, DatabaseError) and "full" in str(fault):
            raise CannotStore(
                "The disk is full, so the copy could not be made.", "Free some space and try again."
            ) from fault
        if isinstance(fault, DatabaseError):
            raise in_words(fault) from fault
        raise
    close_store(copy)


def _refuse_file(path: Path) -> None:
    try:
        with path.open("rb") as file:
            start = file.read(16)
    except FileNotFoundError:
        raise CannotStore(
            f"There is no workspace at {path}.",
            "Make one with “s11tui init”, look around in “s11tui demo”, or name another file with -w.",
        ) from None
    except IsADirectoryError:
        raise CannotStore(f"{path} is a folder, not a workspace.", "Name the file in it with -w.") from None
    except (OSError, ValueError) as fault:
        raise CannotStore(
            f"{path} cannot be read ({said(fault)}).", "Check the name, and your right to read it."
        ) from None
    if start != _MAGIC:
        raise CannotStore(f"{path} is not an s11tui workspace.", "Name the right file with -w; nothing was touched.")


def _refuse_foreign(store: Store, path: Path) -> None:
    if _pragma(store, "application_id") != APPLICATION_ID:
        raise CannotStore(
            f"{path} is a database of another program.", "Name the right file with -w; nothing was touched."
        )
    if _pragma(store, "user_version") > SCHEMA_VERSION:
        raise CannotStore(
            f"{path} was written by a newer version of s11tui.",
            "Install the newest version and open it again; nothing was touched.",
        )


def _pragma(store: Store, name: str) -> int:
    row = store.one(f"PRAGMA {name}")
    return int(row[0]) if row else 0


def refuse_place(path: Path) -> None:
    """Locks do not work over a network, and a synchronised folder copies half-written files.

    Raises:
        CannotStore: the file would lie in such a place.
    """
    folder = path.absolute().parent
    synced = next((part for part in folder.parts if part.casefold().startswith(_SYNCED)), "")
    if synced:
        raise CannotStore(
            f"{path} lies in a synchronised folder ({synced}), where a record can be damaged.",
            "Keep it in a folder of this machine's own disk, and send backups to the synchronised one.",
        )
    if _file_system(folder) in _NETWORK:
        raise CannotStore(
            f"{path} lies on a network drive, where a record can be damaged.",
            "Keep it on the disk of the machine that runs s11tui.",
        )


def _file_system(folder: Path) -> str:
    """The kind of file system, where the system tells (Linux); empty elsewhere."""
    if not sys.platform.startswith("linux") or not _MOUNTS.exists():
        return ""
    best, kind = "", ""
    resolved = str(folder.resolve())
    for line in _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines():
        left, _, right = line.partition(" - ")
        mount = left.split()[4].replace("\\040", " ")
        inside = resolved == mount or resolved.startswith(mount.rstrip("/") + "/")
        if inside and len(mount) >= len(best):
            best, kind = mount, right.split()[0]
    return kind
