"""A dialog closes once, and takes no other screen with it."""

from s11tui.tui.screens.menu import Menu
from support.driving import driven
from support.partnership import Partnership


async def test_a_key_that_repeats_closes_the_dialog_alone(partnership: Partnership) -> None:
    partnership.in_moderation()
    async with driven(partnership.ws.path, partnership.clock, "mo-derator") as moderator:
        await moderator.press("enter", "f6")
        menu = moderator.app.screen
        assert isinstance(menu, Menu)
        menu.dismiss("agency")
        menu.dismiss("agency")
        await moderator.pilot.pause()
        assert moderator.where == "Ask", "asked once"
        asking = moderator.app.screen
        moderator.app.push_screen(Menu("Another", "", ()))
        await moderator.pilot.pause()
        asking.dismiss(False)
        await moderator.pilot.pause()
        assert moderator.where == "Moderate", "with what was over it"
