"""The day's backup is begun by the first screen, waits for nobody, and says on the home screen when there is none."""

import threading

import pytest

from s11tui.errors import CannotStore, Refusal
from s11tui.workspace.backups import daily
from s11tui.workspace.backups.shelf import Shelf
from support.driving import Driven, driven
from support.partnership import Partnership
from support.tampering import meddling


def begin(somebody: Driven) -> None:
    somebody.app.day_backup.wanted, somebody.app.day_backup.pause = True, 0.0
    somebody.app.day_backup.begin()


async def test_a_real_one_is_made_beside_the_work(partnership: Partnership) -> None:
    shelf = Shelf(partnership.ws.path)
    async with driven(partnership.ws.path, partnership.clock, "partnership-manager") as manager:
        begin(manager)
        await manager.press("f1", "escape")
        await manager.until(lambda: bool(shelf.backups()) or manager.app.day_backup.fault is not None)
        assert manager.app.day_backup.fault is None
        assert all(one.is_good for one in shelf.backups())
        assert manager.where == "Home"
        assert "backup" not in manager.shown


async def test_nothing_is_made_where_it_is_not_wanted(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "partnership-manager") as manager:
        manager.app.day_backup.begin()
        await manager.press("f5")
    assert not Shelf(partnership.ws.path).folder.exists()


async def test_the_manager_is_told_why_there_is_none_and_a_lead_is_not(partnership: Partnership) -> None:
    with meddling(partnership.ws.path) as connection:
        connection.execute("UPDATE events SET who = 'somebody' WHERE seq = 2")
    async with driven(partnership.ws.path, partnership.clock, "partnership-manager") as manager:
        begin(manager)
        await manager.until(lambda: "Today’s backup was not made." in manager.shown)
        assert "s11tui verify" in manager.shown
        await manager.press("f6", "escape")
        assert "Today’s backup was not made." in manager.shown
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        begin(lead)
        await lead.until(lambda: lead.app.day_backup.fault is not None)
        await lead.settled()
        assert "backup" not in lead.shown


async def test_keys_are_read_and_one_may_leave_while_it_takes_long(
    partnership: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    going_on, stopped = threading.Event(), threading.Event()

    class Slow:
        def __init__(self, *given: object) -> None:
            pass

        def run(self, after: float) -> Refusal | None:
            going_on.set()
            assert stopped.wait(60)
            return CannotStore("Too late.", "")

        def stop(self) -> None:
            stopped.set()

    monkeypatch.setattr(daily, "DailyBackup", Slow)
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        begin(lead)
        await lead.until(going_on.is_set)
        await lead.press("enter")
        assert lead.where == "Form"
        assert not stopped.is_set()
    lead.app.day_backup.stop()
    assert stopped.is_set()
