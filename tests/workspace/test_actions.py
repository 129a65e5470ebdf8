"""Actions: every step from every state, and who may take it."""

import itertools

import pytest

from s11tui.errors import BadInput, NotAllowed, NotFound, NotNow, Refusal, Unmet
from s11tui.workspace.entries import Owner
from support.partnership import PEOPLE, MakePartnership, Partnership

DESIGN = {
    ("proposed", "open"), ("open", "in hand"), ("in hand", "said done"), ("said done", "verified closed"),
    ("said done", "open"), ("verified closed", "slipped back"), ("open", "said done"), ("in hand", "open"),
    ("open", "not proceeding"), ("in hand", "not proceeding"), ("proposed", "not proceeding"),
    ("not proceeding", "open"), ("slipped back", "open"), ("slipped back", "in hand"), ("slipped back", "said done"),
    ("slipped back", "not proceeding"), ("in hand", "in hand"),
}  # fmt: skip
STATES = ("open", "in hand", "said done", "verified closed", "not proceeding", "slipped back")
WAY_TO = {
    "open": (),
    "in hand": ("in hand",),
    "said done": ("said done",),
    "verified closed": ("said done", "verified closed"),
    "not proceeding": ("not proceeding",),
    "slipped back": ("said done", "verified closed", "slipped back"),
}


@pytest.mark.parametrize("now", STATES)
def test_every_step_against_the_design(make_partnership: MakePartnership, now: str) -> None:
    for then in (*STATES, "proposed"):
        one = make_partnership(f"{now}-{then}.s11")
        one.agreed()
        for step in WAY_TO[now]:
            one.manager.actions.progress("a1", step, "note", how="read")
        if (now, then) in DESIGN:
            assert one.manager.actions.progress("a1", then, "note", how="read").state == then
        else:
            with pytest.raises(NotNow):
                one.manager.actions.progress("a1", then, "note", how="read")
        assert one.ws.verify().problems == ()


OWNERS = {"lead", "contributor", "manager", "chair", "follow_up", "trust_lead", "insider"}
FOLLOWERS = {"manager", "chair", "follow_up", "trust_lead"}
"""`trust_lead` chairs for everybody; `insider` too, but works for the police, who own the action."""
WHO = {
    ("proposed", "open"): FOLLOWERS,
    ("proposed", "not proceeding"): FOLLOWERS | {"mo", "ada"},
    ("open", "in hand"): OWNERS,
    ("open", "said done"): OWNERS,
    ("open", "not proceeding"): OWNERS,
    ("in hand", "in hand"): OWNERS,
    ("in hand", "open"): OWNERS,
    ("in hand", "said done"): OWNERS,
    ("in hand", "not proceeding"): OWNERS,
    ("slipped back", "open"): OWNERS,
    ("slipped back", "in hand"): OWNERS,
    ("slipped back", "said done"): OWNERS,
    ("slipped back", "not proceeding"): OWNERS,
    ("said done", "verified closed"): FOLLOWERS,
    ("said done", "open"): FOLLOWERS,
    ("verified closed", "slipped back"): FOLLOWERS,
    ("not proceeding", "open"): FOLLOWERS | {"insider"},
}
"""A second table, written by hand from the design: who may take each step of an action that the agency owns."""


def test_every_person_state_and_step_against_the_second_table(partnership: Partnership) -> None:
    partnership.decided()
    partnership.mo.actions.add(partnership.ref, "policy", "Wished for", "Somebody", "2027-06-30")
    partnership.chair.moderating.share(partnership.ref)
    wished = next(one.slug for one in partnership.mo.reading.actions() if one.what == "Wished for")
    _try_all(partnership, wished, "proposed")
    for now in STATES:
        for step in WAY_TO[now]:
            partnership.manager.actions.progress("a1", step, "note", how="read")
        _try_all(partnership, "a1", now)
        if now == "verified closed":
            partnership.manager.actions.progress("a1", "slipped back", "note")
        if partnership.manager.actions.open("a1").action.state not in ("open", "in hand", "slipped back"):
            partnership.manager.actions.progress("a1", "open", "note")
        if partnership.manager.actions.open("a1").action.state != "open":
            partnership.manager.actions.progress("a1", "open", "note")
    assert partnership.ws.verify().problems == ()


def _try_all(partnership: Partnership, slug: str, now: str) -> None:
    """What the register offers each person is what the table says, and everything else is refused."""
    for who in PEOPLE:
        session = getattr(partnership, who)
        offered = {step for one in session.reading.actions() if one.slug == slug for step in one.steps}
        assert offered == {then for (state, then), people in WHO.items() if state == now and who in people}, (who, now)
        for then in {then for state, then in WHO if state == now} - offered:
            with pytest.raises(Refusal):
                session.actions.progress(slug, then, "note", how="read")
    assert partnership.manager.actions.open(slug).action.state == now


