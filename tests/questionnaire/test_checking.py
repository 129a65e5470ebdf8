"""The one door: whole files, and that nothing whatever makes it raise."""

from collections.abc import Callable

import pytest
import tomlkit
from hypothesis import given, settings
from hypothesis import strategies as st

from s11tui.questionnaire.checking import Checked, Problem, check
from s11tui.questionnaire.problems import MOST, Notes
from s11tui.questionnaire.shaping.keys import KEYS, TABLE_LISTS, Name
from s11tui.questionnaire.shipped import shipped
from s11tui.questionnaire.structure.positions import Positions
from s11tui.questionnaire.vocabulary import KINDS
from support.thorough import examples

Check = Callable[..., Checked]

SMALLEST = """\
[questionnaire]
id = "my-s175"
version = "2026.1"
title = "School safeguarding audit"
[[area]]
id = "policy"
title = "Policies"
[[area.standard]]
id = "cp-policy"
title = "Our child protection policy is in date and on our website"
"""

FULLER = '''\
[questionnaire]
id         = "exampleshire-s11"
version    = "2026.1"
follows    = "2024.2"                 # the edition that answers are carried forward from
title      = "Section 11 self-audit 2026"
sign_off   = ["chief-officer"]        # who must declare it before it can be submitted
profiles   = [{ id = "light", title = "Light" }, { id = "five-areas", title = "Five areas", usual = ["how-you-know"] }]
introduction = """
Worried about a child? Call {front_door}, or {out_of_hours} at night."""

[[reference]]
id      = "wt"
title   = "Working Together to Safeguard Children"
edition = "2026"
url     = "https://www.gov.uk/"

[[scale]]                             # best grade first
id = "s11"
grades = [
  { id = "outstanding", label = "Outstanding",          short = "O",  score = 4 },
  { id = "good",        label = "Good",                 short = "G",  score = 3 },
  { id = "ri",          label = "Requires improvement", short = "RI", score = 2, needs = ["action"] },
  { id = "inadequate",  label = "Inadequate", short = "I", score = 1, needs = ["action", "reason"], urgent = true },
]

[[area]]
id    = "leadership"
title = "Leadership and accountability"

[[area.standard]]
id       = "named-lead"
number   = "1.1"                      # what people see
title    = "A senior person leads on safeguarding"
law      = [{ ref = "wt", part = "Chapter 4" }]
scale    = "s11"
ask      = { kinds = ["police", "health", "school"], not_phases = ["early-years"] }
evidence = ["outstanding", "good"]    # grades that may not be claimed without evidence
profiles = ["light", "five-areas"]    # also asked in these
was      = ["named-person"]           # its id in the edition we follow ...
compare  = true                       # ... and grades mean the same, so trends may join them
guidance = """
Say who it is, since when, and how staff know.
Do not name children or families."""

[area.standard.looks_like]            # one descriptor for each grade
outstanding = "Everybody knows who it is, and can say what changed because of them."
good        = "Everybody knows who it is."
ri          = "Some people know who it is."
inadequate  = "There is nobody."

[[area.standard.question]]
id       = "lead-in-post"
type     = "yes-no"
text     = "Is the post filled today?"
required = true

[[area.standard.question]]
id        = "vacancy-plan"
type      = "long-text"
text      = "What covers the gap, and until when?"
max_words = 200
required  = true                      # only when it is shown
show_if   = { question = "lead-in-post", is = "no" }

[[area.standard]]
id    = "training"
title = "Everybody is trained"

[[area.standard.question]]
id   = "all-trained"
type = "yes-no"
text = "Is everybody trained?"

[[area.standard.question]]
id   = "rate"
type = "number"
text = "How many in a hundred?"
unit = "%"
min  = 0
max  = 100

[[check]]                             # a contradiction across standards
id    = "training-claim"
when  = [{ question = "training/all-trained", is = "yes" }, { question = "training/rate", at_most = 80 }]
say   = "You say that everyone is trained, and that 80% or fewer are."
level = "warn"                        # warn, or stop

[[dropped]]                           # every old id is kept, renamed (was) or dropped
id  = "chaperone-policy"
why = "Now part of 3.2"
'''


def test_the_smallest_file(checked: Check) -> None:
    found = checked(SMALLEST)
    assert SMALLEST.count("\n") == 10
    assert found.problems == ()
    assert (found.ok, found.file, found.standards, found.questions) == (True, "f.toml", 1, 3)


def test_the_fuller_file(checked: Check) -> None:
    found = checked(FULLER)
    assert [str(problem) for problem in found.problems] == []
    assert (found.standards, found.questions) == (2, 10)
    edition = found.edition
    assert edition is not None
    assert edition.standard_by_id["training"].scale == "s11"
    assert edition.standard_by_id["training"].number == "1.2"
    assert edition.scale_of("named-lead").lowest.urgent


def test_a_problem_in_words() -> None:
    problem = Problem(12, "error", "This is wrong.", "Write that.", "a/f.toml")
    assert str(problem) == "a/f.toml:12: This is wrong. Write that."


