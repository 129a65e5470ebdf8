"""All that was ever said at a question, and restoring it."""

from pathlib import Path

import pytest

from s11tui.workspace import Workspace
from support.hostile import HOSTILE, REAL_TEXTS

RETURN = "police-tiny-2027"
PATH = "training/in-place"


def versions(run, path: str = PATH) -> list[dict]:
    return run("return", "history", RETURN, path, "--json").json


def stands(run, question: str = "in-place") -> object:
    return run("return", "show", RETURN, "training", "--json").json["answers"].get(question)


def test_every_version_with_who_and_when(workspace: Path, run) -> None:
    run("return", "assign", RETURN, "training", "--to", "carol")
    run("return", "answer", RETURN, PATH, "--text", "First.\nTwo lines.")
    run("return", "answer", RETURN, PATH, "--text", "Second.", "--as", "carol")
    run("return", "answer", RETURN, PATH, "--clear")
    told = versions(run)
    assert [(one["who"], one["did"], one["value"]) for one in told] == [
        ("Lee", "emptied", ""),
        ("Carol", "answered", "Second."),
        ("Lee", "answered", "First.\nTwo lines."),
    ]
    assert not any(one["stands"] for one in told[1:])
    said = run("return", "history", RETURN, "2.1/in-place").out
    assert "  First.\n  Two lines.\n" in said
    run("return", "answer", RETURN, PATH, "--text", "Third.")
    assert [one["stands"] for one in versions(run)] == [True, False, False, False]
    assert run("return", "history", RETURN, PATH).out.count("(stands now)") == 1


def test_a_version_is_restored_and_the_history_grows(workspace: Path, run) -> None:
    for text in ("First.", "Second.", ""):
        run("return", "answer", RETURN, PATH, "--text", text)
    first = versions(run)[-1]
    assert f"{PATH} is again as it was on" in run("return", "restore", RETURN, PATH, first["event"]).out
    assert (stands(run), len(versions(run))) == ("First.", 4)
    empty = versions(run)[1]
    assert run("return", "restore", RETURN, PATH, empty["event"][-12:]).code == 0
    assert (stands(run), versions(run)[0]["did"]) == (None, "emptied")
    assert "stands so already" in run("return", "restore", RETURN, PATH, versions(run)[0]["event"]).out
    assert len(versions(run)) == 5


def test_choices_and_tables_are_restored_as_they_were(workspace: Path, run, tmp_path: Path) -> None:
    table = tmp_path / "courses.csv"
    table.write_text("Name,People\nFirst,12\n", encoding="utf-8")
    run("return", "answer", RETURN, "training/courses", "--file", str(table))
    run("return", "answer", RETURN, "training/topics", "--text", "abuse,prevent")
    for question, value in (("courses", [{"name": "First", "people": "12"}]), ("topics", ["abuse", "prevent"])):
        run("return", "answer", RETURN, f"training/{question}", "--clear")
        event = versions(run, f"training/{question}")[-1]["event"]
        assert run("return", "restore", RETURN, f"training/{question}", event).code == 0
        assert stands(run, question) == value


def test_a_grade_is_restored_with_its_reason(workspace: Path, run) -> None:
    run("return", "grade", RETURN, "training", "ri", "--reason", "Two teams are not.")
    run("return", "grade", RETURN, "training", "good", "--reason", "All are.")
    told = versions(run, "training")
    assert [(one["value"], one["reason"]) for one in told] == [("good", "All are."), ("ri", "Two teams are not.")]
    assert run("return", "restore", RETURN, "training", told[-1]["event"]).code == 0
    shown = run("return", "show", RETURN, "training", "--json").json
    assert (shown["self_grade"], shown["self_reason"]) == ("ri", "Two teams are not.")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("training/", "x"), "STANDARD/QUESTION"),
        (("training/in-plac", "x"), "no question"),
        (("trainin/in-place", "x"), "Did you mean training?"),
        ((PATH, "none"), "no version"),
        ((PATH, " "), "no version"),
        ((PATH, "\x1b[2J"), "no version"),
    ],
)
def test_what_cannot_be_restored_is_refused(words, says, workspace: Path, run, refused) -> None:
    run("return", "answer", RETURN, PATH, "--text", "First.")
    assert says in refused("return", "restore", RETURN, *words).err
    assert len(versions(run)) == 1


def test_nothing_is_restored_in_what_is_submitted(submitted: Path, run, refused) -> None:
    refused("return", "restore", RETURN, PATH, versions(run)[0]["event"])


@pytest.mark.parametrize("name", REAL_TEXTS)
def test_hostile_texts_come_back_as_they_were(name, workspace: Path, run, tmp_path: Path) -> None:
    file = tmp_path / "answer.txt"
    file.write_bytes(HOSTILE[name].encode("utf-8", "replace"))
    run("return", "answer", RETURN, PATH, "--file", str(file))
    before = stands(run)
    if before is None:  # nothing of it may come in
        assert versions(run) == []
        return
    run("return", "answer", RETURN, PATH, "--text", "Other.")
    assert run("return", "restore", RETURN, PATH, versions(run)[-1]["event"]).code == 0
    assert stands(run) == before
    assert "\x1b" not in run("return", "history", RETURN, PATH).out


@pytest.mark.parametrize("wanted", ["First.", "Second."])
def test_naming_one_of_two_versions_that_stand_chooses_it(wanted: str, workspace: Path, run) -> None:
    with Workspace.open(workspace) as opened:
        lead = opened.session("lee").answering
        lead.answer(RETURN, "training", "in-place", "First.", seen=None)
        lead.answer(RETURN, "training", "in-place", "Second.", seen=None)
        lead.grade(RETURN, "training", "good", "", seen=None)
        lead.grade(RETURN, "training", "ri", "Not all.", seen=None)

    def doubled() -> list[str]:
        missing = run("return", "show", RETURN, "--json").json["missing"]
        return [one["what"] for one in missing if "choose one" in one["what"]]

    assert len(doubled()) == 2
    chosen = next(one["event"] for one in versions(run) if one["value"] == wanted)
    assert run("return", "restore", RETURN, PATH, chosen).code == 0
    assert (stands(run), len(doubled())) == (wanted, 1)
    ungraded = next(one["event"] for one in versions(run, "training") if one["value"] == "good")
    assert run("return", "restore", RETURN, "training", ungraded).code == 0
    shown = run("return", "show", RETURN, "training", "--json").json
    assert (shown["self_grade"], doubled()) == ("good", [])
