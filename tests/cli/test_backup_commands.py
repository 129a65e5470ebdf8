"""`s11tui backup`, `restore`, and a manifest as the anchor of `verify`."""

import json
import os
import shutil
from pathlib import Path

import pytest

from s11tui.workspace.backups import making
from support.backups import altered, names
from support.tampering import meddling

RETURN = "police-tiny-2027"


def answered(run, text: str) -> None:
    assert run("return", "answer", RETURN, "training/in-place", "--text", text).code == 0


@pytest.fixture
def kept(submitted: Path, run) -> Path:
    """A backup in the usual folder."""
    return Path(run("backup", "--json").json["backup"])


def test_without_a_file_it_goes_into_the_usual_folder(submitted: Path, run) -> None:
    ran = run("backup")
    path = Path(ran.out.strip())
    assert path.parent == submitted.with_name("workspace.s11.backups")
    assert ran.err.startswith("Opened and verified: 2 returns, ")
    shown = run("backup", "--list", "--json").json
    assert [(one["backup"], one["good"], one["returns"]) for one in shown] == [(str(path), True, 2)]
    found = run("verify", "--json").json
    assert shown[0]["events"] == found["events"]
    listed = run("backup", "--list").out
    assert path.name in listed
    assert "good" in listed


def test_an_empty_list_says_what_to_do(submitted: Path, run) -> None:
    ran = run("backup", "--list")
    assert (ran.code, ran.out) == (0, "")
    assert "s11tui backup" in ran.err
    assert run("backup", "--list", "--json").json == []


def test_a_list_of_a_damaged_one_says_why(kept: Path, run) -> None:
    altered(kept, lambda data: data[:-1])
    assert "not as long" in run("backup", "--list").out
    assert run("backup", "--list", "--json").json[0]["good"] is False


@pytest.mark.parametrize("words", [("x.s11", "--list"), ("",)])
def test_what_makes_no_sense(words: tuple[str, ...], submitted: Path, refused) -> None:
    refused("backup", *words)


def test_a_record_that_does_not_hold_makes_no_backup(kept: Path, submitted: Path, refused, tmp_path: Path) -> None:
    with meddling(submitted) as connection:
        connection.execute("UPDATE events SET who = 'somebody' WHERE seq = 2")
    before = names(kept.parent)
    assert "does not hold" in refused("backup").err
    assert "does not hold" in refused("backup", str(tmp_path / "copy.s11")).err
    assert names(kept.parent) == before
    assert not (tmp_path / "copy.s11").exists()


def test_a_full_disk_is_told_in_a_line(kept: Path, refused, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(making, "sync", full)
    assert "No space left" in refused("backup").err


def test_restoring_the_latest(kept: Path, submitted: Path, run) -> None:
    answered_then = run("return", "show", RETURN, "--json").out
    run("person", "add", "Somebody New", "--role", "moderator")
    events = run("verify", "--json").json["events"]
    assert run("restore", "--latest", "--check").out.startswith("This backup holds: made ")
    assert "somebody-new" in run("person", "list", "--json").out
    done = run("restore", "--latest", "--json").json
    assert done["ok"]
    assert done["lost"] == events - done["events"] > 0
    assert (done["restored"], done["backup"]) == (str(submitted), str(kept))
    assert "somebody-new" not in run("person", "list", "--json").out
    assert "somebody-new" in run("person", "list", "--json", "-w", done["kept"]).out
    assert run("return", "show", RETURN, "--json").out == answered_then
    assert run("verify").code == 0


def test_restoring_is_told_in_words(kept: Path, submitted: Path, run) -> None:
    run("person", "add", "Somebody New", "--role", "moderator")
    ran = run("restore", str(kept))
    assert ran.code == 0
    assert f"Restored {submitted} and verified it: made " in ran.out
    assert "1 event written since stand only there" in ran.out or "events written since stand only there" in ran.out
    assert "Passphrases" in ran.err


def test_checking_as_json_changes_nothing(kept: Path, submitted: Path, run) -> None:
    before = submitted.read_bytes()
    found = run("restore", str(kept), "--check", "--json").json
    assert (found["restored"], found["kept"], found["ok"]) == (None, None, True)
    assert submitted.read_bytes() == before


def test_onto_a_new_machine(submitted: Path, run, tmp_path: Path) -> None:
    sent = tmp_path / "stick" / "copy.s11"
    assert run("backup", str(sent)).out == f"{sent}\n"
    new = tmp_path / "new" / "host.s11"
    assert run("restore", str(sent), "-w", str(new)).code == 0
    assert run("return", "list", "--json", "-w", str(new)).out == run("return", "list", "--json").out


def test_a_damaged_one_is_refused(kept: Path, submitted: Path, refused) -> None:
    altered(kept, lambda data: data.replace(b"A plan.", b"A ruse."))
    before = submitted.read_bytes()
    for words in (("--latest",), ("--latest", "--check"), (str(kept),)):
        assert "altered or damaged" in refused("restore", *words).err
    assert submitted.read_bytes() == before


def test_a_copy_that_was_worked_in_counts_only_where_that_is_said(
    submitted: Path, run, refused, tmp_path: Path
) -> None:
    sent = tmp_path / "copy.s11"
    run("backup", str(sent))
    assert run("person", "add", "Somebody New", "--role", "moderator", "-w", str(sent)).code == 0
    new = tmp_path / "new.s11"
    assert "altered" in refused("restore", str(sent), "-w", str(new)).err
    assert run("restore", str(sent), "--no-manifest", "-w", str(new)).code == 0
    assert "somebody-new" in run("person", "list", "--json", "-w", str(new)).out


@pytest.mark.parametrize("words", [(), ("x.s11", "--latest"), ("nowhere.s11",), ("--latest",)])
def test_one_backup_must_be_named_and_be_there(words: tuple[str, ...], submitted: Path, refused) -> None:
    refused("restore", *words)


def test_a_manifest_proves_that_nothing_was_cut_off(kept: Path, submitted: Path, run, refused, tmp_path: Path) -> None:
    manifest = Path(shutil.copy(f"{kept}.manifest.json", tmp_path / "kept-elsewhere.json"))
    run("person", "add", "Somebody New", "--role", "moderator")
    assert run("verify", "--anchor", str(manifest)).code == 0
    assert run("verify", "--anchor", str(kept)).code == 0
    shown = run("return", "show", RETURN, "--json").json
    stream = f"return/{shown['id']}"
    with meddling(submitted) as connection:
        connection.execute("DELETE FROM events WHERE stream = ? AND hash = ?", (stream, shown["head"]))
    ran = run("verify", "--anchor", str(manifest), "--json")
    assert ran.code == 1
    assert any(one.startswith(stream) and "not there any more" in one for one in json.loads(ran.out)["problems"])
    altered(manifest, lambda data: data.replace(b'"events":', b'"events":1'))
    assert "altered" in refused("verify", "--anchor", str(manifest)).err


def test_the_manifest_of_another_workspace_is_no_anchor(
    kept: Path, submitted: Path, refused, run, tmp_path: Path
) -> None:
    other = tmp_path / "other.s11"
    assert run("init", "-w", str(other), "--partnership", "Elsewhere").code == 0
    assert "another workspace" in refused("verify", "--anchor", str(kept), "-w", str(other)).err
