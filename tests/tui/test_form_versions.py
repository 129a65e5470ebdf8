"""Two versions of one answer: beside each other where there is room, one under the other where not; one is chosen."""

import pytest

from s11tui.audit.view_models import QuestionView
from s11tui.tui.screens.form import Form
from s11tui.tui.widgets.versions import Versions
from support.driving import Driven, driven
from support.partnership import Partnership

OURS, THEIRS = "The board looks at it.", "A letter came.\n\nIt was read."
BROAD, NARROW = (120, 50), (80, 50)


def form(one: Driven) -> Form:
    assert isinstance(one.app.screen, Form)
    return one.app.screen


def picks(one: Driven, box: int = 0) -> Versions:
    return form(one).page.boxes[box].picks


def question(partnership: Partnership, number: int = 0) -> QuestionView:
    found = partnership.view().standard("policy")
    assert found is not None
    return found.questions[number]


def line_with(one: Driven, words: str) -> int:
    """The line of the screen on which words stand."""
    lines = one.shown.split("\n")
    return next(number for number, line in enumerate(lines) if words in line)


@pytest.fixture
def torn(partnership: Partnership) -> Partnership:
    """A question with two versions: the lead's stands, the partnership typed another from a letter."""
    partnership.lead.answering.answer(partnership.ref, "policy", "in-place", OURS)
    partnership.clock.jump(days=1)
    partnership.manager.answering.answer(partnership.ref, "policy", "in-place", THEIRS, seen=None, original="letter")
    return partnership


async def test_they_stand_side_by_side_with_who_and_when_above(torn: Partnership) -> None:
    async with driven(torn.ws.path, torn.clock, "lee-lead", BROAD) as lead:
        await lead.press("enter")
        assert line_with(lead, OURS) == line_with(lead, "A letter came.")
        said = lead.shown.split("\n")[line_with(lead, OURS)]
        assert said.index(OURS) < said.index("│", said.index(OURS)) < said.index("A letter came.")
        above = lead.shown.split("\n")[line_with(lead, "Lee Lead · Mon 1 March 2027 at 10:00")]
        assert above.index("Lee Lead") < above.index("Exampleshire Police"), "who and when, above each"
        under = lead.shown.split("\n")[line_with(lead, "( ) 1 Choose this one")]
        assert "( ) 2 Choose this one" in under
        assert line_with(lead, "( ) 1 Choose this one") > line_with(lead, "It was read.")
        assert "Two versions of this answer were kept." in lead.shown


async def test_on_a_narrow_screen_one_stands_under_the_other(torn: Partnership) -> None:
    async with driven(torn.ws.path, torn.clock, "lee-lead", NARROW) as lead:
        await lead.press("enter")
        assert line_with(lead, OURS) < line_with(lead, "A letter came.")
        assert line_with(lead, "( ) 1 Lee Lead") < line_with(lead, "( ) 2 Exampleshire Police")
        await lead.pilot.resize_terminal(*BROAD)
        await lead.settled()
        assert line_with(lead, OURS) == line_with(lead, "A letter came."), "and beside it when there is room again"


@pytest.mark.parametrize("size", [BROAD, NARROW])
@pytest.mark.parametrize("keys", [("2",), ("down",), ("right",), ("end",), ("2", "1", "up", "right")])
async def test_the_keyboard_chooses(torn: Partnership, size: tuple[int, int], keys: tuple[str, ...]) -> None:
    async with driven(torn.ws.path, torn.clock, "lee-lead", size) as lead:
        await lead.press("enter")
        assert isinstance(lead.app.focused, Versions), "who opens it stands where the choice is made"
        await lead.press(*keys, "enter")
        await lead.until(lambda: not question(torn).rivals)
        assert question(torn).value == THEIRS
        assert form(lead).page.boxes[0].writing.text == THEIRS
        assert "Choose this one" not in lead.shown
    said = {one.printed for one in torn.lead.reading.versions(torn.ref, "policy", "in-place")}
    assert OURS in said, "the other stays in the history"


