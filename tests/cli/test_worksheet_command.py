"""Worksheets by command: out, shown, asked about, and in."""

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support.sheets import Book

RETURN = "police-tiny-2027"


@pytest.fixture
def out(run, tmp_path: Path) -> Callable[..., Path]:
    """Write a worksheet; where it is."""

    def out(*words: str) -> Path:
        ran = run("worksheet", "out", RETURN, "-o", str(tmp_path / "sheets"), *words)
        assert ran.code == 0, ran.err
        return Path(ran.out.strip())

    return out


def fill(path: Path, texts: dict[str, Any]) -> str:
    """Fill a worksheet in; its path for a command line."""
    book = Book(path.read_bytes())
    for name, text in texts.items():
        book.write(name, text)
    path.write_bytes(book.saved())
    return str(path)


def answers(run, standard: str = "training") -> dict[str, Any]:
    return run("return", "show", RETURN, standard, "--json").json["answers"]


def test_out_and_in(workspace: Path, run, out) -> None:
    path = out()
    assert path.name == f"worksheet-{RETURN}.xlsx"
    file = fill(path, {"training/in-place": "A plan.", "training/rate": "90", "training/#grade": "Good"})
    ran = run("worksheet", "in", file, "--yes")
    assert ran.code == 0, ran.err
    assert "new       2.1 What is in place: “A plan.”" in ran.out
    assert "3 changes were taken." in ran.out
    assert answers(run) == {"in-place": "A plan.", "rate": "90"}
    again = run("worksheet", "in", file, "--yes")
    assert (again.code, "Nothing to take." in again.out) == (0, True)


def test_a_dry_run_shows_and_changes_nothing(workspace: Path, run, out) -> None:
    file = fill(out(), {"training/in-place": "A plan."})
    ran = run("worksheet", "in", file, "--dry-run")
    assert (ran.code, "“A plan.”" in ran.out) == (0, True)
    assert answers(run) == {}


def test_nobody_to_ask_is_told(workspace: Path, run, out) -> None:
    file = fill(out(), {"training/in-place": "A plan."})
    ran = run("worksheet", "in", file)
    assert ran.code == 1
    assert "There is nobody here to ask" in ran.err
    assert "--yes" in ran.err
    assert answers(run) == {}


@pytest.mark.parametrize(("said", "taken"), [("y\n", {"in-place": "A plan."}), ("n\n", {}), ("\n", {})])
def test_on_a_terminal_it_asks(workspace: Path, run, out, monkeypatch: pytest.MonkeyPatch, said: str, taken) -> None:
    file = fill(out(), {"training/in-place": "A plan."})
    typed = io.StringIO(said)
    typed.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr("sys.stdin", typed)
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda self: True, raising=False)
    ran = run("worksheet", "in", file)
    assert ran.code == 0
    assert "Take this change? [y/N]" in ran.out
    assert answers(run) == taken


@pytest.fixture
def newer(workspace: Path, run, out) -> str:
    """A worksheet that says otherwise than the record does by now."""
    file = fill(out(), {"training/in-place": "From the sheet."})
    assert run("return", "answer", RETURN, "training/in-place", "--text", "Changed here.").code == 0
    return file


def test_newer_answers_are_left(run, newer: str) -> None:
    ran = run("worksheet", "in", newer, "--yes")
    assert "newer     2.1 What is in place: “Changed here.” stands, the worksheet says “From the sheet.”" in ran.out
    assert "left as it is" in ran.out
    assert "--newer both" in ran.err
    assert answers(run) == {"in-place": "Changed here."}


def test_or_both_are_kept_once(run, newer: str) -> None:
    ran = run("worksheet", "in", newer, "--yes", "--newer", "both")
    assert "both versions are kept" in ran.out
    assert "1 change was taken." in ran.out
    assert answers(run) == {"in-place": "Changed here."}
    missing = run("return", "show", RETURN, "--json").json["missing"]
    assert "“What is in place” has two versions: choose one" in [one["what"] for one in missing]
    before = run("return", "history", RETURN, "--json").json
    again = run("worksheet", "in", newer, "--yes", "--newer", "both")
    assert "kept already" in again.out
    assert run("return", "history", RETURN, "--json").json == before


def test_or_the_worksheet_stands(run, newer: str) -> None:
    assert run("worksheet", "in", newer, "--yes", "--newer", "sheet").code == 0
    assert answers(run) == {"in-place": "From the sheet."}


def test_json_says_all_of_it(workspace: Path, run, out) -> None:
    long = "word " * 50
    file = fill(out(), {"training/in-place": long, "training/rate": "many"})
    shown = run("worksheet", "in", file, "--dry-run", "--json").json
    assert (shown["return"], shown["taken"]) == (RETURN, 0)
    assert [(one["path"], one["kind"], one["after"]) for one in shown["changes"]] == [
        ("training/in-place", "new", long),
        ("training/rate", "refused", "many"),
    ]
    refused = run("worksheet", "in", file, "--json")
    assert (refused.code, refused.out) == (1, "")
    taken = run("worksheet", "in", file, "--yes", "--json").json
    assert (taken["taken"], taken["state"]) == (1, "in progress")
    assert set(taken) == {
        *("return", "state", "made_at", "made_for", "taken", "same", "changes"),
        *("evidence", "actions", "unplaced", "notice"),
    }


