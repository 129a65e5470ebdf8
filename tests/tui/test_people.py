"""People, agencies and the partnership's settings on the manager's screens: what is pressed is what is recorded."""

from pathlib import Path

import pypdf
import pytest
from textual.widgets import Input

from s11tui.audit.register import Grant
from s11tui.tui.screens.people import PeopleScreen
from s11tui.tui.screens.person import PersonScreen
from s11tui.tui.widgets.line_list import LineList
from s11tui.tui.widgets.pick_list import PickList
from support.driving import Driven, driven
from support.hostile import CALLED, SEEN, admitted
from support.partnership import Partnership
from support.quick_passphrases import quick_passphrases  # noqa: F401

GOOD, OTHER = "copper lantern orbit", "marble heron seven"
MANAGER = "partnership-manager"


async def pick(someone: Driven, row: str, selector: str = "#steps") -> None:
    """Pick a row of a list by its id."""
    shown = someone.app.screen.query_one(selector, PickList)
    shown.focus()
    shown.point_at(row)
    await someone.press("enter")


async def fill(someone: Driven, **given: str) -> None:
    """Fill in boxes of a form, whatever stood in them."""
    for name, text in given.items():
        box = someone.app.screen.query_one(f"#field-{name}")
        box.focus()
        if isinstance(box, Input):
            box.value = text
        else:
            box.text = ""  # type: ignore[attr-defined]  # of every other box
            await someone.paste(text)


async def menu(someone: Driven, row: str) -> None:
    await pick(someone, row, "#menu")


async def by_letters(someone: Driven, letters: str) -> None:
    """Find something in a list that is found by letters, and take it."""
    await someone.type(letters)
    await someone.press("enter")


def listed(someone: Driven) -> list[str]:
    return list(someone.app.screen.query_one("#list", LineList).words)


async def test_only_the_manager_has_people_to_keep(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "mo-derator") as moderator:
        assert "F11" not in moderator.shown
        await moderator.press("f11")
        assert moderator.where == "Home"


async def test_somebody_is_found_by_typing_and_changed(partnership: Partnership) -> None:
    registry = partnership.ws.registry
    partnership.manager.access.give_codes([MANAGER])
    async with driven(partnership.ws.path, partnership.clock, MANAGER, (120, 40)) as manager:
        await manager.press("f11")
        assert len(listed(manager)) == 12
        await manager.type("hed teach")
        assert [one.split(" · ")[0] for one in listed(manager)] == ["Hed Teacher"]
        await manager.press("enter")
        assert isinstance(manager.app.screen, PersonScreen)
        await pick(manager, "line email")
        await fill(manager, email="not an address")
        await manager.press("f4")
        assert "is no e-mail address" in manager.shown
        await fill(manager, email="hed@elm.example")
        await manager.press("f4")
        await pick(manager, "line name")
        await fill(manager, name="Hedda Teacher")
        await manager.press("f4")
        await pick(manager, "line login")
        await fill(manager, login="hteacher")
        await manager.press("f4")
        await pick(manager, "home")
        await by_letters(manager, "police")
        one = registry.person("hed-teacher")
        police = registry.agency("police").id
        assert (one.name, one.email, one.login, one.home) == ("Hedda Teacher", "hed@elm.example", "hteacher", police)
        assert "Exampleshire Police" in manager.shown
        await pick(manager, "home")
        await by_letters(manager, "nobody")
        assert registry.person("hed-teacher").home == ""
        await manager.press("escape", "escape")
        assert isinstance(manager.app.screen, PeopleScreen)
        assert len(listed(manager)) == 12, "Esc ended the search"


async def test_roles_are_given_and_taken_away(partnership: Partnership) -> None:
    registry = partnership.ws.registry
    police = registry.agency("police").id
    async with driven(partnership.ws.path, partnership.clock, MANAGER) as manager:
        await manager.press("f11")
        await manager.type("mo-derator")
        await manager.press("enter", "f6")
        await menu(manager, "contributor")
        await by_letters(manager, "police")
        await manager.press("f6")
        await menu(manager, "meeting-chair")
        await pick(manager, "school", "#field-kinds")
        await pick(manager, "police", "#field-kinds")
        await pick(manager, "school", "#field-kinds")
        await pick(manager, "primary", "#field-phases")
        await manager.press("f4")
        await manager.press("f6")
        await menu(manager, "group-lead")
        await by_letters(manager, "trust")
        assert registry.person("mo-derator").grants == (
            Grant("moderator"),
            Grant("contributor", agency=police),
            Grant("meeting-chair", kinds=("police",), phases=("primary",)),
            Grant("group-lead", group="trust"),
        )
        for _ in range(3):
            await pick(manager, "role 0")
            await menu(manager, "take")
        assert [one.role for one in registry.person("mo-derator").grants] == ["group-lead"]
        await pick(manager, "role 0")
        await menu(manager, "take")
        assert "would have no role left" in manager.shown
        assert registry.person("mo-derator").grants


