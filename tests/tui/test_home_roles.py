"""Home for each role: a contributor's own standards, who waits on whom, what is out of date, and the next step."""

from pathlib import Path

import pytest

from s11tui.audit.register import Grant
from s11tui.tui.screens.form import Form
from s11tui.tui.screens.library import LibraryScreen
from s11tui.tui.widgets.pick_list import PickList
from s11tui.workspace import Workspace
from s11tui.workspace.desks.library import Described
from s11tui.workspace.lines import HomeLine
from support.clocks import HandClock
from support.driving import driven
from support.editions import small_edition
from support.partnership import COMPLETE, Partnership, begin, opened
from support.two_years import WAITING, TwoYears


def lines(partnership: Partnership, who: str) -> list[HomeLine]:
    """Everything on the home of one person."""
    home = getattr(partnership, who).reading.home()
    return [*home.todo, *home.waiting, *home.done]


def test_a_contributor_counts_only_their_own_standards(partnership: Partnership) -> None:
    person = "con-tributor"
    partnership.lead.answering.assign(partnership.ref, ["lead-role", "recruitment"], [person])
    partnership.lead.answering.fill(partnership.ref, [one for one in COMPLETE if one.standard in ("policy", "context")])
    mine = lines(partnership, "contributor")
    assert [(one.detail, one.standard, one.kind) for one in mine] == [("0 of 2 of yours done", "lead-role", "return")]
    entries = [one for one in COMPLETE if one.standard == "lead-role"]
    partnership.contributor.answering.fill(partnership.ref, entries)
    assert [(one.detail, one.standard) for one in lines(partnership, "contributor")] == [
        ("1 of 2 of yours done", "recruitment")
    ]
    partnership.fill()
    home = partnership.contributor.reading.home()
    assert not home.todo
    assert [one.detail for one in home.waiting] == ["all 2 of yours done: your safeguarding lead goes on"]


def test_a_contributor_with_nothing_is_told_who_gives(partnership: Partnership) -> None:
    home = partnership.contributor.reading.home()
    assert not home.todo
    assert [one.detail for one in home.waiting] == ["nothing is yours yet: your safeguarding lead gives you standards"]


def test_what_came_back_counts_for_a_contributor_again(partnership: Partnership) -> None:
    person = "con-tributor"
    partnership.lead.answering.assign(partnership.ref, ["policy", "recruitment"], [person])
    partnership.submitted()
    assert [one.state for one in partnership.contributor.reading.home().waiting] == ["submitted"]
    partnership.manager.moderating.return_standards(partnership.ref, {"policy": "Say more."})
    assert partnership.contributor.reading.home().todo[0].detail == "0 of 1 of yours done"


async def test_enter_opens_the_first_of_a_contributors_own(partnership: Partnership) -> None:
    partnership.lead.answering.assign(partnership.ref, ["training"], ["con-tributor"])
    async with driven(partnership.ws.path, partnership.clock, "con-tributor") as contributor:
        assert "0 of 1 of yours done" in contributor.shown
        await contributor.press("enter")
        assert isinstance(contributor.app.screen, Form)
        assert contributor.app.screen.standard.id == "training"


def test_the_lead_sees_who_waits_on_whom(partnership: Partnership) -> None:
    partnership.lead.answering.assign(partnership.ref, ["policy", "training"], ["con-tributor"])
    assert lines(partnership, "lead")[0].detail == "0 of 5 done · 2 with Con Tributor"
    partnership.fill()
    partnership.lead.submitting.send(partnership.ref)
    home = partnership.lead.reading.home()
    assert [one.detail for one in home.waiting] == ["awaiting sign-off by the chief officer"]
    assert [one.detail for one in partnership.signatory.reading.home().todo] == ["read it and sign it, or send it back"]


def test_a_signatory_who_has_signed_waits_for_the_other(tmp_path: Path) -> None:
    begin(tmp_path / "two.s11", HandClock(), small_edition(sign_off=("chief-officer", "proprietor")))
    two = opened(tmp_path / "two.s11", HandClock())
    two.fill()
    two.lead.submitting.send(two.ref)
    two.signatory.submitting.declare(two.ref, two.view("signatory").head, role="proprietor")
    home = two.signatory.reading.home()
    assert not [one for one in home.todo if one.kind == "return"]
    assert [one.detail for one in home.waiting] == ["signed by Sig Natory · awaiting sign-off by the chief officer"]
    two.ws.close()


