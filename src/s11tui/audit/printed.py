"""The value of an answer in words, the same on every screen and in every report."""

import csv
import io
from collections.abc import Sequence
from datetime import date

from s11tui.questionnaire.conditions import Value
from s11tui.questionnaire.models import Question


def printed(question: Question, value: Value | None) -> str:
    """A value in words; empty where nothing was answered."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _one(question, value)
    labels = {option.id: option.label for option in question.options}
    lines = []
    for item in value:
        if isinstance(item, str):
            lines.append(labels.get(item, item))
        else:
            lines.append("; ".join(f"{column.title}: {item.get(column.id, '')}" for column in question.columns))
    return ("\n" if question.type == "table" else ", ").join(lines)


def _one(question: Question, value: str) -> str:
    if question.type == "yes-no":
        return {"yes": "Yes", "no": "No"}.get(value, value)
    if question.type == "one":
        return next((option.label for option in question.options if option.id == value), value)
    if question.type == "number" and question.unit:
        return f"{value} {question.unit}" if question.unit != "%" else f"{value}%"
    if question.type == "date":
        try:
            when = date.fromisoformat(value)
        except ValueError:
            return value
        return f"{when.day} {when:%B %Y}"
    return value


def as_typed(columns: Sequence[tuple[str, str, str]], value: Value | None) -> str:
    """A value as a person would type it: ids of options with commas, a table as CSV under the titles of its columns.

    Args:
        columns: id, title and type of each column of a table.
    """
    if value is None or isinstance(value, str):
        return value or ""
    rows = [row for row in value if isinstance(row, dict)]
    if not rows:
        return ", ".join(one for one in value if isinstance(one, str))
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow([title for _, title, _ in columns])
    writer.writerows([[row.get(column, "") for column, _, _ in columns] for row in rows])
    return lines.getvalue().rstrip("\n")
