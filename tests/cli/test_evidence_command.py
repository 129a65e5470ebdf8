"""Evidence at a standard, by command; kept files go in and come out as they were."""

import hashlib
import json
from pathlib import Path

import pytest

from support.hostile import HOSTILE, REAL_TEXTS

RETURN = "police-tiny-2027"
PDF = b"%PDF-1.7\nAn audit of cases.\n"


@pytest.fixture
def pieces(run):
    """The evidence of the standard “training”."""

    def pieces(standard: str = "training") -> list[dict]:
        return run("return", "show", RETURN, standard, "--json").json["evidence"]

    return pieces


@pytest.fixture
def audit(tmp_path: Path) -> Path:
    path = tmp_path / "Audit of cases.pdf"
    path.write_bytes(PDF)
    return path


def evidence(*words: str) -> tuple[str, ...]:
    return ("return", "evidence", RETURN, "training", *words)


def test_a_file_is_kept_and_comes_out_again(workspace: Path, run, pieces, audit: Path, tmp_path: Path) -> None:
    told = ("--shows", "Forty cases.", "--review-by", "2999-03-31", "--owner", "Head of practice")
    assert run(*evidence("--title", "Audit", "--file", str(audit), *told)).code == 0
    (piece,) = pieces()
    assert piece["file"] == {
        "name": "Audit-of-cases.pdf", "size": len(PDF), "sha256": hashlib.sha256(PDF).hexdigest(),
    }  # fmt: skip
    assert (piece["shows"], piece["review_by"], piece["expired"]) == ("Forty cases.", "2999-03-31", False)
    (kept,) = run("library", "list", "--json").json
    assert (kept["id"], kept["owner"], kept["place"]) == (piece["item"], "Head of practice", "file")
    out = tmp_path / "out"
    ran = run(*evidence("--save-file", piece["id"], "-o", str(out)))
    assert ran.out == f"{out / 'Audit-of-cases.pdf'}\n"
    assert (out / "Audit-of-cases.pdf").read_bytes() == PDF
    assert run(*evidence("--save-file", piece["id"], "-o", str(out), "--json")).json["files"] == [ran.out.strip()]
    assert "Forty cases." in run("return", "show", RETURN, "training").out


def test_saving_never_writes_over_another_file(workspace: Path, run, refused, pieces, audit: Path, tmp_path) -> None:
    run(*evidence("--title", "Audit", "--file", str(audit)))
    mine = tmp_path / "out" / "Audit-of-cases.pdf"
    mine.parent.mkdir()
    mine.write_text("My own.", encoding="utf-8")
    assert "already" in refused(*evidence("--save-file", pieces()[0]["id"], "-o", str(mine.parent))).err
    assert mine.read_text(encoding="utf-8") == "My own."


def test_what_a_standard_can_hold_alone_stays_out_of_the_library(workspace: Path, run, pieces) -> None:
    run(*evidence("--title", "Minutes", "--held-at", "Drive"))
    assert (pieces()[0]["item"], run("library", "list", "--json").json) == ("", [])
    run(*evidence("--title", "Register", "--held-at", "https://intranet.example/register", "--keep"))
    (kept,) = run("library", "list", "--json").json
    assert (kept["title"], kept["place"]) == ("Register", "link")
    assert [one["standard"] for one in kept["uses"]] == ["training"]


def test_one_piece_serves_many_standards(workspace: Path, run, refused, pieces) -> None:
    item = run("library", "add", "Register", "--agency", "police", "--json").json["item"]
    for standard in ("training", "named-lead"):
        assert run("return", "evidence", RETURN, standard, "--item", item).code == 0
    assert pieces()[0]["elsewhere"] == 1
    assert "also at 1 other standard" in run("return", "show", RETURN, "training").out
    assert "already" in refused(*evidence("--item", item)).err
    refused(*evidence("--item", "e99"))
    assert run(*evidence("--remove", pieces()[0]["id"])).code == 0
    assert (pieces(), len(pieces("named-lead"))) == ([], 1)


