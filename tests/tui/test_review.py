"""Review and sign-off, and the report."""

from pathlib import Path

import pytest

from s11tui.tui.screens.form import Form
from s11tui.tui.widgets.pick_list import PickList
from support.driving import driven
from support.partnership import Partnership


async def test_what_is_missing_is_listed_and_leads_there(partnership: Partnership) -> None:
    partnership.fill()
    partnership.lead.answering.clear(partnership.ref, "recruitment", "how-you-know")
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter", "f8")
        assert "1 standard still needs something" in lead.shown
        assert "“How you know” is not answered" in lead.shown
        assert "Record a signature" not in lead.shown
        await lead.press("enter")
        assert isinstance(lead.app.screen, Form)
        assert lead.app.screen.standard.id == "recruitment"


async def test_what_stops_submission_is_said(partnership: Partnership) -> None:
    partnership.fill()
    desk = partnership.lead.answering
    desk.answer(partnership.ref, "lead-role", "trained", "no")
    desk.answer(partnership.ref, "lead-role", "why-not", "Away")
    desk.answer(partnership.ref, "training", "rate", "100")
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter", "f8")
        assert "Everybody is trained, yet the lead is not." in lead.shown


async def test_the_signatory_signs_in_and_gets_a_receipt(
    partnership: Partnership, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    partnership.fill()
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter", "f8", "f4")
        assert partnership.view().state == "awaiting sign-off"
        assert "It is with the signatory now" in lead.shown
    async with driven(partnership.ws.path, partnership.clock, "sig-natory") as signatory:
        await signatory.press("enter")
        assert signatory.where == "Review"
        assert "I declare that this is true." in signatory.shown
        assert "You declare what you have read" in signatory.shown
        await signatory.press("f5")
        assert "Read it before you sign" in signatory.shown
        await signatory.until(lambda: "Reference code" in signatory.shown)
        await signatory.press("f4")
        assert partnership.view().head[:16] in signatory.shown
        await signatory.press("f4")
        view = partnership.view()
        assert view.state == "submitted"
        assert view.signatures[0].how == "signed in"
        assert view.head[:16] in signatory.shown


async def test_the_signatory_reads_everything_before_declaring(
    partnership: Partnership, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    partnership.fill()
    partnership.lead.submitting.send(partnership.ref)
    async with driven(partnership.ws.path, partnership.clock, "sig-natory", (100, 40)) as signatory:
        await signatory.press("enter")
        steps = signatory.app.screen.query_one("#steps", PickList)
        assert [row.id for row in steps.rows][:2] == ["read", "sign"]
        assert "report" in [row.id for row in steps.rows]
        await signatory.press("enter")
        assert isinstance(signatory.app.screen, Form)
        assert signatory.app.screen.standard.id == "policy"
        assert "A policy, read by all." in signatory.shown
        assert "read only" in signatory.shown
        await signatory.press("pagedown")
        assert "A named lead." in signatory.shown
        await signatory.press("escape")
        assert signatory.where == "Review"
        await signatory.press("f2", "escape", "f9")
        await signatory.until(lambda: "Written to" in signatory.shown)
        await signatory.press("escape", "f5")
        await signatory.until(lambda: "Reference code" in signatory.shown)
        await signatory.press("f4", "f4")
        assert partnership.view().state == "submitted"


async def test_what_changed_while_the_signatory_read_is_not_declared(partnership: Partnership) -> None:
    partnership.fill()
    partnership.lead.submitting.send(partnership.ref)
    async with driven(partnership.ws.path, partnership.clock, "sig-natory") as signatory:
        await signatory.press("enter", "f2")
        partnership.lead.submitting.recall(partnership.ref)
        partnership.lead.answering.answer(partnership.ref, "policy", "in-place", "Something else.")
        partnership.lead.submitting.send(partnership.ref)
        await signatory.press("escape", "f5", "f4")
        assert "Not done." in signatory.shown
        assert partnership.view().state == "awaiting sign-off"


async def test_the_lead_reads_all_from_the_review_and_comes_back_to_what_stands_then(partnership: Partnership) -> None:
    partnership.fill()
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter", "pagedown", "f8", "f2")
        form = lead.app.screen
        assert isinstance(form, Form)
        assert form.standard.id == "policy"
        form.page.boxes[0].writing.load_text("")
        await lead.press("escape")
        assert lead.where == "Review"
        await lead.until(lambda: "still needs something" in lead.shown)


async def test_the_signatory_sends_it_back_and_the_lead_takes_it_back(partnership: Partnership) -> None:
    partnership.fill()
    partnership.lead.submitting.send(partnership.ref)
    async with driven(partnership.ws.path, partnership.clock, "sig-natory") as signatory:
        await signatory.press("enter", "f7")
        await signatory.paste("The figures are old.")
        await signatory.press("f4")
        assert partnership.view().declined_reason == "The figures are old."
    partnership.lead.submitting.send(partnership.ref)
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        lead.app.screen.query_one("#work", PickList).focus()
        await lead.press("enter", "f8", "f3")
        assert partnership.view().state != "awaiting sign-off"


async def test_a_day_that_has_not_come_is_refused_in_the_dialog(partnership: Partnership) -> None:
    partnership.fill()
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter", "f8", "f6")
        await lead.paste("Chief")
        await lead.press("tab", "tab", "tab", *["backspace"] * 10)
        await lead.paste("2031-01-01")
        await lead.press("f4")
        assert "has not come yet" in lead.shown
        assert partnership.view().state == "ready"


async def test_the_report_is_written_in_any_state(
    partnership: Partnership, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("f9")
        await lead.until(lambda: "Written to" in lead.shown)
        assert "draft.pdf" in lead.shown
    written = list((tmp_path / "exports").iterdir())
    assert [one.suffix for one in written] == [".pdf"]


async def test_a_folder_that_cannot_be_written_is_said(
    partnership: Partnership, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "exports").write_text("in the way")
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("f9")
        await lead.until(lambda: "Not written." in lead.shown)
