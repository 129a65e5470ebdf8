"""A file that is there whole or not at all."""

import os
import secrets
from contextlib import suppress
from pathlib import Path


def write_whole(target: Path, data: bytes, *, unfinished: str) -> None:
    """Write a file through a temporary one beside it.

    Args:
        unfinished: how the temporary one's name begins.

    Raises:
        OSError: it cannot be written; nothing is left half done.
    """
    temporary = target.with_name(f"{unfinished}{secrets.token_hex(8)}")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    finally:
        with suppress(OSError):
            temporary.unlink()
