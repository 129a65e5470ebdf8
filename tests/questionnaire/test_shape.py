"""Every key of every table: what is wrong is noted with its line, what is missing is filled in."""

from collections.abc import Callable

import pytest

from s11tui.questionnaire.checking import Checked

Check = Callable[..., Checked]

QUESTION = '[[area.standard.question]]\nid = "x"\ntext = "X?"\n'
"""Three lines, 11 to 13, where it follows the standard."""


def told(checked: Checked, level: str = "error") -> list[tuple[int, str]]:
    return [(one.line, f"{one.message} {one.mend}") for one in checked.problems if one.level == level]


@pytest.mark.parametrize(
    ("lines", "message", "mend"),
    [
        ('guidence = "x"', "`guidence` is not a key of [[area.standard]]", "Did you mean `guidance`?"),
        ("required = true", "not a key of [[area.standard]]", "It is a key of [[area.standard.question]]"),
        ("xyzzy = 1", "not a key", "The keys here are `id`, `number`"),
        ("number = true", "`number` must be a text, but true or false", 'number = "True"'),
        ('guidance = ["x"]', "`guidance` must be a text, but a list", 'guidance = "..."'),
        ('compare = "yes"', "must be true or false, but a text", "Write compare = true"),
        ('graded = "false"', "must be true or false, but a text", "Write graded = false"),
        ("compare = 1", "must be true or false, but a number", "Write compare = true"),
        ('evidence = "good"', "must be a list of texts, but a text", 'Write evidence = ["good"]'),
        ('evidence = ["good", 3]', "a number where a text is wanted", 'Write "3"'),
        ("law = [3]", "a number where a table is wanted", 'Write { ref = "..." }'),
        ('ask = "police"', "must be a table, but a text", 'ask = { kinds = ["school"] }'),
        ('looks_like = "good"', "must be a table, but a text", "[area.standard.looks_like]"),
        ('ask = { kinds = ["polis"] }', '"polis" is not known for `kinds`', 'Did you mean "police"?'),
        ('ask = { phases = ["nursery"] }', '"nursery" is not known for `phases`', 'Write "early-years", "first"'),
        ('ask = { size = ["small"] }', "`size` is not a key of `ask`", "Did you mean `sizes`?"),
        ('ask = { tags = ["akademy"] }', "not known for `tags`", 'Did you mean "academy"?'),
        ('usual = ["in-plase"]', "not known for `usual`", 'Did you mean "in-place"?'),
        ('usual = { ask = ["in-place"], required = ["difference"] }', "required here but not asked", "in `ask` too"),
        ('scale = ["met"]', "must be a text", 'scale = "..."'),
        ('guidance = "Call {frontdoor} first"', "{frontdoor}", "Did you mean {front_door}?"),
        ('guidance = "Call {xyzzy} first"', "{xyzzy}", "Write {front_door}, {out_of_hours}"),
        ('typical_evidence = ["a", "see {lados}"]', "{lados}", "{lado}"),
    ],
)
def test_what_is_wrong_in_a_standard(standard: Check, lines: str, message: str, mend: str) -> None:
    found = told(standard(lines))
    assert [line for line, _ in found] == [11]
    assert message in found[0][1]
    assert mend in found[0][1]


@pytest.mark.parametrize(
    ("lines", "message", "mend"),
    [
        ('type = "yesno"', '"yesno" is not known for `type`', 'Did you mean "yes-no"?'),
        ("type = false", "`type` must be a text, but true or false", 'type = "False"'),
        ('type = ""', '"" is not known for `type`', 'Write "yes-no"'),
        ('guidance = "x"', "not a key of [[area.standard.question]]", "above [[area.standard.question]]"),
        ("max_words = true", "must be a number, but true or false", "max_words = 10"),
        ("max_words = 2.5", "must be a whole number from 1", "Write max_words = 2"),
        ("max_words = 0", "must be a whole number from 1", "Write max_words = 1"),
        ('max_words = "200 words"', "must be a number, but a text", "Write max_words = 200, without quotation marks"),
        ("min = nan", "not a usable number", "Write min = 10"),
        ("max = inf", "not a usable number", "Write max = 10"),
        ("max = 1e400", "not a usable number", "Write max = 10"),
        ("max = -1e300", "not a usable number", "Write max = 10"),
        ('required = "true"', "must be true or false", "Write required = true"),
        ('bring = "all"', "not known for `bring`", 'Write "no", "show" or "fill"'),
        ('show_if = "x"', "a text where a table is wanted", 'Write { question = "..." }'),
        ('show_if = { is = "yes" }', "This `show_if` has no `question`", 'Write question = "..."'),
        ('show_if = { question = "in-place" }', "not what it must be", 'Write is = "yes"'),
        ('show_if = { question = "in-place", is = true }', "answers are texts", 'Write is = "yes"'),
        ('show_if = { question = "in-place", is_not = false }', "answers are texts", 'Write is_not = "no"'),
        (
            'show_if = { question = "in-place", is = "x", answered = true }',
            "asks for an answer anyway",
            "Leave `answered` out",
        ),
        ('show_if = { question = "in-place", before = "27 March" }', "`before` is not a date", 'before = "2027-03-19"'),
        ("warn_if = { at_most = 3 }", "This `warn_if` has no `say`", 'Write say = "..."'),
        ('warn_if = { say = "x" }', "not what it must be", 'Write is = "yes"'),
        ('options = ["a"]', "a text where a table is wanted", 'Write { id = "..." }'),
    ],
)
def test_what_is_wrong_in_a_question(standard: Check, lines: str, message: str, mend: str) -> None:
    found = told(standard(QUESTION + lines))
    assert [line for line, _ in found] == [14]
    assert message in found[0][1]
    assert mend in found[0][1]


