"""Words beside the chain: sealed, opened, found, removed."""

import hashlib
from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from s11tui.audit.words import REMOVED, SealedWords, Words, digest_of, digests_in, opened, seal, unsealed
from s11tui.text import admit
from support.hostile import people_text

said = people_text.map(lambda raw: Words(admit(raw).text))
leaves = st.one_of(said, st.none(), st.integers(), st.text(alphabet="abc", max_size=5))
nested = st.recursive(leaves, lambda one: st.lists(one, max_size=3) | st.dictionaries(st.text("xyz", min_size=1), one))
bodies = st.dictionaries(st.text(alphabet="abcdef", min_size=1, max_size=4), nested, max_size=4)


def salts() -> Callable[[], str]:
    numbers = iter(range(10**9))
    return lambda: f"{next(numbers):032x}"


def words_of(value: Any) -> list[str]:
    if isinstance(value, Words):
        return [value.text]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [text for one in inner for text in words_of(one)]


@given(bodies)
def test_what_was_sealed_is_opened_again(body: dict[str, Any]) -> None:
    known: dict[str, SealedWords] = {}
    sealed = seal(body, salts(), known)
    texts = {one.digest: one.text for one in known.values()}
    assert opened(sealed, texts.get) == unsealed(body)
    assert set(digests_in(sealed)) == set(texts)
    assert set(known) == {text for text in words_of(body) if text}


@given(bodies)
def test_removed_words_say_so_and_leave_all_else(body: dict[str, Any]) -> None:
    sealed = seal(body, salts(), {})
    bare = opened(sealed, {}.get)
    assert str(bare).count(REMOVED) >= len(digests_in(sealed))
    assert seal(body, salts(), {}) == sealed


def test_a_text_is_kept_once_for_one_act_and_empty_text_not_at_all() -> None:
    known: dict[str, SealedWords] = {}
    sealed = seal({"a": Words("same"), "b": Words("same"), "c": Words("")}, salts(), known)
    assert sealed["a"] == sealed["b"]
    assert sealed["c"] == ""
    assert list(known) == ["same"]
    assert seal({"a": Words("same")}, iter(["ff" * 16]).__next__, {})["a"] != sealed["a"]


def test_the_digest_is_salted() -> None:
    assert digest_of("00ff", "word") == hashlib.sha256(b"\x00\xffword").hexdigest()
    assert digest_of("00", "word") != digest_of("01", "word")


def test_a_person_cannot_forge_a_digest_by_typing_one() -> None:
    """What people type is sealed, so that `$words` in their text is text."""
    known: dict[str, SealedWords] = {}
    sealed = seal({"value": Words('{"$words": "' + "0" * 64 + '"}')}, salts(), known)
    assert digests_in(sealed) == [one.digest for one in known.values()]
