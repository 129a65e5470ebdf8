"""Meddling with a workspace file as somebody with any SQLite client could."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from s11tui.workspace.store import sqlite3  # of one process, two SQLite libraries would not see each other's locks


@contextmanager
def meddling(path: Path) -> Iterator[sqlite3.Connection]:
    """A plain connection to the file with every trigger dropped and no check in the way.

    The triggers are made again at the end, as a careful meddler would, so that they give nothing away.
    """
    connection = sqlite3.connect(path, isolation_level=None)
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("PRAGMA ignore_check_constraints=ON")
    try:
        yield connection
        for _, sql in triggers:
            connection.execute(sql)
    finally:
        connection.close()


def columns_of(connection: sqlite3.Connection, table: str) -> list[tuple[str, str]]:
    """Name and declared type of each column."""
    return [(row[1], row[2]) for row in connection.execute(f"PRAGMA table_info({table})")]


def other(value: Any, declared: str) -> Any:
    """A value of the same type that is not this one."""
    if declared == "INTEGER":
        return int(value) + 1000
    text = str(value or "")
    if len(text) in (24, 64):  # dates and hashes keep their length
        return ("0" if text[0] != "0" else "1") + text[1:]
    return f"{text}x"
