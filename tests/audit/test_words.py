"""Words beside the chain: sealed, opened, found, removed."""

import hashlib
from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from s11tui.audit.words import REMOVED, Words, digest_of, digests_in, opened, seal, unsealed
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
    sealed, taken = seal(body, salts())
    texts = {one.digest: one.text for one in taken}
    assert opened(sealed, texts.get) == unsealed(body)
    assert sorted(digests_in(sealed)) == sorted(texts)
    assert sorted(words_of(body)) == sorted(texts.values())


@given(bodies)
def test_removed_words_say_so_and_leave_all_else(body: dict[str, Any]) -> None:
    sealed, taken = seal(body, salts())
    bare = opened(sealed, {}.get)
    assert str(bare).count(REMOVED) >= len(taken)
    assert seal(body, salts())[0] == sealed


def test_the_digest_is_salted() -> None:
    assert digest_of("00ff", "word") == hashlib.sha256(b"\x00\xffword").hexdigest()
    assert digest_of("00", "word") != digest_of("01", "word")


def test_a_person_cannot_forge_a_digest_by_typing_one() -> None:
    """What people type is sealed, so that `$words` in their text is text."""
    sealed, taken = seal({"value": Words('{"$words": "' + "0" * 64 + '"}')}, salts())
    assert digests_in(sealed) == [taken[0].digest]
