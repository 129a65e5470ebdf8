"""Checking, showing and publishing questionnaires."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SHIPPED = sorted((Path(__file__).parents[2] / "questionnaires").glob("*.toml"))
_PROBLEM_KEYS = {"line", "level", "message", "mend"}


@pytest.fixture
def broken(questionnaire: Path, tmp_path: Path) -> Path:
    """The tiny questionnaire with two slips: on its last line and on the one that names the scale."""
    text = questionnaire.read_text(encoding="utf-8").replace('scale = "met"', 'scale = "mett"')
    path = tmp_path / "broken.toml"
    path.write_text(text.replace('not_kinds = ["sport"]', 'not_kinds = ["sports"]'), encoding="utf-8")
    return path


def line_of(path: Path, words: str) -> int:
    return next(n for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if words in line)


def test_a_good_file_is_in_order(questionnaire: Path, run) -> None:
    ran = run("questionnaire", "check", str(questionnaire))
    assert ran.code == 0
    assert "3 standards" in ran.out
    shown = run("questionnaire", "check", str(questionnaire), "--json").json
    assert shown == {
        "ok": True,
        "files": [{"file": str(questionnaire), "ok": True, "standards": 3, "questions": 10, "problems": []}],
    }


def test_every_problem_has_its_file_line_and_mend(broken: Path, run) -> None:
    ran = run("questionnaire", "check", str(broken))
    assert ran.code == 1
    lines = ran.out.splitlines()
    assert any(line.startswith(f"{broken}:{line_of(broken, 'mett')}: ") for line in lines)
    assert any(line.startswith(f"{broken}:{line_of(broken, 'sports')}: ") for line in lines)
    assert ran.err.count("\n") == 1


def test_a_pattern_names_several_files_also_without_a_shell(
    questionnaire: Path, broken: Path, tmp_path: Path, run
) -> None:
    shutil.copy(questionnaire, tmp_path / "another[1].toml")
    shown = json.loads(run("questionnaire", "check", str(tmp_path / "*.toml"), "--json").out)
    assert [Path(one["file"]).name for one in shown["files"]] == ["another[1].toml", "broken.toml"]
    assert run("questionnaire", "check", str(tmp_path / "another[1].toml")).code == 0
    assert run("questionnaire", "check", str(tmp_path / "none*.toml")).code == 1


def test_problems_as_json(broken: Path, questionnaire: Path, run) -> None:
    ran = run("questionnaire", "check", str(questionnaire), str(broken), "--json")
    assert ran.code == 1
    shown = json.loads(ran.out)
    assert shown["ok"] is False
    assert [one["ok"] for one in shown["files"]] == [True, False]
    problems = shown["files"][1]["problems"]
    assert all(set(one) == _PROBLEM_KEYS and one["level"] in ("error", "warning") for one in problems)
    assert {line_of(broken, "mett"), line_of(broken, "sports")} <= {one["line"] for one in problems}


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe\x00", b"\x00" * 50, b"[[[", b"\xc3\x28 = 1", b"questionnaire = 1", b"a" * 100_000]
)
def test_rubbish_is_told_with_a_line(data: bytes, tmp_path: Path, run) -> None:
    path = tmp_path / "rubbish.toml"
    path.write_bytes(data)
    ran = run("questionnaire", "check", str(path))
    assert ran.code == 1
    assert ran.out.startswith(f"{path}:1: ")
    assert "Traceback" not in ran.err + ran.out


def test_a_file_that_is_not_there_is_a_problem_too(tmp_path: Path, run) -> None:
    for path in (tmp_path / "none.toml", tmp_path, Path("bad\0name")):
        ran = run("questionnaire", "check", str(path), "--json")
        assert ran.code == 1
        (problem,) = json.loads(ran.out)["files"][0]["problems"]
        assert problem["level"] == "error"
        assert "cannot be read" in problem["message"]


@pytest.mark.parametrize("path", SHIPPED, ids=[path.stem for path in SHIPPED])
def test_the_shipped_ones_are_in_order_and_calm(path: Path, run) -> None:
    ran = run("questionnaire", "check", str(path))
    assert ran.code == 0, ran.out
    assert len(ran.out.splitlines()) <= 3, "references that nobody verified yet are summed up"
    everything = run("questionnaire", "check", str(path), "--all")
    assert "(warning)" in everything.out
    assert len(everything.out.splitlines()) > len(ran.out.splitlines())


def test_the_console_command_is_there(questionnaire: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", "from s11tui.cli.main import run; run()", "questionnaire", "check", str(questionnaire)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (ran.returncode, ran.stderr) == (0, "")


def ids(shown: dict) -> list[str]:
    return [standard["id"] for area in shown["areas"] for standard in area["standards"]]


def test_show_has_the_shape_that_scripts_lean_on(questionnaire: Path, run) -> None:
    shown = run("questionnaire", "show", str(questionnaire), "--json").json
    assert {"id", "version", "title", "sha256", "areas"} <= set(shown)
    assert ids(shown) == ["named-lead", "training", "checks"]
    standard = shown["areas"][1]["standards"][0]
    assert {"id", "number", "title", "guidance", "law", "looks_like", "questions"} <= set(standard)
    assert isinstance(standard["law"], list)
    assert isinstance(standard["looks_like"], dict)
    assert standard["questions"][0].keys() >= {"id", "type", "text", "required"}


@pytest.mark.parametrize(
    ("options", "asked"),
    [
        (["--kind", "police"], ["named-lead", "training", "checks"]),
        (["--kind", "sport"], ["named-lead", "training"]),
        (["--profile", "light"], ["named-lead"]),
        (["--kind", "sport", "--profile", "light"], ["named-lead"]),
        (["--phase", "primary"], ["named-lead", "training", "checks"]),
    ],
)
def test_show_for_one_kind_of_agency(options, asked, questionnaire: Path, run) -> None:
    whole = run("questionnaire", "show", str(questionnaire), "--json").json
    shown = run("questionnaire", "show", str(questionnaire), *options, "--json").json
    assert ids(shown) == asked
    assert shown["sha256"] == whole["sha256"]
    plain = run("questionnaire", "show", str(questionnaire), *options).out
    assert [name for name in ids(whole) if f"[{name}]" in plain] == asked


@pytest.mark.parametrize("option", ["--kind", "--phase", "--size", "--tag", "--profile"])
def test_show_refuses_what_there_is_not(option: str, questionnaire: Path, refused) -> None:
    assert "nonsense" in refused("questionnaire", "show", str(questionnaire), option, "nonsense").err


def test_show_refuses_a_broken_or_unknown_file(broken: Path, refused) -> None:
    said = refused("questionnaire", "show", str(broken), "--json").err
    assert f"{broken}:{line_of(broken, 'mett')}: " in said
    assert "section11" in refused("questionnaire", "show", "section12").err


def test_publishing_freezes_it_once(empty_workspace: Path, questionnaire: Path, tmp_path: Path, run, refused) -> None:
    first = run("questionnaire", "publish", str(questionnaire), "--json").json
    assert run("questionnaire", "publish", str(questionnaire), "--json").json == first
    assert first["sha256"] == run("questionnaire", "show", str(questionnaire), "--json").json["sha256"]
    changed = tmp_path / "changed.toml"
    changed.write_text(questionnaire.read_text(encoding="utf-8").replace("A tiny audit", "Another"), encoding="utf-8")
    assert "new version" in refused("questionnaire", "publish", str(changed)).err
    listed = run("questionnaire", "list", "--json").json
    assert [one["sha256"] for one in listed if one["published"]] == [first["sha256"]]
    assert {"section11", "early-years"} <= {one["id"] for one in listed}


def test_publishing_names_what_is_not_set_yet(empty_workspace: Path, questionnaire: Path, run) -> None:
    assert "front-door" in run("questionnaire", "publish", str(questionnaire)).err
    run("partnership", "set", "front-door", "01632 960001")
    assert run("questionnaire", "publish", str(questionnaire)).err == ""


def test_publishing_a_broken_file_is_refused(empty_workspace: Path, broken: Path, run, refused) -> None:
    refused("questionnaire", "publish", str(broken))
    assert [one for one in run("questionnaire", "list", "--json").json if one["published"]] == []


def test_list_needs_no_workspace(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("S11TUI_WORKSPACE", str(tmp_path / "none.s11"))
    assert "section11" in run("questionnaire", "list").out


def test_next_years_file_follows_this_years(questionnaire: Path, tmp_path: Path, run, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    made = run("questionnaire", "next", str(questionnaire), "--json").json
    assert run("questionnaire", "check", made["file"]).code == 0
    assert made["follows"] in questionnaire.read_text(encoding="utf-8")
    again = run("questionnaire", "next", str(questionnaire))
    assert again.code == 1
    assert "exists already" in again.err


def test_next_of_a_broken_file_is_refused(broken: Path, tmp_path: Path, run, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    before = set(tmp_path.iterdir())
    assert run("questionnaire", "next", str(broken)).code == 1
    assert set(tmp_path.iterdir()) == before


def test_what_comes_with_the_program_is_checked_by_its_id(tmp_path: Path, run, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("questionnaire", "check", "section11").code == 0
    (tmp_path / "section11").write_text("no = ", encoding="utf-8")
    assert run("questionnaire", "check", "section11").code == 1


def test_publishing_loses_no_id_of_the_edition_that_is_followed(workspace: Path, tmp_path: Path, run) -> None:
    head = '[questionnaire]\nid = "yearly"\nversion = "{}"\n{}title = "Yearly"\n[[area]]\nid = "all"\ntitle = "All"\n'
    one, two = (f'[[area.standard]]\nid = "{name}"\ntitle = "{name}"\n' for name in ("one", "two"))
    first, second = tmp_path / "first.toml", tmp_path / "second.toml"
    first.write_text(head.format("1", "") + one + two, encoding="utf-8")
    second.write_text(head.format("2", 'follows = "1"\n') + one, encoding="utf-8")
    assert run("questionnaire", "publish", str(first)).code == 0
    ran = run("questionnaire", "publish", str(second))
    assert ran.code == 1
    assert '"two" of 1 is neither kept, nor in any `was`, nor dropped' in ran.err
    second.write_text(head.format("2", 'follows = "1"\n') + one + '[[dropped]]\nid = "two"\n', encoding="utf-8")
    assert run("questionnaire", "publish", str(second)).code == 0