def test_what_has_no_place_is_told(workspace: Path, run, out) -> None:
    path = out()
    book = Book(path.read_bytes())
    book.excel.create_sheet("Notes").append(["Ring the head"])
    book.line("evidence", "training", 0, "Register", "Intranet", "1/3/2027")
    book.line("action", "training", 0, "Train them", "Head", "2027-06-30")
    path.write_bytes(book.saved())
    ran = run("worksheet", "in", str(path), "--yes")
    assert "no place  sheet “Notes”: “Ring the head”" in ran.out
    assert "evidence  2.1: “Register”; “Intranet”; “2027-03-01”" in ran.out
    assert "action    2.1: “Train them”; “Head”; “2027-06-30”" in ran.out
    shown = run("return", "show", RETURN, "training", "--json").json
    assert [one["title"] for one in shown["evidence"]] == ["Register"]
    assert [one["what"] for one in shown["actions"]] == ["Train them"]


def test_for_a_colleague_their_standards_only(workspace: Path, run, refused, out, tmp_path: Path) -> None:
    words = ("worksheet", "out", RETURN, "--for", "carol")
    assert "is assigned to Carol" in refused(*words).err
    assert "There is no person" in refused("worksheet", "out", RETURN, "--for", "karol").err
    assert run("return", "assign", RETURN, "training", "--to", "carol").code == 0
    path = out("--for", "Carol")
    assert path.name == f"worksheet-{RETURN}-carol.xlsx"
    assert Book(path.read_bytes()).rows("answer", "named-lead/in-place") == []
    file = fill(path, {"training/in-place": "Carol's."})
    shown = run("worksheet", "in", file, "--as", "carol", "--yes")
    assert "for Carol" in shown.out
    assert answers(run) == {"in-place": "Carol's."}


def test_one_standard_and_json(workspace: Path, run, refused, tmp_path: Path) -> None:
    shown = run("worksheet", "out", RETURN, "--standard", "training", "-o", str(tmp_path), "--json").json
    assert (shown["return"], shown["for"], shown["standards"]) == (RETURN, None, ["training"])
    assert [Path(one).is_file() for one in shown["files"]] == [True]
    assert "There is no standard" in refused("worksheet", "out", RETURN, "--standard", "trainings").err


@pytest.mark.parametrize(("kind", "begins"), [("pdf", b"%PDF"), ("html", b"<!doctype html")])
def test_other_formats(workspace: Path, out, kind: str, begins: bytes) -> None:
    path = out("--format", kind)
    assert path.name == f"worksheet-{RETURN}.{kind}"
    assert path.read_bytes()[:20].lower().startswith(begins.lower())


def test_the_manager_brings_in_what_an_agency_sent(workspace: Path, run, refused, out) -> None:
    file = fill(out(), {"training/in-place": "A plan."})
    assert "--original" in run("worksheet", "in", file, "--yes", "--as", "pat-manager").err
    assert "Only the manager" in run("worksheet", "in", file, "--yes", "--as", "lee", "--original", "E-mail").err
    assert run("worksheet", "in", file, "--yes", "--original", " ").code == 2
    assert answers(run) == {}
    assert run("worksheet", "in", file, "--yes", "--original", "E-mail of 3 March").code == 0
    line = run("return", "history", RETURN, "--json").json[-1]
    assert (line["kind"], line["who"]) == ("answered", "Pat Manager")


def test_nothing_is_written_when_nothing_can_be_changed(submitted: Path, refused, tmp_path: Path) -> None:
    words = refused("worksheet", "out", RETURN, "-o", str(tmp_path / "sheets")).err
    assert "it is submitted" in words
    assert not (tmp_path / "sheets").exists()


def test_files_that_cannot_be_brought_in(workspace: Path, refused, tmp_path: Path) -> None:
    assert "is a folder" in refused("worksheet", "in", str(tmp_path)).err
    assert "cannot be read" in refused("worksheet", "in", str(tmp_path / "none.xlsx")).err
    other = tmp_path / "other.xlsx"
    other.write_bytes(b"PK\x03\x04 something")
    assert "no worksheet" in refused("worksheet", "in", str(other)).err


def test_a_worksheet_of_another_workspace_is_refused(workspace: Path, run, refused, out, tmp_path: Path) -> None:
    file = fill(out(), {"training/in-place": "A plan."})
    elsewhere = tmp_path / "elsewhere.s11"
    assert run("init", "-w", str(elsewhere), "--partnership", "Elsewhere").code == 0
    assert "not in this workspace" in refused("worksheet", "in", file, "--yes", "-w", str(elsewhere)).err
