"""Colleagues: giving standards and areas away, and seeing who has what."""

from pathlib import Path

RETURN = "police-tiny-2027"


def assigned(run, *words: str) -> list[dict]:
    return run("return", "assigned", RETURN, "--json", *words).json


def test_areas_and_standards_are_assigned(workspace: Path, run, refused) -> None:
    assert "3 standards assigned." in run("return", "assign", RETURN, "people", "1.1", "checks", "--to", "carol").out
    (carol,) = assigned(run)
    assert (carol["person"], carol["name"], carol["done"]) == ("carol", "Carol", 0)
    assert [one["standard"] for one in carol["standards"]] == ["named-lead", "training", "checks"]
    assert all(one["since"] and not one["done"] for one in carol["standards"])
    assert "1 standard taken back." in run("return", "assign", RETURN, "1").out
    assert len(assigned(run)[0]["standards"]) == 2
    assert "Did you mean people?" in refused("return", "assign", RETURN, "peopl", "--to", "carol").err
    refused("return", "assign", RETURN, "people", "--to", "mo")


def test_since_when_and_what_is_done(ready: Path, run) -> None:
    run("return", "assign", RETURN, "checks", "--to", "carol")
    (before,) = assigned(run)
    assert before["done"] == 1
    run("return", "assign", RETURN, "checks", "--to", "carol", "--to", "lee")
    carol, lee = sorted(assigned(run), key=lambda one: one["person"])
    assert carol == before, "since when stays, when others are added"
    assert lee["standards"][0]["since"] >= carol["standards"][0]["since"]
    said = run("return", "assigned", RETURN)
    assert "Carol (carol): 1 of 1 standard done" in said.out
    assert "Assigned to nobody: 2 standards." in said.err
    whole = run("return", "show", RETURN, "checks", "--json").json["assigned"]
    assert [(one["name"], one["person"]) for one in whole] == [("Carol", carol["id"]), ("Lee", lee["id"])]
    assert "Assigned to Carol, since " in run("return", "show", RETURN, "checks").out


def test_a_contributor_sees_their_own(workspace: Path, run) -> None:
    assert "Nothing is assigned to you" in run("return", "assigned", RETURN, "--as", "carol").err
    run("return", "assign", RETURN, "checks", "--to", "lee")
    run("return", "assign", RETURN, "training", "--to", "carol", "--to", "lee")
    (mine,) = assigned(run, "--as", "carol")
    assert (mine["person"], [one["standard"] for one in mine["standards"]]) == ("carol", ["training"])
    assert len(assigned(run, "--as", "lee")) == 2
