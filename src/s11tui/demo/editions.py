"""The questionnaires that the demo's rounds use: those that ship, and what they were a year before."""

from collections.abc import Iterable
from functools import cache

from s11tui.errors import BadInput
from s11tui.questionnaire.checking import check
from s11tui.questionnaire.models import Area, Edition
from s11tui.questionnaire.shipped import find

EARLIER_VERSION, CURRENT_VERSION = "2025.1", "2026.2"

_NEW = frozenset(
    {"duty-to-report", "anti-racist-leadership", "gender-questioning", "alerts-and-ai", "misogyny", "early-stereotypes"}
)
"""Standards that were not asked before 2026."""


@cache
def shipped_edition(name: str) -> Edition:
    """A questionnaire that comes with the program, by its id.

    Raises:
        BadInput: the file has errors.
    """
    path = find(name)
    checked = check(path.read_bytes(), str(path))
    if checked.edition is None:
        raise BadInput(f"The questionnaire {name} has errors.", f"Run “s11tui questionnaire check {path}”.")
    return checked.edition


def current_edition(edition: Edition) -> Edition:
    """The edition as a partnership would have it that asked before: it follows last year's.

    It is not the shipped file to the letter, and so has a version of its own.
    """
    return edition.model_copy(update={"version": CURRENT_VERSION, "follows": EARLIER_VERSION})


def earlier_edition(edition: Edition, version: str) -> Edition:
    """The edition as it might have been a year before: without what became law since."""
    areas = tuple(_earlier_area(area) for area in edition.areas)
    kept = {standard.id for area in areas for standard in area.standards}
    return edition.model_copy(
        update={
            "version": version,
            "title": edition.title.replace("2026-27", "2025-26").replace("2026", "2025"),
            "areas": tuple(area for area in areas if area.standards),
            "checks": tuple(one for one in edition.checks if _names(c.question for c in one.when) <= kept),
        }
    )


def _earlier_area(area: Area) -> Area:
    return area.model_copy(update={"standards": tuple(one for one in area.standards if one.id not in _NEW)})


def _names(paths: Iterable[str]) -> set[str]:
    return {path.partition("/")[0] for path in paths}
