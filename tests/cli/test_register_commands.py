"""Setting up: the workspace, its settings, agencies, people and rounds."""

import json
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from s11tui.audit.register import Agency
from s11tui.exchange.agency_file import COLUMNS, read_agencies
from support.thorough import examples


def test_init_makes_a_partnership_with_its_manager(run, tmp_path: Path) -> None:
    path = tmp_path / "new" / "one.s11"
    made = run("init", "-w", str(path), "--partnership", "Exampleshire", "--manager", "Pat Manager", "--json").json
    assert made["workspace"] == str(path)
    assert [one["person"] for one in made["people"]] == ["pat-manager"]
    shown = run("partnership", "show", "-w", str(path), "--json").json
    assert (shown["name"], shown["alone"]) == ("Exampleshire", False)


def test_an_agency_of_its_own_has_its_lead_and_no_moderation(run, refused, tmp_path: Path, questionnaire: Path) -> None:
    path = str(tmp_path / "own.s11")
    run("init", "-w", path, "--agency", "Hill School", "--kind", "school", "--manager", "Sam Lead")
    run("round", "open", str(questionnaire), "--title", "Ours", "--due", "2027-03-19", "-w", path)
    (line,) = run("return", "list", "-w", path, "--json").json
    assert line["agency_name"] == "Hill School"
    assert run("person", "add", "Gil", "--role", "signatory", "-w", path).code == 0
    assert run("return", "answer", line["return"], "named-lead/in-place", "--text", "It is.", "-w", path).code == 0
    assert "moderation" in refused("moderate", "open", line["return"], "-w", path).err


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--partnership", "A", "--agency", "B", "--kind", "school"),
        ("--agency", "B"),
        ("--partnership", "A", "--kind", "school"),
        ("--partnership", " "),
    ],
)
def test_init_refuses_what_makes_no_sense(words, refused, tmp_path: Path) -> None:
    path = tmp_path / "none.s11"
    refused("init", "-w", str(path), *words)
    assert not path.exists()


def test_init_never_touches_a_file_that_is_there(refused, tmp_path: Path) -> None:
    path = tmp_path / "there.s11"
    path.write_text("mine")
    assert "exists already" in refused("init", "-w", str(path), "--partnership", "A").err
    assert path.read_text() == "mine"


def test_settings(empty_workspace: Path, run, refused) -> None:
    assert run("partnership", "set", "front-door", "01632\x1b[2J 960001").err.startswith("1 hidden control character")
    assert run("partnership", "set", "front_door", "01632 960001", "--json").json["value"] == "01632 960001"
    assert run("partnership", "show", "--json").json["settings"]["front_door"] == "01632 960001"
    assert "01632 960001" in run("partnership", "show").out
    assert "front-door" in refused("partnership", "set", "frontdoor", "1").err
    refused("partnership", "set", "zone", "Moon/Crater")
    refused("partnership", "set", "lado", "1", "--as", "lee")


def test_agencies(empty_workspace: Path, run, refused) -> None:
    made = run(
        "agency", "add", "Hill School", "--kind", "school", "--phase", "primary", "--phase", "early-years",
        "--tag", "academy", "--group", "Valley Trust", "--json",
    ).json  # fmt: skip
    assert (made["agency"], made["phases"], made["tags"]) == ("hill-school", ["primary", "early-years"], ["academy"])
    assert [one["agency"] for one in run("agency", "list", "--json").json] == ["police", "hill-school", "club"]
    assert "Valley Trust" in run("agency", "list").out
    second = refused("agency", "add", "Exampleshire Police", "--kind", "police").err
    assert "police" in second
    refused("agency", "add", "Another", "--kind", "police", "--id", "police")
    refused("agency", "add", "Another", "--kind", "police", "--id", "Not An Id")
    refused("agency", "add", " \t", "--kind", "police")
    refused("agency", "add", "Another", "--kind", "police", "--host", "nobody")
    refused("agency", "add", "Another", "--kind", "police", "--as", "lee")
    assert len(run("agency", "list", "--json").json) == 3


CSV = """name,kind,phases,size,tags,id,group
Hill Primary School,school,primary; early years,medium,academy,hill,Valley Trust
"Nursery, by the river",Early years setting,,,,,
"""


def test_importing_agencies(empty_workspace: Path, run, refused, tmp_path: Path) -> None:
    path = tmp_path / "schools.csv"
    path.write_text(CSV, encoding="utf-8-sig")
    assert "Hill Primary School" in run("agency", "import", str(path), "--dry-run").out
    assert len(run("agency", "list", "--json").json) == 2
    assert run("agency", "import", str(path), "--json").json["added"] == 2
    found = {one["agency"]: one for one in run("agency", "list", "--json").json}
    assert found["hill"]["phases"] == ["primary", "early-years"]
    assert found["nursery-by-the-river"]["kind"] == "early-years"


