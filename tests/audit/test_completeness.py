"""What is missing, what is asked, what is hidden; rules 7 and 10."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s11tui.audit.completeness import contradictions
from s11tui.questionnaire.asking import Facts, asked_of
from s11tui.workspace.entries import Given, Graded, Planned, Shown
from support.cases import Story
from support.editions import small_edition
from support.partnership import COMPLETE


def tell_all(story: Story) -> None:
    for entry in COMPLETE:
        match entry:
            case Given():
                story.answer(f"{entry.standard}/{entry.question}", entry.value)
            case Graded():
                story.grade(entry.standard, entry.grade, entry.reason)
            case Shown():
                story.tell("evidence_added", standard=entry.standard, title=entry.title, held_at="", date="")
            case Planned():
                story.plan(entry.standard)


def test_an_empty_return_misses_every_required_answer_and_grade() -> None:
    story = Story()
    assert story.words == "not started"
    assert story.missing("policy") == [
        "“What is in place” is not answered",
        "“How you know” is not answered",
        "it has no grade yet",
    ]
    assert story.missing("context") == ["“People?” is not answered"]
    assert story.counts.missing == story.counts.asked == 5


def test_a_complete_return_is_ready_and_nothing_is_missing() -> None:
    story = Story()
    tell_all(story)
    assert [one for each in story.progress.values() for one in each.missing] == []
    assert story.words == "ready"
    counted = story.counts
    assert (counted.asked, counted.answered, counted.graded, counted.to_grade, counted.done) == (5, 5, 4, 4, 5)


def test_one_answer_makes_it_in_progress_and_taking_it_back_leaves_it_so() -> None:
    story = Story()
    event = story.answer("policy/in-place", "x")
    assert story.words == "in progress"
    story.tell("cleared", standard="policy", question="in-place", seen=event)
    assert story.words == "in progress"


@pytest.mark.parametrize(
    ("standard", "grade", "reason", "missing"),
    [
        ("policy", "good", "", []),
        ("policy", "ri", "", ["needs an action"]),
        ("policy", "inadequate", "", ["needs a reason", "needs an action"]),
        ("policy", "inadequate", " \n", ["needs a reason", "needs an action"]),
        ("policy", "n-a", "", ["needs a reason"]),
        ("policy", "n-a", "We have no staff.", []),
        ("training", "outstanding", "", ["needs at least one piece of evidence"]),
        ("lead-role", "not-met", "late", ["needs an action"]),
    ],
)
def test_grades_have_needs(standard: str, grade: str, reason: str, missing: list[str]) -> None:
    story = Story()
    story.grade(standard, grade, reason)
    found = [what for what in story.missing(standard) if "needs" in what]
    assert len(found) == len(missing)
    assert all(part in what for part, what in zip(missing, found, strict=True))


def test_needs_are_met_by_actions_and_evidence() -> None:
    story = Story()
    story.grade("training", "outstanding")
    added = story.tell("evidence_added", standard="training", title="t", held_at="", date="")
    assert not [what for what in story.missing("training") if "needs" in what]
    story.tell("evidence_removed", standard="training", evidence=added)
    story.grade("training", "ri")
    story.plan("policy")
    story.plan("training", state="not proceeding")
    assert [what for what in story.missing("training") if "action" in what]
    story.plan("training")
    assert not [what for what in story.missing("training") if "action" in what]


def test_an_action_of_the_panel_meets_no_need_before_it_is_shared() -> None:
    story = Story()
    story.grade("training", "ri")
    story.plan("training", by_panel=True)
    assert [what for what in story.missing("training") if "action" in what]
    story.tell("shared", outcomes=[], reply_by="2027-05-01")
    assert not [what for what in story.missing("training") if "action" in what]


def test_nothing_but_a_reason_is_required_of_what_does_not_apply() -> None:
    story = Story()
    story.grade("lead-role", "n-a", "There is nobody.")
    assert story.missing("lead-role") == []


def test_a_low_grade_may_require_more_answers() -> None:
    story = Story()
    story.answer("training/in-place", "x")
    story.grade("training", "good")
    assert story.missing("training") == []
    story.grade("training", "ri")
    assert sum("is not answered" in what for what in story.missing("training")) == 2


def test_white_space_is_no_answer() -> None:
    story = Story()
    story.answer("policy/in-place", " \n\t")
    assert "“What is in place” is not answered" in story.missing("policy")
    assert story.words == "in progress"


def test_conflicts_are_missing_until_somebody_chooses() -> None:
    story = Story()
    tell_all(story)
    first = story.case.answers.standard("policy").answers["in-place"].event
    story.tell("answered", standard="policy", question="in-place", value="else", seen=None)
    story.tell("graded", standard="policy", grade="ri", reason="", seen=None)
    assert len(story.missing("policy")) == 2
    assert story.words == "in progress"
    story.tell("conflict_settled", standard="policy", question="in-place", chosen=first, over=["e99"])
    assert story.progress["policy"].conflicted


def test_a_returned_standard_needs_a_reply() -> None:
    story = Story()
    tell_all(story)
    story.tell("submitted", name="n", role="r", how="paper", signed_on="", shown="", reason="", content={})
    story.tell("returned", standards=[{"standard": "policy", "reason": "say more"}])
    assert story.missing("policy") == ["a reply to why it was returned"]
    story.tell("reply_to_return", standard="policy", text="there is no more")
    assert story.missing("policy") == []


PATHS = ("lead-role/trained", "lead-role/trained-on", "lead-role/why-not", "lead-role/until-when", "policy/in-place")
answers = st.lists(
    st.tuples(st.sampled_from(PATHS), st.sampled_from(("yes", "no", "2027-01-01", "", "words"))), max_size=8
)


@given(answers)
def test_hidden_answers_stay_in_the_record_and_count_nowhere(given_answers: list[tuple[str, str]]) -> None:
    """Rule 7, said again without the program's own conditions."""
    story, values = Story(), dict[str, str]()
    for path, value in given_answers:
        story.answer(path, value)
        values[path] = value
    trained = values.get("lead-role/trained", "")
    shown = {"trained"} | ({"trained-on"} if trained == "yes" else set()) | ({"why-not"} if trained == "no" else set())
    if "why-not" in shown and values.get("lead-role/why-not", "").strip():
        shown.add("until-when")
    own = {question.id for question in story.content.shown["lead-role"]} - {"in-place", "how-you-know", "difference"}
    assert own == shown
    kept = story.case.answers.standard("lead-role").answers
    assert {name: one.value for name, one in kept.items()} == {
        path.split("/")[1]: value for path, value in values.items() if path.startswith("lead-role/")
    }
    seen = story.view().standard("lead-role")
    assert seen is not None
    assert {one.id for one in seen.questions} >= shown
    assert not {one.question for one in seen.missing} & (set(kept) - shown)
    visible = any(values.get(f"lead-role/{name}", "").strip() for name in shown)
    assert story.progress["lead-role"].touched == visible


