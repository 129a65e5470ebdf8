"""A meeting from the keyboard: planned, run over three agencies both ways, ended, and what the record says of it."""

from s11tui.audit.meeting_view import MeetingView
from s11tui.audit.view_models import StandardView
from s11tui.tui.screens.meeting_room import MeetingRoom
from s11tui.tui.widgets.pick_list import PickList
from s11tui.workspace.desks.meetings import Plan
from support.driving import Driven, driven
from support.meetings import ROUND, Three, three_agencies
from support.partnership import Partnership


def standard(one: Partnership, ref: str, name: str) -> StandardView:
    found = one.chair.reading.open(ref).standard(name)
    assert found is not None
    return found


def meeting(one: Partnership) -> MeetingView:
    return one.manager.meetings.open(one.manager.meetings.list()[0].slug)


def room(someone: Driven) -> MeetingRoom:
    assert isinstance(someone.app.screen, MeetingRoom)
    return someone.app.screen


async def pick(someone: Driven, row: str, of: str = "#menu") -> None:
    """Pick a row of a list."""
    found = someone.app.screen.query_one(of, PickList)
    found.focus()
    await someone.settled()
    found.point_at(row)
    await someone.press("enter")


async def write(someone: Driven, **fields: str) -> None:
    """Fill in boxes of the form that is open."""
    for name, text in fields.items():
        someone.app.screen.query_one(f"#field-{name}").focus()
        await someone.paste(text)


async def _plan(chair: Driven, one: Partnership) -> None:
    await chair.press("f10", "f4")
    assert "1. Exampleshire Police" in chair.shown
    assert "3 agencies, 1 h 00 min" in chair.shown
    await chair.press("f4")
    assert "The day is missing." in chair.shown
    chair.app.screen.query_one("#plan-day").focus()
    await chair.paste("2027-03-01")
    chair.app.screen.query_one("#plan-starts").focus()
    await chair.paste("14:00")
    await pick(chair, one.mo.person.id, "#people")
    await chair.press("f4")
    planned = meeting(one)
    assert (planned.starts, [name for _, name in planned.people], len(planned.items)) == ("14:00", ["Mo Derator"], 3)


async def _attendance(chair: Driven, one: Partnership) -> None:
    await chair.press("enter", "enter")
    assert "0 of 3 agencies · on time" in chair.shown
    await pick(chair, "people", "#todo")
    await chair.press("space", "down", "space", "space", "f4")
    await write(chair, name="Pat Guest", role="school nurse")
    await chair.press("f4", "escape")
    now = meeting(one)
    assert [who.name for who in now.attendance] == ["Cha Irwoman", "Pat Guest"]
    assert [who.name for who in now.apologies] == ["Mo Derator"]


async def _first(chair: Driven, one: Partnership, three: Three) -> None:
    """The first agency: proposals revealed together, one lowered, one as it is, the rest in one act."""
    await chair.press("f9")
    assert room(chair).current == "policy"
    assert "2 proposals, covered" in chair.shown
    assert "Not shown to us." not in chair.shown
    assert "Requires improvement” is proposed" not in chair.shown, "why it matters gives nothing away"
    await chair.press("f6")
    for words in ("Not shown to us.", "Mo Derator", "Ada Moderator", "tested, impact"):
        assert words in chair.shown
    await chair.press("r", "i", "enter")
    await chair.type("Thin.")
    await chair.press("f5")
    outcome = standard(one, three.first, "policy").outcome
    assert outcome is not None
    assert (outcome.outcome, outcome.reason, outcome.meeting_id) == ("lowered", "Thin.", meeting(one).id)
    await chair.press("f3", "f4")
    assert (now := standard(one, three.first, "training").outcome) is not None
    assert now.outcome == "confirmed"
    await chair.press("f7")
    await pick(chair, "undertaking", "#field-kind")
    await pick(chair, "partner", "#field-owned_by")
    await write(chair, text="We send a list.", owner="Business manager", due="2027-06-30")
    await chair.press("f4", "f10")
    await write(chair, what="Show the policy", owner="Head of policy", due="2027-05-01")
    await chair.press("f4", "f8")
    await pick(chair, "confirm")
    assert "2 standards without an outcome" in chair.shown
    await chair.press("f4")
    assert meeting(one).items[0].about.decided == 4


