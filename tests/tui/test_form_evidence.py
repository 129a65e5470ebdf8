"""Evidence in the form: told once, used at many standards, with its file, out of date, and taken away again."""

from pathlib import Path

import pytest
from textual.widget import Widget

from s11tui.audit.view_models import EvidenceView
from s11tui.tui.screens.form import Form
from s11tui.tui.screens.menu import Menu
from s11tui.tui.widgets.pick_list import PickList
from s11tui.workspace.desks.library import Described
from support.driving import Driven, driven
from support.partnership import Partnership

BROAD = (120, 50)


def form(one: Driven) -> Form:
    assert isinstance(one.app.screen, Form)
    return one.app.screen


def evidence(partnership: Partnership, standard: str) -> tuple[EvidenceView, ...]:
    found = partnership.view().standard(standard)
    assert found is not None
    return found.evidence


def titles(partnership: Partnership, standard: str) -> list[str]:
    return [one.title for one in evidence(partnership, standard)]


def offered(one: Driven) -> list[str]:
    """What the open menu offers, headings aside."""
    assert isinstance(one.app.screen, Menu)
    return [row.head.plain for row in one.app.screen.query_one("#menu", PickList).rows if not row.heading]


def said_of(one: Driven, row: str) -> str:
    """What the open menu says of a row."""
    return next(each.body.plain for each in one.app.screen.query_one("#menu", PickList).rows if each.id == row)


async def go(one: Driven, standard: str) -> None:
    if one.where == "Home":
        await one.press("enter")
    form(one).go(standard)
    await one.until(lambda: form(one).standard.id == standard)
    await one.settled()


async def fill_in(one: Driven, *words: str) -> None:
    """Fill in a form that asks, from its first field on; an empty word leaves a field as it is."""
    for number, text in enumerate(words):
        if number:
            await one.press("tab")
        if text:
            await one.paste(text)


async def pick(one: Driven, name: str, row: str) -> None:
    """Pick a row of a list of the page or of a menu by its id."""
    listed = one.app.screen.query_one(f"#{name}", PickList)
    assert row in [each.id for each in listed.rows]
    listed.focus()
    listed.point_at(row)
    await one.press("enter")


