"""The action register on the screen, and chasing."""

import csv
import io
from pathlib import Path

import pytest
from textual.widgets import Input, Static

from s11tui.audit.register import Grant
from s11tui.tui.screens.actions import ActionsScreen
from s11tui.tui.screens.chase import ChaseScreen
from s11tui.tui.widgets.line_list import LineList
from s11tui.tui.widgets.pick_list import PickList
from s11tui.workspace.entries import Owner
from support.driving import Driven, driven
from support.partnership import Partnership


async def pick(someone: Driven, row: str, selector: str = "#steps") -> None:
    """Pick a row of a list by its id."""
    listed = someone.app.screen.query_one(selector, PickList)
    listed.focus()
    listed.point_at(row)
    await someone.press("enter")


async def write(someone: Driven, field: str, text: str) -> None:
    someone.app.screen.query_one(f"#field-{field}").focus()
    await someone.paste(text)


def listed(someone: Driven) -> list[str]:
    """What the list shows, headings too."""
    return list(someone.app.screen.query_one("#list", LineList).words)


async def test_said_done_not_accepted_said_done_and_verified_with_a_grade(partnership: Partnership) -> None:
    partnership.agreed()
    path, clock = partnership.ws.path, partnership.clock
    async with driven(path, clock, "lee-lead") as lead:
        await lead.press("f3")
        assert listed(lead) == ["Open and in hand  1", "Train the two teams"]
        await lead.press("enter")
        assert [row.id for row in lead.app.screen.query_one("#steps", PickList).rows] == [
            "in hand", "said done", "not proceeding",
        ]  # fmt: skip
        await pick(lead, "said done")
        await write(lead, "held_at", "Academy")
        await lead.press("f4")
        assert "has no name" in lead.shown
        await write(lead, "title", "Register of May")
        await write(lead, "date", "2027-05-12")
        await lead.press("f4")
        assert listed(lead)[0] == "Said to be done, to be verified by others  1"
        assert "Recorded." in lead.shown
    async with driven(path, clock, "fol-low", (120, 40)) as follower:
        assert "1 action waits to be verified" in follower.shown
        work = follower.app.screen.query_one("#work", PickList)
        work.point_at(next(row.id for row in work.rows if row.head.plain.endswith("to be verified")))
        await follower.press("enter", "enter")
        assert "shown: Register of May, Academy, Wed 12 May" in follower.shown
        await pick(follower, "open")
        await follower.press("f4")
        assert "needs a reason" in follower.shown
        await write(follower, "note", "Two teams are missing.")
        await follower.press("f4")
        assert listed(follower) == [], "the filter of the line is kept: nothing waits to be verified"
        partnership.lead.actions.progress("a1", "said done", "All of them now.")
        await follower.press("f5", "enter")
        await pick(follower, "verified closed")
        await pick(follower, "tested", "#field-how")
        await pick(follower, "good", "#field-grade")
        await write(follower, "note", "Three files were drawn.")
        await follower.press("f4")
    found = partnership.manager.actions.open("a1").action
    assert (found.state, found.grade, found.evidence) == ("verified closed", "good", 1)
    assert (found.log[-1].how, found.log[-1].note) == ("tested", "Three files were drawn.")
    assert [one.state for one in found.log] == ["open", "said done", "open", "said done", "verified closed"]


