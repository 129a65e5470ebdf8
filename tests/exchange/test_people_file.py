"""A spreadsheet of people is read: who is new, who is there, and every line that is wrong."""

import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from s11tui.audit.register import ROLES, Agency, Grant, Person
from s11tui.exchange.named_columns import LONGEST_CELL, LONGEST_TABLE, MOST_LINES
from s11tui.exchange.people_file import COLUMNS, PeopleFile, read_people, told_before
from s11tui.text import admit_line
from support.hostile import HOSTILE, REAL_TEXTS, people_text
from support.thorough import examples

HILL = Agency("id-hill", "hill", "Hill Primary School", "school", group="Valley Trust")
POLICE = Agency("id-police", "police", "Exampleshire Police", "police")
COUNCIL = Agency("id-council", "council", "Exampleshire Council", "council")
AGENCIES = (HILL, POLICE, COUNCIL)
LEE = Person(
    "1", "lee-lead", "Lee Lead", (Grant("lead", agency="id-police"),), email="lee@police.example", login="llee"
)
SAM = Person("2", "sam-manager", "Sam Manager", (Grant("manager"),))
GONE = Person("3", "gwen-gone", "Gwen Gone", (Grant("manager"),), email="gwen@x.example", active=False)
PEOPLE = (LEE, SAM, GONE)


def read(*lines: str, alone: bool = False) -> PeopleFile:
    return read_people("\n".join(lines), AGENCIES, PEOPLE, alone=alone)


def problems(*lines: str) -> list[tuple[int, str]]:
    return [(one.line, one.says) for one in read(*lines).problems]


def test_every_column_is_read() -> None:
    (one,) = read(
        "name,email,role,agency,group,kinds,phases,home,login,id",
        "Mo Moderator,mo@x.example,moderator,,,school;Early years setting,primary,council,mmo,mo",
    ).found
    assert one.lines == (2,)
    assert one.there is None
    wanted = one.wanted
    assert (wanted.name, wanted.email, wanted.login, wanted.slug) == ("Mo Moderator", "mo@x.example", "mmo", "mo")
    assert wanted.home == "id-council"
    assert wanted.grants == (Grant("moderator", kinds=("school", "early-years"), phases=("primary",)),)


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("first", ["", "sep={mark}{end}"])
def test_it_is_read_as_every_spreadsheet_writes_it(mark: str, end: str, first: str) -> None:
    table = [("Name", "Role", "School"), ("“Ann” O’Neil", "DSL", "Hill Primary School"), ("Bo, Ltd; x", "lead", "hill")]
    text = io.StringIO()
    csv.writer(text, delimiter=mark, lineterminator=end).writerows(table)
    found = read_people(f"{first.format(mark=mark, end=end)}{text.getvalue()}", AGENCIES, PEOPLE)
    assert found.problems == ()
    assert [one.wanted.name for one in found.found] == ["“Ann” O’Neil", "Bo, Ltd; x"]
    assert all(one.wanted.grants == (Grant("lead", agency="id-hill"),) for one in found.found)


@pytest.mark.parametrize(("role", "label"), ROLES.items())
def test_a_role_is_an_id_or_the_words_that_people_see(role: str, label: str) -> None:
    scope = {"lead": "hill,", "contributor": "hill,", "signatory": "hill,", "group-lead": ",valley trust"}
    for written in (role, label, label.upper(), label.split(" / ")[0].title()):
        (one,) = read("name,role,agency,group", f"Al,{written},{scope.get(role, ',')}").found
        assert [grant.role for grant in one.wanted.grants] == [role]


