"""Moderating by commands, and what an agency sees of it."""

import json
from pathlib import Path

import pytest

RETURN = "police-tiny-2027"
SECRET = "PANEL-ONLY"


@pytest.fixture
def open_(submitted: Path, run) -> Path:
    """Moderation of the police's return is open."""
    assert run("moderate", "open", RETURN).code == 0
    return submitted


@pytest.fixture
def shared(open_: Path, run) -> Path:
    """Grades are shared: one lowered, the rest confirmed."""
    run("moderate", "agree", RETURN, "training", "ri", "--reason", "No list was seen.", "--meeting", "Panel")
    run("moderate", "agree", RETURN, "--rest", "confirmed")
    assert run("moderate", "share", RETURN).code == 0
    return open_


def standard(run, name: str, *words: str) -> dict:
    return run("return", "show", RETURN, name, "--json", *words).json


def test_the_queue(submitted: Path, run) -> None:
    (line,) = run("moderate", "queue", "--json").json
    assert (line["return"], line["state"], line["outcomes"]) == (RETURN, "submitted", 0)
    assert RETURN in run("moderate", "queue").out
    assert run("moderate", "queue", "--round", "tiny-2027", "--json").json == [line]


def test_proposals(open_: Path, run, refused) -> None:
    refused("moderate", "propose", RETURN, "training", "splendid")
    assert "reason" in refused("moderate", "propose", RETURN, "training", "ri").err
    words = ("moderate", "propose", RETURN, "2.1", "ri", "--reason", "No list.", "--how", "asked", "--impact", "absent")
    assert run(*words).code == 0
    (made,) = standard(run, "training")["proposals"]
    assert (made["who"], made["grade"], made["how"]) == ("Mo", "ri", "asked")
    assert run("moderate", "withdraw", RETURN, "training").code == 0
    assert standard(run, "training")["proposals"] == []
    run("moderate", "declare", RETURN, "--conflict", "I worked there.", "--as", "mo")
    assert "conflict" in refused(*words, "--as", "mo").err


def test_agreeing(open_: Path, run, refused) -> None:
    refused("moderate", "agree", RETURN)
    refused("moderate", "agree", RETURN, "training")
    refused("moderate", "agree", RETURN, "training", "ri", "--rest", "confirmed")
    assert "reason" in refused("moderate", "agree", RETURN, "training", "ri").err
    assert "good" in refused("moderate", "agree", RETURN, "training", "splendid").err
    refused("moderate", "share", RETURN)
    run("moderate", "agree", RETURN, "training", "ri", "--reason", "No list.", "--meeting", "Panel of 4 May")
    refused("moderate", "agree", RETURN, "checks", "cannot-tell")
    run("moderate", "agree", RETURN, "checks", "cannot-tell", "--reason", "Nothing was shown.")
    run("moderate", "agree", RETURN, "--rest", "not-moderated")
    outcomes = {one["id"]: (one["outcome"], one["agreed_grade"], one["agreed_verified"]) for one in
                run("return", "show", RETURN, "--json").json["standards"]}  # fmt: skip
    assert outcomes == {
        "training": ("lowered", "ri", True),
        "checks": ("cannot tell", "met", False),
        "named-lead": ("not moderated", "good", False),
    }
    assert standard(run, "training")["meeting"] == "Panel of 4 May"


def test_what_the_panel_cannot_tell(open_: Path, run, refused) -> None:
    words = ("moderate", "cannot-tell", RETURN, "2.2", "--reason")
    refused(*words, " ")
    refused(*words, "Nothing was shown.", "--as", "mo")
    refused("moderate", "cannot-tell", RETURN, "9.9", "--reason", "Nothing was shown.")
    assert standard(run, "checks")["outcome"] is None
    assert "outcome of checks" in run(*words, "Nothing was shown.", "--meeting", "Panel of 4 May").out
    told = standard(run, "checks")
    assert (told["outcome"], told["agreed_grade"], told["agreed_verified"]) == ("cannot tell", "met", False)
    assert (told["agreed_reason"], told["meeting"]) == ("Nothing was shown.", "Panel of 4 May")
    assert told["decider"].startswith("Chris")
    assert run(*words, "Nothing was shown.").code == 0
    assert standard(run, "checks")["meeting"] == "by correspondence"


