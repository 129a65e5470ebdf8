"""A draft has every default filled in, and its texts come in through the door."""

from collections.abc import Callable

import pytest

from s11tui.questionnaire.checking import Checked
from s11tui.questionnaire.models import Condition, Edition, Usual
from s11tui.questionnaire.scales import BUILT_IN, DEFAULT_USUAL, USUAL_QUESTIONS

Check = Callable[..., Checked]
Make = Callable[[str], Edition]


def test_hostile_texts_come_out_admitted(standard: Check) -> None:
    guidance = r'"a\u001b[31mred\u0000 \u202Eevil [bold]x[/bold]\r\nb\u2028c"'
    checked = standard(f'guidance = {guidance}\ntypical_evidence = ["x\\u0007\\ny"]')
    assert checked.ok
    assert checked.edition is not None
    only = checked.edition.standard_by_id["s"]
    assert only.guidance == "a[31mred evil [bold]x[/bold]\nb\nc"
    assert only.typical_evidence == ("x y",)
    warnings = [(one.line, one.message) for one in checked.problems]
    assert [(line, "left out" in text) for line, text in warnings] == [(11, True), (12, True)]


def test_a_title_stands_on_one_line(checked: Check) -> None:
    text = '[questionnaire]\nid = "q"\nversion = "1"\ntitle = """ Audit\nof\ttwo lines """\n'
    text += '[[area]]\nid = "a"\ntitle = "A"\n'
    edition = checked(text).edition
    assert edition is not None
    assert edition.title == "Audit of two lines"


def test_defaults_of_the_smallest_file(edition: Make) -> None:
    made = edition("")
    assert made.language == 1
    assert made.scales == (BUILT_IN["four"],)
    assert made.usual_questions == USUAL_QUESTIONS
    only = made.standard_by_id["s"]
    assert (only.number, only.scale, only.usual, only.graded, only.compare) == (
        "1.1",
        "four",
        DEFAULT_USUAL,
        True,
        False,
    )


SCALE = (
    '[[scale]]\nid = "own"\ngrades = [{ id = "y", label = "Yes it is so", score = 2 }, '
    '{ id = "n", label = "No", short = "X", score = 1 }]\n'
)


def test_the_scale_of_a_standard(edition: Make) -> None:
    assert edition('scale = "met"').scales == (BUILT_IN["met"],)
    own = edition(SCALE)
    assert [scale.id for scale in own.scales] == ["own"]
    assert own.standard_by_id["s"].scale == "own"
    assert [grade.short for grade in own.scales[0].grades] == ["YII", "X"]
    both = edition('scale = "five"\n' + SCALE)
    assert [scale.id for scale in both.scales] == ["own", "five"]
    assert both.standard_by_id["s"].scale == "five"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("usual = []", Usual()),
        ('usual = ["how-you-know"]', Usual(ask=("how-you-know",), required=("how-you-know",))),
        ('usual = ["difference", "in-place"]', Usual(ask=("difference", "in-place"), required=("in-place",))),
        ("usual = {}", DEFAULT_USUAL),
        ('usual = { ask = ["difference"] }', Usual(ask=("difference",))),
        ("usual = { required = [] }", Usual(ask=DEFAULT_USUAL.ask)),
        (
            'usual.ask = ["in-place", "how-you-know", "difference"]\nusual.required = ["how-you-know"]\n'
            'usual.required_below = "good"',
            Usual(ask=DEFAULT_USUAL.ask, required=("how-you-know",), required_below=("good",)),
        ),
        (
            'usual = { required_below = ["good", "ri"] }',
            Usual(ask=DEFAULT_USUAL.ask, required=DEFAULT_USUAL.required, required_below=("good", "ri")),
        ),
    ],
)
def test_the_usual_questions_of_a_standard(edition: Make, written: str, expected: Usual) -> None:
    assert edition(written).standard_by_id["s"].usual == expected


LEVELS = """
[questionnaire]
id = "q"
version = "1"
title = "T"
usual = ["how-you-know"]
profiles = [{ id = "light", title = "Light", usual = [] }, { id = "all", title = "All" }]
[[area]]
id = "a"
title = "A"
[[area.standard]]
id = "from-head"
title = "S"
profiles = ["light", "all"]
[[area]]
id = "b"
title = "B"
usual = ["in-place"]
[[area.standard]]
id = "from-area"
title = "S"
[[area.standard]]
id = "own"
title = "S"
usual = []
"""


def test_usual_goes_by_standard_then_area_then_questionnaire(checked: Check) -> None:
    made = checked(LEVELS).edition
    assert made is not None
    assert {one.id: one.usual.ask for one in made.standard_by_id.values()} == {
        "from-head": ("how-you-know",),
        "from-area": ("in-place",),
        "own": (),
    }
    assert [profile.usual for profile in made.profiles] == [Usual(), None]
    assert [one.number for one in made.standard_by_id.values()] == ["1.1", "2.1", "2.2"]


def test_texts_for_everyone_or_by_kind(head: Check) -> None:
    made = head('introduction = "Hello"\ndeclaration = { default = "True.", charity = " Also\\ntrue. " }').edition
    assert made is not None
    assert made.introduction == {"default": "Hello"}
    assert made.declaration == {"default": "True.", "charity": "Also\ntrue."}


def test_conditions_are_made_whole(edition: Make) -> None:
    questions = (
        '[[area.standard.question]]\nid = "n"\ntype = "number"\ntext = "N"\n'
        '[[area.standard.question]]\nid = "d"\ntype = "date"\ntext = "D"\n'
        '[[area.standard.question]]\nid = "x"\ntext = "X"\nshow_if = { question = "n", is = 3 }\n'
        'show_if_any = [{ question = "s/d", before = 2027-03-19 }, { question = "in-place", answered = false }]\n'
    )
    last = edition(questions).standard_by_id["s"].questions[-1]
    assert last.show_if == (Condition(question="s/n", is_="3"),)
    assert last.show_if_any == (
        Condition(question="s/d", before="2027-03-19"),
        Condition(question="s/in-place", answered=False),
    )


def test_one_or_several(edition: Make) -> None:
    assert edition('was = "old"').standard_by_id["s"].was == ("old",)
    assert edition('was = ["old", "older"]').standard_by_id["s"].was == ("old", "older")
    assert (
        edition('law = { ref = "wt" }\n[[reference]]\nid = "wt"\ntitle = "WT"').standard_by_id["s"].law[0].ref == "wt"
    )


def test_a_descriptor_or_statements_to_tick(edition: Make) -> None:
    described = edition(
        'scale = "met"\n[area.standard.looks_like]\nmet = " Whole. "\npartly-met = ["One", "Two"]\nnot-met = "None."'
    ).standard_by_id["s"]
    assert described.looks_like == {"met": "Whole.", "partly-met": ("One", "Two"), "not-met": "None."}
    assert described.descriptor("partly-met") == "One Two"
