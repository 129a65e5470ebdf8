"""Rounds on the manager's screens: opened, extended, closed; returns set aside and amended."""

from textual.widgets import Input

from s11tui.tui.screens.round import RoundScreen
from s11tui.tui.widgets.line_list import LineList
from s11tui.tui.widgets.pick_list import PickList
from support.driving import Driven, driven
from support.hostile import CALLED, SEEN, admitted
from support.partnership import Partnership

MANAGER, ROUND = "partnership-manager", "section-11-2027"


async def pick(someone: Driven, row: str, selector: str = "#steps") -> None:
    """Pick a row of a list by its id."""
    shown = someone.app.screen.query_one(selector, PickList)
    shown.focus()
    shown.point_at(row)
    await someone.press("enter")


async def menu(someone: Driven, row: str) -> None:
    await pick(someone, row, "#menu")


async def fill(someone: Driven, **given: str) -> None:
    """Fill in boxes of a form, whatever stood in them."""
    for name, text in given.items():
        box = someone.app.screen.query_one(f"#field-{name}")
        box.focus()
        box.text = ""  # type: ignore[attr-defined]  # of every box here
        await someone.paste(text)


def listed(someone: Driven) -> list[str]:
    return list(someone.app.screen.query_one("#list", LineList).words)


async def at_the_round(someone: Driven) -> None:
    await someone.press("f11", "f8")
    await pick(someone, f"round {ROUND}")
    assert isinstance(someone.app.screen, RoundScreen)


async def test_a_round_of_a_shipped_questionnaire_is_opened_to_agencies_that_are_marked(
    partnership: Partnership,
) -> None:
    reading = partnership.manager.reading
    partnership.manager.people.add_agency("Oak School", "school", ("secondary",), slug_="oak")
    async with driven(partnership.ws.path, partnership.clock, MANAGER, (100, 50)) as manager:
        await manager.press("f11", "f8", "f4")
        await menu(manager, "shipped section175")
        await menu(manager, "some")
        await manager.press("f4")
        assert "No agency was marked" in manager.shown
        await manager.press("f4")
        await menu(manager, "shipped section175")
        assert "All 2 that it is for" in manager.shown
        await menu(manager, "some")
        await manager.type("oak")
        await manager.press("enter")
        manager.app.screen.query_one("#letters", Input).value = ""
        await manager.settled()
        assert "[x]" in manager.shown, "it stays marked when other letters are typed"
        assert "Go on with 1 marked" in manager.shown
        await manager.click("#done")
        await fill(manager, title=CALLED, due="one day")
        await manager.press("f4")
        assert "Not done." in manager.shown
        assert len(reading.rounds()) == 1
        assert [one.id for one in reading.editions()] == ["section11-small"], "nothing by halves"
        await fill(manager, due="2027-12-17", reply_days="21")
        await pick(manager, "yes", "#field-separately")
        await manager.press("f4")
        assert "1 agency invited" in manager.shown
        assert "out of hours" in manager.shown, "what its texts name and is not set"
        assert SEEN in manager.shown
    opened = reading.rounds()[0]
    assert (opened.title, opened.due) == (" ".join(admitted(CALLED).split()), "2027-12-17")
    assert (opened.separately, opened.reply_days) == (True, 21)
    assert [one.agency for one in reading.returns(round=opened.id)] == ["oak"]


async def test_everybody_gets_more_time_and_one_gets_still_more(partnership: Partnership) -> None:
    reading = partnership.manager.reading
    async with driven(partnership.ws.path, partnership.clock, MANAGER, (80, 30)) as manager:
        await at_the_round(manager)
        await manager.press("f6")
        await fill(manager, due="2027-04-09")
        await manager.press("f4")
        assert "Not done." in manager.shown, "a reason is needed"
        await fill(manager, reason="Easter")
        await manager.press("f4")
        assert {one.due for one in reading.returns()} == {"2027-04-09"}
        assert "09 Apr 2027" in manager.shown
        await manager.type("elm")
        await manager.press("enter")
        await menu(manager, "extend")
        await fill(manager, due="2027-04-30", reason="A new head")
        await manager.press("f4")
    assert {one.agency: one.due for one in reading.returns()} == {"police": "2027-04-09", "elm": "2027-04-30"}


