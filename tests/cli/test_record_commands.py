"""Verifying, copying, and workspaces that cannot be used."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from s11tui.workspace import store

RETURN = "police-tiny-2027"


def tampered(path: Path, *statements: str) -> None:
    """Run SQL on a workspace with its triggers dropped, as somebody with a database tool could."""
    with closing(sqlite3.connect(path)) as database:
        triggers = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
        for name in triggers:
            database.execute(f'DROP TRIGGER "{name}"')
        for statement in statements:
            assert database.execute(statement).rowcount != 0, statement
        database.commit()


def test_a_record_that_holds(submitted: Path, run) -> None:
    found = run("verify", "--json").json
    assert found == {"ok": True, "returns": 2, "events": found["events"], "problems": []}
    assert found["events"] > 10
    assert f"{found['events']} events" in run("verify").out


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET body = replace(body, 'good', 'ri') WHERE kind = 'graded'",
        "UPDATE events SET who = 'somebody' WHERE seq = 2",
        "DELETE FROM events WHERE seq = 2",
        "UPDATE words SET text = 'other' WHERE text = 'A plan.'",
        "DELETE FROM words WHERE text = 'A plan.'",
        "UPDATE answers SET value = '\"other\"' WHERE question = 'how-you-know'",
        "DELETE FROM grades",
        "UPDATE returns SET state = 'agreed'",
    ],
)
def test_what_was_altered_is_found(statement: str, submitted: Path, run) -> None:
    tampered(submitted, statement)
    ran = run("verify")
    assert ran.code == 1
    assert ran.err.count("\n") == 1
    assert ran.out
    as_json = run("verify", "--json")
    assert as_json.code == 1
    assert '"ok": false' in as_json.out


def test_what_was_cut_off_the_end_is_found_by_an_anchor(submitted: Path, run, refused) -> None:
    shown = run("return", "show", RETURN, "--json").json
    anchor = f"return/{shown['id']}={shown['head']}"
    assert run("verify", "--anchor", anchor).code == 0
    assert run("verify", "--anchor", f"{RETURN}={shown['head'].upper()}").code == 0
    ran = run("verify", "--anchor", f"return/{shown['id']}={'0' * 64}", "--json")
    assert ran.code == 1
    assert shown["id"] in ran.out
    for nonsense in ("nonsense", "=", f"return/{shown['id']}="):
        assert "STREAM=HASH" in refused("verify", "--anchor", nonsense).err


def test_a_copy_is_whole_and_never_overwrites(submitted: Path, run, refused, tmp_path: Path) -> None:
    copy = tmp_path / "copy.s11"
    assert run("backup", str(copy)).out == f"{copy}\n"
    assert run("verify", "-w", str(copy)).code == 0
    assert run("return", "list", "--json", "-w", str(copy)).out == run("return", "list", "--json").out
    before = copy.read_bytes()
    refused("backup", str(copy))
    assert copy.read_bytes() == before
    blocked = tmp_path / "file"
    blocked.write_text("")
    refused("backup", str(blocked / "copy.s11"))


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _text(path: Path) -> None:
    path.write_text("This is no database." * 100)


def _foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE returns (id)")
        database.commit()


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version = 9999")


def _cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _gone(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("spoil", [_empty, _text, _foreign, _newer, _cut_short, _folder, _gone])
@pytest.mark.parametrize(
    "words",
    [
        ("return", "list", "--json"),
        ("return", "answer", RETURN, "training/in-place", "--text", "x"),
        ("backup", "copy.s11"),
        ("partnership", "show"),
    ],
)
def test_a_file_that_is_no_workspace_is_refused_untouched(
    spoil: Callable[[Path], None], words, workspace: Path, refused, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    spoil(workspace)
    before = workspace.read_bytes() if workspace.is_file() else None
    assert str(workspace) in refused(*words).err or spoil is _cut_short
    assert (workspace.read_bytes() if workspace.is_file() else None) == before
    assert not (tmp_path / "copy.s11").exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the administrator may write everywhere")
def test_a_read_only_workspace_is_refused(workspace: Path, refused) -> None:
    workspace.chmod(0o400)
    refused("return", "answer", RETURN, "training/in-place", "--text", "x")


_HOLD = """
import sqlite3, sys
database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


def test_a_workspace_that_somebody_holds_is_refused(
    workspace: Path, run, refused, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process holds the write lock: locks do not part two connections of one process."""
    monkeypatch.setattr(store, "BUSY_SECONDS", 0.1)
    monkeypatch.setattr(store, "_PRAGMAS", ("busy_timeout=100", *store._PRAGMAS[1:]))
    words = ("return", "answer", RETURN, "training/in-place", "--text", "x")
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(workspace)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        assert "busy" in refused(*words).err
        holder.communicate()
    assert run(*words).code == 0
