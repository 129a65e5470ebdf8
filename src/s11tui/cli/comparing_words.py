"""Two editions side by side, as a manager reads it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from s11tui.cli.comparing import SAME, carried, counts, ended_questions
from s11tui.cli.printing import listed
from s11tui.questionnaire.comparing import Comparison, QuestionChange, StandardChange, questions_under
from s11tui.questionnaire.comparing.changes import (
    MERGED,
    NEW,
    OPTIONS_LOST,
    RELABELLED,
    RENAMED,
    REWORDED,
    SCALE_CHANGED,
    SPLIT,
    TYPE_CHANGED,
)
from s11tui.questionnaire.comparing.questions import labels
from s11tui.questionnaire.comparing.standards import grades_say_the_same
from s11tui.questionnaire.comparing.words import same_words
from s11tui.questionnaire.models import Area, Edition, Question, Standard
from s11tui.text import counted

_CARRIED = {"fill": "filled in, to be confirmed", "show": "shown beside the box", "no": "not brought forward"}
_CANNOT_CARRY = "shown beside the box, to be answered again"
_SEVERAL = "The earlier answers are shown and never filled in; grades of the two years are listed, never compared."


def in_words(old: Edition, new: Edition, comparison: Comparison) -> Iterator[str]:
    """The lines that a person reads: every standard with what changed about it; at the end the count."""
    yield from _Telling(old, new, comparison).lines()


@dataclass(frozen=True)
class _Telling:
    """One comparison being told."""

    old: Edition
    new: Edition
    comparison: Comparison

    def lines(self) -> Iterator[str]:
        """Everything."""
        yield f"{self.new.title} ({self.new.id} {self.new.version})"
        yield f"compared with {self.old.title} ({self.old.id} {self.old.version})"
        for number, area in enumerate(self.new.areas, 1):
            yield from ("", f"{number} {area.title}")
            yield from self._area(area)
        yield from self._ended()
        yield from ("", _count(self.comparison))

    def _area(self, area: Area) -> Iterator[str]:
        for standard in area.standards:
            change = self.comparison.standards[standard.id]
            yield from ("", f"  {standard.number} {standard.title}  [{standard.id}]")
            yield from (f"    {line}" for line in self._standard(standard, change))

    def _standard(self, standard: Standard, change: StandardChange) -> Iterator[str]:
        if NEW in change.flags:
            yield "New."
            return
        if not change.flags:
            yield "The same."
        for flag, tell in self._told.items():
            if flag in change.flags:
                yield from tell(standard, change)
        if change.flags and standard.graded and not {MERGED, SPLIT}.intersection(change.flags):
            yield _year_on_year(change)
        yield from self._questions(standard, change)

    @property
    def _told(self) -> dict[str, Callable[[Standard, StandardChange], Iterator[str]]]:
        return {
            RENAMED: self._renamed,
            REWORDED: self._reworded,
            MERGED: self._merged,
            SPLIT: self._split,
            SCALE_CHANGED: self._scale_changed,
        }

    def _renamed(self, standard: Standard, change: StandardChange) -> Iterator[str]:
        yield f"Renamed: it was [{change.sources[0]}]."

    def _reworded(self, standard: Standard, change: StandardChange) -> Iterator[str]:
        was = self.old.standard_by_id[change.sources[0]]
        if not same_words(was.title, standard.title):
            yield from _both("Reworded.", was.title, standard.title)
        if not same_words(was.guidance, standard.guidance):
            yield from _both("Its guidance is reworded.", was.guidance or "(none)", standard.guidance or "(none)")
        if SCALE_CHANGED not in change.flags and not grades_say_the_same(self.old, self.new, was, standard):
            yield "What its grades mean is reworded."

    def _merged(self, standard: Standard, change: StandardChange) -> Iterator[str]:
        yield f"Merged from {self._titles(change)}. {_SEVERAL}"

    def _split(self, standard: Standard, change: StandardChange) -> Iterator[str]:
        for source in change.sources:
            heirs = [f"[{name}]" for name, one in self.comparison.standards.items() if source in one.sources]
            if len(heirs) > 1:
                yield f"Split: “{self.old.standard_by_id[source].title}” [{source}] became {listed(heirs, 'and')}."
        if MERGED not in change.flags:
            yield _SEVERAL

    def _scale_changed(self, standard: Standard, change: StandardChange) -> Iterator[str]:
        was = dict.fromkeys(_grades(self.old, self.old.standard_by_id[source]) for source in change.sources)
        yield from _both("Graded otherwise.", "; ".join(was), _grades(self.new, standard))

    def _titles(self, change: StandardChange) -> str:
        return listed([f"“{self.old.standard_by_id[one].title}” [{one}]" for one in change.sources], "and")

    def _questions(self, standard: Standard, change: StandardChange) -> Iterator[str]:
        same: dict[str, list[str]] = {}
        for question in questions_under(self.new, standard).values():
            found = change.question(question.id)
            if found is None:
                yield f"- {question.text}  [{question.id}]: new."
            elif found.flags:
                was = questions_under(self.old, self.old.standard_by_id[found.source_standard])[found.source_question]
                yield from _question(was, question, found)
            else:
                same.setdefault(_CARRIED[carried(question, found)], []).append(question.id)
        for how, names in same.items():
            yield f"- Same questions, answers {how}: {', '.join(names)}."
        for path, question in ended_questions(self.old, self.new, self.comparison, change):
            yield f"- {question.text}  [{path}]: not asked any more."

    def _ended(self) -> Iterator[str]:
        if self.comparison.ended:
            yield from ("", "Ended")
        for name, title, why in self.comparison.ended:
            yield f"  {title}  [{name}]: {why or 'no reason is given; write [[dropped]] with why, or was.'}"


def _question(was: Question, now: Question, change: QuestionChange) -> Iterator[str]:
    how = carried(now, change)
    answers = _CANNOT_CARRY if how == "show" and not change.can_carry else _CARRIED[how]
    yield f"- {now.text}  [{now.id}]: {', '.join(change.flags)}; answers {answers}."
    if REWORDED in change.flags:
        yield f"    was: {change.was_text}"
    if TYPE_CHANGED in change.flags:
        yield f"    was {_kind(was)}, is {_kind(now)}"
    before, after = labels(was), labels(now)
    if RELABELLED in change.flags:
        yield from (
            f"    {name}: was “{label}”, is “{after[name]}”"
            for name, label in before.items()
            if after.get(name, label) != label
        )
    if OPTIONS_LOST in change.flags:
        yield f"    lost: {', '.join(f'{before[name]} [{name}]' for name in change.lost_options)}"


def _kind(question: Question) -> str:
    columns = ", ".join(f"{column.id} {column.type}" for column in question.columns)
    return " ".join(part for part in (question.type, question.unit, f"({columns})" if columns else "") if part)


def _both(what: str, was: str, now: str) -> Iterator[str]:
    """Both wordings, each under a line of its own where one has several."""
    yield what
    for name, text in (("was", was), ("now", now)):
        first, *others = text.strip().split("\n")
        yield f"  {name}: {first}"
        yield from (f"       {line}" for line in others)


def _year_on_year(change: StandardChange) -> str:
    if change.compared:
        return "Its grades are compared with those of the year before."
    if SCALE_CHANGED in change.flags:
        return "Its grades are not compared with those of the year before."
    return "Its grades are not compared with those of the year before; compare = true would say that they still can be."


def _grades(edition: Edition, standard: Standard) -> str:
    if not standard.graded:
        return "not graded"
    grades = edition.scale_by_id[standard.scale].grades
    return ", ".join(f"{grade.label} ({grade.score:g})" if grade.score is not None else grade.label for grade in grades)


def _count(comparison: Comparison) -> str:
    found = counts(comparison)
    ended = found.pop("ended")
    parts = [f"{number} {'the same' if flag == SAME else flag}" for flag, number in found.items() if number]
    total = counted(len(comparison.standards), "standard")
    return f"{total}: {', '.join(parts)}. {ended or 'None'} of the old ones ended."
