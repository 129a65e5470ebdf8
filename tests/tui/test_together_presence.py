"""Who else is here stands at the top; and whoever was cut off is taken back to where they were."""

from collections.abc import Iterator

import pytest
from textual import events, messages

from s11tui.tui import watching
from s11tui.tui.screens.form import Form
from s11tui.tui.screens.meeting_room import open_room
from s11tui.tui.screens.moderate import Moderate
from s11tui.tui.screens.review import Review
from s11tui.workspace import Workspace
from s11tui.workspace.desks.meetings import Plan
from s11tui.workspace.presences import Whereabouts
from support.driving import Driven, driven
from support.partnership import Partnership

ROOMY = (120, 60)


@pytest.fixture
def beside(partnership: Partnership) -> Iterator[Workspace]:
    """The same file, opened a second time, as another process has it."""
    with Workspace.open(partnership.ws.path, clock=partnership.clock) as ws:
        yield ws


def arrives(ws: Workspace, person: str, partnership: Partnership, standard: str, *, answers: bool = False) -> None:
    where = Whereabouts(partnership.view().id, standard, answers)
    assert ws.session(person).watching.arrive(person, where)


async def look(one: Driven) -> None:
    await one.app.watcher.look()
    await one.settled()


def places(partnership: Partnership) -> list[tuple[str, str]]:
    return partnership.ws.store.all("SELECT person, standard FROM places")


def here(partnership: Partnership) -> list[tuple[str, str]]:
    return [(person, standard) for _, person, standard, _ in partnership.ws.presences.here(partnership.view().id)]


@pytest.mark.parametrize("width", [80, 120])
async def test_colleagues_see_each_other(width: int, partnership: Partnership, beside: Workspace) -> None:
    arrives(beside, "con-tributor", partnership, "policy")
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", (width, 24)) as lead:
        await lead.press("enter")
        await look(lead)
        assert "Also here: Con Tributor (1.1)" in lead.shown
        arrives(beside, "con-tributor", partnership, "training")
        await look(lead)
        assert "Also here: Con Tributor (2.1)" in lead.shown
        arrives(beside, "sig-natory", partnership, "")
        await look(lead)
        both = "Con Tributor (2.1), Sig Natory" if width == 120 else "2 others"
        assert f"Also here: {both} · " in lead.shown
        for person in ("con-tributor", "sig-natory"):
            beside.session(person).watching.leave(person)
        await look(lead)
        assert "Also here" not in lead.shown


async def test_whoever_gives_no_sign_goes_from_the_screen(partnership: Partnership, beside: Workspace) -> None:
    arrives(beside, "con-tributor", partnership, "policy")
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", ROOMY) as lead:
        await lead.press("enter")
        await look(lead)
        assert "Also here" in lead.shown
        partnership.clock.jump(seconds=61)
        lead.app.watcher._said_at -= 21  # the next sign of one's own is due, and asks who is here
        await look(lead)
        assert "Also here" not in lead.shown


async def test_review_and_moderate_say_it_too(partnership: Partnership, beside: Workspace) -> None:
    partnership.submitted()
    arrives(beside, "sig-natory", partnership, "")
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", ROOMY) as lead:
        await lead.app.push_screen(Review(partnership.view()))
        await look(lead)
        assert "Also here: Sig Natory" in lead.shown
    partnership.chair.moderating.open(partnership.ref)
    async with driven(partnership.ws.path, partnership.clock, "mo-derator", ROOMY) as mo:
        await mo.app.push_screen(Moderate(partnership.view("mo"), "policy"))
        arrives(beside, "cha-irwoman", partnership, "training")
        await look(mo)
        assert "Cha Irwoman (2.1)" in mo.shown


async def test_an_agency_never_sees_that_the_panel_looks(partnership: Partnership, beside: Workspace) -> None:
    partnership.submitted()
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", ROOMY) as lead:
        await lead.app.push_screen(Form(partnership.view(), "policy"))
        await look(lead)
        before = lead.shown
        for person in ("mo-derator", "cha-irwoman", "partnership-manager", "scru-tineer", "in-sider"):
            arrives(beside, person, partnership, "policy")
        await look(lead)
        assert lead.shown == before


async def test_a_manager_is_seen_from_when_they_type_for_the_agency(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "partnership-manager") as manager:
        await manager.press("f6", "down", "enter")
        await look(manager)
        lead = partnership.lead.watching
        assert lead.others("mine", partnership.view().id) == ()
        await manager.press("f6")
        await manager.paste("letter of 3 March")
        await manager.press("f4")
        manager.app.watcher._said_at -= 3
        await look(manager)
        (one,) = lead.others("mine", partnership.view().id)
        assert one.person == partnership.manager.person.id


async def test_hostile_names_are_shown_as_they_are(partnership: Partnership, beside: Workspace) -> None:
    grants = list(partnership.lead.person.grants)
    partnership.manager.people.add_person("[@click=app.quit]Eve[/] [b", grants, "eve")
    arrives(beside, "eve", partnership, "policy")
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", (160, 24)) as lead:
        await lead.press("enter")
        await look(lead)
        assert "[@click=app.quit]Eve[/] [b (1.1)" in lead.shown