def test_problems_come_by_line_and_know_their_file(checked: Check) -> None:
    found = checked(FULLER.replace("kinds =", "kind =").replace('"wt"\n', '"wt2"\n').replace('is = "no"', 'is = "No"'))
    lines = [problem.line for problem in found.problems]
    assert lines == sorted(lines)
    assert len(lines) == 4
    assert {problem.file for problem in found.problems} == {"f.toml"}
    assert (found.ok, found.edition, found.standards, found.questions) == (False, None, 2, 10)


def test_warnings_do_not_hinder(checked: Check) -> None:
    found = checked(FULLER.replace("url     =", "confirmed = false\nurl     ="))
    assert [problem.level for problem in found.problems] == ["warning"]
    assert found.ok
    assert found.edition is not None


def test_more_problems_than_anybody_reads_are_counted(checked: Check) -> None:
    found = checked(SMALLEST + "".join(f"key-{number} = 1\n" for number in range(MOST + 50)))
    assert len(found.problems) == MOST + 1
    assert "50 more problems" in found.problems[-1].message


def test_a_line_is_told_of_by_one_stage_only() -> None:
    notes = Notes(Positions({}), "f.toml")
    notes.error(3, "a", "b")
    notes.error(3, "c", "d")
    notes.next_stage()
    notes.error(3, "e", "f")
    notes.warn(4, "g", "h")
    assert [problem.message for problem in notes.sorted()] == ["a", "c", "g"]


@pytest.mark.parametrize("name", sorted(shipped()))
def test_what_ships_has_no_errors(name: str) -> None:
    found = check(shipped()[name].read_bytes(), name)
    assert [str(problem) for problem in found.problems if problem.level == "error"] == []
    assert found.edition is not None
    assert found.edition.id == name


def sound(found: Checked) -> None:
    """What holds of every check, whatever was checked."""
    assert found.ok == (found.edition is not None)
    assert list(found.problems) == sorted(found.problems, key=lambda problem: problem.line)
    assert all(problem.line >= 1 and problem.message and problem.mend for problem in found.problems)


@settings(max_examples=examples(40), deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_make_it_raise(data: bytes) -> None:
    sound(check(data, "f.toml"))


@settings(max_examples=examples(40), deadline=None)
@given(st.text(alphabet="[]{}=.,#'\"\\“”\n abit19-_:", max_size=200))
def test_no_text_that_looks_like_toml_makes_it_raise(text: str) -> None:
    sound(check(text.encode(), "f.toml"))


SIGNS = ("", "[", "]", "[[", "{", "}", '"', '"""', "'", "“", "\\", "\n", "=", ",", "#", "\t", "\u202e", "\x00")
WORDS = ("true", "yes", "3", "1.10", "nan", "{x}", "s11", "n-a", 'id = "x"\n', "[area]\n", "[[area.standard]]\n")
PIECES = st.sampled_from((*SIGNS, *WORDS, "[area.standard.looks_like]\n"))


@settings(max_examples=examples(40), deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(FULLER)), st.integers(0, 40), PIECES), min_size=1, max_size=4))
def test_no_mutation_of_a_right_file_makes_it_raise(cuts: list[tuple[int, int, str]]) -> None:
    text = FULLER
    for start, length, piece in cuts:
        text = text[:start] + piece + text[start + length :]
    sound(check(text.encode(), "f.toml"))


SCALARS = st.one_of(
    st.booleans(),
    st.integers(-5, 10**15),
    st.floats(),
    st.dates(),
    st.sampled_from(
        [
            "x",
            "s",
            "s/x",
            "in-place",
            "yes",
            "four",
            "good",
            "n-a",
            "light",
            "one",
            "table",
            "2026-01-01",
            "{lado}",
            "",
            *KINDS,
        ]
    ),
)


@st.composite
def tables(draw: st.DrawFn, name: Name, depth: int = 4) -> dict[str, object]:
    """A table with the right keys more often than not, and any values."""
    made: dict[str, object] = {}
    for key in draw(st.lists(st.sampled_from(KEYS[name] or ("good", "ri", "n-a")), unique=True, max_size=8)):
        inner = (*name, key)
        if inner not in KEYS or not depth or draw(st.integers(0, 9)) == 0:
            made[key] = draw(st.one_of(SCALARS, st.lists(SCALARS, max_size=2)))
        elif inner in TABLE_LISTS or draw(st.booleans()):
            made[key] = draw(st.lists(tables(inner, depth - 1), max_size=2))
        else:
            made[key] = draw(tables(inner, depth - 1))
    if name in TABLE_LISTS and draw(st.booleans()):
        made |= {"id": draw(st.sampled_from("sx")), "title": "T"}
    return made


@settings(max_examples=examples(40), deadline=None)
@given(tables(()))
def test_no_document_of_the_right_keys_makes_it_raise(document: dict[str, object]) -> None:
    sound(check(tomlkit.dumps(document).encode(), "f.toml"))
