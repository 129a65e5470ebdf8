"""Signing in on the screen, and a session that was left alone."""

import pytest
from textual.events import Key
from textual.widgets import Input

from s11tui.errors import NotAllowed
from s11tui.tui.idling import LOOK_EVERY
from support.driving import Driven, driven
from support.partnership import Partnership
from support.quick_passphrases import quick_passphrases  # noqa: F401

GOOD, OTHER = "copper lantern orbit", "marble heron seven"


def with_account(one: Partnership, person: str = "lee-lead") -> None:
    (given,) = one.manager.access.give_codes([person])
    one.ws.access.redeem(person, given.code, GOOD, "app")


async def left_alone(somebody: Driven, one: Partnership, minutes: float = 21) -> None:
    """Let time pass, and the app look."""
    one.clock.jump(minutes=minutes)
    somebody.app._idling._look()
    await somebody.settled()


async def test_nobody_is_listed_and_the_right_passphrase_leads_home(partnership: Partnership) -> None:
    with_account(partnership)
    async with driven(partnership.ws.path, partnership.clock, None) as lead:
        assert lead.where == "SignIn"
        assert "999" in lead.shown
        for name in ("Hed Teacher", "Mo Derator", "Elm"):
            assert name not in lead.shown
        assert lead.app.bridge.people == ()
        await lead.pilot.press(*"lee-lead", "enter", *"wrong wrong wrong", "enter")
        await lead.settled()
        assert lead.where == "SignIn"
        assert "do not belong together" in lead.shown
        assert lead.app.screen.query_one("#passphrase", Input).value == ""
        await lead.pilot.press(*GOOD)
        assert GOOD not in lead.shown
        await lead.press("f4")
        assert lead.where == "Home"
        assert "Lee Lead" in lead.shown
        await lead.press("f2")
        assert lead.where == "SignIn"
    assert [one.kind for one in partnership.manager.access.log("lee-lead")][:2] == ["signed_out", "signed_in"]


async def test_with_a_one_time_code_one_chooses_a_passphrase(partnership: Partnership) -> None:
    (given,) = partnership.manager.access.give_codes(["lee-lead"])
    async with driven(partnership.ws.path, partnership.clock, None) as lead:
        await lead.press("f2")
        await lead.pilot.press(*"Lee Lead", "enter", *given.code.lower(), "enter", *GOOD, "enter", *OTHER, "enter")
        await lead.settled()
        assert "not the same" in lead.shown
        for name in ("new", "again"):
            lead.app.screen.query_one(f"#{name}", Input).value = GOOD
        lead.app.screen.query_one("#code", Input).value = given.code
        await lead.press("f4")
        assert lead.where == "Home"
    assert partnership.ws.access.sign_in("lee-lead", GOOD, "app")


async def test_a_session_left_alone_is_saved_and_covered_until_the_passphrase_is_typed(
    partnership: Partnership,
) -> None:
    with_account(partnership)
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter")
        assert lead.where == "Form"
        await lead.pilot.press(*"Half a sentence")
        await left_alone(lead, partnership)
        assert lead.where == "LockedScreen"
        assert "Half a sentence" not in lead.shown
        assert partnership.ws.store.one("SELECT text FROM drafts UNION SELECT value FROM answers") is not None
        with pytest.raises(NotAllowed):
            await lead.app.bridge.call(lambda session: session.reading.returns())
        await lead.press("escape")
        assert lead.where == "LockedScreen"
        await lead.pilot.press(*OTHER, "enter")
        await lead.settled()
        assert lead.where == "LockedScreen"
        await lead.pilot.press(*GOOD, "enter")
        await lead.settled()
        assert lead.where == "Form"
        assert "Half a sentence" in lead.shown


async def test_whoever_works_is_not_locked(partnership: Partnership) -> None:
    with_account(partnership)
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        for _ in range(4):
            await left_alone(lead, partnership, 19)
            assert lead.where == "Home"
            await lead.press("down")


async def test_who_has_no_passphrase_is_shown_out_when_left_alone(partnership: Partnership) -> None:
    with_account(partnership, "partnership-manager")
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await left_alone(lead, partnership)
        assert not lead.app.is_running or lead.app._exit


async def test_from_the_first_code_on_an_open_session_is_locked_too(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await left_alone(lead, partnership)
        assert lead.where == "Home"
        with_account(partnership)
        await lead.press("enter")
        assert lead.where == "Form"
        await left_alone(lead, partnership)
        assert lead.where == "LockedScreen"


async def test_without_accounts_nobody_is_locked_out(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await left_alone(lead, partnership, 600)
        assert lead.where == "Home"
    assert LOOK_EVERY > 1


async def test_a_passphrase_typed_without_waiting_is_never_seen_in_the_box_of_the_name(
    partnership: Partnership,
) -> None:
    with_account(partnership)
    async with driven(partnership.ws.path, partnership.clock, None) as lead:
        for key in (*"lee-lead", "enter", *GOOD):
            # As a terminal sends what is typed quickly: all before the first of it was handled.
            lead.app.post_message(Key("space" if key == " " else key, key if len(key) == 1 else None))
        await lead.settled()
        assert lead.app.screen.query_one("#name", Input).value == "lee-lead"
        assert GOOD not in lead.shown
        await lead.press("enter")
        assert lead.where == "Home"
