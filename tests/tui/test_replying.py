"""The agency's side of sharing: several grades disputed at once, decided one by one, and its view in print."""

import io

from pypdf import PdfReader

from s11tui.reports.pdf import write_pdf
from s11tui.reports.return_report import return_document
from s11tui.tui.widgets.pick_list import PickList
from support.driving import Driven, driven
from support.partnership import Partnership


def printed(partnership: Partnership) -> str:
    """The text of the agency's own report."""
    target = io.BytesIO()
    write_pdf(return_document(partnership.view()), target)
    return " ".join(" ".join(page.extract_text() for page in PdfReader(target).pages).split())


async def ask_again(lead: Driven, standard: str, why: str) -> None:
    lead.app.screen.query_one("#standards", PickList).point_at(standard)
    await lead.press("enter")
    menu = lead.app.screen.query_one("#menu", PickList)
    menu.point_at("again")
    await lead.press("enter")
    await lead.paste(why)
    await lead.press("f4")


async def test_two_grades_are_disputed_and_one_is_decided_against_the_agency(partnership: Partnership) -> None:
    partnership.shared()
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", (100, 40)) as lead:
        await lead.press("enter")
        await ask_again(lead, "policy", "We did show it in March.")
        await ask_again(lead, "training", "Both teams were trained since.")
        assert "2 grades marked to be looked at again" in lead.shown
        await lead.press("escape")
        assert lead.where == "OutcomeScreen", "what was typed is not lost by one key"
        assert "2 grades are marked, and not sent yet." in lead.shown
        await lead.press("f5")
        assert "2 grades with your reasons" in lead.shown
        await lead.press("f4")
        assert "You asked for 2 grades to be looked at again. 2 grades not decided yet." in lead.shown
        decide = partnership.chair.moderating.decide
        decide(partnership.ref, "policy", "ri", "Heard; the paper of March was a draft.")
        decide(partnership.ref, "training", "good", "The register was seen.")
        await lead.press("escape", "f5")
        work = lead.app.screen.query_one("#work", PickList)
        work.point_at(next(row.id for row in work.rows if "Exampleshire Police" in row.head.plain))
        await lead.press("enter")
        assert "Decided; what you said is printed beside the" in lead.shown
        assert "the outcome stands" in lead.shown
        assert "Agreed: decided after a challenge." in lead.shown
        lead.app.screen.query_one("#standards", PickList).point_at("policy")
        await lead.press("enter")
        assert "We did show it in March." in lead.shown
        assert "in every report" in lead.shown
    report = printed(partnership)
    assert "The agency’s view We did show it in March." in report
    assert "Heard; the paper of March was a draft." in report


async def test_the_chair_begins_where_a_grade_is_to_be_looked_at_again(partnership: Partnership) -> None:
    partnership.shared()
    partnership.lead.moderating.challenge(partnership.ref, {"training": "Both teams were trained since."})
    async with driven(partnership.ws.path, partnership.clock, "cha-irwoman") as chair:
        work = chair.app.screen.query_one("#work", PickList)
        work.point_at(next(row.id for row in work.rows if "Exampleshire Police" in row.head.plain))
        await chair.press("enter")
        assert chair.where == "Moderate"
        assert "the agency asks for it to be looked at again" in " ".join(chair.shown.split())


async def test_after_the_time_to_reply_grades_can_only_be_accepted(partnership: Partnership) -> None:
    partnership.shared()
    partnership.clock.jump(days=15)
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", (100, 40)) as lead:
        await lead.press("enter")
        assert "The time to reply ended on Mon 15 March. You can accept." in lead.shown
        lead.app.screen.query_one("#standards", PickList).point_at("policy")
        await lead.press("enter")
        assert [row.id for row in lead.app.screen.query_one("#menu", PickList).rows] == ["answers"]
        await lead.press("escape", "f4", "f4")
    assert partnership.view().accepted_how == "accepted by the agency"
