"""What goes between panel and agency: questions with who sees them, and standards that go back and come again."""

import re

from s11tui.audit.view_models import QueryView, StandardView
from s11tui.tui.screens.form import Form
from s11tui.tui.screens.moderate import Moderate
from s11tui.tui.widgets.pick_list import PickList
from support.driving import Driven, driven
from support.partnership import Partnership
from support.two_years import TwoYears


def standard(partnership: Partnership, name: str, who: str) -> StandardView:
    found = partnership.view(who).standard(name)
    assert found is not None
    return found


def queries(partnership: Partnership, who: str = "mo") -> tuple[QueryView, ...]:
    return standard(partnership, "policy", who).queries


async def open_line(someone: Driven, title: str) -> None:
    """Open the line of the first screen whose title begins so."""
    work = someone.app.screen.query_one("#work", PickList)
    work.point_at(next(row.id for row in work.rows if row.head.plain.startswith(title)))
    await someone.press("enter")


async def test_a_question_says_who_sees_it_wherever_it_is_written_and_goes_both_ways(partnership: Partnership) -> None:
    partnership.in_moderation()
    path, clock = partnership.ws.path, partnership.clock
    async with driven(path, clock, "mo-derator", (120, 60)) as mo:
        await mo.press("enter", "f6", "down", "enter")
        assert "Panel only: Exampleshire Police never sees it" in mo.shown
        await mo.paste("Do we believe it?")
        await mo.press("f4", "f6", "enter")
        assert "Exampleshire Police sees it, with your name" in mo.shown
        assert "Send to Exampleshire Police (F4)" in mo.shown
        await mo.paste("Who wrote it?")
        await mo.press("f4")
        assert [(one.text, one.audience) for one in queries(partnership)] == [
            ("Do we believe it?", "panel"), ("Who wrote it?", "agency"),
        ]  # fmt: skip
        assert "panel only" in mo.shown
        assert "waits for the agency" in mo.shown
        await mo.press("escape")
        assert "with the agency · last word today" in mo.shown
    async with driven(path, clock, "lee-lead", (100, 30)) as lead:
        await open_line(lead, "Reply to a question")
        assert isinstance(lead.app.screen, Form)
        assert "you and the panel see it" in lead.shown
        assert "Do we believe it?" not in lead.shown
        await lead.press("enter")
        assert "The partnership’s panel and your colleagues will read your reply." in lead.shown
        await lead.paste("The head of service.")
        await lead.press("f4", "escape")
        assert "with the partnership since" in " ".join(lead.shown.split())
    assert queries(partnership)[1].waits_for == "panel"
    async with driven(path, clock, "mo-derator", (120, 60)) as mo:
        await open_line(mo, "Your question was replied to")
        assert isinstance(mo.app.screen, Moderate)
        rows = mo.app.screen.query_one("#queries", PickList)
        rows.focus()
        rows.point_at(queries(partnership)[1].id)
        await mo.press("enter", "down", "enter", "f4")
        assert queries(partnership)[1].resolved
        assert "settled; another reply opens it again" in mo.shown
        await mo.press("enter", "enter")
        assert "your reply opens it again" in mo.shown
        await mo.paste("And when?")
        await mo.press("f4")
    again = queries(partnership, "lead")[0]
    assert (again.resolved, again.waits_for, len(again.replies)) == (False, "agency", 2)


async def test_standards_go_back_and_come_again_by_keyboard_alone(two_years: TwoYears) -> None:
    two_years.complete()
    two_years.lead.submitting.submit(two_years.ref, "Chief Officer", "Chief Constable")
    two_years.chair.moderating.open(two_years.ref)
    two_years.mo.moderating.propose(two_years.ref, "policy", "good")
    path, clock = two_years.ws.path, two_years.clock
    async with driven(path, clock, "cha-irwoman", (120, 60)) as chair:
        await chair.press("enter")
        assert "Section 11 2025  G › RI lowered · 1 action: open" in chair.shown
        assert "What is in place: A policy of 2024." in chair.shown
        await chair.press("f8")
        chair.app.screen.query_one("#menu", PickList).point_at("back")
        await chair.press("enter")
        await chair.paste("Which policy?")
        await chair.press("f4", "down", "down", "enter")
        await chair.paste("Which teams?")
        await chair.press("f4")
        assert "Send 2 standards back (F4)" in chair.shown
        await chair.press("f4")
        assert "Sent back." in chair.shown
    async with driven(path, clock, "lee-lead", (120, 60)) as lead:
        assert "1.1, 2.1 came back to you: “Which policy?” · 2 replies to write" in lead.shown.replace("\n", " ")
        await open_line(lead, "Section 11 2027")
        for words in ("The new one.", "All but two."):
            lead.app.screen.query_one("#reply", PickList).focus()
            await lead.press("enter")
            await lead.paste(words)
            await lead.press("f4", "f3")
        two_years.lead.answering.answer(two_years.ref, "policy", "in-place", "A policy of 2027.")
        await lead.press("f8")
        await lead.until(lambda: "1.1 · What is in place" in lead.shown)
        assert "A policy of 2024.  " in lead.shown
    two_years.lead.submitting.submit(two_years.ref, "Chief Officer", "Chief Constable")
    async with driven(path, clock, "mo-derator", (120, 60)) as mo:
        await mo.press("enter")
        assert "standard 1 of 2 that matter" in mo.shown
        assert "Look here: the answers changed since" in mo.shown
        assert "! the answers changed since" in mo.shown
        assert "Sent back: Which policy?" in mo.shown
        assert "The agency: The new one." in mo.shown
        assert re.search(r"A policy of 2024\. +│ A policy of 2027\.", mo.shown), "old against new, side by side"
        await mo.press("f3")
        assert isinstance(mo.app.screen, Moderate)
        assert mo.app.screen.standard.id == "training"
        assert "Nothing was changed, with submission 2" in mo.shown
        await mo.press("f3")
        assert mo.app.screen.standard.id == "policy", "round and round"
