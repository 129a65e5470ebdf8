"""What the review says besides what is missing: what is odd, what is last year's, who still writes."""

from datetime import UTC, datetime

from s11tui.tui.screens.form import Form
from s11tui.tui.screens.review import Review
from s11tui.tui.widgets.pick_list import PickList, Row
from s11tui.workspace.entries import Given, Graded
from support.driving import Driven, driven
from support.partnership import Partnership
from support.two_years import WAITING, TwoYears


def rows(someone: Driven, name: str) -> tuple[Row, ...]:
    return someone.app.screen.query_one(f"#{name}", PickList).rows


def words(someone: Driven, name: str) -> list[str]:
    return [f"{row.head.plain}: {row.body.plain}" for row in rows(someone, name)]


async def open_review(someone: Driven, partnership: Partnership, who: str = "lead") -> Review:
    review = Review(partnership.view(who))
    await someone.app.push_screen(review)
    await someone.settled()
    return review


async def test_what_is_odd_is_listed_and_leads_there_and_blocks_nothing(partnership: Partnership) -> None:
    partnership.fill()
    answering = partnership.lead.answering
    answering.answer(partnership.ref, "training", "rate", "40")
    answering.answer(partnership.ref, "recruitment", "how-you-know", "We asked about child Tom Ashby, born 03/04/2014.")
    answering.answer(partnership.ref, "lead-role", "trained", "no")
    answering.answer(partnership.ref, "lead-role", "why-not", "Away")
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", (100, 50)) as lead:
        await lead.press("enter", "f8")
        told = words(lead, "odd")
        assert told[0] == "Several standards: No lead is trained, yet a policy is said to be in place."
        assert told[1] == "2.1 Training: Half are not trained."
        assert any(one.startswith("2.2 Recruitment: In “How you know”: looks like") for one in told)
        assert any("03/04/2014" in one for one in told)
        assert f"{len(told)} to look at again" in lead.shown
        assert "Send for sign-off (F4)" in lead.shown, "it warns and never blocks"
        odd = lead.app.screen.query_one("#odd", PickList)
        odd.focus()
        await lead.press("enter")
        assert "about several standards together" in lead.shown
        await lead.press("end", "enter")
        assert isinstance(lead.app.screen, Form)
        assert lead.app.screen.standard.id == "recruitment"


async def test_what_was_said_to_be_no_trace_is_not_told_again(partnership: Partnership) -> None:
    partnership.fill()
    answering = partnership.lead.answering
    answering.answer(partnership.ref, "policy", "in-place", "Our office is at SW1A 1AA.")
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await open_review(lead, partnership)
        assert any("SW1A 1AA" in one for one in words(lead, "odd"))
    answering.allow_trace(partnership.ref, "policy", "in-place", "postcode", "SW1A 1AA")
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await open_review(lead, partnership)
        assert not rows(lead, "odd")
        assert not lead.app.screen.query_one("#odd-head").display


async def test_what_stands_in_the_way_comes_first_and_stops(partnership: Partnership) -> None:
    partnership.fill()
    answering = partnership.lead.answering
    answering.answer(partnership.ref, "lead-role", "trained", "no")
    answering.answer(partnership.ref, "lead-role", "why-not", "Away")
    answering.answer(partnership.ref, "training", "rate", "100")
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter", "f8")
        assert words(lead, "odd")[0] == "Stands in the way: Everybody is trained, yet the lead is not."
        assert "Something stands in the way" in lead.shown
        assert [row.id for row in rows(lead, "steps")] == ["read"]


async def test_what_is_submitted_is_not_looked_at_again(partnership: Partnership) -> None:
    partnership.fill()
    partnership.lead.answering.answer(partnership.ref, "training", "rate", "40")
    partnership.lead.submitting.submit(partnership.ref, "Chief", "Chief Constable")
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await open_review(lead, partnership)
        assert not rows(lead, "odd")


async def test_last_years_grades_stand_beside_this_years_where_there_is_room(two_years: TwoYears) -> None:
    two_years.lead.answering.fill(two_years.ref, [Graded("policy", "good"), Given("policy", "how-you-know", "Asked.")])
    for size, beside in (((120, 60), True), ((80, 60), False)):
        async with driven(two_years.ws.path, two_years.clock, "lee-lead", size) as lead:
            await open_review(lead, two_years)
            assert f"{len(WAITING)} with last year’s answers to confirm" in lead.shown
            lead.app.screen.query_one("#page").scroll_end(animate=False, immediate=True)
            await lead.settled()
            leadership = next(line for line in lead.shown.splitlines() if "1 Leadership" in line)
            assert "G×1" in leadership
            # Agreed: the policy was lowered from good.
            assert ("last year  RI×1" in leadership) is beside
            assert "No longer asked" in lead.shown
            assert "Nobody keeps paper any more." in lead.shown


async def test_it_is_said_who_still_writes(partnership: Partnership) -> None:
    partnership.lead.answering.assign(partnership.ref, ["policy", "training"], ["con-tributor"])
    partnership.contributor.answering.save_draft(partnership.ref, "policy", "in-place", "Half a sen", None)
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", (100, 60)) as lead:
        await open_review(lead, partnership)
        lead.app.screen.query_one("#page").scroll_end(animate=False, immediate=True)
        await lead.settled()
        assert "1 text of colleagues not finished yet" in lead.shown
        assert "Con Tributor has unfinished: 1.1, 2.1" in lead.shown
    partnership.fill()
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await open_review(lead, partnership)
        assert "has unfinished" not in lead.shown


async def test_evidence_that_is_out_of_date_is_to_be_looked_at_again(two_years: TwoYears) -> None:
    two_years.complete()
    item = next(one.item for one in two_years.lead.library.lines("police") if one.item.title == "Training register")
    assert item.review_by < datetime(2027, 1, 12, tzinfo=UTC).date().isoformat()
    two_years.lead.answering.attach(two_years.ref, "training", item.id)
    async with driven(two_years.ws.path, two_years.clock, "lee-lead") as lead:
        await open_review(lead, two_years)
        assert any("“Training register” was to be looked at again" in one for one in words(lead, "odd"))
