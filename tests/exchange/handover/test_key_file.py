"""Files of public keys: who a workspace is, for others to take."""

import json
from dataclasses import replace

import pytest
from hypothesis import given

from s11tui.errors import BadInput
from s11tui.exchange.handover import key_name, read_key, write_key
from s11tui.text import admit_line
from support.handovers import AGENCY, PARTNERSHIP
from support.hostile import people_text


@given(people_text)
def test_it_comes_back_as_it_went(raw: str) -> None:
    sender = replace(PARTNERSHIP.sender, name=admit_line(raw).text)
    assert read_key(write_key(sender)) == sender
    name = key_name(sender)
    assert name.endswith(".s11key")
    assert "/" not in name
    assert "\\" not in name


def test_it_holds_no_secret() -> None:
    assert b"SECRET" not in write_key(AGENCY.sender)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        b"\xff\xfe",
        b"[" * 10_000,
        b'{"a":' * 10_000,
        b" " * 70_000,
        b"9" * 10_000,
        write_key(AGENCY.sender).replace(b"s11tui-keys/1", b"s11tui-keys/2"),
        write_key(AGENCY.sender).replace(b"age1", b"age2"),
        write_key(replace(AGENCY.sender, name="two\nlines")),
        write_key(AGENCY.sender).replace(b'"alone":true', b'"alone":1'),
    ],
    ids=range(12),
)
def test_what_is_none_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput, match="no file of public keys"):
        read_key(data)


def test_it_may_have_been_saved_by_an_editor() -> None:
    told = json.dumps(json.loads(write_key(AGENCY.sender)), indent=2) + "\r\n"
    assert read_key(told.encode()) == AGENCY.sender
