"""The summary of a round: it adds up, says what was decided, and shows nobody what they may not know."""

from dataclasses import replace

import pytest

from s11tui.audit.meeting import Attendee
from s11tui.audit.register import Grant
from s11tui.audit.round_summary import RoundSummary
from s11tui.errors import NotAllowed
from s11tui.workspace.desks.meetings import Plan
from support.dumps import dump
from support.partnership import GRADED, Partnership
from support.two_years import TwoYears

SECRET = "what the panel says among itself"


def summed(one: Partnership, who: str = "manager", of: str = "section-11-2027", **more: bool) -> RoundSummary:
    session = getattr(one, who)
    found: RoundSummary = session.reading.summary(of, **more)
    return found


def test_invited_is_submitted_outstanding_exempt_and_withdrawn(partnership: Partnership) -> None:
    add = partnership.manager.people.add_agency
    for name in ("Oak", "Ash", "Fir"):
        add(f"{name} School", "school", ("primary",), slug_=name.casefold())
        partnership.manager.rounds.invite("section-11-2027", name.casefold())
    partnership.manager.moderating.exempt("oak-section-11-2027", "Inspected.")
    partnership.manager.moderating.withdraw_return("ash-section-11-2027", "Closed.")
    partnership.submitted()
    partnership.clock.jump(days=40)
    found = summed(partnership)
    assert (found.returns.invited, found.returns.submitted, found.returns.outstanding) == (5, 1, 2)
    assert (found.returns.exempt, found.returns.withdrawn, found.returns.overdue) == (1, 1, 2)
    for one in (found.returns, *found.by_kind):
        assert one.invited == one.submitted + one.outstanding + one.exempt + one.withdrawn
    assert sum(one.invited for one in found.by_kind) == found.returns.invited
    assert sum(number for _, number in found.states) == found.returns.invited
    assert (found.owed.agencies, found.owed.days, found.owed.oldest) == (1, 40, "Exampleshire Police")


def test_what_was_decided_is_counted_once_and_the_reason_stands_with_it(partnership: Partnership) -> None:
    partnership.in_moderation()
    chair = partnership.chair.moderating
    chair.agree(partnership.ref, "policy", "inadequate", "Nothing was shown.", "Meeting of 3 April")
    chair.cannot_tell(partnership.ref, "training", "The register was not there.")
    before = summed(partnership)
    assert (before.moderated.discussed, before.moderated.cannot_tell, before.moderated.undecided) == (1, 1, 2)
    assert before.unshared == 2
    chair.rest(partnership.ref, "confirmed")
    chair.share(partnership.ref)
    found = summed(partnership)
    assert found.moderated.standards == found.movement.total == len(GRADED)
    assert (found.moderated.discussed, found.moderated.on_reading, found.unshared) == (1, 2, 0)
    lowered = found.lowered[0]
    assert (lowered.agency, lowered.own, lowered.now, lowered.reason, lowered.steps) == (
        "Exampleshire Police",
        "Good",
        "Inadequate",
        "Nothing was shown.",
        2,
    )
    assert [one.standard for one in found.lowest] == [one.standard for one in found.urgent] == ["policy"]
    for one in (*found.areas, *found.standards):
        assert sum(each.own for each in one.grades) == sum(each.now for each in one.grades) == one.movement.total
    assert sum(one.movement.total for one in found.areas) == sum(one.movement.total for one in found.standards)


def test_a_grade_that_is_disputed_is_a_challenge_until_it_is_decided(partnership: Partnership) -> None:
    partnership.shared()
    partnership.lead.moderating.challenge(partnership.ref, {"policy": "We did show it.", "training": "Look again."})
    assert [one.view for one in summed(partnership, "scrutineer").challenges] == ["We did show it.", "Look again."]
    partnership.clock.jump(hours=1)
    partnership.chair.moderating.decide(partnership.ref, "policy", "ri", "Heard.")
    assert [one.standard for one in summed(partnership, "scrutineer").challenges] == ["training"]