def test_what_a_partner_owns_is_no_business_of_the_agency_that_it_is_about(partnership: Partnership) -> None:
    partnership.decided()
    add = partnership.chair.actions.add
    add(partnership.ref, None, "Share the themes", "QA group", "2027-06-30", owned_by=Owner("sub-group"))
    add(partnership.ref, None, "Ask Elm", "Head", "2027-06-30", owned_by=Owner("partner", "elm"))
    partnership.manager.actions.add_arrangement("One form", "Head", "2027-06-30", owned_by=Owner("partner", "elm"))
    assert [one.slug for one in partnership.lead.reading.actions()] == ["a1"], "nothing of the panel's before sharing"
    partnership.chair.moderating.share(partnership.ref)
    seen = {one.slug: one for one in partnership.lead.reading.actions()}
    assert list(seen) == ["a1", "a2", "a3"], "never one about the arrangements"
    assert seen["a2"].steps == ()
    for call in (partnership.lead.actions.open, lambda ref: partnership.lead.actions.progress(ref, "in hand", "x")):
        with pytest.raises(NotFound):
            call("a4")
    own = {one.slug: one.steps for one in partnership.other_lead.reading.actions()}
    assert own == {"a4": ("in hand", "said done", "not proceeding")}, "Elm's lead acts for the partner that owns it"
    partnership.other_lead.actions.progress("a4", "said done", "Here it is.")
    with pytest.raises(NotAllowed):
        partnership.trust_lead.actions.verify("a4", "read")
    assert partnership.follow_up.actions.verify("a4", "read").state == "verified closed"


def test_what_is_opened_is_what_one_may_know(partnership: Partnership) -> None:
    partnership.decided()
    partnership.mo.actions.add(partnership.ref, "policy", "Wished for", "Somebody", "2027-06-30")
    partnership.chair.actions.add(partnership.ref, "policy", "Agreed", "Somebody", "2027-06-30")
    for slug in ("a2", "a3"):
        for who in ("lead", "signatory", "contributor", "insider", "other_lead"):
            with pytest.raises(NotFound):
                getattr(partnership, who).actions.open(slug)
    partnership.chair.moderating.share(partnership.ref)
    opened = partnership.lead.actions.open("a3")
    assert (opened.action.what, opened.action.ref, opened.standard) == ("Agreed", partnership.ref, "1.1 Policy")
    assert [one.id for one in opened.grades][:2] == ["outstanding", "good"]
    with pytest.raises(NotFound):
        partnership.lead.actions.open("a2")


def test_who_may_say_done_and_who_may_verify(partnership: Partnership) -> None:
    partnership.agreed()
    for who in ("mo", "scrutineer", "signatory", "other_lead"):
        with pytest.raises(Refusal):
            getattr(partnership, who).actions.progress("a1", "in hand")
    partnership.lead.actions.progress("a1", "said done", "Look at the register.")
    for who in ("lead", "contributor", "mo", "scrutineer", "insider"):
        with pytest.raises(NotAllowed):
            getattr(partnership, who).actions.progress("a1", "verified closed", how="read")
    for who in ("follow_up", "chair", "manager"):
        with pytest.raises(Unmet, match="needs a reason"):
            getattr(partnership, who).actions.progress("a1", "open")
    assert partnership.chair.actions.progress("a1", "open", "Two teams are still missing.").state == "open"


def test_the_log_keeps_every_step(partnership: Partnership) -> None:
    partnership.agreed()
    partnership.lead.actions.progress("a1", "in hand", "begun", due="2027-07-31")
    one = partnership.follow_up.reading.actions(partnership.ref)[0]
    assert [(step.state, step.who, step.note) for step in one.log] == [
        ("open", "Lee Lead", ""),
        ("in hand", "Lee Lead", "begun"),
    ]
    assert one.due == "2027-07-31"


@pytest.mark.parametrize(
    ("what", "owner", "due"), [("", "Me", "2027-01-01"), ("x", " ", "2027-01-01"), ("x", "Me", ""), ("x", "Me", "soon")]
)
def test_an_action_says_what_and_who_and_when(partnership: Partnership, what: str, owner: str, due: str) -> None:
    with pytest.raises(BadInput):
        partnership.lead.actions.add(partnership.ref, "policy", what, owner, due)


def test_a_manager_types_an_agencys_action_from_an_original(partnership: Partnership) -> None:
    with pytest.raises(Unmet, match="original"):
        partnership.manager.actions.add(partnership.ref, "policy", "do it", "Me", "2027-08-01")
    partnership.manager.actions.add(partnership.ref, "policy", "do it", "Me", "2027-08-01", original="Letter")
    assert [one.what for one in partnership.view().actions] == ["do it"]


def test_slugs_are_short_and_their_own(partnership: Partnership) -> None:
    for number in range(3):
        partnership.lead.actions.add(partnership.ref, None, f"do {number}", "Me", "2027-08-01")
    partnership.other_lead.actions.add(partnership.school, "policy", "do it", "Me", "2027-08-01")
    slugs = [slug for (slug,) in partnership.ws.store.all("SELECT slug FROM actions ORDER BY rowid")]
    assert slugs == ["a1", "a2", "a3", "a4"]
    with pytest.raises(NotFound):
        partnership.lead.actions.progress("a99", "in hand")
    with pytest.raises(Refusal):
        partnership.other_lead.actions.progress("a1", "in hand")


def test_overdue_goes_by_the_day(partnership: Partnership) -> None:
    partnership.agreed()
    for days, overdue in itertools.accumulate([(0, False), (121, False), (1, True)], lambda a, b: b):
        partnership.clock.jump(days=days)
        assert partnership.view().actions[0].overdue == overdue
    partnership.lead.actions.progress("a1", "said done", "done")
    assert not partnership.view().actions[0].overdue
