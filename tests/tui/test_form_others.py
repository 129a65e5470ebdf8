"""The form when others have a hand in it: colleagues, the panel, the partnership, and a record that fails."""

import pytest

from s11tui.audit.view_models import QuestionView, ReturnView, StandardView
from s11tui.errors import CannotStore
from s11tui.tui import keeping
from s11tui.tui.screens.form import Form
from s11tui.tui.widgets.pick_list import PickList
from s11tui.workspace import Workspace
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


async def test_two_versions_are_shown_and_one_is_chosen(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", (80, 60)) as lead:
        await lead.press("enter")
        await lead.type("Mine")
        partnership.manager.answering.answer(partnership.ref, "policy", "in-place", "Theirs", original="e-mail")
        await lead.press("tab")
        await lead.until(lambda: bool(question(partnership, "policy/in-place").rivals))
        await lead.until(lambda: "Two versions" in lead.shown)
        assert "Mine" in lead.shown
        assert "Theirs" in lead.shown
        box = form(lead).page.boxes[0]
        wanted = next(row.id for row in box.picks.rows if row.body.plain == "Mine")
        box.picks.focus()
        box.picks.point_at(wanted)
        await lead.press("enter")
        answer = question(partnership, "policy/in-place")
        assert (answer.value, answer.rivals) == ("Mine", ())
        assert box.writing.text == "Mine"


async def test_only_the_versions_that_were_seen_are_settled(partnership: Partnership) -> None:
    """What comes in while somebody chooses between two versions goes on standing beside the chosen one."""
    theirs = partnership.manager.answering
    partnership.lead.answering.answer(partnership.ref, "policy", "in-place", "First", seen=None)
    theirs.answer(partnership.ref, "policy", "in-place", "Second", seen=None, original="e-mail")
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", (80, 60)) as lead:
        await lead.press("enter")
        assert "Two versions" in lead.shown
        theirs.answer(partnership.ref, "policy", "in-place", "Third", seen=None, original="a second e-mail")
        box = form(lead).page.boxes[0]
        box.picks.focus()
        box.picks.point_at(next(row.id for row in box.picks.rows if row.body.plain == "First"))
        await lead.press("enter")
        answer = question(partnership, "policy/in-place")
        assert {answer.value, *(one.value for one in answer.rivals)} == {"First", "Third"}


async def test_only_the_grades_that_were_seen_are_settled(partnership: Partnership) -> None:
    theirs = partnership.manager.answering
    partnership.lead.answering.grade(partnership.ref, "policy", "good", seen=None)
    theirs.grade(partnership.ref, "policy", "ri", "So they wrote", seen=None, original="e-mail")
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", (80, 60)) as lead:
        await lead.press("enter")
        assert "Two grades were kept" in lead.shown
        seen = standard(partnership.view(), "policy").grade_event
        theirs.grade(partnership.ref, "policy", "outstanding", "No", seen=None, original="a second e-mail")
        grades = form(lead).page.query_one("#grades", PickList)
        grades.focus()
        grades.point_at(str(seen))
        await lead.press("enter")
        assert len(standard(partnership.view(), "policy").grade_rivals) == 1


async def test_the_record_fails_and_typing_goes_on(partnership: Partnership, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk: a banner tells, the words stay, and are saved when there is room again."""
    monkeypatch.setattr(keeping, "AGAIN_AFTER", 0.1)
    full = [True]
    drafts = type(partnership.ws.drafts)
    save = drafts.save

    def fails(self: object, *given: str) -> None:
        if full[0]:
            raise OSError(28, "No space left on device")
        save(self, *given)  # type: ignore[arg-type]  # the drafts it belongs to

    monkeypatch.setattr(drafts, "save", fails)
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter")
        await lead.type("Kept")
        await lead.until(lambda: "Not saved yet" in lead.shown)
        await lead.type(" on")
        assert form(lead).page.boxes[0].writing.text == "Kept on"
        full[0] = False
        await lead.until(lambda: question(partnership, "policy/in-place").draft == "Kept on")
        await lead.until(lambda: "Not saved yet" not in lead.shown)


async def test_leaving_with_unsaved_words_warns_first(
    partnership: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter")

        def refuses(*_given: object, **_more: object) -> None:
            raise CannotStore("The disk is full.", "Make room.")

        monkeypatch.setattr(Workspace, "store", property(refuses), raising=False)
        desk = type(partnership.lead.answering)
        monkeypatch.setattr(desk, "save_draft", refuses)
        monkeypatch.setattr(desk, "answer", refuses)
        await lead.type("Words")
        await lead.press("escape")
        assert lead.where == "Form"
        assert "not in the record yet" in lead.shown
        monkeypatch.undo()
        await lead.press("escape")
        assert lead.where == "Home"
        assert question(partnership, "policy/in-place").value == "Words"


async def test_what_an_earlier_session_left_is_taken_up(partnership: Partnership) -> None:
    partnership.lead.answering.save_draft(partnership.ref, "policy", "in-place", "Left behind", None)
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter")
        assert form(lead).page.boxes[0].writing.text == "Left behind"
        assert "was kept" in lead.shown
        assert question(partnership, "policy/in-place").value == "Left behind"


async def test_a_return_that_is_in_is_read_only(partnership: Partnership) -> None:
    partnership.submitted()
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        work = lead.app.screen.query_one("#work", PickList)
        work.point_at(next(row.id for row in work.rows if row.id.startswith("Waiting")))
        await lead.press("enter")
        assert lead.where == "Form"
        assert "read only" in lead.shown
        await lead.type("x")
        assert question(partnership, "policy/in-place").value == "A policy, read by all."


async def test_returned_standards_say_why_and_take_a_reply(partnership: Partnership) -> None:
    partnership.submitted()
    partnership.manager.moderating.return_standards(partnership.ref, {"policy": "Which policy is it?"})
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", (80, 60)) as lead:
        await lead.press("enter")
        assert form(lead).standard.id == "policy"
        assert "Which policy is it?" in lead.shown
        form(lead).page.query_one("#reply", PickList).focus()
        await lead.press("enter")
        await lead.paste("The one of March.")
        await lead.press("f4")
        assert standard(partnership.view(), "policy").returned_reply == "The one of March."


async def test_a_manager_says_what_is_typed_from(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "partnership-manager") as manager:
        await manager.press("f6", "down", "enter")
        assert "read only" in manager.shown
        await manager.press("f6")
        assert "What are you typing from?" in manager.shown
        await manager.paste("letter of 3 March")
        await manager.press("f4")
        form(manager).page.focus_first()
        await manager.paste("As they wrote.")
        await manager.press("tab")
        await manager.until(lambda: question(partnership, "policy/in-place").value == "As they wrote.")
        await manager.press("f4")
        await manager.paste("Their policy")
        await manager.press("f4", "f5")
        for words in ("Train them", "Head of training", "2027-06-30"):
            await manager.paste(words)
            await manager.press("tab")
        await manager.press("f4")
        assert [one.title for one in standard(partnership.view(), "policy").evidence] == ["Their policy"]
        assert [one.what for one in standard(partnership.view(), "policy").actions] == ["Train them"]
        listed = form(manager).page.query_one("#evidence", PickList)
        listed.focus()
        await manager.press("home", "enter", "end", "enter")
        await manager.until(lambda: standard(partnership.view(), "policy").evidence == ())
        box = form(manager).page.boxes[0]
        box.focus_answer()
        box.writing.select_all()
        await manager.press("backspace", "tab")
        await manager.until(lambda: not question(partnership, "policy/in-place").value)


async def test_a_manager_who_types_from_nothing_only_reads(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "partnership-manager") as manager:
        await manager.press("f6", "down", "enter", "f6", "f4")
        assert "Say what you type from." in manager.shown
        await manager.press("escape")
        assert "read only" in manager.shown
        assert form(manager).page.boxes[0].writing.read_only


async def test_a_lead_gives_a_standard_to_a_colleague(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter")
        await lead.app.screen.run_action("assign")
        await lead.until(lambda: "Con Tributor" in lead.shown)
        await lead.press("enter")
        await lead.until(lambda: "Give all of 1 Leadership" in lead.shown)
        await lead.press("enter")
        await lead.until(lambda: bool(standard(partnership.view(), "policy").assigned))
    async with driven(partnership.ws.path, partnership.clock, "con-tributor") as contributor:
        await contributor.press("enter")
        assert form(contributor).standard.id == "policy"
        await contributor.paste("From a colleague.")
        await contributor.press("pagedown")
        assert question(partnership, "policy/in-place").value == "From a colleague."
        assert "read only" in contributor.shown


async def test_a_locked_record_holds_nobody_up(partnership: Partnership) -> None:
    """Somebody else holds the record: typing, moving and help go on, and all is saved when it is free."""
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter")
        with partnership.ws.store.atomic():
            await lead.pilot.press(*"abc", "tab", *"de", "pagedown")
            await lead.until(lambda: form(lead).standard.id == "lead-role")
            await lead.pilot.press(*"fgh")
            assert "fgh" in lead.shown
            await lead.pilot.press("f1")
            await lead.until(lambda: "One standard a page." in lead.shown)
            await lead.pilot.press("escape")
        await lead.press("pagedown")
        assert question(partnership, "policy/in-place").value == "abc"
        assert question(partnership, "policy/how-you-know").value == "de"
        assert question(partnership, "lead-role/in-place").value == "fgh"


async def test_a_draft_that_is_no_answer_is_still_there_next_time(partnership: Partnership) -> None:
    partnership.lead.answering.save_draft(partnership.ref, "training", "rate", "many", None)
    partnership.lead.answering.save_draft(partnership.ref, "policy", "in-place", "Left behind", None)
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter")
        await go(lead, "training")
        box = next(one for one in form(lead).page.boxes if one.place.question == "rate")
        assert box.writing.text == "many"
        box.focus_answer()
        await lead.press(*["backspace"] * 4)
        await lead.type("80")
        await lead.press("tab")
        await lead.until(lambda: question(partnership, "training/rate").value == "80")
