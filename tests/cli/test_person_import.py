"""`s11tui person import`: a list of people from a spreadsheet."""

import csv
import io
import json
from pathlib import Path

import pytest

from support.hostile import CALLED, EVERYTHING, HOSTILE, ONE_LINE, REAL_TEXTS, admitted, obeyed

LIST = """name,email,role,agency,kinds,home
Zoë Léad,zoe@x.example,safeguarding lead / DSL,Exampleshire Police,,
Mo Many,mo@x.example,moderator,,"school; college",police
Zoë Léad,zoe@x.example,signatory,club,,
"""


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(LIST, encoding="utf-8-sig")
    return path


def everybody(run) -> dict[str, list[str]]:
    """The roles of everybody, by name."""
    return {one["name"]: [role["role"] for role in one["roles"]] for one in run("person", "list", "--json").json}


def test_a_list_is_tried_and_then_entered(empty_workspace: Path, run, people: Path) -> None:
    before = everybody(run)
    tried = run("person", "import", str(people), "--dry-run")
    assert "lead (police); signatory (club)" in tried.out
    assert tried.out.endswith("2 people would be added.\n")
    shown = run("person", "import", str(people), "--dry-run", "--json").json
    assert (shown["added"], [one["person"] for one in shown["people"]]) == (0, [None, None])
    assert everybody(run) == before

    done = run("person", "import", str(people), "--json").json
    assert (done["added"], done["problems"]) == (2, [])
    assert [(one["lines"], one["person"], one["home"]) for one in done["people"]] == [
        ([2, 4], "zo-l-ad", ""),
        ([3], "mo-many", "police"),
    ]
    assert everybody(run) == {**before, "Zoë Léad": ["lead", "signatory"], "Mo Many": ["moderator"]}
    again = run("person", "import", str(people))
    assert again.out == "0 people added. 2 are already there, with all the roles that are listed.\n"
    assert run("verify").code == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_it_is_read_however_it_was_saved(empty_workspace: Path, run, tmp_path: Path, encoding: str, mark: str) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(f"Name{mark}Role\r\nZoë O’Léad{mark}Moderator\r\n".encode(encoding))
    ran = run("person", "import", str(path))
    assert ran.code == 0
    assert "Zoë O’Léad" in everybody(run)
    assert ("is not UTF-8, so it was read as a Windows file" in ran.err) is (encoding == "cp1252")


def test_who_is_there_already_gets_their_new_roles(empty_workspace: Path, run, tmp_path: Path) -> None:
    run("person", "add", "Ann Other", "--role", "moderator", "--email", "ann@x.example")
    path = tmp_path / "people.csv"
    path.write_text(
        "name,email,role,agency,home\nAnn Other,ANN@x.example,lead,club,police\nAnn Other,ann@x.example,scrutineer,,\n"
    )
    assert "already there (ann-other)" in run("person", "import", str(path), "--dry-run").out
    ran = run("person", "import", str(path))
    assert ran.out == "0 people added. 1 is already there; 2 new roles were given to 1 of them.\n"
    assert "the employer stays as it is" in ran.err
    assert everybody(run)["Ann Other"] == ["moderator", "lead", "scrutineer"]


def test_all_or_none_and_every_problem_has_its_line(empty_workspace: Path, run, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("name;role;agency\nGood One;manager;\n;lead;\nBad;manger;\nOdd;lead;polise\n")
    before = everybody(run)
    for more in ((), ("--dry-run",)):
        ran = run("person", "import", str(path), *more)
        assert ran.code == 1
        said = [line.removeprefix(f"{path}:").split(":")[0] for line in ran.out.splitlines()]
        assert said == ["3", "3", "4", "5"]
        assert "Did you mean manager?" in ran.out
        assert "Nothing was added" in ran.err
    told = json.loads(run("person", "import", str(path), "--json").out)
    assert [problem["line"] for problem in told["problems"]] == [3, 3, 4, 5]
    assert (told["added"], told["people"]) == (0, [])
    assert everybody(run) == before


def test_a_file_that_is_none_and_a_person_who_may_not(empty_workspace: Path, run, refused, people: Path) -> None:
    assert "cannot be read" in refused("person", "import", str(people.with_name("nowhere.csv"))).err
    assert "is a folder" in refused("person", "import", str(people.parent)).err
    for more in ((), ("--dry-run",)):
        said = refused("person", "import", str(people), "--as", "lee", *more).err
        assert said.startswith("That is for the manager.")
        assert "Police" not in said
    people.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe")
    assert "“name” is missing" in run("person", "import", str(people)).out


def test_330_leads_come_in_with_one_command(empty_workspace: Path, run, tmp_path: Path) -> None:
    numbers = range(330)
    schools, people = tmp_path / "schools.csv", tmp_path / "people.csv"
    schools.write_text("name,kind,id\n" + "".join(f"School {one},school,s{one}\n" for one in numbers))
    people.write_text(
        "name,email,role,agency,id\n"
        + "".join(f"Lead {one},l{one}@x.example,DSL,School {one},lead{one}\n" for one in numbers)
    )
    assert run("agency", "import", str(schools), "--json").json["added"] == 330
    assert run("person", "import", str(people), "--json").json["added"] == 330
    found = {one["person"]: one["roles"] for one in run("person", "list", "--json").json}
    for one in numbers:
        assert [(role["role"], role["agency"]) for role in found[f"lead{one}"]] == [("lead", f"s{one}")]
    assert run("person", "import", str(people), "--json").json["added"] == 0


def test_what_hurts_programs_comes_in_as_text(empty_workspace: Path, run, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    text = io.StringIO()
    texts = [CALLED, EVERYTHING[:900], *(HOSTILE[name] for name in REAL_TEXTS if len(HOSTILE[name]) < 900)]
    stored = [text.encode("utf-8", "ignore").decode() for text in texts]  # no file in UTF-8 has halves of a pair
    names = [text for text in stored if admitted(text).strip()]
    rows = [(name, "moderator", f"n{number}", f"n{number}@x.example") for number, name in enumerate(names)]
    csv.writer(text).writerows([("name", "role", "id", "email"), *rows])
    path.write_text(text.getvalue(), encoding="utf-8", newline="")
    tried = run("person", "import", str(path), "--dry-run")
    assert not obeyed(tried.out.replace("\n", "")), "nothing commands the terminal"
    ran = run("person", "import", str(path))
    assert "left out" in ran.err
    shown = run("person", "list", "--json").json
    assert sum(one["person"].startswith("n") for one in shown) == len(names)
    assert ONE_LINE[:200] in "\n".join(one["name"] for one in shown)
    assert run("verify").code == 0
