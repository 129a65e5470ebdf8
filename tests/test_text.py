"""The door for people's text: nothing that could do harm comes in, nothing that is read is lost."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s11tui import text
from s11tui.text import LONGEST, admit, admit_line, capital, counted, is_admissible, slug, words_in
from support.hostile import HOSTILE, people_text


def is_harmful(letter: str) -> bool:
    """Control codes, surrogates, non-characters and what turns the direction of writing, said independently."""
    code = ord(letter)
    if unicodedata.category(letter) in ("Cc", "Cs"):
        return letter not in "\n\t"
    overrides = code in range(0x202A, 0x202F) or code in range(0x2066, 0x206A)
    non_character = code & 0xFFFE == 0xFFFE or code in range(0xFDD0, 0xFDF0)
    return overrides or non_character or letter in "\u2028\u2029"


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_harmless_afterwards(name: str) -> None:
    admitted = admit(HOSTILE[name]).text
    assert not [letter for letter in admitted if is_harmful(letter)]
    admitted.encode()


@given(people_text)
def test_only_harmful_letters_are_dropped_and_they_are_counted(raw: str) -> None:
    admitted = admit(raw)
    assert not [letter for letter in admitted.text if is_harmful(letter)]
    assert is_admissible(admitted.text)
    assert admit(admitted.text) == text.Admitted(admitted.text)
    seen = [letter for letter in raw if not is_harmful(letter)]
    if not any(unicodedata.category(letter) == "Cs" for letter in raw) and not set(raw) & set("\r\x85\u2028\u2029"):
        assert admitted.text == "".join(seen)
        assert admitted.dropped == len(raw) - len(seen)


@given(st.characters())
def test_each_letter_alone(letter: str) -> None:
    expected = "\n" if letter in "\r\x85\u2028\u2029" else ("" if is_harmful(letter) else letter)
    assert admit(letter).text == expected


def test_line_ends_become_one_kind() -> None:
    assert admit("a\r\nb\rc\x85d\u2028e\u2029f").text == "a\nb\nc\nd\ne\nf"
    assert admit("a\r\n").dropped == 0


def test_split_emoji_are_joined_and_single_halves_dropped() -> None:
    assert admit("\ud83d\ude00").text == "\U0001f600"
    assert admit("a\ud83db") == text.Admitted("ab", 1)


def test_nothing_is_normalised() -> None:
    for kept in ("e\u0301", "\u212b", "\ufb01", "\U0001f469\u200d\U0001f467", "\u00a0"):
        assert admit(kept).text == kept


def test_the_notice_says_how_many_and_only_where_something_was_dropped() -> None:
    assert admit("plain").notice == ""
    assert admit("\x1b").notice.startswith("1 hidden control character was")
    assert "3 hidden control characters were" in admit("\x1b\x1b\x00").notice


def test_too_long_a_text_is_cut_and_the_rest_is_counted() -> None:
    admitted = admit("x" * (LONGEST + 7))
    assert (len(admitted.text), admitted.dropped) == (LONGEST, 7)


@given(people_text)
def test_a_line_is_one_line(raw: str) -> None:
    line = admit_line(raw).text
    assert line == line.strip()
    assert len(line.splitlines()) <= 1
    assert "\t" not in line
    assert admit_line(line).text == line


@given(people_text)
def test_slugs_can_be_typed(raw: str) -> None:
    made = slug(raw)
    assert 1 <= len(made) <= 60
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert made == made.strip("-")
    assert slug(made) == made


def test_slugs_of_names() -> None:
    assert slug("St Mary’s C of E Primary") == "st-marys-c-of-e-primary"
    assert slug("!!!") == "item"


@given(st.lists(st.text(alphabet="abc-’", min_size=1)))
def test_words_are_counted_as_a_person_would(words: list[str]) -> None:
    assert words_in("  ".join(words)) == len(words)


@pytest.mark.parametrize(
    ("number", "words", "expected"),
    [
        (1, ("return",), "1 return"),
        (0, ("return",), "0 returns"),
        (3, ("return",), "3 returns"),
        (1, ("reply", "replies"), "1 reply"),
        (2, ("reply", "replies"), "2 replies"),
    ],
)
def test_a_number_of_things_is_told_in_one_or_many(number: int, words: tuple[str, ...], expected: str) -> None:
    assert counted(number, *words) == expected


def test_only_the_first_letter_becomes_a_capital() -> None:
    assert [capital(one) for one in ("", "cannot tell", "LADO told", "élan")] == [
        "",
        "Cannot tell",
        "LADO told",
        "Élan",
    ]