async def test_an_empty_library_asks_at_once_and_a_filled_one_offers(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", BROAD) as lead:
        await go(lead, "policy")
        await lead.press("f4")
        assert lead.where == "Ask"
        await fill_in(lead, "Board minutes", "https://intranet/minutes", "2027-02-03", "The board looks.", "Clerk")
        await lead.press("f4")
        await lead.until(lambda: titles(partnership, "policy") == ["Board minutes"])
        (line,) = partnership.lead.library.lines("police")
        said = line.item
        assert (said.title, said.place, said.held_at, said.date) == (
            "Board minutes", "link", "https://intranet/minutes", "2027-02-03",
        )  # fmt: skip
        assert (said.shows, said.owner) == ("The board looks.", "Clerk")
        assert evidence(partnership, "policy")[0].item == said.id, "it went into the library and to the standard"

        await go(lead, "training")
        await lead.press("f4")
        assert offered(lead) == ["Something new", "Board minutes"]
        assert "used at 1 standard" in said_of(lead, said.id)
        await lead.press("down", "enter")
        await lead.until(lambda: titles(partnership, "training") == ["Board minutes"])
        assert len(partnership.lead.library.lines("police")) == 1, "told once"
        assert "also at 1 other standard" in lead.shown


async def test_what_stands_here_already_is_not_offered_again(partnership: Partnership) -> None:
    for title in ("Minutes", "Audit"):
        partnership.lead.library.add("police", Described(title))
    gone = partnership.lead.library.add("police", Described("Taken out")).id
    partnership.lead.library.retire(gone)
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", BROAD) as lead:
        await go(lead, "policy")
        await lead.press("f4")
        assert offered(lead) == ["Something new", "Audit", "Minutes"]
        await lead.press("down", "enter")
        await lead.until(lambda: titles(partnership, "policy") == ["Audit"])
        await lead.press("f4")
        assert offered(lead) == ["Something new", "Minutes"]
        await lead.press("down", "enter")
        await lead.until(lambda: titles(partnership, "policy") == ["Audit", "Minutes"])
        await lead.press("f4")
        assert lead.where == "Ask", "nothing is left to be offered"


async def test_something_new_is_asked_for_from_the_offer(partnership: Partnership) -> None:
    partnership.lead.library.add("police", Described("Minutes"))
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", BROAD) as lead:
        await go(lead, "policy")
        await pick(lead, "evidence", "+add")
        await lead.press("enter")
        assert lead.where == "Ask"
        await lead.press("f4")
        assert "The title of the evidence" in lead.shown, "it says what is missing"
        await fill_in(lead, "Survey")
        await lead.press("f4")
        await lead.until(lambda: titles(partnership, "policy") == ["Survey"])
    assert sorted(line.item.title for line in partnership.lead.library.lines("police")) == ["Minutes", "Survey"]


async def test_what_is_out_of_date_is_told_here_and_where_it_is_offered(partnership: Partnership) -> None:
    said = Described("Audit of files", review_by="2027-01-31")
    partnership.lead.library.add_to(partnership.ref, "policy", said)
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", (120, 60)) as lead:
        await go(lead, "policy")
        assert "out of date since Sun 31 January" in lead.shown
        assert "Look again" in lead.shown
        await go(lead, "training")
        await lead.press("f4")
        (line,) = partnership.lead.library.lines("police")
        assert "out of date since Sun 31 January" in said_of(lead, line.item.id)


async def test_a_file_is_kept_saved_and_taken_away(
    partnership: Partnership, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    minutes, tool = tmp_path / "Minutes of March.pdf", tmp_path / "tool.exe"
    minutes.write_bytes(b"%PDF-1.4 minutes")
    tool.write_bytes(b"MZ")
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", BROAD) as lead:
        await go(lead, "policy")
        await lead.press("f4")
        await fill_in(lead, "Board minutes", "", "", "", "", "", str(tool))
        await lead.press("f4")
        assert lead.where == "Ask"
        assert "no kind of document that is kept here" in " ".join(lead.shown.replace("▌", " ").split())
        asked = {one.id: one.text for one in lead.app.screen.query("Writing")}  # type: ignore[attr-defined]  # text boxes
        assert (asked["field-title"], asked["field-file"]) == ("Board minutes", str(tool)), "what was typed is kept"
        assert partnership.lead.library.lines("police") == (), "and nothing was recorded"
        lead.app.screen.query_one("#field-file").select_all()  # type: ignore[attr-defined]  # a text box
        await lead.paste(f'"{minutes}"')
        await lead.press("f4")
        await lead.until(lambda: titles(partnership, "policy") == ["Board minutes"])
        (one,) = evidence(partnership, "policy")
        assert one.file is not None
        assert partnership.lead.reading.evidence_file(partnership.ref, "policy", one.id)[1] == b"%PDF-1.4 minutes"
        assert one.file.name in lead.shown

        await pick(lead, "evidence", one.id)
        await pick(lead, "menu", "save")
        await lead.until(lambda: "Saved as" in lead.shown)
        assert (tmp_path / "exports" / one.file.name).read_bytes() == b"%PDF-1.4 minutes"

        await pick(lead, "evidence", one.id)
        await pick(lead, "menu", "remove")
        await lead.until(lambda: evidence(partnership, "policy") == ())
        assert "It stays in the history." in lead.shown
    assert [line.item.title for line in partnership.lead.library.lines("police")] == ["Board minutes"]
    assert [one.kind for one in partnership.lead.reading.history(partnership.ref)][-1] == "evidence_removed"


async def test_leaving_a_piece_as_it_is_changes_nothing(partnership: Partnership) -> None:
    partnership.lead.library.add_to(partnership.ref, "policy", Described("Minutes", "The board looks", held_at="Safe"))
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", BROAD) as lead:
        await go(lead, "policy")
        form(lead).page.query_one("#evidence", PickList).focus()
        await lead.press("home", "delete")
        assert "Safe · The board looks" in lead.shown
        assert [row.split(" ")[0] for row in offered(lead)] == ["Leave", "Take"], "no file, nothing to save"
        await lead.press("enter")
        assert titles(partnership, "policy") == ["Minutes"]


async def test_by_mouse_alone(partnership: Partnership) -> None:
    async def click(listed: Widget, row: int) -> None:
        await lead.pilot.click(listed, offset=(4, row))
        await lead.settled()

    async with driven(partnership.ws.path, partnership.clock, "lee-lead", BROAD) as lead:
        await go(lead, "policy")
        await lead.click("#evidence")
        await lead.click("#field-title")
        await lead.paste("Minutes")
        await lead.click("#do")
        assert titles(partnership, "policy") == ["Minutes"]
        await lead.click("#next")
        assert form(lead).standard.id == "lead-role"
        await lead.click("#evidence")
        menu = lead.app.screen.query_one("#menu", PickList)
        lines = [number for number, _ in menu._lines(menu.content_size.width)]
        await click(menu, lines.index(2))
        assert titles(partnership, "lead-role") == ["Minutes"]
        await click(form(lead).page.query_one("#evidence", PickList), 0)
        await click(lead.app.screen.query_one("#menu", PickList), 1)
        assert titles(partnership, "lead-role") == []
        assert titles(partnership, "policy") == ["Minutes"]
