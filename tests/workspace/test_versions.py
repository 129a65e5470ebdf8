"""Everything that was ever said in answer to one question, for those who said it."""

import pytest

from s11tui.errors import NotAllowed, NotFound
from s11tui.workspace import Workspace
from s11tui.workspace.lines import Version
from support.partnership import Partnership
from support.two_years import TwoYears


def said(one: Partnership, question: str = "in-place", standard: str = "policy") -> list[tuple[str, str, bool]]:
    """What was done, what was said, and whether it stands; the newest first."""
    found = one.lead.reading.versions(one.ref, standard, question)
    return [(version.did, version.printed, version.stands) for version in found]


def newest(one: Partnership, question: str = "in-place") -> Version:
    return one.lead.reading.versions(one.ref, "policy", question)[0]


def test_nothing_was_said_yet(partnership: Partnership) -> None:
    assert said(partnership) == []
    assert said(partnership, "") == []


def test_every_answer_stands_in_it_and_the_last_stands(partnership: Partnership) -> None:
    answer = partnership.lead.answering.answer
    answer(partnership.ref, "policy", "in-place", "First.")
    answer(partnership.ref, "policy", "in-place", "Second.")
    answer(partnership.ref, "policy", "how-you-know", "Something else.")
    answer(partnership.ref, "training", "in-place", "Elsewhere.")
    assert said(partnership) == [("answered", "Second.", True), ("answered", "First.", False)]
    one = newest(partnership)
    assert (one.who, one.value, one.at[:10]) == ("Lee Lead", "Second.", "2027-03-01")


def test_restoring_is_answering_with_it_again(partnership: Partnership) -> None:
    answer = partnership.lead.answering.answer
    answer(partnership.ref, "policy", "in-place", "First.")
    answer(partnership.ref, "policy", "in-place", "Second.")
    first = partnership.lead.reading.versions(partnership.ref, "policy", "in-place")[-1]
    answer(partnership.ref, "policy", "in-place", first.value)
    assert said(partnership) == [
        ("answered", "First.", True), ("answered", "Second.", False), ("answered", "First.", False),
    ]  # fmt: skip


def test_what_was_emptied_can_be_restored(partnership: Partnership) -> None:
    partnership.lead.answering.answer(partnership.ref, "policy", "in-place", "First.")
    partnership.lead.answering.clear(partnership.ref, "policy", "in-place")
    assert said(partnership) == [("emptied", "", True), ("answered", "First.", False)]


def test_values_of_every_kind_are_in_words_and_as_they_were(partnership: Partnership) -> None:
    partnership.fill()
    versions = partnership.lead.reading.versions
    assert versions(partnership.ref, "recruitment", "checks")[0].printed == "DBS, References"
    assert versions(partnership.ref, "recruitment", "checks")[0].value == ["dbs", "refs"]
    table = versions(partnership.ref, "recruitment", "vacancies")[0]
    assert table.value == [{"post": "Officer", "since": "2026-05-01", "how-many": "2"}]
    assert table.printed == "Post: Officer; Since: 2026-05-01; How many: 2"
    assert versions(partnership.ref, "2.1", "rate")[0].printed == "93.5%"


def test_of_the_grade_with_its_reasons(partnership: Partnership) -> None:
    grade = partnership.lead.answering.grade
    grade(partnership.ref, "policy", "good", "Read by all.")
    grade(partnership.ref, "policy", "ri", "Not by the night shift.")
    grade(partnership.ref, "policy", "")
    assert said(partnership, "") == [
        ("took the grade away", "", True), ("graded", "Requires improvement", False), ("graded", "Good", False),
    ]  # fmt: skip
    assert [one.reason for one in partnership.lead.reading.versions(partnership.ref, "policy", "")][1:] == [
        "Not by the night shift.", "Read by all.",
    ]  # fmt: skip


def test_of_two_versions_at_once_both_are_there_and_the_chosen_stands(partnership: Partnership) -> None:
    partnership.lead.answering.answer(partnership.ref, "policy", "in-place", "Mine.", seen=None)
    with Workspace.open(partnership.ws.path, clock=partnership.clock) as other:
        other.session("lee-lead").answering.answer(partnership.ref, "policy", "in-place", "Theirs.", seen=None)
    assert said(partnership) == [("answered", "Theirs.", False), ("answered", "Mine.", True)]
    partnership.lead.answering.settle_conflict(partnership.ref, "policy", "in-place", newest(partnership).event)
    assert said(partnership) == [("answered", "Theirs.", True), ("answered", "Mine.", False)]


def test_what_was_confirmed_says_so(two_years: TwoYears) -> None:
    two_years.lead.answering.confirm(two_years.ref, "policy", "in-place")
    two_years.lead.answering.answer(two_years.ref, "policy", "in-place", "A policy of 2027.")
    assert said(two_years) == [
        ("answered", "A policy of 2027.", True), ("confirmed from last year", "A policy of 2024.", False),
    ]  # fmt: skip


def test_what_the_manager_typed_says_for_whom(partnership: Partnership) -> None:
    partnership.manager.answering.answer(partnership.ref, "policy", "in-place", "From a letter.", original="letter")
    assert newest(partnership).who == f"{partnership.manager.person.name}, for the agency"


def test_what_is_not_asked_has_none(partnership: Partnership) -> None:
    for standard, question in (("policy", "no-such"), ("governors", "in-place"), ("no-such", "in-place")):
        with pytest.raises(NotFound):
            partnership.lead.reading.versions(partnership.ref, standard, question)


@pytest.mark.parametrize("who", ["contributor", "signatory", "manager"])
def test_colleagues_and_the_manager_see_it_as_well(partnership: Partnership, who: str) -> None:
    partnership.lead.answering.answer(partnership.ref, "policy", "in-place", "First.")
    found = getattr(partnership, who).reading.versions(partnership.ref, "policy", "in-place")
    assert [one.printed for one in found] == ["First."]


@pytest.mark.parametrize("who", ["mo", "chair", "follow_up", "scrutineer", "insider", "other_lead"])
def test_what_was_written_before_it_was_submitted_stays_the_agencys_own(partnership: Partnership, who: str) -> None:
    partnership.lead.answering.answer(partnership.ref, "policy", "in-place", "Taken back before it was submitted.")
    partnership.submitted()
    with pytest.raises(NotFound if who == "other_lead" else NotAllowed):
        getattr(partnership, who).reading.versions(partnership.ref, "policy", "in-place")