async def test_somebody_is_added_leaves_and_is_back(partnership: Partnership) -> None:
    registry = partnership.ws.registry
    async with driven(partnership.ws.path, partnership.clock, MANAGER) as manager:
        await manager.press("f11", "f4")
        await menu(manager, "lead")
        await by_letters(manager, "elm")
        await manager.press("f4")
        assert "Not done." in manager.shown, "a name is needed"
        await fill(manager, name=CALLED, email="new@elm.example", slug="new-one")
        await manager.press("f4")
        one = registry.person("new-one")
        assert one.name == " ".join(admitted(CALLED).split())
        assert one.grants == (Grant("lead", agency=registry.agency("elm").id),)
        assert manager.where == "PersonScreen"
        assert SEEN in manager.shown
        await manager.press("f8", "f4")
        assert not registry.person("new-one").active
        assert "does not work here any" in manager.shown
        await manager.press("f4")
        assert manager.where == "PersonScreen", "who left gets no code"
        await manager.press("f8", "f4")
        assert registry.person("new-one").active


async def test_a_code_is_shown_once_and_lets_its_person_in(partnership: Partnership) -> None:
    ws = partnership.ws
    async with driven(ws.path, partnership.clock, MANAGER) as manager:
        await manager.press("f11")
        await manager.type("lee lead")
        await manager.press("enter", "f4")
        assert "From the first code on" in manager.shown
        await menu(manager, "show")
        assert manager.where == "CodeShown"
        large = next(one for one in manager.shown.splitlines() if "   -   " in one)
        code = "".join(letter for letter in large if letter.isalnum() or letter == "-")
        await manager.press("enter")
        assert manager.where == "CodeShown", "no key but Esc takes it away"
        await manager.press("escape")
        assert code not in manager.shown.replace(" ", "")
        assert "not used yet" in manager.shown
        assert ws.access.redeem("lee-lead", code, GOOD, "app").slug == "lee-lead"
        await manager.press("f5", "f3")
        assert "signed in" in manager.shown
        assert "a one-time code was given" in manager.shown
        await manager.press("escape")
        await pick(manager, "close")
        await manager.press("f4")
    assert not ws.access.account(ws.registry.person("lee-lead").id).passphrase


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "exports").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path / "exports"


async def test_everybody_new_gets_a_page_or_only_those_who_are_shown(partnership: Partnership, folder: Path) -> None:
    ws = partnership.ws
    partnership.manager.access.give_codes([MANAGER])
    async with driven(ws.path, partnership.clock, MANAGER, (120, 40)) as manager:
        assert "11 people have no way in yet" in manager.shown
        await pick(manager, "To do-people-new-", "#work")
        assert len(listed(manager)) == 11
        await manager.type("elm")
        await manager.press("f9")
        assert "1 person who has no way in yet, of those shown?" in manager.shown
        await manager.press("f4")
        await manager.until(lambda: "1 page in it" in manager.shown)
        (made,) = folder.iterdir()
        pages = [page.extract_text() for page in pypdf.PdfReader(made).pages]
        assert "Hed Teacher" in pages[-1]
        made.unlink()
        await manager.press("escape", "backspace", "backspace", "backspace", "f9", "f4")
        await manager.until(lambda: "10 pages in it" in manager.shown)
        assert len(pypdf.PdfReader(next(folder.iterdir())).pages) == 11
        await manager.press("escape")
        assert listed(manager) == []
    assert not any(one.needs_one for one in partnership.manager.access.ways_in())


async def test_codes_that_could_not_be_written_were_not_given(partnership: Partnership, folder: Path) -> None:
    folder.rmdir()
    folder.write_text("in the way")
    async with driven(partnership.ws.path, partnership.clock, MANAGER) as manager:
        await manager.press("f11", "f9", "f4")
        await manager.until(lambda: "no code was given" in manager.shown)
    assert all(one.needs_one for one in partnership.manager.access.ways_in())


async def test_a_leads_work_is_handed_over(partnership: Partnership) -> None:
    partnership.manager.people.add_person("Nell New", [Grant("contributor", agency="police")], "nell-new")
    partnership.lead.answering.save_draft(partnership.ref, "policy", "in-place", "Half a sentence", None)
    async with driven(partnership.ws.path, partnership.clock, MANAGER) as manager:
        await manager.press("f11", "f6")
        await manager.type("exampleshire pol")
        await manager.press("enter")
        assert manager.where == "AgencyScreen"
        assert "Con Tributor" in manager.shown
        await manager.press("f6")
        await by_letters(manager, "nell")
        assert "takes over from Lee Lead" in manager.shown
        await manager.press("f4")
        assert "Nell New is the lead of Exampleshire Police now" in manager.shown
    registry = partnership.ws.registry
    police = registry.agency("police").id
    assert Grant("lead", agency=police) in registry.person("nell-new").grants
    assert not registry.person("lee-lead").active