def test_evidence_that_is_out_of_date_is_told(workspace: Path, run) -> None:
    ran = run(*evidence("--title", "Old", "--review-by", "2020-01-31"))
    assert "“Old” was to be looked at again by 2020-01-31" in ran.err
    assert "out of date since 2020-01-31" in run("return", "show", RETURN, "training").out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "--title"),
        (("--title", " "), "needs a title"),
        (("--title", "A", "--item", "e1"), "--title"),
        (("--item", "e1", "--held-at", "Drive"), "--title"),
        (("--item", "e1", "--keep"), "--title"),
        (("--title", "A", "--date", "soon"), "2027-03-19"),
        (("--title", "A", "--review-by", "soon"), "2027-03-19"),
        (("--title", "A", "--file", "no-such.pdf"), "cannot be read"),
        (("--title", "A", "--file", "."), "Name a"),
        (("--title", "A", "--file", " "), "empty"),
        (("--title", "A", "--file", "before\x00after.pdf"), "cannot be read"),
        (("--remove", "none"), "not there"),
        (("--earlier", "none"), "not there last year"),
        (("--save-file", "none"), "No file is kept"),
    ],
)
def test_what_cannot_be_is_refused(words, says, workspace: Path, refused, pieces, run) -> None:
    assert says in refused(*evidence(*words)).err
    assert (pieces(), run("library", "list", "--json").json) == ([], [])


@pytest.mark.parametrize(
    ("name", "start", "says"),
    [
        ("run.exe", b"MZ", "no kind of document"),
        ("not.pdf", b"MZ", "not what its name says"),
        ("empty.pdf", b"", "is empty"),
        ("large.pdf", b"%PDF", "larger than 10 MB"),
    ],
)
def test_a_file_that_is_not_kept(name, start, says, workspace: Path, refused, run, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(start + bytes(10 * 1024 * 1024 if "larger" in says else 0))
    assert says in refused(*evidence("--title", "A", "--file", str(tmp_path / name))).err
    assert run("library", "list", "--json").json == []
    assert not list(tmp_path.glob("*.files/*"))


@pytest.mark.parametrize("name", REAL_TEXTS)
def test_hostile_words_arrive_as_they_were_admitted_and_command_nothing(name, workspace: Path, run, pieces) -> None:
    from s11tui.text import admit, admit_line

    text = HOSTILE[name].replace("\x00", "")  # no command line can hold it
    if not admit_line(text).text:
        return
    assert run(*evidence(f"--title={text}", f"--shows={text}", f"--held-at={text}")).code == 0
    (piece,) = pieces()
    assert (piece["title"], piece["held_at"]) == (admit_line(text).text,) * 2
    assert piece["shows"] == admit(text).text.strip()
    said = run("return", "show", RETURN, "training").out + run("library", "list").out
    assert "\x1b" not in said
    assert "\u202e" not in said


def test_the_manager_names_evidence_only_from_an_original(workspace: Path, run, refused, pieces) -> None:
    words = evidence("--title", "List", "--shows", "Names", "--as", "pat-manager")
    assert "--original" in refused(*words).err
    assert run("library", "list", "--json").json == [], "nothing is half done"
    assert run(*words, "--original", "E-mail").code == 0
    assert pieces()[0]["who"] == "Pat Manager"


def test_files_of_answers_tell_more_of_evidence(workspace: Path, run, refused, pieces, tmp_path: Path) -> None:
    item = run("library", "add", "Register", "--agency", "police", "--json").json["item"]
    file = tmp_path / "answers.json"

    def given(*items: dict) -> tuple[str, ...]:
        file.write_text(json.dumps([{"id": "training", "self_grade": "good", "evidence": items}]), encoding="utf-8")
        return ("return", "answer", RETURN, "--from", str(file))

    plain, more = (
        {"title": "Plain", "date": "2026-03-01"},
        {"title": "More", "shows": "Much", "review_by": "2999-01-31"},
    )
    assert "return evidence" in refused(*given(plain, {"title": "Theirs", "file": "/etc/hosts.txt"})).err
    refused(*given(plain, more, {"item": "e99"}))
    assert (pieces(), len(run("library", "list", "--json").json)) == ([], 1), "all of it or nothing"
    assert "4 entries saved." in run(*given(plain, more, {"item": item})).out
    assert [(one["title"], one["shows"], bool(one["item"])) for one in pieces()] == [
        ("Plain", "", False), ("More", "Much", True), ("Register", "", True),
    ]  # fmt: skip