def test_the_agency_sees_nothing_of_the_panel_before_sharing(submitted: Path, run) -> None:
    def seen() -> tuple[str, ...]:
        looks = [
            ("return", "show", RETURN, "--json"), ("return", "show", RETURN), ("return", "show", RETURN, "training"),
            ("return", "list", "--json"), ("return", "history", RETURN, "--json"), ("action", "list", "--json"),
        ]  # fmt: skip
        return tuple(run(*words, "--as", who).out for words in looks for who in ("lee", "sam"))

    run("moderate", "open", RETURN)
    before = seen()
    run("moderate", "propose", RETURN, "training", "ri", "--reason", SECRET)
    run("moderate", "query", RETURN, "training", "--panel", "--text", SECRET)
    run("moderate", "agree", RETURN, "training", "ri", "--reason", SECRET, "--meeting", SECRET)
    run("moderate", "agree", RETURN, "--rest", "confirmed")
    assert SECRET in run("return", "show", RETURN, "--json").out
    assert seen() == before
    run("moderate", "share", RETURN)
    assert SECRET in run("return", "show", RETURN, "--json", "--as", "lee").out


def test_questions_and_replies(open_: Path, run, refused) -> None:
    query = run("moderate", "query", RETURN, "training", "--text", "Who?", "--json").json["query"]
    assert standard(run, "training", "--as", "lee")["queries"][0]["text"] == "Who?"
    assert run("moderate", "reply", RETURN, query, "--text", "All.").code == 0
    (asked,) = standard(run, "training")["queries"]
    assert [one["text"] for one in asked["replies"]] == ["All."]
    assert asked["replies"][0]["who"] == "Lee"
    assert run("moderate", "resolve", RETURN, query).code == 0
    assert standard(run, "training")["queries"][0]["resolved"] is True
    refused("moderate", "reply", RETURN, "no-such-query", "--text", "x")
    own = run("moderate", "query", RETURN, "training", "--panel", "--text", "Between us.", "--json").json["query"]
    assert own is not None
    assert "Between us." not in run("return", "show", RETURN, "training", "--as", "lee").out


def test_accepting_and_closing(shared: Path, run) -> None:
    assert standard(run, "training", "--as", "lee")["agreed_reason"] == "No list was seen."
    assert run("moderate", "accept", RETURN, "--json").json["state"] == "agreed"
    assert run("moderate", "close", RETURN, "--json").json["state"] == "closed"
    assert run("moderate", "amend", RETURN, "2.1", "--reason", "Wrong file.", "--json").json["state"] == "returned"


def test_challenging_and_deciding(shared: Path, run, refused) -> None:
    refused("moderate", "challenge", RETURN, "training", "checks", "--reason", "a", "--reason", "b", "--reason", "c")
    refused("moderate", "settle", RETURN)
    refused("moderate", "decide", RETURN, "training", "good", "--reason", "Seen.")
    back = run("moderate", "challenge", RETURN, "2.1", "--reason", "The list was sent.", "--json").json
    assert back["state"] == "in moderation"
    refused("moderate", "decide", RETURN, "2.1", "splendid", "--reason", "Seen.")
    assert (
        run("moderate", "decide", RETURN, "2.1", "good", "--reason", "It was seen.", "--json").json["state"] == "agreed"
    )
    decided = standard(run, "training", "--as", "lee")
    assert (decided["outcome"], decided["agreed_grade"], decided["agency_view"]) == (
        "confirmed",
        "good",
        "The list was sent.",
    )


def test_acknowledging_without_a_meeting(submitted: Path, run) -> None:
    assert run("moderate", "acknowledge", RETURN, "--json").json["state"] == "acknowledged"
    assert run("moderate", "close", RETURN, "--json").json["state"] == "closed"


def test_an_action_until_it_is_verified(submitted: Path, run, refused) -> None:
    run("moderate", "open", RETURN)
    run("moderate", "agree", RETURN, "--rest", "confirmed")
    run("moderate", "share", RETURN)
    made = run(
        "return",
        "action",
        RETURN,
        "training",
        "--what",
        "x",
        "--owner",
        "y",
        "--due",
        "2020-01-01",
        "--as",
        "chris",
        "--json",
    )
    ref = made.json["action"]
    (late,) = run("action", "list", "--overdue", "--json").json
    assert (late["action"], late["overdue"]) == (ref, True)
    assert run("action", "update", ref, "in-hand", "--json").json["state"] == "in hand"
    refused("action", "update", ref, "verified-closed")
    refused("action", "update", ref, "finished")
    refused("action", "update", ref, "said-done", "--due", "tomorrow")
    assert run("action", "update", ref, "said done", "--note", "It was done.", "--json").json["state"] == "said done"
    refused("action", "update", ref, "verified-closed", "--as", "lee")
    done = run("action", "update", ref, "verified-closed", "--how", "read", "--note", "Seen.", "--json").json
    assert (done["state"], done["log"][-1]["who"]) == ("verified closed", "Chris")
    assert json.loads(run("action", "list", "--state", "verified-closed", "--json").out)[0]["action"] == ref
    assert ref in run("action", "list", RETURN).out
    refused("action", "update", "a999", "open")
