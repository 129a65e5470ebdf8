"""The letters with one-time codes: a page for each person, accessible, and no name of the next one on it."""

from collections.abc import Callable

from s11tui.reports.code_letters import CodeLetter, Host, code_letters_paper
from support.hostile import ONE_LINE, READABLE

MADE = "2027-03-01T09:00:00.000Z"
HOST = Host("Exampleshire", "https://audit.example", "Europe/London", (("Front door", "01632 960000"), ("LADO", "")))


def letter(number: int, name: str = "Lee Lead") -> CodeLetter:
    return CodeLetter(name, f"person-{number}", "safeguarding lead / DSL", f"K7MQ-3XRT-{number:04}", MADE)


def test_a_whole_partnership_is_one_file_with_a_page_for_each(written: Callable) -> None:
    found = written(code_letters_paper(HOST, [letter(one, f"Person {one}") for one in range(330)], MADE).document)
    pages = [page.extract_text() for page in found.pypdf().pages]
    assert len(pages) == 331
    for number in (0, 17, 329):
        assert f"K7MQ-3XRT-{number:04}" in pages[number + 1]
        assert pages[number + 1].count("K7MQ-3XRT-") == 1


def test_it_says_where_by_when_and_who_to_call(written: Callable) -> None:
    found = written(code_letters_paper(HOST, [letter(1)], MADE).document)
    assert found.problems() == []
    spoken = found.spoken()
    for words in ("https://audit.example", "person-1", "Mon 1 March 2027", "01632 960000", "999", "nobody else"):
        assert words in spoken, words
    assert "LADO" not in spoken, "a number that is not known is no number to call"


def test_any_name_is_printed_as_it_is(written: Callable) -> None:
    for name in (ONE_LINE, READABLE):
        found = written(code_letters_paper(HOST, [letter(1, name)], MADE).document)
        assert found.problems() == []
        assert "@click=app.quit" in found.spoken()
