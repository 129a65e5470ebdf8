"""Calibration: what moderation did to the self-grades, and how far those who grade agree.

It holds what the panel said, so nothing of it may come into an agency's view.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from s11tui.audit.agreement import LINEAR, Agreement, Weighting, agreement
from s11tui.audit.outcome_words import VERIFIED
from s11tui.errors import CannotStore
from s11tui.questionnaire.vocabulary import NOT_APPLICABLE

Key = TypeVar("Key")
ScaleIds = tuple[str, ...]
"""Ids of the grades of a scale, best first."""

_COUNTED_AS = {
    "confirmed": "same",
    "raised": "raised",
    "lowered": "lowered",
    "cannot tell": "cannot_tell",
    "not moderated": "not_moderated",
    "": "undecided",
}


@dataclass(frozen=True, slots=True)
class ProposedGrade:
    """The grade that a moderator proposed for a case."""

    moderator: str
    grade: str


@dataclass(frozen=True, slots=True)
class Case:
    """One standard in one return, as far as calibration looks at it.

    Attributes:
        kind, phases: what the agency is; an agency may have several phases.
        scale: ids of the standard's grades, best first, without `n-a`.
        self_grade: empty where there is none.
        agreed_grade: counts only where the outcome is one of `VERIFIED`.
        outcome: confirmed, raised, lowered, cannot tell, not moderated; empty where nothing was decided yet.
        decider: who recorded the outcome; empty for nobody.
        proposals: one a moderator; of several the last counts.
    """

    standard: str
    kind: str
    scale: ScaleIds
    self_grade: str
    agreed_grade: str
    outcome: str
    phases: tuple[str, ...] = ()
    decider: str = ""
    proposals: tuple[ProposedGrade, ...] = ()

    def proposed(self) -> dict[str, str]:
        """Grade by moderator."""
        return {one.moderator: one.grade for one in self.proposals}


@dataclass(frozen=True, slots=True)
class Movement:
    """What became of self-grades: each case is counted in just one of these."""

    same: int = 0
    raised: int = 0
    lowered: int = 0
    cannot_tell: int = 0
    not_moderated: int = 0
    undecided: int = 0

    @property
    def moderated(self) -> int:
        return self.same + self.raised + self.lowered

    @property
    def total(self) -> int:
        return self.moderated + self.cannot_tell + self.not_moderated + self.undecided


@dataclass(frozen=True, slots=True)
class Comparison:
    """A moderator's proposals beside other grades: how many were better, the same, worse, or beside none."""

    higher: int = 0
    same: int = 0
    lower: int = 0
    not_compared: int = 0

    @property
    def total(self) -> int:
        return self.higher + self.same + self.lower + self.not_compared


@dataclass(frozen=True, slots=True)
class ModeratorRow:
    """One moderator's proposals beside the self-grades, and beside the agreed grades where one was moderated."""

    moderator: str
    against_self: Comparison
    against_agreed: Comparison


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """Two moderators, over the standards for which both proposed."""

    first: str
    second: str
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class ScaleAgreement:
    """All that kappa says about the grades of one scale."""

    scale: ScaleIds
    self_and_agreed: Agreement
    between_moderators: tuple[PairAgreement, ...]


@dataclass(frozen=True, slots=True)
class Calibration:
    """All of it. The rows of each table add up to `total`, and stand in the order in which the cases name them.

    Attributes:
        by_phases: an agency with several phases stands in a row of its own, so that nobody is counted twice.
        scales: the scale of most cases first.
    """

    total: Movement
    by_standard: dict[str, Movement]
    by_kind: dict[str, Movement]
    by_phases: dict[tuple[str, ...], Movement]
    by_decider: dict[str, Movement]
    moderators: tuple[ModeratorRow, ...]
    scales: tuple[ScaleAgreement, ...]


