"""The grades of a round, counted by standard and by area, and those that somebody should know of."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from s11tui.audit.completeness import grade_of
from s11tui.audit.round_summary import GradeTally, JudgedGrade, OpenChallenge, Tally
from s11tui.audit.statistics import Movement
from s11tui.questionnaire.asking import AskedStandard
from s11tui.questionnaire.models import Edition, Grade, Usual
from s11tui.questionnaire.publishing import filled
from s11tui.workspace.standings import Standing

_COUNTED = {"confirmed": "same", "cannot tell": "cannot_tell", "not moderated": "not_moderated", "": "undecided"}
_LAST = 1_000
"""The position of a grade that is on no scale."""

Key = TypeVar("Key")
Value = TypeVar("Value")


@dataclass(frozen=True)
class Graded:
    """A graded standard of the edition, with its place in it."""

    asked: AskedStandard
    title: str
    area_number: str

    @cached_property
    def grades(self) -> tuple[Grade, ...]:
        """The grades that it can have, the best first, not applicable last."""
        na = grade_of(self.asked, "n-a")
        return (*self.asked.scale.grades, *([na] if na else []))

    @cached_property
    def _known(self) -> dict[str, Grade]:
        return {one.id: one for one in self.grades}

    def grade(self, grade_id: str) -> Grade:
        """The grade of that id; one that the edition does not know is shown by its id."""
        return self._known.get(grade_id) or Grade(id=grade_id, label=grade_id, short="?", score=None)

    def position(self, grade_id: str) -> int:
        """How far down its scale a grade is, 0 for the best; far down for `n-a`."""
        found = self.asked.scale.position(grade_id)
        return _LAST if found is None else found


def graded_standards(edition: Edition, settings: Mapping[str, str]) -> dict[str, Graded]:
    """The graded standards of an edition, in order, by id."""
    found = {}
    for number, area in enumerate(edition.areas, 1):
        for standard in area.standards:
            if standard.graded:
                asked = AskedStandard(area, standard, edition.scale_by_id[standard.scale], (), Usual())
                found[standard.id] = Graded(asked, filled(standard.title, settings), str(number))
    return found


def movement(found: Iterable[Standing]) -> Movement:
    """What became of these self-grades."""
    return Movement(**Counter(_COUNTED.get(one.outcome, one.outcome) for one in found))


def by_standard(graded: Mapping[str, Graded], found: Iterable[Standing]) -> tuple[Tally, ...]:
    """The grades of each standard that anybody graded."""
    places = _grouped((one.standard, one) for one in found if one.standard in graded)
    return tuple(
        Tally(
            name,
            one.asked.standard.number,
            one.title,
            one.asked.area.title,
            one.area_number,
            _tallies((one,), places[name]),
            movement(places[name]),
        )
        for name, one in graded.items()
        if name in places
    )


def by_area(graded: Mapping[str, Graded], found: Iterable[Standing]) -> tuple[Tally, ...]:
    """The grades of each area that holds any; each grade of each scale that is used in it."""
    places = _grouped((graded[one.standard].area_number, one) for one in found if one.standard in graded)
    inside = _grouped((one.area_number, one) for one in graded.values())
    return tuple(
        Tally(
            standards[0].asked.area.id,
            number,
            standards[0].asked.area.title,
            "",
            "",
            _tallies(standards, places[number]),
            movement(places[number]),
        )
        for number, standards in inside.items()
        if number in places
    )


def _tallies(standards: Iterable[Graded], found: Iterable[Standing]) -> tuple[GradeTally, ...]:
    grades: dict[str, Grade] = {}
    for one in standards:
        grades.update({grade.id: grade for grade in one.grades if grade.id not in grades})
    own: Counter[str] = Counter()
    now: Counter[str] = Counter()
    for place in found:
        own[place.own] += 1
        now[place.now] += 1
    last = [grade for grade in grades.values() if grade.score is None]
    ordered = [grade for grade in grades.values() if grade.score is not None] + last
    return tuple(
        GradeTally(one.id, one.label, one.short, one.colour or "grey", own[one.id], now[one.id]) for one in ordered
    )


def lowered(graded: Mapping[str, Graded], found: Iterable[Standing]) -> tuple[JudgedGrade, ...]:
    """Grades that were lowered, by the most steps first."""
    judged = [_judged(graded[one.standard], one) for one in found if _is_known(graded, one, "lowered")]
    return tuple(sorted(judged, key=lambda one: (-one.steps, one.agency, one.number)))


def lowest(graded: Mapping[str, Graded], found: Iterable[Standing]) -> tuple[JudgedGrade, ...]:
    """Verified grades that are the lowest of their scale, those that the agency did not say itself first."""
    judged = [
        _judged(graded[one.standard], one)
        for one in found
        if one.verified and one.standard in graded and one.now == graded[one.standard].asked.scale.lowest.id
    ]
    return tuple(sorted(judged, key=lambda one: (-one.steps, one.agency, one.number)))


def urgent(graded: Mapping[str, Graded], found: Iterable[Standing]) -> tuple[JudgedGrade, ...]:
    """Grades that stand and ask for help at once, verified or not; those that nobody has looked at first."""
    judged = [
        _judged(graded[one.standard], one)
        for one in found
        if one.standard in graded and graded[one.standard].grade(one.now).urgent
    ]
    return tuple(sorted(judged, key=lambda one: (bool(one.outcome), one.agency, one.number)))


def challenges(graded: Mapping[str, Graded], found: Iterable[Standing]) -> tuple[OpenChallenge, ...]:
    """Grades that an agency asked to be looked at again, and that are not decided yet."""
    return tuple(
        OpenChallenge(
            one.line.slug,
            one.line.agency_name,
            one.standard,
            graded[one.standard].asked.standard.number,
            graded[one.standard].title,
            one.view,
        )
        for one in found
        if one.disputed and one.standard in graded
    )


def _is_known(graded: Mapping[str, Graded], one: Standing, outcome: str) -> bool:
    return one.outcome == outcome and one.standard in graded


def _judged(about: Graded, one: Standing) -> JudgedGrade:
    own, now = about.grade(one.own), about.grade(one.now)
    return JudgedGrade(
        ref=one.line.slug,
        agency=one.line.agency_name,
        standard=one.standard,
        number=about.asked.standard.number,
        title=about.title,
        own=own.label,
        own_colour=own.colour or "grey",
        now=now.label,
        now_colour=now.colour or "grey",
        outcome=one.outcome,
        reason=one.reason or ("" if one.verified and one.own != one.now else one.own_reason),
        # A step from or to “not applicable” has no length.
        steps=0 if _LAST in (there := [about.position(each) for each in (one.now, one.own)]) else there[0] - there[1],
        shared=one.shared,
    )


def _grouped(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, list[Value]]:
    found: dict[Key, list[Value]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return dict(found)
