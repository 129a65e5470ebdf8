"""From bytes to text, and what is refused before the parser sees it."""

import codecs

import pytest

from s11tui.questionnaire.checking import check
from s11tui.questionnaire.reading import LARGEST, LONGEST_LINE, read, text_of

SMALLEST = """\
[questionnaire]
id = "my-s175"
version = "2026.1"
title = "School safeguarding audit: children’s views"
[[area]]
id = "policy"
title = "Policies"
[[area.standard]]
id = "cp-policy"
title = "Our child protection policy is in date and on our website"
"""


@pytest.mark.parametrize(
    "data",
    [
        SMALLEST.encode(),
        codecs.BOM_UTF8 + SMALLEST.encode(),
        codecs.BOM_UTF16_LE + SMALLEST.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + SMALLEST.encode("utf-16-be"),
        SMALLEST.encode("utf-16-le"),
        SMALLEST.encode("utf-16-be"),
        SMALLEST.replace("\n", "\r\n").encode(),
        codecs.BOM_UTF16_LE + SMALLEST.replace("\n", "\r\n").encode("utf-16-le"),
        SMALLEST.replace("\n", "\r").encode(),
    ],
    ids=["utf-8", "mark", "utf-16-le", "utf-16-be", "le-bare", "be-bare", "windows", "notepad", "old-mac"],
)
def test_every_way_in_which_editors_save_text_is_accepted_without_a_word(data: bytes) -> None:
    assert text_of(data) == SMALLEST
    checked = check(data, "f.toml")
    assert checked.problems == ()
    assert checked.edition is not None
    assert checked.edition.title == "School safeguarding audit: children’s views"


def refusal(data: bytes) -> tuple[int, str, str]:
    checked = check(data, "f.toml")
    assert not checked.ok
    assert checked.edition is None
    assert len(checked.problems) == 1
    return checked.problems[0].line, checked.problems[0].message, checked.problems[0].mend


def test_a_text_in_another_encoding_is_refused_with_its_line() -> None:
    line, message, mend = refusal('id = "x"\ntitle = "café"\n'.encode("latin-1"))
    assert line == 2
    assert "UTF-8" in message
    assert "Save it as UTF-8" in mend


def test_a_file_that_is_too_large_is_refused_before_parsing() -> None:
    _, message, _ = refusal(b"#" * (LARGEST + 1))
    assert "1 MB" in message


def test_a_line_that_is_too_long_is_refused() -> None:
    line, message, mend = refusal(f'id = "x"\ntitle = "{"x" * LONGEST_LINE}"'.encode())
    assert line == 2
    assert "characters long" in message
    assert '"""' in mend


def test_a_key_of_thousands_of_parts_is_refused() -> None:
    line, message, _ = refusal(("a = 1\n" + "b." * 5000 + "c = 1").encode())
    assert (line, "parts" in message) == (2, True)


def test_sentences_with_many_full_stops_are_no_key() -> None:
    text = SMALLEST.replace('"Policies"', f'"{"Done. And so on. " * 25}"')
    assert check(text.encode(), "f.toml").ok


@pytest.mark.parametrize("opening", ["[", "{a=", "[{a="])
def test_deep_nesting_is_refused_and_hurts_nothing(opening: str) -> None:
    line, message, _ = refusal(("a = " + opening * 4000).encode())
    assert (line, "too deep" in message) == (1, True)


def test_a_number_of_thousands_of_digits_is_refused() -> None:
    line, message, _ = refusal(b"a = 1\nb = " + b"9" * 5000)
    assert (line, "thousands of digits" in message) == (2, True)


def test_positions_come_with_the_document() -> None:
    reading = read(SMALLEST.encode())
    assert reading.document is not None
    assert reading.positions.exact(("area", 0, "standard", 0, "title")) == 10
