"""Conditions and checks: whether what they speak of is there, comes before, and can ever hold."""

from collections.abc import Sequence
from dataclasses import dataclass

from s11tui.questionnaire.meanings import answers
from s11tui.questionnaire.meanings.audience import reaches_anyone
from s11tui.questionnaire.meanings.places import QuestionPlace, questions_of, standards_of
from s11tui.questionnaire.models import Ask, Condition, Edition, Question
from s11tui.questionnaire.problems import Notes, clipped, nearest
from s11tui.questionnaire.structure.cursor import Path


def look(edition: Edition, notes: Notes) -> None:
    """Note every condition that cannot do what was meant."""
    _Look(edition, notes).run()


@dataclass(frozen=True)
class _Found:
    """A condition, its place, and the question that it speaks of."""

    path: Path
    condition: Condition
    place: QuestionPlace


class _Look:
    def __init__(self, edition: Edition, notes: Notes) -> None:
        self.edition = edition
        self.notes = notes
        self.questions = questions_of(edition)
        self.names = tuple(self.questions)
        self.spoken_of = {name: self._speaks_of(place) for name, place in self.questions.items()}

    def _speaks_of(self, place: QuestionPlace) -> tuple[str, ...]:
        return tuple(one.question for one in (*place.question.show_if, *place.question.show_if_any))

    def run(self) -> None:
        """Look at every question, then at every check."""
        for standard in standards_of(self.edition):
            for index, question in enumerate(standard.standard.questions):
                path = standard.at("question", index)
                place = self.questions.get(f"{standard.standard.id}/{question.id}")
                if place and place.path == path:
                    self._question(place)
        for index, check in enumerate(self.edition.checks):
            found = self._found(check.when, ("check", index, "when"))
            if not check.when and not self.notes.is_spoiled("check", index):
                self.notes.error(
                    ("check", index),
                    "This check has no conditions, so it never speaks up.",
                    'Write when = [{ question = "standard/question", is = "yes" }]',
                )
            self._together(found, (), ("check", index, "when"))

    def _question(self, place: QuestionPlace) -> None:
        question = place.question
        for index, warning in enumerate(question.warn_if):
            self._answers((*place.path, "warn_if", index), warning, question, place.path)
        all_of = self._found(question.show_if, (*place.path, "show_if"))
        any_of = self._found(question.show_if_any, (*place.path, "show_if_any"))
        for found in all_of + any_of:
            self._order(found, place)
        self._together(all_of, place.of.asks, (*place.path, "show_if"))
        for found in any_of:
            self._together([found], place.of.asks, found.path)

    def _found(self, conditions: Sequence[Condition], path: Path) -> list[_Found]:
        """The conditions whose question is there; the others are noted."""
        found = []
        for index, condition in enumerate(conditions):
            at = (*path, index)
            place = self.questions.get(condition.question)
            if place:
                found.append(_Found(at, condition, place))
                self._answers(at, condition, place.question, place.path)
            elif condition.question and not self.notes.is_full:
                self._unknown(at, condition.question)
        return found

    def _unknown(self, path: Path, name: str) -> None:
        meant = nearest(name, self.names[:500]) or self._same_question_elsewhere(name)
        self.notes.error(
            (*path, "question"),
            f'There is no question "{clipped(name)}".',
            f'Did you mean "{meant}"?' if meant else 'Write "standard/question" with the ids of both.',
        )

    def _same_question_elsewhere(self, name: str) -> str | None:
        question = name.rpartition("/")[2]
        return next((known for known in self.names if known.endswith(f"/{question}")), None)

    def _answers(self, path: Path, comparison: answers.Comparison, question: Question, of: Path) -> None:
        if self.notes.is_full or any(self.notes.is_spoiled(*of, key) for key in ("type", "options", "min", "max")):
            return
        for key, message, mend in answers.impossible(comparison, question):
            self.notes.error((*path, key), message, mend)

    def _order(self, found: _Found, place: QuestionPlace) -> None:
        """A question can only depend on what was asked before it."""
        other = found.place
        if other.order < place.order:
            return
        where = (*found.path, "question")
        if other.name == place.name:
            self.notes.error(where, "This question is shown or hidden by its own answer.", "Name an earlier question.")
        elif not self.notes.is_full and self._leads_back(other.name, place.name):
            self.notes.error(
                where,
                f'"{place.name}" waits for "{other.name}", which waits for it in turn: a circle, so neither is shown.',
                "Take the condition out of one of the two.",
            )
        else:
            self.notes.error(
                where,
                f'"{other.name}" is asked later than "{place.name}", which depends on it.',
                f'Move "{other.name}" before it, or name an earlier question.',
            )

    def _leads_back(self, start: str, goal: str) -> bool:
        """Whether what a question depends on, directly or through others, includes another."""
        seen, waiting = {start}, [start]
        while waiting:
            for name in self.spoken_of.get(waiting.pop(), ()):
                if name == goal:
                    return True
                if name not in seen:
                    seen.add(name)
                    waiting.append(name)
        return False

    def _together(self, found: Sequence[_Found], asks: tuple[Ask, ...], path: Path) -> None:
        """Whether all these conditions can hold at once, for at least one agency."""
        positive = [one for one in found if one.condition.answered is not False]
        rules = [ask for one in positive for ask in one.place.of.asks]
        alone_possible = all(reaches_anyone(one.place.of.asks, self.edition.for_) for one in positive)
        if positive and alone_possible and not reaches_anyone([*asks, *rules], self.edition.for_):
            names = ", ".join(dict.fromkeys(f'"{one.place.of.standard.id}"' for one in positive))
            self.notes.error(
                path,
                f"This can never hold: no agency is asked all that it needs ({names}).",
                "Widen `ask` of one of these standards, or take the condition out.",
            )
        self._about_one_question(found, path)

    def _about_one_question(self, found: Sequence[_Found], path: Path) -> None:
        by_question: dict[str, list[_Found]] = {}
        for one in found:
            by_question.setdefault(one.place.name, []).append(one)
        for name, several in by_question.items():
            conditions = [one.condition for one in several]
            comparing = [one for one in conditions if one.answered is None]
            never = answers.contradict(comparing, several[0].place.question) if comparing else False
            if any(one.answered is False for one in conditions) and len(conditions) > 1:
                never = True
            if never and not self.notes.is_spoiled(*path) and not self.notes.is_spoiled(*several[0].place.path):
                self.notes.error(
                    path,
                    f'What is asked of "{name}" here can never hold of one answer.',
                    "Change one of the conditions; for one or the other write `show_if_any`, or any_of = [...].",
                )
