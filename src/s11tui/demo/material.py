"""The raw material that travels with the package: sentences with slots, names, agencies."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class Theme:
    """Sentences about one subject, each list in no order but `self_reason`: best grade first, two of them good."""

    in_place: tuple[str, ...]
    how_you_know: tuple[str, ...]
    difference: tuple[str, ...]
    weak: tuple[str, ...]
    self_reason: tuple[str, ...]
    confirmed: tuple[str, ...]
    lowered: tuple[str, ...]
    raised: tuple[str, ...]
    action: tuple[str, ...]
    evidence: tuple[str, ...]


@cache
def table(name: str) -> Mapping[str, Any]:
    """One of the package's TOML files, by its name without ending."""
    return tomllib.loads(files("s11tui.demo").joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def theme(name: str) -> Theme:
    """A theme by `theme.leadership` or `school.voice`."""
    group, _, short = name.partition(".")
    return Theme(**{key: tuple(sentences) for key, sentences in table("texts")[group][short].items()})


@cache
def own(group: str, name: str) -> tuple[str, ...]:
    """What stands in own.toml under a group, for example the sentences of `panel.query`; empty where nothing does."""
    found = table("own")[group].get(name, ())
    return tuple(found)


@cache
def of_standard(standard: str, part: str) -> tuple[str, ...]:
    """Sentences for a part (`in_place`, `how_you_know`, `difference`) of one standard only; mostly none."""
    return tuple(table("standards").get(standard, {}).get(part, ()))


THEMES: Mapping[str, tuple[str, ...]] = {
    # section 11
    "leadership": ("theme.leadership",),
    "policies": ("theme.policies",),
    "childs-voice": ("theme.voice",),
    "safer-recruitment": ("theme.recruitment",),
    "allegations": ("theme.allegations",),
    "training": ("theme.training",),
    "supervision": ("theme.supervision",),
    "information-sharing": ("theme.information-sharing",),
    "working-together": ("theme.working-together",),
    "specific-harms": ("theme.specific-harms",),
    "commissioning-and-premises": ("theme.commissioned-services",),
    "quality-and-impact": ("theme.quality-assurance",),
    # early years
    "people": ("theme.recruitment",),
    "knowing": ("theme.voice",),
    "recognising": ("theme.specific-harms",),
    "help": ("theme.working-together",),
    "safe-care": ("theme.supervision", "theme.policies"),
    "records": ("theme.information-sharing",),
    "review": ("theme.quality-assurance",),
}
"""For each area of section 11 and early years, where its sentences come from."""

SCHOOL_THEMES: Mapping[str, tuple[str, ...]] = {
    "leadership-governance": ("school.leadership",),
    "dsl-team": ("school.leadership",),
    "policies-culture": ("school.leadership", "school.allegations"),
    "staff-knowledge": ("school.training",),
    "safer-recruitment": ("school.recruitment",),
    "allegations-concerns": ("school.allegations",),
    "child-on-child": ("school.child-on-child",),
    "online-safety": ("school.online-safety",),
    "attendance-missing": ("school.attendance",),
    "help-and-partnership": ("school.early-help",),
    "send-health": ("school.vulnerable-pupils",),
    "children-needing-more": ("school.vulnerable-pupils", "school.early-help"),
    "mental-health": ("school.vulnerable-pupils", "school.voice"),
    "harm-in-and-beyond-home": ("school.early-help", "theme.specific-harms"),
    "prevent": ("school.training", "school.online-safety"),
    "records-and-sharing": ("school.early-help", "theme.information-sharing"),
    "voice-and-parents": ("school.voice",),
    "taught-curriculum": ("school.voice", "school.online-safety"),
    "early-years": ("school.vulnerable-pupils", "school.training"),
    "beyond-the-classroom": ("school.attendance", "theme.commissioned-services"),
    "boarding": ("school.voice", "school.child-on-child"),
    "independent-governance": ("school.leadership",),
    "review-and-impact": ("school.voice", "school.leadership"),
}
"""For each area of section 175 that is not found above, or that a school speaks of in its own way."""


def themes_of(area: str, *, is_school: bool) -> tuple[Theme, ...]:
    """The themes that suit an area; those of leadership for an area that nobody has mapped."""
    first, second = (SCHOOL_THEMES, THEMES) if is_school else (THEMES, SCHOOL_THEMES)
    names = first.get(area) or second.get(area) or (("school.leadership",) if is_school else ("theme.leadership",))
    return tuple(theme(name) for name in names)
