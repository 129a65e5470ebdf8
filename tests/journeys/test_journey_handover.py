"""A return goes between an agency's own workspace and the partnership's, there and back, by real commands."""

import hashlib
import json
from pathlib import Path

import pytest

from support.two_workspaces import RETURN, Side, two_workspaces

LETTER = b"%PDF-1.7 what the inspectors wrote"
WORDS = "A plan, “agreed” – with 😀, Ŵŷ and\na second line. =1+1 [/] <b>"
BOTH = f"{WORDS}\nFrom the e-mail, too."

pytestmark = pytest.mark.timeout(400)


@pytest.fixture
def sides(tmp_path: Path) -> tuple[Side, Side]:
    return two_workspaces(tmp_path)


def test_there_and_back_with_edits_on_both_sides(sides: tuple[Side, Side], tmp_path: Path) -> None:
    partnership, agency = sides
    _invited(partnership, agency)
    _filled_in_on_both_sides(partnership, agency, tmp_path)
    _submitted(partnership, agency)
    _asked_and_answered(partnership, agency)
    _graded_and_agreed(partnership, agency)
    _both_hold_the_same(partnership, agency)


def _invited(partnership: Side, agency: Side) -> None:
    invitation = Path(partnership.says("handover", "invite", RETURN, "-o", str(partnership.out)).strip())
    before = agency.record()
    assert "telephone" in agency.refuses("handover", "receive", str(invitation), "--yes", "--json").lower()
    assert agency.record() == before
    taken = agency.receives(invitation, "--trust", partnership.fingerprint)
    assert (taken["new"], taken["after"], taken["edition"]) == (True, "not started", "A tiny audit")
    assert "01632 960000" in agency.says("partnership", "show")


def _filled_in_on_both_sides(partnership: Side, agency: Side, folder: Path) -> None:
    """Both sides work without knowing of one another; where both answered, nothing is overwritten."""
    extend = ("round", "extend", "tiny-2027", "--agency", "police", "--due", "2027-04-09", "--reason", "Change of lead")
    partnership.says(*extend)
    typed = ("--text", "From the e-mail.", "--original", "e-mail of 3 March")
    partnership.says("return", "answer", RETURN, "training/in-place", *typed)
    agency.says("return", "answer", RETURN, "training/in-place", "--text", WORDS)
    agency.says("return", "answer", RETURN, "training/how-you-know", "--text", "The register.")
    agency.says("return", "answer", RETURN, "named-lead/in-place", "--text", "The deputy chief.")
    for standard in ("named-lead", "training"):
        agency.says("return", "grade", RETURN, standard, "good")
    (folder / "letter.pdf").write_bytes(LETTER)
    shown = ("--title", "Letter", "--file", str(folder / "letter.pdf"))
    agency.says("return", "evidence", RETURN, "named-lead", *shown)
    planned = ("--what", "Train all", "--owner", "Head of training", "--due", "2027-06-30")
    agency.says("return", "action", RETURN, "training", *planned)

    taken = partnership.receives(agency.sends(), "--trust", agency.fingerprint)
    assert [(one["arrived"], one["here"]) for one in taken["conflicts"]] == [(WORDS, "From the e-mail.")]
    assert hashlib.sha256(LETTER).hexdigest() in partnership.files()
    back = agency.receives(partnership.sends())
    assert (back["due"], len(back["conflicts"])) == ("2027-04-09", 1)
    assert any("training" in one["standard"] for one in agency.shown["missing"])


def _submitted(partnership: Side, agency: Side) -> None:
    versions = agency.tells("return", "history", RETURN, "training/in-place")
    ours = next(one["event"] for one in versions if one["value"] == WORDS)
    agency.says("return", "restore", RETURN, "training/in-place", ours)
    agency.says("return", "answer", RETURN, "training/in-place", "--text", BOTH)
    agency.says("return", "submit", RETURN, "--name", "Sam Chief", "--role", "Chief Constable")
    taken = partnership.receives(agency.sends())
    assert (taken["after"], taken["revision"], taken["conflicts"]) == ("submitted", 1, [])
    assert partnership.standard("training")["answers"]["in-place"] == BOTH
    assert partnership.tells("return", "receipt", RETURN)["signatures"][0]["name"] == "Sam Chief"


def _asked_and_answered(partnership: Side, agency: Side) -> None:
    """While the agency replies to one query, the panel asks another, and talks among itself."""
    partnership.says("moderate", "open", RETURN)
    ask = ("moderate", "query", RETURN, "training", "--as", "mo-derator")
    partnership.says(*ask, "--text", "Who was not trained?")
    partnership.says(*ask, "--text", "SECRET OF THE PANEL", "--panel")
    agency.receives(partnership.sends())
    (query,) = agency.standard("training")["queries"]
    agency.says("moderate", "reply", RETURN, query["id"], "--text", "Two teams.")
    partnership.says(*ask, "--text", "And since then?")
    taken = partnership.receives(agency.sends())
    assert "query_replied" in {one["kind"] for one in taken["arrived"]}
    agency.receives(partnership.sends())
    for side in (partnership, agency):
        queries = [one for one in side.standard("training")["queries"] if "SECRET" not in json.dumps(one)]
        assert {one["text"]: len(one["replies"]) for one in queries} == {
            "Who was not trained?": 1,
            "And since then?": 0,
        }
    assert "SECRET" not in str(agency.record())


def _graded_and_agreed(partnership: Side, agency: Side) -> None:
    grade = (RETURN, "training", "ri", "--reason", "Two teams are not.")
    partnership.says("moderate", "propose", *grade, "--as", "mo-derator")
    partnership.says("moderate", "agree", *grade, "--meeting", "Panel of 4 May")
    partnership.says("moderate", "agree", RETURN, "--rest", "confirmed")
    agency.receives(partnership.sends())
    assert not agency.standard("training").get("agreed_grade")
    assert "Panel of 4 May" not in str(agency.record())
    partnership.says("moderate", "share", RETURN)
    taken = agency.receives(partnership.sends())
    assert (taken["before"], taken["after"]) == ("in moderation", "grades shared")
    assert agency.standard("training")["agreed_grade"] == "ri"
    assert agency.standard("training")["agreed_reason"] == "Two teams are not."
    agency.says("moderate", "accept", RETURN)
    assert partnership.receives(agency.sends())["after"] == "agreed"


def _both_hold_the_same(partnership: Side, agency: Side) -> None:
    for side in (partnership, agency):
        verified = side.tells("verify")
        assert verified["ok"], verified["problems"]
    here, there = (
        [(one["id"], one["answers"], one["self_grade"], one["agreed_grade"]) for one in side.shown["standards"]]
        for side in (partnership, agency)
    )
    assert here == there
    assert agency.shown["state"] == partnership.shown["state"] == "agreed"
    assert partnership.files() == agency.files()
