"""The zip that a hand-over is: packed always the same way, and looked over before anything in it is unpacked.

Nothing is ever unpacked to the disk: members are read into memory, by the names that the format knows.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from stat import S_IFMT, S_IFREG

from s11tui.errors import BadInput
from s11tui.exchange.handover import limits
from s11tui.exchange.handover.faults import damaged, no_handover, too_large

MANIFEST, SIGNATURE, PAYLOAD, EDITION = "manifest.json", "manifest.sig", "payload.json", "edition.json"
FILES = "files/"

_NAME = re.compile(r"manifest\.(?:json|sig)|payload\.json|edition\.json|files/[0-9a-f]{64}")
_LARGEST = {
    MANIFEST: limits.MANIFEST,
    SIGNATURE: limits.SIGNATURE,
    PAYLOAD: limits.PAYLOAD,
    EDITION: limits.EDITION,
}
_LIKE_EVERY_ZIP = b"PK\x03\x04"
_END = struct.Struct("<4s4H2LH")
_LARGE_ZIP_LOCATOR, _LARGE_ZIP_LOCATOR_SIZE = b"PK\x06\x07", 20
_DAY_ONE = (1980, 1, 1, 0, 0, 0)
_LIKE_UNIX = 3
_PLAIN_FILE = (S_IFREG | 0o600) << 16
_ENCRYPTED = 0x1
_DAMAGED = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, ValueError, KeyError)


def pack(members: Mapping[str, bytes]) -> bytes:
    """A package of members in their order; the same members give the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, _DAY_ONE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = _LIKE_UNIX
            info.external_attr = _PLAIN_FILE
            package.writestr(info, content)
    return packed.getvalue()


class Package:
    """A package that was given: which members it has is known, what is in them is read when it is asked for.

    Raises:
        BadInput: it is no package, or not one as a hand-over's may be.
    """

    def __init__(self, data: bytes) -> None:
        _require_small_list(data)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGED:
            raise damaged() from None
        infos = self._zip.infolist()
        if len(infos) > limits.MEMBERS:
            raise too_large(f"made of {len(infos):,} parts")
        for info in infos:
            _require_known(info)
        self._infos = {info.filename: info for info in infos}
        if len(self._infos) != len(infos):
            raise damaged()
        self._left = limits.FILE

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self._infos)

    def read(self, name: str) -> bytes:
        """What is in a member, read no further than may be, whatever size it gives out to have.

        Raises:
            BadInput: it is not there, is damaged, or is too large.
        """
        most = min(_LARGEST.get(name, limits.EVIDENCE), self._left)
        try:
            with self._zip.open(self._infos[name]) as member:
                content = member.read(most + 1)
        except _DAMAGED:
            raise damaged() from None
        if len(content) > most:
            raise too_large(f"unpacking to more than {_in_words(most)}")
        self._left -= len(content)
        return content


def _require_small_list(data: bytes) -> None:
    """The list of members stands at the end; how long it is decides what merely opening the package costs.

    Raises:
        BadInput: there is no such list, it is too long, or it is of the kind for gigabytes.
    """
    if not data.startswith(_LIKE_EVERY_ZIP):
        raise no_handover()
    at = len(data) - _END.size
    signature, *_, members, size, offset, comment = _END.unpack(data[at:]) if at >= 0 else (b"", 0, 0, 0, 0)
    if signature != b"PK\x05\x06" or comment or offset + size != at:
        raise damaged()
    if data[at - _LARGE_ZIP_LOCATOR_SIZE : at].startswith(_LARGE_ZIP_LOCATOR):
        raise damaged()
    if members > limits.MEMBERS or size > limits.DIRECTORY:
        raise too_large(f"made of {members:,} parts")


def _require_known(info: zipfile.ZipInfo) -> None:
    """Raise unless a member is a plain file of a name that the format knows, packed in one of two ways."""
    name = info.orig_filename
    if not _NAME.fullmatch(name) or info.filename != name:
        raise _strange(f"has a part that no hand-over has ({name[:80]!r})")
    if info.flag_bits & _ENCRYPTED:
        raise _strange("has a part that is encrypted by itself")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise _strange("is packed in a way that no hand-over is")
    if S_IFMT(info.external_attr >> 16) not in (0, S_IFREG):
        raise _strange("has a part that is a link or a device")


def _strange(how: str) -> BadInput:
    return BadInput(
        f"This file {how}, so nothing of it was taken.",
        "Do not open it otherwise; ask the sender for the file as s11tui wrote it.",
    )


def _in_words(size: int) -> str:
    return f"{size // limits.MB} MB" if size >= limits.MB else f"{size:,} bytes"
