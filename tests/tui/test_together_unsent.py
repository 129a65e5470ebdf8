"""What somebody has written and not sent outlives the process: a judgement, why a standard goes back, a challenge."""

from s11tui.tui.screens.moderate import Moderate
from s11tui.tui.screens.outcome import OutcomeScreen
from s11tui.tui.widgets.segments import Segments
from s11tui.tui.widgets.writing import Writing
from support.driving import Driven, driven
from support.partnership import Partnership

ROOMY = (120, 60)


async def moderate(one: Driven, partnership: Partnership, who: str = "mo") -> Moderate:
    screen = Moderate(partnership.view(who), "policy")
    await one.app.push_screen(screen)
    await one.settled()
    return screen


async def test_a_judgement_that_was_not_sent_is_there_again(partnership: Partnership) -> None:
    partnership.in_moderation()
    async with driven(partnership.ws.path, partnership.clock, "mo-derator", ROOMY) as mo:
        screen = await moderate(mo, partnership)
        screen.query_one("#grades").focus()
        await mo.press("down", "down", "enter")
        chosen = screen.judgement.grade
        screen.query_one("#how", Segments).focus()
        await mo.press("right")
        screen.query_one("#why").focus()
        await mo.type("Half a reas")
        await mo.until(lambda: "Half a reas" in partnership.mo.jotting.kept(partnership.ref).values())
        # Killed now: nothing is saved any more.
    async with driven(partnership.ws.path, partnership.clock, "mo-derator", ROOMY) as mo:
        screen = await moderate(mo, partnership)
        assert screen.query_one("#why", Writing).text == "Half a reas"
        assert screen.judgement.grade == chosen != partnership.view("mo").standards()[0].self_grade
        assert screen.judgement.how == "asked"
        screen.query_one("#why").focus()
        await mo.press("end")
        await mo.type("on")
        await mo.press("f4")
        await mo.app._settle_all()
        assert partnership.mo.jotting.kept(partnership.ref) == {}
    (made,) = partnership.view("mo").standards()[0].proposals
    assert made.reason == "Half a reason"


async def test_nobody_else_sees_what_was_not_sent(partnership: Partnership) -> None:
    partnership.in_moderation()
    before = [partnership.view(who) for who in ("lead", "ada", "manager")]
    partnership.mo.jotting.keep(partnership.ref, "policy/reason", "Half a reas")
    assert [partnership.view(who) for who in ("lead", "ada", "manager")] == before
    assert partnership.ada.jotting.kept(partnership.ref) == {}
    assert partnership.view("lead").other_drafts == 0


async def test_what_is_marked_to_go_back_is_there_again(partnership: Partnership) -> None:
    partnership.in_moderation()
    async with driven(partnership.ws.path, partnership.clock, "cha-irwoman", ROOMY) as chair:
        screen = await moderate(chair, partnership, "chair")
        screen.back["training"] = "Which teams?"
        await chair.press("escape")
    async with driven(partnership.ws.path, partnership.clock, "cha-irwoman", ROOMY) as chair:
        screen = await moderate(chair, partnership, "chair")
        assert screen.back == {"training": "Which teams?"}
        del screen.back["training"]
        await chair.press("escape")
    assert partnership.chair.jotting.kept(partnership.ref) == {}


async def test_a_challenge_that_was_not_sent_is_there_again(partnership: Partnership) -> None:
    partnership.shared()
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", ROOMY) as lead:
        await lead.app.push_screen(OutcomeScreen(partnership.view()))
        await lead.settled()
        await lead.press("enter", "down", "enter")
        await lead.paste("It was shown in May.")
        await lead.press("f4")
        await lead.until(lambda: "It was shown in May." in partnership.lead.jotting.kept(partnership.ref).values())
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", ROOMY) as lead:
        await lead.app.push_screen(OutcomeScreen(partnership.view()))
        await lead.settled()
        assert "It was shown in May." in lead.shown
        await lead.press("f5", "f4")
        await lead.until(lambda: partnership.lead.jotting.kept(partnership.ref) == {})
    found = partnership.view().standard("policy")
    assert found is not None
    assert found.outcome is not None
    assert found.outcome.challenged == "It was shown in May."
