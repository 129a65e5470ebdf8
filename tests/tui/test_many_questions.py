"""Three hundred questions, however they are cut up: no screen ever holds more than two hundred widgets."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import Static

from s11tui.exchange.worksheets.brought import bring
from s11tui.tui.screens.form import Form
from s11tui.tui.screens.worksheet_in import WorksheetIn
from s11tui.tui.widgets.standard_page import PART
from support.driving import Driven, driven
from support.many_questions import begin_many, everything_said
from support.partnership import Partnership
from support.sheets import Book, edition_of, filled_in, sheet_of
from support.thorough import THOROUGH

MOST = 200
SHAPES = [(30, 10)] + [(1, 300), (60, 5)] * THOROUGH
"""Standards and questions of each: 300 in all."""
of_each_shape = pytest.mark.parametrize("many", SHAPES, ids=lambda one: f"{one[0]} of {one[1]}", indirect=True)


@pytest.fixture
def many(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Partnership]:
    """A return of that shape, with all of last year beside."""
    monkeypatch.chdir(tmp_path)
    one = begin_many(tmp_path / "many.s11", *request.param)
    yield one
    one.ws.close()


def few(someone: Driven, where: str) -> None:
    """The screen is the one that is meant, and holds few widgets."""
    assert someone.where == where
    assert len(list(someone.app.screen.walk_children())) <= MOST


async def to_form(lead: Driven) -> Form:
    await lead.press("enter")
    assert isinstance(lead.app.screen, Form)
    return lead.app.screen


@of_each_shape
async def test_the_form_part_by_part(many: Partnership) -> None:
    standards = many.view().standards()
    parts = sum(max(1, -(-len(one.questions) // PART)) for one in standards)
    async with driven(many.ws.path, many.clock, "lee-lead", (120, 40)) as lead:
        form = await to_form(lead)
        assert form.standard.earlier, "last year stands beside"
        form.go(standards[0].id)
        await lead.settled()
        seen = set()
        for _ in range(parts):
            few(lead, "Form")
            assert len(form.page.boxes) <= PART + 1
            assert any(one.display for one in form.page.query(".last").results(Static)), "last year stands beside"
            seen.add((form.standard.id, form.page.boxes[0].place.question))
            await lead.press("pagedown")
        assert len(seen) == parts, "every part of every standard was seen"
        assert "This is the last standard." in lead.shown


@of_each_shape
async def test_what_opens_over_the_form(many: Partnership) -> None:
    async with driven(many.ws.path, many.clock, "lee-lead", (120, 40)) as lead:
        few(lead, "Home")
        form = await to_form(lead)
        for keys, where in ((("f7",), "Find"), (("f7", "q"), "Find"), (("f10",), "Menu"), (("f1",), "Help")):
            await lead.press(*keys)
            few(lead, where)
            await lead.press("escape")
        for action, where in (("worksheet", "Menu"), ("assign", "Menu"), ("evidence", "Ask"), ("add_action", "Ask")):
            await lead.app.screen.run_action(action)
            await lead.settled()
            few(lead, where)
            await lead.press("escape")
        await lead.press("ctrl+p")
        await lead.type("go")
        few(lead, "CommandPalette")
        await lead.press("escape", "f8")
        few(lead, "Review")
        await lead.press("escape", "f9")
        few(lead, "Printing")
        await lead.until(lambda: "Written to" in lead.shown)
        few(lead, "Printing")
        await lead.press("escape")
        assert lead.app.screen is form


@pytest.mark.parametrize("many", [(30, 10)], ids=["30 of 10"], indirect=True)
async def test_worksheet_in_with_a_change_in_every_answer(many: Partnership) -> None:
    def change_all(book: Book) -> None:
        for standard in many.view().standards():
            for one in standard.questions:
                if one.type in ("text", "long-text"):
                    book.write(one.path, "Another.")

    bringing = bring(many.view(), edition_of(many), filled_in(sheet_of(many), change_all))
    assert bringing.count() == 120
    async with driven(many.ws.path, many.clock, "lee-lead", (120, 40)) as lead:
        await to_form(lead)
        await lead.app.push_screen(WorksheetIn(many.view(), bringing, ""))
        await lead.settled()
        few(lead, "WorksheetIn")


@of_each_shape
async def test_the_library_and_the_panels_screens(many: Partnership) -> None:
    async with driven(many.ws.path, many.clock, "lee-lead", (120, 40)) as lead:
        await lead.press("f4")
        few(lead, "LibraryScreen")
    many.fill(everything_said(many.lead.reading.edition(many.view().edition.sha256)))
    many.lead.submitting.submit(many.ref, "Chief Officer", "Chief Constable")
    async with driven(many.ws.path, many.clock, "cha-irwoman", (120, 40)) as chair:
        few(chair, "Home")
        await chair.press("f6")
        few(chair, "BoardScreen")
        await chair.press("escape", "enter")
        few(chair, "Moderate")
        await chair.press("pagedown", "f7")
        few(chair, "Find")
