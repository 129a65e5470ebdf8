"""Reading returns and filling them in."""

import json
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from s11tui.cli.answers_file import entries_of
from s11tui.errors import BadInput
from support.thorough import examples

RETURN = "police-tiny-2027"


@pytest.fixture
def shown(run):
    """One standard of the police's return as somebody sees it."""

    def shown(standard: str, *words: str) -> dict:
        return run("return", "show", RETURN, standard, "--json", *words).json

    return shown


def test_list_has_the_shape_that_scripts_lean_on(workspace: Path, run) -> None:
    lines = run("return", "list", "--json").json
    assert {one["agency"] for one in lines} == {"police", "club"}
    police = next(one for one in lines if one["agency"] == "police")
    assert police | {"id": ""} == police | {
        "id": "", "return": RETURN, "round": "tiny-2027", "agency": "police", "state": "not started",
        "asked": 3, "answered": 0, "graded": 0, "missing": 3, "due": "2027-03-19",
    }  # fmt: skip
    assert [one["return"] for one in run("return", "list", "--agency", "club", "--json").json] == ["club-tiny-2027"]
    assert run("return", "list", "--state", "submitted", "--json").json == []
    assert len(run("return", "list", "--state", "not-started", "--round", "tiny-2027", "--json").json) == 2
    assert RETURN in run("return", "list").out


def test_a_return_is_found_by_either_of_its_ids(workspace: Path, run) -> None:
    identity = run("return", "list", "--agency", "police", "--json").json[0]["id"]
    assert run("return", "show", identity, "--json").json["return"] == RETURN


def test_show_has_the_shape_that_scripts_lean_on(ready: Path, run) -> None:
    run("return", "evidence", RETURN, "training", "--title", "List", "--held-at", "Drive", "--date", "2026-03-01")
    run("return", "action", RETURN, "training", "--what", "More", "--owner", "HR", "--due", "2027-06-30")
    shown = run("return", "show", RETURN, "--json").json
    assert {"return", "state", "revision", "head", "agency", "edition", "standards", "missing"} <= set(shown)
    assert (shown["state"], shown["revision"], shown["agency"]) == ("ready", 0, "police")
    assert {"id", "version", "sha256"} <= set(shown["edition"])
    training = next(one for one in shown["standards"] if one["id"] == "training")
    assert training["answers"] == {"in-place": "A plan.", "how-you-know": "A list.", "trained": "yes"}
    assert (training["self_grade"], training["self_reason"]) == ("good", "")
    assert (
        training["evidence"][0] | {"title": "List", "held_at": "Drive", "date": "2026-03-01"} == training["evidence"][0]
    )
    assert training["actions"][0] | {"what": "More", "owner": "HR", "due": "2027-06-30"} == training["actions"][0]
    assert (training["outcome"], training["agreed_grade"], training["agreed_reason"]) == (None, None, None)
    assert shown["missing"] == []


def test_show_says_what_is_missing(workspace: Path, run) -> None:
    missing = run("return", "show", RETURN, "--json").json["missing"]
    assert all(set(one) == {"standard", "question", "what"} for one in missing)
    assert {"standard": "training", "question": "trained"}.items() <= next(
        one for one in missing if one["question"] == "trained"
    ).items()
    plain = run("return", "show", RETURN).out
    assert "training/trained" in plain
    assert "(not set)" in plain, "who to call is shown even before it is set"


def test_show_one_standard_in_full(ready: Path, run) -> None:
    said = run("return", "show", RETURN, "2.1").out
    for words in (
        "Everybody is trained",
        "[training/trained, yes-no, required]",
        "Online",
        "A plan.",
        "(•) good",
        "Name",
    ):
        assert words in said
    assert "What covers the gap?" not in said


