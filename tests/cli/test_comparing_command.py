"""`questionnaire diff`: two editions side by side."""

from pathlib import Path

import pytest

OLD = """
[questionnaire]
id = "audit"
version = "2026.1"
title = "Audit 2026"
usual = ["in-place"]

[[area]]
id = "people"
title = "People"

[[area.standard]]
id = "kept"
title = "Kept as it is"

[[area.standard]]
id = "lead"
title = "A named person leads"
guidance = "Say who."

[[area.standard.question]]
id = "since"
type = "date"
text = "Since when?"

[[area.standard.question]]
id = "how"
type = "one"
text = "How?"
bring = "fill"
options = [{ id = "online", label = "Online" }, { id = "room", label = "In a room" }]

[[area.standard.question]]
id = "gone"
text = "What else?"

[[area.standard]]
id = "inductions"
title = "Induction"

[[area.standard]]
id = "refreshers"
title = "Refreshers"

[[area.standard]]
id = "checks"
title = "Checks"

[[area.standard.question]]
id = "volunteers"
text = "And volunteers?"

[[area.standard]]
id = "chaperones"
title = "Chaperones"

[[area.standard]]
id = "forgotten"
title = "Forgotten"
"""

NEW = """
[questionnaire]
id = "audit"
version = "2027.1"
follows = "2026.1"
title = "Audit 2027"
usual = ["in-place"]

[[area]]
id = "people"
title = "People"

[[area.standard]]
id = "kept"
title = "Kept as it is"

[[area.standard]]
id = "senior-lead"
was = "lead"
title = "A senior person leads"
guidance = "Say who, and since when."

[[area.standard.question]]
id = "since"
type = "text"
text = "Since when?"

[[area.standard.question]]
id = "how"
type = "one"
text = "How is it done?"
bring = "fill"
options = [{ id = "online", label = "On a screen" }, { id = "call", label = "By telephone" }]

[[area.standard.question]]
id = "deputy"
text = "Who stands in?"

[[area.standard]]
id = "training"
was = ["inductions", "refreshers"]
title = "Training"

[[area.standard]]
id = "checks"
title = "Checks"
scale = "met"

[[area.standard]]
id = "record-of-checks"
was = "checks"
title = "Record of checks"

[[area.standard.question]]
id = "volunteers"
text = "And volunteers?"

[[area.standard]]
id = "phones"
title = "Phones"

[[dropped]]
id = "chaperones"
why = "Now part of the record of checks"
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    """Last year's file and this year's."""
    paths = tmp_path / "old.toml", tmp_path / "new.toml"
    for path, text in zip(paths, (OLD, NEW), strict=True):
        path.write_text(text, encoding="utf-8")
    return str(paths[0]), str(paths[1])


def test_as_json(files: tuple[str, str], run) -> None:
    shown = run("questionnaire", "diff", *files, "--json").json
    assert (shown["old"]["version"], shown["new"]["version"], shown["follows"]) == ("2026.1", "2027.1", True)
    assert shown["new"]["sha256"] == run("questionnaire", "show", files[1], "--json").json["sha256"]
    found = {one["id"]: one for one in shown["standards"]}
    assert list(found) == ["kept", "senior-lead", "training", "checks", "record-of-checks", "phones"]
    assert [one["flags"] for one in found.values()] == [
        [],
        ["reworded", "renamed"],
        ["merged"],
        ["split", "scale changed"],
        ["split"],
        ["new"],
    ]
    lead = found["senior-lead"]
    assert (lead["sources"], lead["was_title"], lead["was_guidance"], lead["compared"]) == (
        ["lead"],
        "A named person leads",
        "Say who.",
        False,
    )
    assert lead["ended_questions"] == [{"question": "lead/gone", "text": "What else?"}]
    assert found["checks"]["ended_questions"] == [], "the other half of the split asks it"
    assert shown["ended"] == [
        {"id": "chaperones", "title": "Chaperones", "why": "Now part of the record of checks"},
        {"id": "forgotten", "title": "Forgotten", "why": ""},
    ]
    assert shown["counts"] == {
        "same": 1,
        "new": 1,
        "reworded": 1,
        "renamed": 1,
        "merged": 1,
        "split": 2,
        "scale changed": 1,
        "ended": 2,
    }


def test_each_question_as_json(files: tuple[str, str], run) -> None:
    shown = run("questionnaire", "diff", *files, "--json").json
    questions = {one["id"]: one for one in shown["standards"][1]["questions"]}
    assert questions["how"] == {
        "id": "how",
        "text": "How is it done?",
        "source": "lead/how",
        "flags": ["reworded", "relabelled", "options lost"],
        "was_text": "How?",
        "lost_options": ["room"],
        "can_carry": False,
        "carried": "show",
    }
    carried = [(one["id"], one["source"], one["flags"], one["carried"]) for one in questions.values()]
    assert carried == [
        ("in-place", "lead/in-place", [], "show"),
        ("since", "lead/since", ["type changed"], "show"),
        ("how", "lead/how", ["reworded", "relabelled", "options lost"], "show"),
        ("deputy", None, ["new"], "no"),
    ]


def test_in_words(files: tuple[str, str], run) -> None:
    ran = run("questionnaire", "diff", *files)
    assert (ran.code, ran.err) == (0, "")
    lines = [line.strip() for line in ran.out.splitlines()]
    for expected in (
        "Renamed: it was [lead].",
        "was: A named person leads",
        "now: A senior person leads",
        "was: Say who.",
        "now: Say who, and since when.",
        "- Since when?  [since]: type changed; answers shown beside the box, to be answered again.",
        "was date, is text",
        "online: was “Online”, is “On a screen”",
        "lost: In a room [room]",
        "- Who stands in?  [deputy]: new.",
        "- What else?  [lead/gone]: not asked any more.",
        "Split: “Checks” [checks] became [checks] and [record-of-checks].",
        "Chaperones  [chaperones]: Now part of the record of checks",
        "Forgotten  [forgotten]: no reason is given; write [[dropped]] with why, or was.",
    ):
        assert expected in lines, ran.out
    assert "Merged from “Induction” [inductions] and “Refreshers” [refreshers]." in ran.out
    assert "Graded otherwise." in ran.out
    assert lines[-1] == (
        "6 standards: 1 the same, 1 new, 1 reworded, 1 renamed, 1 merged, 2 split, 1 scale changed. "
        "2 of the old ones ended."
    )


def test_what_is_filled_in_is_said(files: tuple[str, str], run, tmp_path: Path) -> None:
    later = tmp_path / "later.toml"
    later.write_text(OLD.replace("2026.1", "2027.1"), encoding="utf-8")
    out = run("questionnaire", "diff", files[0], str(later)).out
    assert "- Same questions, answers filled in, to be confirmed: how." in out
    assert out.count("The same.") == 7
    later.write_text(OLD.replace("2026.1", "2027.1").replace("In a room", "In a hall"), encoding="utf-8")
    out = run("questionnaire", "diff", files[0], str(later)).out
    assert "- How?  [how]: relabelled; answers shown beside the box." in out
    later.write_text(OLD.replace("2026.1", "2027.1").replace("How?", "How is it?"), encoding="utf-8")
    out = run("questionnaire", "diff", files[0], str(later)).out
    assert "- How is it?  [how]: reworded; answers filled in, to be confirmed." in out


def test_without_a_workspace(files: tuple[str, str], run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("S11TUI_WORKSPACE", str(tmp_path / "none.s11"))
    version = run("questionnaire", "show", "section11", "--json").json["version"]
    same = run("questionnaire", "diff", "section11", f"section11@{version}", "--json")
    assert same.err == ""
    assert same.json["counts"]["same"] == len(same.json["standards"])
    assert run("questionnaire", "diff", "section11", "section11@1999").code == 1
    assert run("questionnaire", "diff", *files).code == 0


def test_published_editions_are_named_by_id_and_version(
    files: tuple[str, str], empty_workspace: Path, run, refused
) -> None:
    # A file that loses an id of the published one that it follows is not published.
    Path(files[1]).write_text(f'{NEW}\n[[dropped]]\nid = "forgotten"\n', encoding="utf-8")
    for file in files:
        assert run("questionnaire", "publish", file).code == 0
    from_files = run("questionnaire", "diff", *files, "--json").json
    assert run("questionnaire", "diff", "audit@2026.1", "audit", "--json").json == from_files, "the newest without one"
    assert run("questionnaire", "diff", files[0], from_files["new"]["sha256"], "--json").json == from_files
    assert "audit@2025.1" in refused("questionnaire", "diff", "audit@2025.1", "audit").err


def test_what_is_not_heeded_is_said(files: tuple[str, str], run, tmp_path: Path) -> None:
    between = tmp_path / "between.toml"
    between.write_text(NEW.replace('"2026.1"', '"2026.5"'), encoding="utf-8")
    ran = run("questionnaire", "diff", files[0], str(between), "--json")
    assert "follows 2026.5, not 2026.1" in ran.err
    assert ran.json["follows"] is False
    back = run("questionnaire", "diff", files[1], files[0])
    assert "only ids are compared" in back.err
    assert back.err.count("\n") == 1


def test_files_that_are_not_there_or_broken_are_refused(files: tuple[str, str], tmp_path: Path, refused) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text(NEW.replace('"met"', '"mett"'), encoding="utf-8")
    assert f"{broken}:" in refused("questionnaire", "diff", files[0], str(broken)).err
    assert "nowhere.toml" in refused("questionnaire", "diff", str(tmp_path / "nowhere.toml"), files[1], "--json").err


def test_what_a_questionnaire_says_cannot_command_the_terminal(files: tuple[str, str], tmp_path: Path, run) -> None:
    hostile = tmp_path / "hostile.toml"
    hostile.write_text(NEW.replace("A senior person", "\\u001b[2J[bold]A\\u202e person"), encoding="utf-8")
    out = run("questionnaire", "diff", files[0], str(hostile)).out
    assert "[bold]A" in out
    assert not set("\x1b\u202e") & set(out)
