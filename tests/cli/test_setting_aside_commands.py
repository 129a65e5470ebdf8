"""Exempting and withdrawing returns, and bringing them back."""

from pathlib import Path

import pytest

RETURN = "police-tiny-2027"


def state(run) -> str:
    return run("return", "show", RETURN, "--json").json["state"]


@pytest.mark.parametrize(("command", "after"), [("exempt", "exempt"), ("withdraw", "withdrawn")])
def test_setting_aside_before_and_after_submission(command: str, after: str, ready: Path, run, refused) -> None:
    words = ("return", command, RETURN, "--reason", "It was inspected.")
    for _ in range(2):
        before = state(run)
        assert run(*words, "--json").json["state"] == after
        assert run("return", "history", RETURN, "--json").json[-1]["who"] == "Pat Manager"
        refused(*words)
        refused("return", "answer", RETURN, "training/in-place", "--text", "Late.")
        assert run("return", "reinstate", RETURN, "--reason", "A mistake.", "--json").json["state"] == before
        run("return", "submit", RETURN, "--name", "Sam Chief", "--role", "Chief")
    assert state(run) == "submitted"


def test_both_are_said_in_words(workspace: Path, run) -> None:
    assert "It was exempted." in run("return", "exempt", RETURN, "--reason", "Inspected.").out
    assert "is not started" in run("return", "reinstate", RETURN, "--reason", "A mistake.").out
    assert "is withdrawn" in run("return", "withdraw", RETURN, "--reason", "It closed.").out


@pytest.mark.parametrize("command", ["exempt", "withdraw", "reinstate"])
def test_only_the_manager_and_only_with_a_reason(command: str, workspace: Path, run, refused) -> None:
    if command == "reinstate":
        refused("return", command, RETURN, "--reason", "It is not set aside.")
        run("return", "exempt", RETURN, "--reason", "Inspected.")
    before = state(run)
    assert "reason" in refused("return", command, RETURN, "--reason", " ").err
    for who in ("lee", "sam", "mo", "chris"):
        refused("return", command, RETURN, "--reason", "Because.", "--as", who)
    assert run("return", command, RETURN).code == 2
    assert state(run) == before


def test_what_is_agreed_is_not_set_aside(submitted: Path, run, refused) -> None:
    run("moderate", "acknowledge", RETURN)
    for command in ("exempt", "withdraw"):
        refused("return", command, RETURN, "--reason", "Too late.")
    assert state(run) == "acknowledged"
