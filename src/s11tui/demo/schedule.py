"""Which rounds there are, and which story each return has in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from s11tui.demo.cast import Cast, Member
from s11tui.demo.dice import Dice

SECTION_11, SECTION_175, EARLY_YEARS = "section11", "section175", "early-years"


@dataclass(frozen=True)
class Turn:
    """One return's part in a round.

    Attributes:
        story: a key of `stories.STORIES`.
        start: days after the round opened that work began.
        extended: another due day (ISO), empty for the round's own.
    """

    member: Member
    story: str
    start: int
    extended: str = ""


@dataclass(frozen=True)
class RoundPlan:
    """One round.

    Attributes:
        questionnaire: its id.
        version: of the edition; empty for the one that ships.
        year: of the record, counted from 0.
        last: nothing in it happens after this day.
        closes: whether the manager closes it on that day.
        thorough: whether people write much.
    """

    questionnaire: str
    version: str
    title: str
    opened: date
    due: date
    last: date
    closes: bool
    year: int
    thorough: bool
    turns: tuple[Turn, ...]


SMALL_LAST_YEAR: Mapping[str, str] = {
    "exampleshire-council": "agreed, closed",
    "exampleshire-police": "agreed, closed",
    "exampleshire-hospitals": "disputed, decided",
    "exampleshire-probation": "no reply",
    "tollgate-lane": "agreed, closed",
    "southmere-swallows": "acknowledged, closed",
    "alder-vale-nursery-school": "acknowledged, closed",
    "thistle-rise-first-school": "agreed, closed",
    "marlow-brook-primary-school": "agreed, closed",
    "kestrel-moor-primary-academy": "acknowledged, closed",
    "juniper-fold-middle-school": "no reply",
    "fernscar-high-academy": "agreed, closed",
    "otter-hollow-high-school": "acknowledged, closed",
    "wrenfold-sixth-form-college": "acknowledged, closed",
    "damson-bank-school": "unsure, agreed",
    "saltern-cross-academy": "agreed, closed",
    "copper-beech-lane-school": "disputed, decided",
    "marrowdale-college": "acknowledged, closed",
    "quillberry": "acknowledged, closed",
}
"""For each member of the small demo, its story of a year ago."""

SMALL_THIS_YEAR: Mapping[str, tuple[str, int, str]] = {
    "exampleshire-council": ("in moderation", 9, ""),
    "exampleshire-police": ("begun", 30, ""),
    "exampleshire-hospitals": ("disputed, decided", 2, ""),
    "exampleshire-probation": ("returned", 12, ""),
    "tollgate-lane": ("nearly done", 40, ""),
    "southmere-swallows": ("not started", 0, ""),
    "alder-vale-nursery-school": ("acknowledged", 8, ""),
    "thistle-rise-first-school": ("acknowledged, closed", 3, ""),
    "marlow-brook-primary-school": ("resubmitted, in moderation", 6, ""),
    "kestrel-moor-primary-academy": ("grades shared", 42, ""),
    "juniper-fold-middle-school": ("submitted", 52, ""),
    "fernscar-high-academy": ("awaiting", 38, ""),
    "otter-hollow-high-school": ("begun", 40, ""),
    "wrenfold-sixth-form-college": ("withdrawn", 5, ""),
    "damson-bank-school": ("agreed", 1, ""),
    "saltern-cross-academy": ("exempt", 7, ""),
    "copper-beech-lane-school": ("disputed", 3, ""),
    "marrowdale-college": ("ready", 44, "2027-01-29"),
    "quillberry": ("begun", 6, ""),
}
"""For each member of the small demo: this year's story, the days until it begins, and another due day."""


