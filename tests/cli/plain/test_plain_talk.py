"""The conversation itself: prompts, the words that work everywhere, moving about, leaving."""

import re

import pytest

from s11tui.audit.view_models import StandardView
from support.partnership import ASKED, COMPLETE, Partnership
from support.plain import Said, talked

SCREEN_TRICKS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2500-\u257f\u2580-\u259f]")


def prompts(said: Said) -> list[str]:
    return [line for line in said.lines if ", what next" in line or line.startswith("What next")]


def standard(one: Partnership, name: str) -> StandardView:
    found = one.view().standard(name)
    assert found is not None
    return found


def test_it_says_first_who_to_call_about_a_child(partnership: Partnership) -> None:
    said = talked(partnership)
    assert said.code == 0
    assert "Immediate danger: call 999." in said.lines[:6]
    assert "Front door (worried about a child): 01632 960000." in said.lines[:6]
    assert "LADO (allegation against someone who works with children): the number is not entered yet" in said.text
    assert "You saved nothing this time." in said.text


def test_nothing_is_drawn_and_every_prompt_ends_in_a_colon(partnership: Partnership) -> None:
    said = talked(partnership, "list", "1.1", "guidance", "grade", "good", "keep", "review", "grades", "stop")
    assert not SCREEN_TRICKS.search(said.text)
    assert len(prompts(said)) == 7
    assert all(": " in line for line in prompts(said))


def test_where_one_is_is_said(partnership: Partnership) -> None:
    partnership.fill(COMPLETE[:2])
    said = talked(partnership, "1.1", "next", "next", "previous")
    places = [line for line in said.lines if line.startswith("Standard ")]
    assert places == [
        "Standard 1 of 5, 1.1 Policy. Part done.",
        "Standard 2 of 5, 1.2 Lead role. Not begun.",
        "Standard 3 of 5, 2.1 Training. Not begun.",
        "Standard 2 of 5, 1.2 Lead role. Not begun.",
    ]


@pytest.mark.parametrize(
    "path", [("1.1",), ("1.1", "in-place"), ("1.1", "grade"), ("1.1", "evidence", "add"), ("review",)]
)
def test_risk_and_explaining_and_back_work_at_every_prompt(partnership: Partnership, path: tuple[str, ...]) -> None:
    before = talked(partnership, *path)
    said = talked(partnership, *path, "risk", "help", "?", "back", "menu")
    assert said.text.count("Immediate danger: call 999.") == before.text.count("Immediate danger: call 999.") + 2
    assert said.text.count("Always: “?” explains") == before.text.count("Always: “?” explains") + 1
    assert not said.refusals()
    assert partnership.view().state == "not started"


def test_stop_leaves_from_the_middle_of_a_form(partnership: Partnership) -> None:
    said = talked(partnership, "1.1", "evidence", "add", "Minutes", "stop", "grade", "good")
    assert said.code == 0
    assert not standard(partnership, "policy").evidence
    assert standard(partnership, "policy").self_grade is None


def test_stop_is_no_text(partnership: Partnership) -> None:
    assert "You saved nothing this time." in talked(partnership, "1.1", "in-place", "stop").text
    assert "kept" not in talked(partnership, "1.1", "in-place", "stop").text
    assert standard(partnership, "policy").questions[0].draft is None


def test_a_number_a_word_and_its_beginning_do_the_same(partnership: Partnership) -> None:
    for word in ("4", "grade", "GRADE", "gra"):
        assert "Your grade: " in talked(partnership, "1.1", word).text
    assert "could be several things" in talked(partnership, "1.1", "re").refusals()[0]
    assert "is not understood here" in talked(partnership, "1.1", "xyzzy").refusals()[0]
    assert talked(partnership, "1.1", "9999999999999999999999").refusals()


def test_going_to_a_standard_by_number_name_or_a_part_of_it(partnership: Partnership) -> None:
    for words in (("2.2",), ("go 2.2",), ("go recruitment",), ("go", "recruit"), ("go to recruitment",)):
        assert "Standard 4 of 5, 2.2 Recruitment." in talked(partnership, *words).text
    assert "There is no standard “nowhere” here." in talked(partnership, "go nowhere").refusals()[0]
    assert "could be several" in talked(partnership, "go r").refusals()[0]


def test_lists_tell_marks_in_words(partnership: Partnership) -> None:
    partnership.fill()
    partnership.lead.answering.assign(partnership.ref, ["policy"], ["con-tributor"])
    said = talked(partnership, "areas", "list", "list practice", "list 3")
    assert said.text.count("Area 2, Practice. 2 of 2 standards done.") == 3
    assert "1.1 Policy. Done. Good. Given to Con Tributor since 2027-03-01." in said.lines
    assert said.lines.count("3.1 Context. Done.") == 2


def test_the_next_one_of_a_kind(partnership: Partnership) -> None:
    partnership.fill(tuple(one for one in COMPLETE if one.standard != "training"))
    partnership.lead.answering.assign(partnership.ref, ["recruitment"], ["con-tributor"])
    assert "Standard 3 of 5, 2.1 Training." in talked(partnership, "1.1", "next not done").text
    assert "Standard 3 of 5, 2.1 Training." in talked(partnership, "3.1", "todo").text
    mine = talked(partnership, "next mine", who="contributor")
    assert "Standard 4 of 5, 2.2 Recruitment. Done." in mine.text
    assert "There is no standard after this one." in talked(partnership, "3.1", "next").refusals()[0]
    assert "No other standard is not done." in talked(partnership, "2.1", "next not done").refusals()[0]


def test_finding_text_in_titles_and_answers(partnership: Partnership) -> None:
    partnership.fill()
    said = talked(partnership, "find two teams", "1")
    assert "Found in 1 standard." in said.text
    assert "1. 2.1 Training. In the reason for the grade, in an action." in said.lines
    assert "Standard 3 of 5, 2.1 Training." in said.text
    assert "In “How you know”." in talked(partnership, "find", "supervision").text
    assert "Nothing holds those words." in talked(partnership, "find elephants").text


def test_a_strict_script_ends_at_the_first_refusal(partnership: Partnership) -> None:
    script = ("1.1", "grade", "splendid", "grade", "good", "keep")
    assert talked(partnership, *script).code == 0
    assert standard(partnership, "policy").self_grade == "good"
    partnership.lead.answering.grade(partnership.ref, "policy", "")
    strict = talked(partnership, *script, strict=True)
    assert strict.code == 1
    assert len(strict.refusals()) == 1
    assert standard(partnership, "policy").self_grade is None


def test_a_return_that_cannot_be_changed_is_read(partnership: Partnership) -> None:
    partnership.submitted()
    said = talked(partnership, "1.1", "in-place", "grade", "evidence", "actions", "read")
    assert said.text.count("This return is submitted, so you can read it here and not change its answers.") == 5
    assert "A policy, read by all." in said.text
    assert not said.refusals()


def test_a_contributor_is_told_what_is_not_theirs(partnership: Partnership) -> None:
    partnership.lead.answering.assign(partnership.ref, ["policy"], ["con-tributor"])
    said = talked(partnership, "1.1", "in-place", "Ours.", ".", "1.2", "in-place", who="contributor")
    assert "1 standard given to you." in said.text
    assert "This standard was not given to you." in said.text
    assert standard(partnership, "policy").questions[0].value == "Ours."


def test_every_standard_is_reached_by_next(partnership: Partnership) -> None:
    said = talked(partnership, *["next"] * len(ASKED))
    assert len([line for line in said.lines if line.startswith("Standard ")]) == len(ASKED)
