"""What a file claims to be is looked over before any library opens it: its size, its members, what it unpacks to."""

import io
import re
import zipfile
import zlib

from s11tui.errors import BadInput
from s11tui.exchange.worksheets.cells import KEEPER

LARGEST_FILE = 20_000_000
LARGEST_UNPACKED = 64_000_000
MOST_MEMBERS = 2_000

_DECLARATIONS = re.compile(rb"<!(DOCTYPE|ENTITY)")
_SHARED = re.compile(r"xl/sharedStrings\.xml", re.IGNORECASE)
_DAMAGED = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, ValueError, KeyError)


def checked(data: bytes) -> bytes:
    """The same spreadsheet, packed anew from what was looked over.

    Raises:
        BadInput: it is too large, unpacks to too much, or is no such file.
    """
    if len(data) > LARGEST_FILE:
        raise too_large(f"larger than {LARGEST_FILE // 1_000_000} MB")
    packed = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(packed, "w") as anew:
            for name, content in _members(given):
                anew.writestr(name, content)
    except _DAMAGED:
        raise no_worksheet() from None
    return packed.getvalue()


def _members(given: zipfile.ZipFile) -> list[tuple[str, bytes]]:
    """Every member, read no further than the limit, whatever size it gives out to have."""
    infos = given.infolist()
    if len(infos) > MOST_MEMBERS:
        raise too_large(f"made of {len(infos):,} parts")
    left, found = LARGEST_UNPACKED, {}
    for info in infos:
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise no_worksheet()
        with given.open(info) as member:
            content = member.read(left + 1)
        left -= len(content)
        if left < 0:
            raise too_large(f"unpacking to more than {LARGEST_UNPACKED // 1_000_000} MB")
        if _DECLARATIONS.search(content.replace(b"\0", b"")):
            raise no_worksheet()
        if _SHARED.fullmatch(info.filename.lstrip("/")):
            content = content.replace(b"x005F_", f"x005F{KEEPER}_".encode())
        found[info.filename] = content
    return list(found.items())


def too_large(how: str) -> BadInput:
    return BadInput(f"This file is {how}; no worksheet is, so it was not opened.", "Look whether it is the right file.")


def no_worksheet() -> BadInput:
    """What is said of a file that cannot be a worksheet, or not any more."""
    return BadInput(
        "This file is no worksheet of s11tui, or it was damaged, so nothing of it was taken.",
        "Bring in a file that “s11tui worksheet out” wrote, saved as XLSX or from the form in the browser.",
    )
