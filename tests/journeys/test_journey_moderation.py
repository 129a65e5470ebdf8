"""From three submitted returns to an action verified: a moderation as people sit before it, a meeting killed in it."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from s11tui.tui.widgets.line_list import LineList
from support.blind_meeting import gone_on_with_and_ended, killed_and_resumed, planned_and_begun
from support.blind_moderation import (
    AGREED,
    CONFLICT,
    GOAL,
    HALF,
    OFFER,
    PRACTICE,
    REST,
    SECRETS,
    TASK,
    WISH,
    a_question_is_answered,
    one_standard_goes_back_and_comes_again,
    shown,
    sits,
    two_propose_blind,
)
from support.clocks import HandClock
from support.driving import Driven
from support.meetings import three_submitted
from support.partnership import Partnership, begin, opened
from support.picking import open_line, pick, write

OTHERS = (("Northtown Police", "northtown", "police"), ("Riverside Hospital", "riverside", "health"))
DISPUTED, HEARD = "The chief signed it in May.", "Heard; it was signed after the meeting."


@pytest.fixture
def blind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Partnership]:
    """A partnership whose moderators grade separately first, with three returns that are in."""
    monkeypatch.chdir(tmp_path)
    path, clock = tmp_path / "blind.s11", HandClock()
    begin(path, clock, separately=True)
    one = opened(path, clock)
    yield one
    one.ws.close()


def printed(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def told_to_the_agency(one: Partnership) -> str:
    """Everything that the lead can get at: the return, its history, home, actions."""
    desk = one.lead.reading
    return repr((one.view(), desk.history(one.ref), desk.home(), desk.actions(), desk.changes(one.ref)))


def _papers_say_what_was_decided(exports: Path) -> None:
    minutes = printed(next(exports.glob("minutes-*.pdf")))
    for words in (AGREED, HALF + REST, WISH, TASK.rstrip("."), OFFER, PRACTICE, GOAL, CONFLICT, "Pat Guest"):
        assert words in minutes, words
    letter = printed(next(exports.glob("letter-police-*.pdf")))
    for words in ("lowered from “Good” to “Requires improvement”", AGREED, WISH, TASK.rstrip("."), GOAL):
        assert words in letter, words
    for words in (*SECRETS, "Mo Derator", "DRAFT", PRACTICE):
        assert words not in letter, words
    other = printed(next(exports.glob("letter-northtown-*.pdf")))
    assert PRACTICE in other
    assert HALF + REST in other
    assert not any(words in other for words in SECRETS)


async def _challenged_and_decided_against(one: Partnership, exports: Path) -> None:
    async with sits(one, "lee-lead", (100, 40)) as lead:
        await open_line(lead, "Section 11 2027")
        await pick(lead, "policy", "#standards")
        await pick(lead, "again")
        await lead.paste(DISPUTED)
        await lead.press("f4", "f5", "f4")
        assert "1 grade not decided yet." in lead.shown
    async with sits(one, "cha-irwoman") as chair:
        await open_line(chair, "Section 11 2027", "Exampleshire Police")
        await chair.until(lambda: DISPUTED in shown(chair))
        await pick(chair, "ri", "#grades")
        chair.app.screen.query_one("#why").focus()
        await chair.press("ctrl+a")
        await chair.paste(HEARD)
        await chair.press("f5", "f4")
        assert one.view("chair").state == "agreed"
    async with sits(one, "lee-lead", (100, 40)) as lead:
        await open_line(lead, "Section 11 2027")
        assert "Agreed: decided after a challenge." in lead.shown
        await lead.press("f9")
        await lead.until(lambda: "Written to" in lead.shown)
        report = printed(next(exports.glob("return-*.pdf")))
        assert f"The agency’s view {DISPUTED}" in report
        assert HEARD in report
        assert not any(words in report for words in SECRETS)
        await lead.press("escape", "escape")
        await _said_done(lead, "Minutes of April", "It is signed.")


async def _accepted(one: Partnership, ref: str, exports: Path) -> None:
    """The second agency writes its own letter, and takes its grades as they are."""
    letter = next(exports.glob("letter-northtown-*.pdf"))
    before = letter.read_bytes()
    letter.unlink()
    async with sits(one, "northtown-lead", (100, 40)) as lead:
        await open_line(lead, "Section 11 2027")
        assert HALF + REST in shown(lead)
        assert not any(words in lead.shown for words in SECRETS)
        await lead.app.screen.run_action("letter")
        await lead.until(lambda: "Written to" in lead.shown)
        assert letter.read_bytes() == before, "who prints it makes no difference"
        await lead.press("escape", "f4", "f4")
        assert one.chair.reading.open(ref).state == "agreed"


async def _said_done(lead: Driven, shows: str, note: str) -> None:
    await lead.press("f3")
    listed = lead.app.screen.query_one("#list", LineList)
    listed.focus()
    await lead.press("f7")
    await lead.type("signed")
    await lead.press("enter", "enter")
    await pick(lead, "said done", "#steps")
    await write(lead, note=note, title=shows)
    await lead.press("f4")
    assert "Recorded." in lead.shown


async def _not_accepted_then_verified(one: Partnership) -> None:
    async with sits(one, "fol-low", (120, 40)) as follower:
        await open_line(follower, "to be verified")
        await follower.press("enter")
        assert "shown: Minutes of April" in shown(follower)
        await pick(follower, "open", "#steps")
        await write(follower, note="The copy is not signed.")
        await follower.press("f4")
    async with sits(one, "lee-lead", (100, 40)) as lead:
        assert GOAL in lead.shown, "it is theirs again"
        await _said_done(lead, "The signed page", "Here it is.")
    async with sits(one, "fol-low", (120, 40)) as follower:
        await open_line(follower, "to be verified")
        await follower.press("enter")
        assert "The copy is not signed." in shown(follower)
        await pick(follower, "verified closed", "#steps")
        await pick(follower, "tested", "#field-how")
        await write(follower, note="The page was seen.")
        await follower.press("f4")
    done = next(each for each in one.chair.reading.actions(one.ref) if each.what == GOAL)
    assert [each.state for each in done.log] == ["open", "said done", "open", "said done", "verified closed"]
    assert (done.log[-1].how, done.log[-1].note) == ("tested", "The page was seen.")


async def test_from_three_submitted_returns_to_an_action_verified(blind: Partnership, tmp_path: Path) -> None:
    one, exports = blind, tmp_path / "exports"
    refs = three_submitted(one, OTHERS)
    await two_propose_blind(one)
    await a_question_is_answered(one)
    await one_standard_goes_back_and_comes_again(one)
    await planned_and_begun(one)
    if sys.platform != "win32":
        killed_and_resumed(one, refs[1])
    known = told_to_the_agency(one)
    assert not any(words in known for words in (*SECRETS, AGREED, WISH, TASK, GOAL)), "nothing is shared yet"
    await gone_on_with_and_ended(one, exports)
    _papers_say_what_was_decided(exports)
    await _challenged_and_decided_against(one, exports)
    await _accepted(one, refs[1], exports)
    await _not_accepted_then_verified(one)
    known = told_to_the_agency(one)
    assert all(words in known for words in (AGREED, WISH, TASK, GOAL))
    assert not any(words in known for words in SECRETS)
    kinds = {each.kind for each in one.lead.reading.history(one.ref)}
    assert not any("propos" in kind or "conflict_decl" in kind or "panel" in kind for kind in kinds), kinds
    assert one.ws.verify().ok
