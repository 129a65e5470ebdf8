"""A questionnaire as one agency would be asked it."""

from collections.abc import Callable

from s11tui.questionnaire.asking import Facts
from s11tui.questionnaire.checking import Checked
from s11tui.questionnaire.models import Edition
from s11tui.questionnaire.publishing import publish
from s11tui.questionnaire.showing import Shown, as_asked

Check = Callable[..., Checked]

TEXT = """\
[questionnaire]
id = "q"
version = "2026.1"
title = "Audit"
for = ["police", "school"]
profiles = [{ id = "light", title = "Light", usual = ["how-you-know"] }]
[[reference]]
id = "wt"
title = "Working Together"
edition = "2026"
[[area]]
id = "lead"
title = "Leadership"
[[area.standard]]
id = "named-lead"
title = "A lead"
guidance = "Say who."
law = [{ ref = "wt", part = "Chapter 4" }]
profiles = ["light"]
[area.standard.looks_like]
outstanding = "Best."
good = ["One", "Two"]
ri = "Poor."
inadequate = "None."
[[area.standard.question]]
id = "since"
type = "date"
text = "Since when?"
required = true
[[area]]
id = "schools"
title = "Schools"
ask = { kinds = ["school"] }
[[area.standard]]
id = "first-aid"
number = "9.1"
title = "First aid"
usual = []
ask = { not_phases = ["secondary"] }
"""


LEAD_QUESTIONS = [
    {"id": "in-place", "type": "long-text", "text": "What is in place", "required": True},
    {"id": "how-you-know", "type": "long-text", "text": "How you know", "required": True},
    {
        "id": "difference",
        "type": "long-text",
        "text": "What difference it has made for children",
        "required": False,
    },
    {"id": "since", "type": "date", "text": "Since when?", "required": True},
]
LEAD = [
    {
        "id": "named-lead",
        "number": "1.1",
        "title": "A lead",
        "guidance": "Say who.",
        "law": [{"ref": "wt", "title": "Working Together", "edition": "2026", "part": "Chapter 4"}],
        "looks_like": {
            "outstanding": "Best.",
            "good": ["One", "Two"],
            "ri": "Poor.",
            "inadequate": "None.",
        },
        "questions": LEAD_QUESTIONS,
    }
]


def made(checked: Check) -> Edition:
    edition = checked(TEXT).edition
    assert edition is not None
    return edition


def ids(shown: Shown) -> dict[str, list[str]]:
    return {area["id"]: [one["id"] for one in area["standards"]] for area in shown["areas"]}


FIRST_AID = {
    "id": "first-aid",
    "number": "9.1",
    "title": "First aid",
    "guidance": "",
    "law": [],
    "looks_like": {},
    "questions": [],
}


def test_everything_in_exactly_the_shape_that_scripts_lean_on(checked: Check) -> None:
    edition = made(checked)
    assert as_asked(edition) == {
        "id": "q",
        "version": "2026.1",
        "title": "Audit",
        "sha256": publish(edition).sha256,
        "areas": [
            {"id": "lead", "title": "Leadership", "standards": LEAD},
            {"id": "schools", "title": "Schools", "standards": [FIRST_AID]},
        ],
    }


def test_only_what_an_agency_is_asked(checked: Check) -> None:
    edition = made(checked)
    assert ids(as_asked(edition, Facts("police"))) == {"lead": ["named-lead"]}
    assert ids(as_asked(edition, Facts("school", ("primary",)))) == {"lead": ["named-lead"], "schools": ["first-aid"]}
    assert ids(as_asked(edition, Facts("school", ("secondary",)))) == {"lead": ["named-lead"]}
    assert ids(as_asked(edition, Facts("charity"))) == {}


def test_a_profile_has_its_own_usual_questions(checked: Check) -> None:
    shown = as_asked(made(checked), Facts("school", profile="light"))
    assert ids(shown) == {"lead": ["named-lead"]}
    questions = shown["areas"][0]["standards"][0]["questions"]
    assert [(one["id"], one["required"]) for one in questions] == [("how-you-know", True), ("since", True)]
