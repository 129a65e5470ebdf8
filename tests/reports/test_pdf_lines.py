"""Breaking texts into lines."""

from hypothesis import given
from hypothesis import strategies as st

from s11tui.reports.fonts.chain import Chain, Chains
from s11tui.reports.fonts.drawable import drawable
from s11tui.reports.pdf.lines import broken, paragraphs_of

SIZE = 10.0


def chain() -> Chain:
    return Chains().chain("regular")


def test_words_are_kept_whole_and_lines_end_with_a_space() -> None:
    lines = broken("the quick brown fox jumps over the lazy dog", chain(), SIZE, 80)
    assert len(lines) > 2
    assert all(line.endswith(" ") for line in lines[:-1])
    assert "".join(lines) == "the quick brown fox jumps over the lazy dog"


def test_a_word_longer_than_a_line_is_broken_where_a_reader_would() -> None:
    address = "https://www.example.org/safeguarding/policies/2027/january/policy.pdf"
    lines = broken(address, chain(), SIZE, 120)
    assert "".join(lines) == address
    assert all(line[-1] in "/.-" for line in lines[:-1])


def test_one_word_of_five_thousand_letters_is_kept() -> None:
    assert "".join(broken("x" * 5000, chain(), SIZE, 450)) == "x" * 5000


def test_indents_and_runs_of_spaces_stay_inside_a_line() -> None:
    assert broken("  one   two", chain(), SIZE, 400) == ["  one   two"]


def test_spaces_at_a_break_do_not_open_the_next_line() -> None:
    lines = broken("one" + " " * 500 + "two", chain(), SIZE, 100)
    assert [line.strip() for line in lines] == ["one", "two"]
    assert lines[-1] == "two"


def test_newlines_are_kept() -> None:
    assert broken("one\ntwo\n\nthree", chain(), SIZE, 400) == ["one ", "two ", " ", "three"]


def test_blank_lines_part_paragraphs() -> None:
    assert paragraphs_of("\n\none\ntwo\n  \n\nthree\n") == ["one\ntwo", "three"]
    assert paragraphs_of(" \n\t\n") == []


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300), st.floats(1, 600))
def test_no_letter_is_lost_and_no_line_is_too_long(text: str, width: float) -> None:
    plain = drawable(text)
    faces = chain()
    lines = broken(plain, faces, SIZE, width)
    assert "".join("".join(lines).split()) == "".join(plain.split())
    limit = width * 1000 / SIZE
    for line in lines:
        words = line.rstrip(" ")
        assert faces.width(words) <= limit + 0.001 or len(words.strip()) <= 1
