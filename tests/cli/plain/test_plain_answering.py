"""Every type of question, what is refused of it, and what is said after it."""

import pytest

from s11tui.audit.view_models import QuestionView, StandardView
from s11tui.text import admit
from support.hostile import HOSTILE, REAL_TEXTS
from support.partnership import COMPLETE, Partnership
from support.plain import talked


def standard(one: Partnership, name: str) -> StandardView:
    found = one.view().standard(name)
    assert found is not None
    return found


def question(one: Partnership, path: str) -> QuestionView:
    name, _, asked = path.partition("/")
    return next(each for each in standard(one, name).questions if each.id == asked)


@pytest.mark.parametrize(
    ("path", "lines", "value"),
    [
        ("lead-role/trained", ["1"], "yes"),
        ("lead-role/trained", ["no"], "no"),
        ("lead-role/trained", ["Y"], "yes"),
        ("recruitment/method", ["2"], "head"),
        ("recruitment/method", ["by a panel"], "panel"),
        ("recruitment/checks", ["3, 1"], ["id", "dbs"]),
        ("recruitment/checks", ["References,dbs,1"], ["refs", "dbs"]),
        ("training/rate", ["97.5 %"], "97.5"),
        ("context/people", ["1,204"], "1204"),
        ("context/note", ["One.", "", " Two.", "."], "One.\n\n Two."),
    ],
)
def test_each_type_takes_its_answers(partnership: Partnership, path: str, lines: list[str], value: object) -> None:
    name, _, asked = path.partition("/")
    said = talked(partnership, f"go {name}", asked, *lines)
    assert question(partnership, path).value == value
    assert "Saved." in said.text
    assert not said.refusals()


@pytest.mark.parametrize(
    ("path", "given", "mend"),
    [
        ("lead-role/trained", "perhaps", "Type a number from 1 to 2, or back."),
        ("recruitment/method", "3", "Type a number from 1 to 2, or back."),
        ("recruitment/checks", "1,7", "Type a number from 1 to 3, or back."),
        ("recruitment/checks", ",", "Type numbers from 1 to 3 with commas, or back."),
        ("training/rate", "many", "Write digits only, for example 12 or 97.5."),
        ("training/rate", "101", "The largest is 100."),
    ],
)
def test_a_refusal_says_what_to_do_and_a_person_is_asked_again(
    partnership: Partnership, path: str, given: str, mend: str
) -> None:
    name, _, asked = path.partition("/")
    said = talked(partnership, f"go {name}", asked, given)
    assert said.refusals()[0].endswith(mend)
    assert question(partnership, path).value is None
    typed = talked(partnership, f"go {name}", asked, given, "1", typed=True)
    assert typed.refusals()[0].endswith(mend)
    assert question(partnership, path).value in ("yes", "panel", ["dbs"], "1")


def test_a_date_is_refused_with_its_mend(partnership: Partnership) -> None:
    partnership.fill((COMPLETE[5],))
    said = talked(partnership, "1.2", "trained-on", "1/9/26", "2026-09-01", typed=True)
    assert "Write year-month-day, for example 2027-03-19." in said.refusals()[0]
    assert question(partnership, "lead-role/trained-on").value == "2026-09-01"


def test_a_script_is_told_once_and_its_next_line_is_no_answer(partnership: Partnership) -> None:
    said = talked(partnership, "2.1", "rate", "x", "12")
    assert len(said.refusals()) == 1
    assert question(partnership, "training/rate").value is None


def test_questions_that_an_answer_brings_are_said(partnership: Partnership) -> None:
    said = talked(partnership, "1.2", "trained", "no", "why-not", "On leave.", "until-when", "2027-05-01")
    assert "Now asked as well: Why-not?" in said.text
    assert question(partnership, "lead-role/until-when").value == "2027-05-01"


def test_what_is_odd_about_an_answer_is_said_and_stops_nothing(partnership: Partnership) -> None:
    said = talked(partnership, "2.1", "rate", "30")
    assert "Look again: Half are not trained." in said.lines
    assert question(partnership, "training/rate").value == "30"


def test_keep_and_empty(partnership: Partnership) -> None:
    partnership.fill(COMPLETE[:1])
    talked(partnership, "1.1", "in-place", "keep")
    assert question(partnership, "policy/in-place").value == "A policy, read by all."
    said = talked(partnership, "1.1", "in-place", "empty")
    assert question(partnership, "policy/in-place").value is None
    assert "Saved this time: 1 emptied answer." in said.text


