"""Where the file lies: what kind of place it is, who can reach it, how much room there is, whether it is encrypted."""

import os
import shutil
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

from s11tui.errors import CannotStore
from s11tui.workspace import opening
from s11tui.workspace.health.finding import Finding, good, mend, note

_MEGABYTE = 1024 * 1024
_BESIDE = ("", "-wal", "-shm", ".lock", ".backups", ".files", ".people")
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
_ROOM = 64 * _MEGABYTE
_SYS = Path("/sys/dev/block")
_DEEP = 8


def place(path: Path) -> Finding:
    """Whether a record can lie there."""
    try:
        opening.refuse_place(path)
    except CannotStore as refusal:
        return mend("place", refusal.what, refusal.mend)
    if not sys.platform.startswith("linux"):
        return note(
            "place",
            "It is no synchronised folder by its name. Whether it is a network drive cannot be told on this system.",
            "Keep the workspace on this machine’s own disk.",
        )
    return good("place", "It lies on this machine’s own disk, in no synchronised folder.")


def rights(path: Path, is_guarded: bool) -> Iterator[Finding]:
    """Whether only its owner can reach the file and what lies beside it.

    Args:
        is_guarded: whether people sign in here: then whoever can read the file past the program is nobody's guest.
    """
    if sys.platform == "win32":
        yield note(
            "rights",
            "Who may reach the file was not looked at: on Windows the rights of its folder say so.",
            "Look at the folder’s properties, Security: nobody but its users and the administrators.",
        )
        return
    beside = [path.with_name(path.name + part) for part in _BESIDE] + [path.with_name(f".{path.name}-litestream")]
    open_ones = [one for one in beside if one.exists() and _mode(one) & _OTHERS]
    worst = mend if is_guarded else note
    for one in open_ones:
        yield worst(
            "rights",
            f"Others on this machine can reach {one.name} ({stat.filemode(one.stat().st_mode)})"
            + (", past the program and its sign-in." if is_guarded else "."),
            f"chmod {'700' if one.is_dir() else '600'} “{one}”",
        )
    yield from _folder(path.absolute().parent, is_guarded)
    owner = path.stat().st_uid
    if os.geteuid() not in (0, owner):
        yield mend("rights", f"The file belongs to another user (number {owner}).", "Run s11tui as that user.")
    elif not open_ones:
        yield good("rights", "Nobody but its owner can read the file and what lies beside it.")


def _folder(folder: Path, is_guarded: bool) -> Iterator[Finding]:
    mode = _mode(folder)
    if mode & _OTHERS_WRITE and not mode & stat.S_ISVTX:
        yield mend(
            "rights", f"Others can put another file in the place of this one: {folder} is theirs to write.",
            f"chmod go-w “{folder}”",
        )  # fmt: skip
    elif is_guarded and mode & _OTHERS:
        yield mend("rights", f"Others can look into the folder {folder}.", f"chmod 700 “{folder}”")


def room(free: int, size: int, backups: int) -> Finding:
    """Whether the disk has room for the next backup, and for restoring one.

    Args:
        free, size, backups: bytes free, in the workspace file, and in the folder of backups.
    """
    words = (
        f"{free // _MEGABYTE} MB are free; the workspace has {size // _MEGABYTE + 1} MB, its backups"
        f" {backups // _MEGABYTE} MB."
    )
    if free < size + _ROOM:
        return mend("room", f"{words} There is no room for a backup.", "Free some space, or move to a larger disk.")
    if free < 3 * size + _ROOM:
        return note("room", f"{words} That is too little to restore a backup.", "Free some space.")
    return good("room", words)


def room_at(path: Path) -> Finding:
    """`room`, of a workspace."""
    folder = path.with_name(f"{path.name}.backups")
    held = sum(one.stat().st_size for one in folder.rglob("*") if one.is_file()) if folder.is_dir() else 0
    return room(shutil.disk_usage(path.parent).free, path.stat().st_size, held)


def encryption(path: Path, devices: Path = _SYS) -> Finding:
    """Whether the disk is encrypted, where that can be told."""
    if not sys.platform.startswith("linux"):
        tool = "FileVault (“fdesetup status”)" if sys.platform == "darwin" else "BitLocker (“manage-bde -status”)"
        return note(
            "disk encryption", "It was not looked at: this system does not tell.", f"Look whether {tool} is on."
        )
    device = path.stat().st_dev
    block = devices / f"{os.major(device)}:{os.minor(device)}"
    if not block.exists():
        return note(
            "disk encryption",
            "It cannot be told for this kind of file system.",
            "See that the disk is encrypted (LUKS), or that of the machine that runs this one.",
        )
    if is_encrypted(block):
        return good("disk encryption", "The disk is encrypted (LUKS).")
    return note(
        "disk encryption",
        "No encryption of this disk is to be seen from here. Who takes the disk can read the record.",
        "Encrypt the disk (LUKS); a virtual machine’s may be encrypted by its host.",
    )


def is_encrypted(block: Path, deep: int = _DEEP) -> bool:
    """Whether a block device of the system's own listing, or one that it rests on, is an encrypted one."""
    try:
        uuid = (block / "dm" / "uuid").read_text(encoding="ascii", errors="replace")
    except OSError:
        uuid = ""
    if uuid.startswith("CRYPT-"):
        return True
    try:
        below = list((block / "slaves").iterdir()) if deep else []
    except OSError:
        return False
    return any(is_encrypted(one, deep - 1) for one in below)


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)
