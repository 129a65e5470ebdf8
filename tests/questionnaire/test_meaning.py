"""Ids, names, grades and audiences that cannot have been meant."""

from collections.abc import Callable

import pytest

from s11tui.questionnaire.checking import Checked

Check = Callable[..., Checked]

YES_NO = '[[area.standard.question]]\nid = "post"\ntype = "yes-no"\ntext = "Filled?"\n'
"""Four lines, 11 to 14, where it follows the standard."""
NEXT = '[[area.standard.question]]\nid = "plan"\ntext = "Until when?"\n'
"""Three lines, 15 to 17, where it follows YES_NO; what is added stands on line 18."""


def told(checked: Checked, level: str = "error") -> list[tuple[int, str]]:
    return [(one.line, f"{one.message} {one.mend}") for one in checked.problems if one.level == level]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('[[area.standard]]\nid = "s"\ntitle = "T"', 12, "another standard has it on line 9"),
        (
            '[[area]]\nid = "a"\ntitle = "T"\n[[area.standard]]\nid = "t"\ntitle = "T"',
            12,
            "another area has it on line 6",
        ),
        ('[[area]]\nid = "b"\ntitle = "T"\n[[area.standard]]\nid = "s"\ntitle = "T"', 15, "another standard"),
        (YES_NO + NEXT.replace("plan", "post"), 16, "another question has it on line 12"),
        ('[[area.standard.question]]\nid = "in-place"\ntext = "T"', 12, "a usual question"),
        (
            '[[area.standard.question]]\nid = "x"\ntext = "T"\ntype = "one"\noptions = [\n{ id = "a", label = "A" },\n'
            '{ id = "a", label = "B" }]',
            17,
            "another option has it on line 16",
        ),
        (
            '[[check]]\nid = "c"\nsay = "x"\nwhen = { question = "s/in-place", answered = true }\n' * 2,
            16,
            "another check",
        ),
    ],
)
def test_an_id_twice(standard: Check, text: str, line: int, message: str) -> None:
    found = told(standard(text))
    assert [one for one, _ in found] == [line]
    assert message in found[0][1]


def test_a_usual_question_that_is_not_asked_lends_its_name(standard: Check) -> None:
    assert standard('usual = []\n[[area.standard.question]]\nid = "in-place"\ntext = "T"').ok


GRADES = 'grades = [{ id = "y", label = "Yes", score = 2 }, { id = "n", label = "No", score = 1, urgent = true }]'


@pytest.mark.parametrize(
    ("text", "line", "message", "mend"),
    [
        ('scale = "for"', 11, 'no scale with the id "for"', 'Did you mean "four"?'),
        ('law = [{ ref = "wt" }]', 11, "no [[reference]]", 'Declare it: [[reference]] with id = "wt"'),
        ('law = [{ ref = "kcsi" }]\n[[reference]]\nid = "kcsie"\ntitle = "K"', 11, "no [[ref", 'Did you mean "kcsie"?'),
        ('profiles = ["light"]', 11, 'no profile with the id "light"', "Declare it"),
        ('evidence = ["god"]', 11, '"god" is no grade of the scale "four"', 'Did you mean "good"?'),
        ('scale = "met"\nevidence = ["good"]', 12, "no grade", 'Write "met", "partly-met" or "not-met"'),
        ('[area.standard.looks_like]\ngod = "x"', 12, '"god" is no grade', 'Did you mean "good"?'),
        ('usual = { required_below = "god" }', 11, "no grade of any scale", 'Did you mean "good"?'),
        ('usual = { required_below = ["good", "met"] }', 11, '"met" is no grade of any scale', 'Write "good"'),
        ('[[scale]]\nid = "m"\ngrades = []', 11, "counts", "Write grades = ["),
        ('[[scale]]\nid = "m"\ngrades = [{ id = "y", label = "Y" }]', 11, "none has a score", "best first"),
        (f'[[scale]]\nid = "m"\n{GRADES.replace("2", "0")}', 13, "rise on the way down", "highest score first"),
        (f'[[scale]]\nid = "m"\n{GRADES}\n[[scale]]\nid = "m"\n{GRADES}', 15, "another scale", 'id = "m-2"'),
        ('[[area.standard.question]]\nid = "x"\ntext = "T"\ntype = "one"', 11, "needs `options`", "Write options = ["),
        (
            '[[area.standard.question]]\nid = "x"\ntext = "T"\ntype = "table"',
            11,
            "needs `columns`",
            "Write columns = [",
        ),
        (
            '[[area.standard.question]]\nid = "x"\ntext = "T"\ntype = "number"\nmin = 5\nmax = 4',
            16,
            "at most 4",
            "smaller",
        ),
    ],
)
def test_names_that_lead_nowhere(standard: Check, text: str, line: int, message: str, mend: str) -> None:
    found = told(standard(text))
    assert [one for one, _ in found] == [line]
    assert message in found[0][1]
    assert mend in found[0][1]


