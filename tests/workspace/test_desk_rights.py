"""What rights come to in single cases; who may do what at all is tried in `rights/`."""

import pytest

from s11tui.audit.register import Grant
from s11tui.errors import BadInput, NotAllowed, NotFound, Unmet
from support.partnership import Partnership


def evidence(one: Partnership) -> str:
    row = one.ws.store.one("SELECT id FROM evidence")
    return row[0] if row else "none"


def standing(one: Partnership) -> str:
    row = one.ws.store.one("SELECT event FROM answers WHERE standard = 'policy' AND question = 'in-place'")
    return row[0] if row else "none"


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