def test_an_import_is_all_or_nothing_and_every_problem_has_its_line(empty_workspace: Path, run, tmp_path: Path) -> None:
    path = tmp_path / "schools.csv"
    path.write_text(
        "name;kind;phases\nGood School;school;primary\n;school;\nBad;polce;\n"
        "Exampleshire Police;police;\nOdd;school;primry\n"
    )
    ran = run("agency", "import", str(path))
    assert ran.code == 1
    lines = [line.removeprefix(f"{path}:").split(":")[0] for line in ran.out.splitlines()]
    assert lines == ["3", "4", "5", "6"]
    assert "Did you mean police?" in ran.out
    assert "Nothing was added" in ran.err
    told = json.loads(run("agency", "import", str(path), "--json").out)
    assert [problem["line"] for problem in told["problems"]] == [3, 4, 5, 6]
    assert len(run("agency", "list", "--json").json) == 2


def test_an_import_that_fails_half_way_leaves_nothing(empty_workspace: Path, run, refused, tmp_path: Path) -> None:
    """What only the register itself can know (a host, a clash that the file cannot show) still undoes all of it."""
    path = tmp_path / "schools.csv"
    path.write_text("name,kind,id\nNew One,school,new\nNew-One,school,\nOther,school,new-one\n")
    refused("agency", "import", str(path))
    assert len(run("agency", "list", "--json").json) == 2


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is empty"),
        ("name,kind\n", "No agency follows"),
        ("name,knd\nA,school\n", "Did you mean kind?"),
        ("name,name,kind\nA,B,school\n", "twice"),
        ("title\nA\n", "“name” is missing"),
        ("name,kind\nA,school\nA,school\n", "on line 2"),
        ("name,kind,id\nA,school,A B\n", "a-b"),
        ("name,kind\nA,school,primary\n", "more cells than there are columns"),
        (f"name,kind\n{'A' * 1001},school\n", "more than 1,000 characters"),
    ],
)
def test_what_is_wrong_with_a_file_of_agencies_is_said(text: str, says: str) -> None:
    problems = read_agencies(text, ()).problems
    assert any(says in problem.says for problem in problems), problems
    assert all(problem.line >= 1 for problem in problems)


@settings(max_examples=examples(40))
@given(st.text(alphabet=st.sampled_from("abn ,;\t\"'\n\r\0=é"), max_size=60) | st.text(max_size=60))
def test_no_file_of_agencies_is_a_fault(text: str) -> None:
    read = read_agencies(f"{','.join(COLUMNS)}\n{text}", (Agency("1", "a", "A", "school"),))
    assert read.found or read.problems
    assert all(one.name and one.kind for one in read.found)


def test_people(empty_workspace: Path, run, refused) -> None:
    made = run("person", "add", "Zoë Lead", "--role", "lead", "--agency", "police", "--json").json
    assert made["roles"] == [{"role": "lead", "agency": "police", "group": "", "kinds": [], "phases": []}]
    run(
        "person", "add", "Mia", "--role", "moderator", "--role", "meeting-chair", "--kind", "school", "--home", "police"
    )
    mia = next(one for one in run("person", "list", "--json").json if one["name"] == "Mia")
    assert (mia["home"], [one["role"] for one in mia["roles"]]) == ("police", ["moderator", "meeting-chair"])
    assert mia["roles"][0]["kinds"] == ["school"]
    assert "Zoë Lead" in run("person", "list").out
    assert "--agency" in refused("person", "add", "Al", "--role", "lead").err
    assert "Did you mean police?" in refused("person", "add", "Al", "--role", "lead", "--agency", "polise").err
    refused("person", "add", "Al", "--role", "moderator", "--home", "nowhere")
    refused("person", "add", "Al", "--role", "group-lead", "--group", "No Trust")
    refused("person", "add", "Al", "--role", "manager", "--as", "lee")


def test_a_group_lead_is_of_a_group_that_agencies_name(empty_workspace: Path, run, refused) -> None:
    run("agency", "add", "Hill", "--kind", "school", "--group", "Valley Trust")
    made = run("person", "add", "Gwen", "--role", "group-lead", "--group", "valley trust", "--json").json
    assert made["roles"][0]["group"] == "Valley Trust"
    assert (
        "Did you mean Valley Trust?"
        in refused("person", "add", "G", "--role", "group-lead", "--group", "Vally Trust").err
    )


