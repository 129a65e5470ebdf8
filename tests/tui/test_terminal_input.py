"""Whatever bytes a terminal sends, in whatever pieces: letters arrive, and a paste arrives whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._xterm_parser import XTermParser

from s11tui.tui.terminal_input import TerminalReader
from support.hostile import EVERYTHING, LONG, admitted

BEGINS, ENDS = b"\x1b[200~", b"\x1b[201~"


def heard(*pieces: bytes) -> str:
    reader = TerminalReader()
    return "".join(reader.decode(one) for one in pieces) + reader.decode(b"", True)


@given(st.binary(max_size=60), st.integers(1, 60))
def test_nothing_is_refused_and_keys_stay_as_they_are(data: bytes, size: int) -> None:
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    assert heard(*pieces) == data.decode("utf-8", "replace")


@pytest.mark.parametrize("size", [1, 2, 7, 4096, 1_000_000])
def test_a_paste_arrives_whole_in_pieces_of_any_size(size: int) -> None:
    text = (EVERYTHING + LONG).encode("utf-8", "replace").decode()
    sent = b"a" + BEGINS + text.encode() + ENDS + b"\x1b[19~z"
    # The beginning is not parted: a paste comes on its own.
    pieces = [sent[:7], *(sent[at : at + size] for at in range(7, len(sent), size))]
    got = list(XTermParser().feed(heard(*pieces)))
    assert [getattr(one, "key", "paste") for one in got] == ["a", "paste", "f8", "z"]
    assert isinstance(got[1], events.Paste)
    assert admitted(got[1].text) == admitted(text)


def test_the_escape_key_is_not_held_back() -> None:
    reader = TerminalReader()
    assert reader.decode(b"\x1b") == "\x1b"
    assert reader.decode(BEGINS + b"\x1b") == BEGINS.decode()
    assert reader.decode(b"[201~\x1b") == ENDS.decode() + "\x1b"
