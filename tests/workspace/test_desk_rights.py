"""Every call of the desks by everybody in every state: nothing gets through that the design does not allow."""

from collections.abc import Callable

import pytest

from s11tui.audit.register import Grant
from s11tui.errors import BadInput, NotAllowed, NotFound, NotNow, Refusal, Unmet
from s11tui.workspace.session import Session
from support.design import BARRED_BY_CONFLICT, DESIGN
from support.partnership import MakePartnership, Partnership

Call = Callable[[Session, Partnership], object]

CALLS: dict[str, list[Call]] = {
    "answer": [
        lambda s, p: s.answering.answer(p.ref, "policy", "in-place", "other", original="letter"),
        lambda s, p: s.answering.answer_text(p.ref, "policy", "in-place", "other", original="letter"),
        lambda s, p: s.answering.fill(p.ref, [], original="letter"),
    ],
    "grade": [lambda s, p: s.answering.grade(p.ref, "policy", "ri", "why", original="letter")],
    "clear": [lambda s, p: s.answering.clear(p.ref, "policy", "in-place", original="letter")],
    "add evidence": [lambda s, p: s.answering.add_evidence(p.ref, "policy", "title", original="letter")],
    "remove evidence": [lambda s, p: s.answering.remove_evidence(p.ref, "recruitment", evidence(p), original="letter")],
    "settle conflict": [
        lambda s, p: s.answering.settle_conflict(p.ref, "policy", "in-place", standing(p), original="letter")
    ],
    "assign": [lambda s, p: s.answering.assign(p.ref, ["policy"], ["con-tributor"])],
    "comment": [lambda s, p: s.answering.comment(p.ref, "policy", "hm")],
    "reply to return": [lambda s, p: s.answering.reply_to_return(p.ref, "policy", "so")],
    "send for sign-off": [lambda s, p: s.submitting.send(p.ref)],
    "recall": [lambda s, p: s.submitting.recall(p.ref)],
    "decline": [lambda s, p: s.submitting.decline(p.ref, "no")],
    "declare": [lambda s, p: s.submitting.declare(p.ref, p.view("manager").head)],
    "record outside sign-off": [lambda s, p: s.submitting.record_outside(p.ref, "n", "r")],
    "return standards": [lambda s, p: s.moderating.return_standards(p.ref, {"policy": "more"})],
    "acknowledge": [lambda s, p: s.moderating.acknowledge(p.ref)],
    "close": [lambda s, p: s.moderating.close(p.ref)],
    "open moderation": [lambda s, p: s.moderating.open(p.ref)],
    "propose": [lambda s, p: s.moderating.propose(p.ref, "policy", "ri", "why")],
    "withdraw proposal": [lambda s, p: s.moderating.withdraw(p.ref, "policy")],
    "query the agency": [lambda s, p: s.moderating.query(p.ref, "policy", "?")],
    "query the panel": [lambda s, p: s.moderating.query(p.ref, "policy", "?", "panel")],
    "declare conflict": [lambda s, p: s.moderating.declare_conflict(p.ref, "my sister works there")],
    "record outcome": [
        lambda s, p: s.moderating.agree(p.ref, "policy", "ri", "why"),
        lambda s, p: s.moderating.cannot_tell(p.ref, "policy", "why"),
        lambda s, p: s.moderating.rest(p.ref, "not-moderated"),
    ],
    "share": [lambda s, p: s.moderating.share(p.ref)],
    "accept": [lambda s, p: s.moderating.accept(p.ref)],
    "settle": [lambda s, p: s.moderating.settle(p.ref)],
    "challenge": [lambda s, p: s.moderating.challenge(p.ref, {"policy": "no"})],
    "decide": [lambda s, p: s.moderating.decide(p.ref, "policy", "good", "heard")],
    "amend": [lambda s, p: s.moderating.amend(p.ref, ["policy"], "a mistake")],
    "exempt": [lambda s, p: s.moderating.exempt(p.ref, "why")],
    "withdraw": [lambda s, p: s.moderating.withdraw_return(p.ref, "why")],
    "reinstate": [lambda s, p: s.moderating.reinstate(p.ref, "why")],
    "extend": [
        lambda s, p: s.moderating.extend(p.ref, "2027-09-01", "why"),
        lambda s, p: s.rounds.extend("section-11-2027", "2027-09-01", "why", "police"),
    ],
}
"""Each way to do an action of the lifecycle, tried on the return of the police."""


