"""A file that somebody meddles with."""

from collections.abc import Callable
from pathlib import Path

import pytest

from s11tui.workspace import Workspace
from s11tui.workspace.store import sqlite3
from s11tui.workspace.verifying import Verified
from support.clocks import HandClock
from support.partnership import copied
from support.tampering import meddling


@pytest.fixture(scope="session")
def busy(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with rows in every table: a return that was challenged and decided, another half filled in."""
    path = tmp_path_factory.mktemp("busy") / "busy.s11"
    one = copied(template, path)
    one.lead.answering.assign(one.ref, ["policy"], ["con-tributor"])
    one.decided()
    one.mo.moderating.query(one.ref, "training", "How many teams?")
    one.mo.moderating.query(one.ref, "training", "Do we believe it?", "panel")
    one.chair.moderating.share(one.ref)
    one.lead.moderating.challenge(one.ref, {"policy": "We did show it."})
    one.chair.moderating.decide(one.ref, "policy", "ri", "Heard.")
    one.other_lead.answering.answer(one.school, "policy", "in-place", "Ours.")
    one.ws.close()
    return path


@pytest.fixture
def meddle(busy: Path, tmp_path: Path) -> Callable[[Callable[[sqlite3.Connection], object]], Verified]:
    """Gives what `verify` says of the busy file after somebody meddled with it."""

    def after(hand: Callable[[sqlite3.Connection], object]) -> Verified:
        path = tmp_path / "meddled.s11"
        path.write_bytes(busy.read_bytes())
        with meddling(path) as connection:
            hand(connection)
        with Workspace.open(path, clock=HandClock()) as ws:
            return ws.verify()

    return after
