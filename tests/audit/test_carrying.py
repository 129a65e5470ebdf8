"""What of an earlier return is carried forward, and that none of it counts before a person says so."""

import pytest

from s11tui.audit.carrying import Source
from s11tui.questionnaire.facts import Facts
from support.cases import Story
from support.stories_two_years import THIS_YEAR, answers_of, confirm, source_of, this_years, told_last_year
from support.two_years import WAITING

CARRIED = {
    "policy": {"in-place": (True, True), "how-you-know": (False, True)},
    "lead-role": {
        "in-place": (True, True), "how-you-know": (False, True), "trained": (True, True), "trained-on": (True, True),
    },
    "training": {
        "in-place": (True, True), "how-you-know": (False, True), "rate": (True, True), "teams": (False, False),
        "register": (False, False),
    },
    "recruitment": {
        "in-place": (True, True), "how-you-know": (False, True), "method": (False, True), "checks": (False, False),
        "vacancies": (True, True),
    },
    "welcome": {"in-place": (True, True), "how-you-know": (False, True)},
    "support": {"in-place": (False, False), "how-you-know": (False, False)},
    "referrals": {"in-place": (False, False), "how-you-know": (False, False)},
    "information": {"in-place": (False, False), "how-you-know": (False, False)},
    "online": {},
    "context": {"people": (True, True)},
}  # fmt: skip
"""By standard and question: whether the earlier answer fills the box, and whether it can be said to be still true."""

SOURCES = {
    "policy": ("policy",),
    "welcome": ("induction",),
    "support": ("supervision", "debrief"),
    "referrals": ("sharing",),
    "information": ("sharing",),
    "online": (),
}


@pytest.mark.parametrize("standard", CARRIED)
def test_each_answer_fills_is_shown_or_stays_away(standard: str) -> None:
    found = answers_of(this_years(), standard)
    assert {name: (one.fills, one.holds) for name, one in found.items()} == CARRIED[standard]


@pytest.mark.parametrize("standard", SOURCES)
def test_what_was_said_stands_beside_every_standard_that_comes_of_it(standard: str) -> None:
    carried = this_years().content.carried(standard)
    assert carried is not None
    assert tuple(one.asked.id for one in carried.earlier) == SOURCES[standard]


def test_evidence_of_all_that_was_merged_is_beside() -> None:
    carried = this_years().content.carried("support")
    assert carried is not None
    assert [one.title for one in carried.evidence] == ["Supervision audit", "Debrief log"]


def test_what_waits_is_told_and_nothing_of_it_counts() -> None:
    story = this_years()
    waiting = {name: story.progress[name].to_confirm for name in CARRIED}
    assert {name: some for name, some in waiting.items() if some} == WAITING
    assert (story.counts.answered, story.counts.done, story.counts.graded) == (0, 0, 0)
    assert story.counts.to_confirm == len(WAITING)
    assert story.words == "not started"
    assert "last year’s answer to “What is in place” is to be confirmed or changed" in story.missing("policy")
    assert "“What is in place” is not answered" not in story.missing("policy")
    assert "“How you know” is not answered" in story.missing("policy")
    assert story.content.shown_values == {}


def test_a_standard_with_everything_else_said_is_not_done_while_one_answer_waits() -> None:
    story = this_years()
    story.answer("policy/how-you-know", "We looked.")
    story.grade("policy", "good")
    assert story.missing("policy") == ["last year’s answer to “What is in place” is to be confirmed or changed"]
    assert story.view().standard("policy").mark == "confirm"  # type: ignore[union-attr]  # it is asked
    assert story.counts.done == 0
    confirm(story, answers_of(story, "policy")["in-place"], "policy")
    assert story.missing("policy") == []
    assert story.counts.done == 1


def test_an_optional_answer_waits_as_well() -> None:
    story = this_years()
    for name in ("in-place", "how-you-know"):
        story.answer(f"recruitment/{name}", "Said anew.")
    story.grade("recruitment", "good")
    assert story.progress["recruitment"].to_confirm == ("vacancies",)
    assert len(story.missing("recruitment")) == 1


