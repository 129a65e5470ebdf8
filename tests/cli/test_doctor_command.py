"""`s11tui doctor`."""

import sys
from pathlib import Path
from typing import Any

import pytest

from s11tui.cli.doctor import terminal
from support.backups import names
from support.tampering import meddling


def checks(found: dict[str, Any], level: str) -> set[str]:
    return {one["check"] for one in found["checks"] if one["level"] == level}


@pytest.fixture
def cared_for(submitted: Path, run) -> Path:
    """A workspace with a backup, in a folder of its owner's own."""
    submitted.parent.chmod(0o700)
    submitted.chmod(0o600)
    assert run("backup").code == 0
    return submitted


def test_a_sound_installation(cared_for: Path, run) -> None:
    before = names(cared_for.parent)
    found = run("doctor", "--json").json
    assert found["ok"]
    assert found["workspace"] == str(cared_for)
    assert checks(found, "mend") == set()
    wanted = """Python, SQLite, libraries, hand-over files, place, workspace, wholeness, triggers, log, clock,
        time zone, backups, passphrases, rights, room, disk encryption"""
    assert {one.strip() for one in wanted.split(",")} <= {one["check"] for one in found["checks"]}
    assert all(one["what"].endswith((".", ":")) and one["do"] is not None for one in found["checks"])
    assert names(cared_for.parent) == before, "nothing is left behind"


def test_it_is_told_in_words(cared_for: Path, run) -> None:
    ran = run("doctor")
    assert (ran.code, ran.err) == (0, "")
    assert "good  wholeness: The file is whole." in ran.out


def test_without_a_backup_it_says_what_to_do(submitted: Path, run) -> None:
    ran = run("doctor")
    assert ran.code == 1
    assert "MEND  backups: There is no backup that counts." in ran.out
    assert "Run “s11tui backup”" in ran.out
    assert ran.err.startswith("Something must be mended: ")


def test_without_a_workspace_it_still_looks_at_the_program(run, tmp_path: Path) -> None:
    ran = run("doctor", "-w", str(tmp_path / "none.s11"))
    assert ran.code == 1
    assert "MEND  workspace: There is no workspace at" in ran.out
    assert "good  SQLite" in ran.out or "note  SQLite" in ran.out
    assert names(tmp_path) == []


@pytest.mark.parametrize("data", [b"", b"no database" * 500, b"SQLite format 3\x00" + b"\0" * 8000])
def test_a_file_that_is_no_workspace(cared_for: Path, run, data: bytes) -> None:
    cared_for.write_bytes(data)
    ran = run("doctor")
    assert ran.code == 1
    assert "MEND  workspace" in ran.out
    assert "rights: " in ran.out, "the other checks go on"


def test_a_trigger_that_was_taken_away(cared_for: Path, run) -> None:
    with meddling(cared_for) as connection:
        connection.execute("CREATE TRIGGER theirs AFTER INSERT ON events BEGIN SELECT 1; END")
    ran = run("doctor")
    assert ran.code == 1
    assert "theirs" in ran.out


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_where_people_sign_in_nobody_else_may_read_the_file(cared_for: Path, run) -> None:
    cared_for.chmod(0o644)
    assert run("doctor").code == 0, "on one's own laptop that is worth knowing"
    with meddling(cared_for) as connection:
        connection.execute("UPDATE people SET login = 'lee' WHERE slug = 'lee'")
    ran = run("doctor")
    assert ran.code == 1
    assert "past the program and its sign-in" in ran.out


def test_a_backup_that_failed_by_itself_is_told(cared_for: Path, run) -> None:
    said = '{"at": "2026-01-01T00:00:00.000Z", "what": "Today’s backup was not made.", "mend": "Free some space."}'
    (cared_for.with_name("workspace.s11.backups") / "fault.json").write_text(said, encoding="utf-8")
    ran = run("doctor")
    assert ran.code == 1
    assert "Today’s backup was not made." in ran.out
    assert run("backup").code == 0
    assert run("doctor").code == 0


@pytest.mark.parametrize(
    ("size", "environment", "encoding", "expected"),
    [
        ((80, 24), {"TERM": "xterm"}, "utf-8", ["good", "good"]),
        ((79, 24), {"TERM": "xterm"}, "UTF-8", ["note", "good"]),
        ((200, 23), {"TERM": "xterm", "NO_COLOR": "1"}, "utf-8", ["note", "note"]),
        ((80, 24), {"TERM": "dumb"}, "latin-1", ["good", "note", "note"]),
    ],
)
def test_the_terminal(
    size: tuple[int, int], environment: dict[str, str], encoding: str, expected: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(sys, "platform", "linux")
    assert [one.level for one in terminal(size, environment, encoding)] == expected
