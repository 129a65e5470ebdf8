"""The blank form, from the command line."""

import io
from pathlib import Path

import pypdf
import pytest

RETURN = "police-tiny-2027"


def text_of(path: str) -> str:
    reader = pypdf.PdfReader(io.BytesIO(Path(path.strip()).read_bytes()))
    return " ".join(" ".join(one.extract_text() for one in reader.pages).split())


def test_of_a_return_without_its_answers(ready: Path, run, tmp_path: Path) -> None:
    ran = run("report", "blank", RETURN, "-o", str(tmp_path / "new"))
    assert (ran.code, ran.err, ran.out.count("\n")) == (0, "", 1)
    assert Path(ran.out.strip()) == tmp_path / "new" / "blank-police-tiny-2027.pdf"
    text = text_of(ran.out)
    assert "Exampleshire Police" in text
    assert "Only if the answer to question c is “No”." in text
    assert "A chief officer." not in text
    again = run("report", "blank", RETURN, "-o", str(tmp_path / "new"), "--json").json
    assert again == {"return": RETURN, "questionnaire": None, "files": [ran.out.strip()]}


def test_some_standards_only_by_id_or_number(workspace: Path, run, tmp_path: Path) -> None:
    ran = run("report", "blank", RETURN, "--standard", "training", "--standard", "training", "-o", str(tmp_path))
    assert Path(ran.out.strip()).name == "blank-police-tiny-2027-only-training.pdf"
    text = text_of(ran.out)
    assert "Everybody is trained" in text
    assert "A senior person leads" not in text


def test_of_a_file_with_the_numbers_of_the_workspace(workspace: Path, questionnaire: Path, run, tmp_path: Path) -> None:
    assert run("partnership", "set", "front_door", "01632 960001").code == 0
    ran = run("report", "blank", "--questionnaire", str(questionnaire), "--kind", "sport", "-o", str(tmp_path))
    assert Path(ran.out.strip()).name == "blank-tiny-2027.1-sport.pdf"
    text = text_of(ran.out)
    assert "01632 960001" in text
    assert "Exampleshire" in text
    assert "Checks are made" not in text, "it is not asked of a sport body"


def test_of_one_that_ships_without_any_workspace(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("S11TUI_WORKSPACE", str(tmp_path / "none.s11"))
    monkeypatch.chdir(tmp_path)
    words = ("--questionnaire", "early-years", "--kind", "early-years", "--phase", "early-years")
    ran = run("report", "blank", *words, "--standard", "lead")
    assert ran.code == 0, ran.err
    assert Path(ran.out.strip()).parent == tmp_path / "exports"
    assert "ask your partnership or council" in text_of(ran.out)
    assert not (tmp_path / "none.s11").exists()


def test_for_any_kind_and_profile(workspace: Path, questionnaire: Path, run, tmp_path: Path) -> None:
    everything = run("report", "blank", "--questionnaire", str(questionnaire), "-o", str(tmp_path))
    light = run("report", "blank", "--questionnaire", str(questionnaire), "--profile", "light", "-o", str(tmp_path))
    assert "Checks are made" in text_of(everything.out)
    assert "Everybody is trained" not in text_of(light.out)


@pytest.mark.parametrize(
    "words",
    [
        ("--questionnaire", "no-such"),
        ("--questionnaire", "section11", "--kind", "polce"),
        ("--questionnaire", "section11", "--profile", "lihgt"),
        ("--questionnaire", "section11", "--kind", "school"),
        ("--questionnaire", "section11", "--kind", "police", "--standard", "nmaed-lead"),
        (RETURN, "--standard", "nmaed-lead"),
        ("nobody-tiny-2027",),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(words, workspace: Path, refused, tmp_path: Path) -> None:
    refused("report", "blank", *words, "-o", str(tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written_is_refused(workspace: Path, refused, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("mine")
    refused("report", "blank", RETURN, "-o", str(blocked))
    assert blocked.read_text() == "mine"


@pytest.mark.parametrize("words", [(), (RETURN, "--questionnaire", "section11"), (RETURN, "--kind", "police")])
def test_a_return_or_a_questionnaire_and_only_one_of_them(words, workspace: Path, run) -> None:
    ran = run("report", "blank", *words)
    assert (ran.code, ran.out) == (2, "")


def test_who_may_not_see_the_return_gets_no_form(workspace: Path, refused, tmp_path: Path) -> None:
    refused("report", "blank", "club-tiny-2027", "--as", "lee", "-o", str(tmp_path / "out"))
    assert not (tmp_path / "out").exists()
