"""Several signatories, scans, ratification, originals, and the receipt, by command."""

import hashlib
import json
from pathlib import Path

import pytest

from s11tui.workspace import Workspace

RETURN = "police-two-2027"
PDF = b"%PDF-1.7\nSigned.\n"


@pytest.fixture
def two_to_sign(empty_workspace: Path, questionnaire: Path, run, tmp_path: Path) -> Path:
    """A return with nothing missing that the head teacher and the chair of governors sign."""
    text = questionnaire.read_text(encoding="utf-8")
    asked = text.replace('sign_off = ["chief-officer"]', 'sign_off = ["head-teacher", "chair-of-governors"]')
    file = tmp_path / "two.toml"
    file.write_text(asked.replace('id = "tiny"', 'id = "two"'), encoding="utf-8")
    assert run("round", "open", str(file), "--title", "Two 2027", "--due", "2027-03-19", "--agency", "police").code == 0
    answers = [
        {"id": "named-lead", "answers": {"in-place": "A chief officer."}, "self_grade": "good"},
        {"id": "training", "answers": {"in-place": "A", "how-you-know": "B", "trained": "yes"}, "self_grade": "good"},
        {"id": "checks", "self_grade": "met"},
    ]
    given = tmp_path / "answers.json"
    given.write_text(json.dumps(answers), encoding="utf-8")
    assert run("return", "answer", RETURN, "--from", str(given)).code == 0
    return empty_workspace


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "signed.pdf"
    path.write_bytes(PDF)
    return path


def receipt(run, ref: str = RETURN) -> dict:
    return run("return", "receipt", ref, "--json").json


def test_it_is_submitted_with_the_last_of_several(two_to_sign: Path, run, refused, scan: Path) -> None:
    words = ("return", "submit", RETURN, "--name", "Ada Head", "--role")
    assert "head-teacher (Head teacher" in refused(*words, "Head").err
    first = run(*words, "head-teacher", "--scan", str(scan))
    assert "Ada Head has signed. Still to sign: Chair of governors (chair-of-governors)." in first.out
    assert "has signed already" in refused(*words, "head-teacher").err
    told = receipt(run)
    assert (told["state"], told["signatures"], told["to_sign"]) == ("awaiting sign-off", [], ["chair-of-governors"])
    assert [(one["name"], one["office"], one["head"]) for one in told["signed"]] == [("Ada Head", "head-teacher", "")]
    assert "Still to sign: Chair of governors (chair-of-governors)" in run("return", "show", RETURN).out
    last = run("return", "sign", RETURN, "--role", "chair-of-governors", "--no-report", "--json").json
    assert (last["state"], last["to_sign"]) == ("submitted", [])
    told = receipt(run)
    assert [(one["name"], one["how"]) for one in told["signatures"]] == [("Ada Head", "paper"), ("Sam", "signed in")]
    assert {one["head"] for one in told["signatures"]} == {told["head"]}
    assert told["signatures"][0]["scan"]["sha256"] == hashlib.sha256(PDF).hexdigest()
    said = run("return", "receipt", RETURN).out
    assert f"Revision 1, reference code {told['head']}" in said
    assert "recorded by Lee, file signed.pdf" in said


def test_declining_takes_signatures_away(two_to_sign: Path, run) -> None:
    run("return", "submit", RETURN, "--name", "Ada Head", "--role", "head-teacher")
    ran = run("return", "decline", RETURN, "--reason", "Not yet.")
    assert "The signature of Ada Head (Head teacher or principal) fell away" in ran.err
    told = receipt(run)
    assert (told["state"], told["signed"]) == ("ready", [])
    assert "Nobody has declared it true yet." in run("return", "receipt", RETURN).out


def test_a_scan_comes_out_as_it_went_in(two_to_sign: Path, run, refused, scan: Path, tmp_path: Path) -> None:
    run("return", "submit", RETURN, "--name", "Ada", "--role", "head-teacher", "--scan", str(scan))
    run("return", "submit", RETURN, "--name", "Gil", "--role", "chair-of-governors")
    ran = run("return", "receipt", RETURN, "--save-scan", "1", "-o", str(tmp_path / "out"))
    assert Path(ran.out.strip()).read_bytes() == PDF
    for number in ("0", "2", "9"):
        assert "No scan" in refused("return", "receipt", RETURN, "--save-scan", number).err


def test_what_is_signed_is_written_first_and_named_by_the_signature(ready: Path, run, tmp_path: Path) -> None:
    run("return", "send", "police-tiny-2027")
    ran = run("return", "sign", "police-tiny-2027", "-o", str(tmp_path / "signed"))
    (report,) = (tmp_path / "signed").iterdir()
    assert f"What you sign was written to {report}" in ran.err
    assert "awaiting-sign-off" in report.name
    with Workspace.open(ready) as workspace:
        return_id = workspace.registry.return_id("police-tiny-2027")
        last = list(workspace.ledger.read(f"return/{return_id}"))[-1]
    assert (last.kind, last.body["report"]) == ("submitted", hashlib.sha256(report.read_bytes()).hexdigest())


