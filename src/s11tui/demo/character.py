"""What agencies are like: how good their practice is, and how they see it themselves."""

from dataclasses import dataclass

from s11tui.demo.dice import Dice
from s11tui.questionnaire.models import Scale


@dataclass(frozen=True)
class Character:
    """How well an agency does on the whole, and how far its own view is from that.

    Attributes:
        level: 0 to 1, practice in the first year of the record.
        bias: what its own view adds to that (over-confident) or takes away (modest).
        yearly: how much it improves from year to year.
    """

    level: float
    bias: float = 0.0
    yearly: float = 0.03


CHARACTERS: dict[str, Character] = {
    "strong": Character(0.74),
    "sound": Character(0.71),
    "honest": Character(0.60, yearly=0.04),
    "modest": Character(0.67, bias=-0.07),
    "over-confident": Character(0.50, bias=0.10, yearly=0.01),
    "struggling": Character(0.42, bias=0.02, yearly=0.05),
}

_SPREAD_OF_AREA = 0.22
_SPREAD_OF_STANDARD = 0.34
_BOUNDS: dict[int, tuple[float, ...]] = {
    2: (0.35,),
    3: (0.40, 0.08),
    4: (0.80, 0.50, 0.10),
    5: (0.88, 0.70, 0.45, 0.10),
}
"""By number of grades on a scale: the lowest practice (0 to 1) for each grade but the last, best first."""


@dataclass(frozen=True)
class Practice:
    """How good an agency's practice is at one standard, and how good it thinks it is: 0 to 1 or a little beyond."""

    true: float
    seen: float


def practice(agency: str, character: str, area: str, standard: str, year: int) -> Practice:
    """Practice at a standard; the same agency has the same strengths and weaknesses every year, and drifts slowly.

    Args:
        year: counted from the record's first, 0.
    """
    nature = CHARACTERS[character]
    of_area = (Dice("area", agency, area).share() - 0.5) * _SPREAD_OF_AREA
    steady = Dice("standard", agency, standard)
    of_standard = (steady.share() + steady.share() - 1) * _SPREAD_OF_STANDARD
    this_year = (Dice("year", agency, standard, str(year)).share() - 0.5) * 0.08
    true = nature.level + of_area + of_standard + this_year + nature.yearly * year
    return Practice(true, true + nature.bias + (steady.share() - 0.5) * 0.06)


def grade_for(scale: Scale, level: float) -> str:
    """The grade of a scale that fits a level of practice."""
    bounds = _BOUNDS.get(len(scale.grades)) or tuple(
        1 - (place + 1) / len(scale.grades) for place in range(len(scale.grades) - 1)
    )
    place = next((place for place, bound in enumerate(bounds) if level >= bound), len(bounds))
    return scale.grades[place].id


def is_weak(scale: Scale, level: float) -> bool:
    """Whether practice is below what the scale calls good (or met): its words are thin, its grade needs an action."""
    grade = grade_for(scale, level)
    return any("action" in one.needs for one in scale.grades if one.id == grade)
