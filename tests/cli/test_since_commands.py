"""What became of a standard by commands: earlier rounds, what was changed, and what matters."""

from pathlib import Path

import pytest

from support.two_years import opened_two_years

RETURN = "police-section-11-2027"
LEAD = ("--as", "lee-lead")
CHAIR = ("--as", "cha-irwoman")


@pytest.fixture
def again(two_years: Path, run) -> Path:
    """Submitted, sent back for one standard, which was changed and submitted again."""
    one = opened_two_years(two_years)
    one.complete()
    one.ws.close()
    submit = ("return", "submit", RETURN, "--name", "Chief", "--role", "Chief Constable", *LEAD)
    assert run(*submit).code == 0
    assert run("moderate", "open", RETURN, *CHAIR).code == 0
    assert run("return", "return", RETURN, "1.1", "--reason", "Which policy?", *CHAIR).code == 0
    run("return", "answer", RETURN, "policy/in-place", "--text", "That of 2027.\nBy all.", *LEAD)
    run("return", "reply", RETURN, "policy", "--text", "The new one.", *LEAD)
    assert run(*submit).code == 0
    return two_years


def test_earlier_rounds_of_a_standard(two_years: Path, run, refused) -> None:
    (then,) = run("return", "track", RETURN, "1.1", "--json", *LEAD).json
    assert (then["return"], then["round_title"], then["state"]) == (
        "police-section-11-2025", "Section 11 2025", "agreed",
    )  # fmt: skip
    (policy,) = then["standards"]
    assert (policy["self_label"], policy["outcome"], policy["agreed_label"]) == (
        "Good",
        "lowered",
        "Requires improvement",
    )
    assert (policy["compared"], policy["actions"][0]["state"]) == (True, "open")
    said = run("return", "track", RETURN, "welcome", *LEAD).out
    assert "Section 11 2025  (police-section-11-2025, agreed)" in said
    assert "(induction)" in said
    assert "no earlier round" in run("return", "track", RETURN, "online", *LEAD).err
    refused("return", "track", RETURN, "9.9", *LEAD)
    refused("return", "track", RETURN, "1.1", *CHAIR)


def test_old_against_new_and_what_matters(again: Path, run) -> None:
    for who in (LEAD, CHAIR):
        (one,) = run("return", "changes", RETURN, "--json", *who).json
        assert (one["standard"], one["how"], one["reason"], one["reply"], one["revision"]) == (
            "policy", "sent back", "Which policy?", "The new one.", 2,
        )  # fmt: skip
        assert one["answers"] == [
            {"what": "What is in place", "before": "A policy of 2024.", "after": "That of 2027.\nBy all."}
        ]
    said = run("return", "changes", RETURN, "1.1", *CHAIR).out
    assert "Sent back: Which policy?" in said
    assert "    before: A policy of 2024.\n       now: That of 2027.\n            By all.\n" in said
    assert "Nothing was sent back" in run("return", "changes", RETURN, "2.1", *CHAIR).err
    found = {one["standard"]: one["why"] for one in run("moderate", "matters", RETURN, "--json", *CHAIR).json}
    assert "it was sent back" in found["policy"]
    assert "it was sent back" in run("moderate", "matters", RETURN, *CHAIR).out


def test_a_reply_says_who_sees_it(again: Path, run) -> None:
    mo = ("--as", "mo-derator")
    asked = run("moderate", "query", RETURN, "1.1", "--text", "Since when?", "--json", *mo).json["query"]
    assert "Exampleshire Police never sees it" in run(
        "moderate", "query", RETURN, "1.1", "--panel", "--text", "Do we believe it?", *mo
    ).out  # fmt: skip
    assert "(agency and panel see it)" in run("moderate", "reply", RETURN, asked, "--text", "2026.", *LEAD).out
    run("moderate", "resolve", RETURN, asked, *mo)
    assert "is open again" in run("moderate", "reply", RETURN, asked, "--text", "No, 2025.", *LEAD).out
    shown = run("return", "show", RETURN, "1.1", *mo).out
    assert "(panel only; waits for the panel): Do we believe it?" in shown
    assert "Reply by Lee Lead (agency and panel see it): 2026." in shown
