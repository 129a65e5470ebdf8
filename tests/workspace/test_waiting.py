"""Who waits to write asks evenly, so that nobody who came later is served first again and again."""

import threading
from pathlib import Path

import pytest

from s11tui.errors import CannotStore
from s11tui.workspace import store
from s11tui.workspace.opening import close_store, open_store
from s11tui.workspace.store import BUSY_SECONDS, Store
from support.partnership import Partnership


@pytest.fixture
def path(partnership: Partnership) -> Path:
    return partnership.ws.path


def timeout(one: Store) -> int:
    return int(one.conn.execute("PRAGMA busy_timeout").fetchone()[0])


def test_it_asks_at_the_same_pace_however_long_it_waits(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = open_store(path), open_store(path)
    pauses: list[float] = []
    first.run("BEGIN IMMEDIATE")

    def pause(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 40:
            first.run("COMMIT")

    monkeypatch.setattr(store, "sleep", pause)
    with second.atomic():
        assert second.conn.in_transaction
    assert len(pauses) == 40
    assert len(set(pauses)) == 1
    assert timeout(second) == BUSY_SECONDS * 1000
    for one in (first, second):
        close_store(one)


@pytest.mark.parametrize("allowed", [0, 30])
def test_it_waits_no_longer_than_it_may(path: Path, allowed: int) -> None:
    first, second = open_store(path), open_store(path)
    second.run(f"PRAGMA busy_timeout={allowed}")
    first.run("BEGIN IMMEDIATE")
    with pytest.raises(CannotStore, match="busy"), second.atomic():
        pytest.fail("two write at once")
    assert timeout(second) == allowed
    assert not second.conn.in_transaction
    first.run("ROLLBACK")
    with second.atomic():
        second.run("DELETE FROM drafts")
    for one in (first, second):
        close_store(one)


def test_all_who_wait_are_served(path: Path) -> None:
    def write(number: int) -> None:
        mine = open_store(path)
        for _ in range(10):
            with mine.atomic():
                (found,) = mine.one("SELECT count(*) FROM places") or (0,)
                mine.run(
                    'INSERT INTO places (person, "return", standard, at) VALUES (?, ?, ?, ?)',
                    (f"{number}-{found}", "r", "s", "2027-03-01T09:00:00.000Z"),
                )
        close_store(mine)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    last = open_store(path)
    assert last.one("SELECT count(*) FROM places") == (80,)
    close_store(last)