def small_rounds(cast: Cast) -> tuple[RoundPlan, ...]:
    """Last year's rounds, all but finished, and this year's, with a return in every state."""

    def before(members: tuple[Member, ...]) -> tuple[Turn, ...]:
        return tuple(
            Turn(one, SMALL_LAST_YEAR[one.slug], Dice("start", one.slug).between(10, 50)) for one in members
        )

    def now(members: tuple[Member, ...]) -> tuple[Turn, ...]:
        return tuple(Turn(one, *SMALL_THIS_YEAR[one.slug]) for one in members)

    return (
        _round(SECTION_175, 2026, date(2025, 9, 8), date(2025, 11, 28), 0, before(cast.schools), thorough=True),
        _round(SECTION_11, 2026, date(2025, 9, 22), date(2025, 12, 19), 0, before(cast.agencies), thorough=True),
        _round(EARLY_YEARS, 2026, date(2025, 10, 6), date(2026, 2, 27), 0, before(cast.settings), thorough=True),
        _round(SECTION_175, 2027, date(2026, 9, 7), date(2026, 10, 30), 1, now(cast.schools), thorough=True),
        _round(SECTION_11, 2027, date(2026, 9, 7), date(2027, 2, 26), 1, now(cast.agencies), thorough=True),
        _round(EARLY_YEARS, 2027, date(2026, 11, 2), date(2027, 11, 26), 1, now(cast.settings), thorough=True),
    )


_NAMES = {SECTION_11: "Section 11", SECTION_175: "Section 175", EARLY_YEARS: "Early years"}
_CURRENT = 2027


def _round(
    questionnaire: str, named: int, opened: date, due: date, year: int, turns: tuple[Turn, ...], *, thorough: bool
) -> RoundPlan:
    current = named == _CURRENT
    return RoundPlan(
        questionnaire,
        "" if current else "2025.1",
        f"{_NAMES[questionnaire]} {named}",
        opened,
        due,
        date(2026, 11, 20) if current else date(opened.year + 1, 8, 28),
        closes=not current,
        year=year,
        thorough=thorough,
        turns=turns,
    )


_DONE = (
    ("brief acknowledged, closed", 0.70),
    ("brief agreed, closed", 0.24),
    ("brief disputed, closed", 0.03),
    ("exempt", 0.02),
    ("withdrawn", 0.01),
)
_GOING_ON = (
    ("brief acknowledged", 0.22),
    ("brief submitted", 0.20),
    ("brief in moderation", 0.12),
    ("brief shared", 0.05),
    ("brief agreed", 0.08),
    ("brief disputed", 0.02),
    ("brief returned", 0.03),
    ("brief awaiting", 0.07),
    ("brief ready", 0.05),
    ("brief begun", 0.09),
    ("not started", 0.05),
    ("exempt", 0.01),
    ("withdrawn", 0.01),
)
_AGENCIES_DONE = (("agreed, closed", 0.7), ("no reply", 0.12), ("disputed, decided", 0.12), ("unsure, agreed", 0.06))
_AGENCIES_GOING_ON = (
    ("begun", 0.22),
    ("not started", 0.14),
    ("nearly done", 0.1),
    ("awaiting", 0.1),
    ("submitted", 0.12),
    ("in moderation", 0.14),
    ("grades shared", 0.06),
    ("agreed", 0.06),
    ("returned", 0.06),
)


def full_rounds(cast: Cast) -> tuple[RoundPlan, ...]:
    """Three years: two that are over, and this one."""

    def turns(members: tuple[Member, ...], named: int, fates: tuple[tuple[str, float], ...]) -> tuple[Turn, ...]:
        return tuple(_turn(one, Dice("turn", one.slug, str(named)), fates, named) for one in members)

    rounds = []
    for year, named in enumerate((2025, 2026, _CURRENT)):
        schools, agencies = (_GOING_ON, _AGENCIES_GOING_ON) if named == _CURRENT else (_DONE, _AGENCIES_DONE)
        settings = (("begun", 1.0),) if named == _CURRENT else (("acknowledged, closed", 1.0),)
        due = date(named, 2, 26) if named == _CURRENT else date(named - 1, 12, 18)
        opened = date(named - 1, 9, 7)
        rounds += [
            _round(SECTION_175, named, opened, date(named - 1, 10, 30), year, turns(cast.schools, named, schools), thorough=False),
            _round(SECTION_11, named, opened, due, year, turns(cast.agencies, named, agencies), thorough=True),
            _round(EARLY_YEARS, named, opened, date(named, 11, 26), year, turns(cast.settings, named, settings), thorough=True),
        ]
    return tuple(rounds)


def _turn(member: Member, dice: Dice, fates: tuple[tuple[str, float], ...], named: int) -> Turn:
    """A story for a return: most begin in time, some late."""
    late = dice.chance(0.08)
    start = dice.between(50, 62) if late else dice.between(4, 34)
    extended = f"{named}-01-29" if late and dice.chance(0.4) else ""
    return Turn(member, dice.weighted(fates), start, extended)
