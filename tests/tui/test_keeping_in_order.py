"""What the partnership's manager does from the board with a return of any state, before it came in too."""

from s11tui.tui.widgets.pick_list import PickList
from support.driving import Driven, driven
from support.partnership import Partnership


async def _choose(someone: Driven, row: str) -> None:
    """Pick a row of the open menu."""
    someone.app.screen.query_one("#menu", PickList).point_at(row)
    await someone.press("enter")


async def test_the_manager_keeps_returns_in_order_from_the_board(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "partnership-manager") as manager:
        await manager.press("f6", "down")
        for step, reason, state in (
            ("exempt", "It has merged with another.", "exempt"),
            ("reinstate", "The merger was called off.", "not started"),
            ("withdraw", "It has closed.", "withdrawn"),
        ):
            await manager.press("f8")
            await _choose(manager, step)
            await manager.press("f4")
            assert "The reason is missing." in manager.shown
            await manager.paste(reason)
            await manager.press("f4")
            assert partnership.view("manager").state == state
            assert manager.where == "BoardScreen"
            assert state in manager.shown


async def test_only_the_manager_keeps_returns_in_order(partnership: Partnership) -> None:
    partnership.submitted()
    async with driven(partnership.ws.path, partnership.clock, "cha-irwoman", (120, 40)) as chair:
        await chair.press("f6", "down", "f8")
        assert chair.where == "BoardScreen"
        assert "F8" not in chair.shown


async def test_a_return_is_given_more_time_from_the_board(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "partnership-manager") as manager:
        await manager.press("f6", "down", "f8")
        assert "Reinstate" not in manager.shown, "only what can be done with it now"
        await _choose(manager, "extend")
        await manager.press(*["backspace"] * 10)
        await manager.paste("2027-04-30")
        await manager.press("tab")
        await manager.paste("The lead was ill.")
        await manager.press("f4")
        assert partnership.view().round.due == "2027-04-30"
