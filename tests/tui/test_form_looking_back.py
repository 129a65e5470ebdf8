"""What was written before, in the form: the history of a box, having it back, and traces of children that are none."""

import sys
from pathlib import Path

import pytest

from s11tui.errors import Refusal
from s11tui.tui.editor import editor_command, run_editor
from s11tui.tui.screens.form import Form
from s11tui.tui.widgets.pick_list import PickList
from support.driving import Driven, driven
from support.partnership import Partnership

NHS = "943 476 5919"


def form(one: Driven) -> Form:
    assert isinstance(one.app.screen, Form)
    return one.app.screen


def value(partnership: Partnership, path: str) -> object:
    standard, question = path.split("/")
    found = partnership.view().standard(standard)
    assert found is not None
    return next(one.value for one in found.questions if one.id == question)


async def test_an_older_version_comes_back_with_its_history(partnership: Partnership) -> None:
    for text in ("First words.", "Second words.", "Third words."):
        partnership.lead.answering.answer(partnership.ref, "policy", "in-place", text)
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", (120, 40)) as lead:
        await lead.press("enter")
        form(lead).go("policy")
        await lead.settled()
        form(lead).page.boxes[0].focus_answer()
        await lead.press("f10")
        assert all(words in lead.shown for words in ("First words.", "Second words.", "stands now", "Lee Lead"))
        await lead.press("end", "enter", "enter")
        await lead.until(lambda: value(partnership, "policy/in-place") == "First words.")
    said = [one.printed for one in partnership.lead.reading.versions(partnership.ref, "policy", "in-place")]
    assert said == ["First words.", "Third words.", "Second words.", "First words."], "and nothing is gone"


async def test_what_was_emptied_can_be_had_back_after_leaving(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", (120, 40)) as lead:
        await lead.press("enter")
        await lead.paste("A whole paragraph.")
        await lead.press("tab")
        form(lead).page.boxes[0].focus_answer()
        form(lead).page.boxes[0].writing.select_all()
        await lead.press("backspace", "pagedown", "pageup")
        await lead.until(lambda: not value(partnership, "policy/in-place"))
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", (120, 40)) as lead:
        await lead.press("enter")
        form(lead).go("policy")
        await lead.settled()
        form(lead).page.boxes[0].focus_answer()
        await lead.press("f10", "end", "enter", "enter")
        await lead.until(lambda: value(partnership, "policy/in-place") == "A whole paragraph.")


async def test_a_trace_of_a_child_is_told_and_can_be_said_to_be_none(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", (120, 60)) as lead:
        await lead.press("enter")
        await lead.paste(f"We looked at {NHS} again.")
        await lead.press("tab")
        await lead.until(lambda: "looks like an NHS number" in lead.shown)
        assert value(partnership, "policy/in-place") == f"We looked at {NHS} again.", "it warns and never blocks"
        form(lead).page.query_one("#odd", PickList).focus()
        await lead.press("home", "enter")
        await lead.until(lambda: "Could this tell who a child is?" in lead.shown)
        await lead.press("enter")
        await lead.until(lambda: "looks like an NHS number" not in lead.shown)
    allowed = partnership.view().standard("policy")
    assert allowed is not None
    assert allowed.allowed == frozenset({("in-place", "NHS number", NHS)})


async def test_find_looks_into_answers_too(partnership: Partnership) -> None:
    partnership.lead.answering.answer(partnership.ref, "recruitment", "in-place", "Our zebra crossing patrol.")
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", (120, 40)) as lead:
        await lead.press("enter", "f7")
        await lead.type("zebra")
        assert "zebra crossing" in lead.shown
        await lead.press("enter")
        await lead.until(lambda: form(lead).standard.id == "recruitment")


def test_an_editor_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "editor.py"
    script.write_text(
        "import pathlib, sys\nfile = pathlib.Path(sys.argv[1])\n"
        "text = file.read_bytes().decode()\nfile.write_bytes((text + ' Zoë.\\r\\n').encode())\n",
        encoding="utf-8",
    )
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f'"{sys.executable}" "{script}"')
    assert run_editor("Said.") == "Said. Zoë."
    monkeypatch.setenv("VISUAL", f'"{sys.executable}" -c "raise SystemExit(3)"')
    with pytest.raises(Refusal, match="did not do its work"):
        run_editor("Said.")
    monkeypatch.setenv("VISUAL", "no-such-editor-anywhere")
    with pytest.raises(Refusal, match="did not do its work"):
        run_editor("Said.")
    assert editor_command() == ["no-such-editor-anywhere"]