async def test_filtering_finding_and_adding(partnership: Partnership) -> None:
    partnership.agreed()
    partnership.manager.actions.add_arrangement("Old form", "MASH", "2027-02-01", owned_by=Owner("partner", "elm"))
    async with driven(partnership.ws.path, partnership.clock, "partnership-manager") as manager:
        await manager.press("f3")
        screen = manager.app.screen
        assert isinstance(screen, ActionsScreen)
        assert listed(manager) == ["Overdue  1", "Old form", "Open and in hand  1", "Train the two teams"]
        assert "about the arrangements of the partnership" in manager.shown

        await manager.press("f7")
        await manager.type("TRAIN polic")
        await manager.press("enter")
        assert listed(manager)[1:] == ["Train the two teams"]
        await manager.press("f3")
        await pick(manager, "Owner/1", "#menu")
        assert screen.wanted.owner_kind == "partner"
        assert "shows 0 of 2" in manager.shown
        await pick(manager, "all", "#menu")
        await manager.press("escape", "f6")
        await manager.type("elm")
        await manager.press("enter")
        assert listed(manager)[1:] == ["Old form"]
        await screen.run_action("clear")
        assert len(listed(manager)) == 4

        await manager.press("f4", "enter")
        for field, text in (("what", "One form"), ("owner", "QA group"), ("agency", "nobody"), ("due", "2027-03-09")):
            await write(manager, field, text)
        await pick(manager, "sub-group", "#field-kind")
        await manager.press("f4")
        assert "There is no agency “nobody”" in manager.shown
        manager.app.screen.query_one("#field-agency").focus()
        await manager.press(*["backspace"] * 6, "f4")
        assert "Added: One form" in manager.shown
        await manager.press("f4")
        await manager.type("police")
        await manager.press("enter")
        await manager.type("policy")
        await manager.press("enter")
        for field, text in (("what", "Show it"), ("owner", "Chief"), ("due", "2027-03-09")):
            await write(manager, field, text)
        await manager.press("f4")
    added = [one for one in partnership.manager.reading.actions() if one.due == "2027-03-09"]
    assert {(one.what, one.owner_kind, one.ref, one.standard) for one in added} == {
        ("Show it", "agency", partnership.ref, "policy"), ("One form", "sub-group", "", None),
    }  # fmt: skip


async def test_the_manager_chases_copies_a_letter_and_writes_a_mail_merge(
    partnership: Partnership, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    partnership.manager.people.change_person("lee-lead", email="lee@example.org")
    partnership.manager.actions.add_arrangement("Old form", "MASH", "2027-02-01", owned_by=Owner("partner"))
    partnership.clock.jump(days=19)
    async with driven(partnership.ws.path, partnership.clock, "partnership-manager") as manager:
        await manager.press("f8")
        assert isinstance(manager.app.screen, ChaseScreen)
        assert listed(manager)[0] == "Late: to the lead  2"
        await manager.press("down")
        assert "lee@example.org" in manager.shown
        await manager.press("enter")
        assert "It is 1 day late." in manager.shown
        await manager.press("f4")
        letter = next(one for one in partnership.manager.rounds.chase() if one.about.ref == partnership.ref).letter
        assert manager.app.clipboard == letter.text
        assert "Copied: the letter" in manager.shown
        await manager.press("f9", "f6")
        assert "MASH" in manager.shown
        await manager.press("f9")
    written = tmp_path / "exports" if (tmp_path / "exports").is_dir() else partnership.ws.path.parent / "exports"
    text = (written / "chase-returns.csv").read_bytes().decode("utf-8-sig")
    assert letter.text in [one["text"] for one in csv.DictReader(io.StringIO(text, newline=""))]
    assert "MASH" in (written / "chase-actions.csv").read_text(encoding="utf-8-sig")


async def test_hundreds_of_actions_are_one_widget_and_every_line_is_reached(partnership: Partnership) -> None:
    with partnership.manager.batch():
        for number in range(400):
            partnership.manager.actions.add_arrangement(
                f"Do thing {number}", "QA", "2027-06-30", owned_by=Owner("sub-group")
            )
    async with driven(partnership.ws.path, partnership.clock, "fol-low") as follower:
        await follower.press("f3")
        screen = follower.app.screen
        assert len(list(screen.walk_children())) < 40
        await follower.press("end")
        assert "Do thing 399" in follower.shown
        await follower.press("pageup", "up", "home", "f7")
        await follower.type("thing 234")
        assert listed(follower)[1:] == ["Do thing 233", "Do thing 234"], "the first one's short name is a234"
        assert screen.query_one("#letters", Input).has_focus
        await follower.press("enter")
        assert screen.query_one("#list").has_focus
        assert "Do thing 233" in str(screen.query_one("#here", Static).render())


async def test_what_one_may_not_do_is_not_offered(partnership: Partnership) -> None:
    partnership.agreed()
    partnership.manager.people.change_person("in-sider", give=[Grant("follow-up")])
    partnership.lead.actions.progress("a1", "said done", "Look.")
    async with driven(partnership.ws.path, partnership.clock, "in-sider") as insider:
        assert "to be verified" not in insider.shown, "it is the insider's own agency that owns it"
        await insider.press("f3", "enter")
        assert insider.app.screen.query_one("#steps", PickList).rows == ()
        await insider.press("escape", "f8")
        assert insider.where == "ActionsScreen", "chasing is for the manager"
