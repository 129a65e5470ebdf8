"""Many people pasted into the manager's screens: looked at first, then all of them or none."""

from textual.containers import VerticalScroll
from textual.widgets import TextArea

from s11tui.audit.register import Grant
from support.driving import Driven, driven
from support.hostile import CALLED, SEEN, admitted, obeyed
from support.partnership import Partnership
from support.picking import pick
from support.quick_passphrases import quick_passphrases  # noqa: F401

MANAGER = "partnership-manager"
TABLE = (
    "name\temail\trole\tagency\nAl Lead\tal@elm.example\tDSL\telm\nMo Derator\t\tmoderator\t\n"
    f'Al Lead\tal@elm.example\tmoderator\t\n"{CALLED}"\th@x.example\tcontributor\tExampleshire Police\n'
)


async def begin(manager: Driven, table: str) -> None:
    await manager.press("f11", "f4")
    await pick(manager, "many")
    await look_at(manager, table)


async def look_at(manager: Driven, table: str) -> None:
    """Paste a table into the empty box, and have it looked at."""
    box = manager.app.screen.query_one("#field-table", TextArea)
    box.focus()
    box.text = ""
    await manager.paste(table)
    await manager.press("f4")


async def test_a_list_is_pasted_looked_at_and_entered(partnership: Partnership) -> None:
    registry = partnership.ws.registry
    before = registry.people()
    async with driven(partnership.ws.path, partnership.clock, MANAGER, (120, 40)) as manager:
        await begin(manager, TABLE.replace("DSL", "DSI").replace("\telm\n", "\telk\n"))
        assert manager.where == "Ask"
        assert "2 problems, and nothing was added" in manager.shown
        assert "line 2" in manager.shown
        await look_at(manager, TABLE)
        assert "Take 3 people from the list?" in manager.shown
        assert "2 people would be added. 1 is already there, with all" in manager.shown
        assert "Mo Derator · already there (mo-derator)" in manager.shown
        assert SEEN in manager.shown
        assert not obeyed(manager.shown)
        assert registry.people() == before, "only looked at"
        await manager.press("f4")
        assert manager.where == "PeopleScreen"
        assert "2 people added. 1 is already there" in manager.shown
        assert "Al Lead" in manager.shown
    elm, police = registry.agency("elm").id, registry.agency("police").id
    assert registry.person("al-lead").grants == (Grant("lead", agency=elm), Grant("moderator"))
    hostile = next(one for one in registry.people() if one.email == "h@x.example")
    assert hostile.name == " ".join(admitted(CALLED).split())
    assert hostile.grants == (Grant("contributor", agency=police),)
    assert len(registry.people()) == len(before) + 2
    assert partnership.ws.verify().problems == ()


async def test_looking_and_leaving_adds_nobody(partnership: Partnership) -> None:
    before = partnership.ws.registry.people()
    async with driven(partnership.ws.path, partnership.clock, MANAGER, (120, 40)) as manager:
        await begin(manager, TABLE)
        await manager.press("escape")
        assert manager.where == "PeopleScreen"
    assert partnership.ws.registry.people() == before


async def test_whoever_was_entered_meanwhile_is_not_entered_twice(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, MANAGER, (120, 40)) as manager:
        await begin(manager, TABLE)
        partnership.manager.people.add_person("Al Lead", [Grant("scrutineer")], email="al@elm.example")
        await manager.press("f4")
        assert "1 person added. 2 are already there; 2 new roles were given to 1 of them." in manager.shown
    assert [one.role for one in partnership.ws.registry.person("al-lead").grants] == ["scrutineer", "lead", "moderator"]


async def test_330_people_are_looked_at_by_keyboard_and_by_mouse(partnership: Partnership) -> None:
    table = "name,role,email\n" + "".join(f"Person {one:03},scrutineer,p{one}@x.example\n" for one in range(330))
    async with driven(partnership.ws.path, partnership.clock, MANAGER) as manager:
        await begin(manager, table)
        assert "Person 000" in manager.shown
        assert "Person 329" not in manager.shown
        shown = manager.app.screen.query_one("#asked", VerticalScroll)
        await manager.press("pagedown")
        assert shown.scroll_y > 0
        await manager.press("end")
        assert "Person 329" in manager.shown
        await manager.press("pageup", "home")
        assert "Person 000" in manager.shown
        await manager.click("#do")
        await manager.until(lambda: manager.where == "PeopleScreen")
        assert "330 people added." in manager.shown
    assert sum(one.name.startswith("Person ") for one in partnership.ws.registry.people()) == 330


async def test_of_thousands_of_problems_the_first_are_told(partnership: Partnership) -> None:
    table = "name,role\n" + "".join(f"Person {one},king\n" for one in range(3000))
    async with driven(partnership.ws.path, partnership.clock, MANAGER, (120, 40)) as manager:
        await begin(manager, table)
        assert "3000 problems, and nothing was added" in manager.shown
        assert "line 2: “king” is no role" in manager.shown
    assert partnership.ws.registry.find_person("Person 1") is None
