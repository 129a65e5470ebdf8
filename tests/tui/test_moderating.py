"""Board, moderating and outcome: what is chosen on the screens stands in the record, and only where it may be seen."""

from s11tui.audit.view_models import StandardView
from s11tui.tui.screens.moderate import Moderate
from s11tui.tui.widgets.pick_list import PickList
from support.driving import Driven, driven
from support.partnership import Partnership


def policy(partnership: Partnership, who: str = "chair") -> StandardView:
    found = partnership.view(who).standard("policy")
    assert found is not None
    return found


async def _choose(someone: Driven, row: str) -> None:
    """Pick a row of the open menu."""
    menu = someone.app.screen.query_one("#menu", PickList)
    menu.point_at(row)
    await someone.press("enter")


async def _grade(someone: Driven, grade: str, reason: str = "") -> None:
    grades = someone.app.screen.query_one("#grades", PickList)
    grades.focus()
    grades.point_at(grade)
    await someone.press("enter")
    if reason:
        someone.app.screen.query_one("#why").focus()
        await someone.paste(reason)


async def test_the_board_shows_grades_beside_each_other(partnership: Partnership) -> None:
    partnership.decided()
    async with driven(partnership.ws.path, partnership.clock, "cha-irwoman", (120, 40)) as chair:
        await chair.press("f6")
        assert "G›RI" in chair.shown
        assert "1 of 2 in" in chair.shown
        await chair.press("down", "right")
        assert "self G · agreed RI" in chair.shown
        await chair.press("enter")
        assert isinstance(chair.app.screen, Moderate)
        assert chair.app.screen.standard.id == "policy"


async def test_the_board_is_filtered_by_state_and_by_letters(partnership: Partnership) -> None:
    partnership.submitted()
    async with driven(partnership.ws.path, partnership.clock, "cha-irwoman") as chair:
        await chair.press("f6", "f3")
        await _choose(chair, "not-in")
        await chair.press("f3")
        assert "only not in · shows 1 of 2" in chair.shown
        assert "Elm School" in chair.shown
        assert "Exampleshire Police" not in chair.shown
        await chair.press("f3")
        await _choose(chair, "clear")
        await chair.press("escape", "f7")
        await chair.type("pol")
        await chair.press("enter")
        assert "Elm School" not in chair.shown
        assert "Exampleshire Police" in chair.shown


async def test_the_board_shows_one_round_at_a_time(partnership: Partnership) -> None:
    partnership.manager.rounds.open("section11-small", "Second round", "2028-03-19", agencies=["elm"])
    async with driven(partnership.ws.path, partnership.clock, "partnership-manager") as manager:
        await manager.press("f6", "f6")
        rounds = {row.head.plain: row.id for row in manager.app.screen.query_one("#menu", PickList).rows}
        await _choose(manager, rounds["Second round"])
        assert "Second round" in manager.shown
        assert "Police" not in manager.shown


async def test_a_proposal_is_made_seen_and_taken_back(partnership: Partnership) -> None:
    partnership.in_moderation()
    async with driven(partnership.ws.path, partnership.clock, "mo-derator", (120, 60)) as mo:
        await mo.press("enter")
        assert "A policy, read by all." in mo.shown
        await _grade(mo, "ri")
        await mo.press("f4")
        assert "needs a reason" in mo.shown
        mo.app.screen.query_one("#why").focus()
        await mo.paste("Nothing was shown.")
        mo.app.screen.query_one("#impact").focus()
        await mo.press("right", "right")
        await mo.press("f4")
        made = policy(partnership, "mo").proposals[0]
        assert (made.grade, made.reason, made.impact) == ("ri", "Nothing was shown.", "claimed")
        assert "◂ you" in mo.shown
        mo.app.screen.query_one("#proposals").focus()
        await mo.press("enter")
        assert policy(partnership, "mo").proposals == ()


async def test_moving_about_keeps_what_was_not_sent(partnership: Partnership) -> None:
    partnership.in_moderation()
    async with driven(partnership.ws.path, partnership.clock, "mo-derator", (120, 60)) as mo:
        await mo.press("enter")
        await _grade(mo, "ri", "Half a thought")
        await mo.press("pagedown", "pageup")
        assert "Half a thought" in mo.shown
        await mo.press("escape", "enter")
        assert "Half a thought" in mo.shown
        await mo.press("escape", "f2")
        await mo.type("Ada")
        await mo.press("enter", "enter")
        assert mo.where == "Moderate"
        assert mo.app.bridge.person.name == "Ada Moderator"
        assert "Half a thought" not in mo.shown, "what one has not sent is nobody else's"


async def test_the_chair_decides_all_and_shares(partnership: Partnership) -> None:
    partnership.in_moderation()
    async with driven(partnership.ws.path, partnership.clock, "cha-irwoman", (120, 60)) as chair:
        await chair.press("enter")
        await _grade(chair, "ri", "Seen, and thin.")
        await chair.press("f5")
        assert "At which meeting?" in chair.shown
        await chair.press("f4")
        outcome = policy(partnership).outcome
        assert outcome is not None
        assert (outcome.outcome, outcome.reason, outcome.meeting) == ("lowered", "Seen, and thin.", "by correspondence")
        await chair.press("f8")
        await _choose(chair, "share")
        await chair.press("f4")
        assert "have no outcome" in chair.shown, "refused in the dialog, with what is missing"
        await chair.press("escape", "f8")
        await _choose(chair, "leave")
        await chair.press("f4", "f8")
        await _choose(chair, "share")
        await chair.press("f4")
        assert partnership.view().state == "grades shared"


