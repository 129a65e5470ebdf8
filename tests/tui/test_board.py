"""The board as it is used: moving, choosing, leaving and coming back, with keys and with the mouse."""

import pytest
from textual import events
from textual.geometry import Offset

from s11tui.tui.screens.board import BoardScreen
from s11tui.tui.screens.moderate import Moderate
from s11tui.tui.widgets.board_grid import BoardGrid
from s11tui.tui.widgets.board_paint import HEAD
from s11tui.tui.widgets.pick_list import PickList
from s11tui.workspace.board_filters import Filter
from support.driving import Driven, driven
from support.partnership import Partnership

MANY = 40


@pytest.fixture
def many(partnership: Partnership) -> Partnership:
    """A round of forty schools and a police force, whose return is decided with one grade lowered."""
    manager = partnership.manager
    with manager.batch():
        for number in range(MANY):
            manager.people.add_agency(f"School {number:02}", "school", ("primary",), slug_=f"s{number}")
            manager.rounds.invite("section-11-2027", f"s{number}")
    partnership.decided()
    return partnership


def grid(someone: Driven) -> BoardGrid:
    return someone.app.screen.query_one(BoardGrid)


def here(someone: Driven) -> tuple[str, str]:
    """The agency's name and the number of the column under the cursor."""
    found = grid(someone)
    return (found.row.line.agency_name if found.row else ""), (found.column.number if found.column else "")


def seen_at_cursor(someone: Driven) -> bool:
    """Whether the agency under the cursor stands among the rows that are seen, and its column among the numbers."""
    found = grid(someone)
    lines = someone.shown.splitlines()[found.region.y : found.region.bottom]
    name, number = here(someone)
    return any(name in one for one in lines[HEAD:]) and number in lines[HEAD - 1]


async def choose(someone: Driven, *rows: str) -> None:
    """Pick rows of the open dialog, and close it."""
    menu = someone.app.screen.query_one("#menu", PickList)
    for row in rows:
        menu.point_at(row)
        await someone.press("enter")
    await someone.press("escape")


async def click(someone: Driven, x: int, y: int) -> None:
    """Click a place of the grid, its head's first line being 0."""
    await someone.pilot.click("#table", offset=(x, y))
    await someone.settled()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_every_cell_is_reached_by_keys_and_seen(many: Partnership, size: tuple[int, int]) -> None:
    async with driven(many.ws.path, many.clock, "cha-irwoman", size) as chair:
        await chair.press("f6")
        assert here(chair) == ("Elm School", "")
        columns = [one.number for one in chair.app.screen.board.columns]  # type: ignore[attr-defined]  # the board's
        for keys, expected in (
            (("ctrl+end",), ("School 39", "")),
            (("end",), ("School 39", columns[-1])),
            (("up", "left"), ("School 38", columns[-2])),
            (("ctrl+home",), ("Elm School", columns[-2])),
            (("down", "home", "right"), ("Exampleshire Police", columns[0])),
        ):
            await chair.press(*keys)
            assert here(chair) == expected
            assert seen_at_cursor(chair), keys
        assert "self G · agreed RI" in chair.shown
        await chair.press("pagedown")
        below = here(chair)[0]
        assert below > "School 10"
        assert seen_at_cursor(chair)
        await chair.press("pageup", "left", "left")
        assert here(chair)[0] == "Exampleshire Police"
        assert here(chair)[1] == "", "the name is the first cell, and nothing lies before it"
        assert "4 of 4 decided · 1 changed" in chair.shown


