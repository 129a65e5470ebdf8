"""Files that pretend to be hand-overs, or were one: each is refused in words, whatever is wrong with it."""

import io
import json
import random
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from hashlib import sha256

import pytest
import rfc8785

from s11tui.audit.handover import HandOver
from s11tui.errors import BadInput
from s11tui.exchange.handover import limits, read
from support.handovers import AGENCY, PARTNERSHIP, STRANGER
from support.packages import closed, members_of, opened, zipped

GIB = 1024 * limits.MB


def repacked(package: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """The package with its members changed, by somebody who cannot sign."""
    members = members_of(package)
    change(members)
    return closed(zipped(members.items()))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"x",
        b"%PDF-1.7 a report",
        b"<html></html>",
        b"SQLite format 3\0" + bytes(100),
        bytes(5000),
        "Überraschung".encode("utf-16"),
        b"{}",
        b"age",
    ],
)
def test_something_else_altogether(data: bytes, refused) -> None:
    assert "is no hand-over" in refused(data)
    assert "is no hand-over" in refused(closed(data))


def test_another_zip(refused) -> None:
    document = zipped([("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>")])
    assert "no hand-over has" in refused(document)
    assert "is no hand-over" in refused(zipped([("payload.json", b"{}"), ("edition.json", b"{}")]))
    assert refused(zipped([]))


def test_every_place_where_it_may_have_been_cut_off(sealed: bytes, invited: bytes, refused) -> None:
    for data in (sealed, invited, closed(opened(sealed)[:-1])):
        for length in (*range(1, 400, 7), *range(0, len(data), 1000), len(data) - 1):
            if length < len(data):
                refused(data[:length])
    package = opened(sealed)
    for length in (*range(0, len(package), 1000), *range(len(package) - 40, len(package))):
        refused(closed(package[:length]))


def test_bytes_behind_its_end(sealed: bytes, invited: bytes, refused) -> None:
    for data in (sealed, invited):
        refused(data + b"\0")
        refused(data + data)
    refused(closed(opened(sealed) + b"x"))


def test_every_altered_byte_on_its_way(sealed: bytes, refused) -> None:
    """Everything is authenticated, but for what age itself does not read: there is none."""
    chance = random.Random(5)
    for at in (*range(300), *chance.sample(range(300, len(sealed)), 200), len(sealed) - 1):
        refused(sealed[:at] + bytes([sealed[at] ^ chance.randint(1, 255)]) + sealed[at + 1 :])


def test_every_altered_byte_of_an_open_one_is_refused_or_changes_nothing(invited: bytes) -> None:
    """A zip has bytes that mean nothing, such as the day of a member; all others are found out."""
    chance, said, harmless = random.Random(6), read(invited, None), 0
    for at in chance.sample(range(len(invited)), 1500):
        altered = invited[:at] + bytes([invited[at] ^ chance.randint(1, 255)]) + invited[at + 1 :]
        try:
            assert read(altered, None) == said
        except BadInput:
            continue
        else:
            harmless += 1
    assert harmless < 150


def test_the_wrong_key(sealed: bytes, refused) -> None:
    assert "encrypted to another workspace" in refused(sealed, STRANGER.identity)
    assert "encrypted to another workspace" in refused(sealed, None)


def test_one_that_should_be_encrypted_and_is_not(sealed: bytes, invited: bytes, refused) -> None:
    assert "came open" in refused(opened(sealed))
    assert "came open" in refused(closed(invited))


@pytest.mark.parametrize(
    "name",
    [
        "../../evil",
        "/etc/passwd",
        "files/../../evil",
        "files\\..\\evil",
        "C:\\evil",
        "C:evil",
        "evil",
        "files/",
        "files/" + "0" * 63,
        "files/" + "0" * 64 + "/",
        "files/" + "A" * 64,
        "./payload.json",
        "payload.json/",
        "payload.json ",
        "PAYLOAD.JSON",
        "Manifest.json",
        "manifest.json:stream",
        "payload.json\x1b[2J",
        "CON",
        "\u202egnp.evil",
        "ｐayload.json",
    ],
)
def test_names_that_are_none(name: str, sealed: bytes, refused) -> None:
    said = refused(repacked(opened(sealed), lambda members: members.update({name: b"x"})))
    assert "no hand-over has" in said
    assert "\x1b" not in said
    assert "\u202e" not in said


def test_a_name_that_ends_early_in_one_list_and_not_in_the_other(sealed: bytes, refused) -> None:
    package = zipped([*members_of(opened(sealed)).items(), ("files_evil", b"x")])
    assert "no hand-over has" in refused(closed(package.replace(b"files_evil", b"files\0evil")))
    directory = package.rindex(b"payload.json")
    swapped = package[:directory] + b"edition.json" + package[directory + 12 :]
    assert refused(closed(swapped))


def test_the_same_member_twice(sealed: bytes, refused) -> None:
    members = list(members_of(opened(sealed)).items())
    for name, content in members:
        assert "altered or damaged" in refused(closed(zipped([*members, (name, content)])))


def test_a_member_more_and_one_less(sealed: bytes, refused) -> None:
    package = opened(sealed)
    for name in members_of(package):
        refused(repacked(package, lambda members, name=name: members.pop(name)))
    extra = f"files/{'0' * 64}"
    assert "altered after it was signed" in refused(repacked(package, lambda members: members.update({extra: b"x"})))


