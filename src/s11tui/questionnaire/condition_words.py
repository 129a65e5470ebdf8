"""When a question is asked, in words: for forms on which nothing can be hidden and shown again, such as paper."""

from collections.abc import Callable, Sequence
from datetime import date

from s11tui.questionnaire.asking import AskedStandard
from s11tui.questionnaire.conditions import full_path
from s11tui.questionnaire.models import Condition, Question

Naming = Callable[[str, Question], str]
"""Gives what a question is called to whoever reads: its path `standard/question`, and the question."""
Fill = Callable[[str], str]
"""Puts the partnership's settings into a text."""


class Occasions:
    """When each question of the standards asked of an agency is asked.

    Args:
        asked: the standards, in order.
        fill: puts the partnership's settings into the labels of options.
    """

    def __init__(self, asked: Sequence[AskedStandard], fill: Fill = str) -> None:
        self._fill = fill
        self._questions: dict[str, Question] = {}
        # Conditions look at earlier questions only, so one pass in order settles everything.
        for one in asked:
            for question in one.questions:
                if self._may_be_asked(question, one.id):
                    self._questions[one.path(question)] = question

    def may_be_asked(self, path: str) -> bool:
        """Whether some answers to the others make it be asked."""
        return path in self._questions

    def only_if(self, path: str, named: Naming) -> str:
        """`Only if the answer to question b is “No”.`; empty for a question that is always asked."""
        question, standard = self._questions[path], path.partition("/")[0]
        every = [self._clause(one, standard, named) for one in self._open(question.show_if, standard)]
        either = self._open(question.show_if_any, standard)
        if either and not any(self._is_sure(one, standard) for one in question.show_if_any):
            every.append(", or ".join(self._clause(one, standard, named) for one in either))
        return f"Only if {', and if '.join(every)}." if every else ""

    def _may_be_asked(self, question: Question, standard: str) -> bool:
        every = all(self._can_hold(one, standard) for one in question.show_if)
        either = not question.show_if_any or any(self._can_hold(one, standard) for one in question.show_if_any)
        return every and either

    def _can_hold(self, condition: Condition, standard: str) -> bool:
        return full_path(condition.question, standard) in self._questions or condition.answered is False

    def _is_sure(self, condition: Condition, standard: str) -> bool:
        """Whether it holds whatever is answered: a question that is never asked is never answered."""
        return condition.answered is False and full_path(condition.question, standard) not in self._questions

    def _open(self, conditions: Sequence[Condition], standard: str) -> list[Condition]:
        """Those that depend on an answer."""
        return [one for one in conditions if full_path(one.question, standard) in self._questions]

    def _clause(self, condition: Condition, standard: str, named: Naming) -> str:
        path = full_path(condition.question, standard)
        question = self._questions[path]
        name = named(path, question)
        if condition.answered is not None:
            return f"{name} is answered" if condition.answered else f"{name} is left empty"
        subject = f"the answer to {name}" if question.type != "many" else f"what is ticked in {name}"
        return f"{subject} {' and '.join(_comparisons(condition, question, self._fill))}"


def _comparisons(condition: Condition, question: Question, fill: Fill) -> list[str]:
    found = []
    is_many = question.type == "many"
    if condition.is_ is not None:
        found.append(f"{'includes' if is_many else 'is'} {_label(question, condition.is_, fill)}")
    if condition.is_not is not None:
        found.append(f"{'leaves out' if is_many else 'is anything but'} {_label(question, condition.is_not, fill)}")
    if condition.any_of is not None:
        labels = " or ".join(_label(question, one, fill) for one in condition.any_of)
        found.append(f"{'includes' if is_many else 'is'} {labels}")
    if condition.at_least is not None:
        found.append(f"is {_number(condition.at_least)}{'' if condition.at_least == question.max else ' or more'}")
    if condition.at_most is not None:
        found.append(f"is {_number(condition.at_most)}{'' if condition.at_most == question.min else ' or less'}")
    if condition.before is not None:
        found.append(f"is before {_day(condition.before)}")
    if condition.after is not None:
        found.append(f"is after {_day(condition.after)}")
    return found


def _label(question: Question, value: str, fill: Fill) -> str:
    if question.type == "yes-no":
        return {"yes": "“Yes”", "no": "“No”"}.get(value, f"“{value}”")
    return next((f"“{fill(option.label)}”" for option in question.options if option.id == value), f"“{value}”")


def _number(value: float) -> str:
    return str(int(value)) if value.is_integer() else str(value)


def _day(iso: str) -> str:
    try:
        when = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{when.day} {when:%B %Y}"
