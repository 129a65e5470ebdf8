"""A return from its first answer to the agreed PDF, in the app at 80x24, by keys alone."""

from pathlib import Path

import pytest

from support.driving import Driven, driven
from support.partnership import Partnership


async def _answer_policy(lead: Driven) -> None:
    """The first standard: two answers, a grade."""
    await lead.type("A policy, read by all.")
    await lead.press("tab")
    await lead.paste("We ask at supervision.")
    await lead.press("tab", "tab", "tab", "down", "enter")


async def _answer_lead_role(lead: Driven) -> None:
    """A yes-no question that brings a date with it."""
    await lead.paste("A named lead.")
    await lead.press("tab")
    await lead.paste("In the contract.")
    await lead.press("tab", "tab", "enter", "tab")
    await lead.paste("2026-09-01")
    await lead.press("tab", "tab", "enter")


async def _answer_training(lead: Driven) -> None:
    """A grade below good, which needs an action and a third answer."""
    await lead.paste("Everybody each year.")
    await lead.press("tab")
    await lead.paste("The register.")
    await lead.press("tab")
    await lead.paste("More is noticed.")
    await lead.press("tab")
    await lead.paste("93.5")
    await lead.press("tab", "tab", "down", "down", "enter", "tab")
    await lead.paste("Two teams have not been.")
    await lead.press("f5")
    await lead.paste("Train the two teams")
    await lead.press("tab")
    await lead.paste("Head of training")
    await lead.press("tab")
    await lead.paste("2027-06-30")
    await lead.press("f4")


async def _answer_recruitment(lead: Driven) -> None:
    """The best grade, which here needs nothing, with evidence by F4."""
    await lead.paste("Safer recruitment.")
    await lead.press("tab")
    await lead.paste("Files are checked.")
    await lead.press("f4")
    await lead.paste("Inspection letter")
    await lead.press("tab", "tab")
    await lead.paste("2026-11-03")
    await lead.press("f4")
    page = lead.app.screen.query_one("#page")
    page.query_one("#grades").focus()
    await lead.press("enter")


async def _fill_and_submit(path: Path, partnership: Partnership) -> None:
    async with driven(path, partnership.clock, None) as lead:
        assert lead.where == "Start"
        assert "999" in lead.shown
        people = [row.head.plain for row in lead.app.screen.query_one("#people").rows]
        await lead.press(*["down"] * people.index("Lee Lead"), "enter")
        assert lead.where == "Home"
        await lead.press("enter")
        assert lead.where == "Form"
        await _answer_policy(lead)
        await lead.press("pagedown")
        await _answer_lead_role(lead)
        await lead.press("pagedown")
        await _answer_training(lead)
        await lead.press("pagedown")
        await _answer_recruitment(lead)
        await lead.press("pagedown")
        await lead.paste("412")
        await lead.press("f8")
        assert lead.where == "Review"
        assert "Nothing is missing" in lead.shown, lead.shown
        await lead.press("f6")
        await lead.paste("Chief Officer")
        await lead.press("f4")
        await lead.until(lambda: "Reference code" in lead.shown)
        await lead.press("enter", "escape", "escape", "ctrl+q")


async def _moderate(path: Path, partnership: Partnership) -> None:
    async with driven(path, partnership.clock, "cha-irwoman") as chair:
        await chair.press("f6")
        assert chair.where == "BoardScreen"
        await chair.press("escape", "enter")
        assert chair.where == "Moderate"
        await chair.press("f8", "enter", "f4")
        assert partnership.view("chair").state == "in moderation"
    async with driven(path, partnership.clock, "mo-derator") as mo:
        await mo.press("enter")
        mo.app.screen.query_one("#grades").focus()
        await mo.press("down", "down", "enter", "tab", "tab", "right", "right", "tab", "tab")
        await mo.paste("Nothing was shown to us.")
        await mo.press("f4")
        proposal = partnership.view("mo").standard("policy").proposals[0]
        assert (proposal.grade, proposal.how, proposal.reason) == ("ri", "tested", "Nothing was shown to us.")


async def _decide_and_share(path: Path, partnership: Partnership) -> None:
    async with driven(path, partnership.clock, "cha-irwoman") as chair:
        await chair.press("enter")
        chair.app.screen.query_one("#grades").focus()
        await chair.press("down", "down", "enter", "tab", "tab", "tab", "tab")
        await chair.paste("Nothing was shown.")
        await chair.press("f5", "f4")  # at which meeting: by correspondence
        assert partnership.view("chair").standard("policy").outcome.outcome == "lowered"
        await chair.press("f8", "enter", "f4")
        await chair.press("f8")
        await chair.press(*_down_to(chair, "share"), "enter", "f4")
        assert partnership.view("chair").state == "grades shared"


def _down_to(who: Driven, row: str) -> list[str]:
    """The keys that bring the cursor of an open menu to a row."""
    return ["down"] * [one.id for one in who.app.screen.query_one("#menu").rows].index(row)


async def test_from_the_first_answer_to_the_agreed_report(
    partnership: Partnership, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = partnership.ws.path
    await _fill_and_submit(path, partnership)
    view = partnership.view()
    assert view.state == "submitted"
    assert view.standard("lead-role").questions[-1].value == "2026-09-01"
    assert view.standard("training").actions[0].owner == "Head of training"
    assert view.standard("recruitment").evidence[0].title == "Inspection letter"
    await _moderate(path, partnership)
    assert partnership.view("lead").standard("policy").outcome is None
    await _decide_and_share(path, partnership)
    async with driven(path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter")
        assert lead.where == "OutcomeScreen"
        assert "Nothing was shown." in lead.shown
        await lead.press("f4", "f4")
        await lead.press("f9")
        await lead.until(lambda: "Written to" in lead.shown)
    assert partnership.view().state == "agreed"
    written = list((tmp_path / "exports").glob("*.pdf"))
    assert len(written) == 1
    assert written[0].read_bytes().startswith(b"%PDF-1.7")
    assert partnership.ws.verify().ok
