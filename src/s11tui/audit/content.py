"""What of a return counts: the standards asked, the questions shown, and a digest of each standard's content."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar, cast

import rfc8785

from s11tui.audit.carrying import CarriedAnswer, CarriedStandard, Source
from s11tui.audit.state import ReturnState, StandardState
from s11tui.questionnaire.asking import AskedStandard, asked_of, shown_questions
from s11tui.questionnaire.conditions import Value, is_answered
from s11tui.questionnaire.models import Edition, Question
from s11tui.questionnaire.vocabulary import NOT_APPLICABLE

Thing = TypeVar("Thing")
Memo = dict[str, tuple[tuple[object, ...], object]]
Kept = tuple[Mapping[str, StandardState], Mapping[str, tuple[Question, ...]], dict[str, Thing]]


@dataclass(frozen=True)
class Content:
    """A return's state read with its edition: what is asked of this agency, and what its answers show or hide.

    Attributes:
        source: the earlier return that is carried forward; None for none, or where it is not at hand.
    """

    edition: Edition
    state: ReturnState
    memo: Memo = field(default_factory=dict)
    source: Source | None = None

    def remembered(self, what: str, key: tuple[object, ...], make: Callable[[], Thing]) -> Thing:
        """What was worked out before from the same things, else made now.

        A return's successive contents share one memo, so that after one answer only one standard is worked out again.
        """
        known = self.memo.get(what)
        if known is not None and known[0] == key:
            return cast("Thing", known[1])
        made = make()
        self.memo[what] = (key, made)
        return made

    def by_standard(
        self, what: str, common: tuple[object, ...], make: Callable[[AskedStandard], Thing]
    ) -> dict[str, Thing]:
        """Something of each asked standard that follows from what was said and is shown of it, and from `common`.

        Made again only for the standards whose state or shown questions are others than last time.
        """
        known = self.memo.get(what)
        common = (self.asked, *common)
        states, shown = self.state.standards, self.shown
        if known is None or known[0] != common:
            made = {one.id: make(one) for one in self.asked}
        else:
            last_states, last_shown, last = cast("Kept[Thing]", known[1])
            made = dict(last)
            for name, questions in shown.items():
                if states.get(name) is not last_states.get(name) or questions != last_shown[name]:
                    made[name] = make(self.by_id[name])
        self.memo[what] = (common, (states, shown, made))
        return made

    def after(self, state: ReturnState) -> "Content":
        """The content of the same return in a later state."""
        return Content(self.edition, state, self.memo, self.source)

    @cached_property
    def asked(self) -> tuple[AskedStandard, ...]:
        return asked_of(self.edition, self.state.facts)

    @cached_property
    def by_id(self) -> Mapping[str, AskedStandard]:
        return {one.id: one for one in self.asked}

    @cached_property
    def values(self) -> Mapping[str, Value]:
        """Every stored value of a standard that is asked, by `standard/question`."""
        return {
            f"{name}/{question}": answer.value
            for name, one in self.state.standards.items()
            if name in self.by_id
            for question, answer in one.answers.items()
        }

    @cached_property
    def shown(self) -> Mapping[str, tuple[Question, ...]]:
        """By standard, the questions that are shown now."""
        return shown_questions(self.asked, self.values)

    @cached_property
    def shown_values(self) -> Mapping[str, Value]:
        """The values of questions that are shown."""
        paths = {f"{name}/{question.id}" for name, questions in self.shown.items() for question in questions}
        return {path: value for path, value in self.values.items() if path in paths}

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """By standard, the digest of its content as it stands."""
        return self.by_standard("digests", (), lambda one: digest(self.shown[one.id], self.state.standard(one.id)))

    def carried(self, standard: str) -> CarriedStandard | None:
        """What was said before about an asked standard, and what became of it since; None without an earlier return."""
        if self.source is None:
            return None
        source, asked = self.source, self.by_id[standard]
        return self.remembered(f"carried {standard}", (asked,), lambda: source.carried(self.edition, asked))

    def to_confirm(self, standard: str) -> tuple[CarriedAnswer, ...]:
        """The carried answers that stand in the boxes of a standard and that nobody confirmed, changed or took away.

        None where the standard is not applicable: nothing but a reason is asked of it.
        """
        carried, state = self.carried(standard), self.state.standard(standard)
        if carried is None or (state.grade is not None and state.grade.grade == NOT_APPLICABLE):
            return ()
        return tuple(
            carried.answers[question.id]
            for question in self.shown[standard]
            if question.id in carried.answers
            and carried.answers[question.id].fills
            and question.id not in state.answers
            and question.id not in state.set_aside
        )

    def is_stale(self, standard: str, judged: str) -> bool:
        """Whether what was judged (a content digest) is no longer what stands."""
        return self.digests.get(standard) != judged


def digest(shown: tuple[Question, ...], state: StandardState) -> str:
    """SHA-256 over the ids of the events that set what is shown.

    Over event ids and not over words, so that nobody can guess a short answer from it and a redaction leaves it.
    """
    content: dict[str, Any] = {
        "answers": {
            question.id: state.answers[question.id].event
            for question in shown
            if question.id in state.answers and is_answered(state.answers[question.id].value)
        },
        "grade": state.grade.event if state.grade else "",
        "evidence": sorted(item.id for item in state.evidence),
    }
    return hashlib.sha256(rfc8785.dumps(content)).hexdigest()
