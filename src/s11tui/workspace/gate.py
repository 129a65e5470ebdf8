"""One writer at a time, for an SQLite that needs it.

SQLite before 3.51.3 can damage a file when two processes write or checkpoint at the same instant. Where no newer one
can be had, a lock beside the file keeps them apart; the system lets go of it even when a process is killed.
"""

import os
from pathlib import Path
from types import TracebackType

from s11tui.workspace.locks import lock, unlock


class Gate:
    """Held from the beginning of a transaction to its end; does nothing where it is not needed."""

    def __init__(self, path: Path, *, needed: bool) -> None:
        self._path = path.with_name(path.name + ".lock")
        self._needed = needed
        self._handle: int | None = None
        self._depth = 0

    def __enter__(self) -> None:
        self._depth += 1
        if not self._needed or self._depth > 1:
            return
        if self._handle is None:
            self._handle = os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600)
        lock(self._handle)

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._depth -= 1
        if self._needed and not self._depth and self._handle is not None:
            unlock(self._handle)

    def close(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
