"""Which earlier return is carried forward, as it was at which moment, and what of it comes over as evidence."""

from pathlib import Path

import pytest

from s11tui.errors import NotFound, NotNow
from s11tui.workspace import Workspace
from support.clocks import HandClock
from support.dumps import dump
from support.editions import small_edition
from support.editions_two_years import last_year, this_year
from support.partnership import COMPLETE, Partnership, begin, opened
from support.two_years import LAST_YEAR, TwoYears


def origin(one: Partnership, ref: str) -> str:
    row = one.ws.store.one("SELECT origin FROM returns WHERE slug = ?", (ref,))
    assert row is not None
    return str(row[0])


def id_of(one: Partnership, ref: str) -> str:
    return one.ws.registry.return_id(ref)


def test_one_that_was_never_submitted_is_not_carried(two_years: TwoYears) -> None:
    view = two_years.other_lead.reading.open(two_years.school)
    assert (view.earlier, view.ended, view.counts.to_confirm) == ("", (), 0)
    assert all(not one.earlier for one in view.standards())
    assert origin(two_years, two_years.school) == ""


def test_another_agencys_return_is_never_carried(two_years: TwoYears) -> None:
    two_years.manager.people.add_agency("Oak Police", "police", slug_="oak")
    line = two_years.manager.rounds.invite("section-11-2027", "oak")
    assert origin(two_years, line.slug) == ""
    assert "A policy of 2024." not in dump(two_years.manager.reading.open(line.slug))


@pytest.mark.parametrize("way", ["exempt", "withdraw_return"])
def test_one_put_aside_is_not_carried(tmp_path: Path, way: str) -> None:
    begin(tmp_path / "a.s11", HandClock(), last_year(), title="First", due="2027-03-19")
    one = opened(tmp_path / "a.s11", HandClock())
    one.fill(LAST_YEAR)
    one.lead.submitting.submit(one.ref, "Chief Officer", "Chief Constable")
    getattr(one.manager.moderating, way)(one.ref, "It is merged.")
    one.manager.rounds.publish(this_year())
    _, lines = one.manager.rounds.open("section11-small@2027.1", "Second", "2028-03-19", agencies=["police"])
    assert origin(one, lines[0].slug) == ""
    one.manager.moderating.reinstate(one.ref, "It was not.")
    _, lines = one.manager.rounds.open("section11-small@2027.1", "Third", "2028-03-19", agencies=["police"])
    assert origin(one, lines[0].slug) == id_of(one, one.ref)
    one.ws.close()


def submit(one: Partnership, ref: str, text: str) -> None:
    one.lead.answering.fill(ref, list(COMPLETE))
    one.lead.answering.answer(ref, "policy", "in-place", text)
    one.lead.submitting.submit(ref, "Chief Officer", "Chief Constable")


def next_round(one: Partnership, edition: str, title: str) -> str:
    one.clock.jump(days=100)
    _, lines = one.manager.rounds.open(edition, title, "2029-03-19", agencies=["police"])
    return lines[0].slug


def test_the_newest_one_is_carried_even_if_an_older_one_was_amended_since(partnership: Partnership) -> None:
    one = partnership
    one.agreed()
    second = next_round(one, "section11-small", "Second")
    assert origin(one, second) == id_of(one, one.ref)
    submit(one, second, "Said in the second.")
    one.clock.jump(days=3)
    one.manager.moderating.amend(one.ref, ["policy"], "A mistake.")
    one.lead.answering.answer(one.ref, "policy", "in-place", "Amended afterwards.")
    one.lead.answering.reply_to_return(one.ref, "policy", "Put right.")
    one.lead.submitting.submit(one.ref, "Chief Officer", "Chief Constable")
    third = next_round(one, "section11-small", "Third")
    assert origin(one, third) == id_of(one, second)
    policy = one.lead.reading.open(third).standard("policy")
    assert policy is not None
    assert ("What is in place", "Said in the second.") in policy.earlier[0].answers


