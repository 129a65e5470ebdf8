"""Every known slip is reported with its line and its mend, before the parser's own words."""

import pytest

from s11tui.questionnaire.checking import Checked, check

HEAD = '[questionnaire]\nid = "q"\nversion = "1"\ntitle = "T"\n'
AREA = '[[area]]\nid = "a"\ntitle = "A"\n'
TOP = HEAD + AREA + '[[area.standard]]\nid = "s"\n'
"""Nine lines; what is tried follows as line 10."""
REST = '\ntitle = "Standard"\n'


def look(text: str) -> Checked:
    return check(text.encode(), "f.toml")


def errors(checked: Checked) -> list[tuple[int, str]]:
    return [
        (problem.line, f"{problem.message} {problem.mend}") for problem in checked.problems if problem.level == "error"
    ]


@pytest.mark.parametrize(
    ("slip", "told", "mend"),
    [
        ("number = “1.1”", "Curly", 'Write number = "1.1"'),
        ('number = "1.1”', "Curly", 'Write number = "1.1"'),
        ("number = ‘1.1’", "Curly", 'Write number = "1.1"'),
        ("evidence = [“good”, “ri”]", "Curly", 'Write "good"'),
        ("compare = yes", "true and false", "Write compare = true"),
        ("compare = True", "true and false", "Write compare = true"),
        ("compare = No", "true and false", "Write compare = false"),
        ("law = [{ ref = yes }]", "without quotation marks", 'Write ref = "yes"'),
        ("number = 27/03/2026", "year first", 'Write number = "2026-03-27"'),
        ("number = 3.4.26", "year first", 'Write number = "2026-04-03"'),
        ("number = 2026/3/7", "year first", 'Write number = "2026-03-07"'),
        ("guidance = Say who it is", "without quotation marks: Say who it is", 'Write guidance = "Say who it is"'),
        ("number = 1.1.2", "without quotation marks", 'Write number = "1.1.2"'),
        ('id = "twice"', "stands twice, here and on line 9", "Keep one of the two"),
        ("guidance = 'The agency's policy'", "apostrophe", 'guidance = "The agency\'s policy"'),
        ("evidence = ['it's', 'x']", "apostrophe", '"it\'s"'),
        ('guidance = "He said "no" to us"', "ends it too early", 'Write \\" inside'),
        ('guidance = "One line\nand another"', "not closed on its line", '"""'),
        ('guidance = "One line', "not closed on its line", '"""'),
        ('guidance = "C:\\Users\\lead"', "Windows path", "guidance = 'C:\\Users\\lead'"),
        ('guidance = "\\\\server\\Share"', "Windows path", "'\\\\server\\Share'"),
        ('guidance = "C:\\Policies\\"', "Windows path", "write \\\\ for each"),
        ('ask = {\n  kinds = ["police"]\n}', "one line", "Write it on one line"),
        ('ask = { kinds = ["police"], }', "comma stands before", "Take that comma out"),
        ('number = "1.1",', "comma stands behind", "Take it out"),
        ('evidence = ["good" "ri"]', "no comma", "Write a comma"),
        ("number =", "no value", 'Write number = "..."'),
        ('number: "1.1"', "not by a colon", 'Write number = "1.1"'),
        ("// a remark", "//", "Write # before it"),
        ('looks like = "x"', "one word", "Write looks_like ="),
        ("[[area.standard.question]", "header", "Write [[area.standard.question]]"),
        ("[area.standard.looks_like", "header", "Write [[area.standard.looks_like]]"),
        ("and so on", "neither a header nor a key", '"""'),
        ('evidence = ["good"\nnumber = "1"', "never closed", "Write ] at its end"),
        ('guidance = """\nWords.\n[[area.standard]]\nid = "t"', "never closed", 'Write """'),
        ('ask = { kinds = ["police"]\n[[area.standard]]\nid = "t"', "never closed", "Write }"),
        ('number = "1" 2', "Something more", "Take it out"),
    ],
)
def test_a_slip_that_the_parser_refuses(slip: str, told: str, mend: str) -> None:
    found = errors(look(TOP + slip + REST))
    assert found, "nothing was found"
    assert [line for line, _ in found] == [10] * len(found)
    assert told in found[0][1]
    assert mend in found[0][1]


@pytest.mark.parametrize(
    ("number", "mend"),
    [("1.10", 'Write number = "1.10"'), ("1", 'Write number = "1"'), ("2.0 # two", 'number = "2.0"')],
)
def test_a_number_that_would_lose_its_last_nought(number: str, mend: str) -> None:
    found = errors(look(TOP + f"number = {number}" + REST))
    assert [line for line, _ in found] == [10]
    assert mend in found[0][1]


def test_a_version_that_is_a_number() -> None:
    found = errors(look((TOP + REST).replace('version = "1"', "version = 2026.10")))
    assert [line for line, _ in found] == [3]
    assert 'Write version = "2026.10"' in found[0][1]


def test_a_key_after_a_part_that_was_opened_before_it() -> None:
    text = TOP + 'title = "S"\n[area.standard.looks_like]\ngood = "x"\nguidance = "Say who."\nnumber = 1.10\n'
    found = errors(look(text))
    assert [line for line, _ in found] == [13, 14, 14]
    assert "`guidance` stands after [area.standard.looks_like]" in found[0][1]
    assert "Move the line up, above [area.standard.looks_like]" in found[0][1]


