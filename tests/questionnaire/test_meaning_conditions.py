"""Conditions and checks that cannot do what was meant."""

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