def test_no_report_is_written_of_what_cannot_be_signed(workspace: Path, run, refused, tmp_path: Path) -> None:
    out = tmp_path / "signed"
    refused("return", "sign", "police-tiny-2027", "-o", str(out))
    assert not out.exists()


def test_where_the_report_cannot_be_written_nothing_is_signed(ready: Path, run, refused, tmp_path: Path) -> None:
    run("return", "send", "police-tiny-2027")
    (tmp_path / "taken").write_text("A file.", encoding="utf-8")
    assert "was not written" in refused("return", "sign", "police-tiny-2027", "-o", str(tmp_path / "taken")).err
    assert receipt(run, "police-tiny-2027")["signatures"] == []
    assert run("return", "sign", "police-tiny-2027", "--no-report").code == 0


def test_a_body_that_must_still_confirm(ready: Path, run, refused) -> None:
    ref = "police-tiny-2027"
    words = ("return", "submit", ref, "--name", "Sam", "--role", "Chief")
    refused(*words, "--ratify-body", "Full board")
    refused(*words, "--ratify-by", "2027-05-31")
    assert receipt(run, ref)["state"] == "ready"
    done = run(*words, "--ratify-body", "Full board", "--ratify-by", "2999-05-31", "--json").json
    assert done["labels"] == ["ratification due"]
    assert receipt(run, ref)["ratification"] == {"body": "Full board", "by": "2999-05-31", "on": "", "minute": ""}
    assert "To be confirmed by Full board, by 2999-05-31" in run("return", "show", ref).out
    assert "has not come yet" in refused("return", "ratify", ref, "--on", "2999-01-01").err
    assert run("return", "ratify", ref, "--on", "2026-01-31", "--minute", "Minute 27/14").code == 0
    assert (
        receipt(run, ref)["ratification"] | {"on": "2026-01-31", "minute": "Minute 27/14"}
        == (receipt(run, ref)["ratification"])
    )
    assert "Confirmed by Full board on 2026-01-31 (Minute 27/14)" in run("return", "receipt", ref).out
    refused("return", "ratify", ref, "--on", "2026-01-31")


def test_ratification_waits_for_the_last_signature(two_to_sign: Path, run, refused) -> None:
    words = ("return", "submit", RETURN, "--name", "Ada", "--role", "head-teacher")
    assert "Still to sign" in refused(*words, "--ratify-body", "Board", "--ratify-by", "2027-05-31").err
    assert receipt(run)["signed"] == [], "nothing is half done"


@pytest.mark.parametrize(
    "words", [(), ("--on", "2026-01-31", "--body", "Board"), ("--body", "Board"), ("--minute", "x"), ("--on", "May")]
)
def test_ratify_needs_to_know_what(words, submitted: Path, run, refused) -> None:
    refused("return", "ratify", "police-tiny-2027", *words)
    assert run("return", "ratify", "police-tiny-2027", "--body", "Board", "--by", "2027-05-31").code == 0


def test_who_signs_in_person_needs_no_scan(ready: Path, run, refused, scan: Path) -> None:
    words = ("return", "submit", "police-tiny-2027", "--name", "Sam", "--role", "Chief", "--as", "sam")
    assert "needs no scan" in refused(*words, "--scan", str(scan)).err
    assert receipt(run, "police-tiny-2027")["state"] == "ready"
    assert run(*words).code == 0


def test_a_scan_that_cannot_be_kept_stops_the_signature(ready: Path, run, refused, tmp_path: Path) -> None:
    words = ("return", "submit", "police-tiny-2027", "--name", "Sam", "--role", "Chief", "--scan")
    refused(*words, str(tmp_path / "none.pdf"))
    refused(*words, "")
    assert receipt(run, "police-tiny-2027")["state"] == "ready"


def test_the_original_that_the_manager_types_from(workspace: Path, run, refused, scan: Path, tmp_path: Path) -> None:
    ref = "police-tiny-2027"
    assert run("return", "original", ref, "--title", "Letter, 3 March", "--file", str(scan)).code == 0
    assert "original 2" in run("return", "original", ref, "--title", "Call").out
    first, second = run("return", "show", ref, "--json").json["originals"]
    assert (first["title"], first["who"], first["file"]["name"]) == ("Letter, 3 March", "Pat Manager", "signed.pdf")
    assert (second["title"], second["file"]) == ("Call", None)
    assert "Typed from: Letter, 3 March" in run("return", "show", ref).out
    ran = run("return", "original", ref, "--save-file", "1", "-o", str(tmp_path / "out"))
    assert Path(ran.out.strip()).read_bytes() == PDF
    for number in ("0", "2", "3"):
        refused("return", "original", ref, "--save-file", number)
    refused("return", "original", ref)
    refused("return", "original", ref, "--title", " ")
    refused("return", "original", ref, "--title", "Mine", "--as", "lee")
    assert len(run("return", "show", ref, "--json").json["originals"]) == 2
