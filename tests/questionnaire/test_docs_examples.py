"""The guide to the questionnaire language says what the program does: its examples, keys, scales and words."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from s11tui.questionnaire import models
from s11tui.questionnaire.checking import check
from s11tui.questionnaire.scales import BUILT_IN, USUAL_QUESTIONS
from s11tui.questionnaire.vocabulary import PLACEHOLDERS, QUESTION_TYPES, SIGN_OFF_ROLES

GUIDE = Path(__file__).parents[2] / "docs" / "questionnaires.md"
TEXT = GUIDE.read_text(encoding="utf-8")

_BLOCK = re.compile(r"^```toml\n(.*?)^```", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`]+)`")

EXAMPLES = [block for block in _BLOCK.findall(TEXT) if block.startswith("[questionnaire]")]

# Where a model and what people write differ: parts with a table of their own, and what publishing fills in.
FILLED_IN = {"language", "usual_questions"}
OWN_TABLE = {"references", "scales", "areas", "standards", "questions", "checks", "dropped"}
HANDED_DOWN = {models.Edition: {"usual"}, models.Area: {"usual"}}
"""`usual` may be written there too; publishing hands it down to the standards."""

TABLES: dict[str, type[BaseModel]] = {
    "`[questionnaire]`": models.Edition,
    "`[[reference]]`": models.Reference,
    "`[[scale]]`": models.Scale,
    "`grades`": models.Grade,
    "`[[area]]`": models.Area,
    "`[[area.standard]]`": models.Standard,
    "`ask`": models.Ask,
    "`[[area.standard.question]]`": models.Question,
    "Conditions": models.Condition,
    "`[[check]]`": models.Check,
    "`[[dropped]]`": models.Dropped,
}


def section(heading: str) -> str:
    """What stands under a heading, up to the next one."""
    level, _, _ = heading.partition(" ")
    found = re.search(rf"^{re.escape(heading)}\n(.*?)(?=^#{{1,{len(level)}}} |\Z)", TEXT, re.MULTILINE | re.DOTALL)
    assert found, f"There is no “{heading}” in {GUIDE.name}."
    return found.group(1)


def first_cells(text: str) -> Iterator[str]:
    """The first cell of each row of the tables in a text, without heads and rules."""
    rows = [line for line in text.splitlines() if line.startswith("|")]
    return (row.split("|")[1] for row in rows[2:])


def keys_told(heading: str) -> list[str]:
    """The keys that the table under a heading explains."""
    return [key for cell in first_cells(section(heading)) for key in _CODE.findall(cell)]


def keys_written(model: type[BaseModel]) -> set[str]:
    """The keys that people may write for a model."""
    names = {field.alias or name for name, field in model.model_fields.items()}
    return names - FILLED_IN - OWN_TABLE | HANDED_DOWN.get(model, set())


def required_keys(model: type[BaseModel]) -> set[str]:
    """The keys of a model that have no default and are not filled in by publishing."""
    fields = model.model_fields.items()
    filled_in = FILLED_IN | OWN_TABLE | {"usual", "scale", "short", "score"}
    return {field.alias or name for name, field in fields if field.is_required()} - filled_in


def test_there_is_a_smallest_and_a_fuller_example() -> None:
    smallest, fuller = EXAMPLES
    assert len(smallest.splitlines()) <= 10
    for table in ("reference", "scale", "area.standard.question", "check", "dropped"):
        assert f"[[{table}]]" in fuller


@pytest.mark.parametrize("example", EXAMPLES, ids=["smallest", "fuller"])
def test_the_examples_can_be_published_without_a_word(example: str) -> None:
    found = check(example.encode(), GUIDE.name)
    assert [str(problem) for problem in found.problems] == []
    assert found.ok


@pytest.mark.parametrize(("heading", "model"), TABLES.items(), ids=[model.__name__ for model in TABLES.values()])
def test_each_table_tells_every_key_once_and_no_other(heading: str, model: type[BaseModel]) -> None:
    told = keys_told(f"### {heading}")
    assert sorted(told) == sorted(keys_written(model))


@pytest.mark.parametrize(("heading", "model"), TABLES.items(), ids=[model.__name__ for model in TABLES.values()])
def test_the_keys_that_must_be_there_stand_in_bold(heading: str, model: type[BaseModel]) -> None:
    bold = set(re.findall(r"\*\*`([^`]+)`\*\*", section(f"### {heading}").partition("| `profiles`")[0]))
    assert bold == required_keys(model)


def test_smaller_parts_are_told_where_they_are_used() -> None:
    whole = TEXT
    for model in (models.Option, models.Column, models.Citation, models.Usual, models.Profile):
        for key in keys_written(model):
            assert re.search(rf"\b{key}\b", whole), f"{model.__name__}.{key}"
    compared = keys_written(models.Condition) - {"question", "answered"}
    assert keys_written(models.Warning_) == compared | {"say"}


def test_the_built_in_scales_are_told_with_their_grades_in_order() -> None:
    rows = [row for row in section("## Scales that are built in").splitlines() if row.startswith("| `")]
    told = {cells[0]: cells[1:] for cells in map(_CODE.findall, rows)}
    assert told == {name: [grade.id for grade in scale.grades] for name, scale in BUILT_IN.items()}


def test_what_the_lowest_grades_need_is_as_told() -> None:
    assert "The lowest but one needs an action. The lowest needs an action and a reason, and is urgent." in TEXT
    for scale in BUILT_IN.values():
        *better, lower, lowest = scale.grades
        assert (set(lower.needs), lower.urgent) == ({"action"}, False)
        assert (set(lowest.needs), lowest.urgent) == ({"action", "reason"}, True)
        assert not any(grade.needs or grade.urgent for grade in better)


def words_listed(words: Iterable[str], text: str) -> list[str]:
    """Those of the words that a text does not name."""
    return [word for word in words if f"`{word}`" not in text]


def test_closed_lists_are_told_in_full() -> None:
    assert words_listed(SIGN_OFF_ROLES, section("### `[questionnaire]`")) == []
    assert words_listed(QUESTION_TYPES, section("### `[[area.standard.question]]`")) == []
    assert words_listed(get_args(models.Bring), section("### `[[area.standard.question]]`")) == []
    assert words_listed(get_args(models.Need), section("### `grades`")) == []
    assert words_listed((f"{{{name}}}" for name in PLACEHOLDERS), section("## Places that are filled in")) == []
    assert words_listed((question.id for question in USUAL_QUESTIONS), section("## The usual questions")) == []