async def test_it_is_said_where_one_is_and_that_one_has_gone(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", ROOMY) as lead:
        me = partnership.lead.person.id
        await look(lead)
        assert here(partnership) == []
        await lead.press("enter")
        await look(lead)
        assert here(partnership) == [(me, "policy")]
        await lead.press("pagedown")
        lead.app.watcher._said_at -= 3
        await look(lead)
        assert here(partnership) == places(partnership) == [(me, "lead-role")]
        await lead.press("f8")
        lead.app.watcher._said_at -= 3
        await look(lead)
        assert here(partnership) == [(me, "")]
        await lead.press("escape", "escape")
        await look(lead)
        assert here(partnership) == places(partnership) == []


async def test_turning_pages_quickly_writes_little(partnership: Partnership, monkeypatch: pytest.MonkeyPatch) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", ROOMY) as lead:
        await lead.press("enter")
        await look(lead)
        stopped = watching.monotonic()
        # The clock stands still: how quickly pages are turned must not hang on the machine.
        monkeypatch.setattr(watching, "monotonic", lambda: stopped)
        written: list[str] = []
        arrive = type(partnership.ws.presences).arrive

        def counted(self: object, *given: object, **more: object) -> bool:
            written.append("")
            return arrive(self, *given, **more)  # type: ignore[arg-type]  # as they came

        monkeypatch.setattr(type(partnership.ws.presences), "arrive", counted)
        for _ in range(4):
            await lead.press("pagedown")
            await look(lead)
        assert written == []


# Being taken back.


async def test_whoever_was_cut_off_is_taken_back(partnership: Partnership) -> None:
    arrives(partnership.ws, "lee-lead", partnership, "training")
    partnership.lead.watching.leave("lee-lead", keep_place=True)
    partnership.lead.answering.save_draft(partnership.ref, "training", "in-place", "Half a sen", None)
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", ROOMY) as lead:
        screen = lead.app.screen
        assert isinstance(screen, Form)
        assert screen.standard.id == "training"
        assert screen.page.boxes[0].writing.text == "Half a sen"
        assert "You are back where you were; what you had typed is here." in lead.shown
        await lead.press("escape")
        assert lead.where == "Home"
        assert lead.app.is_running


async def test_whoever_left_begins_at_home(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", ROOMY) as lead:
        await lead.press("enter")
        await look(lead)
        assert places(partnership)
        await lead.press("ctrl+q")
    assert places(partnership) == []
    assert here(partnership) == []
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", ROOMY) as lead:
        assert lead.where == "Home"


@pytest.mark.parametrize("ending", ["signal", "browser"])
async def test_whoever_is_ended_comes_back_to_their_words(ending: str, partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", ROOMY) as lead:
        await lead.press("enter")
        await look(lead)
        await lead.press("pagedown")  # where they are now was not said yet
        await lead.type("Typed just now")
        if ending == "signal":
            lead.app.leave()
        else:
            lead.app.post_message(messages.ExitApp())
        await lead.until(lambda: not lead.app.is_running)
    assert here(partnership) == []
    assert places(partnership) == [(partnership.lead.person.id, "lead-role")]
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", ROOMY) as lead:
        assert isinstance(lead.app.screen, Form)
        assert lead.app.screen.standard.id == "lead-role"
        assert "Typed just now" in lead.shown


async def test_after_half_an_hour_one_begins_at_home(partnership: Partnership) -> None:
    arrives(partnership.ws, "lee-lead", partnership, "training")
    partnership.clock.jump(minutes=31)
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", ROOMY) as lead:
        assert lead.where == "Home"


async def test_who_chooses_their_name_is_taken_back_too(partnership: Partnership) -> None:
    arrives(partnership.ws, "lee-lead", partnership, "training")
    async with driven(partnership.ws.path, partnership.clock, None, ROOMY) as one:
        people = one.app.screen.query_one("#people")
        people.point_at(partnership.lead.person.id)  # type: ignore[attr-defined]  # a list of rows
        await one.press("enter")
        assert one.where == "Form"


# The second screen of a meeting.


async def test_the_second_screen_goes_with_the_chair(partnership: Partnership, beside: Workspace) -> None:
    partnership.in_moderation()
    plan = Plan("Follow-up", "2027-03-02", "14:00", chair="cha-irwoman", returns=(partnership.ref,))
    meeting = partnership.chair.meetings.plan("section-11-2027", plan).slug
    partnership.chair.meetings.start(meeting)
    chair = beside.session("cha-irwoman")
    async with driven(partnership.ws.path, partnership.clock, "mo-derator", ROOMY) as mo:
        await open_room(mo.app.screen, meeting)  # type: ignore[arg-type]  # the first screen
        await mo.settled()
        assert "1.1  " not in mo.shown
        chair.meetings.turn_to(meeting, partnership.ref)
        await look(mo)
        assert "Exampleshire Police" in mo.shown
        room = mo.app.screen
        arrives(beside, "cha-irwoman", partnership, "recruitment")
        await look(mo)
        assert room.current == "recruitment"  # type: ignore[attr-defined]  # of the meeting room
        chair.moderating.agree(partnership.ref, "recruitment", "good", "Seen.", meeting)
        await look(mo)
        assert "Seen." in mo.shown
        # Whoever turns to something else by hand stays there.
        room.go("policy")  # type: ignore[attr-defined]
        await mo.settled()
        arrives(beside, "cha-irwoman", partnership, "training")
        await look(mo)
        assert room.current == "policy"  # type: ignore[attr-defined]


async def test_coming_to_the_front_wakes_it(partnership: Partnership, monkeypatch: pytest.MonkeyPatch) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", ROOMY) as lead:
        lead.app.watcher._touched -= 100_000
        assert lead.app.watcher.is_quiet
        lead.app.post_message(events.AppFocus())
        await lead.settled()
        assert not lead.app.watcher.is_quiet
