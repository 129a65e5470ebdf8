"""What a draft means: everything that cannot have been meant is noted with its line and its mend."""

from collections.abc import Callable

import pytest

from s11tui.questionnaire.checking import Checked
from s11tui.questionnaire.models import Edition

Check = Callable[..., Checked]

YES_NO = '[[area.standard.question]]\nid = "post"\ntype = "yes-no"\ntext = "Filled?"\n'
"""Four lines, 11 to 14, where it follows the standard."""
NEXT = '[[area.standard.question]]\nid = "plan"\ntext = "Until when?"\n'
"""Three lines, 15 to 17, where it follows YES_NO; what is added stands on line 18."""


def told(checked: Checked, level: str = "error") -> list[tuple[int, str]]:
    return [(one.line, f"{one.message} {one.mend}") for one in checked.problems if one.level == level]


def test_a_right_condition(standard: Check) -> None:
    assert standard(YES_NO + NEXT + 'show_if = { question = "post", is = "no" }').problems == ()


@pytest.mark.parametrize(
    ("condition", "message", "mend"),
    [
        ('{ question = "pots", is = "no" }', 'no question "s/pots"', 'Did you mean "s/post"?'),
        ('{ question = "t/post", is = "no" }', 'no question "t/post"', 'Did you mean "s/post"?'),
        ('{ question = "elsewhere/entirely", is = "no" }', "no question", 'Write "standard/question"'),
        ('{ question = "plan", answered = true }', "its own answer", "Name an earlier question"),
        ('{ question = "later", answered = true }', "asked later", 'Move "s/later" before it'),
        ('{ question = "post", is = "maybe" }', '"maybe" is no answer', 'Write "yes" or "no"'),
        ('{ question = "post", is_not = "n" }', '"n" is no answer', '"no"'),
        ('{ question = "post", any_of = ["yes", "often"] }', '"often" is no answer', 'Write "yes" or "no"'),
        ('{ question = "post", at_least = 3 }', '`at_least` cannot be asked of a question of type "yes-no"', "`is`"),
        ('{ question = "post", before = "2027-01-01" }', "`before` cannot be asked", "`is_not`"),
        ('{ question = "in-place", at_least = 3 }', '"long-text"', "`answered`"),
        (
            '[{ question = "post", is = "yes" }, { question = "post", is = "no" }]',
            "never hold of one answer",
            "show_if_any",
        ),
        ('[{ question = "post", is = "yes" }, { question = "post", answered = false }]', "never hold", "any_of"),
    ],
)
def test_a_condition_that_cannot_have_been_meant(standard: Check, condition: str, message: str, mend: str) -> None:
    later = '\n[[area.standard.question]]\nid = "later"\ntext = "Later?"\n'
    found = told(standard(YES_NO + NEXT + f"show_if = {condition}" + later))
    assert [line for line, _ in found] == [18]
    assert message in found[0][1]
    assert mend in found[0][1]


@pytest.mark.parametrize(
    ("kind", "condition", "message", "mend"),
    [
        ('type = "number"\nmax = 100', "at_least = 101", "100 at most", "Write 100 or less"),
        ('type = "number"\nmin = 5', "at_most = 4", "5 at least", "Write 5 or more"),
        ('type = "number"\nmin = 0', 'is = "many"', '"many" is no number', "Write is = 10"),
        ('type = "date"\n', "at_least = 3", "cannot be asked", "`before`, `after`"),
        (
            'type = "one"\noptions = [{ id = "weekly", label = "W" }]',
            'is = "wekly"',
            '"wekly" is no answer',
            '"weekly"',
        ),
        (
            'type = "many"\noptions = [{ id = "weekly", label = "W" }]',
            'any_of = ["never"]',
            '"never" is no answer',
            '"weekly"',
        ),
        (
            'type = "table"\ncolumns = [{ id = "c", title = "C" }]',
            'is = "x"',
            "cannot be asked",
            "Write `answered` instead",
        ),
    ],
)
def test_a_value_that_no_answer_can_have(standard: Check, kind: str, condition: str, message: str, mend: str) -> None:
    first = f'[[area.standard.question]]\nid = "post"\ntext = "T"\n{kind}\n'
    for key, line in (("show_if", 19), ("show_if_any", 19)):
        text = first + NEXT + f'{key} = {{ question = "post", {condition} }}'
        found = told(standard(text))
        assert [one for one, _ in found] == [line]
        assert message in found[0][1]
        assert mend in found[0][1]


