"""Files that pretend to be hand-overs, or were one: each is refused in words, whatever is wrong with it."""

import random
import struct
import zipfile
from collections.abc import Callable

import pytest

from s11tui.audit.handover import HandOver
from s11tui.errors import BadInput
from s11tui.exchange.handover import limits, read
from support.handovers import PARTNERSHIP, STRANGER
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
