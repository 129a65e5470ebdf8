"""Looking a return through before it is signed: it tells, and never blocks."""

from pathlib import Path

import pytest

RETURN = "police-tiny-2027"


def checked(run) -> dict:
    return run("return", "check", RETURN, "--json").json


def test_what_is_missing_and_odd_is_told(workspace: Path, run) -> None:
    run("return", "answer", RETURN, "training/rate", "--text", "40")
    run("return", "evidence", RETURN, "training", "--title", "Old", "--review-by", "2020-01-31")
    found = checked(run)
    assert set(found) == {"return", "state", "missing", "stops", "warnings", "traces"}
    assert found["missing"] == run("return", "show", RETURN, "--json").json["missing"]
    assert {"standard": "training", "question": "rate", "what": "That is few."} in found["warnings"]
    assert any("“Old”" in one["what"] for one in found["warnings"])
    assert run("return", "show", RETURN, "training", "--json").json["warnings"] == [
        one["what"] for one in found["warnings"]
    ]
    said = run("return", "check", RETURN).out
    assert "training/rate: That is few." in said
    assert "Nothing here keeps you from saving" in said
    assert "Look again: “Old”" in run("return", "show", RETURN, "training").out


def test_a_trace_is_told_allowed_and_told_no_more(ready: Path, run, refused) -> None:
    run("return", "answer", RETURN, "training/in-place", "--text", "The child at SW1A 1AA, born 03/04/2015.")
    traces = checked(run)["traces"]
    assert {one["kind"] for one in traces} >= {"postcode", "date of birth"}
    postcode = next(one for one in traces if one["kind"] == "postcode")
    assert (postcode["standard"], postcode["question"], postcode["text"]) == ("training", "in-place", "SW1A 1AA")
    ran = run("return", "check", RETURN)
    assert "training/in-place: in “" in ran.out
    assert "s11tui return allow" in ran.err
    words = ("return", "allow", RETURN, "2.1/in-place", "--kind", "Postcode", "--text")
    assert "postcode “SW1A 1AA”" in refused(*words, "SW1A").err
    assert run(*words, "SW1A 1AA").code == 0
    assert "postcode" not in {one["kind"] for one in checked(run)["traces"]}
    assert run("return", "history", RETURN, "--json").json[-1]["kind"] == "trace_allowed"
    count = len(run("return", "history", RETURN, "--json").json)
    assert run(*words, "SW1A 1AA").code == 0
    assert len(run("return", "history", RETURN, "--json").json) == count
    assert run("return", "submit", RETURN, "--name", "Sam", "--role", "Chief").code == 0, "it never blocks"


def test_what_stands_in_no_answer_is_allowed_at_the_standard(workspace: Path, run) -> None:
    run("return", "grade", RETURN, "training", "ri", "--reason", "NHS number 943 476 5919 was on it.")
    (trace,) = (one for one in checked(run)["traces"] if one["kind"] == "NHS number")
    assert trace["question"] == ""
    assert run("return", "allow", RETURN, "training", "--kind", "NHS number", "--text", trace["text"]).code == 0
    assert [one for one in checked(run)["traces"] if one["kind"] == "NHS number"] == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("training/", "--kind", "postcode", "--text", "x"), "STANDARD/QUESTION"),
        (("training/in-place", "--kind", "weather", "--text", "x"), "postcode"),
        (("training/in-place", "--kind", "postcode", "--text", "x"), "return check"),
        (("trainin", "--kind", "postcode", "--text", "x"), "Did you mean training?"),
    ],
)
def test_what_cannot_be_allowed_is_refused(words, says, workspace: Path, refused, run) -> None:
    assert says in refused("return", "allow", RETURN, *words).err
    assert len(run("return", "history", RETURN, "--json").json) == 1


def test_a_clean_return_is_said_to_be(ready: Path, run) -> None:
    assert run("return", "check", RETURN).out == "Nothing was found.\n"