def test_a_soft_check_of_a_value_that_no_answer_can_have(standard: Check) -> None:
    found = told(standard(YES_NO + 'warn_if = { is = "maybe", say = "Really?" }'))
    assert [line for line, _ in found] == [15]
    assert 'Write "yes" or "no"' in found[0][1]


def test_numbers_and_days_that_exclude_each_other(standard: Check) -> None:
    number = '[[area.standard.question]]\nid = "post"\ntype = "number"\ntext = "N"\n' + NEXT
    assert standard(number + 'show_if = { question = "post", at_least = 3, at_most = 3 }').ok
    found = told(standard(number + 'show_if = { question = "post", at_least = 4, at_most = 3 }'))
    assert [line for line, _ in found] == [18]
    day = number.replace('"number"', '"date"')
    assert standard(day + 'show_if = { question = "post", after = "2027-01-01", before = "2027-02-01" }').ok
    found = told(standard(day + 'show_if = { question = "post", after = "2027-02-01", before = "2027-01-01" }'))
    assert [line for line, _ in found] == [18]


def test_a_circle(standard: Check) -> None:
    circle = (
        'id = "one"\nshow_if = { question = "three", is = "yes" }\n',
        'id = "two"\nshow_if = { question = "one", is = "yes" }\n',
        'id = "three"\nshow_if_any = [{ question = "two", is = "yes" }]\n',
    )
    found = told(standard("".join(f'[[area.standard.question]]\ntype = "yes-no"\ntext = "T"\n{one}' for one in circle)))
    assert [line for line, _ in found] == [15]
    assert "a circle" in found[0][1]
    assert "Take the condition out" in found[0][1]


OTHER = (
    '[[area.standard]]\nid = "t"\ntitle = "T"\nask = { kinds = ["school"] }\n'
    '[[area.standard.question]]\nid = "late"\ntext = "L"\n'
)


@pytest.mark.parametrize(
    ("own", "other", "holds"),
    [
        ('kinds = ["police"]', 'kinds = ["school"]', False),
        ('kinds = ["police", "school"]', 'not_kinds = ["police"]', True),
        ('kinds = ["police"]', 'not_kinds = ["police"]', False),
        ('sizes = ["sole"]', 'sizes = ["large"]', False),
        ('phases = ["primary"]', 'phases = ["secondary"]', True),
        ('phases = ["primary"]', 'kinds = ["police"]', False),
        ('tags = ["academy"]', 'tags = ["maintained"]', True),
    ],
)
def test_a_condition_that_can_never_hold_for_those_who_are_asked(
    standard: Check, own: str, other: str, holds: bool
) -> None:
    text = (
        f"ask = {{ {own} }}\n{YES_NO}"
        f'[[area.standard]]\nid = "t"\ntitle = "T"\nask = {{ {other} }}\n{NEXT}'
        'show_if = { question = "s/post", is = "no" }\n'
    )
    found = told(standard(text))
    assert [line for line, _ in found] == ([] if holds else [23])
    assert all("can never hold" in words and "Widen `ask`" in words for _, words in found)


def test_what_is_not_asked_has_no_answer(standard: Check) -> None:
    text = (
        f'ask = {{ kinds = ["police"] }}\n{YES_NO}'
        f'[[area.standard]]\nid = "t"\ntitle = "T"\nask = {{ kinds = ["school"] }}\n{NEXT}'
        'show_if = { question = "s/post", answered = false }\n'
    )
    assert told(standard(text)) == []


