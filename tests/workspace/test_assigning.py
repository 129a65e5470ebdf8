"""Who answers what, and since when."""

import pytest

from s11tui.audit.register import Grant
from s11tui.errors import NotAllowed, NotFound, NotNow
from s11tui.workspace import Workspace
from support.partnership import Partnership


@pytest.fixture
def team(partnership: Partnership) -> Partnership:
    partnership.manager.people.add_person("Col League", [Grant("contributor", agency="police")], "col-league")
    return partnership


def assigned(one: Partnership, standard: str = "policy") -> list[tuple[str, str]]:
    """Name and day of each who answers a standard."""
    found = one.view().standard(standard)
    assert found is not None
    return [(each.name, each.since[:10]) for each in found.assigned]


def rows(one: Partnership) -> list[tuple[str, str]]:
    return one.ws.store.all("SELECT standard, substr(at, 1, 10) FROM assignments ORDER BY standard, at")


def test_since_when_is_kept_when_others_are_added(team: Partnership) -> None:
    team.lead.answering.assign(team.ref, ["policy"], ["con-tributor"])
    team.clock.jump(days=9)
    team.lead.answering.assign(team.ref, ["policy"], ["col-league", "con-tributor"])
    assert assigned(team) == [("Col League", "2027-03-10"), ("Con Tributor", "2027-03-01")]
    assert rows(team) == [("policy", "2027-03-01"), ("policy", "2027-03-10")]
    assert team.ws.verify().problems == ()


def test_taken_back_and_given_again_it_begins_anew(team: Partnership) -> None:
    team.lead.answering.assign(team.ref, ["policy", "training"], ["con-tributor"])
    team.lead.answering.assign(team.ref, ["policy"], [])
    assert (assigned(team), rows(team)) == ([], [("training", "2027-03-01")])
    team.clock.jump(days=2)
    team.lead.answering.assign(team.ref, ["policy"], ["con-tributor"])
    assert assigned(team) == [("Con Tributor", "2027-03-03")]
    assert assigned(team, "training") == [("Con Tributor", "2027-03-01")]
    assert team.ws.verify().problems == ()


def test_each_sees_which_are_their_own(team: Partnership) -> None:
    team.lead.answering.assign(team.ref, ["policy", "training"], ["con-tributor"])
    team.lead.answering.assign(team.ref, ["training"], ["con-tributor", "col-league"])
    mine = {
        who: [one.id for one in team.ws.session(who).reading.open(team.ref).standards() if one.mine]
        for who in ("con-tributor", "col-league", "lee-lead")
    }
    assert mine == {"con-tributor": ["policy", "training"], "col-league": ["training"], "lee-lead": []}
    editable = [one.id for one in team.ws.session("col-league").reading.open(team.ref).standards() if one.editable]
    assert editable == ["training"]


def test_two_at_once_on_different_standards_are_not_in_each_others_way(team: Partnership) -> None:
    team.lead.answering.assign(team.ref, ["policy"], ["con-tributor"])
    team.lead.answering.assign(team.ref, ["training"], ["col-league"])
    with Workspace.open(team.ws.path, clock=team.clock) as other:
        colleague = other.session("col-league")
        for number in range(5):
            team.contributor.answering.answer(team.ref, "policy", "in-place", f"policy {number}")
            colleague.answering.answer(team.ref, "training", "in-place", f"training {number}")
    view = team.view()
    values = {one.id: one.questions[0].value for one in view.standards()}
    assert (values["policy"], values["training"]) == ("policy 4", "training 4")
    assert all(not question.rivals for one in view.standards() for question in one.questions)
    assert team.ws.verify().problems == ()


def test_what_is_taken_back_is_not_changed_any_more(team: Partnership) -> None:
    team.lead.answering.assign(team.ref, ["policy"], ["con-tributor"])
    team.lead.answering.assign(team.ref, ["policy"], ["col-league"])
    with pytest.raises(NotAllowed, match="not assigned to you"):
        team.contributor.answering.answer(team.ref, "policy", "in-place", "Too late.")


def test_what_makes_no_sense_is_refused(team: Partnership) -> None:
    with pytest.raises(NotFound, match="There is no person “hed-teacher”"):
        team.lead.answering.assign(team.ref, ["policy"], ["hed-teacher"])
    with pytest.raises(NotFound):
        team.lead.answering.assign(team.ref, ["policy", "governors"], ["con-tributor"])
    assert rows(team) == []
    for who in ("contributor", "manager", "signatory", "mo"):
        with pytest.raises(NotAllowed):
            getattr(team, who).answering.assign(team.ref, ["policy"], ["con-tributor"])
    team.submitted()
    with pytest.raises(NotNow):
        team.lead.answering.assign(team.ref, ["policy"], ["con-tributor"])
