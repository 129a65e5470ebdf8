"""When a question is asked, in words."""

from typing import Any

import pytest

from s11tui.questionnaire.asking import Facts, asked_of
from s11tui.questionnaire.condition_words import Occasions
from s11tui.questionnaire.models import Area, Edition, Option, Question, Standard
from s11tui.questionnaire.scales import FOUR
from support.editions import NO_USUAL, question, small_edition, when

OPTIONS = (Option(id="dbs", label="DBS"), Option(id="refs", label="Refs"))
EARLIER = (
    question("trained", "yes-no"),
    question("checks", "many", options=OPTIONS),
    question("rate", "number", min=0, max=100),
    question("on", "date"),
)


def occasions(*later: Question, elsewhere: tuple[Question, ...] = ()) -> Occasions:
    """Those of one standard `s` that asks the earlier questions and these, and of one `t` after it."""
    standards = tuple(
        Standard(id=name, title=name, scale="four", usual=NO_USUAL, questions=questions)
        for name, questions in (("s", EARLIER + later), ("t", elsewhere))
    )
    area = Area(id="a", title="A", standards=standards)
    edition = Edition(id="q", version="1", title="Q", scales=(FOUR,), areas=(area,))
    return Occasions(asked_of(edition, Facts("police")))


def named(path: str, _question: Question) -> str:
    return path


@pytest.mark.parametrize(
    ("says", "words"),
    [
        ({"question": "trained", "is_": "no"}, "the answer to s/trained is “No”"),
        ({"question": "trained", "is_not": "yes"}, "the answer to s/trained is anything but “Yes”"),
        ({"question": "checks", "is_": "dbs"}, "what is ticked in s/checks includes “DBS”"),
        ({"question": "checks", "is_not": "dbs"}, "what is ticked in s/checks leaves out “DBS”"),
        (
            {"question": "checks", "any_of": ["dbs", "refs"]},
            "what is ticked in s/checks includes “DBS” or “Refs”",
        ),
        ({"question": "rate", "at_least": 1}, "the answer to s/rate is 1 or more"),
        ({"question": "rate", "at_most": 99.5}, "the answer to s/rate is 99.5 or less"),
        ({"question": "rate", "at_most": 0}, "the answer to s/rate is 0"),
        ({"question": "rate", "at_least": 2, "at_most": 4}, "the answer to s/rate is 2 or more and is 4 or less"),
        ({"question": "on", "before": "2027-03-01"}, "the answer to s/on is before 1 March 2027"),
        ({"question": "on", "after": "2027-03-01"}, "the answer to s/on is after 1 March 2027"),
        ({"question": "on", "answered": True}, "s/on is answered"),
        ({"question": "on", "answered": False}, "s/on is left empty"),
    ],
)
def test_every_condition_has_words(says: dict[str, Any], words: str) -> None:
    path = says.pop("question")
    found = occasions(question("later", "text", show_if=when(path, **says)))
    assert found.only_if("s/later", named) == f"Only if {words}."


def test_all_of_and_any_of() -> None:
    every = when("trained", is_="no") + when("rate", at_least=5)
    either = when("on", answered=True) + when("checks", is_="dbs")
    found = occasions(question("later", "text", show_if=every, show_if_any=either))
    assert found.only_if("s/later", named) == (
        "Only if the answer to s/trained is “No”, and if the answer to s/rate is 5 or more, "
        "and if s/on is answered, or what is ticked in s/checks includes “DBS”."
    )


def test_a_question_without_conditions_has_no_words() -> None:
    assert occasions().only_if("s/trained", named) == ""


def test_what_can_never_be_asked_is_known_and_so_is_what_hangs_on_it() -> None:
    never = question("never", "text", show_if=when("gone/away", is_="x"))
    after = question("after", "text", show_if=when("never", answered=True))
    anyway = question("anyway", "text", show_if=when("never", answered=False))
    either = question("either", "text", show_if_any=when("never", is_="x") + when("trained", is_="no"))
    sure = question("sure", "text", show_if_any=when("never", answered=False) + when("trained", is_="no"))
    found = occasions(never, after, anyway, either, sure)
    assert [found.may_be_asked(f"s/{name}") for name in ("never", "after", "anyway", "either", "sure")] == [
        False, False, True, True, True,
    ]  # fmt: skip
    assert found.only_if("s/anyway", named) == ""
    assert found.only_if("s/either", named) == "Only if the answer to s/trained is “No”."
    assert found.only_if("s/sure", named) == "", "one of its conditions holds whatever is answered"


def test_across_standards() -> None:
    found = occasions(elsewhere=(question("there", "text", show_if=when("s/trained", is_="yes")),))
    assert found.only_if("t/there", named) == "Only if the answer to s/trained is “Yes”."


def test_a_whole_edition_has_words_for_every_question_that_is_hidden_at_times() -> None:
    asked = asked_of(small_edition(), Facts("police"))
    found = Occasions(asked)
    for one in asked:
        for each in one.questions:
            assert bool(found.only_if(one.path(each), named)) == bool(each.show_if or each.show_if_any)
