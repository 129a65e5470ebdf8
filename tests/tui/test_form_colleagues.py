"""Colleagues in the form: who has what and since when, giving and taking back, and a list of one's own."""

from s11tui.audit.view_models import StandardView
from s11tui.tui.screens.form import Form
from s11tui.tui.screens.menu import Menu
from s11tui.tui.widgets.pick_list import PickList
from support.driving import Driven, driven
from support.partnership import Partnership

BROAD = (120, 50)


def form(one: Driven) -> Form:
    assert isinstance(one.app.screen, Form)
    return one.app.screen


def standard(partnership: Partnership, name: str, who: str = "lead") -> StandardView:
    found = partnership.view(who).standard(name)
    assert found is not None
    return found


def given(partnership: Partnership) -> dict[str, list[str]]:
    """Who has which standard, by name."""
    return {one.id: [each.name for each in one.assigned] for one in partnership.view().standards() if one.assigned}


def rows(one: Driven) -> dict[str, str]:
    """What the open menu says, by row."""
    assert isinstance(one.app.screen, Menu)
    found = one.app.screen.query_one("#menu", PickList).rows
    return {row.id: f"{row.head.plain} {row.body.plain}".strip() for row in found}


async def pick(one: Driven, row: str) -> None:
    menu = one.app.screen.query_one("#menu", PickList)
    assert row in [each.id for each in menu.rows]
    menu.point_at(row)
    await one.press("enter")


async def colleagues(one: Driven, standard: str = "policy") -> None:
    """Open the menu of colleagues from a standard of the form."""
    if one.where == "Home":
        await one.press("enter")
    form(one).go(standard)
    await one.until(lambda: form(one).standard.id == standard)
    await one.settled()
    await one.app.screen.run_action("assign")
    await one.until(lambda: isinstance(one.app.screen, Menu))
    await one.settled()


async def test_a_standard_is_given_and_taken_back(partnership: Partnership) -> None:
    who = partnership.contributor.person.id
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", BROAD) as lead:
        await colleagues(lead)
        assert rows(lead) == {who: "Con Tributor has nothing yet"}, "only contributors of the agency"
        await pick(lead, who)
        await pick(lead, "this")
        await lead.until(lambda: given(partnership) == {"policy": ["Con Tributor"]})
        assert "It stands on the first screen of Con Tributor." in lead.shown
        since = standard(partnership, "policy").assigned[0].since
        assert "with Con Tributor since Mon 1 March 2027 at 10:00" in lead.shown
        partnership.clock.jump(days=2)
        await colleagues(lead)
        assert rows(lead)[who] == "Con Tributor has 1 standard, 0 done, since Mon 1 March 2027 at 10:00"
        await pick(lead, who)
        assert rows(lead)["this"] == "Take back 1.1 Policy"
        await pick(lead, "area")
        await lead.until(lambda: given(partnership) == {"policy": ["Con Tributor"], "lead-role": ["Con Tributor"]})
        assert standard(partnership, "policy").assigned[0].since == since, "who had it has it since then"
        await colleagues(lead)
        await pick(lead, who)
        await pick(lead, "this")
        await lead.until(lambda: given(partnership) == {"lead-role": ["Con Tributor"]})
        assert "with Con Tributor" not in lead.shown


async def test_what_somebody_has_is_listed_and_leads_there(partnership: Partnership) -> None:
    who = partnership.contributor.person.id
    partnership.fill()
    partnership.lead.answering.assign_each(partnership.ref, {"policy": [who], "recruitment": [who]})
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", BROAD) as lead:
        await colleagues(lead, "training")
        assert rows(lead)[who].startswith("Con Tributor has 2 standards, 2 done, since")
        await pick(lead, who)
        found = rows(lead)
        assert found["this"] == "Give 2.1 Training"
        assert found["go:policy"].startswith("1.1 ")
        assert [row for row in found if row.startswith("go:")] == ["go:policy", "go:recruitment"]
        await pick(lead, "go:recruitment")
        assert form(lead).standard.id == "recruitment"
        assert given(partnership) == {"policy": ["Con Tributor"], "recruitment": ["Con Tributor"]}


async def test_closing_the_menus_gives_nothing(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", BROAD) as lead:
        await colleagues(lead)
        await lead.press("enter", "escape")
        await colleagues(lead)
        await lead.press("escape")
        assert given(partnership) == {}


async def test_a_contributor_is_led_through_their_own_only(partnership: Partnership) -> None:
    who = partnership.contributor.person.id
    partnership.lead.answering.assign_each(partnership.ref, {"lead-role": [who], "recruitment": [who]})
    async with driven(partnership.ws.path, partnership.clock, "con-tributor", BROAD) as one:
        await one.press("enter")
        seen = [form(one).standard.id]
        for _ in range(3):
            await one.press("f3")
            seen.append(form(one).standard.id)
        assert seen == ["lead-role", "recruitment", "lead-role", "recruitment"]
        assert "Mine 2" in one.shown
        await one.paste("From a colleague.")
        await one.press("tab")
        await one.until(lambda: standard(partnership, "recruitment").questions[0].value == "From a colleague.")
        form(one).go("policy")
        await one.settled()
        assert "read only" in one.shown
        await one.type("x")
        await one.press("tab", "f3")
        assert form(one).standard.id == "lead-role"
        assert standard(partnership, "policy").questions[0].value is None
        assert form(one).check_action("assign", ()) is False, "giving is the lead's"
    said = standard(partnership, "recruitment").questions[0]
    assert said.who == "Con Tributor"


async def test_a_contributor_with_nothing_left_is_told_so(partnership: Partnership) -> None:
    partnership.fill()
    who = partnership.contributor.person.id
    partnership.lead.answering.grade(partnership.ref, "policy", "")
    partnership.lead.answering.assign_each(partnership.ref, {"recruitment": [who]})
    async with driven(partnership.ws.path, partnership.clock, "con-tributor", BROAD) as one:
        work = one.app.screen.query_one("#work", PickList)
        work.action_edge(0)
        await one.press("enter")
        form(one).go("recruitment")
        await one.settled()
        await one.press("f3")
        assert form(one).standard.id == "recruitment", "what others have left to do is not theirs"
        await one.app.screen.run_action("mine")
        await one.settled()
        assert "Nothing that you were given is left to do." in one.shown


async def test_where_no_contributor_is_known_it_says_who_adds_them(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "hed-teacher", BROAD) as lead:
        await lead.press("enter")
        await lead.app.screen.run_action("assign")
        await lead.until(lambda: "The partnership’s manager adds" in lead.shown)
        assert rows(lead) == {}
