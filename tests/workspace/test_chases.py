"""Who is chased, in which stage; and what is late but accepted."""

import pytest

from s11tui.audit.chasing import ESCALATED, LATE, REMINDER, Pace
from s11tui.audit.register import Grant
from s11tui.errors import NotAllowed
from s11tui.workspace.entries import Owner
from support.partnership import Partnership


def test_returns_are_chased_by_stage_until_they_are_in(partnership: Partnership) -> None:
    change = partnership.manager.people.change_person
    change("lee-lead", email="lee@example.org")
    change("con-tributor", give=[Grant("lead", agency="police")], email="con@example.org")
    change("sig-natory", email="sig@example.org")
    chase = partnership.manager.rounds.chase
    assert chase() == (), "eighteen days before it is due"
    assert [one.letter.stage for one in chase(pace=Pace(before=20))] == [REMINDER, REMINDER]

    partnership.clock.jump(days=19)
    police, school = sorted(chase("section-11-2027"), key=lambda one: one.about.agency, reverse=True)
    assert (police.about.ref, police.letter.stage, police.letter.days_late) == (partnership.ref, LATE, 1)
    assert police.about.lead.name == "Con Tributor; Lee Lead"
    assert police.about.lead.email == "con@example.org; lee@example.org"
    assert (police.about.second.name, police.about.second.email) == ("Sig Natory", "sig@example.org")
    assert school.about.second.name == ""
    partnership.clock.jump(days=21)
    assert {one.letter.stage for one in chase()} == {ESCALATED}

    partnership.submitted()
    assert [one.about.ref for one in chase()] == [partnership.school]
    partnership.manager.rounds.extend("section-11-2027", "2027-06-01", "Change of lead", "elm")
    assert chase() == ()
    for who in ("lead", "chair", "mo", "follow_up", "scrutineer"):
        with pytest.raises(NotAllowed):
            getattr(partnership, who).rounds.chase()
        with pytest.raises(NotAllowed):
            getattr(partnership, who).actions.chase()


def test_a_late_return_is_accepted_and_counts_as_late_everywhere(partnership: Partnership) -> None:
    partnership.clock.jump(days=40)
    assert "overdue" in partnership.view().labels
    partnership.submitted()
    for who in ("lead", "manager", "chair"):
        assert partnership.view(who).labels == ("late",)
        lines = getattr(partnership, who).reading.returns()
        assert [one.labels for one in lines if one.slug == partnership.ref] == [("late",)]
    assert [row.line.labels for row in partnership.chair.reading.board().rows if row.line.slug == partnership.ref] == [
        ("late",)
    ]
    partnership.chair.moderating.open(partnership.ref)
    partnership.chair.moderating.rest(partnership.ref, "confirmed")
    partnership.chair.moderating.share(partnership.ref)
    assert partnership.lead.moderating.accept(partnership.ref).labels == ("late",)
    assert partnership.ws.verify().problems == ()


def test_actions_are_chased_by_owner_and_never_before_the_agency_knows(partnership: Partnership) -> None:
    partnership.decided()
    add = partnership.chair.actions.add
    add(partnership.ref, "policy", "SECRET to police", "Chief Constable", "2027-03-05")
    add(partnership.ref, "policy", "SECRET to us", "QA group", "2027-03-05", owned_by=Owner("sub-group"))
    partnership.manager.actions.add_arrangement("One form", "Fol Low", "2027-03-06", owned_by=Owner("partner"))
    partnership.mo.actions.add(partnership.ref, None, "SECRET proposal", "Chief Constable", "2027-03-05")
    partnership.manager.people.change_person("fol-low", email="fol@example.org")
    chase = partnership.manager.actions.chase

    (own,) = chase()
    assert (own.owner, own.owner_kind, own.lead.email) == ("Fol Low", "partner", "fol@example.org")
    partnership.chair.moderating.share(partnership.ref)
    partnership.clock.jump(days=8)
    police, own, group = sorted(chase(), key=lambda one: one.owner)[:3]
    assert (police.owner, police.agency, police.lead.name) == ("Exampleshire Police",) * 2 + ("Lee Lead",)
    assert [one.what for one in police.actions] == ["SECRET to police"], "the other is due in June"
    assert police.letter.days_late == 4
    assert "SECRET proposal" not in "".join(one.letter.text for one in chase())
    assert (own.owner, group.owner) == ("Fol Low", "QA group")
    slug = police.actions[0].slug
    partnership.lead.actions.progress(slug, "said done", "Look.")
    assert all("SECRET to police" not in one.letter.text for one in chase())
