"""The connection: every transaction immediate, and the tables of sqlite-utils behind it."""

import os
from collections.abc import Generator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any, Self

from s11tui.errors import CannotStore
from s11tui.workspace.engine import sqlite3
from s11tui.workspace.gate import Gate

if TYPE_CHECKING:
    from sqlite_utils import Database

SAFE_SQLITE = (3, 51, 3)
"""From here on SQLite is free of the fault that can damage a file several processes write to at once."""

BUSY_SECONDS = 15
_ASK_EVERY = 0.008
"""Seconds between two tries to begin, while somebody else writes."""

_PRAGMAS = (
    f"busy_timeout={BUSY_SECONDS * 1000}",
    "foreign_keys=ON",
    "synchronous=FULL",
    "fullfsync=ON",
    "checkpoint_fullfsync=ON",
    "recursive_triggers=ON",
    "secure_delete=ON",
    "cell_size_check=ON",
    "wal_autocheckpoint=1000",
    f"journal_size_limit={16 * 1024 * 1024}",
)

OperationalError = sqlite3.OperationalError
DatabaseError = sqlite3.DatabaseError


class Store:
    """One connection to one workspace file.

    `atomic()` begins immediately: a deferred transaction that reads first cannot wait for a lock and fails at once
    when another process has written in between.
    """

    def __init__(self, connection: Any, gate: Gate) -> None:
        self.conn = connection
        self.gate = gate

    @cached_property
    def tables(self) -> "Database":
        """The same connection with the table methods of sqlite-utils, for cold paths: loading it takes a while."""
        from s11tui.workspace.tables import Tables

        return Tables(self)

    def close(self) -> None:
        self.conn.close()

    @contextmanager
    def atomic(self) -> Generator[Self, None, None]:
        """A transaction, or a savepoint inside the one that is open."""
        if self.conn.in_transaction:
            with self._savepoint():
                yield self
            return
        with self.gate:
            self._begin()
            try:
                yield self
                self.run("COMMIT")
            except BaseException as fault:
                self._give_up()
                if is_outside(fault):
                    raise in_words(fault) from fault
                raise

    def _begin(self) -> None:
        """Begin to write as soon as nobody else does, within what `busy_timeout` allows.

        SQLite's own waiting asks ever more seldom the longer it lasts: newcomers overtake who waits, for many seconds
        when many write, and the file stands idle meanwhile. So all ask at the same pace.

        Raises:
            CannotStore: others wrote for longer, or the file cannot be used.
        """
        allowed = int(self.conn.execute("PRAGMA busy_timeout").fetchone()[0])
        until = monotonic() + allowed / 1000
        self.conn.execute("PRAGMA busy_timeout=0")
        try:
            with _telling():
                while not self._begun(monotonic() >= until):
                    sleep(_ASK_EVERY)
        finally:
            self.conn.execute(f"PRAGMA busy_timeout={allowed}")

    def _begun(self, is_last: bool) -> bool:
        """Try to begin; false where somebody else is writing, which is an error at the last try."""
        try:
            self.conn.execute("BEGIN IMMEDIATE")
        except OperationalError as fault:
            if is_last or not _is_busy(fault):
                raise
            return False
        return True

    @contextmanager
    def _savepoint(self) -> Generator[None, None, None]:
        self.run("SAVEPOINT inner")
        try:
            yield
        except BaseException:
            # After a full disk SQLite has given up the whole transaction by itself.
            if self.conn.in_transaction:
                self.run("ROLLBACK TO inner")
                self.run("RELEASE inner")
            raise
        self.run("RELEASE inner")

    @contextmanager
    def snapshot(self) -> Generator[Self, None, None]:
        """The file as it is at one moment, while others may go on writing; nothing can be written in it."""
        if self.conn.in_transaction:
            yield self
            return
        self.run("BEGIN")
        try:
            yield self
        finally:
            self._give_up()

    def run(self, sql: str, parameters: tuple[Any, ...] = ()) -> Any:
        """Execute a statement; gives the cursor.

        Raises:
            CannotStore: the file is locked, full, damaged, read-only or gone.
        """
        with _telling():
            return self.conn.execute(sql, parameters)

    def _give_up(self) -> None:
        """Roll back; SQLite has already done so after a full disk."""
        if self.conn.in_transaction:
            self.conn.execute("ROLLBACK")

    def one(self, sql: str, parameters: tuple[Any, ...] = ()) -> tuple[Any, ...] | None:
        """The first row, or None."""
        with _telling():
            row: tuple[Any, ...] | None = self.conn.execute(sql, parameters).fetchone()
        return row

    def all(self, sql: str, parameters: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """Every row."""
        with _telling():
            rows: list[tuple[Any, ...]] = self.conn.execute(sql, parameters).fetchall()
        return rows


@contextmanager
def _telling() -> Generator[None, None, None]:
    """Say in words what lies outside the program, while rows are fetched too: damage may be met with any of them."""
    try:
        yield
    except DatabaseError as fault:
        if is_outside(fault):
            raise in_words(fault) from fault
        raise


def connect(path: Path, *, read_only: bool = False) -> Store:
    """A connection with this product's settings. The file is not looked at yet."""
    uri = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rw'}"
    try:
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=BUSY_SECONDS)
    except OperationalError as fault:
        raise in_words(fault) from fault
    return Store(connection, Gate(path, needed=sqlite3.sqlite_version_info < SAFE_SQLITE))