async def test_an_agency_is_added_with_its_first_person(partnership: Partnership) -> None:
    registry = partnership.ws.registry
    async with driven(partnership.ws.path, partnership.clock, MANAGER, (80, 50)) as manager:
        await manager.press("f11", "f6", "f4")
        await by_letters(manager, "school")
        await fill(manager, name=CALLED, group="Valley Trust", slug="valley", host="nowhere")
        await pick(manager, "primary", "#field-phases")
        await pick(manager, "small", "#field-size")
        await pick(manager, "boarding", "#field-tags")
        await manager.press("f4")
        assert "There is no agency" in manager.shown
        await fill(manager, host="police")
        await manager.press("f4")
        made = registry.agency("valley")
        assert (made.kind, made.phases, made.size, made.tags) == ("school", ("primary",), "small", ("boarding",))
        assert (made.group, made.host) == ("Valley Trust", registry.agency("police").id)
        assert manager.where == "AgencyScreen"
        assert SEEN in manager.shown
        await manager.press("f4")
        await menu(manager, "signatory")
        await fill(manager, name="Ann Head")
        await manager.press("f4")
        assert registry.person("ann-head").grants == (Grant("signatory", agency=made.id),)


TABLE = (
    "name\tkind\tphases\tgroup\nHill Primary\tschool\tprimary;first\tValley Trust\nValley Nursery\tearly-years\t\t\n"
)


async def test_many_agencies_are_pasted_looked_at_and_added_all_or_none(partnership: Partnership) -> None:
    registry = partnership.ws.registry
    async with driven(partnership.ws.path, partnership.clock, MANAGER, (100, 40)) as manager:
        await manager.press("f11", "f6", "f8")
        await fill(manager, table=TABLE.replace("early-years", "nursry"))
        await manager.press("f4")
        assert "line 3" in manager.shown
        assert len(registry.agencies()) == 2
        await fill(manager, table=TABLE)
        await manager.press("f4")
        assert "Add 2 agencies?" in manager.shown
        assert len(registry.agencies()) == 2
        await manager.press("f4")
        assert "2 agencies added." in manager.shown
    added = registry.agency("hill-primary")
    assert (added.phases, added.group) == (("primary", "first"), "Valley Trust")


async def test_settings_are_changed_together_or_not_at_all(partnership: Partnership) -> None:
    ws = partnership.ws
    async with driven(ws.path, partnership.clock, MANAGER, (120, 60)) as manager:
        await manager.press("f11", "f2")
        await fill(manager, front_door="01632 960999", sign_in_at="https://audit.example", idle_minutes="long")
        await manager.press("f4")
        assert "is no number of minutes" in manager.shown
        assert ws.partnership().settings["front_door"] == "01632 960000"
        await fill(manager, idle_minutes="45")
        await manager.press("f4")
        settings = ws.partnership().settings
        assert settings["front_door"] == "01632 960999"
        assert settings["sign_in_at"] == "https://audit.example"
        assert ws.partnership().idle_minutes == 45
        await manager.press("f12")
        assert "01632 960999" in manager.shown, "at once, without a new start"


async def test_everybody_changes_their_own_passphrase_where_people_sign_in(partnership: Partnership) -> None:
    ws = partnership.ws
    async with driven(ws.path, partnership.clock, "lee-lead") as lead:
        assert lead.app.screen.check_action("own_passphrase", ()) is False, "nobody signs in here yet"
    (given,) = partnership.manager.access.give_codes(["lee-lead"])
    ws.access.redeem("lee-lead", given.code, GOOD, "app")
    async with driven(ws.path, partnership.clock, "lee-lead") as lead:
        await lead.app.screen.run_action("own_passphrase")
        await lead.settled()
        await fill(lead, old=GOOD, new=OTHER, again=GOOD)
        await lead.press("f4")
        assert "not the same" in lead.shown
        assert OTHER not in lead.shown
        await fill(lead, old=OTHER, again=OTHER)
        await lead.press("f4")
        assert "That is not your passphrase" in lead.shown
        await fill(lead, old=GOOD)
        await lead.press("f4")
        assert "you sign in with the new passphrase" in lead.shown
    assert ws.access.sign_in("lee-lead", OTHER, "app")
