"""What became of standards and questions, in words; and that what waits always waits for a reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s11tui.audit.carrying import Source
from s11tui.questionnaire.models import Edition
from support.cases import LEAD, Story
from support.editions_two_years import last_year
from support.stories_two_years import answers_of, confirm, source_of, this_years, told_last_year

WORDS = {
    "policy": "",
    "lead-role": "Reworded: it was “Lead role”.",
    "training": "Its grades are other ones now, so last year’s grade is not compared.",
    "welcome": "",
    "support": "Merged from “2.4 Supervision” and “2.5 Debrief”.",
    "referrals": "Split from “2.6 Sharing”.",
    "information": "Split from “2.6 Sharing”.",
    "online": "New this year.",
}


@pytest.mark.parametrize("standard", WORDS)
def test_what_became_of_a_standard_is_said_in_words(standard: str) -> None:
    assert this_years().view().standard(standard).change == WORDS[standard]  # type: ignore[union-attr]  # it is asked


QUESTION_WORDS = {
    "training/teams": "the answer does not fit what is asked for now",
    "training/register": "it is asked in another form now",
    "recruitment/method": "its choices are worded differently now",
    "recruitment/checks": "these choices are gone: id",
    "training/rate": "",
    "support/in-place": "",
}


@pytest.mark.parametrize("path", QUESTION_WORDS)
def test_what_became_of_a_question_is_said_in_words(path: str) -> None:
    standard, name = path.split("/")
    questions = this_years().view().standard(standard).questions  # type: ignore[union-attr]  # it is asked
    found = next(one for one in questions if one.id == name)
    assert found.carried is not None
    assert found.carried.changed == QUESTION_WORDS[path]
    assert (found.carried.value is None) is not found.carried.holds


def test_settings_are_filled_into_what_was_asked_then() -> None:
    before = last_year()
    first = before.areas[0].standards[0].model_copy(update={"title": "Call {front_door}"})
    area = before.areas[0].model_copy(update={"standards": (first, *before.areas[0].standards[1:])})
    edition = Edition.model_validate({**before.model_dump(), "areas": (area, *before.areas[1:])})
    story = this_years(Source(edition, told_last_year().case.answers))
    policy = story.view(LEAD).standard("policy")
    assert policy is not None
    assert policy.earlier[0].title == "Call 01632 960000"
    assert policy.change == "Reworded: it was “Call 01632 960000”."


PATHS = ("policy/in-place", "policy/how-you-know", "lead-role/trained", "lead-role/trained-on", "recruitment/vacancies")
acts = st.lists(
    st.tuples(st.sampled_from(PATHS), st.sampled_from(("confirm", "answer", "empty", "clear", "n-a", "good"))),
    max_size=12,
)


@given(acts)
def test_whatever_is_said_what_waits_was_neither_said_nor_set_aside(done: list[tuple[str, str]]) -> None:
    story = this_years(_SOURCE)
    for path, act in done:
        _do(story, *path.split("/"), act)
    for standard, progress in story.progress.items():
        state, carried = story.content.state.standard(standard), answers_of(story, standard)
        shown = {one.id for one in story.content.shown[standard]}
        for name in progress.to_confirm:
            assert name in shown
            assert carried[name].fills
            assert name not in state.answers
            assert name not in state.set_aside
        told = [one for one in progress.missing if "is to be confirmed" in one.what]
        assert tuple(one.question for one in told) == progress.to_confirm
    view = story.view()
    waiting = {one.id: tuple(each.id for each in one.questions if each.to_confirm) for one in view.standards()}
    assert waiting == {name: one.to_confirm for name, one in story.progress.items()}
    assert view.counts.to_confirm == sum(bool(some) for some in waiting.values())


_SOURCE = source_of(told_last_year())


def _do(story: Story, standard: str, question: str, act: str) -> None:
    now = story.case.answers.standard(standard).answers.get(question)
    match act:
        case "confirm" if now is None:
            confirm(story, answers_of(story, standard)[question], standard)
        case "answer":
            story.answer(f"{standard}/{question}", "yes")
        case "empty":
            story.answer(f"{standard}/{question}", "")
        case "clear":
            story.tell("cleared", standard=standard, question=question, seen=now.event if now else None)
        case "n-a" | "good":
            story.grade(standard, act, "so")
