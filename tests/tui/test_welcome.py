"""From nothing to the first answer: the welcome, by keyboard alone."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from s11tui.cli.guard import attempt
from s11tui.clock import today
from s11tui.questionnaire.vocabulary import KINDS
from s11tui.tui import beginning
from s11tui.tui.app import PartnershipApp
from s11tui.tui.bridge import Bridge
from s11tui.tui.preferences import Settings
from s11tui.workspace import Workspace
from support.clocks import HandClock
from support.driving import Driven, unwatched
from support.partnership import Partnership

SIZES = [(80, 24), (120, 40), (200, 60)]
KEYS_IN_A_MINUTE = 120
"""Somebody who types with two fingers presses two keys a second."""


@asynccontextmanager
async def newcomer(path: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Driven]:
    """The app where there is no workspace yet."""
    bridge = Bridge(path, clock=HandClock())
    app = PartnershipApp(bridge)
    try:
        with unwatched():
            async with app.run_test(size=size) as pilot:
                driven = Driven(app, pilot)
                await driven.settled()
                yield driven
                await driven.settled()
    finally:
        bridge.close()


class Typist:
    """Presses keys and counts them."""

    def __init__(self, driven: Driven) -> None:
        self.driven = driven
        self.keys = 0

    async def press(self, *keys: str) -> None:
        self.keys += len(keys)
        await self.driven.press(*keys)

    async def type(self, text: str) -> None:
        self.keys += len(text)
        await self.driven.type(text)


async def test_from_nothing_to_the_first_answer_in_under_a_minute(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "ours.s11"
    async with newcomer(path) as lead:
        assert lead.where == "Welcome"
        assert "999" in lead.shown
        typist = Typist(lead)
        await typist.press("enter")
        await typist.type("Hill Primary")
        await typist.press("enter")
        await typist.type("school")
        await typist.press("enter")
        await typist.type("Sam Lead")
        await typist.press("enter")
        assert "Which phases do you have?" in lead.shown
        await typist.press("down", "down", "enter", "f4")
        assert "On which day is it due?" in lead.shown
        await typist.press("enter")
        assert lead.where == "Form"
        await typist.press("tab", "tab")
        while not getattr(lead.app.focused, "is_written_in", False):
            await typist.press("tab")
        await typist.type("We ask each term.")
        await lead.press("ctrl+q")
    assert typist.keys < KEYS_IN_A_MINUTE, typist.keys
    with Workspace.open(path) as workspace:
        assert workspace.verify().ok
        assert workspace.partnership().name == "Hill Primary"
        session = workspace.session("sam-lead")
        [line] = session.reading.returns()
        view = session.reading.open(line.id)
        answers = [one.value for standard in view.standards() for one in standard.questions if one.value]
        assert answers == ["We ask each term."]
        assert view.round.due == (today(HandClock()) + timedelta(weeks=6)).isoformat()
        assert view.agency.name == "Hill Primary"
        edition = beginning.fitting("school")["section175"]
        assert line.asked == beginning.standards_asked(edition, "school", "", ("primary",))
        assert line.asked > beginning.standards_asked(edition, "school", "")
    assert Settings().now.welcomed
    assert [one.name for one in path.parent.iterdir() if "being-made" in one.name] == []


async def test_a_small_charity_is_offered_the_light_form(tmp_path: Path) -> None:
    path = tmp_path / "club.s11"
    async with newcomer(path) as lead:
        await lead.press("enter")
        await lead.paste("Chess club")
        await lead.press("enter")
        await lead.type("char")
        await lead.press("enter")
        await lead.paste("Vi Volunteer")
        await lead.press("enter")
        assert "How many people work or volunteer there?" in lead.shown
        await lead.type("few")
        await lead.press("enter")
        assert "Which form do you fill in?" in lead.shown
        assert "Light form" in lead.shown
        await lead.press("enter", "enter")
        assert lead.where == "Form"
    with Workspace.open(path) as workspace:
        [line] = workspace.session("vi-volunteer").reading.returns()
        editions = beginning.fitting("charity")
        assert list(editions) == ["section11"]
        light = beginning.standards_asked(editions["section11"], "charity", "light", size="small")
        assert line.asked == light < beginning.standards_asked(editions["section11"], "charity", "", size="small")


async def test_an_early_years_setting_chooses_its_questionnaire(tmp_path: Path) -> None:
    async with newcomer(tmp_path / "nursery.s11") as lead:
        await lead.press("enter")
        await lead.paste("Little Oaks")
        await lead.press("enter")
        await lead.type("early")
        await lead.press("enter")
        await lead.paste("Nina")
        await lead.press("enter")
        assert "Which questionnaire do you fill in?" in lead.shown
        first = lead.shown.index("Early years safeguarding audit")
        assert first < lead.shown.index("Section 11 self-audit"), "the nearest one stands first"


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_there_is_a_questionnaire_for_every_kind_that_asks_something(kind: str) -> None:
    for edition in beginning.fitting(kind).values():
        assert beginning.standards_asked(edition, kind, "") > 5


async def test_a_second_enter_gives_nothing_twice(tmp_path: Path) -> None:
    path = tmp_path / "x.s11"
    async with newcomer(path) as lead:
        await lead.press("enter")
        for words in ("Hill", "Sam"):
            await lead.paste(words)
            for _ in range(2):
                lead.app.simulate_key("enter")
            await lead.settled()
            if lead.app.screen.query_one("#box").has_class("hidden"):
                await lead.press("enter")
        await lead.press("enter")
        for _ in range(3):
            lead.app.simulate_key("enter")
        await lead.settled()
        await lead.until(lambda: lead.where == "Form")
    with Workspace.open(path) as workspace:
        assert len(workspace.session("sam").reading.returns()) == 1


async def test_going_back_keeps_what_was_written(tmp_path: Path) -> None:
    async with newcomer(tmp_path / "x.s11") as lead:
        await lead.press("enter")
        await lead.paste("Hill Primary")
        await lead.press("enter", "escape")
        assert "What is your agency" in lead.shown
        assert "Hill Primary" in lead.shown
        await lead.press("escape")
        assert lead.where == "Welcome"
    assert list(tmp_path.iterdir()) == [], "nothing is made before the last answer"


async def test_what_cannot_be_taken_is_told(tmp_path: Path) -> None:
    async with newcomer(tmp_path / "x.s11") as lead:
        await lead.press("enter", "enter")
        assert "Nothing was written." in lead.shown
        await lead.paste("Hill")
        await lead.press("enter")
        await lead.type("school")
        await lead.press("enter")
        await lead.paste("Sam")
        await lead.press("enter", "f4")
        assert "Nothing is marked." in lead.shown
        await lead.press("enter", "f4")
        for wrong, words in (("soon", "is not a date"), ("2001-01-01", "is past")):
            await lead.press("ctrl+u")
            await lead.paste(wrong)
            await lead.press("enter")
            assert words in lead.shown
        assert lead.where == "Steps"
    assert list(tmp_path.iterdir()) == []


async def test_a_partnership_goes_to_the_managers_home(tmp_path: Path) -> None:
    path = tmp_path / "p.s11"
    async with newcomer(path) as manager:
        await manager.press("down", "enter")
        await manager.paste("Exampleshire Safeguarding Children Partnership")
        await manager.press("enter")
        await manager.paste("Mary Manager")
        await manager.press("enter")
        assert manager.where == "Home"
        assert "Mary Manager" in manager.shown
    with Workspace.open(path) as workspace:
        assert [one.name for one in workspace.people()] == ["Mary Manager"]
        assert not workspace.partnership().alone


async def test_a_file_that_is_there_is_opened(tmp_path: Path, partnership: Partnership) -> None:
    async with newcomer(tmp_path / "none.s11") as lead:
        await lead.press("down", "down", "down", "enter")
        await lead.paste(str(tmp_path / f"{'a-long-name-' * 12}.s11"))
        await lead.press("enter")
        assert "Not done." in lead.shown, "there is no such file"
        await lead.press("ctrl+u")  # of a line that is wrapped over several, all goes
        await lead.paste(str(partnership.ws.path))
        await lead.press("enter")
        await lead.until(lambda: lead.where == "Start")
        assert "Lee Lead" in lead.shown


async def test_the_example_is_made_once_and_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Path] = []

    def build(path: Path, size: str) -> None:
        made.append(path)
        Workspace.create(path, partnership="Invented", manager="Ivy").close()

    monkeypatch.setattr("s11tui.demo.build", build)
    monkeypatch.setattr(beginning, "usual_folder", lambda: tmp_path)
    for _ in range(2):
        async with newcomer(tmp_path / "none.s11") as someone:
            await someone.press("down", "down", "enter")
            assert someone.where == "Start"
            assert "Ivy" in someone.shown
    assert made == [tmp_path / "demo-small.s11"]


async def test_half_a_workspace_is_taken_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("s11tui.workspace.desks.rounds.Rounds.open", fails)
    async with newcomer(tmp_path / "x.s11") as lead:
        await lead.press("enter")
        await lead.paste("Hill")
        await lead.press("enter", "enter")
        await lead.paste("Sam")
        await lead.press("enter", "enter", "enter")
        await lead.until(
            lambda: "could not be made (no space left on device)" in " ".join(lead.shown.replace("▌", "").split())
        )
        assert lead.where == "Steps", "what was answered is still there"
    assert list(tmp_path.iterdir()) == []


async def test_who_was_here_before_is_told_that_the_file_is_gone(tmp_path: Path) -> None:
    Settings().choose(welcomed=True)
    async with newcomer(tmp_path / "moved.s11", (120, 40)) as lead:
        assert "There is no workspace at" in lead.shown
        assert "moved.s11" in " ".join(lead.shown.split())


@pytest.mark.parametrize("size", SIZES)
async def test_every_size_shows_all_choices_and_who_to_call(tmp_path: Path, size: tuple[int, int]) -> None:
    async with newcomer(tmp_path / "x.s11", size) as lead:
        for words in ("Fill in an audit", "Start a partnership", "Look round", "Open a workspace", "Quit", "999"):
            assert words in lead.shown
        await lead.press("enter")
        await lead.until(lambda: "What is your agency" in lead.shown)
        assert "Go on (Enter)" in lead.shown
        assert len(list(lead.app.screen.walk_children())) < 200


def test_without_a_terminal_it_is_refused_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert attempt(["-w", str(tmp_path / "none.s11")]) == 1
    said = capsys.readouterr().err
    assert "There is no workspace at" in said
    assert "s11tui init" in said
    assert len(said.splitlines()) == 1
