"""Worksheets from the form: written for a colleague, for one standard or for all, and brought back with care."""

from pathlib import Path

import pytest

from s11tui.exchange.worksheets import read
from s11tui.exchange.worksheets.xlsx import write_xlsx
from s11tui.tui.screens.form import Form
from s11tui.tui.screens.menu import Menu
from s11tui.tui.screens.worksheet_in import WorksheetIn
from s11tui.tui.widgets.pick_list import PickList
from s11tui.tui.widgets.segments import Segments
from support.driving import Driven, driven
from support.partnership import ASKED, MakePartnership, Partnership
from support.sheets import Book, answer, kinds, sheet_of

BROAD = (120, 50)


def form(one: Driven) -> Form:
    assert isinstance(one.app.screen, Form)
    return one.app.screen


async def pick(one: Driven, row: str) -> None:
    """Pick a row of the open menu, which has to come first."""
    await one.until(lambda: isinstance(one.app.screen, Menu))
    await one.settled()
    menu = one.app.screen.query_one("#menu", PickList)
    assert row in [each.id for each in menu.rows]
    menu.point_at(row)
    await one.press("enter")


async def worksheets(one: Driven, standard: str = "policy") -> None:
    if one.where == "Home":
        await one.press("enter")
    form(one).go(standard)
    await one.settled()
    await one.app.screen.run_action("worksheet")
    await one.until(lambda: isinstance(one.app.screen, Menu))
    await one.settled()


async def brought(one: Driven, path: Path | str) -> None:
    """Name a file that came back, and look what it would change."""
    await worksheets(one)
    await pick(one, "in")
    assert one.where == "Ask"
    await one.paste(str(path))
    await one.press("f4")


def edited(partnership: Partnership, tmp_path: Path, **answers: str) -> Path:
    """A spreadsheet of the return as it stands, filled in (`policy__difference="…"`), as a file."""
    book = Book(write_xlsx(sheet_of(partnership)))
    for path, text in answers.items():
        standard, _, question = path.partition("__")
        book.write(f"{standard}/{question.replace('_', '-')}", text)
    target = tmp_path / "came back.xlsx"
    target.write_bytes(book.saved())
    return target


