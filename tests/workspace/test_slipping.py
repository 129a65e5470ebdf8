"""Actions that were verified and slip back when the next round grades their standard lower."""

import pytest

from support.two_years import TwoYears

FILES = "Look at old files"


def state_of(one: TwoYears) -> str:
    """Of the action of 2025 about recruitment, verified and closed."""
    return next(action.state for action in one.manager.reading.actions() if action.what == FILES)


def in_moderation(one: TwoYears) -> None:
    """The return of 2027 is in, and its moderation open."""
    one.complete()
    first, *others = one.view().edition.sign_off or ("",)
    one.lead.submitting.submit(one.ref, "Chief Officer", first if others else "Chief Constable")
    for office in others:
        one.lead.submitting.record_outside(one.ref, f"Signs As {office}", office)
    one.chair.moderating.open(one.ref)


def judged(one: TwoYears, grade: str) -> None:
    """Recruitment is agreed at a grade; nothing is shared yet."""
    in_moderation(one)
    one.chair.moderating.agree(one.ref, "recruitment", grade, "Files were looked at.")
    one.chair.moderating.rest(one.ref, "confirmed")


def test_a_lower_grade_in_the_next_round_brings_it_back_when_it_is_shared(two_years: TwoYears) -> None:
    judged(two_years, "ri")
    assert state_of(two_years) == "verified closed", "nothing is agreed before it is shared"
    two_years.chair.moderating.share(two_years.ref)
    assert state_of(two_years) == "slipped back"
    (found,) = [one for one in two_years.lead.reading.actions() if one.state == "slipped back"]
    whole = two_years.lead.actions.open(found.slug).action
    assert (whole.what, whole.overdue) == (FILES, True)
    assert whole.log[-1].note == "Graded lower in Section 11 2027: Requires improvement."
    assert "1 action slipped back" in [one.title for one in two_years.follow_up.reading.home().todo]
    assert f"Action: {FILES}" in [one.title for one in two_years.lead.reading.home().todo]
    two_years.lead.actions.progress(found.slug, "said done", "Looked at again.")
    assert two_years.follow_up.actions.verify(found.slug, "tested", grade="good").grade == "good"
    assert two_years.ws.verify().problems == ()


@pytest.mark.parametrize("grade", ["good", "outstanding"])
def test_the_same_grade_or_a_better_one_leaves_it_closed(two_years: TwoYears, grade: str) -> None:
    judged(two_years, grade)
    two_years.chair.moderating.share(two_years.ref)
    assert state_of(two_years) == "verified closed"


def test_what_nobody_could_tell_does_not_bring_it_back(two_years: TwoYears) -> None:
    in_moderation(two_years)
    two_years.chair.moderating.cannot_tell(two_years.ref, "recruitment", "The files were not there.")
    two_years.chair.moderating.rest(two_years.ref, "not-moderated")
    two_years.chair.moderating.share(two_years.ref)
    assert state_of(two_years) == "verified closed"