def test_each_member_altered(sealed: bytes, refused) -> None:
    package = opened(sealed)
    for name in members_of(package):
        for change in (lambda old: old + b" ", lambda old: old[:-1], lambda _: b"", lambda old: old[::-1]):
            refused(repacked(package, lambda members, n=name, c=change: members.update({n: c(members[n])})))


def test_links_devices_and_folders(sealed: bytes, refused) -> None:
    members = members_of(opened(sealed)).items()
    for mode in (0o120777, 0o040755, 0o020600, 0o010600, 0o140600):
        assert "link or a device" in refused(closed(zipped(members, external_attr=mode << 16)))


def test_members_that_are_encrypted_by_themselves(sealed: bytes, refused) -> None:
    package = bytearray(opened(sealed))
    directory = package.index(b"PK\x01\x02")
    package[directory + 8] |= 1
    assert "encrypted by itself" in refused(closed(bytes(package)))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing(method: int, sealed: bytes, refused) -> None:
    assert "packed in a way" in refused(closed(zipped(members_of(opened(sealed)).items(), method)))


def test_a_way_of_packing_that_does_not_exist(sealed: bytes, refused) -> None:
    package = bytearray(opened(sealed))
    package[package.index(b"PK\x01\x02") + 10] = 99
    assert "packed in a way" in refused(closed(bytes(package)))


def test_one_that_is_stored_is_taken(sealed: bytes, sent: HandOver) -> None:
    stored = zipped(members_of(opened(sealed)).items(), zipfile.ZIP_STORED)
    assert read(closed(stored), PARTNERSHIP.identity) == sent


def test_a_list_of_members_that_is_long(refused) -> None:
    package = zipped([(f"files/{number:064x}", b"") for number in range(limits.MEMBERS + 1)])
    assert "made of 505 parts" in refused(package)


@cache
def _zeros(size: int) -> bytes:
    """Deflated zeros: 1 MB of them for each GiB."""
    press = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = press.compress(bytes(limits.MB)) + press.flush(zlib.Z_FULL_FLUSH)  # stands by itself, and can be repeated
    return block * (size // limits.MB) + press.flush()


def _bomb(name: str, size: int, *, told: int) -> bytes:
    """A package with one member that unpacks to zeros; `told` is the size that it gives out to have."""
    packed, checked = _zeros(size), 0
    known = (name.encode(), len(packed), told & 0xFFFFFFFF)
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 33, checked, *known[1:], len(known[0]), 0)
    body = local + known[0] + packed
    listed = struct.pack(
        "<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 8, 0, 33, checked, *known[1:], len(known[0]), 0, 0, 0, 0, 0, 0
    )  # fmt: skip
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, len(listed) + len(known[0]), len(body), 0)
    return body + listed + known[0] + end


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
    bomb = _bomb(name, GIB, told=told)
    assert len(bomb) < 2 * limits.MB
    other = "manifest.sig" if name == "manifest.json" else "manifest.json"
    data = _with_member(bomb, other, b"{}")
    assert _TOLD[told] in _said(data, refused, 8 * limits.MB)


def _with_member(package: bytes, name: str, content: bytes) -> bytes:
    """A package with one more member, appended as it is."""
    packed = io.BytesIO(package)
    with zipfile.ZipFile(packed, "a") as adding:
        adding.writestr(name, content)
    return packed.getvalue()


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
    package = _bomb(name, GIB, told=told)
    package = _with_member(package, "manifest.json", written)
    package = _with_member(package, "manifest.sig", AGENCY.sign(b"s11tui-handover/1\0" + written))
    package = _with_member(package, "edition.json", members["edition.json"])
    for one in others:
        package = _with_member(package, one["name"], b"{}")
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


def test_a_list_of_the_kind_for_gigabytes(sealed: bytes, refused) -> None:
    """Its locator would lead elsewhere than the list that was measured."""
    package = opened(sealed)
    end = package[-22:]
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, 0, 1)
    listed = struct.unpack("<4s4H2LH", end)
    longer = struct.pack("<4s4H2LH", *listed[:5], listed[5] + len(locator), listed[6], 0)
    assert "damaged" in refused(closed(package[:-22] + locator + longer))
    commented = struct.pack("<4s4H2LH", *listed[:7], 5) + b"hello"
    assert "damaged" in refused(closed(package[:-22] + commented))


def test_a_file_that_is_too_large_is_not_even_opened(refused) -> None:
    assert "larger than 128 MB" in refused(b"age-encryption.org/v1\n" + bytes(limits.FILE))


def test_an_encrypted_file_with_many_receivers(sealed: bytes, refused) -> None:
    head, rest = sealed[:22], sealed[22:]
    assert refused(head + b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n" + rest)
    assert refused(head + (b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n") * 5000 + rest)


def test_an_encrypted_file_with_a_line_that_does_not_end(sealed: bytes, refused) -> None:
    assert refused(sealed[:22] + b"-> " + b"A" * 3_000_000 + b"\n" + sealed[22:])
    assert refused(sealed[:22] + b"-> X 1\n" + (b"A" * 64 + b"\n") * 50_000 + sealed[22:])