def evidence(one: Partnership) -> str:
    row = one.ws.store.one("SELECT id FROM evidence")
    return row[0] if row else "none"


def standing(one: Partnership) -> str:
    row = one.ws.store.one("SELECT event FROM answers WHERE standard = 'policy' AND question = 'in-place'")
    return row[0] if row else "none"


def awaiting(one: Partnership) -> None:
    one.fill()
    one.lead.submitting.send(one.ref)


def returned(one: Partnership) -> None:
    one.submitted()
    one.manager.moderating.return_standards(one.ref, {"policy": "say more"})


def exempt(one: Partnership) -> None:
    one.in_moderation()
    one.manager.moderating.exempt(one.ref, "merged")


STATES: dict[str, Callable[[Partnership], object]] = {
    "not started": lambda one: None,
    "awaiting sign-off": awaiting,
    "submitted": Partnership.submitted,
    "in moderation": Partnership.decided,
    "grades shared": Partnership.shared,
    "agreed": Partnership.agreed,
    "returned": returned,
    "exempt": exempt,
}
PEOPLE: dict[str, tuple[set[str], bool]] = {
    # who: (roles with regard to the police, whether the person belongs to it)
    "lead": ({"lead"}, True),
    "contributor": ({"contributor"}, True),
    "signatory": ({"signatory"}, True),
    "manager": ({"manager"}, False),
    "mo": ({"moderator"}, False),
    "chair": ({"meeting-chair"}, False),
    "insider": ({"moderator", "meeting-chair"}, True),
    "scrutineer": ({"scrutineer"}, False),
    "other_lead": (set(), False),
}
OURS = {"lead", "contributor", "signatory", "manager"}


class Undone(Exception):
    """Gives up a transaction that went through."""


def tried(session: Session, call: Call, one: Partnership) -> Refusal | None:
    """What came of it; nothing of it stays."""
    try:
        with session.batch():
            call(session, one)
            raise Undone
    except Undone:
        return None
    except Refusal as refusal:
        return refusal


@pytest.mark.parametrize("state", STATES)
def test_nobody_does_more_than_the_design_says(make_partnership: MakePartnership, state: str) -> None:
    one = make_partnership()
    STATES[state](one)
    assert one.view("manager").state == state
    before = one.ws.verify()
    for who, (roles, belongs) in PEOPLE.items():
        session: Session = getattr(one, who)
        readable = bool(roles & OURS) or (bool(roles) and one.view("manager").revision > 0)
        for action, calls in CALLS.items():
            states, allowed, _ = DESIGN[action]
            judging = action in BARRED_BY_CONFLICT
            may = state in states and bool(roles & allowed) and readable and not (judging and belongs)
            for call in calls:
                refusal = tried(session, call, one)
                if may:
                    assert not isinstance(refusal, NotAllowed) or guarded(who, action), (who, state, action, refusal)
                else:
                    assert isinstance(refusal, NotAllowed | NotNow | Unmet | NotFound), (who, state, action, refusal)
    assert one.ws.verify() == before


def guarded(who: str, action: str) -> bool:
    """Where the table says yes and its guard may say no: own standards only; sign-off that the edition asks."""
    return who == "contributor" or (who, action) == ("lead", "declare")


MUST_GO_THROUGH = {
    "not started": {("lead", "answer"), ("lead", "grade"), ("manager", "answer"), ("manager", "exempt"),
                    ("lead", "assign")},
    "awaiting sign-off": {("signatory", "decline"), ("signatory", "declare"), ("lead", "recall"),
                          ("manager", "record outside sign-off"), ("manager", "extend")},
    "submitted": {("chair", "open moderation"), ("manager", "acknowledge"), ("manager", "return standards")},
    "in moderation": {("mo", "propose"), ("mo", "query the agency"), ("chair", "share"), ("chair", "return standards")},
    "grades shared": {("lead", "accept"), ("lead", "challenge")},
    "agreed": {("manager", "close"), ("manager", "amend"), ("scrutineer", "comment")},
    "returned": {("lead", "answer"), ("lead", "reply to return"), ("manager", "withdraw")},
    "exempt": {("manager", "reinstate")},
}  # fmt: skip


@pytest.mark.parametrize("state", MUST_GO_THROUGH)
def test_whoever_may_can(make_partnership: MakePartnership, state: str) -> None:
    one = make_partnership()
    STATES[state](one)
    for who, action in sorted(MUST_GO_THROUGH[state]):
        assert tried(getattr(one, who), CALLS[action][0], one) is None, (who, action)


