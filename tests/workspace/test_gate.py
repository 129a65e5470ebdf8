"""The lock beside the file, for an SQLite that needs it."""

import threading
from pathlib import Path

import pytest

from s11tui.errors import Refusal
from s11tui.workspace import Workspace, store
from s11tui.workspace.gate import Gate
from support.partnership import Partnership


def test_one_at_a_time(tmp_path: Path) -> None:
    path, inside, most = tmp_path / "x.s11", [], []

    def work() -> None:
        gate = Gate(path, needed=True)
        for _ in range(50):
            with gate:
                inside.append(1)
                most.append(len(inside))
                with gate:
                    pass
                inside.pop()
        gate.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert max(most) == 1
    assert len(most) == 200


def test_nothing_is_made_where_it_is_not_needed(tmp_path: Path) -> None:
    with Gate(tmp_path / "x.s11", needed=False):
        assert list(tmp_path.iterdir()) == []


def test_a_workspace_works_behind_it(partnership: Partnership, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "SAFE_SQLITE", (99, 0, 0))
    with Workspace.open(partnership.ws.path, clock=partnership.clock) as ws:
        lead = ws.session("lee-lead")
        lead.answering.answer(partnership.ref, "policy", "in-place", "x")
        with pytest.raises(Refusal):
            lead.submitting.send(partnership.ref)
        lead.answering.answer(partnership.ref, "policy", "in-place", "y")
        assert ws.path.with_name(ws.path.name + ".lock").exists()
        assert ws.verify().ok