async def test_a_return_is_exempted_found_among_those_set_aside_and_brought_back(partnership: Partnership) -> None:
    reading = partnership.manager.reading
    async with driven(partnership.ws.path, partnership.clock, MANAGER) as manager:
        await at_the_round(manager)
        await manager.type("elm")
        await manager.press("enter")
        await menu(manager, "exempt")
        await fill(manager, reason="Inspected in May.")
        await manager.press("f4")
        assert reading.open(partnership.school).state == "exempt"
        await manager.press("escape", "f3")
        await menu(manager, "aside")
        await manager.press("escape")
        assert listed(manager) == ["Elm School"]
        assert "1 return set aside" not in manager.shown
        await manager.press("enter")
        await menu(manager, "reinstate")
        await fill(manager, reason="It has to answer after all.")
        await manager.press("f4")
        assert listed(manager) == []
    assert reading.open(partnership.school).state == "not started"


async def test_standards_of_an_agreed_return_are_amended_with_a_reason(partnership: Partnership) -> None:
    partnership.agreed()
    async with driven(partnership.ws.path, partnership.clock, MANAGER, (100, 40)) as manager:
        await at_the_round(manager)
        await manager.type("police")
        await manager.press("enter")
        await menu(manager, "amend")
        await fill(manager, reason="The wrong policy was attached.")
        await manager.press("f4")
        assert "No standard was named." in manager.shown
        assert partnership.view("manager").state == "agreed"
        await pick(manager, "policy", "#field-standards")
        await pick(manager, "training", "#field-standards")
        await manager.press("f4")
        assert "Recorded." in manager.shown
    history = partnership.manager.reading.history(partnership.ref)
    assert history[-1].kind == "amended"
    view = partnership.view()
    assert view.state == "returned"
    assert [one.id for one in view.standards() if one.editable] == ["policy", "training"]


async def test_the_board_amends_too(partnership: Partnership) -> None:
    partnership.agreed()
    async with driven(partnership.ws.path, partnership.clock, MANAGER, (100, 40)) as manager:
        await manager.press("f6")
        board = manager.app.screen
        await board._keep(partnership.ref)  # type: ignore[attr-defined]  # F8 on the return under the cursor
        await manager.settled()
        await menu(manager, "amend")
        await fill(manager, reason="A mistake.")
        await pick(manager, "policy", "#field-standards")
        await manager.press("f4")
    assert partnership.view("manager").state == "returned"


async def test_one_that_joined_later_is_invited(partnership: Partnership) -> None:
    partnership.manager.people.add_agency("Oak School", "school", ("secondary",), slug_="oak")
    async with driven(partnership.ws.path, partnership.clock, MANAGER) as manager:
        await at_the_round(manager)
        await manager.press("f4")
        offered = manager.app.screen.query_one("#found", PickList).rows
        assert [one.head.plain for one in offered] == ["Oak School"], "who is in it is not offered"
        await manager.type("oak")
        await manager.press("enter", "f4")
        assert "Oak School is invited" in manager.shown
    assert "oak" in {one.agency for one in partnership.manager.reading.returns()}


async def test_a_round_is_closed_when_that_was_asked_twice(partnership: Partnership) -> None:
    registry = partnership.ws.registry
    async with driven(partnership.ws.path, partnership.clock, MANAGER) as manager:
        await at_the_round(manager)
        await manager.press("f8")
        assert "2 returns in it are not over yet" in manager.shown
        await manager.press("f4")
        assert "Really close" in manager.shown
        assert not registry.round(ROUND).closed
        await manager.press("escape")
        assert not registry.round(ROUND).closed
        await manager.press("f8", "f4", "f4")
        assert registry.round(ROUND).closed
        assert "is closed." in manager.shown
        await manager.press("f6")
        assert manager.where == "RoundScreen", "nothing is extended any more"
