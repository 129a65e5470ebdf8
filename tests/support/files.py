"""Files that are to be refused."""

from pathlib import Path

import pytest

from s11tui.errors import CannotStore
from s11tui.workspace import Workspace
from s11tui.workspace.store import sqlite3


def refusal(path: Path) -> str:
    with pytest.raises(CannotStore) as caught:
        Workspace.open(path)
    assert caught.value.mend
    return caught.value.what


def bytes_beside(path: Path) -> dict[str, bytes]:
    """Every file of the folder with its bytes."""
    return {one.name: one.read_bytes() for one in path.parent.iterdir() if one.is_file()}


def pragma(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(f"PRAGMA {statement}")
    connection.close()


def dumped(path: Path) -> list[str]:
    """All that is in a file: what it is made of, and every row."""
    connection = sqlite3.connect(path)
    made = connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
    said = [f"user_version {connection.execute('PRAGMA user_version').fetchone()[0]}", *map(str, made)]
    for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall():
        said += [f"{table} {row}" for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()]
    connection.close()
    return said
