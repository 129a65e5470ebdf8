"""Which rounds there are, and which story each return has in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from s11tui.demo.cast import Cast, Member
from s11tui.demo.dice import Dice
from s11tui.demo.editions import EARLIER_VERSION
from s11tui.demo.stage import LAST_DAY

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


_NAMES = {SECTION_11: "Section 11", SECTION_175: "Section 175", EARLY_YEARS: "Early years"}
_CURRENT = 2027


@dataclass(frozen=True)
class RoundPlan:
    """One round.

    Attributes:
        questionnaire: its id.
        named: the year in its title; that of the current rounds is the last.
        year: of the record, counted from 0.
        thorough: whether people write much.
    """

    questionnaire: str
    named: int
    opened: date
    due: date
    year: int
    turns: tuple[Turn, ...]
    thorough: bool = True

    @property
    def title(self) -> str:
        return f"{_NAMES[self.questionnaire]} {self.named}"

    @property
    def is_current(self) -> bool:
        return self.named == _CURRENT

    @property
    def version(self) -> str:
        """Of its edition; empty for this year's."""
        return "" if self.is_current else EARLIER_VERSION

    @property
    def last(self) -> date:
        """Nothing in it happens after this day; a round of an earlier year is closed on it."""
        return LAST_DAY if self.is_current else date(self.opened.year + 1, 8, 28)


SMALL_LAST_YEAR: Mapping[str, str] = {
    "exampleshire-council": "agreed, closed",
    "exampleshire-police": "agreed, closed",
    "exampleshire-hospitals": "disputed, changed",
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
        return tuple(Turn(one, SMALL_LAST_YEAR[one.slug], Dice("start", one.slug).between(10, 50)) for one in members)

    def now(members: tuple[Member, ...]) -> tuple[Turn, ...]:
        return tuple(Turn(one, *SMALL_THIS_YEAR[one.slug]) for one in members)

    return (
        RoundPlan(SECTION_175, 2026, date(2025, 9, 8), date(2025, 11, 28), 0, before(cast.schools)),
        RoundPlan(SECTION_11, 2026, date(2025, 9, 22), date(2025, 12, 19), 0, before(cast.agencies)),
        RoundPlan(EARLY_YEARS, 2026, date(2025, 10, 6), date(2026, 2, 27), 0, before(cast.settings)),
        RoundPlan(SECTION_175, 2027, date(2026, 9, 7), date(2026, 10, 30), 1, now(cast.schools)),
        RoundPlan(SECTION_11, 2027, date(2026, 9, 7), date(2027, 2, 26), 1, now(cast.agencies)),
        RoundPlan(EARLY_YEARS, 2027, date(2026, 11, 2), date(2027, 11, 26), 1, now(cast.settings)),
    )


_DONE = (
    ("brief acknowledged", 0.45),
    ("brief acknowledged, closed", 0.32),
    ("brief agreed, closed", 0.17),
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
_AGENCIES_DONE = (
    ("agreed, closed", 0.7),
    ("no reply", 0.12),
    ("disputed, decided", 0.06),
    ("disputed, changed", 0.06),
    ("unsure, agreed", 0.06),
)
_AGENCIES_LONG_DONE = (("brief agreed, closed", 0.75), ("brief disputed, closed", 0.15), ("no reply", 0.1))
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


_SETTINGS_DONE = (("acknowledged, closed", 1.0),)
_SETTINGS_GOING_ON = (("begun", 1.0),)


def full_rounds(cast: Cast) -> tuple[RoundPlan, ...]:
    """Three years: two that are over, and this one."""
    return tuple(one for year, named in enumerate((2025, 2026, _CURRENT)) for one in _year(cast, year, named))


def _year(cast: Cast, year: int, named: int) -> tuple[RoundPlan, ...]:
    """The rounds of one year of the full demo."""
    going_on = named == _CURRENT
    schools = _turns(cast.schools, named, _GOING_ON if going_on else _DONE)
    of_agencies = _AGENCIES_GOING_ON if going_on else (_AGENCIES_LONG_DONE, _AGENCIES_DONE)[year]
    agencies = _turns(cast.agencies, named, of_agencies)
    settings = _turns(cast.settings, named, _SETTINGS_GOING_ON if going_on else _SETTINGS_DONE)
    opened = date(named - 1, 9, 7)
    agencies_due = date(named, 2, 26) if going_on else date(named - 1, 12, 18)
    return (
        RoundPlan(SECTION_175, named, opened, date(named - 1, 10, 30), year, schools, thorough=False),
        RoundPlan(SECTION_11, named, opened, agencies_due, year, agencies),
        RoundPlan(EARLY_YEARS, named, opened, date(named, 11, 26), year, settings),
    )


def _turns(members: tuple[Member, ...], named: int, fates: tuple[tuple[str, float], ...]) -> tuple[Turn, ...]:
    return tuple(_turn(one, Dice("turn", one.slug, str(named)), fates, named) for one in members)


def _turn(member: Member, dice: Dice, fates: tuple[tuple[str, float], ...], named: int) -> Turn:
    """A story for a return: most begin in time, some late."""
    late = dice.chance(0.08)
    start = dice.between(50, 62) if late else dice.between(4, 34)
    extended = f"{named}-01-29" if late and dice.chance(0.4) else ""
    return Turn(member, dice.weighted(fates), start, extended)
