"""Signing, submitting, and sending standards back."""

from pathlib import Path

RETURN = "police-tiny-2027"


def test_signing(ready: Path, run, refused) -> None:
    head = run("return", "show", RETURN, "--json").json["head"]
    sent = run("return", "send", RETURN, "--json").json
    assert sent["state"] == "awaiting sign-off"
    refused("return", "answer", RETURN, "training/in-place", "--text", "Late.")
    assert run("return", "recall", RETURN, "--json").json["state"] == "ready"
    run("return", "send", RETURN)
    assert run("return", "decline", RETURN, "--reason", "Not yet.", "--json").json["state"] == "ready"
    run("return", "send", RETURN)
    refused("return", "sign", RETURN, "--seen", head)
    signed = run("return", "sign", RETURN, "--role", "Chief Constable", "--no-report", "--json").json
    assert (signed["state"], signed["revision"]) == ("submitted", 1)
    (signature,) = run("return", "show", RETURN, "--json").json["signatures"]
    assert (signature["name"], signature["role"], signature["how"]) == ("Sam", "Chief Constable", "signed in")


def test_a_signature_on_paper_is_never_shown_as_a_sign_in(ready: Path, run, refused) -> None:
    words = ("return", "submit", RETURN, "--name", "Sam Chief", "--role", "Chief")
    refused(*words, "--signed-on", "2999-01-01")
    refused(*words, "--signed-on", "yesterday")
    refused("return", "submit", RETURN, "--name", " ", "--role", "Chief")
    assert run(*words, "--shown", "e-mail", "--signed-on", "2026-01-31", "--json").json["state"] == "submitted"
    (signature,) = run("return", "show", RETURN, "--json").json["signatures"]
    assert (signature["name"], signature["how"], signature["signed_on"]) == ("Sam Chief", "e-mail", "2026-01-31")
    assert signature["recorded_by"] == "Lee"


def test_what_is_missing_stops_submission(workspace: Path, run, refused) -> None:
    said = refused("return", "submit", RETURN, "--name", "Sam", "--role", "Chief").err
    assert "1.1" in said
    assert refused("return", "send", RETURN).err == said
    assert run("return", "show", RETURN, "--json").json["state"] == "not started"


def test_much_that_is_missing_is_told_once_and_in_short(workspace: Path, run, refused) -> None:
    missing = [one["what"] for one in run("return", "show", RETURN, "--json").json["missing"]]
    assert len(missing) > 3
    said = refused("return", "send", RETURN).err
    assert said.endswith(f"; and {len(missing) - 3} more; see them with “s11tui return show {RETURN}”.\n")
    named = said.partition(": ")[2].split("; ")[:3]
    assert [one.partition(" ")[2] for one in named] == missing[:3]
    assert all(said.count(one) == 1 for one in named)


def test_little_that_is_missing_is_told_whole(ready: Path, run, refused) -> None:
    run("return", "grade", RETURN, "checks", "")
    said = refused("return", "send", RETURN).err
    assert "2.2" in said
    assert "more" not in said
    assert said.endswith("Complete what is missing, then submit.\n")


def test_sending_back_and_getting_it_again(submitted: Path, run, refused) -> None:
    refused("return", "return", RETURN, "named-lead", "training", "checks", "--reason", "a", "--reason", "b")
    refused("return", "return", RETURN, "named-lead", "--reason", " ")
    back = run("return", "return", RETURN, "1.1", "training", "--reason", "Who?", "--reason", "When?", "--json").json
    assert back["state"] == "returned"
    shown = {one["id"]: one["returned_reason"] for one in run("return", "show", RETURN, "--json").json["standards"]}
    assert shown == {"named-lead": "Who?", "training": "When?", "checks": ""}
    refused("return", "grade", RETURN, "checks", "not-met")
    for standard in ("1.1", "training"):
        assert run("return", "reply", RETURN, standard, "--text", "The deputy.").code == 0
    again = run("return", "submit", RETURN, "--name", "Sam", "--role", "Chief", "--json").json
    assert (again["state"], again["revision"], again["labels"]) == ("submitted", 2, ["resubmitted"])
