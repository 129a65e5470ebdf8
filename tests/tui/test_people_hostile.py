"""The manager's screens where everything is called what has hurt programs before; and all of it by mouse."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from s11tui.audit.register import Grant
from s11tui.tui.widgets.key_bar import KeyBar
from s11tui.tui.widgets.line_list import LineList
from s11tui.tui.widgets.pick_list import PickList
from support.driving import Driven, driven
from support.hostile import HOSTILE, REAL_TEXTS, SEEN, obeyed
from support.hostile_partnership import begin_hostile, copied_hostile
from support.partnership import Partnership
from support.quick_passphrases import quick_passphrases  # noqa: F401
from support.reading_screens import read, seen

MANAGER = "partnership-manager"


@pytest.fixture(scope="module")
def hostile_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "template.s11"
    begin_hostile(path)
    return path


@pytest.fixture
def hostile(hostile_template: Path, tmp_path: Path) -> Iterator[Partnership]:
    one = copied_hostile(hostile_template, tmp_path / "hostile.s11")
    yield one
    one.ws.close()


async def choose(someone: Driven, row: str, selector: str = "#steps") -> None:
    shown = someone.app.screen.query_one(selector, PickList)
    shown.focus()
    shown.point_at(row)
    await someone.press("enter")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["small", "large"])
async def test_every_screen_shows_hostile_names_as_they_are(hostile: Partnership, size: tuple[int, int]) -> None:
    async with driven(hostile.ws.path, hostile.clock, MANAGER, size) as manager:
        await manager.press("f11")
        assert SEEN in seen(manager)
        await manager.type("lee-lead [/]")
        await manager.press("enter")
        assert manager.where == "PersonScreen"
        assert SEEN in await read(manager)
        for key in ("f4", "f6", "f3", "f8"):
            await manager.press(key, "escape")
            assert manager.where == "PersonScreen", key
        await choose(manager, "role 0")
        await manager.press("escape", "escape", "f6")
        assert SEEN in seen(manager)
        await manager.press("enter")
        assert SEEN in await read(manager)
        await manager.press("escape", "escape", "f8")
        assert SEEN in await read(manager)
        await manager.press("enter")
        assert SEEN in seen(manager)
        await manager.press("enter")
        assert SEEN in await read(manager, ".dialog")
        await manager.press("escape", "f4", "escape", "f6", "escape", "f8", "f4")
        assert SEEN in await read(manager, ".dialog")
        await manager.press("escape", "escape", "f4", "enter", "enter")
        assert manager.where == "Ask"
        assert not obeyed(manager.shown)


async def test_any_name_that_can_be_entered_is_listed_and_found(partnership: Partnership) -> None:
    add = partnership.manager.people.add_person
    with partnership.manager.batch():
        for number, name in enumerate(REAL_TEXTS):
            text = HOSTILE[name].strip()
            if len(text) < 1000:
                add(f"n{number} {text}", [Grant("moderator")], f"n{number}")
    async with driven(partnership.ws.path, partnership.clock, MANAGER, (120, 60)) as manager:
        await manager.press("f11")
        lines = manager.app.screen.query_one("#list", LineList)
        assert len(lines.words) > 30
        for _ in lines.words:
            await manager.press("down")
            assert not obeyed(manager.shown)
        await manager.type("n3 [@")
        await manager.paste("[/]")
        assert manager.where == "PeopleScreen"


async def test_a_person_is_opened_and_changed_with_the_mouse_alone(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, MANAGER, (100, 40)) as manager:
        await click_key(manager, "F11")
        lines = manager.app.screen.query_one("#list", LineList)
        names = [one.split(" · ")[0] for one in lines.words]
        await manager.click("#list", offset=(25, names.index("Mo Derator")))
        assert manager.where == "PersonScreen"
        await click_key(manager, "F8")
        await manager.click("#do")
        assert not partnership.ws.registry.person("mo-derator").active
        await click_key(manager, "Esc")
        assert manager.where == "PeopleScreen"
        await click_key(manager, "F6")
        assert manager.where == "AgenciesScreen"


async def click_key(someone: Driven, key: str) -> None:
    """Click a key at the foot."""
    bar = someone.app.screen.query_one(KeyBar)
    for row, text in enumerate(bar.render().plain.splitlines()):
        if f"{key} " in text:
            await someone.pilot.click(KeyBar, offset=(text.index(f"{key} ") + 2, row))
            await someone.settled()
            return
    raise AssertionError(f"{key} is not at the foot")
