"""Conditions are data: this is all that they can say, and it runs no code of anybody's."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from s11tui.questionnaire.models import Condition, Warning_

Value = str | list[str] | list[dict[str, str]]
"""The value of an answer: text, option id, decimal or ISO date as a string; option ids; table rows."""


def is_answered(value: Value | None) -> bool:
    """Whether a value counts as an answer: something other than white space stands in it."""
    if value is None:
        return False
    return bool(value.strip()) if isinstance(value, str) else bool(value)


def full_path(question: str, standard: str) -> str:
    """`standard/question`, where a bare id means a question of this standard."""
    return question if "/" in question else f"{standard}/{question}"


def holds(condition: "Condition", standard: str, values: Mapping[str, Value]) -> bool:
    """Whether a condition holds. Of a question without an answer only `answered = false` is true."""
    value = values.get(full_path(condition.question, standard))
    if not is_answered(value):
        return condition.answered is False
    assert value is not None
    if condition.answered is not None:
        return condition.answered
    return compares(condition, value)


def compares(condition: "Condition | Warning_", value: Value) -> bool:
    """Whether every comparison that is given holds of an answered value."""
    chosen = value if isinstance(value, list) else [value]
    checks = (
        condition.is_ is None or condition.is_ in chosen,
        condition.is_not is None or condition.is_not not in chosen,
        condition.any_of is None or any(one in condition.any_of for one in chosen),
        condition.at_least is None or _number_is(value, lambda number: number >= Decimal(str(condition.at_least))),
        condition.at_most is None or _number_is(value, lambda number: number <= Decimal(str(condition.at_most))),
        condition.before is None or (isinstance(value, str) and value < condition.before),
        condition.after is None or (isinstance(value, str) and value > condition.after),
    )
    return all(checks)


def all_hold(conditions: Sequence["Condition"], standard: str, values: Mapping[str, Value]) -> bool:
    return all(holds(condition, standard, values) for condition in conditions)


def any_holds(conditions: Sequence["Condition"], standard: str, values: Mapping[str, Value]) -> bool:
    """Whether one of them holds; true where there are none."""
    return not conditions or any(holds(condition, standard, values) for condition in conditions)


def _number_is(value: Value, test: Callable[[Decimal], bool]) -> bool:
    if not isinstance(value, str):
        return False
    try:
        return test(Decimal(value))
    except InvalidOperation:
        return False
