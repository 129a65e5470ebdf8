"""The privacy guard on anything at all: every number with its check digit, every text, texts of great length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s11tui.audit.privacy import KINDS, Trace, traces_in, traces_in_file_name
from support.hostile import HOSTILE, people_text
from support.thorough import THOROUGH

LONG = 1_000_000 if THOROUGH else 100_000
"""Characters; an answer may have a million."""

LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
PIECES = st.sampled_from(
    (
        "child", "pupil", "Jamie", "Smith", "called", "born", "DOB", "12/03/2015", "(7)", ", aged 7", "Year 3",
        "LE1 6ZG", "case no.", "LCS 1234567", "9434765919", "UPN", "B801200005001", "Jamie’s mum", "mother of", "PC",
        "lead", ",", ".", "(", ")", "and", "J.S.", "AB", "Zoë", "O’Brien", "Anne-Marie", "JAMIE",
    )
)  # fmt: skip
told_text = st.lists(st.one_of(PIECES, people_text), max_size=12).map(" ".join)


@st.composite
def nhs_numbers(draw: st.DrawFn) -> str:
    """Nine digits and the tenth that makes the weighted sum a multiple of eleven."""
    digits = [draw(st.integers(1, 9)), *draw(st.lists(st.integers(0, 9), min_size=8, max_size=8))]
    weighted = sum(digit * (10 - place) for place, digit in enumerate(digits))
    last = next((one for one in range(10) if (weighted + one) % 11 == 0), None)
    if last is None:
        digits[8] = (digits[8] + 1) % 10
        weighted = sum(digit * (10 - place) for place, digit in enumerate(digits))
        last = next(one for one in range(10) if (weighted + one) % 11 == 0)
    return "".join(map(str, digits)) + str(last)


@st.composite
def upns(draw: st.DrawFn) -> str:
    """Permanent and temporary numbers with the letter that belongs before them."""
    rest = draw(st.text("0123456789", min_size=11, max_size=11)) + draw(st.sampled_from("0123456789" + LETTERS))
    worth = [LETTERS.index(one) if one.isalpha() else int(one) for one in rest]
    return LETTERS[sum(weight * one for weight, one in zip(range(2, 14), worth, strict=True)) % 23] + rest


def kinds_in(text: str) -> list[str]:
    return [one.kind for one in traces_in(text)]


@given(nhs_numbers(), st.sampled_from(["", " ", "-"]))
def test_every_nhs_number_is_found(number: str, between: str) -> None:
    written = between.join((number[:3], number[3:6], number[6:]))
    text = f"The record, {written}, was read."
    assert traces_in(text) == (Trace("NHS number", 12, 12 + len(written), written),)


@given(nhs_numbers(), st.integers(1, 9), st.integers(1, 9))
def test_an_nhs_number_with_one_digit_changed_is_none(number: str, place: int, more: int) -> None:
    changed = number[:place] + str((int(number[place]) + more) % 10) + number[place + 1 :]
    assert traces_in(f"The record {changed} was read.") == ()


@given(upns())
def test_every_upn_is_found(number: str) -> None:
    text = f"The pupil’s number ({number})."
    assert traces_in(text) == (Trace("UPN", 20, 33, number),)


@given(upns(), st.integers(1, 11), st.integers(1, 9))
def test_a_upn_with_one_digit_changed_is_none(number: str, place: int, more: int) -> None:
    changed = number[:place] + str((int(number[place]) + more) % 10) + number[place + 1 :]
    assert traces_in(f"The record {changed} was read.") == ()


def assert_sound(text: str, found: tuple[Trace, ...]) -> None:
    end = 0
    for one in found:
        assert one.kind in KINDS
        assert end <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        end = one.end


@given(told_text)
def test_traces_stand_where_they_say_and_never_overlap(text: str) -> None:
    assert_sound(text, traces_in(text))
    assert_sound(text, traces_in_file_name(text))


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_like_any_other(name: str) -> None:
    text = HOSTILE[name]
    assert_sound(text, traces_in(text))


@pytest.mark.parametrize(
    "piece",
    ["A ", "Jamie ", "called Jamie ", "1", "DOB 1/", "case no ", "A-", "Jamie is a ", "é", "pupil J.S. 12/03/2015 "],
)
def test_very_long_texts_of_the_worst_kinds_are_read(piece: str) -> None:
    text = (piece * LONG)[:LONG]
    assert_sound(text, traces_in(text))


def test_a_very_long_name_of_a_file_is_read() -> None:
    text = ("Jamie_" * LONG)[:LONG]
    assert_sound(text, traces_in_file_name(text))


def test_digits_of_other_scripts_are_no_numbers() -> None:
    assert kinds_in("The record ٩٤٣ ٤٧٦ ٥٩١٩ was read.") == []
