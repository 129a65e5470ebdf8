"""What others do comes to the screen by itself, and disturbs nothing that is being done there."""

from collections.abc import Iterator

import pytest

from s11tui.audit.view_models import QuestionView
from s11tui.tui.screens.actions import ActionsScreen
from s11tui.tui.screens.board import BoardScreen
from s11tui.tui.screens.form import Form
from s11tui.tui.screens.moderate import Moderate
from s11tui.tui.screens.outcome import OutcomeScreen
from s11tui.tui.screens.review import Review
from s11tui.tui.widgets.line_list import LineList
from s11tui.tui.widgets.pick_list import PickList
from s11tui.tui.widgets.writing import Writing
from s11tui.workspace import Workspace
from support.driving import Driven, driven
from support.partnership import Partnership
from support.picking import open_line

ROOMY = (120, 60)
LONG = "\n".join(f"Line {number} of what the colleague wrote." for number in range(6))


@pytest.fixture
def beside(partnership: Partnership) -> Iterator[Workspace]:
    """The same file, opened a second time, as another process has it."""
    with Workspace.open(partnership.ws.path, clock=partnership.clock) as ws:
        yield ws


def question(partnership: Partnership, path: str) -> QuestionView:
    standard, _, name = path.partition("/")
    found = partnership.view().standard(standard)
    assert found is not None
    return next(one for one in found.questions if one.id == name)


async def look(one: Driven) -> None:
    await one.app.watcher.look()
    await one.settled()


def form(one: Driven) -> Form:
    assert isinstance(one.app.screen, Form)
    return one.app.screen


async def test_an_answer_of_somebody_else_comes_into_the_form(partnership: Partnership, beside: Workspace) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", ROOMY) as lead:
        await lead.press("enter")
        theirs = beside.session("partnership-manager").answering
        theirs.answer(partnership.ref, "policy", "in-place", "As they wrote.", original="e-mail")
        theirs.grade(partnership.ref, "policy", "ri", "So they say.", original="e-mail")
        assert "As they wrote." not in lead.shown
        await look(lead)
        assert form(lead).page.boxes[0].writing.text == "As they wrote."
        assert form(lead).page.reason_box.writing.text == "So they say."
        assert form(lead).focused is form(lead).page.boxes[0].writing


async def test_what_is_typed_stays_and_both_are_kept(partnership: Partnership, beside: Workspace) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", ROOMY) as lead:
        await lead.press("enter")
        await lead.type("Mine, half")
        desk = beside.session("partnership-manager").answering
        desk.answer(partnership.ref, "policy", "in-place", "Theirs", original="e-mail")
        desk.answer(partnership.ref, "policy", "how-you-know", "Known by them", original="e-mail")
        await look(lead)
        boxes = form(lead).page.boxes
        assert boxes[0].writing.text == "Mine, half"
        assert boxes[0].writing.cursor_location == (0, len("Mine, half"))
        assert boxes[1].writing.text == "Known by them"
        await lead.type(" done")
        await lead.press("tab")
        answer = question(partnership, "policy/in-place")
        assert {answer.value, *(one.value for one in answer.rivals)} == {"Mine, half done", "Theirs"}
        assert "Two versions" in lead.shown


async def test_letters_on_their_way_belong_to_what_was_seen(partnership: Partnership, beside: Workspace) -> None:
    """The other's answer arrives between a key and the moment at which the form hears of it."""
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", ROOMY) as lead:
        await lead.press("enter")
        box = form(lead).page.boxes[0]
        beside.session("partnership-manager").answering.answer(
            partnership.ref, "policy", "in-place", "Theirs", original="e-mail"
        )
        view = partnership.view()
        # As a key does, and in the same step of the loop the view comes.
        box.writing.insert("Mine")
        box.show(box.place, question(partnership, "policy/in-place"), None, editable=True, zone=view.zone)
        form(lead).keeper.take(view)
        await lead.settled()
        await lead.press("tab")
        answer = question(partnership, "policy/in-place")
        assert {answer.value, *(one.value for one in answer.rivals)} == {"Mine", "Theirs"}


async def test_a_choice_over_one_that_was_not_seen_keeps_both(partnership: Partnership, beside: Workspace) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", ROOMY) as lead:
        await lead.press("enter")
        form(lead).go("lead-role")
        await lead.settled()
        box = next(one for one in form(lead).page.boxes if one.place.question == "trained")
        theirs = beside.session("partnership-manager").answering
        theirs.answer(partnership.ref, "lead-role", "trained", "no", original="e-mail")
        # The form has the newer answer, and the box does not show it yet.
        form(lead).keeper.take(partnership.view())
        box.picks.focus()
        box.picks.point_at("yes")
        await lead.press("enter")
        answer = question(partnership, "lead-role/trained")
        assert {answer.value, *(one.value for one in answer.rivals)} == {"yes", "no"}


