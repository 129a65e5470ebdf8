"""What a browser may say: everything else is no message, and nothing that it says takes long or fails."""

import json
import string

from hypothesis import given
from hypothesis import strategies as st

from s11tui.web.messages import LEAST, MOST, Looked, Ping, Resized, Sit, Size, Stay, Typed, message

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
KINDS = st.sampled_from(["sit", "stdin", "resize", "focus", "blur", "ping", "stay"])
GOOD = {"width": 120, "height": 40}


def said(*parts: object) -> object:
    return message(json.dumps(parts))


def test_every_message_of_the_page_is_understood() -> None:
    assert said("sit", "", GOOD) == Sit("", Size(120, 40))
    assert said("sit", "aB3_-x", GOOD) == Sit("aB3_-x", Size(120, 40))
    assert said("stdin", "é\x1b[A", 7) == Typed("é\x1b[A", 7)
    assert said("resize", GOOD) == Resized(Size(120, 40))
    assert said("focus") == Looked(True)
    assert said("blur") == Looked(False)
    assert said("ping", "1795679915572") == Ping("1795679915572")
    assert said("stay") == Stay()


def test_a_terminal_has_a_size_that_can_be_drawn() -> None:
    assert said("resize", {"width": -4, "height": 10**30}) == Resized(Size(LEAST[0], MOST[1]))
    for wrong in (True, 1.5, "80", None, [80]):
        assert said("resize", {"width": wrong, "height": 24}) is None
        assert said("resize", {"width": 80}) is None


def test_keys_are_numbered_and_not_endless() -> None:
    for number in (0, -1, True, 1.0, "1", None, 2**53):
        assert said("stdin", "a", number) is None
    assert said("stdin", "a" * 1_200_000, 1) is None
    assert said("stdin", "", 1) is None
    assert said("stdin", "a") is None


def test_what_is_nested_or_long_beyond_reason_is_no_message() -> None:
    assert message("[" * 200_000) is None
    assert message("9" * 100_000) is None
    assert message(json.dumps(["ping", "x" * 41])) is None
    assert said("sit", "x" * 65, GOOD) is None
    assert said("sit", "../x", GOOD) is None


def test_what_terminals_send_of_themselves_is_no_sign_of_life() -> None:
    for unasked in ("\x1b[<35;10;20M", "\x1b[<35;10;20M\x1b[<35;11;20M", "\x1b[I", "\x1b[O", "\x1b[?2026;2$y"):
        assert not Typed(unasked, 1).is_life
    for key in ("a", "\r", "\x1b[A", "\x1b[<0;10;20M", "\x1b[<35;10;20Ma", "\x1b[<64;1;1M"):
        assert Typed(key, 1).is_life


@given(st.text() | st.binary().map(lambda data: data.decode("latin-1")))
def test_any_text_is_a_message_or_none(raw: str) -> None:
    found = message(raw)
    assert found is None or json.loads(raw)[0] in ("focus", "blur", "stay")


@given(KINDS, st.lists(ANY_JSON | st.just(GOOD), max_size=3))
def test_anything_in_the_shape_of_a_message_is_one_or_none(kind: str, rest: list[object]) -> None:
    found = message(json.dumps([kind, *rest]))
    if isinstance(found, Sit | Resized):
        assert LEAST[0] <= found.size.width <= MOST[0]
        assert LEAST[1] <= found.size.height <= MOST[1]
    if isinstance(found, Sit):
        assert set(found.key) <= set(string.ascii_letters + string.digits + "_-")
    if isinstance(found, Typed):
        assert found.text
        found.text.encode("utf-8", "replace")
