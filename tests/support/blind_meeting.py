"""A meeting over three agencies, both ways: begun in the app, killed in the real program, gone on with and ended."""

from pathlib import Path
from typing import TYPE_CHECKING

from s11tui.audit.meeting_view import MeetingView
from support.blind_moderation import (
    ADA_SAYS,
    AGREED,
    CONFLICT,
    GOAL,
    HALF,
    MO_SAYS,
    OFFER,
    PRACTICE,
    REST,
    TASK,
    WISH,
    at,
    shown,
    sits,
)
from support.driving import Driven
from support.partnership import Partnership
from support.picking import pick, step, write

if TYPE_CHECKING:
    from support.windows import Window


def meeting(one: Partnership) -> MeetingView:
    return one.chair.meetings.open(one.chair.meetings.list()[0].slug)


async def planned_and_begun(one: Partnership) -> None:
    async with sits(one, "cha-irwoman", (120, 40)) as chair:
        await chair.press("f10", "f4")
        assert "3 agencies, 1 h 00 min" in chair.shown
        for name, text in (("day", "2027-03-01"), ("starts", "14:00"), ("place", "Town hall")):
            chair.app.screen.query_one(f"#plan-{name}").focus()
            await chair.paste(text)
        await pick(chair, one.mo.person.id, "#people")
        await pick(chair, one.ada.person.id, "#people")
        await chair.press("f4", "enter")
        await pick(chair, "pack")
        await chair.until(lambda: "Written to" in chair.shown)
        await chair.press("escape", "enter")
        await pick(chair, "start")
        await pick(chair, "people", "#todo")
        for _ in range(2):
            await chair.press("space", "down")
        await chair.press("f4")
        await write(chair, name="Pat Guest", role="school nurse")
        await chair.press("f4", "escape")
        await _first_agency(one, chair)
    assert len(meeting(one).attendance) == 3


async def _first_agency(one: Partnership, chair: Driven) -> None:
    """Proposals revealed together, an outcome against both of them, what is asked and undertaken, an action."""
    await chair.press("f9")
    assert "2 proposals, covered" in chair.shown
    assert MO_SAYS not in chair.shown
    await chair.press("f6")
    assert MO_SAYS in shown(chair)
    assert ADA_SAYS in shown(chair)
    await chair.press("r", "i", "enter")
    await chair.type(AGREED)
    await chair.press("f5")
    assert (outcome := at(one, "policy").outcome) is not None
    assert (outcome.outcome, outcome.reason, outcome.meeting_id) == ("lowered", AGREED, meeting(one).id)
    await chair.press("f7")
    await write(chair, text=WISH)
    await chair.press("f4", "f7")
    await pick(chair, "undertaking", "#field-kind")
    await pick(chair, "partner", "#field-owned_by")
    await write(chair, text=TASK, owner="Business manager", due="2027-06-30")
    await chair.press("f4", "f10")
    await write(chair, what=GOAL, owner="Head of policy", due="2027-05-01")
    await chair.press("f4")
    await step(chair, "confirm")
    assert meeting(one).items[0].about.decided == 4


def killed_and_resumed(one: Partnership, second: str) -> None:
    """In the real program: killed while a reason is typed, and gone on with in another process."""
    from support.later import later_window

    slug = meeting(one).slug
    with later_window(one.ws.path, "cha-irwoman", one.clock) as chair:
        _to_the_meeting(chair)
        chair.sees("Exampleshire Police ·", WISH, "Mo Derator:")
        chair.press("f9")
        chair.sees("Northtown Police ·", "2.1 Training", "that matter", "As it is, RI")
        chair.send("g\r")
        chair.sees("needed: it is not the self-grade")
        chair.send(HALF)
        chair.sees(HALF)
        chair.until(lambda: any(HALF in text for text in one.chair.meetings.drafts(slug).values()), "it was not kept")
        chair.kill()
    before = meeting(one)
    assert before.conflicts == (("Mo Derator", "Northtown Police", CONFLICT),), "declared before the meeting"
    with later_window(one.ws.path, "cha-irwoman", one.clock) as chair:
        _to_the_meeting(chair)
        chair.sees("Northtown Police ·", "2.1 Training", HALF, "needed: it is not the self-grade")
        assert meeting(one).head == before.head, "coming back changes nothing"
        chair.press("enter")
        chair.send(REST)
        chair.sees("since.")
        chair.press("f5")
        chair.sees("Recorded.")
        chair.leaves()
    found = one.chair.reading.open(second).standard("training")
    assert found is not None
    assert found.outcome is not None
    assert (found.outcome.grade, found.outcome.reason) == ("good", HALF + REST)


def _to_the_meeting(chair: "Window") -> None:
    chair.sees("F10 meetings")
    chair.press("f10")
    chair.sees("Now", "Follow-up")
    chair.press("enter")


async def gone_on_with_and_ended(one: Partnership, exports: Path) -> None:
    async with sits(one, "cha-irwoman", (120, 40)) as chair:
        await chair.press("f10", "enter")
        assert "Northtown Police ·" in chair.shown
        await chair.press("f8")
        await pick(chair, "practice")
        await pick(chair, "named", "#field-consent")
        await write(chair, extract=PRACTICE, by="Lead of Northtown Police")
        await chair.press("f4", "f7")
        await pick(chair, "offer", "#field-kind")
        await write(chair, text=OFFER)
        await chair.press("f4")
        await step(chair, "confirm")
        await chair.press("f9")
        assert "Riverside Hospital ·" in chair.shown
        await step(chair, "confirm")
        await chair.press("f8")
        await pick(chair, "finish")
        assert "Everything on the agenda is decided." in chair.shown
        await chair.press("f4")
        assert chair.where == "MeetingAfter"
        await chair.press("f4", "f4")
        await chair.press("f8")
        await chair.until(lambda: "3 written to" in chair.shown)
        await chair.press("escape", "f9")
        await chair.until(lambda: "Written to" in chair.shown)
    assert meeting(one).stage == "ended"
    assert sorted(each.name.split("-")[0] for each in exports.glob("*.pdf")) == ["letter"] * 3 + ["minutes", "pack"]