@pytest.mark.parametrize(
    ("question", "text", "value"),
    [
        (
            "in-place",
            "Line one.\n\n  Line “two” – ünïcode 😀 and a tab\t.",
            "Line one.\n\n  Line “two” – ünïcode 😀 and a tab\t.",
        ),
        ("trained", "Yes", "yes"),
        ("rate", "97.5", "97.5"),
        ("when", "2026-03-01", "2026-03-01"),
        ("how", "In a room", "room"),
        ("topics", "prevent, abuse", ["prevent", "abuse"]),
        (
            "courses",
            "Name,People\nFirst,12\nSecond,3\n",
            [{"name": "First", "people": "12"}, {"name": "Second", "people": "3"}],
        ),
    ],
)
def test_every_type_of_question_is_answered(question, text, value, workspace: Path, run, shown, tmp_path: Path) -> None:
    assert run("return", "answer", RETURN, f"training/{question}", "--text", text).code == 0
    assert shown("training")["answers"][question] == value
    assert run("return", "answer", RETURN, f"training/{question}", "--clear").code == 0
    assert question not in shown("training")["answers"]
    file = tmp_path / "answer"
    file.write_text(text, encoding="utf-16")
    assert (
        run("return", "answer", RETURN, f"2.1/{question}", "--file", str(file), "--json").json["state"] == "in progress"
    )
    assert shown("training")["answers"][question] == value


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("training/in-place",), "--text or --file"),
        (("training/in-place", "--text", "a", "--file", "b"), "--text or --file"),
        (("training/in-place", "--file", "no-such-file"), "cannot be read"),
        (("training/in-place", "--file", "."), "folder"),
        (("training", "--text", "a"), "STANDARD/QUESTION"),
        (("--text", "a"), "STANDARD/QUESTION"),
        (("trainin/in-place", "--text", "a"), "Did you mean training?"),
        (("training/in-plac", "--text", "a"), "in-place"),
        (("training/gap", "--text", "a"), "not asked at the moment"),
        (("training/trained", "--text", "perhaps"), "yes or no"),
        (("training/rate", "--text", "many"), "number"),
        (("training/rate", "--text", "101"), "100"),
        (("training/when", "--text", "1 March"), "2027-03-19"),
        (("training/how", "--text", "by post"), "online"),
        (("training/topics", "--text", "abuse,weather"), "weather"),
        (("training/courses", "--text", "Nme\nx\n"), "name"),
        (("training/in-place", "--text", "a", "--from", "b.json"), "--from"),
        (("--from", "no-such-file.json"), "cannot be read"),
    ],
)
def test_an_answer_that_cannot_be_is_refused(words, says, workspace: Path, refused, run) -> None:
    assert says in refused("return", "answer", RETURN, *words).err
    assert run("return", "show", RETURN, "training", "--json").json["answers"] == {}


def test_control_characters_are_left_out_and_said_so(workspace: Path, run, shown) -> None:
    ran = run("return", "answer", RETURN, "training/in-place", "--text", "a\x1b[2Jb\x00c\u202e")
    assert "3 hidden control characters were left out" in ran.err
    assert shown("training")["answers"]["in-place"] == "a[2Jbc"