def test_words_that_are_text_after_a_backslash(partnership: Partnership) -> None:
    talked(partnership, "1.1", "in-place", r"\stop", r"\.", "back", r"\keep", r"a \. b", ".")
    assert question(partnership, "policy/in-place").value == "stop\n.\nback\n\\keep\na \\. b"
    talked(partnership, "1.1", "how-you-know", r"\\keep", ".")
    assert question(partnership, "policy/how-you-know").value == r"\keep"


def test_table_row_by_row(partnership: Partnership) -> None:
    said = talked(
        partnership, "2.2", "vacancies", "add", "Officer", "2026-05-01", "2", "", "", "", "Clerk", "", "1", "."
    )
    first = {"post": "Officer", "since": "2026-05-01", "how-many": "2"}
    second = {"post": "Clerk", "since": "", "how-many": "1"}
    assert question(partnership, "recruitment/vacancies").value == [first, second]
    assert "That row is empty, so it was left out." in said.text
    talked(partnership, "2.2", "vacancies", "remove", "1")
    assert question(partnership, "recruitment/vacancies").value == [second]
    talked(partnership, "2.2", "vacancies", "new", "Boss", "", "", ".")
    assert question(partnership, "recruitment/vacancies").value == [{"post": "Boss", "since": "", "how-many": ""}]


def test_a_bad_cell_keeps_a_script_from_saving_any_of_its_rows(partnership: Partnership) -> None:
    said = talked(partnership, "2.2", "vacancies", "add", "Officer", "in May", "2", ".", "grade", "good", "keep")
    assert "Write year-month-day" in said.refusals()[0]
    assert question(partnership, "recruitment/vacancies").value is None
    assert standard(partnership, "recruitment").self_grade == "good"
    typed = talked(partnership, "2.2", "vacancies", "add", "Officer", "in May", "2026-05-01", "2", ".", typed=True)
    assert typed.refusals()
    assert question(partnership, "recruitment/vacancies").printed


def test_words_are_counted_against_the_most(partnership: Partnership) -> None:
    assert "Saved. 3 words." in talked(partnership, "1.1", "in-place", "One two", "three.", ".").text


@pytest.mark.parametrize("name", REAL_TEXTS)
def test_hostile_text_arrives_as_it_was_admitted(partnership: Partnership, name: str) -> None:
    text = HOSTILE[name]
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    said = talked(partnership, "1.1", "in-place", *lines, ".", "read")
    stored = question(partnership, "policy/in-place").value
    assert (stored or "") == admit("\n".join(lines)).text
    assert ("left out of what you entered" in said.text) is bool(admit("\n".join(lines)).dropped)
    assert not {"\x1b", "\x07", "\x9b", "\x00", "\u202e", "\u2066"} & set(said.text)
    assert partnership.ws.verify().ok


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_text_at_the_menu_changes_nothing(partnership: Partnership, name: str) -> None:
    head = partnership.view().head
    said = talked(partnership, "1.1", *HOSTILE[name].splitlines(), "grade", *HOSTILE[name].splitlines()[:1])
    assert said.code == 0
    assert not {"\x1b", "\x07", "\x9b", "\x00", "\u202e"} & set(said.text)
    assert partnership.view().head == head


def test_a_hundred_thousand_characters(partnership: Partnership) -> None:
    text = "word " * 20_000
    talked(partnership, "1.1", "in-place", text, ".")
    assert question(partnership, "policy/in-place").value == text


def test_too_long_a_text_is_refused_and_not_cut(partnership: Partnership) -> None:
    said = talked(partnership, "1.1", "in-place", "x" * 1_000_001, ".", "menu")
    assert "longer than an answer may be" in said.refusals()[0]
    assert question(partnership, "policy/in-place").value is None


def test_an_unfinished_text_is_kept_and_can_be_taken(partnership: Partnership) -> None:
    said = talked(partnership, "1.1", "in-place", "Half a", "paragraph")
    assert "kept as an unfinished text" in said.text
    assert question(partnership, "policy/in-place").value is None
    assert question(partnership, "policy/in-place").draft == "Half a\nparagraph"
    again = talked(partnership, "review", "1.1", "in-place", "draft")
    assert "You have an unfinished text at 1.1 Policy: “What is in place”." in again.text
    assert question(partnership, "policy/in-place").value == "Half a\nparagraph"
    assert question(partnership, "policy/in-place").draft is None
