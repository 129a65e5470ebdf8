"""The evidence library: every piece once, changed in one place, taken out and brought back."""

from pathlib import Path

import pytest

from s11tui.audit.library import LibraryItem
from s11tui.tui.screens.library import LibraryScreen
from s11tui.tui.widgets.pick_list import PickList
from s11tui.workspace.desks.library import Described
from support.driving import Driven, driven
from support.partnership import Partnership

BROAD = (120, 50)


def items(partnership: Partnership) -> dict[str, LibraryItem]:
    """What the library holds, by title."""
    return {line.item.title: line.item for line in partnership.lead.library.lines("police")}


def listed(one: Driven) -> list[str]:
    """What the library shows, headings too."""
    assert isinstance(one.app.screen, LibraryScreen)
    return [row.head.plain for row in one.app.screen.query_one("#items", PickList).rows]


async def opened(one: Driven) -> None:
    await one.press("enter")
    await one.app.screen.run_action("library")
    await one.until(lambda: isinstance(one.app.screen, LibraryScreen))
    await one.settled()


async def on_item(one: Driven, item: str, what: str) -> None:
    """Choose what is done with an item."""
    found = one.app.screen.query_one("#items", PickList)
    found.point_at(item)
    await one.press("enter")
    menu = one.app.screen.query_one("#menu", PickList)
    assert what in [row.id for row in menu.rows]
    menu.point_at(what)
    await one.press("enter")


async def retype(one: Driven, field: str, text: str) -> None:
    box = one.app.screen.query_one(f"#field-{field}")
    box.focus()
    box.select_all()  # type: ignore[attr-defined]  # a text box
    await one.paste(text)


async def test_an_empty_library_says_the_next_step_and_takes_a_piece(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", BROAD) as lead:
        await opened(lead)
        assert "Nothing is in the library yet. F4 adds a piece of evidence" in lead.shown
        await lead.press("f4")
        for words in ("Board minutes", "Cabinet 3", "2027-02-03", "The board looks.", "Clerk", "2028-02-03"):
            await lead.paste(words)
            await lead.press("tab")
        await lead.press("f4")
        await lead.until(lambda: listed(lead) == ["In the library", "Board minutes"])
        said = items(partnership)["Board minutes"]
        assert (said.place, said.held_at, said.date) == ("place", "Cabinet 3", "2027-02-03")
        assert (said.shows, said.owner, said.review_by) == ("The board looks.", "Clerk", "2028-02-03")
        assert "not used yet" in lead.shown
        assert "Nothing is in the library yet" not in lead.shown


async def test_a_change_is_recorded_and_the_standards_keep_their_copy(partnership: Partnership) -> None:
    partnership.lead.library.add_to(partnership.ref, "policy", Described("Minutes", held_at="Safe"))
    item = items(partnership)["Minutes"]
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", BROAD) as lead:
        await opened(lead)
        assert "used at 1 standard" in lead.shown
        await on_item(lead, item.id, "change")
        await retype(lead, "title", "Board minutes")
        await retype(lead, "held_at", "https://intranet/minutes")
        await retype(lead, "date", "soon")
        await lead.press("f4")
        assert lead.where == "Ask", "a day that is none is refused, and what was typed stays"
        await retype(lead, "date", "2027-02-03")
        await lead.press("f4")
        await lead.until(lambda: listed(lead) == ["In the library", "Board minutes"])
    said = items(partnership)["Board minutes"]
    assert (said.id, said.place, said.held_at) == (item.id, "link", "https://intranet/minutes")
    copy = partnership.view().standard("policy")
    assert copy is not None
    assert [(one.title, one.held_at) for one in copy.evidence] == [("Minutes", "Safe")]


async def test_what_a_colleague_changed_meanwhile_is_not_written_over(partnership: Partnership) -> None:
    item = partnership.lead.library.add("police", Described("Minutes"))
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", BROAD) as lead:
        await opened(lead)
        await on_item(lead, item.id, "change")
        partnership.contributor.library.change(item.id, Described("Minutes of the board", shows="A colleague’s words"))
        await retype(lead, "title", "Mine")
        await lead.press("f4")
        assert "was changed since you looked" in " ".join(lead.shown.split())
        assert lead.app.screen.query_one("#field-title").text == "Mine"  # type: ignore[attr-defined]  # a text box
        assert list(items(partnership)) == ["Minutes of the board"]
        await lead.press("escape", "escape", "f5")
        assert listed(lead) == ["In the library", "Minutes of the board"]
        await on_item(lead, item.id, "change")
        await retype(lead, "title", "Mine")
        await lead.press("f4")
        assert items(partnership)["Mine"].shows == "A colleague’s words"


async def test_a_kept_file_stays_with_it_and_is_saved_and_replaced(
    partnership: Partnership, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    first.write_bytes(b"%PDF-1.4 first")
    second.write_bytes(b"%PDF-1.4 second")
    item = partnership.lead.library.add("police", Described("Minutes", held_at="https://intranet", file=first))
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", BROAD) as lead:
        await opened(lead)
        await on_item(lead, item.id, "save")
        await lead.until(lambda: "Saved as" in lead.shown)
        assert (tmp_path / "exports" / "first.pdf").read_bytes() == b"%PDF-1.4 first"

        await on_item(lead, item.id, "change")
        assert "first.pdf is kept" in lead.shown
        await retype(lead, "title", "Board minutes")
        await lead.press("f4")
        await lead.until(lambda: "Board minutes" in items(partnership))
        said = items(partnership)["Board minutes"]
        assert said.file is not None
        assert (said.file.name, said.held_at) == ("first.pdf", "https://intranet"), "a link beside it drops no file"

        await on_item(lead, item.id, "change")
        await retype(lead, "file", str(second))
        await lead.press("f4")
        await lead.until(lambda: partnership.lead.library.file_of(item.id)[0] == "second.pdf")
    assert partnership.lead.library.file_of(item.id) == ("second.pdf", b"%PDF-1.4 second")


async def test_a_piece_is_taken_out_and_brought_back(partnership: Partnership) -> None:
    partnership.lead.library.add_to(partnership.ref, "policy", Described("Minutes"))
    old = partnership.lead.library.add("police", Described("Old audit", review_by="2026-12-31"))
    item = items(partnership)["Minutes"]
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", BROAD) as lead:
        await opened(lead)
        assert listed(lead) == ["Out of date", "Old audit", "In the library", "Minutes"]
        await on_item(lead, item.id, "retire")
        await lead.until(lambda: items(partnership)["Minutes"].retired)
        assert "“Minutes” was taken out." in lead.shown
        assert listed(lead) == ["Out of date", "Old audit", "Taken out", "Minutes"]
        copy = partnership.view().standard("policy")
        assert copy is not None
        assert [one.title for one in copy.evidence] == ["Minutes"], "what it was attached to keeps its copy"
        await on_item(lead, item.id, "retire")
        await lead.until(lambda: not items(partnership)["Minutes"].retired)
        assert "“Minutes” is back in the library." in lead.shown
        await on_item(lead, old.id, "retire")
        await lead.until(lambda: items(partnership)["Old audit"].retired)
        assert listed(lead) == ["In the library", "Minutes", "Taken out", "Old audit"]


async def test_where_it_is_used_is_told(partnership: Partnership) -> None:
    partnership.lead.library.add_to(partnership.ref, "policy", Described("Minutes", "The board looks"))
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", BROAD) as lead:
        await opened(lead)
        await lead.press("enter")
        assert "The board looks" in lead.shown
        assert "Section 11 2027: " in lead.shown
        await lead.press("escape", "escape")
        assert lead.where == "Form"