async def test_choosing_twice_is_no_conflict_with_oneself(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", ROOMY) as lead:
        await lead.press("enter")
        form(lead).go("lead-role")
        await lead.settled()
        box = next(one for one in form(lead).page.boxes if one.place.question == "trained")
        box.picks.focus()
        for wanted in ("yes", "no", "yes"):
            box.picks.point_at(wanted)
            box.picks.action_pick()
        await lead.settled()
        answer = question(partnership, "lead-role/trained")
        assert (answer.value, answer.rivals) == ("yes", ())


async def test_a_reason_goes_with_the_grade_it_was_written_for(partnership: Partnership, beside: Workspace) -> None:
    partnership.lead.answering.grade(partnership.ref, "policy", "good")
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", ROOMY) as lead:
        await lead.press("enter")
        form(lead).page.reason_box.focus_answer()
        await lead.type("Why it is good")
        beside.session("partnership-manager").answering.grade(
            partnership.ref, "policy", "ri", "Why it is not", original="e-mail"
        )
        await look(lead)
        await lead.press("pagedown")
        found = partnership.view().standard("policy")
        assert found is not None
        (rival,) = found.grade_rivals
        # What stands first is what came first; the lead's own reason is beside it, for the grade that the lead gave.
        assert (found.self_grade, found.self_reason) == ("ri", "Why it is not")
        assert rival.value == "good"
        newest = partnership.lead.reading.versions(partnership.ref, "policy", "")[0]
        assert (newest.value, newest.reason) == ("good", "Why it is good")


async def test_what_is_read_stays_where_it_is_on_the_screen(partnership: Partnership, beside: Workspace) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", (80, 24)) as lead:
        await lead.press("enter")
        form(lead).page.query_one("#actions", PickList).focus()
        form(lead).page.scroll_end(animate=False)
        await lead.settled()
        focused = form(lead).focused
        assert focused is not None
        before = focused.region.y
        beside.session("partnership-manager").answering.answer(
            partnership.ref, "policy", "in-place", LONG, original="e-mail"
        )
        scrolled = form(lead).page.scroll_offset.y
        await look(lead)
        assert form(lead).focused is focused
        assert form(lead).page.scroll_offset.y > scrolled
        assert focused.region.y == before


async def test_the_cursor_stays_in_a_text_that_others_changed(partnership: Partnership, beside: Workspace) -> None:
    partnership.lead.answering.answer(partnership.ref, "policy", "in-place", "First\nSecond line\nThird")
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", ROOMY) as lead:
        await lead.press("enter")
        writing = form(lead).page.boxes[0].writing
        writing.move_cursor((1, 6))
        beside.session("partnership-manager").answering.answer(
            partnership.ref, "policy", "in-place", "First\nSecond other\nThird", original="e-mail"
        )
        await look(lead)
        assert writing.text == "First\nSecond other\nThird"
        assert writing.cursor_location == (1, 6)


async def test_a_form_that_others_sent_off_is_read_only(partnership: Partnership, beside: Workspace) -> None:
    partnership.fill()
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", ROOMY) as lead:
        form_of = partnership.lead.reading.open(partnership.ref)
        await lead.app.push_screen(Form(form_of, "policy"))
        await lead.settled()
        beside.session("lee-lead").submitting.submit(partnership.ref, "Chief Officer", "Chief Constable")
        await look(lead)
        assert form(lead).page.boxes[0].writing.read_only
        assert "read only" in lead.shown


async def test_home_shows_what_came_and_the_cursor_stays_on_its_line(
    partnership: Partnership, beside: Workspace
) -> None:
    partnership.in_moderation()
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", ROOMY) as lead:
        work = lead.app.screen.query_one("#work", PickList)
        here, at = work.current, work.cursor
        assert here is not None
        # What is to be done stands before what waits for others.
        beside.session("mo-derator").moderating.query(partnership.ref, "policy", "Which policy is it?")
        await look(lead)
        assert "To do" in lead.shown
        assert work.current is not None
        assert work.current.id == here.id
        assert work.cursor > at


async def test_the_board_is_painted_anew_in_place(partnership: Partnership, beside: Workspace) -> None:
    partnership.in_moderation()
    async with driven(partnership.ws.path, partnership.clock, "mo-derator", ROOMY) as mo:
        await mo.press("f6")
        board = mo.app.screen
        assert isinstance(board, BoardScreen)
        board.grid.focus()
        await mo.press("down", "right", "right")
        at = board.grid.at
        assert "G›RI" not in mo.shown
        beside.session("cha-irwoman").moderating.agree(partnership.ref, "policy", "ri", "Nothing shown.", "May")
        await look(mo)
        assert "G›RI" in mo.shown
        assert board.grid.at == at


async def test_moderating_shows_what_others_propose_and_keeps_what_is_written(
    partnership: Partnership, beside: Workspace
) -> None:
    partnership.in_moderation()
    async with driven(partnership.ws.path, partnership.clock, "mo-derator", ROOMY) as mo:
        await mo.app.push_screen(Moderate(partnership.view("mo"), "policy"))
        await mo.settled()
        mo.app.screen.query_one("#why").focus()
        await mo.type("Half a reas")
        beside.session("ada-moderator").moderating.propose(partnership.ref, "policy", "ri", "Not shown to me.")
        await look(mo)
        assert "Not shown to me." in mo.shown
        assert mo.app.screen.query_one("#why", Writing).text == "Half a reas"
        await mo.type("on")
        assert mo.app.screen.query_one("#why", Writing).text == "Half a reason"


async def test_review_goes_with_it_and_a_signatory_keeps_what_they_read(
    partnership: Partnership, beside: Workspace
) -> None:
    partnership.fill()
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", ROOMY) as lead:
        await lead.app.push_screen(Review(partnership.view()))
        await lead.settled()
        assert "Submit" in lead.shown or "sign" in lead.shown.casefold()
        beside.session("lee-lead").answering.clear(partnership.ref, "policy", "in-place")
        await look(lead)
        assert "Missing" in lead.shown


async def test_the_outcome_comes_when_the_panel_decides(partnership: Partnership, beside: Workspace) -> None:
    partnership.shared()
    partnership.lead.moderating.challenge(partnership.ref, {"policy": "It was shown."})
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", ROOMY) as lead:
        await lead.app.push_screen(OutcomeScreen(partnership.view()))
        await lead.settled()
        beside.session("cha-irwoman").moderating.decide(partnership.ref, "policy", "ri", "Still not shown.", "May")
        assert "not decided yet" in lead.shown
        await look(lead)
        assert "not decided yet" not in lead.shown


async def test_the_action_register_goes_with_it(partnership: Partnership, beside: Workspace) -> None:
    for number in range(3):
        partnership.lead.actions.add(partnership.ref, "policy", f"Task {number}", "Head", "2027-06-30")
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", ROOMY) as lead:
        await lead.app.push_screen(ActionsScreen())
        await lead.settled()
        listed = lead.app.screen.query_one("#list", LineList)
        await lead.press("end")
        here = listed.current
        beside.session("lee-lead").actions.add(partnership.ref, "policy", "A sooner one", "Head", "2027-03-10")
        await look(lead)
        assert "A sooner one" in lead.shown
        assert listed.current == here


async def test_nothing_moves_under_a_question_that_is_being_asked(partnership: Partnership, beside: Workspace) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", ROOMY) as lead:
        await lead.press("enter", "f4")
        below = next(one for one in lead.app.screen_stack if isinstance(one, Form))
        beside.session("partnership-manager").answering.answer(
            partnership.ref, "policy", "in-place", "Theirs", original="e-mail"
        )
        await look(lead)
        assert below.view.head != partnership.view().head
        await lead.press("escape")
        await look(lead)
        assert below.view.head == partnership.view().head


async def test_the_panel_changes_nothing_before_an_agency(partnership: Partnership, beside: Workspace) -> None:
    partnership.in_moderation()
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", ROOMY) as lead:
        await open_line(lead, "Section 11 2027")
        before, view = lead.shown, form(lead).view
        beside.session("mo-derator").moderating.propose(partnership.ref, "policy", "ri", "Not shown.")
        beside.session("cha-irwoman").moderating.agree(partnership.ref, "policy", "ri", "Nothing shown.", "May")
        await look(lead)
        assert lead.shown == before
        assert form(lead).view is view


async def test_it_looks_by_itself(partnership: Partnership, beside: Workspace) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", ROOMY, look_every=0.05) as lead:
        await lead.press("enter")
        beside.session("partnership-manager").answering.answer(
            partnership.ref, "policy", "in-place", "Theirs", original="e-mail"
        )
        await lead.until(lambda: form(lead).page.boxes[0].writing.text == "Theirs")


async def test_nothing_is_asked_while_nobody_sits_there(
    partnership: Partnership, beside: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", ROOMY) as lead:
        await lead.press("enter")
        assert not lead.app.watcher.is_quiet
        monkeypatch.setattr("s11tui.tui.watching.QUIET_AFTER", -1.0)
        assert lead.app.watcher.is_quiet
        asked: list[object] = []
        monkeypatch.setattr(lead.app.bridge, "call", lambda work: asked.append(work))
        lead.app.watcher._tick()
        await lead.settled()
        assert asked == []


async def test_a_locked_record_is_no_trouble_for_looking(partnership: Partnership, beside: Workspace) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", ROOMY) as lead:
        await lead.press("enter")
        with beside.store.atomic():
            await look(lead)
            await lead.press("pagedown")
            assert form(lead).standard.id == "lead-role"
        await look(lead)
        assert beside.presences.here(partnership.view().id)
