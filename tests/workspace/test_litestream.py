"""Replication with Litestream, for real: killed in the middle, restored, opened, verified.

The configuration is the one that ships in `deploy/`, with the places and the port of this test.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from s11tui.errors import CannotStore
from s11tui.workspace import Workspace
from s11tui.workspace.backups import sole
from s11tui.workspace.backups.restoring import restore
from support.clocks import HandClock
from support.partnership import Partnership

BINARY = shutil.which("litestream", path=os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])))
SHIPPED = Path(__file__).parents[2] / "deploy" / "litestream" / "litestream.yml"
PATIENCE = 60.0

pytestmark = pytest.mark.skipif(BINARY is None, reason="there is no Litestream here")

_WRITE = """
import sys; from pathlib import Path; from s11tui.workspace import Workspace
with Workspace.open(Path(sys.argv[1])) as ws:
    lead = ws.session("lee-lead")
    ref, number = ws.registry.return_id("police-section-11-2027"), 0
    while True:
        number += 1
        lead.answering.answer(ref, "policy", "in-place", f"save {number}")
        print(number, flush=True)
"""


@pytest.fixture
def config(partnership: Partnership, tmp_path: Path) -> Path:
    partnership.ws.close()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    text = SHIPPED.read_text(encoding="utf-8")
    for shipped, here in (
        ("/srv/s11tui/partnership.s11", partnership.ws.path),
        ("/mnt/replica/partnership", tmp_path / "replica"),
        ("127.0.0.1:9090", f"127.0.0.1:{port}"),
    ):
        assert shipped in text
        text = text.replace(shipped, str(here))
    path = tmp_path / "litestream.yml"
    path.write_text(text, encoding="utf-8")
    return path


@contextmanager
def replicating(config: Path) -> Iterator["subprocess.Popen[bytes]"]:
    assert BINARY is not None
    with config.with_name("litestream.log").open("ab") as log:
        process = subprocess.Popen([BINARY, "replicate", "-config", str(config)], stdout=log, stderr=log)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def replicated(config: Path) -> set[str]:
    """What has arrived, by name."""
    return {one.name for one in (config.parent / "replica").rglob("ltx/0/*.ltx")}


def until_arrived(config: Path, since: set[str], many: int) -> None:
    """Wait until so much more has arrived: what was begun after the first of it came holds all saved before."""
    deadline = time.monotonic() + PATIENCE
    while len(replicated(config) - since) < many:
        assert time.monotonic() < deadline, config.with_name("litestream.log").read_text(errors="replace")
        time.sleep(0.05)


def brought_back(config: Path, original: Path, target: Path) -> None:
    assert BINARY is not None
    words = [BINARY, "restore", "-config", str(config), "-integrity-check", "full", "-o", str(target), str(original)]
    ran = subprocess.run(words, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr


def saved_in(path: Path) -> int:
    """The last save that is in a workspace, which must hold and open as any."""
    with Workspace.open(path, clock=HandClock()) as ws:
        assert ws.verify().problems == ()
        tables = [
            name for (name,) in ws.store.all("SELECT name FROM sqlite_master WHERE name LIKE '\\_lite%' ESCAPE '\\'")
        ]
        assert tables, "Litestream keeps its place in tables of its own"
        view = ws.session("lee-lead").reading.open("police-section-11-2027")
        return int(str(view.standard("policy").questions[0].value).split()[1])  # type: ignore[union-attr]  # it is asked


def test_killed_while_people_write_it_loses_only_what_had_not_been_sent(
    partnership: Partnership, config: Path, tmp_path: Path
) -> None:
    path = partnership.ws.path
    words = [sys.executable, "-c", _WRITE, str(path)]
    with replicating(config) as litestream, subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        said = [writer.stdout.readline() for _ in range(30)]
        until_arrived(config, replicated(config), 2)
        litestream.kill()
        writer.kill()
        said += writer.stdout.read().split("\n")
    acknowledged = [int(line) for line in said if line.strip()]
    brought_back(config, path, tmp_path / "other host.s11")
    found = saved_in(tmp_path / "other host.s11")
    assert 30 <= found <= acknowledged[-1] + 1, "what was saved before two more pieces arrived is there"
    assert saved_in(path) >= acknowledged[-1], "on the host itself nothing is lost"
    with Workspace.open(tmp_path / "other host.s11", clock=HandClock()) as ws:
        assert ws.back_up().is_good


def test_restoring_waits_for_it_to_be_stopped_and_it_follows_afterwards(
    partnership: Partnership, config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sole, "_WAIT_MS", 50)
    path = partnership.ws.path

    def save(number: int) -> None:
        with Workspace.open(path) as ws:
            ws.session("lee-lead").answering.answer("police-section-11-2027", "policy", "in-place", f"save {number}")

    save(1)
    with replicating(config):
        until_arrived(config, set(), 1)
        with Workspace.open(path) as ws:
            backup = ws.back_up().path
        save(2)
        with pytest.raises(CannotStore, match="Somebody has the workspace open"):
            restore(backup, path)
    assert restore(backup, path).verified.ok
    assert saved_in(path) == 1
    with replicating(config):
        before = replicated(config)
        save(3)
        until_arrived(config, before, 1)
        before = replicated(config)
        save(4)
        until_arrived(config, before, 1)
    brought_back(config, path, tmp_path / "after.s11")
    assert saved_in(tmp_path / "after.s11") >= 3
