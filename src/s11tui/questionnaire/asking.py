"""What of an edition is asked of one agency, and which questions its answers show or hide.

Depends only on the facts that were frozen into the return when the agency was invited.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from s11tui.questionnaire.conditions import Value, all_hold, any_holds
from s11tui.questionnaire.facts import Facts
from s11tui.questionnaire.models import Area, Ask, Citation, Edition, Question, Scale, Standard, Usual
from s11tui.questionnaire.vocabulary import NOT_APPLICABLE

__all__ = ["AskedStandard", "Facts", "asked_of", "citation", "edition_fits", "fits", "is_shown", "shown_questions"]


@dataclass(frozen=True, eq=False)
class AskedStandard:
    """A standard that is asked of an agency, with all its questions, the usual ones first.

    Two are the same only if they are one object: they are made once for an edition and an agency's facts, and kept.

    Attributes:
        usual: the rule for its usual questions, that of the profile where the return has one with a rule.
        law: what it cites, in words.
    """

    area: Area
    standard: Standard
    scale: Scale
    questions: tuple[Question, ...]
    usual: Usual
    law: tuple[str, ...] = ()

    @cached_property
    def id(self) -> str:
        return self.standard.id

    def question(self, question_id: str) -> Question | None:
        return next((one for one in self.questions if one.id == question_id), None)

    def path(self, question: Question) -> str:
        return f"{self.standard.id}/{question.id}"

    def is_required(self, question: Question, grade: str | None) -> bool:
        """Whether an answer is required, given the self-grade (None while there is none).

        Nothing but a reason is required of a standard that is not applicable.
        """
        if grade == NOT_APPLICABLE:
            return False
        if question.id in self.usual.ask and question.id not in self._own:
            return question.id in self.usual.required or self._is_below(grade)
        return question.required

    @cached_property
    def _own(self) -> frozenset[str]:
        """Ids of the questions that are the standard's own; they win over a usual one of the same name."""
        return frozenset(question.id for question in self.standard.questions)

    @cached_property
    def has_conditions(self) -> bool:
        """Whether any of its questions is shown only at times."""
        return any(question.show_if or question.show_if_any for question in self.questions)

    def _is_below(self, grade: str | None) -> bool:
        if grade is None:
            return False
        position = self.scale.position(grade)
        for bound in self.usual.required_below:
            limit = self.scale.position(bound)
            if limit is not None:
                return position is not None and position > limit
        return False


def fits(ask: Ask, facts: Facts) -> bool:
    """Whether an `ask` includes an agency of these facts."""
    return (
        (not ask.kinds or facts.kind in ask.kinds)
        and facts.kind not in ask.not_kinds
        and (not ask.phases or any(phase in ask.phases for phase in facts.phases))
        and not (facts.phases and ask.not_phases and all(phase in ask.not_phases for phase in facts.phases))
        and (not ask.sizes or facts.size in ask.sizes)
        and (not ask.tags or any(tag in ask.tags for tag in facts.tags))
    )


def edition_fits(edition: Edition, kind: str) -> bool:
    """Whether a kind of agency is invited to this questionnaire at all."""
    return not edition.for_ or kind in edition.for_


def asked_of(edition: Edition, facts: Facts) -> tuple[AskedStandard, ...]:
    """The standards that are asked of an agency, in order."""
    return _asked(EditionKey(edition), facts)


class EditionKey:
    """An edition as a cache key, by identity: editions are large and never change."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition

    def __hash__(self) -> int:
        return id(self.edition)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, EditionKey) and other.edition is self.edition


@lru_cache(maxsize=512)
def _asked(key: EditionKey, facts: Facts) -> tuple[AskedStandard, ...]:
    edition = key.edition
    profile = next((one for one in edition.profiles if one.id == facts.profile), None)
    usual_by_id = {question.id: question for question in edition.usual_questions}
    asked = []
    for area in edition.areas:
        if not fits(area.ask, facts):
            continue
        for standard in area.standards:
            if not fits(standard.ask, facts) or (profile and profile.id not in standard.profiles):
                continue
            usual = standard.usual
            if profile and profile.usual and standard.usual.ask:
                usual = profile.usual
            questions = tuple(question for name, question in usual_by_id.items() if name in usual.ask)
            law = tuple(citation(edition, one) for one in standard.law)
            scale = edition.scale_by_id[standard.scale]
            asked.append(AskedStandard(area, standard, scale, questions + standard.questions, usual, law))
    return tuple(asked)


def citation(edition: Edition, one: Citation) -> str:
    """`Working Together to Safeguard Children 2026, Chapter 4`."""
    reference = edition.reference_by_id.get(one.ref)
    if reference is None:
        return one.part
    named = " ".join(part for part in (reference.title, reference.edition) if part)
    return f"{named}, {one.part}" if one.part else named


def is_shown(question: Question, standard: str, shown_values: Mapping[str, Value]) -> bool:
    """Whether the conditions of a question hold, given the answers to questions that are themselves shown.

    `shown_values` maps `standard/question` to its value.
    """
    return all_hold(question.show_if, standard, shown_values) and any_holds(
        question.show_if_any, standard, shown_values
    )


def shown_questions(asked: Sequence[AskedStandard], values: Mapping[str, Value]) -> dict[str, tuple[Question, ...]]:
    """For each standard, the questions that are shown, given all stored values by `standard/question`.

    Conditions look at earlier questions only, so one pass in order settles everything. `values` holds none of standards
    that are not asked.
    """
    seen = dict(values)
    shown: dict[str, tuple[Question, ...]] = {}
    for one in asked:
        if not one.has_conditions:
            shown[one.id] = one.questions
            continue
        here = []
        for question in one.questions:
            if (question.show_if or question.show_if_any) and not is_shown(question, one.id, seen):
                seen.pop(f"{one.id}/{question.id}", None)
            else:
                here.append(question)
        shown[one.id] = tuple(here)
    return shown
