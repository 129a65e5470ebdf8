"""Manifests and payloads that are not written as they must be, signed by their sender or by nobody."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from s11tui.exchange.handover import limits, read, write
from support.handovers import AGENCY, PARTNERSHIP, STRANGER, filled
from support.packages import closed, members_of, opened, resigned, signed, zipped

Change = Callable[[dict[str, Any], dict[str, Any]], None]


def test_the_last_event_dropped_is_told_by_the_manifest(refused) -> None:
    sealed = write(filled(files=()), AGENCY.sign, PARTNERSHIP.sender.sealing)

    def drop(_: dict[str, Any], payload: dict[str, Any]) -> None:
        own = [one for one in payload["events"] if one["stream"].startswith("return/")]
        payload["events"].remove(own[-1])
        named = json.dumps(payload["events"])
        payload["words"] = [one for one in payload["words"] if one["digest"] in named]

    assert "speaks of another return" in refused(closed(resigned(opened(sealed), drop)))


@pytest.mark.parametrize("named", ["s11tui-handover/2", "s11tui-handover/17"])
def test_a_newer_format(named: str, sealed: bytes, refused) -> None:
    def change(manifest: dict[str, Any], _: dict[str, Any]) -> None:
        manifest |= {"format": named, "news": [1, 2]}

    assert "newer s11tui" in refused(closed(resigned(opened(sealed), change)))


@pytest.mark.parametrize(
    "named", ["s11tui-handover/1 ", "s11tui-handover/0", "s11tui-handover/x", "x", "", None, 1, []]
)
def test_another_format(named: object, sealed: bytes, refused) -> None:
    def change(manifest: dict[str, Any], _: dict[str, Any]) -> None:
        manifest["format"] = named

    assert "is no hand-over" in refused(closed(resigned(opened(sealed), change)))


def test_a_manifest_that_another_key_signed(sealed: bytes, refused) -> None:
    def nothing(_: dict[str, Any], __: dict[str, Any]) -> None:
        """All as it was."""

    package = opened(sealed)
    assert read(closed(resigned(package, nothing)), PARTNERSHIP.identity)
    assert "altered after it was signed" in refused(closed(resigned(package, nothing, STRANGER)))


def test_a_signature_for_something_else(sealed: bytes, refused) -> None:
    members = members_of(opened(sealed))
    for message in (members["manifest.json"], b"s11tui-handover/2\0" + members["manifest.json"], b""):
        members["manifest.sig"] = AGENCY.sign(message)
        assert "altered after it was signed" in refused(closed(zipped(members.items())))


def test_the_key_of_another_in_the_manifest(sealed: bytes, refused) -> None:
    def change(manifest: dict[str, Any], _: dict[str, Any]) -> None:
        manifest["sender"]["signing"] = STRANGER.sender.signing

    assert "altered after it was signed" in refused(closed(resigned(opened(sealed), change)))


def test_a_manifest_that_is_not_canonical(sealed: bytes, refused) -> None:
    members = members_of(opened(sealed))
    told = json.loads(members["manifest.json"])
    twice = members["manifest.json"].replace(b'{"agency"', b'{"number":1,"agency"', 1)
    for written in (
        json.dumps(told).encode(),
        json.dumps(told, indent=1).encode(),
        members["manifest.json"] + b"\n",
        twice,
    ):
        members |= {"manifest.json": written, "manifest.sig": AGENCY.sign(b"s11tui-handover/1\0" + written)}
        assert "altered or damaged" in refused(closed(zipped(members.items())))


@pytest.mark.parametrize(
    "manifest",
    [
        b'{"a":' * 20_000 + b"1" + b"}" * 20_000,
        b"[" * 250_000,
        b"[[],[],[[" * 20_000,
        b'{"format":"x","a":' + b"9" * 200_000 + b"}",
        b'{"a":1e999999999}',
        b"\xff\xfe{}",
        b'{"a":"\xff"}',
        b'"' + b'\\"' * 120_000,
        b"nul",
        b"",
    ],
    ids=range(10),
)
def test_manifests_that_hurt_to_read(manifest: bytes, refused) -> None:
    package = [("manifest.json", manifest), ("manifest.sig", bytes(64))]
    assert "altered or damaged" in refused(zipped(package))


def test_a_manifest_of_900_000_digits(refused) -> None:
    assert "unpacking to more than" in refused(zipped([("manifest.json", b"9" * 900_000), ("manifest.sig", bytes(64))]))


@pytest.mark.parametrize(
    "payload",
    [
        b'{"a":' * 20_000 + b"1" + b"}" * 20_000,
        b"[" * 9_000_000,
        b"[" + b"[]," * 2_000_000 + b"[]]",
        b'{"events":' + b"9" * 900_000 + b"}",
        b'"' + b'\\"' * 5_000_000,
        b"{}",
        b"[]",
        b"\xff",
    ],
    ids=range(8),
)
def test_payloads_that_hurt_to_read(payload: bytes, sealed: bytes, refused) -> None:
    members = members_of(opened(sealed))
    manifest = json.loads(members.pop("manifest.json"))
    del members["manifest.sig"]
    package = signed({**members, "payload.json": payload}, manifest, AGENCY)
    assert "not written as hand-overs are" in refused(closed(package))


def _set(*path: str | int, to: Any) -> Change:
    """Sets one thing in the manifest, or (from `payload` on) in the payload."""

    def change(manifest: dict[str, Any], payload: dict[str, Any]) -> None:
        *way, last = path[1:] if path[0] == "payload" else path
        inside: Any = payload if path[0] == "payload" else manifest
        for step in way:
            inside = inside[step]
        inside[last] = to

    return change


@pytest.mark.parametrize(
    "change",
    [
        _set("number", to=0),
        _set("number", to=True),
        _set("number", to="1"),
        _set("id", to="../../x"),
        _set("made_at", to="yesterday"),
        _set("receiver", to="x"),
        _set("return", to=STRANGER.sender.id),
        _set("agency", to=STRANGER.sender.id),
        _set("head", to="0" * 64),
        _set("more", to=1),
        _set("sender", "name", to="\x1b[2J"),
        _set("sender", "name", to="two\nlines"),
        _set("sender", "alone", to=1),
        _set("sender", "sealing", to="age1"),
        _set("sender", "signing", to="00"),
        _set("sender", "contacts", to={"somebody": "x"}),
        _set("sender", "contacts", to={"front_door": 1}),
        _set("payload", "more", to=1),
        _set("payload", "words", to=None),
        _set("payload", "people", to={"x": "Name"}),
        _set("payload", "agency", "kind", to="wizards"),
        _set("payload", "agency", "phases", to=["wizards"]),
        _set("payload", "agency", "tags", to=["wizards"]),
        _set("payload", "agency", "size", to="vast"),
        _set("payload", "agency", "slug", to="../x"),
        _set("payload", "agency", "active", to="yes"),
        _set("payload", "agency", "host", to="x"),
        _set("payload", "events", 0, "seq", to=0),
        _set("payload", "events", 0, "seq", to=10**15),
        _set("payload", "events", 0, "stream", to="return/x"),
        _set("payload", "events", 0, "at", to="2027-03-01"),
        _set("payload", "events", 0, "who", to=""),
        _set("payload", "events", 0, "kind", to="a\nb"),
        _set("payload", "events", 0, "more", to=1),
        _set("payload", "words", 0, "salt", to="0"),
        _set("payload", "words", 0, "salt", to="zz" * 16),
        _set("payload", "words", 0, "text", to=1),
        _set("payload", "withheld", to=["x"]),
        _set("payload", "events", to=[]),
    ],
    ids=range(39),
)
def test_fields_that_are_not_what_they_must_be(change: Change, sealed: bytes, refused) -> None:
    assert refused(closed(resigned(opened(sealed), change)))


@pytest.mark.parametrize("limit", ["EVENTS", "WORDS", "PEOPLE", "FILES"])
def test_there_is_a_limit_to_everything_in_it(limit: str, sealed: bytes, refused) -> None:
    most = getattr(limits, limit)

    def change(manifest: dict[str, Any], payload: dict[str, Any]) -> None:
        if limit == "EVENTS":
            payload["events"] = [payload["events"][0]] * (most + 1)
        elif limit == "WORDS":
            payload["withheld"] = ["0" * 64] * (most + 1)
        elif limit == "PEOPLE":
            payload["people"] |= {f"{number:08d}{STRANGER.sender.id[8:]}": "" for number in range(most + 1)}

    members = members_of(resigned(opened(sealed), change))
    if limit == "FILES":
        manifest = json.loads(members.pop("manifest.json"))
        del members["manifest.sig"]
        more = {f"files/{number:064x}": b"" for number in range(most)}
        assert refused(closed(signed({**members, **more}, manifest, AGENCY)))
    else:
        assert "not written as hand-overs are" in refused(closed(zipped(members.items())))
