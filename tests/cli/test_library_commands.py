"""The evidence library of an agency, by command."""

from pathlib import Path

import pytest

from support.hostile import HOSTILE

RETURN = "police-tiny-2027"
ADD = ("library", "add", "Register", "--agency", "police")


@pytest.fixture
def entries(run):
    """The library as the manager sees it."""

    def entries(*words: str) -> list[dict]:
        return run("library", "list", "--json", *words).json

    return entries


def test_an_entry_has_the_shape_that_scripts_lean_on(workspace: Path, run, entries) -> None:
    added = run(*ADD, "--date", "2026-03-01", "--shows", "Who came", "--json").json
    (line,) = entries()
    assert line == {
        **added, "expired": False, "uses": [], "last_used": "", "agency": "police", "title": "Register",
        "shows": "Who came", "place": "place", "held_at": "", "date": "2026-03-01", "owner": "", "review_by": "",
        "file": None, "retired": False,
    }  # fmt: skip
    assert run("library", "list").out.startswith("e1  Register  (Exampleshire Police)\n")


def test_what_is_left_out_of_a_change_stays(workspace: Path, run, refused, entries, tmp_path: Path) -> None:
    file = tmp_path / "register.csv"
    file.write_text("name\n", encoding="utf-8")
    run(*ADD, "--file", str(file), "--review-by", "2999-01-31", "--owner", "HR")
    assert run("library", "change", "e1", "--title", "The register").code == 0
    (line,) = entries()
    assert (line["title"], line["review_by"], line["owner"]) == ("The register", "2999-01-31", "HR")
    assert (line["place"], line["held_at"], line["file"]["name"]) == ("file", "register.csv", "register.csv")
    assert run("library", "change", "e1", "--review-by", "", "--held-at", "https://x.example/r").code == 0
    assert (entries()[0]["review_by"], entries()[0]["place"], entries()[0]["held_at"]) == (
        "", "file", "https://x.example/r",
    )  # fmt: skip
    assert run("library", "change", "e1", "--no-file").code == 0
    assert (entries()[0]["place"], entries()[0]["file"]) == ("link", None)
    assert "No file is kept" in refused("library", "save", "e1").err


def test_a_new_file_takes_the_place_of_the_old(workspace: Path, run, entries, tmp_path: Path) -> None:
    for name in ("first.csv", "second.csv"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    run(*ADD, "--file", str(tmp_path / "first.csv"))
    run("return", "evidence", RETURN, "training", "--item", "e1")
    assert run("library", "change", "e1", "--file", str(tmp_path / "second.csv")).code == 0
    assert entries()[0]["held_at"] == "second.csv"
    ran = run("library", "save", "e1", "-o", str(tmp_path / "out"))
    assert Path(ran.out.strip()).read_text(encoding="utf-8") == "second.csv"
    (copy,) = run("return", "show", RETURN, "training", "--json").json["evidence"]
    assert copy["file"]["name"] == "first.csv", "what stood at a standard stays as it was"


def test_taken_out_and_brought_back(workspace: Path, run, refused, entries) -> None:
    run(*ADD)
    assert "was taken out" in run("library", "retire", "e1").out
    assert entries()[0]["retired"]
    assert "Taken out of the library" in run("library", "list").out
    refused("return", "evidence", RETURN, "training", "--item", "e1")
    refused("library", "retire", "e1")
    assert "is in the library again" in run("library", "retire", "e1", "--back").out
    assert run("return", "evidence", RETURN, "training", "--item", "e1").code == 0


def test_lists_of_what_is_out_of_date_and_unused(workspace: Path, run, entries) -> None:
    run(*ADD)
    run("library", "add", "Old audit", "--agency", "police", "--review-by", "2020-01-31")
    run("return", "evidence", RETURN, "training", "--item", "e1")
    assert [one["title"] for one in entries("--expired")] == ["Old audit"]
    assert [one["title"] for one in entries("--unused")] == ["Old audit"]
    assert entries("--agency", "club") == []
    said = run("library", "list").out
    assert "Used: Tiny 2027 (training)" in said
    assert "! Out of date" in said
    assert "There is nothing here" in run("library", "list", "--agency", "club").err


def test_what_was_evidence_last_year_and_is_not_this_year(two_years: Path, run, entries) -> None:
    (line,) = entries()
    assert (line["title"], line["expired"], line["last_used"]) == ("Training register", True, "Section 11 2025")
    assert "! Was evidence in Section 11 2025, and is not used this year" in run("library", "list").out
    assert len(entries("--unused")) == 1
    run("return", "evidence", "police-section-11-2027", "policy", "--item", line["item"])
    (line,) = entries()
    assert (line["last_used"], [one["standard"] for one in line["uses"]]) == ("", ["policy", "training"])
    assert entries("--unused") == []


def test_who_keeps_and_sees_a_library(workspace: Path, run, refused) -> None:
    assert run(*ADD, "--as", "lee").code == 0
    assert run("library", "add", "By carol", "--as", "carol").code == 0, "whose it is, is clear"
    assert run("library", "add", "The club's", "--agency", "club").code == 0, "the manager, where there is no lead"
    assert len(run("library", "list", "--json", "--as", "lee").json) == 2
    assert "There is no agency “club”" in refused("library", "list", "--agency", "club", "--as", "lee").err
    refused("library", "list", "--as", "mo")
    refused("library", "change", "e3", "--title", "Mine", "--as", "lee")
    refused(*ADD, "--as", "mo")
    run("person", "add", "Lou", "--role", "lead", "--agency", "police")
    said = refused(*ADD).err
    assert "lee (Lee)" in said
    assert "lou (Lou)" in said


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("add", "Register"), "--agency"),
        (("add", " ", "--agency", "police"), "title"),
        (("add", "Register", "--agency", "polic"), "police"),
        (("add", "Register", "--agency", "police", "--date", "May"), "2027-03-19"),
        (("change", "e1"), "--title"),
        (("change", "e9", "--title", "x"), "There is no “e9”"),
        (("change", "e1", "--file", "a.pdf", "--no-file"), "opposite"),
        (("retire", "\x1b[2J"), "There is no"),
        (("save", "e1"), "No file is kept"),
    ],
)
def test_what_cannot_be_is_refused(words, says, workspace: Path, run, refused, entries) -> None:
    run(*ADD)
    before = entries()
    assert says in refused("library", *words).err
    assert entries() == before


def test_hostile_titles_command_nothing(workspace: Path, run, entries) -> None:
    for text in HOSTILE.values():
        run("library", "add", "--agency", "police", "--", text.replace("\x00", ""))
    assert len(entries()) > 20
    said = run("library", "list").out
    assert not {"\x1b", "\u202e", "\x07"} & set(said)
