"""Keys that come before what they are meant for stands there: from somebody who knows the program, or a slow line."""

import asyncio
from collections.abc import Callable

import pytest
from textual import events

from s11tui.tui import type_ahead
from s11tui.tui.screens.form import Form
from s11tui.workspace.desks.library import Described
from s11tui.workspace.session import Session
from support.driving import Driven, driven
from support.partnership import Partnership


def said(partnership: Partnership) -> dict[str, str]:
    """Every text that stands in the record or as a draft, by its path."""
    texts = {
        one.path: str(one.draft or one.value or "")
        for standard in partnership.view().standards()
        for one in standard.questions
    }
    return {path: text for path, text in texts.items() if text}


def open_standard(somebody: Driven) -> str:
    assert isinstance(somebody.app.screen, Form)
    return somebody.app.screen.open_standard


async def test_words_typed_after_enter_stand_in_the_form_that_it_opens(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        lead.at_once("key:enter", "Read by all", "key:tab", "asked each term", "key:tab")
        await lead.settled()
    assert said(partnership) == {"policy/in-place": "Read by all", "policy/how-you-know": "asked each term"}


async def test_enter_pressed_twice_out_of_impatience_writes_no_line_into_the_form(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        lead.at_once("key:enter", "key:enter", "key:enter", "Read by all", "key:tab")
        await lead.settled()
    assert said(partnership) == {"policy/in-place": "Read by all"}


async def test_each_page_key_turns_a_page_and_words_go_where_they_lead(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter")
        lead.at_once(
            "One", "key:pagedown", "Two", "key:pagedown", "key:pagedown", "Four", "key:pageup", "Three", "key:tab"
        )
        await lead.settled()
        names = [one.id for one in partnership.view().standards()]
        assert open_standard(lead) == names[2]
    assert [said(partnership).get(f"{name}/in-place") for name in names[:4]] == ["One", "Two", "Three", "Four"]


async def test_a_page_key_that_is_held_down_stops_soon_after_it_is_let_go(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter")
        names = [one.id for one in partnership.view().standards()]
        lead.at_once(*["key:pagedown"] * len(names))
        await lead.settled()
        assert 0 < names.index(open_standard(lead)) <= 1 + type_ahead._REPEATED


async def test_words_typed_after_a_key_stand_in_the_dialog_that_it_opens(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter")
        lead.at_once("Kept", "key:f5", "Train two teams", "key:tab", "Head of training")
        lead.at_once("key:tab", "2027-06-30", "key:f4", " safe")
        await lead.settled()
        await lead.press("tab")
        view = partnership.view().standard("policy")
        assert view is not None
        assert [(one.what, one.owner) for one in view.actions] == [("Train two teams", "Head of training")]
    assert said(partnership) == {"policy/in-place": "Kept safe"}


async def test_what_is_pasted_waits_as_well(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        lead.at_once("key:enter", "a ")
        lead.app.post_message(events.Paste("policy, "))
        lead.at_once("read by all", "key:tab")
        await lead.settled()
    assert said(partnership) == {"policy/in-place": "a policy, read by all"}


async def test_nobody_waits_for_ever(partnership: Partnership, monkeypatch: pytest.MonkeyPatch) -> None:
    """The record does not answer: help, and who to call about a child, come all the same."""
    monkeypatch.setattr(type_ahead, "_LONGEST", 0.1)
    answered = asyncio.Event()
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        call = lead.app.bridge.call

        async def waits(work: Callable[[Session], object]) -> object:
            await answered.wait()
            return await call(work)

        monkeypatch.setattr(lead.app.bridge, "call", waits)
        lead.at_once("key:enter", "key:f12")
        await lead.until(lambda: lead.where == "AtRisk")
        answered.set()
        await lead.settled()


async def test_a_space_that_picks_leads_on_as_well(partnership: Partnership) -> None:
    partnership.lead.library.add_to(partnership.ref, "policy", Described("Known already"))
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter", "pagedown")
        lead.at_once("key:f4", " ", "Minutes of the board", "key:tab", "Shared drive", "key:f4", "Said")
        await lead.settled()
        await lead.press("tab")
    second = partnership.view().standards()[1]
    assert [(one.title, one.held_at) for one in second.evidence] == [("Minutes of the board", "Shared drive")]
    assert said(partnership) == {f"{second.id}/in-place": "Said"}


async def test_escape_goes_back_as_often_as_it_is_pressed(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter", "f8")
        assert lead.where == "Review"
        lead.at_once("key:escape", "key:escape")
        await lead.settled()
        assert lead.where == "Home"
