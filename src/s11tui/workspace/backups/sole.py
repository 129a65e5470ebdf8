"""Having a workspace file for oneself, and writing another record over the one in it.

SQLite itself tells whether anybody has the file open: every connection holds a shared lock on it until it is closed,
and one that asks for exclusive locking gets it only when there is no other. The new record is written into the file in
one transaction and not put in its place: a program that waits for the file meanwhile would go on with the old one under
another name, and two files would share one log.
"""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from s11tui.errors import CannotStore
from s11tui.workspace import opening, store
from s11tui.workspace.backups.making import sync_folder
from s11tui.workspace.store import DatabaseError, Store

_WAIT_MS = 2000
"""Milliseconds to wait for somebody who is just closing it."""
_PARTS = ("", "-wal", "-shm", "-journal")


@contextmanager
def alone_with(path: Path) -> Generator[Store, None, None]:
    """A connection to a workspace file that nobody else has open, and nobody can open before it is closed.

    Raises:
        CannotStore: somebody has it open.
        DatabaseError: it is damaged, or no database.
    """
    held = store.connect(path)
    try:
        store.configure(held)
        held.conn.execute(f"PRAGMA busy_timeout={_WAIT_MS}")
        held.conn.execute("PRAGMA locking_mode=EXCLUSIVE")
        try:
            held.conn.execute("BEGIN EXCLUSIVE")
            held.conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
            held.conn.execute("COMMIT")
        except DatabaseError as fault:
            if "locked" in str(fault) or "busy" in str(fault):
                raise CannotStore(
                    "Somebody has the workspace open.",
                    "Ask everybody to leave the program (on a host, stop the service), and try again.",
                ) from fault
            raise
        yield held
    finally:
        opening.close_store(held)


def overwrite(held: Store, record: Store) -> None:
    """Write a whole record over the one in a file, in one transaction; a crash leaves the old one."""
    record.conn.backup(held.conn)
    held.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def set_aside(path: Path, kept: Path) -> None:
    """Give a file that is no database any more another name, with what belongs to it."""
    for part in _PARTS:
        one = path.with_name(path.name + part)
        if one.exists():
            one.rename(kept.with_name(kept.name + part))
    sync_folder(path.parent)
