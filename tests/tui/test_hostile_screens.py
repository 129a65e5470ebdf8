"""Everything that can be written is hostile, and every screen shows it: as it is, and obeyed nowhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from s11tui.tui.screens.form import Form
from s11tui.tui.widgets.pick_list import PickList
from support.driving import Driven, driven
from support.hostile import SEEN, called
from support.hostile_partnership import begin_hostile, copied_hostile, moderate, share, sign
from support.partnership import Partnership
from support.reading_screens import read, seen, squeezed
from support.thorough import THOROUGH

SIZES = [(120, 40)] + [(80, 24)] * THOROUGH
at_each_size = pytest.mark.parametrize("size", SIZES, ids=lambda one: f"{one[0]}x{one[1]}")


@pytest.fixture(scope="module")
def hostile_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "template.s11"
    begin_hostile(path)
    return path


@pytest.fixture
def hostile(hostile_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Partnership]:
    """A partnership of its own, of which everything is hostile."""
    monkeypatch.chdir(tmp_path)
    one = copied_hostile(hostile_template, tmp_path / "hostile.s11")
    yield one
    one.ws.close()


def named(who: str) -> str:
    """How a hostile name begins: beside another column the rest of it may stand on the next line."""
    return squeezed(f"{who} [/]")


async def choose(someone: Driven, row: str, selector: str = "#menu") -> None:
    """Pick a row of a list by its id."""
    listed = someone.app.screen.query_one(selector, PickList)
    listed.focus()
    listed.point_at(row)
    await someone.press("enter")


async def form_of(someone: Driven, one: Partnership) -> Form:
    """Open the form of the new return at its first standard."""
    work = someone.app.screen.query_one("#work", PickList)
    await choose(someone, next(row.id for row in work.rows if "Secondround" in squeezed(row.head.plain)), "#work")
    form = someone.app.screen
    assert isinstance(form, Form)
    form.go("policy")
    await someone.until(lambda: form.standard.id == "policy")
    await someone.settled()
    return form


@at_each_size
async def test_who_one_is_who_to_call_and_home(hostile: Partnership, size: tuple[int, int]) -> None:
    async with driven(hostile.ws.path, hostile.clock, None, size) as somebody:
        assert named("lee-lead") in await read(somebody)
        await somebody.press("f12")
        assert named("front_door") in seen(somebody)
    async with driven(hostile.ws.path, hostile.clock, "lee-lead", size) as lead:
        said = await read(lead)
        assert named("Second round") in said
        await lead.press("f1")
        assert named("lado") in await read(lead, ".dialog")


@at_each_size
async def test_the_form_with_last_year_beside(hostile: Partnership, size: tuple[int, int]) -> None:
    async with driven(hostile.ws.path, hostile.clock, "lee-lead", size) as lead:
        form = await form_of(lead, hostile)
        said = await read(lead)
        assert said.count(SEEN) > 20
        for words in ("owner", "item", "N"):
            assert named(words) in said, f"what is called “{words}” is not shown"
        assert "Paragraph0ofalonganswer" in said, "last year's answer waits in its box"
        await lead.press("f2")
        explained = await read(lead)
        assert "Whatismeant" in explained or explained.count(SEEN) > said.count(SEEN)
        form.go("people")
        await lead.until(lambda: form.standard.id == "people")
        await lead.settled()
        assert named("reason") in await read(lead)
        await lead.press("ctrl+p")
        await lead.type("go to")
        await lead.until(lambda: SEEN in lead.shown)
        seen(lead)


@at_each_size
async def test_what_the_form_opens(hostile: Partnership, size: tuple[int, int]) -> None:
    async with driven(hostile.ws.path, hostile.clock, "lee-lead", size) as lead:
        form = await form_of(lead, hostile)
        await lead.press("f7")
        await lead.paste("app.quit")
        assert named("N") in await read(lead, ".found")
        await lead.press("escape")
        for box in form.page.boxes[:2]:
            box.focus_answer()
            await lead.press("f10")
            assert SEEN in await read(lead, ".dialog")
            if lead.app.screen.query_one("#menu", PickList).rows:
                await lead.press("enter")
                assert "Leaveitasitis" in await read(lead, ".dialog")
            await lead.press("escape")
        for action in ("evidence", "assign", "worksheet"):
            await lead.app.screen.run_action(action)
            await lead.settled()
            assert SEEN in await read(lead, ".dialog"), action
            await lead.press("escape")
        await lead.app.screen.run_action("assign")
        await lead.settled()
        await lead.press("enter")
        assert named("con-tributor") in await read(lead, ".dialog")
        await lead.press("escape")
        for name in ("evidence", "actions"):
            await choose(lead, form.page.query_one(f"#{name}", PickList).rows[0].id, f"#{name}")
            assert SEEN in await read(lead, ".dialog"), name
            await lead.press("escape")


@at_each_size
async def test_the_action_register_and_chasing(hostile: Partnership, size: tuple[int, int]) -> None:
    sign(hostile)
    hostile.manager.people.change_person("lee-lead", email="a[/]@x")
    hostile.clock.jump(days=200)
    async with driven(hostile.ws.path, hostile.clock, "partnership-manager", size) as manager:
        await manager.press("f3")
        assert SEEN in seen(manager)
        await manager.press("f3")
        assert named("Second round") in await read(manager, ".chosen")
        await manager.press("escape", "enter")
        assert named("owner") in await read(manager, ".dialog")
        await manager.press("escape", "escape", "f8")
        assert SEEN in seen(manager)
        await manager.press("enter")
        assert SEEN in await read(manager, ".dialog")
        await manager.press("escape", "f6", "enter")
        assert SEEN in await read(manager, ".dialog")


@at_each_size
async def test_the_library(hostile: Partnership, size: tuple[int, int]) -> None:
    async with driven(hostile.ws.path, hostile.clock, "lee-lead", size) as lead:
        await lead.press("f4")
        assert lead.where == "LibraryScreen"
        assert named("item") in await read(lead)
        await lead.press("home", "enter")
        assert named("held") in await read(lead, ".dialog")
        await choose(lead, "change")
        assert named("owner") in await read(lead, "#asked")


@at_each_size
async def test_review_and_receipt(hostile: Partnership, size: tuple[int, int]) -> None:
    async with driven(hostile.ws.path, hostile.clock, "lee-lead", size) as lead:
        await form_of(lead, hostile)
        await lead.press("f8")
        assert lead.where == "Review"
        said = await read(lead)
        assert named("original") in said
        assert squeezed("con-tributor") in said
    sign(hostile)
    async with driven(hostile.ws.path, hostile.clock, "lee-lead", size) as lead:
        await form_of(lead, hostile)
        await lead.press("f8")
        said = await read(lead)
        assert named("Chief") in said
        assert named("governors") in said
        await lead.press("f8")
        received = await read(lead, ".dialog")
        assert named("Chief") in received
        assert named("Second round") in received
        await choose(lead, "save")
        assert any(SEEN in one.read_text(encoding="utf-8") for one in hostile.ws.path.parent.rglob("receipt*.txt"))


@at_each_size
async def test_what_a_signatory_sees(hostile: Partnership, size: tuple[int, int]) -> None:
    hostile.lead.answering.confirm(hostile.ref, "policy")
    hostile.lead.submitting.send(hostile.ref)
    async with driven(hostile.ws.path, hostile.clock, "sig-natory", size) as signatory:
        await choose(signatory, signatory.app.screen.query_one("#work", PickList).current.id, "#work")
        assert signatory.where == "Review"
        assert SEEN in await read(signatory)
        await signatory.press("f5")
        await signatory.until(lambda: "Writtento" in squeezed(signatory.shown))
        seen(signatory)


@at_each_size
async def test_board_moderating_and_outcome(hostile: Partnership, size: tuple[int, int]) -> None:
    sign(hostile)
    moderate(hostile)
    async with driven(hostile.ws.path, hostile.clock, "cha-irwoman", size) as chair:
        await chair.press("f6")
        assert chair.where == "BoardScreen"
        assert "[@click=app" in seen(chair)
        await chair.press("down", "right", "right")
        seen(chair)
        await chair.press("f3", "escape", "f2", "escape", "f4")
        seen(chair)
        await chair.press("f7")
        await chair.paste(called())
        seen(chair)
    async with driven(hostile.ws.path, hostile.clock, "cha-irwoman", size) as chair:
        work = chair.app.screen.query_one("#work", PickList)
        await choose(chair, next(row.id for row in work.rows if "Second" in row.body.plain + row.head.plain), "#work")
        assert chair.where == "Moderate"
        await chair.press("pageup")
        # Where it is narrow, both parts are one under the other and scrolled together.
        said = "".join([await read(chair, part) for part in ("#middle", "#said", "#judged")])
        assert said.count(SEEN) > 10
        assert named("mo-derator") in said
        await chair.press("f7")
        assert SEEN in await read(chair, ".dialog")
        await chair.press("escape", "f8")
        seen(chair)
    share(hostile)
    async with driven(hostile.ws.path, hostile.clock, "lee-lead", size) as lead:
        work = lead.app.screen.query_one("#work", PickList)
        await choose(lead, next(row.id for row in work.rows if "Secondround" in squeezed(row.head.plain)), "#work")
        assert lead.where == "OutcomeScreen"
        assert SEEN in await read(lead)
        await choose(lead, "policy", "#standards")
        assert SEEN in seen(lead)
