"""The form: what is done in it stands in the record, and nothing that is typed is lost."""

import re

import pytest

from s11tui.audit.view_models import QuestionView, ReturnView, StandardView
from s11tui.tui import keeping
from s11tui.tui.screens.form import Form
from s11tui.tui.widgets.pick_list import PickList
from s11tui.tui.widgets.question_box import QuestionBox
from s11tui.tui.widgets.writing import Writing
from support.driving import Driven, driven
from support.partnership import Partnership


def standard(view: ReturnView, name: str) -> StandardView:
    found = view.standard(name)
    assert found is not None
    return found


def question(partnership: Partnership, path: str) -> QuestionView:
    name, _, asked = path.partition("/")
    return next(one for one in standard(partnership.view(), name).questions if one.id == asked)


def form(driven_app: Driven) -> Form:
    assert isinstance(driven_app.app.screen, Form)
    return driven_app.app.screen


async def go(lead: Driven, name: str) -> None:
    form(lead).go(name)
    await lead.settled()


async def test_typing_becomes_a_draft_without_a_pause(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter")
        await lead.type("Steady")
        await lead.until(lambda: question(partnership, "policy/in-place").draft == "Steady")
        assert question(partnership, "policy/in-place").value is None
        assert re.search(r"saved \d\d:\d\d", lead.shown)


async def test_later_keys_do_not_put_off_the_saving(partnership: Partnership, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody who never pauses is saved all the same: the timer runs from the first unsaved key."""
    monkeypatch.setattr(keeping, "SAVE_AFTER", 0.2)
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter")
        for _ in range(200):
            await lead.pilot.press("a")
            if question(partnership, "policy/in-place").draft:
                break
        assert question(partnership, "policy/in-place").draft


async def test_leaving_a_question_makes_it_an_answer(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter")
        await lead.type("Said")
        await lead.press("tab")
        await lead.until(lambda: question(partnership, "policy/in-place").value == "Said")
        assert question(partnership, "policy/in-place").draft is None


async def test_stillness_makes_it_an_answer(partnership: Partnership, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "STILL_AFTER", 0.1)
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter")
        await lead.type("Still")
        await lead.until(lambda: question(partnership, "policy/in-place").value == "Still")


async def test_moving_on_keeps_the_page_and_refills_it(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter")
        page = form(lead).page
        boxes = list(page.query(QuestionBox))
        await lead.type("First")
        await lead.press("pagedown", "pageup")
        assert form(lead).page is page
        assert [one for one in page.query(QuestionBox) if one in boxes] == boxes
        assert boxes[0].writing.text == "First"
        assert question(partnership, "policy/in-place").value == "First"


async def test_keys_pressed_before_moving_on_go_where_they_were_meant(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter")
        await lead.pilot.press(*"abc", "pagedown", *"def", "pagedown")
        await lead.settled()
        assert question(partnership, "policy/in-place").value == "abc"
        assert question(partnership, "lead-role/in-place").value == "def"


async def test_every_descriptor_and_need_is_in_view(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", (80, 60)) as lead:
        await lead.press("enter")
        for words in ("Outstanding", "Good", "Requires improvement", "needs an action", "Inadequate", "Not applicable"):
            assert words in lead.shown


VACANCY = {"post": "Officer", "since": "2026-05-01", "how-many": "2"}
ANSWERS = (
    ("lead-role/trained-on", "2026-09-01", "2026-09-01"),
    ("training/rate", "93.5", "93.5"),
    ("recruitment/vacancies", "Post,Since,How many\nOfficer,2026-05-01,2", [VACANCY]),
    ("context/people", "412", "412"),
    ("context/note", "A short note", "A short note"),
)


@pytest.mark.parametrize(("path", "text", "value"), ANSWERS)
async def test_written_answers_of_every_type(partnership: Partnership, path: str, text: str, value: object) -> None:
    partnership.lead.answering.answer(partnership.ref, "lead-role", "trained", "yes")
    name, _, asked = path.partition("/")
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter")
        await go(lead, name)
        box = next(one for one in form(lead).page.boxes if one.place.question == asked)
        box.focus_answer()
        await lead.paste(text)
        await lead.press("tab")
        await lead.until(lambda: question(partnership, path).value == value)


async def test_choices_are_recorded_and_taken_away(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter")
        await go(lead, "recruitment")
        boxes = {one.place.question: one for one in form(lead).page.boxes}
        boxes["method"].focus_answer()
        await lead.press("down", "enter")
        assert question(partnership, "recruitment/method").value == "head"
        await lead.press("delete")
        assert question(partnership, "recruitment/method").value is None
        boxes["checks"].focus_answer()
        await lead.press("space", "down", "space", "up", "space")
        assert question(partnership, "recruitment/checks").value == ["refs"]


async def test_what_is_no_answer_is_kept_and_said(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter")
        await go(lead, "training")
        box = next(one for one in form(lead).page.boxes if one.place.question == "rate")
        box.focus_answer()
        await lead.type("many")
        await lead.press("tab")
        assert "is kept" in lead.shown
        assert question(partnership, "training/rate").draft == "many"
        assert question(partnership, "training/rate").value is None
        await lead.press("pagedown", "pageup")
        assert box.writing.text == "many"


async def test_not_applicable_needs_its_reason(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", (80, 60)) as lead:
        await lead.press("enter")
        form(lead).page.query_one("#grades", PickList).focus()
        await lead.press("end", "enter")
        assert standard(partnership.view(), "policy").self_grade == "n-a"
        assert "“Not applicable” needs a reason" in lead.shown
        await lead.press("tab")
        await lead.paste("We have no premises.")
        await lead.press("tab")
        await lead.until(lambda: standard(partnership.view(), "policy").self_reason == "We have no premises.")
        assert standard(partnership.view(), "policy").missing == ()


async def test_a_reason_written_before_the_grade_goes_with_it(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter")
        form(lead).page.reason_box.focus_answer()
        await lead.paste("Because.")
        await lead.press("shift+tab", "enter")
        found = standard(partnership.view(), "policy")
        assert (found.self_grade, found.self_reason) == ("outstanding", "Because.")


async def test_the_lowest_grade_says_who_to_call(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", (80, 60)) as lead:
        await lead.press("enter")
        form(lead).page.query_one("#grades", PickList).focus()
        await lead.press("down", "down", "down", "enter")
        assert standard(partnership.view(), "policy").self_grade == "inadequate"
        assert "Is a child at risk now?" in lead.shown
        assert "01632 960000" in lead.shown


async def test_evidence_is_added_and_taken_away(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter", "f4")
        await lead.paste("Minutes")
        await lead.press("tab", "tab")
        await lead.type("yesterday")
        await lead.press("f4")
        assert "is not a date" in lead.shown, "refused in the form, which stays open with what was typed"
        await lead.press(*["backspace"] * 9)
        await lead.type("2026-11-03")
        await lead.press("f4")
        evidence = standard(partnership.view(), "policy").evidence
        assert [(one.title, one.date) for one in evidence] == [("Minutes", "2026-11-03")]
        form(lead).page.query_one("#evidence", PickList).focus()
        await lead.press("home", "delete", "end", "enter")
        await lead.until(lambda: standard(partnership.view(), "policy").evidence == ())


async def test_next_to_do_goes_to_what_needs_something(partnership: Partnership) -> None:
    partnership.fill()
    partnership.lead.answering.clear(partnership.ref, "recruitment", "how-you-know")
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter")
        await go(lead, "policy")
        await lead.press("f3")
        assert form(lead).standard.id == "recruitment"
        assert isinstance(lead.app.focused, Writing)
        await lead.type("Files")
        await lead.press("tab")
        await lead.until(lambda: question(partnership, "recruitment/how-you-know").value == "Files")


async def test_find_goes_to_a_standard_by_a_few_letters(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter", "f7")
        await lead.type("recr")
        await lead.press("enter")
        assert form(lead).standard.id == "recruitment"


async def test_the_palette_goes_to_a_standard(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter", "ctrl+p")
        await lead.type("recruitment")
        await lead.until(lambda: "Go to 2.2" in lead.shown)
        await lead.press("down", "enter")
        await lead.until(lambda: isinstance(lead.app.screen, Form) and form(lead).standard.id == "recruitment")
