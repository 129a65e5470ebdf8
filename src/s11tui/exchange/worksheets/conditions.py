"""When a question is asked, in words for a person and as plain data for a form."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from s11tui.questionnaire.asking import AskedStandard
from s11tui.questionnaire.conditions import full_path
from s11tui.questionnaire.models import Condition, Question

Asked = Mapping[str, tuple[AskedStandard, Question]]
"""Every question that is asked of an agency, by path, hidden ones included."""


def by_path(asked: Iterable[AskedStandard]) -> dict[str, tuple[AskedStandard, Question]]:
    """The questions of these standards by `standard/question`."""
    return {one.path(question): (one, question) for one in asked for question in one.questions}


def can_be_asked(question: Question, standard: str, known: Asked) -> bool:
    """Whether the conditions can ever hold: of a question that is not asked only `answered = false` is true."""

    def may_hold(condition: Condition) -> bool:
        return full_path(condition.question, standard) in known or condition.answered is False

    some = question.show_if_any
    return all(map(may_hold, question.show_if)) and (not some or any(map(may_hold, some)))


def as_data(conditions: Sequence[Condition], standard: str) -> tuple[dict[str, Any], ...]:
    """Conditions as the questionnaire writes them, their questions by full path."""
    return tuple(
        {**one.model_dump(mode="json", by_alias=True, exclude_none=True), "question": full_path(one.question, standard)}
        for one in conditions
    )


def in_words(question: Question, standard: str, known: Asked, fill: Callable[[str], str]) -> str:
    """The conditions of a question, to be read after “only if”; empty where there are none.

    Args:
        fill: puts the partnership's settings into a text.
    """
    every = " and ".join(_said(one, standard, known, fill) for one in question.show_if)
    some = " or ".join(_said(one, standard, known, fill) for one in question.show_if_any)
    if every and some:
        return f"{every}, and either {some}" if len(question.show_if_any) > 1 else f"{every} and {some}"
    return every or some


def _said(condition: Condition, standard: str, known: Asked, fill: Callable[[str], str]) -> str:
    path = full_path(condition.question, standard)
    if path not in known:
        return f"“{path}” is not answered"
    asked, question = known[path]
    number = asked.standard.number or asked.standard.title
    where = "" if asked.id == standard else f" (under {number})"
    return f"“{fill(question.text)}”{where} {_compared(condition, question, fill)}"


def _compared(condition: Condition, question: Question, fill: Callable[[str], str]) -> str:
    """Every comparison that a condition makes, in words."""
    labels = {one.id: fill(one.label) for one in question.options} | (
        {"yes": "Yes", "no": "No"} if question.type == "yes-no" else {}
    )

    def label(value: str) -> str:
        return f"“{labels.get(value, value)}”"

    says = [
        ("is answered" if condition.answered else "is not answered") if condition.answered is not None else "",
        f"is {label(condition.is_)}" if condition.is_ is not None else "",
        f"is answered with something other than {label(condition.is_not)}" if condition.is_not is not None else "",
        f"is one of {', '.join(map(label, condition.any_of))}" if condition.any_of is not None else "",
        f"is {condition.at_least:g} or more" if condition.at_least is not None else "",
        f"is {condition.at_most:g} or less" if condition.at_most is not None else "",
        f"is before {_day(condition.before)}" if condition.before is not None else "",
        f"is after {_day(condition.after)}" if condition.after is not None else "",
    ]
    return " and ".join(one for one in says if one)


def _day(text: str) -> str:
    try:
        when = date.fromisoformat(text)
    except ValueError:
        return text
    return f"{when.day} {when:%B %Y}"