@given(answers)
def test_counts_add_up(given_answers: list[tuple[str, str]]) -> None:
    story = Story()
    for path, value in given_answers:
        story.answer(path, value)
    counted = story.counts
    asked = asked_of(story.edition, story.case.answers.facts)
    assert counted.asked == len(asked) == sum(len(area.standards) for area in story.view().areas)
    not_answered = sum(not one.answered for one in story.progress.values())
    assert counted.asked == counted.answered + not_answered
    assert counted.done <= counted.asked - counted.missing
    assert counted.graded <= counted.asked


FACTS = st.builds(
    Facts, st.sampled_from(("police", "school")), st.just(()), st.just(""),
    st.sampled_from(((), ("boarding",), ("academy", "boarding"))), st.sampled_from(("", "light")),
)  # fmt: skip


@given(FACTS)
def test_what_is_asked_depends_on_the_facts_alone(facts: Facts) -> None:
    asked = [one.id for one in asked_of(small_edition(), facts)]
    light = ["policy", "lead-role", "context"]
    full = ["policy", "lead-role", "training", "recruitment", "context"]
    full += ["overnight"] if "boarding" in facts.tags else []
    full += ["governors"] if facts.kind == "school" else []
    assert asked == (light if facts.profile else full)


@pytest.mark.parametrize(
    ("values", "warned", "stopped"),
    [
        ({}, 0, 0),
        ({"lead-role/trained": "no"}, 0, 0),
        ({"lead-role/trained": "no", "policy/in-place": "yes it is"}, 1, 0),
        ({"lead-role/trained": "no", "training/rate": "100"}, 0, 1),
        ({"lead-role/trained": "no", "training/rate": "99.99"}, 0, 0),
        ({"lead-role/trained": "yes", "training/rate": "100", "policy/in-place": "x"}, 0, 0),
    ],
)
def test_contradictions(values: dict[str, Any], warned: int, stopped: int) -> None:
    story = Story()
    for path, value in values.items():
        story.answer(path, value)
    warnings, stops = contradictions(story.content)
    assert (len(warnings), len(stops)) == (warned, stopped)
    assert (story.view().warnings, story.view().stops) == (warnings, stops)
