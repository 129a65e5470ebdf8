"""An agency's history at a standard, through rounds and renamed standards: its own, and nothing of the panel's."""

import pytest

from s11tui.audit.track import TrackView
from s11tui.errors import NotAllowed, NotFound
from support.dumps import dump
from support.editions_two_years import this_year
from support.two_years import TwoYears

SECRET = "Kept among the panel."


def track(one: TwoYears, standard: str, who: str = "lead") -> tuple[TrackView, ...]:
    return getattr(one, who).reading.track(one.ref, standard)  # type: ignore[no-any-return]  # a session


def third_round(one: TwoYears) -> None:
    """Open a round of 2029 on an edition that follows that of 2027; `ref` is the police's return in it."""
    one.clock.jump(days=700)
    one.manager.rounds.publish(this_year().model_copy(update={"version": "2029.1", "follows": "2027.1"}))
    one.manager.rounds.open("section11-small@2029.1", "Section 11 2029", "2029-03-19")
    one.ref = "police-section-11-2029"


def test_the_year_before_with_what_was_agreed_and_every_action(two_years: TwoYears) -> None:
    (then,) = track(two_years, "1.1")
    assert (then.ref, then.round_title, then.state) == (two_years.last, "Section 11 2025", "agreed")
    (policy,) = then.standards
    assert (policy.self_label, policy.outcome, policy.agreed_label) == ("Good", "lowered", "Requires improvement")
    assert (policy.agreed_reason, policy.compared) == ("Nothing was shown.", True)
    assert policy.answers[0] == ("What is in place", "A policy of 2024.")
    assert [(one.what, one.state) for one in policy.actions] == [("Show the policy", "open")]
    (recruitment,) = track(two_years, "recruitment")[0].standards
    assert [one.state for one in recruitment.actions] == ["verified closed"], "one that is over is told too"
    assert not track(two_years, "training")[0].standards[0].compared, "it has another scale now"


def test_renamed_merged_and_new_standards_are_followed(two_years: TwoYears) -> None:
    assert [one.standard for one in track(two_years, "welcome")[0].standards] == ["induction"]
    assert [one.standard for one in track(two_years, "support")[0].standards] == ["supervision", "debrief"]
    assert track(two_years, "online") == ()


def test_whoever_may_open_the_return_reads_the_same_and_nothing_of_the_panel(two_years: TwoYears) -> None:
    with pytest.raises(NotAllowed):
        track(two_years, "policy", "chair")
    with pytest.raises(NotFound):
        track(two_years, "policy", "other_lead")
    with pytest.raises(NotFound):
        track(two_years, "paper-files")
    two_years.complete()
    two_years.lead.submitting.submit(two_years.ref, "Chief Officer", "Chief Constable")
    told = dump(track(two_years, "policy"))
    assert told == dump(track(two_years, "policy", "chair")) == dump(track(two_years, "policy", "mo"))
    assert SECRET not in told


def test_a_round_that_was_left_out_does_not_break_the_chain(two_years: TwoYears) -> None:
    third_round(two_years)
    assert [one.round_title for one in track(two_years, "welcome")] == ["Section 11 2025"]
    assert track(two_years, "welcome")[0].standards[0].standard == "induction"


def test_the_newest_round_comes_first_and_what_is_not_shared_of_it_is_not_told(two_years: TwoYears) -> None:
    middle = two_years.ref
    two_years.complete()
    two_years.lead.submitting.submit(middle, "Chief Officer", "Chief Constable")
    two_years.chair.moderating.open(middle)
    third_round(two_years)
    before = dump(track(two_years, "welcome"))
    two_years.mo.moderating.propose(middle, "welcome", "inadequate", SECRET)
    two_years.chair.moderating.agree(middle, "welcome", "ri", SECRET)
    two_years.chair.actions.add(middle, "welcome", SECRET, "Chief", "2028-01-01")
    assert dump(track(two_years, "welcome")) == before
    told = track(two_years, "welcome")
    assert [(one.ref, one.standards[0].standard) for one in told] == [
        (middle, "welcome"), (two_years.last, "induction"),
    ]  # fmt: skip
    assert (told[0].standards[0].outcome, told[0].standards[0].actions) == ("", ())
    two_years.chair.moderating.rest(middle, "confirmed")
    two_years.chair.moderating.share(middle)
    shown = track(two_years, "welcome")[0].standards[0]
    assert (shown.agreed_label, shown.actions[0].what) == ("Requires improvement", SECRET)