def test_the_lead_sees_what_is_to_confirm(two_years: TwoYears) -> None:
    todo = two_years.lead.reading.home().todo
    assert f" · {len(WAITING)} to confirm" in next(one.detail for one in todo if one.ref == two_years.ref)
    two_years.confirm_all()
    assert not [one for one in two_years.lead.reading.home().todo if "to confirm" in one.detail]


def test_a_ratification_that_is_due_is_on_the_homes_of_lead_and_manager(partnership: Partnership) -> None:
    partnership.submitted()
    partnership.lead.submitting.expect_ratification(partnership.ref, "Full board", "2027-03-20")
    for who in ("lead", "manager"):
        due = next(one for one in lines(partnership, who) if one.kind == "ratify")
        assert (due.title, due.ref, due.due) == (
            "Ratification due · Exampleshire Police",
            partnership.ref,
            "2027-03-20",
        )
        assert due.due_words.startswith("due in 19 days")
    assert not [one for one in lines(partnership, "other_lead") if one.kind == "ratify"]
    partnership.lead.submitting.ratify(partnership.ref, "2027-03-01")
    assert not [one for who in ("lead", "manager") for one in lines(partnership, who) if one.kind == "ratify"]


async def test_evidence_that_is_out_of_date_leads_to_the_library(partnership: Partnership) -> None:
    library = partnership.lead.library
    for title, review in (("Minutes", "2027-02-01"), ("Policy", "2027-02-28"), ("Audit", "2027-06-01"), ("Photo", "")):
        library.add("police", Described(title, review_by=review))
    gone = library.add("police", Described("Old", review_by="2020-01-01"))
    library.retire(gone.id)
    assert not [one for one in lines(partnership, "other_lead") if one.kind == "evidence"]
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        assert "2 pieces of evidence are out of date" in lead.shown
        work = lead.app.screen.query_one("#work", PickList)
        work.point_at(next(row.id for row in work.rows if "out of date" in row.head.plain))
        await lead.press("enter")
        assert isinstance(lead.app.screen, LibraryScreen)
        assert "Minutes" in lead.shown
        await lead.press("escape", "f4")
        assert isinstance(lead.app.screen, LibraryScreen)
    async with driven(partnership.ws.path, partnership.clock, "mo-derator") as moderator:
        assert "F4" not in moderator.shown


async def test_who_works_for_two_agencies_is_asked_whose_library(partnership: Partnership) -> None:
    grants = [Grant("lead", agency="police"), Grant("lead", agency="elm")]
    partnership.manager.people.add_person("Two Hats", grants, "two-hats")
    async with driven(partnership.ws.path, partnership.clock, "two-hats") as both:
        await both.press("f4")
        assert "Of which agency?" in both.shown
        await both.press("down", "enter")
        assert "Evidence library · Exampleshire Police" in both.shown


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("lead", "Until then F4 opens your evidence library"),
        ("contributor", "Your safeguarding lead gives you standards"),
        ("signatory", "sends a return for sign-off"),
    ],
)
async def test_an_empty_home_says_the_next_step(partnership: Partnership, role: str, words: str) -> None:
    partnership.manager.people.add_agency("New Charity", "charity", slug_="new")
    partnership.manager.people.add_person("Nell New", [Grant(role, agency="new")], "nell")
    async with driven(partnership.ws.path, partnership.clock, "nell") as nell:
        assert "Nothing is waiting for you." in nell.shown
        assert words in " ".join(nell.shown.split())


@pytest.mark.parametrize("alone", [True, False])
async def test_a_workspace_without_a_round_says_how_to_open_one(tmp_path: Path, alone: bool) -> None:
    named = {"agency": "Elm School", "kind": "school"} if alone else {"partnership": "Exampleshire"}
    with Workspace.create(tmp_path / "new.s11", clock=HandClock(), **named) as made:
        who = made.people()[0].slug
    async with driven(tmp_path / "new.s11", HandClock(), who, (120, 40)) as manager:
        assert "s11tui round open section11" in manager.shown
        assert ("s11tui agency add" in manager.shown) is not alone
