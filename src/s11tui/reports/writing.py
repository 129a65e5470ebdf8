"""Writing a file that a person asked for: all of it or nothing."""

from collections.abc import Callable
from errno import EDQUOT, ENOSPC
from pathlib import Path
from typing import BinaryIO

from s11tui.errors import CannotWrite
from s11tui.text import safe_name
from s11tui.whole_file import write_whole

_FULL = (ENOSPC, EDQUOT)
_EXPORTS = "exports"


def write_file(folder: Path, name: str, write: Callable[[BinaryIO], None]) -> Path:
    """Write a file through a temporary one beside it, so that there is never half a file.

    Args:
        folder: where it goes; made if it is not there.
        name: made safe first, see `safe_name`.
        write: writes all of it. What it raises leaves everything as it was.

    Returns:
        Where the file is now; one of that name that was there before is replaced.

    Raises:
        CannotWrite: the folder cannot be made or written to, or the disk is full.
    """
    target = folder / safe_name(name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(target, write)
    except OSError as error:
        raise _refusal(target, error) from error
    return target


def default_folder(workspace: Path | None) -> Path:
    """Where reports go if nobody says: `exports` here if there is one, else `exports` beside the workspace."""
    here = Path.cwd() / _EXPORTS
    return here if here.is_dir() or workspace is None else workspace.parent / _EXPORTS


def _refusal(target: Path, error: OSError) -> CannotWrite:
    what = f"The file {target.name} was not written; nothing is left half done."
    if error.errno in _FULL:
        return CannotWrite(what, f"The disk that holds {target.parent} is full: make room, or choose another folder.")
    if target.is_dir():
        return CannotWrite(what, f"A folder of that name is in the way in {target.parent}: choose another folder.")
    if isinstance(error, FileExistsError | NotADirectoryError):
        return CannotWrite(what, f"{target.parent} is not a folder: choose another.")
    if isinstance(error, PermissionError):
        return CannotWrite(
            what, f"You may not write to {target.parent}, or the file is open elsewhere: choose another folder."
        )
    return CannotWrite(what, f"The system said “{error.strerror or error}” of {target.parent}: choose another folder.")
