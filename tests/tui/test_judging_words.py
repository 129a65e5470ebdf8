"""What the moderate screen says in words: reasons, declarations, hidden proposals, earlier rounds, old against new."""

from dataclasses import replace
from typing import Any

from s11tui.audit.changes import Difference
from s11tui.audit.track import TrackView
from s11tui.audit.view_models import ReturnView, StandardView
from s11tui.tui.going import screen_for
from s11tui.tui.judgement import Judgement
from s11tui.tui.query_words import asking
from s11tui.tui.screens.form import Form
from s11tui.tui.screens.outcome import OutcomeScreen
from s11tui.tui.widgets.judging_rows import declared_words, may_propose, proposal_rows, reason_heading
from s11tui.tui.widgets.old_new import OldNew
from s11tui.tui.widgets.track_words import track_in_full, track_lines
from support.cases import CHAIR, MODERATOR, Story
from support.partnership import Partnership
from support.stories_two_years import source_of, this_years, told_last_year


def in_moderation() -> Story:
    story = Story()
    story.grade("policy", "good")
    story.tell("submitted", name="n", role="r", how="paper", signed_on="", shown="", reason="", content={})
    story.tell("moderation_opened", who="chair")
    return story


def propose(story: Story, who: str, grade: str = "ri", **more: Any) -> None:
    body = {"reason": "", "how": "read", "impact": "", "content": story.content.digests["policy"], "revision": 1}
    story.judge("proposed", who=who, standard="policy", grade=grade, **{**body, **more})


def policy(view: ReturnView) -> StandardView:
    found = view.standard("policy")
    assert found is not None
    return found


def rows(view: ReturnView) -> str:
    return "\n".join(f"{row.head.plain} {row.body.plain}" for row in proposal_rows(view, policy(view)))


def test_whether_a_reason_is_needed_and_what_a_proposal_declares() -> None:
    story = in_moderation()
    view = story.view(MODERATOR)
    assert "may be left out" in reason_heading(policy(view), Judgement("good")).plain
    assert "needed: it is not the self-grade" in reason_heading(policy(view), Judgement("ri")).plain
    assert "Your first proposal on this return declares" in declared_words(view).plain
    story.judge("conflict_declared", who="mo", conflict="")
    assert declared_words(story.view(MODERATOR)).plain == "You declared that you have no conflict of interest here."


def test_proposals_that_are_hidden_or_stale_say_so() -> None:
    story = in_moderation()
    assert "nobody sees another’s before making their own" in rows(story.view(MODERATOR, separately=True))
    propose(story, "chair")
    assert rows(story.view(MODERATOR, separately=True)) == "1 other made; shown when you have made yours "
    propose(story, "mo", "good", how="tested", impact="shown")
    assert "you Good · tested, impact shown" in rows(story.view(MODERATOR, separately=True))
    story.tell("returned", who="chair", standards=[{"standard": "policy", "reason": "say more"}])
    story.answer("policy/in-place", "Another.")
    assert rows(story.view(MODERATOR)).count("! the answers changed since") == 2


def test_a_chair_who_sees_what_others_proposed_is_not_offered_to_propose() -> None:
    story = in_moderation()
    propose(story, "mo")
    for separately in (False, True):
        view = story.view(CHAIR, separately=separately)
        assert may_propose(view, policy(view)) is not separately
    view = story.view(MODERATOR, separately=True)
    assert may_propose(view, policy(view))


def test_earlier_rounds_in_a_line_and_in_full() -> None:
    before = told_last_year()
    before.plan("policy", state="in hand")
    earlier = policy(this_years(source_of(before)).view()).earlier
    track = (TrackView("then", "Section 11 2025", "agreed", earlier),)
    assert track_lines(track).plain == "Section 11 2025  G · no grade was shared"
    said = track_in_full(track).plain
    assert "The agency: It is read by all." in said
    assert "What is in place: A policy of 2024." in said
    assert track_in_full(()).plain == track_lines(()).plain == ""


def test_old_against_new_side_by_side_and_one_under_the_other() -> None:
    changed = OldNew()
    changed.show([Difference("What is in place", "A policy.", "Another policy."), Difference("Since?", None, "")])
    beside = [line.plain.rstrip() for line in changed._lines(60)]
    assert beside[:3] == [
        "What is in place",
        f"{'before':<28} │ now",
        f"{'A policy.':<28} │ Another policy.",
    ]
    assert beside[6] == f"{'– not asked':<28} │ – nothing"
    beneath = [line.plain for line in changed._lines(40)]
    assert beneath[:5] == ["What is in place", "before", "  A policy.", "now", "  Another policy."]
    assert max(len(line) for line in [*beside, *beneath]) <= 60


def test_a_question_after_grades_were_shared_opens_the_form_where_it_is_replied_to(partnership: Partnership) -> None:
    partnership.shared()
    partnership.lead.moderating.challenge(partnership.ref, {"policy": "It was in the annex."})
    partnership.mo.moderating.query(partnership.ref, "policy", "In which?")
    view = partnership.view()
    assert isinstance(screen_for(view, "policy"), Form)
    assert isinstance(screen_for(view, "training"), OutcomeScreen)


def test_a_long_or_hostile_name_stays_on_its_button() -> None:
    view = in_moderation().view(MODERATOR)
    named = replace(view, agency=replace(view.agency, name="\x1b]0;x\x07[b]" + "Long name " * 20))
    button = asking("agency", named).button
    assert button.startswith("Send to ")
    assert len(button) < 60
    assert button.isprintable()
