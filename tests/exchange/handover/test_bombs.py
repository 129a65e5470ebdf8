"""Small files that would become large ones, or take long to read: memory is measured, and stays small."""

import json
import struct
import tracemalloc
from collections.abc import Callable
from hashlib import sha256

import pytest
import rfc8785

from s11tui.exchange.handover import limits
from support.bombs import bomb
from support.handovers import AGENCY
from support.packages import closed, members_of, opened, zipped

GIB = 1024 * limits.MB


def _memory_of(action: Callable[[], object]) -> int:
    """The most memory, in bytes, that Python held at once while something ran."""
    tracemalloc.start()
    try:
        action()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


_TOLD = {GIB: "unpacking to more than", 10: "altered or damaged"}


@pytest.mark.parametrize("told", list(_TOLD))
@pytest.mark.parametrize("name", ["manifest.json", "manifest.sig"])
def test_a_bomb_of_a_gibibyte(name: str, told: int, refused) -> None:
    other = "manifest.sig" if name == "manifest.json" else "manifest.json"
    data = bomb(name, GIB, {other: b"{}"}, told=told)
    assert len(data) < 2 * limits.MB
    assert _TOLD[told] in _said(data, refused, 8 * limits.MB)


@pytest.mark.parametrize("told", list(_TOLD))
@pytest.mark.parametrize("name", ["payload.json", f"files/{'0' * 64}"])
def test_a_bomb_that_is_signed(name: str, told: int, sealed: bytes, refused) -> None:
    """The sender can sign what they like: that a member is small, when it is a gibibyte."""
    members = members_of(opened(sealed))
    manifest = json.loads(members["manifest.json"])
    edition = next(one for one in manifest["members"] if one["name"] == "edition.json")
    lies = [{"name": name, "size": 10, "sha256": "0" * 64}]
    others = [{"name": "payload.json", "size": 2, "sha256": sha256(b"{}").hexdigest()}] if "files" in name else []
    manifest["members"] = [edition, *lies, *others]
    written = rfc8785.dumps(manifest)
    rest = {
        "manifest.json": written,
        "manifest.sig": AGENCY.sign(b"s11tui-handover/1\0" + written),
        "edition.json": members["edition.json"],
        **{one["name"]: b"{}" for one in others},
    }
    package = bomb(name, GIB, rest, told=told)
    assert _TOLD[told] in _said(closed(package), refused, limits.PAYLOAD * 3)


def _said(data: bytes, refused: Callable[..., str], most: int) -> str:
    """What is said of a file that must be refused, within so much memory."""
    said: list[str] = []
    assert _memory_of(lambda: said.append(refused(data))) < most
    return said[0]


def test_many_members_over_the_same_bytes(sealed: bytes, refused) -> None:
    """A list that names the same packed bytes again and again unpacks to no more than one file may be."""
    package = zipped([(f"files/{number:064x}", bytes(limits.EVIDENCE)) for number in range(3)])
    first = package.index(b"PK\x01\x02")
    entry_size = 46 + len(f"files/{0:064x}")
    entries = [package[first + entry_size * number :][:entry_size] for number in range(3)]
    same = [one[:42] + entries[0][42:46] + one[46:] for one in entries]
    assert refused(closed(package[:first] + b"".join(same) + package[first + 3 * entry_size :]))


def test_a_list_that_is_far_longer_than_it_says(refused) -> None:
    """Merely opening a package makes an object of each line of its list: the list is measured first."""
    entry = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 0, 0, 33, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"x"
    listed = entry * 200_000
    start = b"PK\x03\x04" + bytes(26)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, len(listed), len(start), 0)
    data = start + listed + end
    assert "made of" in _said(data, refused, limits.MB)


def test_a_file_that_is_too_large_is_not_even_opened(refused) -> None:
    assert "larger than 128 MB" in refused(b"age-encryption.org/v1\n" + bytes(limits.FILE))


def test_an_encrypted_file_with_many_receivers(sealed: bytes, refused) -> None:
    head, rest = sealed[:22], sealed[22:]
    assert refused(head + b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n" + rest)
    assert refused(head + (b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n") * 5000 + rest)


def test_an_encrypted_file_with_a_line_that_does_not_end(sealed: bytes, refused) -> None:
    assert refused(sealed[:22] + b"-> " + b"A" * 3_000_000 + b"\n" + sealed[22:])
    assert refused(sealed[:22] + b"-> X 1\n" + (b"A" * 64 + b"\n") * 50_000 + sealed[22:])