def test_several_roles_stand_in_one_cell_or_on_several_lines() -> None:
    found = read(
        "name,email,role,agency,id",
        "Al,al@x.example,DSL; moderator,hill,",
        "Bo,,meeting chair,,bo",
        "AL,AL@X.example,signatory,hill,",
        "Bo,bo@x.example,moderator,,bo",
        "Bo,bo@x.example,scrutineer,,",
        "Al,al2@x.example,manager,,",
    )
    assert found.problems == ()
    assert [(one.lines, [grant.role for grant in one.wanted.grants]) for one in found.found] == [
        ((2, 4), ["lead", "moderator", "signatory"]),
        ((3, 5, 6), ["meeting-chair", "moderator", "scrutineer"]),
        ((7,), ["manager"]),
    ]
    assert found.found[1].wanted.email == "bo@x.example"


def test_who_is_there_is_known_by_id_login_or_name_and_address() -> None:
    found = read(
        "name,email,role,agency,login,id,home",
        "lee lead,LEE@police.example,contributor,hill,,,",
    ).found
    assert [(one.there, one.given, one.left) for one in found] == [(LEE, (Grant("contributor", agency="id-hill"),), ())]
    for line in ("Lee Lead,,lead,police,llee,,", "Lee Lead,,lead,police,,lee-lead,", "Lee Lead,,lead,police,,,"):
        (one,) = read("name,email,role,agency,login,id,home", line).found
        assert (one.there, one.given) == (LEE, ()), line
    (one,) = read("name,email,role,login,home,id", "Lee Lead,new@x.example,moderator,other,hill,lee-lead").found
    assert one.left == ("e-mail address", "employer", "login")
    assert "stays as it is" in one.to_look_at
    (other,) = read("name,email,role", "Lee Lead,another@x.example,manager").found
    assert other.there is None, "somebody of the same name who has another address is somebody else"
    assert other.to_look_at == ""


def test_somebody_new_with_an_address_that_is_known_is_pointed_out() -> None:
    (one,) = read("name,email,role", "Leigh Lead,Lee@police.example,manager").found
    assert (one.there, one.same_address) == (None, ("lee-lead",))
    assert "has the e-mail address of lee-lead" in one.to_look_at


