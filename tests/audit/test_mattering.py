"""Why a standard matters, in words, and to whom."""

import pytest

from s11tui.audit.mattering import what_matters, why_it_matters
from s11tui.audit.view_models import ReturnView, StandardView
from support.cases import CHAIR, LEAD, MODERATOR, Story
from support.stories_two_years import source_of, this_years, told_last_year

JUDGED = {"how": "read", "impact": "", "content": "", "revision": 1}


def submitted(**grades: str) -> Story:
    """A return in moderation whose standards give no cause to look at them, unless other grades are named."""
    story = Story()
    usual = {"policy": "good", "lead-role": "met", "training": "good", "recruitment": "good"}
    for standard, grade in (usual | grades).items():
        story.grade(standard, grade)
        story.tell("evidence_added", standard=standard, title="Minutes", held_at="", date="")
    content = dict(story.content.digests)
    story.tell(
        "submitted", content=content, name="Chief", role="Chief", how="signed in", signed_on="", shown="", reason=""
    )
    story.tell("moderation_opened")
    return story


def propose(story: Story, standard: str, grade: str, who: str = "mo", **more: str) -> None:
    body = {**JUDGED, "content": story.content.digests[standard], "reason": "", **more}
    story.judge("proposed", who=who, standard=standard, grade=grade, **body)


def decide(story: Story, standard: str, outcome: str = "lowered", grade: str = "ri") -> dict[str, object]:
    body: dict[str, object] = {
        "standard": standard, "outcome": outcome, "grade": grade, "reason": "No records.", "basis": "discussed",
        "decider": "chair", "decider_was": "Cha", "at": "2027-03-02", "meeting": "",
        "content": story.content.digests[standard], "revision": 1,
    }  # fmt: skip
    story.judge("outcome_recorded", who="chair", **body)
    return body


def of(view: ReturnView, standard: str, *, sampled: bool = False) -> tuple[str, ...]:
    found = view.standard(standard)
    assert isinstance(found, StandardView)
    return why_it_matters(found, sampled)


def test_what_gives_no_cause_does_not_matter_and_what_was_picked_does() -> None:
    view = submitted().view(MODERATOR)
    assert what_matters(view) == {}
    assert what_matters(view, frozenset({"training", "context"})) == {
        "training": ("picked in the sample",),
        "context": ("picked in the sample",),
    }


@pytest.mark.parametrize(
    ("standard", "grade", "reasons"),
    [
        ("training", "ri", ("the self-grade is “Requires improvement”",)),
        ("training", "inadequate", ("the self-grade is “Inadequate”, which is urgent",)),
        ("lead-role", "partly-met", ()),
        ("lead-role", "not-met", ("the self-grade is “Not met”, which is urgent",)),
        ("training", "outstanding", ()),
        ("training", "n-a", ()),
    ],
)
def test_the_lowest_grades_matter(standard: str, grade: str, reasons: tuple[str, ...]) -> None:
    story = submitted(**{standard: grade})
    assert of(story.view(MODERATOR), standard) == reasons


def test_a_high_claim_without_evidence_matters() -> None:
    story = Story()
    story.grade("training", "outstanding")
    assert of(story.view(), "training") == ("“Outstanding” is claimed and no evidence is named",)
    story.grade("training", "good")
    assert of(story.view(), "training") == ()


def test_proposals_that_differ_matter_only_to_whom_they_are_shown() -> None:
    story = submitted()
    propose(story, "policy", "ri", "mo")
    seen, blind = story.view(MODERATOR, separately=True), story.view(CHAIR, separately=True)
    assert of(seen, "policy") == ("“Requires improvement” is proposed where the agency says “Good”",)
    propose(story, "policy", "outstanding", "chair")
    assert of(story.view(MODERATOR), "policy") == ("the proposals differ, one is “Requires improvement”",)
    propose(story, "policy", "good", "mo")
    assert of(story.view(MODERATOR), "policy") == ("the proposals differ",)
    propose(story, "policy", "good", "chair")
    assert of(story.view(MODERATOR), "policy") == ()
    assert of(story.view(LEAD), "policy") == ()
    assert of(blind, "lead-role") == ()


def test_open_questions_matter_until_they_are_resolved() -> None:
    story = submitted()
    first = story.tell("agency_queried", who="mo", standard="policy", text="Since when?")
    story.judge("panel_queried", standard="policy", text="Did you see it?")
    assert of(story.view(MODERATOR), "policy") == ("2 questions are open",)
    assert of(story.view(LEAD), "policy") == ("a question is open",)
    story.tell("query_resolved", who="mo", standard="policy", query=first)
    assert of(story.view(MODERATOR), "policy") == ("a question is open",)
    assert of(story.view(LEAD), "policy") == ()


def test_what_was_judged_and_changed_since_matters() -> None:
    story = submitted()
    propose(story, "policy", "good")
    decide(story, "training")
    story.tell("returned", standards=[{"standard": name, "reason": ""} for name in ("policy", "training")])
    story.answer("policy/in-place", "Another")
    story.answer("training/in-place", "Another")
    assert of(story.view(MODERATOR), "policy") == ("the answers changed since a grade was proposed",)
    assert of(story.view(MODERATOR), "training") == ("the answers changed since it was decided",)


def test_a_challenge_comes_first_until_it_is_decided() -> None:
    story = submitted()
    outcome = decide(story, "training")
    story.tell("shared", who="chair", outcomes=[outcome], reply_by="2027-04-01")
    story.tell("challenged", standards=[{"standard": "training", "reason": "We have them."}])
    story.judge("panel_queried", standard="training", text="Have they?")
    reasons = of(story.view(CHAIR), "training")
    assert reasons == ("the agency asks for it to be looked at again", "a question is open")
    story.tell("decided", who="chair", standard="training", decision="the outcome stands", outcome=outcome)
    assert of(story.view(CHAIR), "training") == ("a question is open",)


def test_movement_since_last_year_matters_where_grades_may_be_compared() -> None:
    before = told_last_year()
    outcome = decide(before, "policy", "confirmed", "good")
    before.tell("shared", who="chair", outcomes=[outcome], reply_by="2025-06-01")
    story = this_years(source_of(before))
    assert not any("last year" in reason for reasons in what_matters(story.view()).values() for reason in reasons)
    for standard in ("policy", "training", "support", "welcome"):
        story.grade(standard, "outstanding")
    story.grade("recruitment", "ri")
    told = {name: [x for x in reasons if "last year" in x] for name, reasons in what_matters(story.view()).items()}
    assert {name: words for name, words in told.items() if words} == {
        "policy": ["higher than the grade agreed last year, “Good”"],
        "welcome": ["higher than last year’s self-grade, “Good”"],
        "recruitment": ["lower than last year’s self-grade, “Good”"],
    }
