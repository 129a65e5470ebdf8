"""-w, --as and --json are taken wherever they stand after the command."""

import json
from itertools import permutations
from pathlib import Path

import pytest

RETURN = "police-tiny-2027"


@pytest.mark.parametrize(
    "words",
    [
        ("--json", "-w", "FILE", "--as", "lee", "return", "show", RETURN),
        ("return", "--json", "-w", "FILE", "--as", "lee", "show", RETURN),
        ("return", "show", "--json", "-w", "FILE", "--as", "lee", RETURN),
        ("return", "show", RETURN, "--as", "lee", "--json", "--workspace", "FILE"),
        ("--as", "lee", "return", "-w", "FILE", "show", RETURN, "--json"),
        ("--as=lee", "return", "--workspace=FILE", "show", RETURN, "named-lead", "--json"),
    ],
)
def test_they_are_taken_anywhere(words, workspace: Path, run, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = workspace.rename(workspace.with_name("elsewhere.s11"))
    found = run(*[word.replace("FILE", str(elsewhere)) for word in words])
    assert found.code == 0, found.err
    shown = json.loads(found.out)
    assert shown.get("return", shown["id"]) in (RETURN, "named-lead")
    # Only somebody who sees the panel gets proposals: --as lee was heard.
    assert all("proposals" not in one for one in shown.get("standards", [shown]))


def test_every_order_of_the_three_says_the_same(workspace: Path, run) -> None:
    options = (("-w", str(workspace)), ("--as", "carol"), ("--json",))
    found = {
        run("return", "list", *(word for option in order for word in option)).out for order in permutations(options)
    }
    assert len(found) == 1
    assert json.loads(found.pop())[0]["return"] == RETURN


def test_the_last_one_given_counts(workspace: Path, run) -> None:
    shown = run("-w", "nowhere.s11", "--as", "nobody", "return", "list", "-w", str(workspace), "--as", "lee", "--json")
    assert [one["agency"] for one in shown.json] == ["police"]


def test_without_w_the_environment_names_the_workspace(workspace: Path, run) -> None:
    assert len(run("return", "list", "--json").json) == 2


def test_as_somebody_unknown_is_refused_with_near_names(workspace: Path, refused) -> None:
    assert "carol" in refused("return", "list", "--as", "carrol").err


def test_w_that_names_nothing_is_refused(refused, tmp_path: Path) -> None:
    said = refused("return", "list", "-w", str(tmp_path / "none.s11")).err
    assert "There is no workspace" in said
    assert "s11tui init" in said


@pytest.mark.parametrize("option", ["-w", "--as"])
def test_an_empty_name_never_means_the_usual_one(option: str, workspace: Path, run) -> None:
    ran = run("return", "list", option, "")
    assert (ran.code, ran.out) == (2, "")
    assert "nothing is named" in ran.err
