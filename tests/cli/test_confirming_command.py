"""Last year's answers, by command: reading them beside, confirming them, and bringing evidence over."""

from pathlib import Path

import pytest

from support.two_years import WAITING

RETURN = "police-section-11-2027"
LAST = "police-section-11-2025"
COUNT = sum(map(len, WAITING.values()))


@pytest.fixture
def shown(run):
    """One standard of the new return as its lead sees it."""

    def shown(standard: str) -> dict:
        return run("return", "show", RETURN, standard, "--json", "--as", "lee-lead").json

    return shown


def kinds(run) -> list[tuple[str, str, str]]:
    return [(one["kind"], one["standard"], one["question"]) for one in run("return", "history", RETURN, "--json").json]


def test_what_waits_is_told_and_is_no_answer(two_years: Path, run, shown) -> None:
    whole = run("return", "show", RETURN, "--json").json
    assert (whole["earlier"], whole["to_confirm"]) == ("Section 11 2025", len(WAITING))
    assert {one["id"]: one["to_confirm"] for one in whole["standards"] if one["to_confirm"]} == {
        name: list(questions) for name, questions in WAITING.items()
    }
    assert all(one["answers"] == {} for one in whole["standards"])
    assert whole["ended"] == [{"standard": "2.7 Paper files", "why": "Nobody keeps paper any more."}]
    (line,) = (one for one in run("return", "list", "--json").json if one["return"] == RETURN)
    assert line["to_confirm"] == len(WAITING)
    assert "6 to confirm" in run("return", "list").out
    said = run("return", "show", RETURN).out
    assert "Carried forward from Section 11 2025: 6 standards to confirm" in said
    assert "2.7 Paper files: Nobody keeps paper any more." in said


def test_last_year_stands_beside_a_standard(two_years: Path, run, shown) -> None:
    policy = shown("policy")
    (then,) = policy["earlier"]
    assert (then["self_label"], then["outcome"], then["agreed_label"]) == ("Good", "lowered", "Requires improvement")
    assert {"question": "What is in place", "answer": "A policy of 2024."} in then["answers"]
    assert (then["evidence"][0]["title"], then["evidence"][0]["here"]) == ("Policy of 2024", False)
    assert [one["what"] for one in then["actions"]] == ["Show the policy"]
    carried = {one["id"]: one["carried"] for one in policy["questions"]}
    assert (
        carried["in-place"] | {"value": "A policy of 2024.", "to_confirm": True, "holds": True} == carried["in-place"]
    )
    assert (carried["how-you-know"]["to_confirm"], carried["difference"]) == (False, None)
    said = run("return", "show", RETURN, "policy").out
    for words in (
        "? Last year’s answer, to be confirmed or changed:\n  A policy of 2024.",
        "Last year:\n    We asked in 2024.",
        "Agreed: Requires improvement (lowered)\n    Nothing was shown.",
        "Evidence, not here this year: Policy of 2024",
        "Show the policy",
    ):
        assert words in said
    assert "Kept among the panel" not in said
    assert "Merged from" in run("return", "show", RETURN, "support").out
    assert shown("online")["change"] == "New this year."


def test_one_answer_is_confirmed(two_years: Path, run, refused, shown) -> None:
    ran = run("return", "confirm", RETURN, "lead-role/in-place")
    assert "1 answer confirmed." in ran.out
    assert "Still with answers to confirm: 6 standards" in ran.err
    lead = shown("lead-role")
    assert (lead["answers"], lead["to_confirm"]) == ({"in-place": "A named lead."}, ["trained"])
    assert kinds(run)[-1] == ("confirmed", "lead-role", "in-place")
    assert "has an answer already" in refused("return", "confirm", RETURN, "lead-role/in-place").err


def test_a_standard_is_confirmed(two_years: Path, run, refused, shown) -> None:
    assert run("return", "confirm", RETURN, "1.2", "--json").json["to_confirm"] == 6, "an answer brought up a question"
    assert shown("lead-role")["to_confirm"] == ["trained-on"]
    assert "1 answer confirmed." in run("return", "confirm", RETURN, "1.2").out
    assert "Nothing of this standard waits" in refused("return", "confirm", RETURN, "1.2").err


def test_everything_is_confirmed_with_what_that_shows(two_years: Path, run, shown) -> None:
    ran = run("return", "confirm", RETURN, "--all")
    assert f"{COUNT + 1} answers confirmed." in ran.out
    assert ran.err == ""
    assert shown("lead-role")["answers"]["trained-on"] == "2024-09-01"
    assert [one[0] for one in kinds(run)].count("confirmed") == COUNT + 1
    assert run("return", "show", RETURN, "--json").json["to_confirm"] == 0
    assert "0 answers confirmed." in run("return", "confirm", RETURN, "--all").out


def test_a_contributor_confirms_their_own_only(two_years: Path, run, refused) -> None:
    colleague = ("--as", "con-tributor")
    assert "0 answers confirmed." in run("return", "confirm", RETURN, "--all", *colleague).out
    refused("return", "confirm", RETURN, "policy", *colleague)
    run("return", "assign", RETURN, "policy", "training", "--to", "con-tributor")
    assert "3 answers confirmed." in run("return", "confirm", RETURN, "--all", *colleague).out
    assert run("return", "show", RETURN, "--json").json["to_confirm"] == 4


def test_the_manager_confirms_only_from_an_original(two_years: Path, run, refused) -> None:
    words = ("return", "confirm", RETURN, "policy", "--as", "partnership-manager")
    assert "--original" in refused(*words).err
    assert run(*words, "--original", "E-mail of 3 March").code == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "--all"),
        (("policy", "--all"), "--all"),
        (("polcy",), "Did you mean policy?"),
        (("policy/",), "STANDARD/QUESTION"),
        (("policy/how-you-kno",), "no answer of last year"),
        (("online",), "Nothing of this standard waits"),
        (("recruitment/method",), "has an answer already"),
        (("training/teams",), "Read it beside"),
        (("training/register",), "Read it beside"),
        (("policy/\x1b[2J",), "no answer of last year"),
    ],
)
def test_what_cannot_be_confirmed_is_refused(words, says, two_years: Path, run, refused) -> None:
    if words == ("recruitment/method",):
        run("return", "answer", RETURN, "recruitment/method", "--text", "head")
    before = kinds(run)
    assert says in refused("return", "confirm", RETURN, *words).err
    assert kinds(run) == before


def test_emptying_sets_last_year_aside(two_years: Path, run, shown) -> None:
    assert run("return", "answer", RETURN, "policy/in-place", "--clear").code == 0
    assert (shown("policy")["to_confirm"], shown("policy")["answers"]) == ([], {})


def test_last_years_evidence_is_brought_over(two_years: Path, run, refused, shown) -> None:
    (item,) = shown("policy")["earlier"][0]["evidence"]
    assert "1 piece of evidence" in run("return", "evidence", RETURN, "policy", "--earlier", item["id"]).out
    (brought,) = shown("policy")["evidence"]
    assert (brought["title"], brought["held_at"], brought["date"]) == ("Policy of 2024", "Intranet", "2024-11-05")
    assert brought["earlier"]
    assert shown("policy")["earlier"][0]["evidence"][0]["here"]
    assert "evidence last year too" in run("return", "show", RETURN, "policy").out
    refused("return", "evidence", RETURN, "training", "--earlier", item["id"])


def test_a_round_that_carries_forward_says_so(two_years: Path, run) -> None:
    ran = run("round", "open", "section11-small", "--title", "Again", "--due", "2028-03-19", "--agency", "police")
    assert "(last year's answers to confirm: 6 standards)" in ran.out