def test_late_actions_barriers_and_what_is_asked_stand_in_it(partnership: Partnership) -> None:
    partnership.decided()
    partnership.chair.actions.add(partnership.ref, "policy", "Write it down", "Head of policy", "2027-03-20")
    partnership.manager.rounds.open("section11-small", "Schools 2027", "2027-06-30", agencies=("elm",))
    partnership.other_lead.answering.answer(partnership.school, "policy", "in-place", "Ours.")
    partnership.other_lead.actions.add(partnership.school, "policy", "Ours alone", "Head", "2027-03-20")
    plan = Plan("Follow-up meeting", "2027-03-02", "14:00", "Town hall", returns=(partnership.ref,))
    meeting = partnership.chair.meetings.plan("section-11-2027", plan).slug
    partnership.chair.meetings.start(meeting)
    partnership.chair.meetings.attend(meeting, [Attendee("", "safeguarding lead", "lee-lead", "police")])
    note = partnership.chair.meetings.note
    note(meeting, "ask", "A list of contacts", about=partnership.ref)
    note(meeting, "barrier", "Nobody answers at night", about=partnership.ref)
    note(meeting, "decision", "Pay for a night line")
    partnership.chair.meetings.end(meeting)
    partnership.clock.jump(days=30)
    found = summed(partnership, "follow_up")
    late = [(one.action.what, one.days) for one in found.overdue]
    assert ("Write it down", 11) in late
    assert "Ours alone" not in dict(late), "planned in a return that was not submitted yet"
    late = summed(partnership, "follow_up", of="schools-2027").overdue
    assert [one.action.what for one in late] == [], "its agencies alone, of which none submitted anything"
    assert [(one.text, one.agency) for one in found.barriers] == [("Nobody answers at night", "Exampleshire Police")]
    assert [(one.kind, one.text) for one in found.asked] == [
        ("decision", "Pay for a night line"),
        ("ask", "A list of contacts"),
    ]
    outside = summed(partnership, "follow_up", only_shared=True)
    assert not any(one.action.what == "Write it down" for one in outside.overdue)
    assert [one.kind for one in outside.asked] == ["decision"]


@pytest.mark.parametrize("who", ["lead", "contributor", "signatory", "other_lead", "mo"])
def test_whoever_answers_for_no_whole_round_is_refused(partnership: Partnership, who: str) -> None:
    with pytest.raises(NotAllowed):
        summed(partnership, who)


def test_a_scrutineer_and_whoever_belongs_to_the_agency_see_nothing_before_sharing(partnership: Partnership) -> None:
    partnership.manager.people.add_person("Chair Police", [Grant("meeting-chair")], "chair-police", home="police")
    inside = partnership.ws.session("chair-police")
    partnership.in_moderation()

    def seen() -> tuple[str, ...]:
        return (
            dump(replace(summed(partnership, "scrutineer"), as_of="")),
            dump(replace(inside.reading.summary(), as_of="")),
            dump(replace(summed(partnership, only_shared=True), as_of="")),
            dump(partnership.scrutineer.reading.practices()),
        )

    before = seen()
    ref, chair = partnership.ref, partnership.chair
    chair.moderating.agree(ref, "policy", "inadequate", SECRET, SECRET)
    chair.moderating.mark_practice(ref, "policy", SECRET, why=SECRET, consent="named", consent_by="Lee")
    chair.actions.add(ref, "policy", SECRET, SECRET, "2027-02-01")
    chair.sampling.pick(ref, SECRET)
    meeting = chair.meetings.plan("section-11-2027", Plan("One", "2027-03-01", returns=(ref,))).slug
    chair.meetings.start(meeting)
    chair.meetings.note(meeting, "barrier", SECRET, about=ref)
    chair.moderating.rest(ref, "confirmed")
    assert seen()[:2] == before[:2]
    assert not any(SECRET in one for one in seen())
    assert SECRET in dump(summed(partnership))
    chair.moderating.share(ref)
    assert summed(partnership, "scrutineer").lowered[0].reason == SECRET


def test_a_chair_of_some_kinds_is_told_of_those_only(partnership: Partnership) -> None:
    partnership.manager.people.add_person("Sch Ools", [Grant("meeting-chair", kinds=("school",))], "sch-ools")
    partnership.submitted()
    found = partnership.ws.session("sch-ools").reading.summary()
    assert (found.returns.invited, found.returns.submitted) == (1, 0)
    assert "1 of the 2 agencies" in found.scope
    assert not found.standards


def test_the_year_before_stands_beside_where_the_scale_went_on(two_years: TwoYears) -> None:
    one = two_years
    one.complete()
    one.lead.submitting.submit(one.ref, "Chief Officer", "Chief Constable")
    since = one.manager.reading.summary().since
    assert since is not None
    assert (since.round_title, since.agencies) == ("Section 11 2025", 1)
    rows = {each.id: (each.better, each.same, each.worse) for each in since.standards}
    # Requires improvement was agreed, and good is claimed; another scale, a merger and a split are not compared.
    assert rows["policy"] == (1, 0, 0)
    assert rows["recruitment"] == rows["welcome"] == (0, 1, 0)
    assert not {"training", "support", "referrals", "online"} & set(rows)
    assert (since.better, since.worse) == (1, 0)
    assert since.left_out >= 4
