"""The overview of a round: what it shows, to whom, and what can be done from it."""

from pathlib import Path

import pytest
from textual.widgets import Button

from s11tui.tui.widgets.pick_list import PickList
from support.driving import driven
from support.partnership import Partnership


def rows(app, name: str) -> list[str]:
    return [row.head.plain for row in app.screen.query_one(f"#{name}", PickList).rows]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_from_home_to_the_overview_to_a_grade_and_a_paper(
    partnership: Partnership, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    partnership.decided()
    async with driven(partnership.ws.path, partnership.clock, "partnership-manager", size) as app:
        await app.press("f7")
        assert app.where == "OverviewScreen"
        await app.until(lambda: bool(rows(app.app, "lowered")))
        assert "1 of 2 in" in app.shown
        assert "2 invited: 1 submitted, 1 outstanding, 0 exempt, 0 withdrawn" in " ".join(app.shown.split())
        assert "known to the panel only" in " ".join(app.shown.split())
        assert rows(app.app, "lowered")[0].startswith("Exampleshire Police · 1.1")
        app.app.screen.query_one("#lowered").focus()
        await app.press("enter")
        assert app.where == "Moderate"
        await app.press("escape")
        await app.press("f9")
        menu = app.app.screen.query_one(PickList)
        assert [row.id for row in menu.rows] == ["shared", "panel", "actions", "practice"]
        await app.press("down", "enter")
        await app.until(lambda: "for-the-panel.pdf" in app.shown.replace("\n", ""))
        await app.click(f"#{app.app.screen.query_one(Button).id}")
        assert app.where == "OverviewScreen"
    assert list(tmp_path.rglob("executive-summary-section-11-2027-for-the-panel.pdf"))


async def test_a_scrutineer_sees_what_was_shared_and_a_lead_has_no_overview(partnership: Partnership) -> None:
    partnership.decided()
    async with driven(partnership.ws.path, partnership.clock, "scru-tineer", (120, 40)) as app:
        await app.press("f7")
        await app.until(lambda: bool(rows(app.app, "area")))
        assert "Only what was shared with agencies is shown here." in app.shown
        assert rows(app.app, "lowered") == []
        partnership.chair.moderating.share(partnership.ref)
        await app.press("f5")
        await app.until(lambda: bool(rows(app.app, "lowered")))
        assert "Nothing was shown." in app.shown
    for who in ("lee-lead", "mo-derator"):
        async with driven(partnership.ws.path, partnership.clock, who) as app:
            await app.press("f7")
            assert app.where == "Home"