def configure(store: Store) -> None:
    """Set what SQLite keeps for each connection; changes nothing in the file."""
    for pragma in _PRAGMAS:
        store.conn.execute(f"PRAGMA {pragma}")


def create_file(path: Path) -> None:
    """An empty file that only its owner can read, where there was none.

    Raises:
        CannotStore: something is there already, or the folder cannot be written.
    """
    try:
        if not path.parent.is_dir():
            path.parent.mkdir(parents=True)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError as fault:
        if not path.parent.is_dir():
            raise CannotStore(
                f"{path} cannot be made: {path.parent} is no folder.", "Choose a folder that you may write to."
            ) from fault
        raise CannotStore(f"{path} exists already.", "Choose another name; nothing was changed.") from None
    except (OSError, ValueError) as fault:
        raise CannotStore(f"{path} cannot be made ({said(fault)}).", "Choose a folder that you may write to.") from None


def said(fault: Exception) -> str:
    """What the system says of a file that cannot be used; a name that no file can have is no error of the system."""
    return (fault.strerror if isinstance(fault, OSError) else None) or str(fault)


def is_outside(fault: BaseException) -> bool:
    """Whether a fault lies in the file, the disk or another program, and not in a statement of ours."""
    return isinstance(fault, OperationalError) or type(fault) is DatabaseError


def _is_busy(fault: BaseException) -> bool:
    """Whether it is only that somebody else is writing."""
    text = str(fault).lower()
    return "locked" in text or "busy" in text


def in_words(fault: BaseException) -> CannotStore:
    """What a fault of SQLite means for a person."""
    text = str(fault).lower()
    if _is_busy(fault):
        return CannotStore(
            f"The record was busy for more than {BUSY_SECONDS} seconds.",
            "Nothing was lost: try again, and close other programs that hold the file open.",
        )
    if "full" in text:
        return CannotStore("The disk is full, so nothing was saved just now.", "Free some space and try again.")
    if "readonly" in text or "read-only" in text:
        return CannotStore("The workspace is read-only.", "Ask for the right to write to the file and its folder.")
    if "unable to open" in text:
        return CannotStore("The workspace cannot be opened.", "Check the file's name and your rights to its folder.")
    if "malformed" in text or "corrupt" in text or "not a database" in text:
        return CannotStore("The workspace is damaged or is no database.", "Restore the newest backup beside it.")
    if "disk i/o" in text:
        return CannotStore("The disk could not be read or written.", "Check the disk, then try again.")
    return CannotStore(f"The record could not be used ({fault}).", "Nothing was changed; try again.")