async def _second(chair: Driven, one: Partnership, three: Three) -> None:
    """The second: an open question, cannot tell, good practice with consent, a conflict, what they ask."""
    one.clock.jump(minutes=26)
    await chair.press("f9")
    room(chair).show_clock()
    assert "6 minutes over" in chair.shown
    room(chair).go("lead-role")
    await chair.settled()
    assert "Who covers holidays?" in chair.shown
    await chair.press("enter")
    await chair.type("No record.")
    await chair.press("f8")
    await pick(chair, "cannot_tell")
    await chair.press("f8")
    await pick(chair, "practice")
    await pick(chair, "unnamed", "#field-consent")
    await write(chair, extract="They ask children.", by="Lee")
    await chair.press("f4", "f8")
    await pick(chair, "conflict")
    await write(chair, who="ada-moderator", words="A cousin.")
    await chair.press("f4", "f7")
    await write(chair, text="A named contact in health.")
    await chair.press("f4")
    seen = standard(one, three.second, "lead-role")
    assert seen.outcome is not None
    assert (seen.outcome.outcome, seen.outcome.reason) == ("cannot tell", "No record.")
    assert [(each.extract, each.consent) for each in seen.practices] == [("They ask children.", "unnamed")]
    assert [(who, words) for who, _, words in meeting(one).conflicts] == [("Ada Moderator", "A cousin.")]


async def _third_and_end(chair: Driven, one: Partnership, three: Three) -> None:
    """The third, which turning to it opens; a slip is taken back; the end says what is not decided."""
    await chair.press("f9")
    assert one.chair.reading.open(three.third).state == "in moderation"
    await chair.press("f7")
    await write(chair, text="A slip.")
    await chair.press("f4")
    await pick(chair, meeting(one).notes[-1].id, "#notes")
    await pick(chair, "back")
    await chair.press("f8")
    await pick(chair, "finish")
    assert "Northtown Police: 3 standards without an outcome" in chair.shown
    assert "Exampleshire Police:" not in chair.shown
    await chair.press("f4")
    assert chair.where == "MeetingAfter"
    await chair.press("f4")
    assert "Exampleshire Police" in chair.shown
    await chair.press("f4")
    assert one.chair.reading.open(three.first).state == "grades shared"
    assert one.chair.reading.open(three.second).state == "in moderation"


async def test_a_meeting_over_three_agencies_both_ways(partnership: Partnership) -> None:
    one, three = partnership, three_agencies(partnership)
    async with driven(one.ws.path, one.clock, "cha-irwoman", (120, 40)) as chair:
        await _plan(chair, one)
        await _attendance(chair, one)
        await _first(chair, one, three)
        await _second(chair, one, three)
        await _third_and_end(chair, one, three)
    held = meeting(one)
    assert held.stage == "ended"
    assert [(note.kind, note.agency, bool(note.action)) for note in held.notes] == [
        ("undertaking", "Exampleshire Police", True), ("ask", "Northtown Police", False),
    ]  # fmt: skip
    assert {(action.what, action.owner_kind) for action in one.chair.reading.actions(three.first)} >= {
        ("We send a list.", "partner"), ("Show the policy", "agency"),
    }  # fmt: skip
    assert one.ws.verify().ok


async def test_the_room_on_a_small_terminal_and_by_mouse(partnership: Partnership) -> None:
    one, three = partnership, three_agencies(partnership)
    plan = Plan("Follow-up", "2027-03-01", "14:00", returns=(three.first, three.second))
    slug = one.chair.meetings.plan(ROUND, plan).slug
    one.chair.meetings.start(slug)
    async with driven(one.ws.path, one.clock, "cha-irwoman") as chair:
        await chair.press("f10", "enter")
        assert "Next is Exampleshire Police." in chair.shown
        assert "Agenda" in chair.shown
        await chair.press("f2")
        assert "to come, about" in chair.shown
        await chair.click("#agenda", offset=(4, 1))
        assert meeting(one).open_item is not None
        assert "Northtown Police · 0 of 20 minutes" in chair.shown
        await chair.click("#record")
        assert standard(one, three.second, room(chair).current).outcome is not None
        for size in ((80, 24), (200, 60), (120, 40)):
            await chair.pilot.resize_terminal(*size)
            await chair.settled()
            for words in ("Northtown Police", "agenc" if size[0] > 80 else "1 of 2", "What is in place"):
                assert words in chair.shown
            for name in ("#record", "#as_it_is", "#cannot_tell", "#why"):
                widget = chair.app.screen.query_one(name)
                assert widget.region.right <= size[0], f"{name} is cut at {size}"
            assert chair.app.screen.query_one("#side").display == (size[0] >= 100)
        assert len(list(chair.app.screen.walk_children())) < 60


async def test_who_takes_no_part_sees_only_that(partnership: Partnership) -> None:
    """In Sider works for the police and looks into the room while another chair leads it."""
    one, three = partnership, three_agencies(partnership)
    slug = one.chair.meetings.plan(ROUND, Plan("Follow-up", "2027-03-01", returns=(three.first, three.second))).slug
    one.chair.meetings.start(slug)
    one.chair.meetings.turn_to(slug, three.first)
    one.chair.meetings.note(slug, "ask", "A secret wish.", about=three.first)
    async with driven(one.ws.path, one.clock, "in-sider", (120, 40)) as insider:
        await insider.press("f10", "enter")
        assert "You take no part in the turn of Exampleshire Police" in insider.shown
        assert "A secret wish." not in insider.shown
        await insider.press("f9")
        assert "Northtown Police · 0 of 20 minutes" in insider.shown, "the next agency is theirs to lead"
