"""Without --as, a command acts as the only person who holds the role that it needs."""

from pathlib import Path

import pytest

RETURN = "police-tiny-2027"


def last_actor(run) -> str:
    return run("return", "history", RETURN, "--json").json[-1]["who"]


def test_the_only_lead_of_the_agency_answers(workspace: Path, run) -> None:
    run("return", "answer", RETURN, "training/in-place", "--text", "We do.")
    assert last_actor(run) == "Lee"


def test_two_leads_are_listed_and_as_says_which(workspace: Path, run, refused) -> None:
    run("person", "add", "Lou", "--role", "lead", "--agency", "police")
    words = ("return", "answer", RETURN, "training/in-place", "--text", "We do.")
    said = refused(*words).err
    assert "lee (Lee)" in said
    assert "lou (Lou)" in said
    assert "--as" in said
    assert run(*words, "--as", "lou").code == 0
    assert last_actor(run) == "Lou"


def test_nobody_is_said_and_what_to_do(workspace: Path, refused) -> None:
    assert "s11tui person add" in refused("return", "answer", "club-tiny-2027", "training/in-place", "--text", "x").err


def test_what_only_reads_acts_as_the_manager(submitted: Path, run) -> None:
    assert run("return", "show", RETURN, "--json").json["standards"][0]["proposals"] == []
    assert len(run("return", "list", "--json").json) == 2


def test_what_only_reads_with_two_managers_asks_which(workspace: Path, run, refused) -> None:
    run("person", "add", "Max", "--role", "manager")
    said = refused("return", "list").err
    assert "pat-manager" in said
    assert "max" in said
    assert run("return", "list", "--as", "max").code == 0


@pytest.mark.parametrize(
    ("words", "who"),
    [
        (("moderate", "open", RETURN), "Pat Manager"),
        (("return", "return", RETURN, "training", "--reason", "x"), "Pat Manager"),
        (("return", "comment", RETURN, "training", "--text", "x"), "Lee"),
    ],
)
def test_where_several_roles_will_do_the_first_with_one_holder_acts(words, who, submitted: Path, run) -> None:
    assert run(*words).code == 0
    assert last_actor(run) == who


def test_as_never_gives_a_right(submitted: Path, refused, run) -> None:
    for words in (
        ("moderate", "open", RETURN, "--as", "lee"),
        ("moderate", "open", RETURN, "--as", "mo"),
        ("return", "return", RETURN, "training", "--reason", "x", "--as", "lee"),
        ("round", "close", "tiny-2027", "--as", "chris"),
        ("agency", "add", "A", "--kind", "police", "--as", "mo"),
        ("return", "send", RETURN, "--as", "sam"),
    ):
        refused(*words)
    assert run("return", "show", RETURN, "--json").json["state"] == "submitted"


def test_somebody_of_an_agency_lists_only_its_returns(workspace: Path, run, refused) -> None:
    assert [one["agency"] for one in run("return", "list", "--json", "--as", "lee").json] == ["police"]
    refused("return", "show", "club-tiny-2027", "--as", "lee")
