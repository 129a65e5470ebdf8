"""The first screens: who one is, and what to do next."""

from s11tui.audit.register import Grant
from s11tui.tui.widgets.pick_list import PickList
from support.driving import driven
from support.partnership import Partnership


async def test_the_start_screen_says_who_to_call_and_finds_a_name_by_its_letters(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, None) as somebody:
        for words in ("999", "01632 960000", "Nobody watches"):
            assert words in somebody.shown
        await somebody.pilot.press(*"lead")
        await somebody.press("enter")
        assert somebody.where == "Home"
        assert "Lee Lead" in somebody.shown
        await somebody.press("f2")
        assert somebody.where == "Start"


async def test_an_empty_home_says_what_will_stand_there(partnership: Partnership) -> None:
    partnership.manager.people.add_agency("New Charity", "charity", slug_="new")
    partnership.manager.people.add_person("Nell New", [Grant("lead", agency="new")], "nell")
    async with driven(partnership.ws.path, partnership.clock, "nell") as nell:
        assert "Nothing is waiting for you." in nell.shown


async def test_home_is_brought_up_to_date_when_one_comes_back(partnership: Partnership) -> None:
    partnership.fill()
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        assert "send it for sign-off" in lead.shown
        await lead.press("enter", "f8", "f4", "escape", "escape")
        assert lead.where == "Home"
        assert "awaiting sign-off" in lead.shown


async def test_a_running_meeting_and_good_practice_that_waits_open_from_their_lines(partnership: Partnership) -> None:
    partnership.met()
    async with driven(partnership.ws.path, partnership.clock, "mo-derator") as moderator:
        assert "A meeting is going on: Follow-up" in moderator.shown
        await moderator.press("enter")
        assert moderator.where == "MeetingRoom"
    partnership.chair.moderating.share(partnership.ref)
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        work = lead.app.screen.query_one("#work", PickList)
        work.point_at(next(row.id for row in work.rows if row.head.plain.startswith("May your good practice")))
        await lead.press("enter")
        assert lead.where == "OutcomeScreen"


async def test_many_actions_do_not_hide_the_rest(partnership: Partnership) -> None:
    partnership.submitted()
    for number in range(8):
        partnership.chair.actions.add(partnership.ref, "policy", f"Do thing {number}", "Somebody", "2027-06-30")
    partnership.chair.moderating.open(partnership.ref)
    partnership.chair.moderating.rest(partnership.ref, "confirmed")
    partnership.chair.moderating.share(partnership.ref)
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        rows = lead.app.screen.query_one("#work", PickList).rows
        assert sum(row.head.plain.startswith("Action") for row in rows) == 3
        assert "6 more actions" in lead.shown, "nine, with the one of the return itself"
        lead.app.screen.query_one("#work", PickList).point_at("more-To do-actions")
        await lead.press("enter", "end", "enter")
        assert lead.where == "ActionSteps"


async def test_an_action_is_said_done(partnership: Partnership) -> None:
    partnership.agreed()
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        work = lead.app.screen.query_one("#work", PickList)
        work.point_at(next(row.id for row in work.rows if row.head.plain.startswith("Action")))
        await lead.press("enter")
        assert lead.where == "ActionSteps"
        await lead.press("enter")
        await lead.paste("Two courses held.")
        await lead.press("f4")
        assert lead.where == "Home"
        found = partnership.lead.reading.actions(partnership.ref)[0]
        assert (found.state, found.log[-1].note) == ("in hand", "Two courses held.")