@pytest.mark.parametrize(("table", "key"), [("ask", 'guidance = "x"'), ("usual", 'number = "1"')])
def test_a_key_after_other_parts_of_a_standard(table: str, key: str) -> None:
    found = errors(look(f'{TOP}title = "S"\n[area.standard.{table}]\n{key}\n'))
    assert [line for line, _ in found] == [12]
    assert f"above [area.standard.{table}]" in found[0][1]


def test_a_key_after_a_part_of_the_head() -> None:
    found = errors(look(f'{HEAD}[questionnaire.declaration]\nfor = ["police"]\n{AREA}'))
    assert [line for line, _ in found] == [6]
    assert "above [questionnaire.declaration]" in found[0][1]


def test_a_table_twice() -> None:
    found = errors(look(TOP + 'title = "S"\n[area.standard.ask]\n[area.standard.ask]\nkinds = ["police"]\n'))
    assert found == [(12, "The table [area.standard.ask] stands twice, here and on line 11. Keep one of the two.")]


def test_a_grade_may_have_the_name_of_a_key() -> None:
    text = (
        TOP + 'title = "S"\n[area.standard.looks_like]\nevidence = "x"\ntitle = "y"\n'
        '[[scale]]\nid = "odd"\n'
        'grades = [{ id = "evidence", label = "E", score = 2 }, { id = "title", label = "T", score = 1 }]\n'
    )
    assert errors(look(text)) == []


def test_a_standard_before_any_area() -> None:
    text = '[questionnaire]\nid = "q"\nversion = "1"\ntitle = "T"\n[[area.standard]]\nid = "s"\ntitle = "S"\n'
    found = errors(look(text))
    assert found[0][0] == 5
    assert "no [[area]] stands before it" in found[0][1]
    assert "Write [[area]] with its id and title above it" in found[0][1]
    found = errors(look(text + '[[area]]\nid = "a"\ntitle = "A"\n'))
    assert found[0][0] == 5


def test_a_question_before_any_standard_of_its_area() -> None:
    text = TOP + 'title = "S"\n[[area]]\nid = "b"\ntitle = "B"\n[[area.standard.question]]\nid = "x"\ntext = "X"\n'
    found = errors(look(text))
    assert found[0][0] == 14
    assert "Write [[area.standard]]" in found[0][1]


def test_one_pair_of_brackets_for_two() -> None:
    text = TOP.replace("[[area]]", "[area]") + 'title = "S"\n'
    found = errors(look(text))
    assert [line for line, _ in found] == [5]
    assert "Write [[area]]" in found[0][1]
    found = errors(look(text + '[area]\nid = "b"\ntitle = "B"\n[scale]\nid = "x"\n'))
    assert [line for line, _ in found] == [5, 11, 14]


def test_two_pairs_of_brackets_for_one() -> None:
    found = errors(look(TOP + 'title = "S"\n[[area.standard.looks_like]]\ngood = "x"\n'))
    assert [line for line, _ in found] == [11]
    assert "Write [area.standard.looks_like]" in found[0][1]


def test_a_windows_path_that_the_parser_accepts_is_a_warning() -> None:
    checked = look(TOP + 'guidance = "C:\\temp\\new"' + REST)
    assert checked.ok
    assert [(problem.line, problem.level) for problem in checked.problems] == [(10, "warning")]
    assert "guidance = '...'" in checked.problems[0].mend


def test_several_slips_are_reported_in_one_go() -> None:
    text = TOP.replace('version = "1"', "version = 1").replace('title = "A"', "title = “A”") + (
        "title = 'The agency's'\n"
        "compare = yes\n"
        'law = [\n  { ref = "x" part = "y" },\n  { ref = z },\n]\n'
        'guidance = "open\n'
        "[area.standard.looks_like]\n"
        'good = "x"\n'
        'number = "1"\n'
        "[[area.standard]]\n"
        "id = two words\n"
    )
    found = errors(look(text))
    assert [line for line, _ in found] == [3, 7, 10, 11, 13, 14, 16, 19, 21]


def test_a_refusal_that_no_slip_explains_is_told_in_plain_words() -> None:
    found = errors(look(TOP + 'title = "x\ty"\nguidance = "a\x07b"\n'))
    assert [line for line, _ in found] == [11]
    assert "hidden control character" in found[0][1]


@pytest.mark.parametrize("day", ["2026-13-45", "2026-02-30"])
def test_a_day_that_does_not_exist(day: str) -> None:
    found = errors(look(TOP + f"title = {day}\n"))
    assert [line for line, _ in found] == [10]
    assert "no date that exists" in found[0][1]


@pytest.mark.parametrize(
    "right",
    [
        'guidance = "It’s “quoted” here"',
        'guidance = "It\'s fine, // really: a = b [x] {front_door}"',
        "guidance = 'C:\\Users\\x'",
        'guidance = """\nC:\\\\Users, yes\n# no remark\nx = 1 "quoted"\n"""',
        'guidance = """One \\\n  line"""',
        'typical_evidence = [\n  # remark ]\n  "a, b", # another }\n  "[c]",\n]',
        "guidance = '''\n[[area]]\nid = \"it's\"\n'''",
    ],
)
def test_what_is_right_is_left_alone(right: str) -> None:
    assert [str(problem) for problem in look(TOP + right + REST).problems] == []
