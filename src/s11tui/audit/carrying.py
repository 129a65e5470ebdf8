"""Carrying forward: what an agency said in an earlier round, beside what it is asked now.

A computed view of the earlier return as it was when the agency was invited. Nothing of it is an answer, and nothing
of it is stored, until a person confirms or changes it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from s11tui.audit.printed import printed
from s11tui.audit.state import Answer, Evidence, ReturnState, StandardState
from s11tui.audit.values import validated
from s11tui.errors import BadInput
from s11tui.questionnaire.asking import AskedStandard, asked_of, shown_questions
from s11tui.questionnaire.comparing import Comparison, QuestionChange, StandardChange, compare
from s11tui.questionnaire.conditions import Value, is_answered
from s11tui.questionnaire.models import Edition, Question


@dataclass(frozen=True, slots=True)
class CarriedAnswer:
    """An earlier answer to a question that is asked now.

    Attributes:
        event: id of the event that gave it.
        fills: whether it stands in the box, to be confirmed; else it is only shown beside it.
        holds: whether a person may say that it is still true: its value means the same today, and is allowed.
    """

    question: str
    value: Value
    printed: str
    event: str
    change: QuestionChange
    fills: bool
    holds: bool


@dataclass(frozen=True, slots=True)
class EarlierStandard:
    """A standard of the earlier return, with what was said about it; `asked` as it was asked then."""

    asked: AskedStandard
    state: StandardState


@dataclass(frozen=True, slots=True)
class CarriedStandard:
    """What became of a standard since then, and what was said about those that it comes from."""

    change: StandardChange
    earlier: tuple[EarlierStandard, ...]
    answers: Mapping[str, CarriedAnswer]

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Every piece of evidence of the standards that it comes from."""
        return tuple(item for one in self.earlier for item in one.state.evidence)


@dataclass(frozen=True)
class Source:
    """An earlier return with its edition; `round_title` is what it was called."""

    edition: Edition
    state: ReturnState
    round_title: str = ""

    @cached_property
    def asked(self) -> Mapping[str, AskedStandard]:
        return {one.id: one for one in asked_of(self.edition, self.state.facts)}

    @cached_property
    def _shown(self) -> Mapping[str, frozenset[str]]:
        """By standard, the questions that were shown: what other answers had hidden was no part of what was said."""
        values = {
            f"{name}/{question}": answer.value
            for name in self.asked
            for question, answer in self.state.standard(name).answers.items()
        }
        shown = shown_questions(tuple(self.asked.values()), values)
        return {name: frozenset(one.id for one in questions) for name, questions in shown.items()}

    def standard(self, name: str) -> StandardState:
        """What was said about a standard, without what was hidden."""
        state = self.state.standard(name)
        shown = self._shown.get(name, frozenset())
        return replace(state, answers={question: one for question, one in state.answers.items() if question in shown})

    def comparison(self, edition: Edition) -> Comparison:
        """What became of its edition in a later one."""
        return compare(self.edition, edition)

    def carried(self, edition: Edition, asked: AskedStandard) -> CarriedStandard:
        """What of it belongs beside a standard that is asked now."""
        change = self.comparison(edition).standards[asked.id]
        earlier = tuple(
            EarlierStandard(self.asked[name], self.standard(name)) for name in change.sources if name in self.asked
        )
        answers = {}
        for one in change.questions:
            found = self._answer(one, asked)
            if found is not None:
                answers[one.question] = found
        return CarriedStandard(change, earlier, answers)

    def _answer(self, change: QuestionChange, asked: AskedStandard) -> CarriedAnswer | None:
        question = asked.question(change.question)
        then = self.asked.get(change.source_standard)
        was = then.question(change.source_question) if then else None
        answer = self.standard(change.source_standard).answers.get(change.source_question)
        if question is None or was is None or answer is None or not is_answered(answer.value):
            return None
        if question.bring == "no":
            return None
        return _carried(question, was, answer, change)


def _carried(question: Question, was: Question, answer: Answer, change: QuestionChange) -> CarriedAnswer:
    holds = change.can_carry and _is_allowed(question, answer.value)
    return CarriedAnswer(
        question=question.id,
        value=answer.value,
        printed=printed(was, answer.value),
        event=answer.event,
        change=change,
        fills=question.bring == "fill" and holds and "relabelled" not in change.flags,
        holds=holds,
    )


def _is_allowed(question: Question, value: Value) -> bool:
    """Whether the question as it is today takes the value: its bounds may be others."""
    try:
        validated(question, value)
    except BadInput:
        return False
    return True
