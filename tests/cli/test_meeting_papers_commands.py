"""Pack, minutes and letters from the command line."""

from pathlib import Path
from typing import Any

import pytest

from s11tui.workspace import Workspace
from s11tui.workspace.desks.meetings import Plan

RETURN = "police-tiny-2027"
ROUND = "tiny-2027"


@pytest.fixture
def met(submitted: Path) -> Path:
    """The police's return is decided at a meeting that has ended; the club's has not come in."""
    with Workspace.open(submitted) as ws:
        chair = ws.session("chris")
        plan = Plan("Follow-up", "2027-03-02", "14:00", returns=(RETURN, "club-tiny-2027"))
        slug = chair.meetings.plan(ROUND, plan).slug
        chair.meetings.start(slug)
        chair.moderating.open(RETURN)
        chair.moderating.agree(RETURN, "training", "ri", "No list was shown.", slug)
        chair.moderating.rest(RETURN, "confirmed", slug)
        chair.meetings.end(slug)
    return submitted


def test_each_paper_is_written_and_its_path_is_all_that_is_said(met: Path, run: Any, tmp_path: Path) -> None:
    folder = ("-o", str(tmp_path / "out"))
    for words, name in (
        (("pack", "follow-up"), "pack-follow-up.pdf"),
        (("minutes", "follow-up"), "minutes-follow-up.pdf"),
        (("letter", RETURN), "letter-police-tiny-2027-draft.pdf"),
    ):
        ran = run("report", *words, *folder)
        assert (ran.code, ran.err, ran.out) == (0, "", f"{tmp_path / 'out' / name}\n")
        assert (tmp_path / "out" / name).read_bytes().startswith(b"%PDF-")
        assert run("report", *words, *folder, "--json").json["files"] == [str(tmp_path / "out" / name)]


def test_one_letter_that_cannot_be_written_does_not_stop_the_others(met: Path, run: Any, tmp_path: Path) -> None:
    folder = ("-o", str(tmp_path / "out"))
    ran = run("report", "letter", "--meeting", "follow-up", *folder)
    assert (ran.code, ran.out.count("\n")) == (1, 1)
    assert "Not written: club-tiny-2027. There is no letter to Northtown Sports Club yet" in ran.err
    assert "1 letter of 2 could not be written; the other was." in ran.err
    assert run("moderate", "share", RETURN).code == 0
    ran = run("report", "letter", "--round", ROUND, *folder)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"{tmp_path / 'out' / 'letter-police-tiny-2027.pdf'}\n"
    again = run("report", "letter", "--round", ROUND, "--state", "shared", *folder, "--json").json
    assert again == {"files": [ran.out.strip()], "not_written": []}


def test_the_agency_writes_the_same_letter_once_grades_are_shared(
    met: Path, run: Any, refused: Any, tmp_path: Path
) -> None:
    refused("report", "letter", RETURN, "--as", "lee", "-o", str(tmp_path))
    refused("report", "minutes", "follow-up", "--as", "lee", "-o", str(tmp_path))
    refused("report", "pack", "follow-up", "--as", "lee", "-o", str(tmp_path))
    assert run("moderate", "share", RETURN).code == 0
    mine = run("report", "letter", RETURN, "--as", "lee", "-o", str(tmp_path / "a")).out.strip()
    ours = run("report", "letter", RETURN, "--as", "mo", "-o", str(tmp_path / "b")).out.strip()
    assert Path(mine).read_bytes() == Path(ours).read_bytes()


def test_what_cannot_be_written_is_refused(met: Path, run: Any, refused: Any, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("mine")
    for words in (
        ("letter", RETURN),
        ("letter", "--meeting", "follow-up"),
        ("pack", "follow-up"),
        ("minutes", "follow-up"),
    ):
        refused("report", *words, "-o", str(blocked))
    refused("report", "letter", "club-tiny-2027")
    refused("report", "letter", "--round", ROUND, "--state", "acknowledged")
    refused("report", "pack", "nothing")
    for words in ((), (RETURN, "--round", ROUND), (RETURN, "--state", "shared")):
        assert run("report", "letter", *words).code == 2
