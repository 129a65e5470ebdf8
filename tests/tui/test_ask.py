"""The small form: what is typed goes where it was meant to, secrets stay hidden, and a thing is done once."""

import asyncio
from collections.abc import Mapping

import pytest

from s11tui.errors import BadInput
from s11tui.tui.screens.ask import Ask, Field
from support.driving import Driven, driven
from support.partnership import Partnership

FIELDS = (
    Field("name", "Name"),
    Field("secret", "Passphrase", "secret"),
    Field("phases", "Phases", "several", "first", choices=(("first", "First"), ("middle", "Middle"), ("last", "Last"))),
    Field("text", "Why", "text"),
)


async def asked(somebody: Driven, given: list[Mapping[str, str]], wrong: str = "") -> None:
    async def do(values: Mapping[str, str]) -> None:
        await asyncio.sleep(0)
        given.append(dict(values))
        if values["name"] == wrong:
            raise BadInput("That is wrong.", "Try another.")

    somebody.app.push_screen(Ask("A form", "", FIELDS, "Save", do))
    await somebody.settled()


async def typed(somebody: Driven, *parts: str) -> None:
    """Keys that come faster than the form reads them: nothing is waited for in between."""
    somebody.at_once(*parts)
    await somebody.settled()


async def test_letters_typed_right_after_tab_go_into_the_next_box(partnership: Partnership) -> None:
    given: list[Mapping[str, str]] = []
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await asked(lead, given)
        await typed(lead, "Ann", "key:tab", "hush", "key:tab", "key:down")
        await lead.press("enter")
        await typed(lead, "key:tab", "Because", "key:f4")
        assert given == [{"name": "Ann", "secret": "hush", "phases": "first,middle", "text": "Because"}]
        assert lead.where == "Home"


async def test_a_secret_is_never_shown_and_given_as_it_was_typed(partnership: Partnership) -> None:
    given: list[Mapping[str, str]] = []
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await asked(lead, given, wrong="Ann")
        await typed(lead, "Ann", "key:tab", " two  words ")
        assert "two" not in lead.shown
        await lead.press("escape")
        assert lead.where == "Ask", "something was typed: Esc warns first"
        await lead.press("f4")
        assert given[0]["secret"] == " two  words "


@pytest.mark.parametrize("before", ["", "key:f4"])
async def test_a_key_that_repeats_does_it_once(partnership: Partnership, before: str) -> None:
    given: list[Mapping[str, str]] = []
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await asked(lead, given, wrong="Ann")
        await typed(lead, "Ann", "key:f4", *([before] if before else []))
        assert len(given) == 1
        assert "That is wrong." in lead.shown
        await lead.press("e", "f4")
        assert [one["name"] for one in given] == ["Ann", "Anne"]
        assert lead.where == "Home"