def test_an_edition_that_follows_none_of_ours_carries_nothing(partnership: Partnership) -> None:
    partnership.submitted()
    partnership.manager.rounds.publish(small_edition("2028.1", follows="2026.1"))
    ref = next_round(partnership, "section11-small@2028.1", "Other")
    assert origin(partnership, ref) == ""
    partnership.manager.rounds.publish(small_edition("2028.2", follows="2027.1"))
    ref = next_round(partnership, "section11-small@2028.2", "Next")
    assert origin(partnership, ref) == id_of(partnership, partnership.ref)


def test_what_is_carried_stays_as_it_was_when_the_agency_was_invited(two_years: TwoYears) -> None:
    before = dump(two_years.view())
    two_years.manager.moderating.amend(two_years.last, ["policy"], "A mistake.")
    two_years.lead.answering.answer(two_years.last, "policy", "in-place", "Changed afterwards.")
    two_years.lead.answering.reply_to_return(two_years.last, "policy", "Put right.")
    two_years.lead.submitting.submit(two_years.last, "Chief Officer", "Chief Constable")
    two_years.ws.cases.forget()
    assert dump(two_years.view()) == before
    with Workspace.open(two_years.ws.path, clock=two_years.clock) as other:
        assert dump(other.session("lee-lead").reading.open(two_years.ref)) == before
    two_years.lead.answering.confirm(two_years.ref, "policy", "in-place")
    assert two_years.question("policy/in-place").value == "A policy of 2024."
    assert two_years.ws.verify().problems == ()


def test_the_source_is_folded_once_however_often_the_return_is_opened(
    two_years: TwoYears, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    ledger = two_years.ws.ledger
    plain = ledger.read
    monkeypatch.setattr(ledger, "read", lambda stream: read.append(stream) or plain(stream))
    source = f"return/{id_of(two_years, two_years.last)}"
    for number in range(5):
        two_years.view()
        with Workspace.open(two_years.ws.path, clock=two_years.clock) as other:
            other.session("lee-lead").answering.comment(two_years.ref, "policy", f"Comment {number}")
    assert read.count(source) == 1
    assert read.count(f"return/{id_of(two_years, two_years.ref)}") == 5


def test_bringing_evidence_over(two_years: TwoYears) -> None:
    then = two_years.standard("training").earlier[0].evidence[0]
    assert not then.here
    two_years.lead.answering.bring_evidence(two_years.ref, "training", then.id)
    standard = two_years.standard("training")
    (now,) = standard.evidence
    assert (now.title, now.earlier, now.expired, now.who) == ("Training register", True, True, "Lee Lead")
    assert standard.earlier[0].evidence[0].here
    assert "“Training register” was to be looked at again by 2026-01-31." in standard.warnings
    assert two_years.lead.reading.evidence_file(two_years.ref, "training", now.id) == (
        "register.csv", b"name,trained on\n",
    )  # fmt: skip
    with pytest.raises(NotNow, match="already"):
        two_years.lead.answering.bring_evidence(two_years.ref, "training", then.id)
    assert len(two_years.standard("training").evidence) == 1
    assert two_years.ws.verify().problems == ()


def test_evidence_of_merged_standards_comes_over_by_name(two_years: TwoYears) -> None:
    for earlier in two_years.standard("support").earlier:
        two_years.lead.answering.bring_evidence(two_years.ref, "support", earlier.evidence[0].id)
    assert [one.title for one in two_years.standard("support").evidence] == ["Supervision audit", "Debrief log"]
    assert all(one.evidence[0].here for one in two_years.standard("support").earlier)


def test_evidence_of_another_standard_or_of_this_year_is_not_brought(two_years: TwoYears) -> None:
    then = two_years.standard("policy").earlier[0].evidence[0].id
    for standard, piece in (("training", then), ("policy", "no-such"), ("online", then)):
        with pytest.raises(NotFound):
            two_years.lead.answering.bring_evidence(two_years.ref, standard, piece)


def test_evidence_that_is_gone_this_year_shows(two_years: TwoYears) -> None:
    then = two_years.standard("policy").earlier[0].evidence[0]
    view = two_years.lead.answering.bring_evidence(two_years.ref, "policy", then.id)
    policy = view.standard("policy")
    assert policy is not None
    two_years.lead.answering.remove_evidence(two_years.ref, "policy", policy.evidence[0].id)
    assert not two_years.standard("policy").earlier[0].evidence[0].here
