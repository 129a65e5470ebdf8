"""The demo's texts: every slot filled, no agency like another, nothing that a standard does not ask."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s11tui.demo import cast
from s11tui.demo.character import CHARACTERS, grade_for, practice
from s11tui.demo.dice import Dice
from s11tui.demo.editions import earlier_edition, shipped_edition
from s11tui.demo.material import table
from s11tui.demo.plan import BRIEF, THOROUGH, plan_return
from s11tui.questionnaire.scales import BUILT_IN
from s11tui.workspace import Workspace
from s11tui.workspace.entries import Given, Graded, Planned, Shown

SLOT = re.compile(r"\{([^}]*)\}")
SLOTS = {"agency", "staff", "number", "percent", "month", "role", "team", "lead"}
"""Everything that may stand in braces in a sentence."""


def sentences(value: object) -> Iterator[str]:
    """Every text in a parsed TOML file."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from sentences(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from sentences(inner)


def every_text(demo: Workspace) -> Iterator[str]:
    """Every text that a person wrote in the demo."""
    reading = demo.sole("manager").reading
    for line in reading.returns():
        view = reading.open(line.id)
        for one in view.standards():
            yield from (question.printed for question in one.questions)
            yield from (one.self_reason, one.returned_reason, one.returned_reply)
            yield from (text for evidence in one.evidence for text in (evidence.title, evidence.held_at))
            yield from (proposal.reason for proposal in one.proposals)
            yield from (query.text for query in one.queries)
            yield from (reply for query in one.queries for _, _, reply in query.replies)
            if one.outcome:
                yield from (one.outcome.reason, one.outcome.agency_view)
        for action in view.actions:
            yield from (action.what, action.owner, *(step.note for step in action.log))


@pytest.mark.parametrize("name", ["texts", "own", "standards"])
def test_the_material_uses_only_known_slots_each_once(name: str) -> None:
    for sentence in sentences(dict(table(name))):
        slots = SLOT.findall(sentence)
        assert set(slots) <= SLOTS, sentence
        assert len(slots) == len(set(slots)), sentence


def test_no_slot_is_left_unfilled(demo: Workspace) -> None:
    texts = list(every_text(demo))
    assert len(texts) > 5000
    assert [text for text in texts if "{" in text or "}" in text] == []


def test_agencies_do_not_write_alike(demo: Workspace) -> None:
    reading = demo.sole("manager").reading
    by_question: dict[str, Counter[str]] = {}
    for line in reading.returns(round="section-175-2026"):
        for one in reading.open(line.id).standards():
            for question in one.questions:
                if question.id == "how-you-know" and question.printed:
                    by_question.setdefault(question.path, Counter())[question.printed] += 1
    shared = [count.most_common(1)[0][1] / count.total() for count in by_question.values() if count.total() >= 8]
    assert shared
    assert sum(shared) / len(shared) < 0.35


def test_one_agency_seldom_says_the_same_twice(demo: Workspace) -> None:
    reading = demo.sole("manager").reading
    for line in reading.returns(round="section-11-2026"):
        texts = [
            question.printed
            for one in reading.open(line.id).standards()
            for question in one.questions
            if question.type == "long-text" and question.printed
        ]
        assert len(set(texts)) > 0.85 * len(texts), line.slug


def test_no_name_of_a_person_stands_where_children_are_spoken_of(demo: Workspace) -> None:
    names = {person.name for person in demo.people()}
    named = [text for text in every_text(demo) if any(name in text for name in names)]
    assert all(" deput" in text for text in named)  # who leads on safeguarding in a school is asked for by name


@pytest.mark.parametrize("edition_id", ["section11", "section175", "early-years"])
@pytest.mark.parametrize("detail", [THOROUGH, BRIEF])
def test_every_plan_answers_only_what_is_asked(edition_id: str, detail: Any) -> None:
    edition = shipped_edition(edition_id)
    for member in cast.small().members:
        profile = member.profile if any(one.id == member.profile for one in edition.profiles) else ""
        for plan in plan_return(member, profile, edition, 1, date(2026, 9, 21), detail):
            questions = {question.id for question in plan.asked.questions}
            for entry in plan.entries:
                assert entry.standard == plan.id
                if isinstance(entry, Given):
                    assert entry.question in questions
            grades = [entry for entry in plan.entries if isinstance(entry, Graded)]
            assert len(grades) == int(plan.asked.standard.graded)


def test_grades_that_need_something_have_it() -> None:
    edition = shipped_edition("section11")
    for member in cast.full().agencies:
        for plan in plan_return(member, "", edition, 0, date(2024, 9, 21), BRIEF):
            for grade in plan.asked.scale.grades:
                if grade.id != plan.self_grade:
                    continue
                kinds = {type(entry) for entry in plan.entries}
                assert ("action" not in grade.needs) or Planned in kinds
                assert (grade.id not in plan.asked.standard.evidence) or Shown in kinds


def test_the_year_before_asked_less_of_the_same() -> None:
    edition = shipped_edition("section11")
    before = earlier_edition(edition, "2025.1")
    assert (before.id, before.version) == (edition.id, "2025.1")
    assert set(before.standard_by_id) < set(edition.standard_by_id)
    assert "2026" not in before.title


def test_characters_grade_as_they_are() -> None:
    scale = BUILT_IN["four"]

    def of(character: str) -> list[tuple[str, str]]:
        found = [practice("somebody", character, f"area-{n % 12}", f"standard-{n}", 0) for n in range(400)]
        return [(grade_for(scale, one.seen), grade_for(scale, one.true)) for one in found]

    good = {"outstanding", "good"}
    share = {name: sum(seen in good for seen, _ in of(name)) for name in CHARACTERS}
    assert share["strong"] > share["honest"] > share["struggling"]
    order = [grade.id for grade in scale.grades]
    higher = sum(order.index(seen) < order.index(true) for seen, true in of("over-confident"))
    lower = sum(order.index(seen) > order.index(true) for seen, true in of("over-confident"))
    assert higher > 5 * max(1, lower)


@given(st.lists(st.text(max_size=8), min_size=1, max_size=4), st.integers(1, 30))
def test_dice_fall_the_same_again(names: list[str], draws: int) -> None:
    one, other = Dice(*names), Dice(*names)
    assert [one.share() for _ in range(draws)] == [other.share() for _ in range(draws)]


@given(st.integers(-50, 50), st.integers(0, 40), st.text(max_size=5))
def test_dice_stay_between(low: int, more: int, name: str) -> None:
    dice = Dice("between", name)
    assert all(low <= dice.between(low, low + more) <= low + more for _ in range(20))


@given(st.lists(st.integers(), max_size=20), st.text(max_size=5))
def test_mixing_keeps_everything(items: list[int], name: str) -> None:
    assert sorted(Dice("mixed", name).mixed(items)) == sorted(items)
