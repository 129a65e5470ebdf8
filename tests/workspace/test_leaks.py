"""Rule 11 through every window: nothing that the panel does shows at the agency before it is shared."""

from collections.abc import Callable

import pytest

from s11tui.audit.register import Grant
from s11tui.errors import NotFound, Refusal
from s11tui.workspace.entries import Given
from s11tui.workspace.session import Session
from support.dumps import dump
from support.partnership import COMPLETE, MakePartnership, Partnership

SECRET = "what the panel says among itself"

PANEL_ACTS: dict[str, Callable[[Partnership], object]] = {
    "propose": lambda p: p.mo.moderating.propose(p.ref, "policy", "inadequate", SECRET),
    "propose again": lambda p: p.ada.moderating.propose(p.ref, "training", "ri", SECRET, "tested", "absent"),
    "withdraw": lambda p: p.mo.moderating.withdraw(p.ref, "policy"),
    "declare": lambda p: p.ada.moderating.declare_conflict(p.ref, SECRET),
    "ask the panel": lambda p: p.mo.moderating.query(p.ref, "policy", SECRET, "panel"),
    "answer the panel": lambda p: p.chair.moderating.reply(p.ref, panel_query(p), SECRET),
    "settle the panel's": lambda p: p.mo.moderating.resolve(p.ref, panel_query(p)),
    "decide": lambda p: p.chair.moderating.agree(p.ref, "policy", "ri", SECRET, SECRET),
    "cannot tell": lambda p: p.chair.moderating.cannot_tell(p.ref, "recruitment", SECRET),
    "plan": lambda p: p.chair.actions.add(p.ref, "policy", SECRET, SECRET, "2027-03-02"),
    "plan for the whole": lambda p: p.manager.actions.add(p.ref, None, SECRET, SECRET, "2027-03-02"),
    "press on": lambda p: p.chair.actions.progress("a2", "in hand", SECRET),
    "pick": lambda p: p.chair.sampling.pick(p.ref, SECRET),
    "draw": lambda p: p.manager.sampling.draw("section-11-2027", 1, 7),
    "mark practice": lambda p: p.chair.moderating.mark_practice(
        p.ref, "policy", SECRET, why=SECRET, consent="named", consent_by=SECRET
    ),
    "the rest": lambda p: p.chair.moderating.rest(p.ref, "confirmed", SECRET),
}


def panel_query(one: Partnership) -> str:
    row = one.ws.store.one("SELECT id FROM queries WHERE audience = 'panel'")
    assert row is not None
    return str(row[0])


def windows(session: Session, one: Partnership) -> dict[str, str]:
    """All that a person can look at, as text."""
    reading = session.reading
    return {
        "view": dump(reading.open(one.ref)),
        "list": dump(reading.returns()),
        "list of the round": dump(reading.returns(round="section-11-2027", agency="police")),
        "home": dump(reading.home()),
        "history": dump(reading.history(one.ref)),
        "actions": dump(reading.actions()),
        "good practice": dump(reading.practices()),
        "action plan": dump(reading.action_plan().actions),
        "actions of the return": dump(reading.actions(one.ref)),
        "agencies": dump(reading.agencies()),
        "people": dump(reading.people()),
        "rounds": dump(reading.rounds()),
    }


@pytest.mark.parametrize("who", ["lead", "contributor", "signatory", "both"])
def test_the_agency_sees_the_same_whatever_the_panel_does(partnership: Partnership, who: str) -> None:
    grants = [Grant("lead", agency="police"), Grant("moderator"), Grant("meeting-chair")]
    partnership.manager.people.add_person("Bo Th", grants)
    session = partnership.ws.session("bo-th") if who == "both" else getattr(partnership, who)
    partnership.in_moderation()
    before = windows(session, partnership)
    for name, act in PANEL_ACTS.items():
        act(partnership)
        after = windows(session, partnership)
        assert after == before, name
        assert SECRET not in "".join(after.values())
    assert SECRET in dump(partnership.view("chair"))
    assert partnership.ws.verify().ok


@pytest.mark.parametrize("who", ["insider", "both", "scrutineer"])
def test_the_board_shows_the_panels_work_to_the_panel_only(partnership: Partnership, who: str) -> None:
    grants = [Grant("lead", agency="police"), Grant("moderator")]
    partnership.manager.people.add_person("Bo Th", grants)
    session = partnership.ws.session("bo-th") if who == "both" else getattr(partnership, who)
    partnership.in_moderation()
    before = dump(session.reading.board()), dump(session.reading.home())
    for act in PANEL_ACTS.values():
        act(partnership)
    assert (dump(session.reading.board()), dump(session.reading.home())) == before
    board = partnership.chair.reading.board()
    cells = board.rows[[row.line.agency for row in board.rows].index("police")].cells
    assert (cells["policy"].self_short, cells["policy"].agreed_short) == ("G", "RI")
    assert cells["training"].proposals == 1


