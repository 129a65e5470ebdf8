"""Pack, minutes and letters are written from the screens that speak of them."""

from pathlib import Path

import pytest

from s11tui.tui.screens.printing_meeting import PrintLetters, PrintMeeting
from s11tui.workspace.desks.meetings import Plan
from support.driving import driven
from support.partnership import Partnership


async def test_papers_and_letters_say_where_they_lie_or_why_not(
    partnership: Partnership, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    one = partnership
    one.decided()
    slug = one.chair.meetings.plan(
        "section-11-2027", Plan("Follow-up", "2027-03-02", returns=(one.ref, one.school))
    ).slug
    async with driven(one.ws.path, one.clock, "cha-irwoman", (120, 40)) as chair:
        for screen, words in (
            (PrintMeeting(slug, "pack"), "pack-follow-up.pdf"),
            (PrintMeeting(slug, "minutes"), "it has not begun"),
            (PrintMeeting(slug, "actions"), "action-plan-follow-up.pdf"),
            (PrintLetters(meeting=slug), "letter-police-section-11-2027-draft.pdf"),
            (PrintLetters(one.ref), "letter-police-section-11-2027-draft.pdf"),
        ):
            chair.app.push_screen(screen)
            await chair.until(lambda words=words: words in "".join(chair.shown.split("\n")))
            if screen.title_words() == "Letters":
                assert "Not written." in chair.shown, "the school has not submitted"
            await chair.press("escape")
    one.chair.moderating.share(one.ref)
    async with driven(one.ws.path, one.clock, "lee-lead", (120, 40)) as lead:
        await lead.press("enter")
        await lead.app.screen.run_action("letter")
        await lead.until(lambda: "letter-police-section-11-2027.pdf" in lead.shown)
    written = {one.name for one in (tmp_path / "exports").iterdir()}
    assert written == {
        "pack-follow-up.pdf",
        "action-plan-follow-up.pdf",
        "letter-police-section-11-2027-draft.pdf",
        "letter-police-section-11-2027.pdf",
    }
