"""From what a person wrote in a worksheet to the value of an answer. Freer than a form: nobody is there to ask."""

import csv
import re

from s11tui.audit.values import parse, validated
from s11tui.errors import BadInput
from s11tui.exchange.worksheets.parts import Item, rows_of, table
from s11tui.questionnaire.conditions import Value
from s11tui.questionnaire.models import Question

_SEPARATORS = re.compile(r"([;,\n])")
_BRITISH_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_LONGEST_LABEL = 20
"""Separators that one label may hold and still be known as one."""


def shown(item: Item) -> str:
    """What stands of an item, as a person reads it in a cell: labels rather than ids."""
    labels = {one.id: one.label for one in item.choices}
    if item.kind == "many":
        return "; ".join(labels.get(one, one) for one in item.value.split(", ") if one)
    return labels.get(item.value, item.value)


def understood(question: Question, item: Item, raw: str) -> Value:
    """The value that a text stands for.

    Raises:
        BadInput: it is no value for this question.
    """
    if question.type == "many":
        return validated(question, _several(item, raw))
    if question.type == "one":
        return parse(question, _ids(item).get(raw.strip().casefold(), raw))
    if question.type == "date":
        return parse(question, iso_day(raw))
    if question.type == "table":
        return parse(question, _with_iso_days(item, raw))
    return parse(question, raw)


def iso_day(raw: str) -> str:
    """`19/03/2027` as `2027-03-19`; whatever else it is, as it is."""
    found = _BRITISH_DAY.fullmatch(raw.strip())
    if found is None:
        return raw.strip()
    day, month, year = found.groups()
    return f"{year}-{int(month):02}-{int(day):02}"


def _ids(item: Item) -> dict[str, str]:
    """The ids of its choices by label and by id, an id before another's label."""
    labels = {one.label.strip().casefold(): one.id for one in item.choices}
    return labels | {one.id.casefold(): one.id for one in item.choices}


def _several(item: Item, raw: str) -> list[str]:
    """Choices with semicolons, commas or line ends between them, which their labels may hold as well."""
    known, parts = _ids(item), _SEPARATORS.split(raw)
    found, start = [], 0
    while start < len(parts):
        last = min(len(parts), start + 2 * _LONGEST_LABEL + 1)
        for end in range(last, start, -2):
            choice = known.get("".join(parts[start:end]).strip().casefold())
            if choice is not None:
                found.append(choice)
                start = end + 1
                break
        else:
            if parts[start].strip():
                found.append(parts[start].strip())
            start += 2
    return found


def _with_iso_days(item: Item, raw: str) -> str:
    """A table in which days are written as the record keeps them."""
    days = {title for _, title, kind in item.columns if kind == "date"}
    days |= {name for name, _, kind in item.columns if kind == "date"}
    try:
        lines = rows_of(raw)
    except csv.Error as fault:
        raise BadInput(f"The table for “{item.label}” cannot be read ({fault}).", "Give it as plain CSV.") from None
    if not lines:
        return raw
    places = [place for place, title in enumerate(lines[0]) if title.strip() in days]
    for line in lines[1:]:
        for place in places:
            if place < len(line):
                line[place] = iso_day(line[place])
    return table(lines)