def test_a_confirmed_answer_is_an_answer_and_names_where_it_came_from() -> None:
    before = told_last_year()
    story = this_years(source_of(before))
    digest = story.content.digests["policy"]
    event = confirm(story, answers_of(story, "policy")["in-place"], "policy")
    answer = story.case.answers.standard("policy").answers["in-place"]
    said = before.case.answers.standard("policy").answers["in-place"]
    assert (answer.value, answer.event, answer.confirmed_from) == (said.value, event, said.event)
    assert story.content.digests["policy"] != digest
    assert story.progress["policy"].to_confirm == ()


def test_an_answer_that_was_changed_is_no_confirmation() -> None:
    story = this_years()
    story.answer("policy/in-place", "A policy of 2027.")
    assert story.case.answers.standard("policy").answers["in-place"].confirmed_from == ""
    assert story.progress["policy"].to_confirm == ()


def test_one_set_aside_does_not_come_back() -> None:
    story = this_years()
    story.tell("cleared", standard="policy", question="in-place", seen=None)
    assert story.progress["policy"].to_confirm == ()
    assert "“What is in place” is not answered" in story.missing("policy")
    question = story.view().standard("policy").questions[0]  # type: ignore[union-attr]  # it is asked
    assert question.carried is not None
    assert (question.to_confirm, question.carried.holds, question.carried.printed) == (False, True, "A policy of 2024.")


def test_emptying_what_was_answered_anew_does_not_bring_last_years_back() -> None:
    story = this_years()
    event = story.answer("policy/in-place", "A policy of 2027.")
    story.tell("cleared", standard="policy", question="in-place", seen=event)
    assert story.progress["policy"].to_confirm == ()


def test_what_is_not_applicable_needs_no_confirming() -> None:
    story = this_years()
    story.grade("policy", "n-a", "We have no such work.")
    assert story.content.to_confirm("policy") == ()
    assert story.missing("policy") == []
    assert not any(one.to_confirm for one in story.view().standard("policy").questions)  # type: ignore[union-attr]
    story.grade("policy", "good")
    assert [one.question for one in story.content.to_confirm("policy")] == ["in-place"]


def test_a_question_that_hangs_on_one_that_waits_comes_with_it() -> None:
    story = this_years()
    shown = {one.id for one in story.content.shown["lead-role"]}
    assert "trained-on" not in shown
    confirm(story, answers_of(story, "lead-role")["trained"], "lead-role")
    assert "trained-on" in story.progress["lead-role"].to_confirm


def test_what_other_answers_had_hidden_then_is_neither_carried_nor_shown() -> None:
    before = told_last_year()
    before.answer("lead-role/why-not", "A word that was taken back.")
    story = this_years(source_of(before))
    assert "why-not" not in answers_of(story, "lead-role")
    earlier = story.view().standard("lead-role").earlier[0]  # type: ignore[union-attr]  # it is asked
    assert "A word that was taken back." not in [text for _, text in earlier.answers]
    assert ("Trained-on?", "1 September 2024") in earlier.answers


def test_a_standard_that_was_not_asked_then_has_nothing_beside() -> None:
    story = this_years()
    facts = {"kind": "police", "phases": [], "size": "", "tags": ["boarding"], "profile": ""}
    story.tell("facts_changed", facts=facts)
    carried = story.content.carried("overnight")
    assert carried is not None
    assert (carried.earlier, dict(carried.answers), carried.evidence) == ((), {}, ())


def test_without_an_earlier_return_nothing_is_said_of_one() -> None:
    story = Story(THIS_YEAR)
    view = story.view()
    assert (view.earlier, view.ended, story.counts.to_confirm) == ("", (), 0)
    assert all(not one.earlier and not one.change for one in view.standards())
    assert all(question.carried is None for one in view.standards() for question in one.questions)


def test_the_same_edition_again_carries_everything_as_it_was() -> None:
    source = Source(THIS_YEAR, told_last_year().case.answers)
    story = this_years(source)
    carried = story.content.carried("training")
    assert carried is not None
    assert carried.change.flags == ()
    assert carried.answers["in-place"].fills
    assert story.view().ended == ()


def test_ended_standards_are_those_that_were_asked() -> None:
    before = told_last_year()
    assert this_years(source_of(before)).view().ended == (("2.7 Paper files", "Nobody keeps paper any more."),)
    light = Source(before.edition, before.case.answers, "")
    few = Facts("police", tags=("boarding",))
    assert {one.id for one in light.asked.values()} >= {"paper-files"}
    assert "overnight" in Source(before.edition, before.case.answers.__class__("r", facts=few)).asked
