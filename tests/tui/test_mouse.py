"""The same by mouse alone, at 80x24; letters still come from the keyboard."""

from pathlib import Path

import pytest
from textual.widget import Widget

from s11tui.tui.screens.form import Form
from s11tui.tui.widgets.key_bar import KeyBar
from s11tui.tui.widgets.outline import Outline
from s11tui.tui.widgets.pick_list import PickList
from support.driving import Driven, driven
from support.partnership import Partnership


async def _click_row(someone: Driven, listed: Widget, row: str) -> None:
    """Click the first line of a row (the first whose id begins so), scrolled into view."""
    assert isinstance(listed, PickList)
    number = next(at for at, one in enumerate(listed.rows) if one.id.startswith(row))
    y = next(at for at, (found, _) in enumerate(listed._lines(listed.content_size.width)) if found == number)
    page = next((one for one in listed.ancestors if isinstance(one, Widget) and one.allow_vertical_scroll), None)
    if page is not None:
        at = listed.region.y - page.region.y + int(page.scroll_y) + y
        page.scroll_to(y=at - 2, animate=False, immediate=True)
        await someone.pilot.pause()
    await someone.pilot.click(listed, offset=(5, y))
    await someone.settled()


async def _click_key(someone: Driven, word: str) -> None:
    """Click a word of the foot."""
    bar = someone.app.screen.query_one(KeyBar)
    for y, line in enumerate(bar.render().plain.split("\n")):
        if word in line:
            await someone.pilot.click(KeyBar, offset=(line.index(word) + 2, y))
    await someone.settled()


async def _click_button(someone: Driven, name: str) -> None:
    await someone.click(f"#{name}")


async def _sign(lead: Driven) -> None:
    """From the form through the review to the receipt."""
    await _click_key(lead, "review")
    await _click_row(lead, lead.app.screen.query_one("#steps"), "outside")
    await lead.paste("Chief Officer")
    await _click_button(lead, "do")
    await _click_row(lead, lead.app.screen.query_one("#menu"), "close")


async def test_a_lead_answers_grades_and_submits_by_mouse(partnership: Partnership) -> None:
    partnership.fill()
    desk = partnership.lead.answering
    desk.grade(partnership.ref, "policy", "")
    async with driven(partnership.ws.path, partnership.clock, None) as lead:
        people = lead.app.screen.query_one("#people", PickList)
        await _click_row(lead, people, next(row.id for row in people.rows if row.head.plain == "Lee Lead"))
        await _click_row(lead, lead.app.screen.query_one("#work"), "To do-")
        form = lead.app.screen
        assert isinstance(form, Form)
        await _click_row(lead, form.page.query_one("#grades"), "good")
        assert partnership.view().standard("policy").self_grade == "good"  # type: ignore[union-attr]  # it is asked
        await _click_key(lead, "evidence")
        await lead.paste("Minutes")
        await _click_button(lead, "do")
        assert len(partnership.view().standard("policy").evidence) == 1  # type: ignore[union-attr]  # as above
        await lead.click("#next")
        assert form.standard.id == "lead-role"
        await _click_key(lead, "find")
        await _click_row(lead, lead.app.screen.query_one("#found"), "recruitment")
        assert form.standard.id == "recruitment"
        await _sign(lead)
        assert partnership.view().state == "submitted"
        await _click_key(lead, "back")
        await _click_key(lead, "back")
        assert lead.where == "Home"


async def test_the_panel_moderates_by_mouse(partnership: Partnership) -> None:
    partnership.in_moderation()
    async with driven(partnership.ws.path, partnership.clock, "cha-irwoman") as chair:
        await _click_row(chair, chair.app.screen.query_one("#work"), "To do-")
        await _click_row(chair, chair.app.screen.query_one("#grades"), "ri")
        await chair.click("#how", offset=(14 + 7, 0))
        await chair.click("#why")
        await chair.paste("Thin.")
        await chair.click("#propose")
        proposal = partnership.view("chair").standard("policy").proposals[0]  # type: ignore[union-attr]  # it is asked
        assert (proposal.grade, proposal.how) == ("ri", "asked")
        await chair.click("#decide")
        await _click_button(chair, "do")
        assert partnership.view("chair").standard("policy").outcome.outcome == "lowered"  # type: ignore[union-attr]  # recorded
        await _click_key(chair, "what next")
        await _click_row(chair, chair.app.screen.query_one("#menu"), "confirm")
        await _click_button(chair, "do")
        await _click_key(chair, "what next")
        await _click_row(chair, chair.app.screen.query_one("#menu"), "share")
        await _click_button(chair, "do")
        assert partnership.view().state == "grades shared"


async def test_the_board_opens_a_cell_by_a_click(partnership: Partnership) -> None:
    partnership.submitted()
    async with driven(partnership.ws.path, partnership.clock, "cha-irwoman") as chair:
        await _click_key(chair, "all returns")
        await chair.pilot.click("#table", offset=(3, 3), times=2)
        await chair.settled()
        assert chair.where == "Moderate"


async def test_the_lead_accepts_the_grades_and_writes_the_pdf_by_mouse(
    partnership: Partnership, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    partnership.shared()
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await _click_row(lead, lead.app.screen.query_one("#work"), "To do-")
        assert lead.where == "OutcomeScreen"
        await _click_row(lead, lead.app.screen.query_one("#steps"), "accept")
        await _click_button(lead, "do")
        assert partnership.view().state == "agreed"
        await _click_key(lead, "report")
        await lead.until(lambda: "Written to" in lead.shown)
        await _click_button(lead, "close")
        assert lead.where == "OutcomeScreen"
    written = list((tmp_path / "exports").glob("*.pdf"))
    assert len(written) == 1
    assert written[0].read_bytes().startswith(b"%PDF-")


async def test_a_click_on_the_outline_opens_that_standard(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", size=(120, 40)) as lead:
        await lead.press("enter")
        form = lead.app.screen
        assert isinstance(form, Form)
        outline = form.query_one("#outline", Outline)
        at = outline.get_option_index("training")
        await lead.pilot.click(outline, offset=(6, at - round(outline.scroll_offset.y)))
        await lead.settled()
        assert form.standard.id == "training"
