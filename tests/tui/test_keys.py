"""Keys: what each does, that it can be clicked, and that none sits where a text box or a browser has its own."""

import inspect

import pytest
from textual.widgets import TextArea

from s11tui.tui.commands import Command
from s11tui.tui.screens.actions import ActionsScreen
from s11tui.tui.screens.agencies import AgenciesScreen
from s11tui.tui.screens.agency import AgencyScreen
from s11tui.tui.screens.ask import Ask
from s11tui.tui.screens.board import BoardScreen
from s11tui.tui.screens.calibration import CalibrationScreen
from s11tui.tui.screens.chase import ChaseScreen
from s11tui.tui.screens.desk import COMMON, Desk
from s11tui.tui.screens.form import Form
from s11tui.tui.screens.home import Home
from s11tui.tui.screens.library import LibraryScreen
from s11tui.tui.screens.meeting_after import MeetingAfter
from s11tui.tui.screens.meeting_plan import MeetingPlan
from s11tui.tui.screens.meeting_room import MeetingRoom
from s11tui.tui.screens.meetings import MeetingsScreen
from s11tui.tui.screens.moderate import Moderate
from s11tui.tui.screens.outcome import OutcomeScreen
from s11tui.tui.screens.overview import OverviewScreen
from s11tui.tui.screens.people import PeopleScreen
from s11tui.tui.screens.person import PersonScreen
from s11tui.tui.screens.review import Review
from s11tui.tui.screens.round import RoundScreen
from s11tui.tui.screens.rounds import RoundsScreen
from s11tui.tui.screens.sampling import SamplingScreen
from s11tui.tui.screens.start import Start
from s11tui.tui.widgets.key_bar import KeyBar
from support.driving import driven
from support.partnership import Partnership

DESKS: tuple[type[Desk], ...] = (
    Start, Home, Form, Review, BoardScreen, Moderate, OutcomeScreen,
    MeetingsScreen, MeetingPlan, MeetingRoom, MeetingAfter, SamplingScreen, CalibrationScreen,
    ActionsScreen, ChaseScreen, OverviewScreen, LibraryScreen,
    PeopleScreen, PersonScreen, AgenciesScreen, AgencyScreen, RoundsScreen, RoundScreen,
)  # fmt: skip

FUNCTION_KEYS = {f"f{number}" for number in range(1, 13)}
MOVES_ONLY = {"pageup", "pagedown"}
"""Keys on which a text box only moves its cursor, which the form uses for going on."""
OF_A_TEXT_BOX = {
    key for binding in TextArea.BINDINGS for key in getattr(binding, "key", "").split(",")
} - FUNCTION_KEYS - MOVES_ONLY  # fmt: skip
OF_A_BROWSER = {"ctrl+n", "ctrl+t", "ctrl+w"}
OF_A_TERMINAL = {"ctrl+j", "ctrl+m", "ctrl+i", "ctrl+h", "ctrl+b", "ctrl+s", "ctrl+z"}


def commands(desk: type[Desk]) -> tuple[Command, ...]:
    return (*desk.DOES, *COMMON)


@pytest.mark.parametrize("desk", DESKS)
def test_no_key_is_one_that_a_text_box_or_a_browser_needs(desk: type[Desk]) -> None:
    keys = {one.key for one in (*commands(desk), *_of_ask()) if one.key}
    assert not keys & (OF_A_TEXT_BOX | OF_A_BROWSER | OF_A_TERMINAL)
    assert all(key in FUNCTION_KEYS | MOVES_ONLY | {"escape", "ctrl+p", "ctrl+q"} for key in keys)


IN_TURN = "on_behalf"
"""Shares its key with `still_true`: nothing can be kept before the manager says that they type for the agency."""


def _of_ask() -> tuple[Command, ...]:
    from s11tui.tui.screens.ask import DOES

    assert inspect.isclass(Ask)
    return DOES


@pytest.mark.parametrize("desk", DESKS)
def test_every_command_has_its_action_its_words_and_one_key(desk: type[Desk]) -> None:
    keys = [one.key for one in commands(desk) if one.key and one.action != IN_TURN]
    assert len(keys) == len(set(keys))
    for one in commands(desk):
        assert callable(getattr(desk, f"action_{one.action}"))
        assert one.word
        assert one.title
        assert one.help.endswith(".")
    assert desk.ABOUT.endswith(".")


async def test_a_text_box_keeps_its_editing_keys(partnership: Partnership) -> None:
    """Each editing key, pressed in the form, stays in the form and does nothing of ours."""
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter")
        screen = lead.app.screen
        for key in sorted(OF_A_TEXT_BOX):
            await lead.pilot.press(key)
            assert lead.app.screen is screen, key
        assert len(lead.app.screen_stack) == 3


async def test_the_foot_shows_the_keys_that_work_now(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        assert "F6 all returns" not in lead.shown, "the board is not for a lead"
        await lead.press("enter")
        for words in ("PgDn next", "F3 next to do", "F4 evidence", "F8 review", "F12 child at risk", "Ctrl+P all"):
            assert words in lead.shown


async def test_the_foot_can_be_clicked(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        bar = lead.app.screen.query_one(KeyBar)
        at = bar.render().plain.index("F12")
        await lead.pilot.click(KeyBar, offset=(at + 2, 0))
        await lead.settled()
        assert lead.where == "AtRisk"


async def test_help_says_what_the_screen_is_for(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", (80, 50)) as lead:
        await lead.press("enter", "f1")
        assert "One standard a page." in lead.shown
        assert "Goes to the next standard that still needs you." in lead.shown
        assert "999" in lead.shown


async def test_who_to_call_is_one_key_away(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, None) as somebody:
        await somebody.press("f12")
        assert "If a child is at risk of harm" in somebody.shown
        assert "01632 960000" in somebody.shown
        assert "Nobody watches" in somebody.shown
        await somebody.press("escape")
        assert somebody.where == "Start"
