"""A file of version 1 is brought up to date when it is opened: all of it, or nothing."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from s11tui.errors import CannotStore
from s11tui.workspace import Workspace
from s11tui.workspace.desks.library import Described
from s11tui.workspace.schema import SCHEMA_VERSION
from s11tui.workspace.store import sqlite3
from s11tui.workspace.triggers import missing_triggers
from support.clocks import HandClock
from support.dumps import plain
from support.files import dumped
from support.partnership import Partnership, copied, opened
from support.version_one import Body, version_one


@pytest.fixture(scope="session")
def lived_in(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of today in which nothing is that version 1 did not know."""
    path = tmp_path_factory.mktemp("lived-in") / "today.s11"
    one = copied(template, path)
    one.lead.answering.assign(one.ref, ["policy"], ["con-tributor"])
    one.decided()
    one.mo.moderating.query(one.ref, "training", "How many teams?")
    one.chair.moderating.share(one.ref)
    one.lead.moderating.challenge(one.ref, {"policy": "We did show it."})
    one.other_lead.answering.answer(one.school, "policy", "in-place", "Ours.")
    one.other_lead.answering.save_draft(one.school, "policy", "how-you-know", "Half a sen", None)
    one.ws.close()
    return path


@pytest.fixture
def old(lived_in: Path, tmp_path: Path) -> Path:
    version_one(lived_in, tmp_path / "old.s11")
    return tmp_path / "old.s11"


def beside(path: Path) -> list[Path]:
    return sorted(one for one in path.parent.iterdir() if ".before-" in one.name)


def without_hashes(thing: object) -> str:
    """A view without what the chains are named by: those of the older file are others."""
    found = plain(thing)
    for one in [found, *found["signatures"]]:
        one["head"] = ""
        one.pop("office", None)
    return json.dumps(found, sort_keys=True)


def test_it_is_brought_up_to_date_with_all_that_is_in_it(old: Path, lived_in: Path) -> None:
    before = dumped(old)
    today, now = opened(lived_in, HandClock()), opened(old, HandClock())
    assert now.ws.store.one("PRAGMA user_version") == (SCHEMA_VERSION,)
    assert now.ws.verify().problems == ()
    assert missing_triggers(now.ws.store) == []
    for who in ("lead", "contributor", "signatory", "mo", "chair", "manager", "scrutineer"):
        assert without_hashes(now.view(who)) == without_hashes(today.view(who)), who
    school = now.other_lead.reading.open(now.school).standard("policy")
    assert school is not None
    assert [(one.value, one.draft) for one in school.questions[:2]] == [("Ours.", None), (None, "Half a sen")]
    assert [one.slug for one in now.lead.reading.actions()] == [one.slug for one in today.lead.reading.actions()]
    kept = [line for line in before if line.startswith(("events ", "words ", "editions "))]
    assert len(kept) > 50
    assert set(kept) <= set(dumped(old))
    for one in (today, now):
        one.ws.close()


def test_the_old_file_stands_beside_as_it_was(old: Path) -> None:
    before = dumped(old)
    Workspace.open(old).close()
    (copy,) = beside(old)
    assert dumped(copy) == before
    Workspace.open(old).close()
    assert beside(old) == [copy]


def test_a_signature_of_then_has_its_row_and_its_place_in_the_view(old: Path) -> None:
    one = opened(old, HandClock())
    assert one.ws.store.all("SELECT revision, number, office, name, role FROM signatures") == [
        (1, 1, "", "Chief Officer", "Chief Constable")
    ]
    (signature,) = one.view().signatures
    assert (signature.office, signature.name, signature.scan) == ("", "Chief Officer", None)
    one.ws.close()


def test_work_goes_on_in_it(old: Path) -> None:
    one = opened(old, HandClock())
    one.other_lead.library.add_to(one.school, "policy", Described("Register"))
    one.other_lead.answering.commit_drafts(one.school)
    one.lead.actions.progress("a1", "in hand")
    second = next_return(one)
    assert one.lead.reading.open(second).earlier == "Section 11 2027"
    assert one.ws.verify().problems == ()
    one.ws.close()


def next_return(one: Partnership) -> str:
    _, lines = one.manager.rounds.open("section11-small", "Second", "2028-03-19", agencies=["police"])
    return lines[0].slug


@pytest.mark.parametrize("after", [0, 1, 5])
def test_killed_in_the_middle_it_is_still_of_version_1(old: Path, after: int) -> None:
    before = dumped(old)
    program = f"""
import os, sys
from pathlib import Path
from s11tui.workspace import Workspace, projections
plain, left = projections.write, [{after}]
def write(*given):
    plain(*given)
    left[0] -= 1
    if left[0] < 0:
        os._exit(9)
projections.write = write
Workspace.open(Path(sys.argv[1]))
"""
    done = subprocess.run([sys.executable, "-c", program, str(old)], check=False)
    assert done.returncode == 9
    assert dumped(old) == before
    with Workspace.open(old, clock=HandClock()) as ws:
        assert ws.verify().problems == ()


def test_a_full_disk_in_the_middle_changes_nothing(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = dumped(old)
    pages = sqlite3.connect(old).execute("PRAGMA page_count").fetchone()[0]
    monkeypatch.setattr("s11tui.workspace.store._PRAGMAS", (f"max_page_count={pages}",))
    monkeypatch.setattr("s11tui.workspace.opening.backup", lambda store, target: None)
    with pytest.raises(CannotStore, match="full"):
        Workspace.open(old)
    monkeypatch.undo()
    assert dumped(old) == before


BROKEN = {
    "a return without its agency": ("invited", {"agency": None}),
    "an answer of no question": ("answered", {"question": None}),
    "a person without a name": ("person_registered", {"name": None}),
    "an edition that is not there": ("invited", {"edition": "0" * 64}),
}


@pytest.mark.parametrize("what", BROKEN)
def test_events_that_do_not_add_up_are_told_and_nothing_is_changed(lived_in: Path, tmp_path: Path, what: str) -> None:
    kind, wrong = BROKEN[what]

    def spoil(here: str, body: Body) -> Body:
        gone = {name for name, value in wrong.items() if value is None} if here == kind else set()
        said = {name: value for name, value in wrong.items() if value is not None} if here == kind else {}
        return {name: one for name, one in body.items() if name not in gone} | said

    path = tmp_path / "broken.s11"
    version_one(lived_in, path, spoil)
    before = dumped(path)
    for _ in range(2):
        with pytest.raises(CannotStore, match="cannot be brought up to date") as caught:
            Workspace.open(path)
        assert "Nothing was changed" in caught.value.mend
        assert dumped(path) == before
    assert beside(path) == []


def test_several_may_open_it_at_once(old: Path) -> None:
    def look(_: int) -> tuple[str, ...]:
        with Workspace.open(old, clock=HandClock()) as ws:
            return ws.verify().problems

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(look, range(4))) == [()] * 4
