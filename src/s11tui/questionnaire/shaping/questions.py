"""Questions, and the conditions under which they are shown."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, cast

from s11tui.questionnaire.models import Bring, Column, Condition, Option, Question, QuestionType, Warning_
from s11tui.questionnaire.shaping.keys import COMPARISONS
from s11tui.questionnaire.shaping.tables import Table
from s11tui.questionnaire.vocabulary import BRINGS, COLUMN_TYPES, QUESTION_TYPES


def question(table: Table, standard: str) -> Question:
    """One question of a standard; `standard` is the standard's id."""
    return Question(
        id=table.id(),
        type=cast(QuestionType, table.one_of("type", QUESTION_TYPES, "long-text")),
        text=table.text("text", required=True),
        options=tuple(Option(id=one.id(), label=one.line("label", required=True)) for one in table.tables("options")),
        columns=tuple(_column(one) for one in table.tables("columns")),
        required=table.flag("required"),
        max_words=table.whole("max_words"),
        min=table.number("min"),
        max=table.number("max"),
        unit=table.line("unit", longest=40),
        show_if=conditions(table, "show_if", standard),
        show_if_any=conditions(table, "show_if_any", standard),
        warn_if=tuple(_warning(one) for one in table.tables("warn_if")),
        bring=cast(Bring, table.one_of("bring", BRINGS, "show")),
        fill_from=table.line("fill_from", longest=60),
        personal=table.flag("personal"),
    )


def _column(table: Table) -> Column:
    kind = cast(Literal["text", "number", "date"], table.one_of("type", COLUMN_TYPES, "text"))
    return Column(id=table.id(), title=table.line("title", required=True), type=kind)


def conditions(table: Table, key: str, standard: str) -> tuple[Condition, ...]:
    """The conditions under a key, one table or a list of them."""
    return tuple(_condition(one, standard) for one in table.tables(key))


def _condition(table: Table, standard: str) -> Condition:
    """A condition with the full path of its question; the path is empty where it cannot be known."""
    name = table.line("question", required=True)
    if name and "/" not in name:
        if not standard:
            table.notes.error(
                table.at("question"),
                f'"{name}" alone does not say which standard it belongs to.',
                f'Write question = "standard/{name}" with the standard\'s id before it.',
            )
        name = f"{standard}/{name}" if standard else ""
    compared = _comparisons(table)
    answered = table.flag("answered") if table.has("answered") else None
    _note_how_many(table, answered is not None)
    return Condition(
        question=name,
        is_=compared.is_,
        is_not=compared.is_not,
        any_of=compared.any_of,
        at_least=compared.at_least,
        at_most=compared.at_most,
        before=compared.before,
        after=compared.after,
        answered=answered,
    )


def _warning(table: Table) -> Warning_:
    compared = _comparisons(table)
    _note_how_many(table, False)
    return Warning_(
        is_=compared.is_,
        is_not=compared.is_not,
        any_of=compared.any_of,
        at_least=compared.at_least,
        at_most=compared.at_most,
        before=compared.before,
        after=compared.after,
        say=table.text("say", required=True),
    )


@dataclass(frozen=True)
class _Compared:
    """What an answer is compared with."""

    is_: str | None
    is_not: str | None
    any_of: tuple[str, ...] | None
    at_least: float | None
    at_most: float | None
    before: str | None
    after: str | None


def _comparisons(table: Table) -> _Compared:
    return _Compared(
        is_=_value(table, "is"),
        is_not=_value(table, "is_not"),
        any_of=table.texts("any_of") if table.has("any_of") else None,
        at_least=table.number("at_least"),
        at_most=table.number("at_most"),
        before=table.date("before") or None,
        after=table.date("after") or None,
    )


def _value(table: Table, key: str) -> str | None:
    """A value to compare with, as answers are stored: a text, an option's id, a number's digits, a day."""
    value = table.raw(key)
    if isinstance(value, bool):
        answer = "yes" if value else "no"
        table.notes.error(
            table.at(key), f"`{key}` is compared with an answer, and answers are texts.", f'Write {key} = "{answer}"'
        )
        return None
    if isinstance(value, int | float):
        table.number(key)
        return str(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    return table.line(key, longest=200) or None


def _note_how_many(table: Table, has_answered: bool) -> None:
    given = [key for key in COMPARISONS if table.has(key)]
    if not given and not has_answered and not table.notes.is_spoiled(*table.path):
        table.notes.error(
            table.path,
            "This says of which answer it speaks, but not what it must be.",
            'Write is = "yes", or at_most = 80, beside it.',
        )
    elif given and has_answered:
        table.notes.error(
            table.at("answered"),
            f"`answered` stands beside `{given[0]}`, which asks for an answer anyway.",
            "Leave `answered` out.",
        )
