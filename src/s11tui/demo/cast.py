"""Who takes part: the agencies, schools and people of the invented partnership."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from s11tui.demo.dice import Dice
from s11tui.demo.material import table
from s11tui.questionnaire.asking import Facts
from s11tui.text import slug

PARTNERSHIP = "Exampleshire Safeguarding Children Partnership"

SETTINGS = (
    ("front_door", "Exampleshire Front Door, 01632 960101"),
    ("out_of_hours", "Exampleshire Emergency Duty Team, 01632 960102"),
    ("lado", "Exampleshire LADO, 01632 960103"),
    ("threshold_guide", "“The right help at the right time”, on the partnership's website"),
    ("escalation_policy", "“Resolving professional disagreements”, on the partnership's website"),
)
"""Contacts that nobody has: the numbers are of the range that is kept for drama."""

CHARACTERS = (*("sound",) * 6, *("strong",) * 3, "honest", "modest", "over-confident", "over-confident", "struggling")
"""Of the many schools of the full demo: most do well."""


@dataclass(frozen=True)
class Member:
    """An agency, school or setting, and how it speaks.

    Attributes:
        character: a key of `character.CHARACTERS`.
        profile: the profile it answers in section 11; empty for the full form.
        staff, roles, teams: what it calls its people, for the slots of sentences.
        lead, colleague, signatory: names of people; signatory's is who signs, on paper or here.
        office: in which role the signatory signs.
        second: name of who signs beside them, where several do.
        signs_here: whether the signatory uses the program, and does not sign on paper.
        shares_work: whether the colleague is a contributor with standards of their own.
    """

    slug: str
    name: str
    kind: str
    phases: tuple[str, ...]
    size: str
    tags: tuple[str, ...]
    group: str
    character: str
    profile: str
    staff: str
    roles: tuple[str, ...]
    teams: tuple[str, ...]
    lead: str
    colleague: str
    signatory: str
    office: str
    second: str
    signs_here: bool
    shares_work: bool

    @property
    def is_school(self) -> bool:
        """Whether it answers section 175."""
        return self.kind in ("school", "college", "training-provider", "alternative-provider")

    def facts(self, profile: str) -> Facts:
        """On what it depends which standards are asked."""
        return Facts(self.kind, self.phases, self.size, self.tags, profile)

    @property
    def is_setting(self) -> bool:
        """Whether it answers the early years audit."""
        return self.kind == "early-years"


@dataclass(frozen=True)
class Cast:
    """Everybody. `spare` are names for the people of the partnership itself."""

    agencies: tuple[Member, ...]
    schools: tuple[Member, ...]
    settings: tuple[Member, ...]
    spare: tuple[str, ...]

    @property
    def members(self) -> tuple[Member, ...]:
        return (*self.agencies, *self.schools, *self.settings)


@dataclass
class _Names:
    """Deals names of people, none twice: the given ones first, then their parts in other pairs."""

    dealt: int = field(default=0)

    def next(self) -> str:
        people = [name.rpartition(" ") for name in table("texts")["names"]["people"]]
        round_, place = divmod(self.dealt, len(people))
        self.dealt += 1
        return f"{people[place][0]} {people[(place + 11 * round_) % len(people)][2]}"


def _name_of_second(agency: str) -> str:
    """A name that hangs on the agency's alone, so that no other name depends on it."""
    dice, people = Dice("second", agency), table("texts")["names"]["people"]
    return f"{dice.pick(people).rpartition(' ')[0]} {dice.pick(people).rpartition(' ')[2]}"


_OFFICES = {
    "school": "Head teacher",
    "college": "Principal",
    "training-provider": "Managing director",
    "alternative-provider": "Director",
    "early-years": "Nursery manager",
    "police": "Deputy chief constable",
    "probation": "Head of the delivery unit",
    "youth-justice": "Head of service",
    "fire": "Chief fire officer",
    "icb": "Chief nurse",
    "gp": "Senior partner",
    "secure-estate": "Registered manager",
    "council": "Director of children's services",
    "health": "Chief nurse",
    "charity": "Chair of trustees",
    "faith": "Chair of the committee",
    "sport": "Club chair",
}


def _member(entry: dict[str, Any], names: _Names, *, people: bool) -> Member:
    """A member from what the TOML says; `people`: whether signatories and contributors use the program."""
    kind = entry.get("kind", "school")
    speech = table("cast")["kind"][kind]
    dice = Dice("member", entry["name"])
    light = entry.get("profile", "") == "light"
    return Member(
        slug=entry.get("slug") or slug(entry["name"]),
        name=entry["name"],
        kind=kind,
        phases=tuple(entry.get("phases", ())),
        size=entry.get("size", "medium"),
        tags=tuple(entry.get("tags", ())),
        group=entry.get("group", ""),
        character=entry["character"],
        profile=entry.get("profile", ""),
        staff=speech["staff"],
        roles=tuple(speech["roles"]),
        teams=tuple(speech["teams"]),
        lead=names.next(),
        colleague=names.next() if people and not light else "",
        signatory=names.next(),
        office=_OFFICES.get(kind, "Chief executive"),
        second=_name_of_second(entry["name"]),
        signs_here=people and not light and dice.chance(0.6),
        shares_work=people and not light and kind in ("council", "police", "health", "college"),
    )


def _agencies() -> Iterator[dict[str, Any]]:
    """The thirty agencies: what texts.toml says of each, with what cast.toml adds."""
    for entry in table("texts")["names"]["agencies"]:
        yield {**entry, **table("cast")["agency"][entry["name"]]}


def _made_schools() -> Iterator[dict[str, Any]]:
    """The three hundred schools of the full demo."""
    parts: Sequence[str] = table("texts")["names"]["schools"]
    start = 0
    for kind in table("cast")["made"]:
        for place in range(kind["share"]):
            name = f"{parts[(start + place) % len(parts)]} {kind['suffix']}"
            dice = Dice("school", name)
            trust = f"{dice.pick(('Vale', 'Norbeck', 'Southmere', 'Riverside'))} Learning Trust"
            yield {
                **kind,
                "name": name,
                "size": "medium" if dice.chance(0.9) else "large",
                "tags": [*kind["tags"], *(("hires-out-premises",) if dice.chance(0.4) else ())],
                "group": trust if "academy" in kind["tags"] else "",
                "character": dice.pick(CHARACTERS),
            }
        start += kind["share"]


def _cast(agencies: Sequence[dict[str, Any]], schools: Sequence[dict[str, Any]], *, people: bool) -> Cast:
    names = _Names()
    spare = tuple(names.next() for _ in range(12))
    members = [_member(entry, names, people=True) for entry in agencies]
    members += [_member(entry, names, people=people) for entry in schools]
    return Cast(
        tuple(one for one in members if not one.is_school and not one.is_setting),
        tuple(one for one in members if one.is_school),
        tuple(one for one in members if one.is_setting),
        spare,
    )


@cache
def small() -> Cast:
    """Six agencies, twelve schools, one early years setting."""
    agencies = [entry for entry in _agencies() if entry.get("small")]
    return _cast(agencies, table("cast")["school"], people=True)


@cache
def full() -> Cast:
    """Thirty agencies and three hundred schools; of the schools only the leads use the program."""
    return _cast(list(_agencies()), list(_made_schools()), people=False)
