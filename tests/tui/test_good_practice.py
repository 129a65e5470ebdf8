"""Good practice on the screen: marked by the panel, and the agency says what becomes of it."""

from textual.widgets import Button

from s11tui.tui.widgets.pick_list import PickList
from support.driving import driven
from support.partnership import Partnership


async def test_the_panel_marks_it_words_it_anew_and_takes_it_back(partnership: Partnership) -> None:
    partnership.in_moderation()
    async with driven(partnership.ws.path, partnership.clock, "mo-derator") as app:
        await app.press("enter")
        assert app.where == "Moderate"
        await app.app.screen.run_action("mark_practice")
        await app.settled()
        await app.paste("Police staff ask children.")
        await app.press("f4")
        assert app.where == "Moderate"
        assert "tells whose it is" in " ".join(app.shown.split())
        (marked,) = partnership.mo.reading.practices()
        assert (marked.extract, marked.kind, marked.consent) == ("Police staff ask children.", "strong", "")
        assert partnership.lead.reading.practices() == ()
        await app.app.screen.run_action("mark_practice")
        await app.settled()
        await app.press("enter", "down", "enter", "f4")
        assert partnership.mo.reading.practices() == ()


async def test_the_lead_consents_by_key_and_by_mouse_in_words_of_their_own(partnership: Partnership) -> None:
    partnership.in_moderation()
    mark = partnership.chair.moderating.mark_practice
    mark(partnership.ref, "policy", "They ask children.")
    mark(partnership.ref, "training", "They had not asked.", "learning")
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as app:
        await app.press("enter")
        assert "They ask children." not in app.shown
    partnership.chair.moderating.rest(partnership.ref, "confirmed")
    partnership.chair.moderating.share(partnership.ref)
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as app:
        await app.press("enter")
        assert app.where == "OutcomeScreen"
        assert "good practice" in app.shown.casefold()
        await app.press("f6", "enter")
        assert "They ask children." in app.shown
        await app.press("f4")
        assert "Nothing is chosen yet." in app.shown, "nobody consents by only pressing on"
        await app.press("enter", "tab")
        await app.paste(" Every time.")
        await app.press("f4")
        assert app.where == "OutcomeScreen"
        await app.press("f6", "down", "enter")
        choice = app.app.screen.query_one("#field-consent", PickList)
        assert [row.id for row in choice.rows] == ["unnamed", "named", "no"]
        await app.click("#field-consent", offset=(4, 2))
        await app.click(f"#{app.app.screen.query(Button).first().id}")
        assert app.where == "OutcomeScreen"
    found = {one.standard: one for one in partnership.manager.reading.practices()}
    assert found["policy"].consent == "unnamed"
    assert "Every time." in found["policy"].extract
    assert found["training"].consent == "no"
    (seen,) = partnership.other_lead.reading.practices()
    assert (seen.agency, seen.standard) == ("", "policy")