@pytest.mark.parametrize(
    ("lines", "message", "mend"),
    [
        ('sign_off = ["headteacher"]', "not known for `sign_off`", 'Did you mean "head-teacher"?'),
        ('for = ["schools"]', "not known for `for`", 'Did you mean "school"?'),
        ('follows = "last year"', "`follows` may have letters, digits", 'Write follows = "2026.1"'),
        ("introduction = 3", "`introduction` must be a text", 'introduction = "3"'),
        (
            'declaration = { default = "x", polis = "y" }',
            "`polis` is not a key of `declaration`",
            "Did you mean `police`?",
        ),
        ('profiles = [{ id = "Light", title = "L" }]', '"Light" is no id', 'Write id = "light"'),
        ('profiles = ["light"]', "a text where a table is wanted", 'Write { id = "..." }'),
    ],
)
def test_what_is_wrong_in_the_head(head: Check, lines: str, message: str, mend: str) -> None:
    found = told(head(lines))
    assert [line for line, _ in found] == [5]
    assert message in found[0][1]
    assert mend in found[0][1]


@pytest.mark.parametrize(
    ("lines", "line", "message", "mend"),
    [
        ('[[scale]]\nid = "m"\ngrades = [{ id = "n-a", label = "N", score = 1 }]', 13, "on every scale", "na = false"),
        ('[[scale]]\nid = "m"\ngrades = [\n{ label = "N", score = 1 }\n]', 14, "`grades` has no `id`", 'id = "..."'),
        (
            '[[scale]]\nid = "m"\ngrades = [\n{ id = "m", label = "M", score = 1, needs = ["acton"] }\n]',
            14,
            "`needs`",
            '"action"',
        ),
        (
            '[[scale]]\nid = "m"\ngrades = [{ id = "m", label = "M", score = true }]',
            13,
            "must be a number",
            "score = 10",
        ),
        (
            '[[check]]\nid = "c"\nsay = "x"\nwhen = { question = "x", is = "yes" }',
            14,
            "alone does not say",
            '"standard/x"',
        ),
        ('[[check]]\nid = "c"\nsay = "x"\nlevel = "halt"\nwhen = []', 14, "not known for `level`", '"warn" or "stop"'),
        ('[[standard]]\nid = "x"', 11, "`standard` is not a key of the file", "Did you mean [[area.standard]]?"),
        ('[[areas]]\nid = "x"', 11, "`areas` is not a key of the file", "Did you mean `area`?"),
        (
            '[[reference]]\nid = "wt"\ntitle = "WT"\ndated = 12:00:00',
            14,
            "`dated` is not a date",
            'dated = "2027-03-19"',
        ),
    ],
)
def test_what_is_wrong_in_other_tables(standard: Check, lines: str, line: int, message: str, mend: str) -> None:
    found = [one for one in told(standard(lines)) if one[0] == line]
    assert found, told(standard(lines))
    assert message in found[0][1]
    assert mend in found[0][1]


@pytest.mark.parametrize("key", ["id", "version", "title"])
def test_what_the_head_cannot_do_without(checked: Check, key: str) -> None:
    lines = ["[questionnaire]", 'id = "q"', 'version = "1"', 'title = "T"']
    kept = [line for line in lines if not line.startswith(key)]
    found = told(
        checked("\n".join(kept) + '\n[[area]]\nid = "a"\ntitle = "A"\n[[area.standard]]\nid = "s"\ntitle = "S"')
    )
    assert [line for line, _ in found] == [1]
    assert f"has no `{key}`" in found[0][1]
    assert f'Write {key} = "..."' in found[0][1]


def test_an_empty_file_and_one_without_areas(checked: Check) -> None:
    assert any("[questionnaire]" in text for _, text in told(checked("")))
    assert any(
        "no [[area]]" in text for _, text in told(checked('[questionnaire]\nid = "q"\nversion = "1"\ntitle = "T"'))
    )


def test_a_misspelt_key_is_told_once(checked: Check) -> None:
    text = '[questionnaire]\nid = "q"\nversion = "1"\ntitel = "T"\n[[area]]\nid = "a"\ntitle = "A"\n'
    assert [line for line, _ in told(checked(text))] == [4]


@pytest.mark.parametrize(
    ("written", "mend"),
    [
        ("Named Lead", "named-lead"),
        ("named_lead", "named-lead"),
        ("named--lead", "named-lead"),
        ("Lead's", "leads"),
        ("x" * 61, "x" * 60),
    ],
)
def test_ids_are_small_letters_with_hyphens(standard: Check, written: str, mend: str) -> None:
    found = told(standard(f'[[area.standard]]\nid = "{written}"\ntitle = "T"'))
    assert [line for line, _ in found] == [12]
    assert f'Write id = "{mend}"' in found[0][1]


def test_all_problems_of_a_file_come_in_one_go(standard: Check) -> None:
    found = told(
        standard(
            'guidence = "x"\ncompare = "yes"\nask = { kinds = ["polis"] }\n' + QUESTION + 'type = "maybe"\nmin = nan'
        )
    )
    assert [line for line, _ in found] == [11, 12, 13, 17, 18]