def test_the_board_shows_what_was_shared_to_everybody(partnership: Partnership) -> None:
    partnership.shared()
    for who in ("scrutineer", "insider", "chair"):
        board = getattr(partnership, who).reading.board()
        cells = next(row.cells for row in board.rows if row.line.agency == "police")
        assert cells["policy"].agreed_short == "RI"


def test_in_a_returned_standard_the_panels_action_helps_nobody(partnership: Partnership) -> None:
    """An action of the panel neither shows nor meets the need of a grade that the agency lowers meanwhile."""
    partnership.in_moderation()
    partnership.manager.moderating.return_standards(partnership.ref, {"policy": "say more"})
    partnership.lead.answering.grade(partnership.ref, "policy", "ri", "You are right.")
    before = windows(partnership.lead, partnership)
    partnership.chair.actions.add(partnership.ref, "policy", SECRET, SECRET, "2027-03-02")
    assert windows(partnership.lead, partnership) == before
    assert any("needs an action" in one.what for one in partnership.view().missing)


def test_an_action_that_is_not_known_cannot_be_taken_in_hand(partnership: Partnership) -> None:
    partnership.in_moderation()
    partnership.chair.actions.add(partnership.ref, "policy", SECRET, SECRET, "2027-03-02")
    slug = partnership.ws.store.one("SELECT slug FROM actions WHERE by_panel")[0]  # type: ignore[index]  # just added
    for who in ("lead", "insider"):
        with pytest.raises(NotFound):
            getattr(partnership, who).actions.progress(slug, "in hand")
    partnership.chair.moderating.rest(partnership.ref, "confirmed")
    partnership.chair.moderating.share(partnership.ref)
    assert partnership.lead.actions.progress(slug, "in hand").state == "in hand"


def test_what_is_not_submitted_is_not_told_by_its_actions(partnership: Partnership) -> None:
    partnership.fill()
    for who in ("chair", "follow_up", "mo", "scrutineer"):
        session: Session = getattr(partnership, who)
        assert session.reading.actions() == ()
        with pytest.raises(NotFound):
            session.actions.progress("a1", "in hand")
        line = next(one for one in session.reading.returns() if one.agency == "police")
        assert line.urgent == 0
    assert partnership.lead.actions.progress("a1", "in hand").state == "in hand"


def test_questions_of_the_panel_are_not_replied_to_from_inside(partnership: Partnership) -> None:
    partnership.in_moderation()
    partnership.mo.moderating.query(partnership.ref, "policy", SECRET, "panel")
    grants = [Grant("lead", agency="police"), Grant("moderator")]
    partnership.manager.people.add_person("Bo Th", grants)
    for session in (partnership.lead, partnership.insider, partnership.ws.session("bo-th")):
        with pytest.raises(Refusal):
            session.moderating.reply(partnership.ref, panel_query(partnership), "I know that")
        with pytest.raises(Refusal):
            session.moderating.resolve(partnership.ref, panel_query(partnership))


def test_a_group_lead_neither_judges_nor_overhears_their_own_group(make_partnership: MakePartnership) -> None:
    one = make_partnership()
    one.ref = one.school
    one.other_lead.answering.grade(one.ref, "policy", "good")
    view = one.trust_lead.reading.open(one.ref)
    assert not view.sees_panel
    assert not view.can & {"propose", "record outcome", "share", "open moderation"}


def test_other_agencies_see_nothing(partnership: Partnership) -> None:
    partnership.shared()
    for session in (partnership.other_lead,):
        assert {one.agency for one in session.reading.returns()} == {"elm"}
        assert session.reading.actions() == ()
        for look in (session.reading.open, session.reading.history):
            with pytest.raises(Refusal):
                look(partnership.ref)
        with pytest.raises(Refusal):
            session.reading.board()


def test_home_is_bounded_without_hiding_ones_own_work(
    partnership: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A moderator for schools sees the school's return, however many others were submitted before it."""
    monkeypatch.setattr("s11tui.workspace.homes._MOST_LINES", 1)
    partnership.manager.people.add_person("Sco Ped", [Grant("moderator", kinds=("school",))])
    partnership.submitted()
    partnership.other_lead.answering.fill(
        partnership.school, [*COMPLETE, Given("governors", "in-place", "x"), Given("governors", "how-you-know", "y")]
    )
    partnership.other_lead.answering.grade(partnership.school, "governors", "good")
    partnership.other_lead.submitting.submit(partnership.school, "Head", "Head teacher")
    scoped = partnership.ws.session("sco-ped").reading.home()
    assert {line.ref for line in scoped.todo} == {partnership.school}
    everybody = partnership.mo.reading.home()
    assert {line.ref for line in everybody.todo} == {partnership.ref}
