"""Last year in the form: beside the boxes, kept with one key, never done before somebody said so."""

from collections.abc import Callable

from s11tui.tui.screens.form import Form
from s11tui.tui.widgets.pick_list import PickList
from support.driving import Driven, driven
from support.two_years import TwoYears

TwoYearsMaker = Callable[[], TwoYears]


def form(one: Driven) -> Form:
    assert isinstance(one.app.screen, Form)
    return one.app.screen


async def opened(one: Driven, standard: str) -> None:
    await one.press("enter")
    await one.until(lambda: isinstance(one.app.screen, Form))
    form(one).go(standard)
    await one.until(lambda: form(one).standard.id == standard)
    await one.settled()


async def test_one_key_keeps_an_answer_that_waits(two_years: TwoYears) -> None:
    async with driven(two_years.ws.path, two_years.clock, "lee-lead", (120, 40)) as lead:
        await opened(lead, "policy")
        box = form(lead).page.boxes[0]
        assert box.writing.text == "A policy of 2024.", "it stands in the box, to be confirmed"
        assert "to be confirmed" in lead.shown
        assert two_years.question("policy/in-place").value is None, "and is no answer yet"
        await lead.press("f6")
        await lead.until(lambda: two_years.question("policy/in-place").value == "A policy of 2024.")
        assert [one.kind for one in two_years.lead.reading.history(two_years.ref)][-1] == "confirmed"


async def test_what_is_only_shown_beside_is_kept_by_the_same_key(two_years: TwoYears) -> None:
    async with driven(two_years.ws.path, two_years.clock, "lee-lead", (120, 40)) as lead:
        await opened(lead, "policy")
        assert "We asked in 2024." in lead.shown, "last year's stands beside the empty box"
        form(lead).page.boxes[1].focus_answer()
        await lead.press("f6")
        await lead.until(lambda: two_years.question("policy/how-you-know").value == "We asked in 2024.")


async def test_what_is_typed_over_it_is_the_answer(two_years: TwoYears) -> None:
    async with driven(two_years.ws.path, two_years.clock, "lee-lead", (120, 40)) as lead:
        await opened(lead, "policy")
        form(lead).page.boxes[0].writing.move_cursor(form(lead).page.boxes[0].writing.document.end)
        await lead.type(" Mended.")
        await lead.press("tab")
        await lead.until(lambda: two_years.question("policy/in-place").value == "A policy of 2024. Mended.")
        assert "policy" not in two_years.waiting()


async def test_leaving_a_standard_confirms_nothing(two_years: TwoYears) -> None:
    async with driven(two_years.ws.path, two_years.clock, "lee-lead", (120, 40)) as lead:
        await opened(lead, "policy")
        await lead.press("tab", "tab", "pagedown", "pageup", "escape")
        assert two_years.question("policy/in-place").value is None
        assert two_years.standard("policy").mark == "confirm"


async def test_emptying_the_box_sets_last_year_aside(two_years: TwoYears) -> None:
    async with driven(two_years.ws.path, two_years.clock, "lee-lead", (120, 40)) as lead:
        await opened(lead, "policy")
        form(lead).page.boxes[0].writing.select_all()
        await lead.press("backspace", "tab")
        await lead.until(lambda: "policy" not in two_years.waiting())
        assert two_years.question("policy/in-place").value is None
        assert any("What is in place" in one.what for one in two_years.standard("policy").missing)


async def test_a_choice_that_waits_is_marked_and_kept(two_years: TwoYears) -> None:
    async with driven(two_years.ws.path, two_years.clock, "lee-lead", (120, 40)) as lead:
        await opened(lead, "lead-role")
        assert "(?) Yes" in lead.shown
        await lead.app.screen.run_action("unanswered")
        form(lead).go("lead-role")
        await lead.settled()
        form(lead).page.query_one("#grades", PickList).focus()
        await lead.press("f6")
        await lead.until(lambda: two_years.question("lead-role/trained").value == "yes")
        assert two_years.question("lead-role/in-place").value == "A named lead.", "all that waited here"


async def test_last_years_grade_evidence_and_actions_stand_at_the_standard(two_years: TwoYears) -> None:
    async with driven(two_years.ws.path, two_years.clock, "lee-lead", (120, 80)) as lead:
        await opened(lead, "policy")
        assert "your grade last year" in lead.shown
        assert "agreed last year" in lead.shown
        assert "Show the policy" in lead.shown, "the action that is still open"
        assert "evidence last year, not named now" in lead.shown
        form(lead).page.query_one("#evidence", PickList).focus()
        await lead.press("home", "enter")
        await lead.until(lambda: [one.title for one in two_years.standard("policy").evidence] == ["Policy of 2024"])


async def test_what_became_of_a_standard_is_said(two_years: TwoYears) -> None:
    async with driven(two_years.ws.path, two_years.clock, "lee-lead", (120, 40)) as lead:
        changes = {one.id: one.change for one in two_years.view().standards() if one.change}
        assert changes, "some standards are not what they were"
        for standard, words in changes.items():
            if lead.where != "Form":
                await opened(lead, standard)
            else:
                form(lead).go(standard)
                await lead.settled()
            assert words.split("“")[0].strip()[:12] in lead.shown, standard


async def test_on_a_narrow_screen_it_is_behind_a_key(two_years: TwoYears) -> None:
    async with driven(two_years.ws.path, two_years.clock, "lee-lead", (80, 24)) as lead:
        await opened(lead, "policy")
        assert "We asked in 2024." not in lead.shown
        await lead.press("f2")
        form(lead).page.boxes[1].scroll_visible(animate=False)
        await lead.settled()
        assert "We asked in 2024." in lead.shown


async def test_next_to_confirm_goes_round(two_years: TwoYears) -> None:
    async with driven(two_years.ws.path, two_years.clock, "lee-lead", (120, 40)) as lead:
        await opened(lead, "policy")
        seen = []
        for _ in two_years.waiting():
            await lead.app.screen.run_action("to_confirm")
            await lead.settled()
            seen.append(form(lead).standard.id)
        assert sorted(seen) == sorted(two_years.waiting())