def test_an_accent_is_the_same_however_a_machine_writes_it() -> None:
    zoe = Person("4", "zoe", "Zo\u00eb", (Grant("moderator"),), email="zoe@x.example")
    hill = Agency("id-e", "ecole", "\u00c9cole", "school")
    found = read_people("name,email,role,agency\nZoe\u0308,zoe@x.example,lead,e\u0301cole", (hill,), (zoe,))
    assert [(one.there, one.given) for one in found.found] == [(zoe, (Grant("lead", agency="id-e"),))]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Lee Lead,,manager,,,,,,,", "If it is the same person, give the id lee-lead"),
        ("Sam Manager,sam@x.example,moderator,,,,,,,", "give the id sam-manager"),
        ("Lee Lead,lee@police.example,lead,police,,,,,,lee-2", "another e-mail address"),
        ("Al,,manager,,,,,,llee,", "“llee” is the login of Lee Lead"),
        ("Al,,manager,,,,,,,lee-lead", "“lee-lead” is the id of Lee Lead"),
        ("Lee Lead,,manager,,,,,,llee,sam-manager", "Give what is of one person"),
        ("Gwen Gone,gwen@x.example,manager,,,,,,,", "has left"),
    ],
)
def test_nobody_is_taken_for_somebody_else_by_a_guess(line: str, says: str) -> None:
    ((number, said),) = problems(",".join(COLUMNS), line)
    assert number == 2
    assert says in said


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (("Al,,manager,,,,,,,", "Al,,moderator,,,,,,,"), "Al stands on line 2 too"),
        (("Al,a@x.example,manager,,,,,,,", "Al,,moderator,,,,,,,"), "Al stands on line 2 too"),
        (("Al,,manager,,,,,,,al", "Al,,moderator,,,,,,,"), "Al stands on line 2 too"),
        (("Al,a@x.example,manager,,,,,,,al", "Al,a@x.example,moderator,,,,,,,al-2"), "Al stands on line 2 too"),
        (("Al,a@x.example,manager,,,,,,,al", "Al,b@x.example,moderator,,,,,,,al"), "e-mail address of Al is another"),
        (("Al,,manager,,,,,,,al", "Bo,,moderator,,,,,,,al"), "is about Al"),
        (("Al,,manager,,,,,,one,", "Bo,,moderator,,,,,,one,"), "is about Al"),
        (("Al,,manager,,,,,,,al", "Al,,manager,,,,,,l,x", "Al,,manager,,,,,,l,al"), "Write what is of one person"),
        (("Lee Lead,,lead,police,,,,,llee,", "Lee Lead,,lead,police,,,,,,lee-lead"), "stands on line 2 too"),
        (("Lee Lead,,lead,police,,,,,llee,a", "Lee Lead,,lead,police,,,,,,lee-lead"), "like line 2"),
    ],
)
def test_two_lines_are_one_person_only_where_that_is_certain(lines: tuple[str, ...], says: str) -> None:
    found = problems(",".join(COLUMNS), *lines)
    assert [number for number, _ in found] == [len(lines) + 1]
    assert says in found[0][1]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (",,manager,,,,,,,", "The name is missing"),
        ("Al,,,,,,,,,", "The role is missing. Write one of: lead, "),
        ("Al,,manger,,,,,,,", "Did you mean manager?"),
        ("Al,,lead,,,,,,,", "belongs to an agency. Write its short name or name in the column “agency”"),
        ("Al,,lead,polise,,,,,,", "Did you mean police?"),
        ("Al,,lead,Hill Primry School,,,,,,", "Did you mean Hill Primary School?"),
        ("Al,,group lead,,,,,,,", "Write its name in the column “group”"),
        ("Al,,group lead,,Vally Trust,,,,,", "Did you mean Valley Trust?"),
        ("Al,,moderator,,,skool,,,,", "Did you mean school?"),
        ("Al,,moderator,,,,primry,,,", "Did you mean primary?"),
        ("Al,,manager,police,,,,,,", "not for a partnership manager. Leave it empty on this line. Who employs them"),
        ("Al,,lead,police,Valley Trust,,,,,", "“group” is only for group lead"),
        ("Al,,scrutineer,,,school,,,,", "“kinds” is only for moderator and meeting chair"),
        ("Al,al(at)x,manager,,,,,,,", "no e-mail address"),
        ("Al,,manager,,,,,nowhere,,", "no agency “nowhere”"),
        ("Al,,manager,,,,,,a b,", "can be no login"),
        ("Al,,manager,,,,,,,A B", "for example a-b"),
        ("Al,,manager,,,,,,,,more", "more cells than there are columns"),
        (f"{'x' * (LONGEST_CELL + 1)},,manager,,,,,,,", "has more than 1,000 characters"),
    ],
)
def test_what_is_wrong_with_a_line_is_said_with_what_to_write_instead(line: str, says: str) -> None:
    found = read(",".join(COLUMNS), "Good One,,manager,,,,,,,", line)
    assert [one.line for one in found.problems] == [3]
    assert says in found.problems[0].says


def test_a_word_that_can_be_two_agencies_is_not_guessed() -> None:
    both = (HILL, Agency("id-2", "hill-2", "Hill", "school"))
    (problem,) = read_people("name,role,agency\nAl,lead,hill", both, ()).problems
    assert "Hill Primary School (id-hill) and Hill (id-2)" in problem.says
    (one,) = read_people("name,role,agency\nAl,lead,id-2", both, ()).found
    assert one.given == (Grant("lead", agency="id-2"),)


def test_every_problem_of_every_line_is_listed_in_order() -> None:
    found = problems("name,role,agency", "", "Lee Lead,manager,", '"Al\nBo",led,', ",,", "Cy,lead,nowhere", "Di,x,y")
    assert [line for line, _ in found] == [3, 4, 7, 8, 8]


