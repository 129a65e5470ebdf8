"""From what a person typed to the value of an answer, by the question's type."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from s11tui.errors import BadInput
from s11tui.questionnaire.conditions import Value
from s11tui.questionnaire.models import Column, Option, Question

_YES = {"yes", "y", "true", "1"}
_NO = {"no", "n", "false", "0"}
_LONGEST_NUMBER = 40
"""Digits; `1e999999` is a short way to write a very long number."""


def parse(question: Question, raw: str) -> Value:
    """The value that a text stands for: an option by id or label, several by commas, a number, an ISO date.

    Raises:
        BadInput: it is no value for this question.
    """
    given = raw.strip()
    match question.type:
        case "yes-no":
            return _yes_no(question, given)
        case "one":
            return _option(question, given)
        case "many":
            return _once(_option(question, one.strip()) for one in given.split(",") if one.strip())
        case "number":
            return _number(question, given)
        case "date":
            return _date(question, given)
        case "table":
            return parse_table(question, raw)
        case _:
            return raw


def validated(question: Question, value: Value) -> Value:
    """A value of the right shape for its question, checked again.

    Raises:
        BadInput: it is no value for this question.
    """
    if question.type == "table":
        if isinstance(value, str):
            return parse_table(question, value)
        return [_known_row(question, one) for one in value]
    if question.type == "many":
        items = value if isinstance(value, list) else [value]
        return _once(_option(question, one) for one in items if isinstance(one, str))
    if not isinstance(value, str):
        raise BadInput(f"“{question.text}” takes one value.", "Give it as text.")
    return value if question.is_text else parse(question, value)


def parse_table(question: Question, text: str) -> Value:
    """Rows from CSV whose first line names the columns (by id or title).

    Raises:
        BadInput: a column is unknown or named twice, or a line has cells that belong to none.
    """
    try:
        lines = list(csv.reader(io.StringIO(text)))
    except csv.Error as fault:
        raise BadInput(f"The table for “{question.text}” cannot be read ({fault}).", "Give it as plain CSV.") from None
    if not lines:
        return []
    names = [_column(question, name.strip()) for name in lines[0]]
    if len(set(names)) < len(names):
        raise BadInput(f"A column of “{question.text}” is named twice.", "Name each column once, in the first line.")
    for number, line in enumerate(lines, 1):
        if any(cell.strip() for cell in line[len(names) :]):
            raise BadInput(
                f"Line {number} of the table for “{question.text}” has more cells than there are columns.",
                "Put cells that hold commas in quotation marks.",
            )
    return [_row(question.columns, dict(zip(names, line, strict=False))) for line in lines[1:] if any(line)]


def _column(question: Question, name: str) -> str:
    found = _named(name, [(column.id, (column.id, column.title)) for column in question.columns])
    if found is not None:
        return found
    known = ", ".join(column.id for column in question.columns)
    raise BadInput(f"“{question.text}” has no column “{name}”.", f"Its columns are: {known}.")


def _named(given: str, things: Sequence[tuple[str, tuple[str, ...]]]) -> str | None:
    """The id of what is meant: ids before labels, so that an id is never taken for another thing's label."""
    for place in range(2):
        for name, called in things:
            if given.casefold() == called[place].casefold():
                return name
    return None


def _once(items: Iterable[str]) -> list[str]:
    """Each of them once, in order."""
    return list(dict.fromkeys(items))


def _known_row(question: Question, cells: object) -> dict[str, str]:
    """A row that was given as such: a cell that belongs to no column is refused, never dropped."""
    if not isinstance(cells, dict):
        raise BadInput(f"“{question.text}” takes rows.", "Give each row as its columns and what stands in them.")
    for name in cells:
        if name not in {column.id for column in question.columns}:
            _column(question, name)
            raise BadInput(f"“{question.text}” has no column with the id “{name}”.", "Give the columns by their ids.")
    return _row(question.columns, cells)


def _row(columns: tuple[Column, ...], cells: dict[str, str]) -> dict[str, str]:
    row = {}
    for column in columns:
        cell = cells.get(column.id, "").strip()
        if cell and column.type == "number":
            cell = _decimal(cell, column.title)
        if cell and column.type == "date":
            cell = _iso(cell, column.title)
        row[column.id] = cell
    return row


def _yes_no(question: Question, given: str) -> str:
    if given.casefold() in _YES:
        return "yes"
    if given.casefold() in _NO:
        return "no"
    raise BadInput(f"“{given}” does not answer “{question.text}”.", "Answer yes or no.")


def _option(question: Question, given: str) -> str:
    found = _named(given, [(option.id, (option.id, option.label)) for option in question.options])
    if found is not None:
        return found
    raise BadInput(
        f"“{given}” is not one of the choices of “{question.text}”.", f"Choose from: {_choices(question.options)}."
    )


def _choices(options: tuple[Option, ...]) -> str:
    return "; ".join(f"{option.id} ({option.label})" for option in options)


def _number(question: Question, given: str) -> str:
    text = _decimal(given.removesuffix("%").strip(), question.text)
    number = Decimal(text)
    if question.min is not None and number < Decimal(str(question.min)):
        raise BadInput(f"{text} is too small for “{question.text}”.", f"The smallest is {question.min:g}.")
    if question.max is not None and number > Decimal(str(question.max)):
        raise BadInput(f"{text} is too large for “{question.text}”.", f"The largest is {question.max:g}.")
    return text


def _decimal(given: str, what: str) -> str:
    try:
        number = Decimal(given.replace(",", ""))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or len(given) > _LONGEST_NUMBER or abs(number.adjusted()) > _LONGEST_NUMBER:
        raise BadInput(
            f"“{given}” is not a number, as “{what}” asks for.", "Write digits only, for example 12 or 97.5."
        )
    return format(number, "f")


def _date(question: Question, given: str) -> str:
    return _iso(given, question.text)


def _iso(given: str, what: str) -> str:
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError:
        raise BadInput(
            f"“{given}” is not a date, as “{what}” asks for.", "Write year-month-day, for example 2027-03-19."
        ) from None