REGISTER: dict[str, Call] = {
    "add agency": lambda s, p: s.people.add_agency("New", "charity"),
    "add person": lambda s, p: s.people.add_person("New", [Grant("moderator")]),
    "set": lambda s, p: s.people.set("lado", "01632 960001"),
    "open round": lambda s, p: s.rounds.open("section11-small", "Next", "2028-01-01"),
    "invite": lambda s, p: s.rounds.invite("section-11-2027", "nobody"),
    "extend round": lambda s, p: s.rounds.extend("section-11-2027", "2027-04-01", "why"),
    "close round": lambda s, p: s.rounds.close("section-11-2027"),
}


@pytest.mark.parametrize("who", [name for name in PEOPLE if name != "manager"])
def test_only_the_manager_keeps_the_register(partnership: Partnership, who: str) -> None:
    for name, call in REGISTER.items():
        assert isinstance(tried(getattr(partnership, who), call, partnership), NotAllowed), name
        if name != "invite":
            assert tried(partnership.manager, call, partnership) is None


def test_a_manager_types_only_from_an_original_and_is_the_typist(partnership: Partnership) -> None:
    answering, ref = partnership.manager.answering, partnership.ref
    partnership.fill()
    for call in (
        lambda: answering.answer(ref, "policy", "in-place", "x"),
        lambda: answering.grade(ref, "policy", "ri", "x"),
        lambda: answering.grade(ref, "policy", ""),
        lambda: answering.clear(ref, "policy", "in-place"),
        lambda: answering.add_evidence(ref, "policy", "x"),
        lambda: answering.remove_evidence(ref, "recruitment", evidence(partnership)),
        lambda: answering.settle_conflict(ref, "policy", "in-place", standing(partnership)),
    ):
        with pytest.raises(Unmet, match="original"):
            call()
    answering.answer(ref, "policy", "in-place", "as the letter says", original="Letter of 3 March")
    body = partnership.ws.ledger.read(f"return/{partnership.view().id}")[-1]
    assert body.body["author"] == partnership.view().agency.id
    assert body.body["original"] == "Letter of 3 March"
    assert body.who == partnership.manager.person.id


def test_a_contributor_writes_to_their_own_standards_only(partnership: Partnership) -> None:
    con, ref = partnership.contributor, partnership.ref
    partnership.lead.answering.assign(ref, ["training"], ["con-tributor"])
    con.answering.answer(ref, "training", "in-place", "mine")
    con.answering.grade(ref, "2.1", "good")
    con.actions.add(ref, "training", "do it", "Me", "2027-08-01")
    for call in (
        lambda: con.answering.answer(ref, "policy", "in-place", "x"),
        lambda: con.answering.grade(ref, "1.1", "good"),
        lambda: con.answering.add_evidence(ref, "policy", "x"),
        lambda: con.actions.add(ref, "policy", "do it", "Me", "2027-08-01"),
        lambda: con.answering.assign(ref, ["policy"], ["con-tributor"]),
    ):
        with pytest.raises(NotAllowed):
            call()
    assert [one.id for one in con.reading.open(ref).standards() if one.editable] == ["training"]
    partnership.lead.answering.assign(ref, ["training"], [])
    with pytest.raises(NotAllowed):
        con.answering.answer(ref, "training", "in-place", "x")


def test_standards_are_given_to_colleagues_only(partnership: Partnership) -> None:
    with pytest.raises(NotFound, match="There is no person “hed-teacher”"):
        partnership.lead.answering.assign(partnership.ref, ["policy"], ["hed-teacher"])
    grants = [Grant("lead", agency="police"), Grant("lead", agency="elm")]
    partnership.manager.people.add_person("Bo Th", grants, "bo-th")
    with pytest.raises(BadInput, match="does not belong"):
        partnership.ws.session("bo-th").answering.assign(partnership.ref, ["policy"], ["hed-teacher"])


def test_what_cannot_be_read_is_not_changed_either(partnership: Partnership) -> None:
    before = partnership.ws.verify().events
    for who in ("mo", "chair", "scrutineer"):
        with pytest.raises(NotAllowed):
            getattr(partnership, who).answering.comment(partnership.ref, "policy", "hm")
    assert partnership.ws.verify().events == before