def test_in_an_agencys_own_workspace_nobody_needs_to_name_it() -> None:
    (one,) = read("name,role", "Al,contributor", alone=True).found
    assert one.given == (Grant("contributor", agency="id-hill"),)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is empty"),
        ("name,role\n", "No person follows"),
        ("name,rle\nA,manager\n", "Did you mean role?"),
        ("name,e-mail,mail,role\n", "twice"),
        ("role\nmanager\n", "“name” is missing"),
        ('name,role\n"A,manager\nB,manager\n' + "x" * 100_000, "1,000 characters"),
        ("name,role\n" + "A,manager\n" * (MOST_LINES + 1), "more than 5,000 lines"),
        ("name,role\n" + " " * LONGEST_TABLE, "more than 5,000,000 characters"),
    ],
)
def test_what_is_wrong_with_a_table_is_said(text: str, says: str) -> None:
    found = read_people(text, AGENCIES, PEOPLE).problems
    assert any(says in one.says for one in found), found[:3]


def test_many_wrong_words_among_many_agencies_are_told_quickly() -> None:
    many = [Agency(str(number), f"school-{number}", f"School of Place {number}", "school") for number in range(400)]
    lines = "\n".join(f"P {number},lead,Schol of Plaice x{number}" for number in range(3000))
    found = read_people(f"name,role,agency\n{lines}", many, ()).problems
    assert len(found) == 3000
    assert "Did you mean" in found[0].says


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (("Al,manager,",), "1 person would be added."),
        (("Al,manager,", "Lee Lead,lead,"), "1 person would be added. 1 is already there, with all the roles"),
        (
            ("Lee Lead,moderator,lee-lead",),
            "0 people would be added. 1 is already there; 1 new role would be given to 1",
        ),
    ],
)
def test_what_would_be_done_is_told(lines: tuple[str, ...], says: str) -> None:
    agency = "police"
    rows = [f"{line},{agency if ',lead,' in line else ''}" for line in lines]
    assert told_before(read("name,role,id,agency", *rows).found).startswith(says)


def test_the_example_of_the_guide_is_understood() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "manager.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```csv\n(name,email,role.*?)^```", guide, re.MULTILINE | re.DOTALL)
    found = read_people(example, AGENCIES, ())
    assert found.problems == ()
    assert [[grant.role for grant in one.given] for one in found.found] == [["lead"], ["signatory", "contributor"]]


CELLS = people_text.filter(lambda text: admit_line(text).text and len(text) < LONGEST_CELL)


@settings(max_examples=examples(60))
@given(st.lists(CELLS, min_size=1, max_size=6, unique_by=lambda text: admit_line(text).text.casefold()))
def test_every_name_arrives_as_it_was_written(names: list[str]) -> None:
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(("name", "role"))
    writer.writerows([(name, "moderator") for name in names])
    found = read_people(text.getvalue(), AGENCIES, ())
    assert found.problems == ()
    assert [one.wanted.name for one in found.found] == [admit_line(name).text for name in names]


@settings(max_examples=examples(80))
@given(st.text(alphabet=st.sampled_from("abn ,;\t\"'\n\r\0=é@"), max_size=80) | people_text)
def test_no_file_of_people_is_a_fault(text: str) -> None:
    found = read_people(f"{','.join(COLUMNS)}\n{text}", AGENCIES, PEOPLE)
    assert found.found or found.problems
    assert read_people(text, AGENCIES, PEOPLE).problems or "name" in text


@pytest.mark.parametrize("column", COLUMNS)
def test_what_hurts_programs_is_a_text_in_every_column(column: str) -> None:
    for name in REAL_TEXTS:
        cells = {"name": "Al", "role": "moderator", column: HOSTILE[name]}
        text = io.StringIO()
        csv.writer(text).writerows([COLUMNS, [cells.get(one, "") for one in COLUMNS]])
        found = read_people(text.getvalue(), AGENCIES, PEOPLE)
        assert found.found or found.problems, name
        assert all(one.says == admit_line(one.says).text for one in found.problems), name
