"""Actions: every step from every state, and who may take it."""

import itertools

import pytest

from s11tui.errors import BadInput, NotAllowed, NotFound, NotNow, Refusal, Unmet
from support.partnership import MakePartnership, Partnership

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
