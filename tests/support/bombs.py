"""Small zips that unpack to much."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from functools import cache

MB = 1024 * 1024


@cache
def zeros(size: int) -> bytes:
    """Deflated zeros: 1 MB of them for each GiB."""
    press = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = press.compress(bytes(MB)) + press.flush(zlib.Z_FULL_FLUSH)  # stands by itself, and can be repeated
    return block * (size // MB) + press.flush()


def bomb(name: str, size: int, others: Mapping[str, bytes], *, told: int | None = None) -> bytes:
    """A package with a member of zeros, and others; `told` is the size that the first gives out to have."""
    packed = zeros(size)
    called, sizes = name.encode(), (len(packed), (size if told is None else told) & 0xFFFFFFFF)
    head = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 33, 0, *sizes, len(called), 0)
    body = head + called + packed
    listed = struct.pack(
        "<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 8, 0, 33, 0, *sizes, len(called), 0, 0, 0, 0, 0, 0
    )  # fmt: skip
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, len(listed) + len(called), len(body), 0)
    packed_all = io.BytesIO(body + listed + called + end)
    with zipfile.ZipFile(packed_all, "a") as adding:
        for other, content in others.items():
            adding.writestr(other, content)
    return packed_all.getvalue()
