"""Locks of the operating system on a file: it lets go of them by itself, even when a process is killed."""

import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

if sys.platform == "win32":
    import msvcrt

    def lock(handle: int) -> None:
        """Wait until the file is ours alone."""
        while True:
            try:
                msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
            except OSError:  # it gives up after ten seconds; waiting is right here
                continue
            return

    def try_lock(handle: int) -> bool:
        """Take the file for us alone where nobody has it; tells whether it is ours."""
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def unlock(handle: int) -> None:
        """Let others have it."""
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def lock(handle: int) -> None:
        """Wait until the file is ours alone."""
        fcntl.flock(handle, fcntl.LOCK_EX)

    def try_lock(handle: int) -> bool:
        """Take the file for us alone where nobody has it; tells whether it is ours."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def unlock(handle: int) -> None:
        """Let others have it."""
        fcntl.flock(handle, fcntl.LOCK_UN)


class Turn:
    """Something that one process does at a time, told by a lock on a file that is made for it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def taken(self) -> bool:
        """Take the turn where nobody has it. Raises OSError where the file cannot be made."""
        handle = os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600)
        if not try_lock(handle):
            os.close(handle)
            return False
        self._handle = handle
        return True

    def over(self) -> None:
        """Let others have their turn."""
        if self._handle is not None:
            unlock(self._handle)
            os.close(self._handle)
            self._handle = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.over()