def test_rounds(empty_workspace: Path, questionnaire: Path, run, refused) -> None:
    said = ("--title", "Tiny 2027", "--due", "2027-03-19")
    opened = run("round", "open", str(questionnaire), *said, "--agency", "police", "--profile", "light", "--json").json
    assert (opened["round"], opened["due"]) == ("tiny-2027", "2027-03-19")
    assert [one["return"] for one in opened["returns"]] == ["police-tiny-2027"]
    assert opened["returns"][0]["asked"] == 1
    assert [one["round"] for one in run("round", "list", "--json").json] == ["tiny-2027"]
    moved = run("round", "extend", "tiny-2027", "--due", "2027-04-01", "--reason", "Easter", "--json").json
    assert moved["due"] == "2027-04-01"
    run("round", "extend", "tiny-2027", "--due", "2027-05-01", "--reason", "New lead", "--agency", "police")
    assert run("return", "list", "--json").json[0]["due"] == "2027-05-01"
    refused("round", "extend", "tiny-2028", "--due", "2027-05-01", "--reason", "x")
    refused("round", "extend", "tiny-2027", "--due", "2027-02-30", "--reason", "x")
    assert run("round", "close", "tiny-2027", "--json").json["closed"] is True
    assert "closed" in run("round", "list").out


def test_inviting_one_more_agency(workspace: Path, run, refused) -> None:
    assert "already" in refused("round", "invite", "tiny-2027", "police").err
    refused("round", "invite", "tiny-2027", "council")
    run("agency", "add", "Exampleshire Council", "--kind", "council", "--id", "council")
    run("agency", "add", "Hill School", "--kind", "school", "--id", "hill")
    assert "light" in refused("round", "invite", "tiny-2027", "council", "--profile", "heavy").err
    refused("round", "invite", "tiny-2027", "council", "--as", "lee")
    refused("round", "invite", "tiny-2028", "council")
    invited = run("round", "invite", "tiny-2027", "council", "--profile", "light", "--json").json
    assert (invited["return"], invited["asked"], invited["due"]) == ("council-tiny-2027", 1, "2027-03-19")
    assert "hill-tiny-2027" in run("round", "invite", "tiny-2027", "hill").out
    assert {one["agency"] for one in run("return", "list", "--json").json} == {"police", "club", "council", "hill"}
    run("round", "close", "tiny-2027")
    run("agency", "add", "Late School", "--kind", "school", "--id", "late")
    assert "closed" in refused("round", "invite", "tiny-2027", "late").err


def test_a_profile_for_one_agency(empty_workspace: Path, questionnaire: Path, run, refused) -> None:
    words = ("round", "open", str(questionnaire), "--title", "T", "--due", "2027-03-19", "--profile", "club=light")
    assert {one["agency"]: one["asked"] for one in run(*words, "--json").json["returns"]} == {"police": 3, "club": 1}
    refused(*words, "--profile", "light", "--profile", "other")


def test_a_round_on_what_comes_with_the_program(empty_workspace: Path, run) -> None:
    opened = run("round", "open", "section11", "--title", "S11", "--due", "2027-03-19", "--json").json
    assert {one["agency"] for one in opened["returns"]} == {"police", "club"}
    again = run("round", "open", "section11", "--title", "S11 again", "--due", "2027-03-19", "--json").json
    assert again["edition"] == opened["edition"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("FILE", "--due", "19/03/2027"), "2027-03-19"),
        (("FILE", "--due", "2027-02-30"), "not a date"),
        (("section12", "--due", "2027-03-19"), "section11"),
        (("nowhere.toml", "--due", "2027-03-19"), "no questionnaire"),
        (("FILE", "--due", "2027-03-19", "--agency", "polise"), "police"),
        (("FILE", "--due", "2027-03-19", "--profile", "heavy"), "light"),
        (("FILE", "--due", "2027-03-19", "--reply-days", "0"), "days"),
        (("early-years", "--due", "2027-03-19", "--agency", "police"), "not for"),
    ],
)
def test_a_round_that_cannot_be_opened_leaves_nothing(
    words, says, empty_workspace: Path, questionnaire: Path, run, refused
) -> None:
    said = refused("round", "open", *[word.replace("FILE", str(questionnaire)) for word in words], "--title", "T").err
    assert says in said
    assert run("round", "list", "--json").json == []
    assert [one for one in run("questionnaire", "list", "--json").json if one["published"]] == []
    with sqlite3.connect(empty_workspace) as database:
        assert database.execute("SELECT count(*) FROM events WHERE kind = 'edition_published'").fetchone() == (0,)
    database.close()
