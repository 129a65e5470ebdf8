"""A file that is there whole or not at all."""

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

_UNFINISHED = ".writing-"


def write_whole(target: Path, write: Callable[[BinaryIO], object], *, unfinished: str = _UNFINISHED) -> None:
    """Write a file through a temporary one beside it; one of that name that was there before is replaced.

    Args:
        write: writes all of it. What it raises leaves everything as it was.
        unfinished: how the temporary one's name begins.

    Raises:
        OSError: it cannot be written; nothing is left half done.
    """
    temporary = target.with_name(f"{unfinished}{secrets.token_hex(8)}")
    try:
        with temporary.open("xb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    finally:
        with suppress(OSError):
            temporary.unlink()
