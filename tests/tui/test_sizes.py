"""Size is not felt, and every size of terminal is used."""

from pathlib import Path

import pytest

from s11tui.questionnaire.models import Area, Edition, Standard, Usual
from s11tui.questionnaire.scales import FOUR
from s11tui.tui.screens.form import Form
from s11tui.tui.widgets.standard_page import PART
from support.clocks import HandClock
from support.driving import driven
from support.editions import question
from support.partnership import Partnership, begin, opened

_KINDS = ("yes-no", "text", "long-text", "number", "date")


def _standard(name: str, number: str, questions: int) -> Standard:
    asked = tuple(question(f"q{at}", _KINDS[at % len(_KINDS)]) for at in range(questions))
    return Standard(id=name, number=number, title=f"Standard {number}", scale="four", usual=Usual(), questions=asked)


def _edition(standards: int, questions: int) -> Edition:
    listed = tuple(_standard(f"s{at}", f"1.{at}", questions) for at in range(standards))
    area = Area(id="area", title="Area", standards=listed)
    return Edition(id="section11-small", version="1", title="Large", scales=(FOUR,), areas=(area,))


@pytest.mark.parametrize(("standards", "questions"), [(60, 5), (1, 300), (300, 1)])
async def test_three_hundred_questions_are_few_widgets(tmp_path: Path, standards: int, questions: int) -> None:
    begin(tmp_path / "large.s11", HandClock(), _edition(standards, questions))
    partnership = opened(tmp_path / "large.s11", HandClock())
    partnership.ws.close()
    async with driven(tmp_path / "large.s11", HandClock(), "lee-lead", (120, 40)) as lead:
        await lead.press("enter")
        for _ in range(3):
            assert len(list(lead.app.screen.walk_children())) < 200
            await lead.press("pagedown")
        form = lead.app.screen
        assert isinstance(form, Form)
        assert len(form.page.boxes) <= PART + 1


async def test_a_long_standard_is_shown_in_parts_and_all_of_it_is_reached(tmp_path: Path) -> None:
    begin(tmp_path / "long.s11", HandClock(), _edition(1, 25))
    partnership = opened(tmp_path / "long.s11", HandClock())
    async with driven(tmp_path / "long.s11", HandClock(), "lee-lead", (100, 60)) as lead:
        await lead.press("enter")
        assert "part 1 of 3" in lead.shown
        await lead.press("pagedown", "pagedown")
        assert "part 3 of 3" in lead.shown
        await lead.press("tab")
        await lead.type("x")
        await lead.press("pageup")
        answers = {one.id: one.value for one in partnership.view().standards()[0].questions}
        assert answers["q21"] == "x"
    partnership.ws.close()


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_every_size_shows_what_matters(partnership: Partnership, size: tuple[int, int]) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", size) as lead:
        await lead.press("enter")
        for words in ("1.1  Policy", "What is in place", "F8 review", "F12 child at risk"):
            assert words in lead.shown
        outline = lead.app.screen.query_one("#outline")
        assert outline.display == (size[0] >= 100)
        assert lead.app.screen.query_one("#side").display == (size[0] >= 160)
        assert ("1 Leadership › 1.1" in lead.shown) == (size[0] < 100)


async def test_a_terminal_that_changes_its_size_loses_nothing(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", (120, 40)) as lead:
        await lead.press("enter")
        await lead.type("abc")
        await lead.pilot.resize_terminal(80, 24)
        await lead.settled()
        await lead.type("def")
        assert "abcdef" in lead.shown


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
@pytest.mark.parametrize(
    ("action", "words"),
    [("colours", ("Dark", "High contrast", "The terminal's own", "Close (Esc)")), ("keys", ("Help", "Done (Esc)"))],
)
async def test_what_one_chooses_for_oneself_fits(
    partnership: Partnership, size: tuple[int, int], action: str, words: tuple[str, ...]
) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", size) as lead:
        await lead.app.run_action(action)
        await lead.settled()
        for word in words:
            assert word in lead.shown
        assert len(list(lead.app.screen.walk_children())) < 200
