"""Texts that have hurt programs before, on every screen: shown as they are, obeyed nowhere."""

import pytest
from textual.content import Content

from s11tui.audit.register import Grant
from s11tui.text import admit
from s11tui.tui.widgets.pick_list import PickList, Row
from s11tui.tui.words import cell, line, muted, plain, strong
from s11tui.workspace.entries import Given, Graded, Planned, Shown
from support.driving import Driven, driven
from support.hostile import HOSTILE, REAL_TEXTS
from support.partnership import COMPLETE, Partnership

ALL = "\n".join(text for name, text in HOSTILE.items() if name not in ("many lines", "long word"))
LONG = "z" * 10_000


def _danger(text: str) -> set[str]:
    return {letter for letter in text if (ord(letter) < 32 and letter not in "\n\t") or 0x7F <= ord(letter) < 0xA0}


def _is_harmless(someone: Driven) -> bool:
    """Nothing that a terminal would obey stands on the screen, and the app still runs."""
    return not _danger(someone.shown) and someone.app.is_running


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_words_are_made_harmless_one_by_one(name: str) -> None:
    text = HOSTILE[name]
    for made in (plain(text), line(text), muted(text), strong(text)):
        assert isinstance(made, Content)
        assert not _danger(made.plain)
    assert not _danger(cell(text).plain)
    assert plain(text).plain == admit(text).text
    assert not plain(text).spans, "no markup is read in it"


@pytest.fixture
def hostile(partnership: Partnership) -> Partnership:
    """A partnership in which everything that people can write is hostile."""
    ref, lead = partnership.ref, partnership.lead
    partnership.manager.people.set("front_door", "[@click=app.quit]0300[/]")
    partnership.manager.people.add_person("[/] [bold Person", [Grant("moderator")], "odd")
    entries = [one for one in COMPLETE if one.standard != "policy"]
    lead.answering.fill(
        ref,
        [
            *entries,
            Given("policy", "in-place", ALL),
            Given("policy", "how-you-know", LONG),
            Graded("policy", "ri", ALL),
            Shown("policy", "[/] [@click=app.quit]title[/]", "[/x] held \x1b]0;x\x07", ""),
            Planned("policy", "[/] do it [@click=app.quit]now[/]", "[bold owner", "2027-06-30"),
            Given("policy", "difference", HOSTILE["clipboard escape"] + " difference"),
        ],
    )
    lead.answering.comment(ref, "policy", ALL)
    return partnership


async def test_start_home_form_and_review(hostile: Partnership) -> None:
    async with driven(hostile.ws.path, hostile.clock, None, (80, 50)) as somebody:
        assert "[/] [bold Person" in somebody.shown
        assert _is_harmless(somebody)
        await somebody.press("f12")
        assert "[@click=app.quit]0300[/]" in somebody.shown
    async with driven(hostile.ws.path, hostile.clock, "lee-lead", (120, 60)) as lead:
        await lead.press("enter", "pageup", "pageup", "pageup", "pageup")
        for _ in range(6):
            assert _is_harmless(lead)
            lead.app.screen.query_one("#page").scroll_relative(y=40, animate=False, immediate=True)
            await lead.settled()
        await lead.press("f1", "escape", "f7", "escape", "ctrl+p", "escape", "f8")
        assert lead.where == "Review"
        assert _is_harmless(lead)


async def test_pasting_hostile_text_keeps_its_letters(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter")
        await lead.paste(ALL)
        assert _is_harmless(lead)
        await lead.press("tab")
        standard = partnership.view().standard("policy")
        assert standard is not None
        assert standard.questions[0].value == admit(ALL).text


async def test_board_and_moderating(hostile: Partnership) -> None:
    hostile.lead.submitting.submit(hostile.ref, "[/] Chief [b", "[@click=app.quit]role[/]")
    hostile.chair.moderating.open(hostile.ref)
    hostile.mo.moderating.propose(hostile.ref, "policy", "good", ALL)
    hostile.mo.moderating.query(hostile.ref, "policy", ALL, "agency")
    async with driven(hostile.ws.path, hostile.clock, "cha-irwoman", (120, 60)) as chair:
        await chair.press("f6", "down", "right", "right")
        assert _is_harmless(chair)
        await chair.press("enter")
        for _ in range(6):
            assert _is_harmless(chair)
            chair.app.screen.query_one("#said").scroll_relative(y=40, animate=False, immediate=True)
            chair.app.screen.query_one("#judged").scroll_relative(y=20, animate=False, immediate=True)
            await chair.settled()
        queries = chair.app.screen.query_one("#queries", PickList)
        queries.focus()
        await chair.press("home", "enter")
        assert _is_harmless(chair)


async def test_outcome(hostile: Partnership) -> None:
    hostile.lead.submitting.submit(hostile.ref, "[/] Chief [b", "[@click=app.quit]role[/]")
    hostile.chair.moderating.open(hostile.ref)
    hostile.chair.moderating.agree(hostile.ref, "policy", "good", ALL)
    hostile.chair.moderating.rest(hostile.ref, "confirmed")
    hostile.chair.moderating.share(hostile.ref)
    async with driven(hostile.ws.path, hostile.clock, "lee-lead", (120, 60)) as lead:
        standards = None
        while standards is None:
            work = lead.app.screen.query_one("#work", PickList)
            work.point_at(next(row.id for row in work.rows if "Section 11" in row.head.plain))
            await lead.press("enter")
            standards = lead.app.screen.query_one("#standards", PickList)
        assert _is_harmless(lead)
        standards.point_at("policy")
        await lead.press("enter")
        assert _is_harmless(lead)


async def test_a_click_on_hostile_text_does_nothing(hostile: Partnership) -> None:
    async with driven(hostile.ws.path, hostile.clock, "lee-lead", (100, 40)) as lead:
        await lead.press("enter", "pageup", "pageup", "pageup", "pageup")
        evidence = lead.app.screen.query_one("#evidence", PickList)
        evidence.scroll_visible(animate=False, immediate=True)
        await lead.pilot.pause()
        await lead.pilot.click("#evidence", offset=(12, 0))
        await lead.settled()
        assert lead.app.is_running
        assert lead.app.return_code is None


def test_hostile_rows_are_wrapped_and_never_cut() -> None:
    listed = PickList()
    for name in REAL_TEXTS:
        listed.show([Row("a", line(HOSTILE[name])), Row("b", line("x"), plain(HOSTILE[name]))])
        drawn = "".join(content.plain for _, content in listed._lines(40)).replace(" ", "").replace("\n", "")
        for letter in admit(HOSTILE[name]).text:
            assert letter.isspace() or letter in drawn