async def test_filters_groups_and_order_combine_and_are_kept_until_somebody_else_comes(many: Partnership) -> None:
    async with driven(many.ws.path, many.clock, "cha-irwoman", (120, 40)) as chair:
        await chair.press("f6", "f3")
        await choose(chair, "kind=school", "kind=police")
        assert "only kind School, kind Police · shows 42 of 42" in chair.shown
        await chair.press("f3")
        await choose(chair, "changed")
        assert "shows 1 of 42" in chair.shown
        assert "Elm School" not in chair.shown
        await chair.press("f3")
        await choose(chair, "kind=police", "changed")
        await chair.press("f2")
        await choose(chair, "group kind", "sort state")
        assert "School  41 agencies · 0 in" in chair.shown
        assert here(chair)[0].startswith(("School", "Elm"))
        await chair.press("f2")
        await choose(chair, "group none")
        await chair.press("down", "down", "right")
        left_at = here(chair)
        await chair.press("escape", "f6")
        assert here(chair) == left_at
        assert "only kind School · shows 41 of 42 · sorted by how far the return is" in chair.shown
        await chair.app.screen.run_action("clear")
        await chair.settled()
        assert "Exampleshire Police" in chair.shown
        assert chair.app.bridge.board.arrangement.filters == ()  # type: ignore[union-attr]  # it was looked at
        await chair.press("escape", "f2")
        assert chair.app.bridge.board is None


async def test_a_grade_at_the_cursor_filters_sorts_and_is_reached_from_the_palette(many: Partnership) -> None:
    async with driven(many.ws.path, many.clock, "cha-irwoman") as chair:
        await chair.press("f6", "down", "right", "f3")
        await choose(chair, "policy=RI")
        assert "only 1.1 RI · shows 1 of 42" in chair.shown
        await chair.press("ctrl+p")
        await chair.type("show only stale")
        await chair.until(lambda: "Show only: stale" in chair.shown)
        await chair.press("down", "enter")
        await chair.until(lambda: "none. F3 changes what is shown." in chair.shown)
        board = chair.app.screen
        assert isinstance(board, BoardScreen)
        assert board.wanted.filters == (Filter("policy", "RI"), Filter("stale"))
        await chair.press("enter", "f9")
        assert chair.where == "BoardScreen", "where there is no return none is opened or printed"
        await chair.app.screen.run_action("legend")
        await chair.settled()
        assert "not moderated: the self-grade stands, unverified" in chair.shown


async def test_areas_stand_instead_of_standards_and_open_at_their_lowest_grade(many: Partnership) -> None:
    async with driven(many.ws.path, many.clock, "cha-irwoman", (120, 40)) as chair:
        await chair.press("f6", "down", "right", "right", "f4")
        assert here(chair) == ("Exampleshire Police", "1")
        assert "G›RI 1›" in chair.shown
        assert "lowest self G · lowest now RI · 2 of 2 standards decided · 1 changed" in chair.shown
        await chair.press("right", "f4")
        assert here(chair) == ("Exampleshire Police", "2.1"), "the cursor stays in the area"
        await chair.press("f4", "left", "enter")
        screen = chair.app.screen
        assert isinstance(screen, Moderate)
        assert screen.standard.id == "policy"
        await chair.press("escape")
        assert here(chair) == ("Exampleshire Police", "1")


async def test_the_mouse_moves_sorts_scrolls_and_opens(many: Partnership) -> None:
    async with driven(many.ws.path, many.clock, "cha-irwoman") as chair:
        await chair.press("f6")
        found = grid(chair)
        first_cell = chair.shown.splitlines()[found.region.y + 1].index("1.1") - found.region.x
        await click(chair, first_cell, HEAD + 1)
        assert here(chair) == ("Exampleshire Police", "1.1")
        await click(chair, first_cell, HEAD - 1)
        assert "sorted by the grade at 1.1" in chair.shown
        assert here(chair) == ("Exampleshire Police", "1.1"), "the only one with a grade is first now"
        await click(chair, 1, HEAD - 1)
        assert "sorted by" not in chair.shown
        before = found.scroll_offset
        at = found.region.offset + Offset(5, 5)
        for _ in range(3):
            wheel = events.MouseScrollDown(found, at.x, at.y, 0, 1, 0, False, False, False, at.x, at.y)
            found.post_message(wheel)
        await chair.settled()
        assert found.scroll_offset.y > before.y
        assert "School 10" in chair.shown
        await chair.press("down", "up")
        assert found.scroll_offset == before, "the next key brings the cursor back into sight"
        await chair.pilot.click("#table", offset=(first_cell, HEAD + 1), times=2)
        await chair.settled()
        assert chair.where == "Moderate"
        assert len(chair.app.screen_stack) == 4, "opened once: the app's own, home, board, return"
