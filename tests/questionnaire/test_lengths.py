"""How much the questionnaires that ship ask of the people with the least time.

A *field* is one thing that a person must fill in before the form lets them go on to sign: a required answer that is
shown, the grade of a standard, and, where a grade or an answer calls for them, its reason, a piece of evidence and an
action. What may be left out does not count, nor does what the register fills in.

The count is scripted, not read off the file: a scripted person starts with an empty return and fills in what the form
says is missing, one field at a time, until nothing is. On the *usual path* things are in order: every standard gets the
grade next to the best where there is one between good and bad (“good”, else “met”), yes-or-no questions are answered
“yes”, shares with all and other numbers with the least that is allowed.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cache

import pytest

from s11tui.audit.view_models import Missing
from s11tui.questionnaire.asking import AskedStandard, Facts
from s11tui.questionnaire.checking import check
from s11tui.questionnaire.conditions import Value
from s11tui.questionnaire.models import Edition, Question
from s11tui.questionnaire.shipped import shipped
from support.cases import Story

VOLUNTEER = Facts("charity", (), "small", ("volunteer-led",), "light")
SCHOOL = Facts("school", ("primary",), "", ("maintained",))
GRADES = ("good", "met", "expected", "green")
"""The grade of the usual path, on each scale that ships."""


@dataclass(frozen=True)
class Counted:
    """The fields that were filled in, by standard, how many standards were asked, and which of them are graded."""

    fields: Counter[str]
    asked: int
    graded: frozenset[str]

    @property
    def total(self) -> int:
        return self.fields.total()


@cache
def edition_of(name: str) -> Edition:
    found = check(shipped()[name].read_bytes(), name).edition
    assert found is not None
    return found


def story_of(name: str, facts: Facts) -> Story:
    """A return of such an agency in which nothing is filled in."""
    story = Story(edition_of(name))
    changed = {"kind": facts.kind, "phases": [*facts.phases], "size": facts.size, "tags": [*facts.tags]}
    story.tell("facts_changed", facts={**changed, "profile": facts.profile})
    assert story.case.answers.facts == facts
    return story


def usual_answer(question: Question) -> Value:
    """What somebody answers whose house is in order."""
    match question.type:
        case "yes-no":
            return "yes"
        case "one":
            return question.options[0].id
        case "many":
            return [question.options[0].id]
        case "number":
            # Of a share as much as there is, of mishaps none.
            return f"{(question.max if question.unit == '%' else question.min) or 0:g}"
        case "date":
            return "2026-09-01"
        case "table":
            return [{column.id: "1" for column in question.columns}]
    return "We asked everybody, and wrote down what they said."


def usual_grade(asked: AskedStandard) -> str:
    return next(grade.id for grade in asked.scale.grades if grade.id in GRADES)


def fill(story: Story, missing: Missing) -> None:
    """Fill in one field that the form says is missing."""
    asked = story.content.by_id[missing.standard]
    if missing.question:
        question = asked.question(missing.question)
        assert question is not None
        story.answer(f"{asked.id}/{question.id}", usual_answer(question))
    elif "no grade" in missing.what:
        story.grade(asked.id, usual_grade(asked))
    elif "evidence" in missing.what:
        story.tell("evidence_added", standard=asked.id, title="Minutes", held_at="", date="")
    else:
        pytest.fail(f"The usual path of {asked.id} asks for more than answers, a grade and evidence: {missing.what}")


def counted(name: str, facts: Facts) -> Counted:
    """Fill in what is missing, first things first, until nothing is."""
    story = story_of(name, facts)
    fields: Counter[str] = Counter()
    for _ in range(1000):
        missing = next((one for each in story.progress.values() for one in each.missing), None)
        if missing is None:
            assert story.words == "ready"
            graded = frozenset(one.id for one in story.content.asked if one.standard.graded)
            return Counted(fields, story.counts.asked, graded)
        fill(story, missing)
        fields[missing.standard] += 1
    pytest.fail("it never ends")


@cache
def volunteer() -> Counted:
    return counted("section11", VOLUNTEER)


@cache
def school() -> Counted:
    return counted("section175", SCHOOL)


def test_a_volunteers_light_form_asks_for_at_most_sixty_fields() -> None:
    assert 16 <= len(volunteer().graded) <= 20, "it is the light form that is counted"
    assert volunteer().total <= 60


def test_a_schools_usual_path_asks_for_at_most_two_fields_a_standard() -> None:
    assert school().asked >= 45, "it is the whole form that is counted"
    assert {name: fields for name, fields in school().fields.items() if fields > 2} == {}
