"""A file that somebody meddles with."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from s11tui.audit.handover import Sender
from s11tui.audit.meeting import Attendee
from s11tui.workspace import Workspace
from s11tui.workspace.desks.library import Described
from s11tui.workspace.desks.meetings import Plan, Task
from s11tui.workspace.entries import Owner
from s11tui.workspace.handovers.parties import fingerprint_of
from s11tui.workspace.store import sqlite3
from s11tui.workspace.verifying import Verified
from support.clocks import HandClock
from support.editions import small_edition
from support.partnership import begin, opened
from support.tampering import meddling


@pytest.fixture(scope="session")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with rows in every table: a return that was challenged and decided, another half filled in.

    Two people signed it, evidence of a library stands with its file at a standard, and a trace was said to be none.
    """
    path = tmp_path_factory.mktemp("busy") / "busy.s11"
    begin(path, HandClock(), small_edition(sign_off=("chief-officer", "chair-of-governors")))
    one = opened(path, HandClock(datetime(2027, 3, 1, 10, 0, tzinfo=UTC)))
    one.lead.answering.assign(one.ref, ["policy"], ["con-tributor"])
    document = path.with_name("audit.pdf")
    document.write_bytes(b"%PDF-1.7 an audit")
    described = Described("Audit of files", "All were looked at", owner="Quality team", file=document)
    one.lead.library.add_to(one.ref, "policy", described)
    one.lead.answering.allow_trace(one.ref, "policy", "in-place", "postcode", "SW1A 1AA")
    one.decided()
    one.mo.moderating.query(one.ref, "training", "How many teams?")
    one.mo.moderating.query(one.ref, "training", "Do we believe it?", "panel")
    one.chair.sampling.pick(one.ref, "A new lead")
    plan = Plan("Follow-up meeting", "2027-03-02", "14:00", "Town hall", people=("mo-derator",), returns=(one.ref,))
    meeting = one.chair.meetings.plan("section-11-2027", plan).slug
    one.chair.meetings.start(meeting)
    one.chair.meetings.attend(meeting, [Attendee("", "safeguarding lead", "lee-lead", "police")])
    one.chair.meetings.turn_to(meeting, one.ref)
    task = Task("Partnership manager", "2027-06-30", Owner("partner"))
    one.chair.meetings.note(meeting, "ask", "A list of contacts", about=one.ref, standard="policy", task=task)
    one.chair.meetings.end(meeting)
    one.chair.moderating.mark_practice(
        one.ref, "policy", "They ask children.", why="Rare", consent="unnamed", consent_by="Lee"
    )
    one.chair.moderating.share(one.ref)
    one.lead.moderating.challenge(one.ref, {"policy": "We did show it."})
    one.chair.moderating.decide(one.ref, "policy", "ri", "Heard.")
    one.other_lead.answering.answer(one.school, "policy", "in-place", "Ours.")
    elsewhere = Sender("5f2c6a8e-0000-4000-8000-000000000001", "Exampleshire Police", True, "ab" * 32, "age1elsewhere")
    one.manager.handing_over.know(elsewhere, "police", fingerprint_of(elsewhere))
    one.ws.close()
    return path


@pytest.fixture
def meddle(busy: Path, tmp_path: Path) -> Callable[[Callable[[sqlite3.Connection], object]], Verified]:
    """Gives what `verify` says of the busy file after somebody meddled with it."""

    def after(hand: Callable[[sqlite3.Connection], object]) -> Verified:
        path = tmp_path / "meddled.s11"
        path.write_bytes(busy.read_bytes())
        shutil.copytree(busy.with_name("busy.s11.files"), tmp_path / "meddled.s11.files", dirs_exist_ok=True)
        with meddling(path) as connection:
            hand(connection)
        with Workspace.open(path, clock=HandClock()) as ws:
            return ws.verify()

    return after
