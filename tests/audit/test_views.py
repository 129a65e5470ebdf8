"""What each person may see; rule 11."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s11tui.audit.register import Grant, Person
from s11tui.errors import NotAllowed
from support.cases import CHAIR, LEAD, MODERATOR, POLICE, Story
from support.dumps import dump

BOTH = Person("both", "both", "Bo Th", (Grant("moderator"), Grant("meeting-chair")))
SECRET = "the panel thinks so"
OUTCOME = {
    "standard": "policy", "outcome": "lowered", "grade": "ri", "reason": SECRET, "basis": "discussed",
    "decider": "chair", "decider_was": "Cha Irwoman, meeting chair", "at": "2027-04-01T00:00:00.000Z",
    "meeting": "by correspondence", "content": "x", "revision": 1, "judged": "h1",
}  # fmt: skip
PROPOSAL = {
    "standard": "policy", "grade": "ri", "reason": SECRET, "how": "read", "impact": "", "content": "x", "revision": 1,
    "judged": "h1",
}  # fmt: skip

panel_acts = st.lists(
    st.sampled_from(
        [
            lambda story: story.judge("conflict_declared", conflict=""),
            lambda story: story.judge("conflict_declared", conflict=SECRET, who="chair"),
            lambda story: story.judge("proposed", **PROPOSAL),
            lambda story: story.judge("proposed", **PROPOSAL, who="ada"),
            lambda story: story.judge("proposed", **PROPOSAL, who="both"),
            lambda story: story.judge("proposal_withdrawn", standard="policy", judged="h1"),
            lambda story: story.judge("panel_queried", standard="policy", text=SECRET, judged="h1"),
            lambda story: story.judge("outcome_recorded", **OUTCOME, who="chair"),
            lambda story: story.judge("rest_recorded", outcomes=[{**OUTCOME, "standard": "training"}], judged="h1"),
            lambda story: story.plan("policy", by_panel=True),
        ]
    ),
    max_size=8,
)


def submitted() -> Story:
    story = Story()
    story.answer("policy/in-place", "a policy")
    story.grade("policy", "good")
    story.grade("training", "ri")
    story.tell("submitted", name="n", role="r", how="paper", signed_on="", shown="", reason="", content={})
    story.tell("moderation_opened", who="chair")
    return story


@given(panel_acts, st.booleans())
def test_before_sharing_the_agency_sees_nothing_of_the_panel(acts: list, returned: bool) -> None:  # type: ignore[type-arg]
    story = submitted()
    if returned:
        story.tell("returned", who="chair", standards=[{"standard": "training", "reason": "say more"}])
    before = dump(story.view())
    for act in acts:
        act(story)
    after = dump(story.view())
    assert after == before
    assert SECRET not in after


@given(panel_acts)
def test_in_a_round_graded_separately_others_are_hidden_until_one_has_proposed(acts: list) -> None:  # type: ignore[type-arg]
    story = submitted()
    for act in acts:
        act(story)
    made = story.case.panel.proposals.get("policy", {})
    mine = story.view(MODERATOR, separately=True).standard("policy")
    chairs = story.view(CHAIR, separately=True).standard("policy")
    assert mine is not None
    assert chairs is not None
    assert len(chairs.proposals) == len(made)
    if "mo" in made:
        assert len(mine.proposals) == len(made)
    else:
        assert (mine.proposals, mine.hidden_proposals) == ((), len(made))
    both = story.view(BOTH, separately=True).standard("policy")
    assert both is not None
    assert len(both.proposals) == (len(made) if "both" in made else 0)
    openly = story.view(MODERATOR).standard("policy")
    assert openly is not None
    assert len(openly.proposals) == len(made)


def test_after_sharing_the_agency_sees_outcomes_and_still_no_proposals() -> None:
    story = submitted()
    story.judge("proposed", **{**PROPOSAL, "reason": "not for them"})
    story.judge("outcome_recorded", **OUTCOME, who="chair")
    story.plan("policy", by_panel=True)
    shared = {name: value for name, value in OUTCOME.items() if name != "judged"}
    story.tell("shared", who="chair", outcomes=[shared], reply_by="2027-05-01")
    seen = story.view().standard("policy")
    assert seen is not None
    assert seen.outcome is not None
    assert (seen.outcome.reason, seen.outcome.shared, seen.outcome.label) == (SECRET, True, "Requires improvement")
    assert seen.proposals == ()
    assert len(seen.actions) == 1
    assert "not for them" not in dump(story.view())


def test_a_new_judgement_after_sharing_stays_with_the_panel_until_it_is_shared() -> None:
    story = submitted()
    shared = {name: value for name, value in OUTCOME.items() if name != "judged"}
    story.tell("shared", who="chair", outcomes=[shared], reply_by="2027-05-01")
    before = dump(story.view())
    story.judge("outcome_recorded", **{**OUTCOME, "grade": "inadequate", "reason": "worse"}, who="chair")
    assert dump(story.view()) == before


@pytest.mark.parametrize("person", [MODERATOR, CHAIR])
def test_what_is_not_submitted_cannot_be_opened_by_the_panel(person: Person) -> None:
    with pytest.raises(NotAllowed):
        Story().view(person)


def test_strangers_see_nothing() -> None:
    stranger = Person("x", "x", "X", (Grant("lead", agency="elsewhere"),))
    with pytest.raises(NotAllowed):
        submitted().view(stranger)
    with pytest.raises(NotAllowed):
        submitted().view(replace(LEAD, active=False))


def test_a_moderator_of_the_agency_sees_it_as_the_agency_does() -> None:
    story = submitted()
    story.judge("proposed", **PROPOSAL)
    insider = Person("in", "in", "In Sider", (Grant("moderator"),), home="police")
    view = story.view(insider)
    assert not view.sees_panel
    assert SECRET not in dump(view)
    assert not view.can & {"propose", "record outcome", "share"}


def test_labels_go_by_days_in_the_partnerships_zone() -> None:
    story = Story()
    assert story.view(today=date(2027, 3, 19)).labels == ()
    assert story.view(today=date(2027, 3, 20)).labels == ("overdue",)
    story.tell("extended", who="manager", due="2027-03-31")
    assert story.view(today=date(2027, 3, 20)).labels == ()
    assert story.view().round.due == "2027-03-31"


def test_contacts_stand_in_every_view() -> None:
    view = Story().view()
    assert "01632 960000" in dump(view.contacts)
    assert len(view.contacts) == 3
    assert view.agency.name == POLICE.name
    assert "01632 960000" in view.edition.introduction


def test_every_grade_is_in_view_with_n_a_last() -> None:
    policy = Story().view().standard("policy")
    assert policy is not None
    assert [one.id for one in policy.grades] == ["outstanding", "good", "ri", "inadequate", "n-a"]
    assert policy.grade("inadequate") is not None
