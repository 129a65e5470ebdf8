"""With --original the manager types what an agency sent; nobody else does."""

import json
from pathlib import Path

import pytest

RETURN = "police-tiny-2027"
ORIGINAL = ("--original", "E-mail of 3 March")
ANSWER = ("return", "answer", RETURN, "training/in-place", "--text", "We do.")


def answers(run) -> dict:
    return run("return", "show", RETURN, "training", "--json").json["answers"]


def last(run) -> tuple[str, str]:
    line = run("return", "history", RETURN, "--json").json[-1]
    return line["kind"], line["who"]


def test_the_manager_types_for_an_agency_only_from_an_original(workspace: Path, run, refused) -> None:
    words = (*ANSWER, "--as", "pat-manager")
    assert "--original" in refused(*words).err
    assert run(*words, *ORIGINAL).code == 0
    assert answers(run)["in-place"] == "We do."


def test_an_original_makes_the_manager_act(workspace: Path, run, tmp_path: Path) -> None:
    assert run(*ANSWER, *ORIGINAL).code == 0
    assert last(run) == ("answered", "Pat Manager")
    assert run("return", "grade", RETURN, "training", "good", *ORIGINAL).code == 0
    assert last(run) == ("graded", "Pat Manager")
    assert run("return", "answer", RETURN, "training/in-place", "--clear", *ORIGINAL).code == 0
    assert last(run) == ("cleared", "Pat Manager")
    file = tmp_path / "answers.json"
    file.write_text(json.dumps([{"id": "training", "answers": {"trained": "yes"}}]))
    assert run("return", "answer", RETURN, "--from", str(file), *ORIGINAL).code == 0
    assert last(run) == ("answered", "Pat Manager")
    assert answers(run) == {"trained": "yes"}


def test_the_lead_still_answers_without_an_original(workspace: Path, run) -> None:
    assert run(*ANSWER).code == 0
    assert last(run) == ("answered", "Lee")


@pytest.mark.parametrize("who", ["lee", "mo"])
def test_only_the_manager_types_from_an_original(who: str, workspace: Path, run, refused) -> None:
    assert "Only the manager" in refused(*ANSWER, *ORIGINAL, "--as", who).err
    assert answers(run) == {}


def test_an_empty_original_never_means_the_lead(workspace: Path, run) -> None:
    ran = run(*ANSWER, "--original", " ")
    assert (ran.code, ran.out) == (2, "")
    assert "nothing is named" in ran.err
    assert answers(run) == {}
