"""Rule 4: what was judged is stale as soon as the content is another, and only then."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.cases import Story


def told() -> Story:
    story = Story()
    story.answer("policy/in-place", "a policy")
    story.answer("lead-role/trained", "yes")
    story.answer("lead-role/trained-on", "2026-01-01")
    story.grade("policy", "good")
    story.tell("evidence_added", standard="policy", title="t", held_at="", date="")
    return story


CHANGES = {
    "answer": lambda story: story.answer("policy/in-place", "another policy"),
    "new answer": lambda story: story.answer("policy/difference", "x"),
    "grade": lambda story: story.grade("policy", "ri"),
    "reason": lambda story: story.grade("policy", "good", "because"),
    "evidence": lambda story: story.tell("evidence_added", standard="policy", title="u", held_at="", date=""),
    "evidence gone": lambda story: story.tell("evidence_removed", standard="policy", evidence="e6"),
}
HARMLESS = {
    "comment": lambda story: story.tell("commented", standard="policy", text="hm"),
    "assignment": lambda story: story.tell("assigned", standard="policy", people=["p"]),
    "query": lambda story: story.tell("agency_queried", who="mo", standard="policy", text="?"),
    "extension": lambda story: story.tell("extended", due="2027-09-01"),
    "other standard": lambda story: story.answer("training/in-place", "x"),
    "action": lambda story: story.plan("policy"),
    "blank answer": lambda story: story.answer("policy/difference", "  "),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_of_the_content_makes_stale(change: str) -> None:
    story = told()
    judged = story.content.digests["policy"]
    CHANGES[change](story)
    assert story.content.is_stale("policy", judged)


@pytest.mark.parametrize("change", HARMLESS)
def test_nothing_else_makes_stale(change: str) -> None:
    story = told()
    judged = story.content.digests["policy"]
    HARMLESS[change](story)
    assert not story.content.is_stale("policy", judged)


def test_hiding_and_showing_again_comes_back_to_the_same_content() -> None:
    story = told()
    before = story.content.digests["lead-role"]
    no = story.answer("lead-role/trained", "no")
    hidden = story.content.digests["lead-role"]
    assert hidden != before
    story.answer("lead-role/trained-on", "2026-02-02")
    assert story.content.digests["lead-role"] == hidden
    assert no in {one.event for one in story.case.answers.standard("lead-role").answers.values()}


@given(st.permutations(sorted(CHANGES)), st.permutations(sorted(HARMLESS)))
def test_the_digest_says_nothing_of_the_words(changes: list[str], harmless: list[str]) -> None:
    """It is over events: the same words given twice are other content, other words of the same event the same."""
    one, other = told(), told()
    assert one.content.digests == other.content.digests
    for name in (*changes[:2], *harmless[:3]):
        CHANGES.get(name, HARMLESS.get(name, lambda _: None))(one)
    assert set(one.content.digests) == set(other.content.digests)


def test_what_is_kept_from_before_is_what_would_be_worked_out_now() -> None:
    """Contents that share what they remember say the same as those that start afresh."""
    story = told()
    kept = story.content
    for change in (*CHANGES.values(), *HARMLESS.values()):
        change(story)
        kept = kept.after(story.case.answers)
        assert kept.digests == story.content.digests
        assert kept.shown == story.content.shown