@pytest.mark.parametrize(("kind", "scope", "wanted"), [
    ("html", "colleague", {"policy", "recruitment"}),
    ("xlsx", "colleague", {"policy", "recruitment"}),
    ("xlsx", "this", {"training"}),
    ("html", "all", set(ASKED)),
])  # fmt: skip
async def test_one_is_written(
    partnership: Partnership,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    scope: str,
    wanted: set[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    who = partnership.contributor.person.id
    partnership.lead.answering.assign_each(partnership.ref, {"policy": [who], "recruitment": [who]})
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", BROAD) as lead:
        await worksheets(lead, "training")
        rows = {row.id: row.body.plain for row in lead.app.screen.query_one("#menu", PickList).rows}
        assert rows[who] == "2 standards"
        await pick(lead, who if scope == "colleague" else scope)
        await pick(lead, kind)
        await lead.until(lambda: "Written to" in lead.shown)
    (written,) = (tmp_path / "exports").iterdir()
    assert written.suffix == f".{kind}"
    assert ("con-tributor" in written.name) is (scope == "colleague")
    filled = read(written.read_bytes(), written.name)
    assert {path.partition("/")[0] for path in filled.was} == wanted
    assert filled.made_for == ("Con Tributor" if scope == "colleague" else "")


async def test_a_form_on_paper_is_written(
    partnership: Partnership, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", BROAD) as lead:
        await worksheets(lead)
        await pick(lead, "this")
        await pick(lead, "pdf")
        await lead.until(lambda: "Written to" in lead.shown)
    (written,) = (tmp_path / "exports").glob("*.pdf")
    assert written.read_bytes().startswith(b"%PDF-")


async def test_a_folder_that_takes_nothing_is_told(
    partnership: Partnership, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "exports").write_text("in the way")
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", BROAD) as lead:
        await worksheets(lead)
        await pick(lead, "this")
        await pick(lead, "html")
        assert "exports" in lead.shown
        assert "Written to" not in lead.shown
        assert "Being written" not in lead.shown, "what is told is what became of it"


async def test_an_edited_sheet_is_looked_at_then_taken(partnership: Partnership, tmp_path: Path) -> None:
    partnership.fill()
    came = edited(partnership, tmp_path, policy__difference="Children told us so.", context__people="415")
    before = kinds(partnership)
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", BROAD) as lead:
        await brought(lead, f'"{came}"')
        await lead.until(lambda: isinstance(lead.app.screen, WorksheetIn))
        await lead.settled()
        assert "2 changes" in lead.shown
        assert "Children told us so." in lead.shown
        assert "412  →  415" in lead.shown
        assert not lead.app.screen.query_one("#newer", Segments).display, "nothing was changed here since"
        assert kinds(partnership) == before, "nothing is recorded yet"
        await lead.press("f4")
        await lead.until(lambda: "2 changes taken from the worksheet." in lead.shown)
        assert form(lead).page.boxes[2].writing.text == "Children told us so.", "the form shows it"
    assert answer(partnership, "policy/difference") == "Children told us so."
    assert answer(partnership, "context/people") == "415"


async def test_closing_takes_nothing(partnership: Partnership, tmp_path: Path) -> None:
    partnership.fill()
    came = edited(partnership, tmp_path, policy__difference="Children told us so.")
    before = kinds(partnership)
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", BROAD) as lead:
        await brought(lead, came)
        await lead.until(lambda: isinstance(lead.app.screen, WorksheetIn))
        await lead.press("escape")
        assert lead.where == "Form"
        assert "taken" not in lead.shown
    assert kinds(partnership) == before


@pytest.mark.parametrize(("presses", "stands", "others"), [
    (0, "Changed here.", []),
    (1, "Changed here.", ["From the sheet."]),
    (2, "From the sheet.", []),
])  # fmt: skip
async def test_what_was_changed_here_since_is_asked_about(
    partnership: Partnership, tmp_path: Path, presses: int, stands: str, others: list[str]
) -> None:
    partnership.fill()
    came = edited(partnership, tmp_path, policy__in_place="From the sheet.", policy__difference="New.")
    partnership.lead.answering.answer(partnership.ref, "policy", "in-place", "Changed here.")
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", BROAD) as lead:
        await brought(lead, came)
        await lead.until(lambda: isinstance(lead.app.screen, WorksheetIn))
        await lead.settled()
        assert "stands: Changed here." in lead.shown
        newer = lead.app.screen.query_one("#newer", Segments)
        newer.focus()
        assert newer.value == "leave them", "nothing is written over unless somebody says so"
        await lead.press(*["right"] * presses, "f4")
        taken = 2 if presses else 1
        await lead.until(lambda: f"{taken} change{'s' if presses else ''} taken from the worksheet." in lead.shown)
        assert ("Two versions" in lead.shown) is bool(others)
    policy = partnership.view().standard("policy")
    assert policy is not None
    first = policy.questions[0]
    assert (first.value, [one.value for one in first.rivals]) == (stands, others)
    assert answer(partnership, "policy/difference") == "New."
    said = {one.printed for one in partnership.lead.reading.versions(partnership.ref, "policy", "in-place")}
    assert "Changed here." in said, "and nothing is gone"


async def test_a_wrong_file_is_refused_in_words(
    partnership: Partnership, make_partnership: MakePartnership, tmp_path: Path
) -> None:
    partnership.fill()
    notes, torn, other = tmp_path / "notes.txt", tmp_path / "torn.xlsx", tmp_path / "other.xlsx"
    notes.write_text("Some notes.", encoding="utf-8")
    torn.write_bytes(write_xlsx(sheet_of(partnership))[:3000])
    elsewhere = make_partnership("other.s11")
    elsewhere.ref, elsewhere.sessions["lead"] = elsewhere.school, elsewhere.other_lead
    other.write_bytes(write_xlsx(sheet_of(elsewhere)))
    before = kinds(partnership)
    wrong = {tmp_path / "gone.xlsx": "cannot be read", notes: "is no worksheet", torn: "", other: ""}
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", BROAD) as lead:
        await brought(lead, "")
        for path, words in wrong.items():
            box = lead.app.screen.query_one("#field-file")
            box.focus()
            box.select_all()  # type: ignore[attr-defined]  # a text box
            await lead.paste(str(path))
            await lead.press("f4")
            assert lead.where == "Ask", path
            refusal = lead.app.screen.query_one("#refusal").render()
            assert words in str(refusal), path
            assert len(str(refusal)) > 30, "it says what it is and what to do"
            assert "Traceback" not in lead.shown
            assert box.text == str(path), "what was typed is kept"  # type: ignore[attr-defined]  # a text box
    assert kinds(partnership) == before