def test_a_text_that_is_far_too_long_is_refused_and_never_cut(workspace: Path, refused, shown, tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text("a" * 1_000_001)
    assert "1,000,001" in refused("return", "answer", RETURN, "training/in-place", "--file", str(file)).err
    assert shown("training")["answers"] == {}


def test_an_empty_text_empties_an_answer(workspace: Path, run, shown) -> None:
    run("return", "answer", RETURN, "training/in-place", "--text", "x")
    assert "emptied" in run("return", "answer", RETURN, "training/in-place", "--text", " ").out
    assert shown("training")["answers"] == {}


def test_soft_checks_are_told_and_never_block(workspace: Path, run) -> None:
    assert "That is few." in run("return", "answer", RETURN, "training/rate", "--text", "40").err
    run("return", "answer", RETURN, "training/trained", "--text", "no")
    assert "5 words, and 3" in run("return", "answer", RETURN, "training/gap", "--text", "one two three four five").err


def test_grades(workspace: Path, run, refused, shown) -> None:
    said = refused("return", "grade", RETURN, "training", "splendid").err
    assert all(grade in said for grade in ("outstanding", "good", "ri", "inadequate", "n-a"))
    assert "partly-met" in refused("return", "grade", RETURN, "checks", "good").err
    run("return", "grade", RETURN, "1.1", "O", "--reason", "Seen.")
    assert (shown("named-lead")["self_grade"], shown("named-lead")["self_reason"]) == ("outstanding", "Seen.")
    assert "evidence" in run("return", "grade", RETURN, "named-lead", "outstanding").err
    run("return", "grade", RETURN, "named-lead", "Requires improvement")
    assert (shown("named-lead")["self_grade"], shown("named-lead")["self_reason"]) == ("ri", "Seen.")
    assert run("return", "grade", RETURN, "named-lead", "").code == 0
    assert shown("named-lead")["self_grade"] is None


def test_evidence_and_actions(workspace: Path, run, refused, shown) -> None:
    refused("return", "evidence", RETURN, "training", "--title", "x", "--date", "31/12/2026")
    refused("return", "evidence", RETURN, "training")
    refused("return", "evidence", RETURN, "training", "--title", "  ")
    refused("return", "action", RETURN, "training", "--what", "x", "--owner", "y", "--due", "soon")
    refused("return", "action", RETURN, "training", "--what", " ", "--owner", "y", "--due", "2027-06-30")
    assert shown("training")["evidence"] == shown("training")["actions"] == []
    run("return", "evidence", RETURN, "training", "--title", "List")
    identity = shown("training")["evidence"][0]["id"]
    assert run("return", "evidence", RETURN, "training", "--remove", identity).code == 0
    assert shown("training")["evidence"] == []
    refused("return", "evidence", RETURN, "training", "--remove", identity)
    whole = run("return", "action", RETURN, "--what", "x", "--owner", "y", "--due", "2027-06-30", "--json").json
    assert (whole["standard"], whole["state"]) == (None, "open")
    assert [one["action"] for one in run("action", "list", RETURN, "--json").json] == [whole["action"]]


def test_many_answers_at_once_are_all_or_nothing(workspace: Path, run, refused, tmp_path: Path) -> None:
    file = tmp_path / "answers.json"
    good = {"id": "training", "answers": {"rate": 97, "topics": ["abuse"], "courses": [{"name": "A", "people": 3}]}}
    file.write_text(json.dumps({"standards": [good, {"id": "checks", "self_grade": "splendid"}]}))
    refused("return", "answer", RETURN, "--from", str(file))
    assert run("return", "show", RETURN, "--json").json["state"] == "not started"
    file.write_text(json.dumps([good, {"id": "checks", "self_grade": "met", "evidence": [{"title": "List"}]}]))
    assert run("return", "answer", RETURN, "--from", str(file)).code == 0
    answers = run("return", "show", RETURN, "training", "--json").json["answers"]
    assert answers == {"rate": "97", "topics": ["abuse"], "courses": [{"name": "A", "people": "3"}]}


def test_what_show_says_can_be_given_back_and_changes_nothing(ready: Path, run, tmp_path: Path) -> None:
    run("return", "evidence", RETURN, "training", "--title", "List")
    run("return", "action", RETURN, "training", "--what", "x", "--owner", "y", "--due", "2027-06-30")
    before = run("return", "show", RETURN, "--json")
    file = tmp_path / "shown.json"
    file.write_text(before.out, encoding="utf-8")
    assert run("return", "answer", RETURN, "--from", str(file)).code == 0
    assert run("return", "show", RETURN, "--json").out == before.out


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["standards", "id", "answers", "self_grade", "evidence", "actions", "x"]), inner
            )
        ),
        max_leaves=12,
    )
)
@settings(max_examples=examples(30))
def test_no_json_is_a_fault(document) -> None:
    try:
        entries = entries_of(json.dumps(document), "a.json")
    except BadInput:
        return
    assert entries


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "[]", "null", '{"standards": 1}'])
def test_a_file_that_holds_no_answers_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match=r"a\.json"):
        entries_of(text, "a.json")


def test_a_colleague_answers_what_is_assigned(workspace: Path, run, refused, shown) -> None:
    words = ("return", "answer", RETURN, "training/in-place", "--text", "We do.", "--as", "carol")
    refused(*words)
    assert run("return", "assign", RETURN, "2.1", "--to", "carol").code == 0
    assert run(*words).code == 0
    refused("return", "assign", RETURN, "2.1", "--to", "mo")
    assert run("return", "comment", RETURN, "2.1", "--text", "Look here.", "--as", "carol").code == 0
    assert "Look here." in run("return", "show", RETURN, "2.1").out


def test_history_is_a_chain(submitted: Path, run) -> None:
    lines = run("return", "history", RETURN, "--json").json
    assert all({"seq", "kind", "who", "at", "standard", "hash", "previous"} <= set(one) for one in lines)
    assert [one["seq"] for one in lines] == list(range(1, len(lines) + 1))
    assert [one["previous"] for one in lines[1:]] == [one["hash"] for one in lines[:-1]]
    assert lines[-1]["hash"] == run("return", "show", RETURN, "--json").json["head"]
    assert lines[0]["who"] == "Pat Manager"
    assert "submitted" in run("return", "history", RETURN).out


def test_an_unknown_return_is_told_the_near_ones(workspace: Path, refused) -> None:
    for words in (
        ("return", "show"),
        ("return", "history"),
        ("moderate", "open"),
        ("report", "return"),
        ("return", "send"),
    ):
        assert RETURN in refused(*words, "polic-tiny-2027").err


def test_nothing_is_written_by_what_only_reads(ready: Path, run) -> None:
    def events() -> int:
        database = sqlite3.connect(ready)
        try:
            return int(database.execute("SELECT count(*) FROM events").fetchone()[0])
        finally:
            database.close()

    before = events()
    for words in (("return", "list"), ("return", "show", RETURN), ("return", "history", RETURN), ("moderate", "queue")):
        run(*words)
    assert events() == before