async def test_an_action_is_agreed_on(partnership: Partnership) -> None:
    partnership.in_moderation()
    async with driven(partnership.ws.path, partnership.clock, "cha-irwoman") as chair:
        await chair.press("enter", "ctrl+p")
        await chair.type("add an action")
        await chair.until(lambda: "Agrees on something" in chair.shown)
        await chair.press("down", "enter")
        await chair.until(lambda: chair.where == "Ask")
        await chair.paste("Bring two cases")
        await chair.press("tab")
        await chair.paste("Chief Inspector")
        await chair.press("tab")
        await chair.paste("2027-06-30")
        await chair.press("f4")
        assert [one.what for one in policy(partnership).actions] == ["Bring two cases"]


async def test_somebody_of_the_agency_judges_nothing(partnership: Partnership) -> None:
    partnership.submitted()
    async with driven(partnership.ws.path, partnership.clock, "in-sider") as insider:
        await insider.press("f6", "down", "enter")
        assert "Propose" not in insider.shown
        assert "Record outcome" not in insider.shown
        assert insider.where == "Form"
        await insider.press("pagedown")
        assert "You may read this return, but not judge it: it is your own agency." in insider.shown


async def test_somebody_with_a_declared_conflict_is_told_that_they_only_read(partnership: Partnership) -> None:
    partnership.submitted()
    async with driven(partnership.ws.path, partnership.clock, "mo-derator", (120, 40)) as mo:
        await mo.press("enter")
        assert "not judge it" not in mo.shown
        await mo.press("f8")
        await _choose(mo, "conflict")
        await mo.paste("My brother works there")
        await mo.press("f4")
        assert "not judge it: you declared a conflict of interest (My brother works there)." in mo.shown
        await mo.press("escape", "f6", "down", "enter")
        assert mo.where == "Moderate"
        await mo.press("pagedown")
        assert "you declared a conflict of interest" in mo.shown


async def test_cannot_tell_needs_a_reason_and_the_meeting_is_asked_once(partnership: Partnership) -> None:
    partnership.in_moderation()
    async with driven(partnership.ws.path, partnership.clock, "cha-irwoman", (100, 60)) as chair:
        await chair.press("enter")
        assert "claimed  absent" in chair.shown, "every choice is seen where the columns are narrowest"
        await chair.click("#cannot_tell")
        await chair.paste("Meeting of 3 April")
        await chair.press("f4")
        assert "The reason is missing." in chair.shown
        chair.app.screen.query_one("#why").focus()
        await chair.paste("The policy was not at hand.")
        await chair.click("#cannot_tell")
        outcome = policy(partnership).outcome
        assert outcome is not None
        assert (outcome.outcome, outcome.grade, outcome.meeting) == ("cannot tell", "good", "Meeting of 3 April")
        assert "Good · cannot tell" in chair.shown
        await chair.press("f8")
        await _choose(chair, "confirm")
        assert "At which meeting?" not in chair.shown, "it was said already"
        await chair.press("f4")
        rest = partnership.view("chair").standard("training")
        assert rest is not None
        assert rest.outcome is not None
        assert (rest.outcome.outcome, rest.outcome.meeting) == ("confirmed", "Meeting of 3 April")


async def test_the_meeting_can_be_changed_and_is_forgotten_with_the_person(partnership: Partnership) -> None:
    partnership.in_moderation()
    async with driven(partnership.ws.path, partnership.clock, "cha-irwoman") as chair:
        await chair.press("enter")
        for name in ("First", " meeting"):
            await chair.app.screen.run_action("meeting")
            await chair.until(lambda: chair.where == "Ask")
            await chair.settled()
            await chair.paste(name)
            await chair.press("f4")
        assert chair.app.bridge.meeting == "First meeting"
        await chair.press("f8")
        await _choose(chair, "confirm")
        await chair.press("f4")
        assert policy(partnership).outcome.meeting == "First meeting"  # type: ignore[union-attr]  # it is there
        await chair.press("escape", "f2")
        assert chair.app.bridge.meeting is None


async def test_the_lead_asks_for_a_grade_to_be_looked_at_again(partnership: Partnership) -> None:
    partnership.shared()
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", (100, 40)) as lead:
        await lead.press("enter")
        assert lead.where == "OutcomeScreen"
        assert "G › RI" in lead.shown
        assert "Nothing was shown." in lead.shown
        standards = lead.app.screen.query_one("#standards", PickList)
        standards.point_at("policy")
        await lead.press("enter")
        await _choose(lead, "again")
        await lead.press("f4")
        assert "Say why" in lead.shown
        await lead.paste("It was in the annex.")
        await lead.press("f4", "f5", "f4")
        assert partnership.view().state == "in moderation"
        assert policy(partnership).outcome.challenged == "It was in the annex."  # type: ignore[union-attr]  # it is there
    async with driven(partnership.ws.path, partnership.clock, "cha-irwoman", (120, 60)) as chair:
        await chair.press("enter")
        await chair.until(lambda: "It was in the annex." in chair.shown)
        await _grade(chair, "good", "Seen now.")
        await chair.press("f5")
        await chair.paste("Meeting of 3 May")
        await chair.press("f4")
        assert policy(partnership).outcome.meeting == "Meeting of 3 May"  # type: ignore[union-attr]  # it is there
        assert partnership.view().state == "agreed"


async def test_the_agency_sees_nothing_of_the_panel_before_sharing(partnership: Partnership) -> None:
    partnership.decided()
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", (120, 60)) as lead:
        work = lead.app.screen.query_one("#work", PickList)
        work.point_at(next(row.id for row in work.rows if row.id.startswith("Waiting")))
        await lead.press("enter")
        assert lead.where == "Form"
        for words in ("Not shown to us.", "Nothing was shown.", "lowered", "Mo Derator"):
            assert words not in lead.shown