def calibrate(cases: Iterable[Case], weighting: Weighting = LINEAR) -> Calibration:
    """All tables and agreements of some cases.

    Raises:
        CannotStore: an outcome has a word that this version of the program does not know.
    """
    given = tuple(cases)
    scales = Counter(case.scale for case in given)
    return Calibration(
        total=movement(given),
        by_standard=movement_by(given, lambda case: case.standard),
        by_kind=movement_by(given, lambda case: case.kind),
        by_phases=movement_by(given, lambda case: case.phases),
        by_decider=movement_by(given, lambda case: case.decider),
        moderators=moderator_rows(given),
        scales=tuple(
            ScaleAgreement(scale, self_and_agreed(given, scale, weighting), between_moderators(given, scale, weighting))
            for scale, _ in scales.most_common()
        ),
    )


def movement(cases: Iterable[Case]) -> Movement:
    """How many self-grades stood, were raised, were lowered, or were not verified, and why not.

    Raises:
        CannotStore: an outcome has a word that this version of the program does not know.
    """
    return Movement(**Counter(_counted_as(case.outcome) for case in cases))


def movement_by(cases: Iterable[Case], key: Callable[[Case], Key]) -> dict[Key, Movement]:
    """A table with one row for each key; every case is in just one row."""
    rows: dict[Key, list[Case]] = {}
    for case in cases:
        rows.setdefault(key(case), []).append(case)
    return {name: movement(row) for name, row in rows.items()}


def moderator_rows(cases: Iterable[Case]) -> tuple[ModeratorRow, ...]:
    """Each moderator's proposals beside the self-grades and the agreed grades."""
    own: dict[str, list[tuple[Case, str]]] = {}
    for case in cases:
        for moderator, grade in case.proposed().items():
            own.setdefault(moderator, []).append((case, grade))
    return tuple(
        ModeratorRow(
            moderator,
            _compared((case.scale, grade, case.self_grade) for case, grade in made),
            _compared((case.scale, grade, _verified(case)) for case, grade in made),
        )
        for moderator, made in own.items()
    )


def self_and_agreed(cases: Iterable[Case], scale: ScaleIds, weighting: Weighting = LINEAR) -> Agreement:
    """Self-grades beside agreed grades on one scale, over moderated cases alone: elsewhere the two are one grade."""
    return agreement(
        (
            (_position(case, scale, case.self_grade), _position(case, scale, case.agreed_grade))
            for case in cases
            if case.outcome in VERIFIED
        ),
        weighting,
    )


def between_moderators(
    cases: Iterable[Case], scale: ScaleIds, weighting: Weighting = LINEAR
) -> tuple[PairAgreement, ...]:
    """Every two moderators who both proposed for a standard, on one scale; in the order of their ids."""
    both: dict[tuple[str, str], list[tuple[int | None, int | None]]] = {}
    for case in cases:
        for (first, given), (second, other) in combinations(sorted(case.proposed().items()), 2):
            pair = _position(case, scale, given), _position(case, scale, other)
            both.setdefault((first, second), []).append(pair)
    return tuple(
        PairAgreement(first, second, agreement(pairs, weighting)) for (first, second), pairs in sorted(both.items())
    )


def _counted_as(outcome: str) -> str:
    try:
        return _COUNTED_AS[outcome]
    except KeyError:
        raise CannotStore(
            f"The record holds an outcome “{outcome}” that this version of s11tui does not know.",
            "Install the newest version and open it again; nothing was changed.",
        ) from None


def _verified(case: Case) -> str:
    return case.agreed_grade if case.outcome in VERIFIED else ""


def _position(case: Case, scale: ScaleIds, grade: str) -> int | None:
    return scale.index(grade) if case.scale == scale and grade in scale else None


def _compared(grades: Iterable[tuple[ScaleIds, str, str]]) -> Comparison:
    """Proposals beside other grades, each with its scale."""
    counts: Counter[str] = Counter()
    for scale, proposed, other in grades:
        mine, theirs = _claim(scale, proposed), _claim(scale, other)
        if mine is None or theirs is None:
            counts["not_compared"] += 1
        else:
            counts["same" if mine == theirs else "higher" if mine < theirs else "lower"] += 1
    return Comparison(**counts)


def _claim(scale: Sequence[str], grade: str) -> int | None:
    """How good a claim is, as for outcomes: `n-a` claims the most, that nothing need be shown."""
    if grade == NOT_APPLICABLE:
        return -1
    return scale.index(grade) if grade in scale else None