@pytest.mark.parametrize(
    ("when", "message"),
    [
        ("[]", "has no conditions"),
        ('[{ question = "s/none", is = "yes" }]', "no question"),
        ('{ question = "s/post", is = "maybe" }', "no answer"),
        ('[{ question = "s/post", is = "yes" }, { question = "t/late", answered = true }]', "can never hold"),
        ('[{ question = "s/post", is = "yes" }, { question = "s/post", is = "no" }]', "can never hold"),
    ],
)
def test_a_check_that_cannot_have_been_meant(standard: Check, when: str, message: str) -> None:
    text = f'ask = {{ kinds = ["police"] }}\n{YES_NO}{OTHER}[[check]]\nid = "c"\nsay = "Hm."\nwhen = {when}\n'
    found = told(standard(text))
    assert [line for line, _ in found] == [23 if when == "[]" else 26]
    assert message in found[0][1]


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


@pytest.fixture
def old(checked: Check) -> Edition:
    text = '[questionnaire]\nid = "q"\nversion = "2024.2"\ntitle = "T"\n[[area]]\nid = "a"\ntitle = "A"\n'
    for name in ("named-lead", "training", "chaperones"):
        text += f'[[area.standard]]\nid = "{name}"\ntitle = "T"\n'
    edition = checked(text).edition
    assert edition is not None
    return edition


NEW = (
    '[questionnaire]\nid = "q"\nversion = "2026.1"\ntitle = "T"\nfollows = "2024.2"\n[[area]]\nid = "a"\ntitle = "A"\n'
)
"""Eight lines."""
KEPT = (
    '[[area.standard]]\nid = "training"\ntitle = "T"\n[[dropped]]\nid = "chaperones"\nwhy = "Now part of training."\n'
)
"""Six lines, 9 to 14."""


def test_every_old_id_is_accounted_for(checked: Check, old: Edition) -> None:
    renamed = '[[area.standard]]\nid = "lead"\ntitle = "T"\nwas = "named-lead"\n'
    assert checked(NEW + KEPT + renamed, old).problems == ()


def test_an_old_id_that_got_lost(checked: Check, old: Edition) -> None:
    found = told(checked(NEW + KEPT, old))
    assert [line for line, _ in found] == [5]
    assert '"named-lead" of 2024.2 is neither kept' in found[0][1]
    assert 'Write was = "named-lead"' in found[0][1]
    assert checked(NEW + KEPT).ok, "without the old edition nothing is compared"


@pytest.mark.parametrize("new", ["namedlead", "named-le-ad"])
def test_an_id_that_is_only_written_differently(checked: Check, old: Edition, new: str) -> None:
    result = checked(NEW + KEPT + f'[[area.standard]]\nid = "{new}"\ntitle = "T"\n', old)
    found = told(result, "warning")
    assert [line for line, _ in found] == [16]
    assert 'Did you mean was = "named-lead"?' in found[0][1]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('[[area.standard]]\nid = "lead"\ntitle = "T"\nwas = ["named-lead", "nobody"]\n', 18, 'no standard "nobody"'),
        (
            '[[area.standard]]\nid = "named-lead"\ntitle = "T"\n[[dropped]]\nid = "nothing"\n',
            19,
            'no standard "nothing"',
        ),
        (
            '[[area.standard]]\nid = "named-lead"\ntitle = "T"\n[[dropped]]\nid = "training"\n',
            19,
            "dropped here, but still asked",
        ),
    ],
)
def test_old_ids_that_cannot_be_right(checked: Check, old: Edition, text: str, line: int, message: str) -> None:
    found = told(checked(NEW + KEPT + text, old))
    assert [one for one, _ in found] == [line]
    assert message in found[0][1]


def test_an_earlier_edition_that_is_another_one(checked: Check, old: Edition) -> None:
    found = told(checked(NEW.replace("2024.2", "2025.1") + KEPT, old), "warning")
    assert [line for line, _ in found] == [5]
    assert "not compared" in found[0][1]
    assert [line for line, _ in told(checked(NEW.replace("2024.2", "2026.1") + KEPT))] == [5]