@pytest.mark.parametrize(
    ("head_lines", "ask", "mend"),
    [
        ("", '{ kinds = ["police"], not_kinds = ["police"] }', "Take something out"),
        ("", '{ kinds = ["police"], phases = ["primary"] }', "have phases"),
        ('for = ["police"]', '{ kinds = ["school"] }', "Write `for` of the questionnaire to include school"),
    ],
)
def test_a_standard_that_nobody_is_asked(checked: Check, head_lines: str, ask: str, mend: str) -> None:
    text = (
        f'[questionnaire]\nid = "q"\nversion = "1"\ntitle = "T"\n{head_lines}\n[[area]]\nid = "a"\ntitle = "A"\n'
        f'[[area.standard]]\nid = "s"\ntitle = "S"\nask = {ask}\n'
    )
    found = told(checked(text))
    assert [line for line, _ in found] == [12]
    assert 'Nobody is asked "s"' in found[0][1]
    assert mend in found[0][1]


def test_a_standard_that_its_area_shuts_out(checked: Check) -> None:
    text = (
        '[questionnaire]\nid = "q"\nversion = "1"\ntitle = "T"\n'
        '[[area]]\nid = "a"\ntitle = "A"\nask = { kinds = ["police"] }\n'
        '[[area.standard]]\nid = "s"\ntitle = "S"\nask = { kinds = ["school"] }\n'
    )
    found = told(checked(text))
    assert [line for line, _ in found] == [12]
    assert "Write kinds from those of the area: police" in found[0][1]


def test_a_profile_that_nobody_belongs_to(head: Check) -> None:
    found = told(head('profiles = [{ id = "light", title = "Light" }]'))
    assert [line for line, _ in found] == [5]
    assert 'Write profiles = ["light"] in the standards' in found[0][1]


@pytest.mark.parametrize(
    ("text", "line", "message", "mend"),
    [
        (
            '[area.standard.looks_like]\ngood = "x"',
            11,
            'not "Outstanding", "Requires improvement" and "Inadequate"',
            'ri = "..."',
        ),
        (
            '[area.standard.looks_like]\noutstanding = "x"\ngood = "x"\nri = "x"',
            11,
            'not "Inadequate", which must not be mistaken',
            'Write inadequate = "..."',
        ),
        ('[[reference]]\nid = "wt"\ntitle = "W"', 11, 'No standard cites the reference "wt"', "Cite it with `law`"),
        (
            'law = [{ ref = "wt" }]\n[[reference]]\nid = "wt"\ntitle = "W"\nconfirmed = false',
            15,
            "was not verified",
            "write confirmed = true",
        ),
        (f'scale = "four"\n[[scale]]\nid = "m"\n{GRADES}', 12, 'No standard uses the scale "m"', "Take it out"),
        (f'[[scale]]\nid = "m"\n{GRADES.replace("No", "Yours")}', 13, "both shown as Y", "short"),
        (
            '[[scale]]\nid = "m"\n' + GRADES.replace("score = 2", 'score = 2, colour = "pink"'),
            13,
            "no colour pink",
            "blue",
        ),
        ('graded = false\nevidence = ["good"]', 11, "not graded", "Take them out"),
        ('[[area]]\nid = "b"\ntitle = "B"', 11, "No standard stands in this area", "Write [[area.standard]]"),
        (
            'ask = { kinds = ["police", "school"], not_kinds = ["school"] }',
            11,
            "both as asked and as not asked",
            "Take one",
        ),
        ('ask = { kinds = ["police", "police"] }', 11, "stands twice", "Take one"),
        (
            'number = "2"\n[[area.standard]]\nid = "t"\ntitle = "T"\nnumber = "2"',
            15,
            "standard on line 11",
            "another `number`",
        ),
        ('was = "old"', 11, "no effect without `follows`", "Write follows ="),
        ('[[dropped]]\nid = "old"', 11, "no effect without `follows`", "Write follows ="),
        (
            '[[area.standard.question]]\nid = "x"\ntext = "T"\nmax = 3',
            14,
            "`max` has no effect",
            'Write type = "number"',
        ),
        (YES_NO + "max_words = 3", 15, "`max_words` has no effect", 'type = "text" or "long-text"'),
    ],
)
def test_warnings(standard: Check, text: str, line: int, message: str, mend: str) -> None:
    checked = standard(text)
    assert checked.ok
    assert checked.edition is not None
    found = told(checked, "warning")
    assert [one for one, _ in found] == [line]
    assert message in found[0][1]
    assert mend in found[0][1]


def test_texts_for_kinds_that_have_none_or_are_not_invited(head: Check) -> None:
    found = told(head('for = ["police", "charity"]\ndeclaration = { charity = "x", school = "y" }'), "warning")
    assert [line for line, _ in found] == [6, 6]
    assert "no `declaration` for police" in found[1][1] + found[0][1]
    assert "School is not invited" in found[1][1] + found[0][1]
