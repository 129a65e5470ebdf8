"""People who change, and an agency's work handed from one lead to another."""

import pytest

from s11tui.audit.register import Grant
from s11tui.errors import BadInput, NotAllowed, NotNow
from s11tui.workspace.entries import Given
from support.partnership import Partnership


@pytest.mark.parametrize("wrong", ["lee", "@example.org", "lee@", "lee@a@b", "lee lead@example.org"])
def test_what_can_be_no_address_is_refused(partnership: Partnership, wrong: str) -> None:
    with pytest.raises(BadInput, match="no e-mail address"):
        partnership.manager.people.change_person("lee-lead", email=wrong)
    with pytest.raises(BadInput, match="no e-mail address"):
        partnership.manager.people.add_person("New", [Grant("manager")], email=wrong)


def test_what_is_changed_of_a_person_stands_in_the_record(partnership: Partnership) -> None:
    change = partnership.manager.people.change_person
    change("lee-lead", email=" lee@example.org\x1b ", name="Lee\tLeader", home="elm")
    change("lee-lead", give=[Grant("signatory", agency="police")])
    after = change("lee-lead", take=lambda grant: grant.role == "lead")
    assert (after.email, after.name) == ("lee@example.org", "Lee Leader")
    assert [grant.role for grant in after.grants] == ["signatory"]
    assert partnership.ws.registry.person("lee-lead") == after
    for who in ("lead", "chair", "mo"):
        with pytest.raises(NotAllowed):
            getattr(partnership, who).people.change_person("lee-lead", name="Me")
        with pytest.raises(NotAllowed):
            getattr(partnership, who).people.hand_over("police", "lee-lead", "con-tributor")
    with pytest.raises(BadInput, match="no role left"):
        change("lee-lead", take=lambda grant: True)
    change("lee-lead", active=False)
    with pytest.raises(NotAllowed, match="does not work here"):
        partnership.ws.session("lee-lead")
    assert partnership.ws.verify().problems == ()


def test_nobody_takes_the_last_manager_away(partnership: Partnership) -> None:
    change, slug = partnership.manager.people.change_person, "partnership-manager"
    for what in ({"active": False}, {"take": lambda grant: True, "give": [Grant("scrutineer")]}):
        with pytest.raises(NotNow, match="Nobody would be left"):
            change(slug, **what)
    partnership.manager.people.add_person("Second", [Grant("manager")])
    assert not change(slug, active=False).active


def test_a_return_is_handed_to_a_new_lead_without_the_old_one(partnership: Partnership) -> None:
    partnership.fill((Given("policy", "in-place", "Said by Lee."),))
    partnership.lead.answering.assign(partnership.ref, ["policy", "training"], ["lee-lead", "con-tributor"])
    saving = partnership.lead.answering.save_draft
    saving(partnership.ref, "policy", "how-you-know", "Begun by Lee.", None)
    saving(partnership.ref, "training", "in-place", "Also by Lee.", None)
    partnership.contributor.answering.save_draft(partnership.ref, "training", "in-place", "By Con.", None)

    done = partnership.manager.people.hand_over("police", "lee-lead", "con-tributor")
    assert (done.returns, done.drafts, done.old.active) == ((partnership.ref,), 2, False)
    new = partnership.ws.session("con-tributor")
    view = new.reading.open(partnership.ref)
    policy, training = view.standard("policy"), view.standard("training")
    assert policy is not None
    assert training is not None
    assert [one.name for one in policy.assigned] == ["Con Tributor"]
    drafts = {one.path: one.draft for here in (policy, training) for one in here.questions if one.draft}
    assert drafts == {"policy/how-you-know": "Begun by Lee.", "training/in-place": "By Con.\n\nAlso by Lee."}
    assert next(one for one in policy.questions if one.id == "in-place").who == "Lee Lead"
    assert view.other_drafts == 0

    new.answering.commit_drafts(partnership.ref)
    partnership.sessions["lead"] = new
    partnership.agreed()
    assert partnership.ws.verify().problems == ()


def test_a_lead_of_two_agencies_hands_over_one(partnership: Partnership) -> None:
    partnership.manager.people.change_person("lee-lead", give=[Grant("lead", agency="elm")])
    done = partnership.manager.people.hand_over("police", "lee-lead", "hed-teacher")
    assert done.old.active
    assert [grant.role for grant in done.old.grants] == ["lead"]
    assert {grant.agency for grant in done.new.grants} == {one.id for one in partnership.ws.registry.agencies()}
    for old, new, words in (
        ("lee-lead", "con-tributor", "no safeguarding lead of Exampleshire Police"),
        ("hed-teacher", "hed-teacher", "from themselves"),
    ):
        with pytest.raises(BadInput, match=words):
            partnership.manager.people.hand_over("police", old, new)
    partnership.manager.people.change_person("con-tributor", active=False)
    with pytest.raises(NotNow, match="does not work here"):
        partnership.manager.people.hand_over("police", "hed-teacher", "con-tributor")