async def test_a_click_chooses_the_column_that_it_is_in(torn: Partnership) -> None:
    async with driven(torn.ws.path, torn.clock, "lee-lead", BROAD) as lead:
        await lead.press("enter")
        listed = picks(lead)
        rule = listed.content_size.width // 2
        await lead.pilot.hover(listed, offset=(rule + 4, 2))
        assert listed.pointed == 1
        await lead.pilot.click(listed, offset=(rule + 4, 2))
        await lead.settled()
        await lead.until(lambda: not question(torn).rivals)
        assert question(torn).value == THEIRS


async def test_a_third_is_written_from_both_and_chosen(torn: Partnership) -> None:
    async with driven(torn.ws.path, torn.clock, "lee-lead", BROAD) as lead:
        await lead.press("enter", "tab")
        assert form(lead).page.boxes[0].writing.has_focus
        form(lead).page.boxes[0].writing.select_all()
        await lead.paste("Both together.")
        await lead.press("tab")
        await lead.until(lambda: question(torn).value == "Both together.")
        assert [one.value for one in question(torn).rivals] == [THEIRS], "theirs stands until somebody chooses"
        picks(lead).focus()
        await lead.press("1", "enter")
        await lead.until(lambda: not question(torn).rivals)
        assert question(torn).value == "Both together."


async def test_what_does_not_fit_beside_stands_beneath(torn: Partnership) -> None:
    for words in ("A third.", "A fourth.", "A fifth."):
        torn.manager.answering.answer(torn.ref, "policy", "in-place", words, seen=None, original="letter")
    async with driven(torn.ws.path, torn.clock, "lee-lead", BROAD) as lead:
        await lead.press("enter")
        assert "5 versions of this answer were kept." in " ".join(lead.shown.split())
        assert line_with(lead, OURS) == line_with(lead, "A letter came.")
        assert line_with(lead, "A third.") > line_with(lead, "( ) 1 Choose this one")
        await lead.press("5", "enter")
        await lead.until(lambda: question(torn).value == "A fifth.")


async def test_who_may_only_read_sees_both_and_chooses_nothing(torn: Partnership) -> None:
    async with driven(torn.ws.path, torn.clock, "con-tributor", BROAD) as one:
        await one.press("enter")
        form(one).go("policy")
        await one.settled()
        assert line_with(one, OURS) == line_with(one, "A letter came.")
        assert "Choose this one" not in one.shown
        picks(one).focus()
        await one.press("2", "enter")
        assert (question(torn).value, len(question(torn).rivals)) == (OURS, 1)


async def test_hostile_versions_are_only_text(partnership: Partnership) -> None:
    nasty = "[@click=app.quit]x[/] [/] \x1b[31mred 安全\u200b =1+1 " + "long " * 200
    partnership.lead.answering.answer(partnership.ref, "policy", "in-place", nasty)
    partnership.manager.answering.answer(partnership.ref, "policy", "in-place", "[b]", seen=None, original="letter")
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", BROAD) as lead:
        await lead.press("enter")
        assert "[@click=app.quit]x[/]" in lead.shown
        assert "[b]" in lead.shown
        assert "\x1b" not in lead.shown
        await lead.click("Versions")
        assert lead.where == "Form"


async def test_without_tints_the_column_under_the_cursor_is_turned_round(torn: Partnership) -> None:
    async with driven(torn.ws.path, torn.clock, "lee-lead", BROAD) as lead:
        lead.app.theme = "s11-high-contrast"
        await lead.press("enter", "2")
        drawn = [part for part in picks(lead).render_line(0) if part.text.strip() and part.style is not None]
        turned = [part.text.strip() for part in drawn if part.style is not None and part.style.reverse]
        assert turned[0] == "Exampleshire Police"
        assert "Lee Lead" not in turned
