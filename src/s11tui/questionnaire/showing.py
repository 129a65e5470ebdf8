"""A questionnaire as one agency would be asked it, for `questionnaire show --json` and for programs."""

from collections.abc import Sequence
from typing import TypedDict

from s11tui.questionnaire.asking import AskedStandard, Facts, asked_of, edition_fits
from s11tui.questionnaire.models import Edition, Standard
from s11tui.questionnaire.publishing import publish


class ShownQuestion(TypedDict):
    """A question; `required` as long as there is no grade."""

    id: str
    type: str
    text: str
    required: bool


class ShownLaw(TypedDict):
    """A citation with the title and edition of what is cited."""

    ref: str
    title: str
    edition: str
    part: str


class ShownStandard(TypedDict):
    """A standard; `looks_like` maps a grade to its descriptor or its tickable statements."""

    id: str
    number: str
    title: str
    guidance: str
    law: list[ShownLaw]
    looks_like: dict[str, str | list[str]]
    questions: list[ShownQuestion]


class ShownArea(TypedDict):
    """An area with the standards that are asked."""

    id: str
    title: str
    standards: list[ShownStandard]


class Shown(TypedDict):
    """The whole, as JSON gives it."""

    id: str
    version: str
    title: str
    sha256: str
    areas: list[ShownArea]


def as_asked(edition: Edition, facts: Facts | None = None) -> Shown:
    """What an agency of these facts is asked; everything where there are none.

    Areas without a standard that is asked are left out; all of them, for a kind that is not invited.
    """
    asked = _everything(edition) if facts is None else _asked(edition, facts)
    areas = []
    for area in edition.areas:
        standards = [_standard(edition, one) for one in asked if one.area is area]
        if standards:
            areas.append(ShownArea(id=area.id, title=area.title, standards=standards))
    return Shown(
        id=edition.id, version=edition.version, title=edition.title, sha256=publish(edition).sha256, areas=areas
    )


def _asked(edition: Edition, facts: Facts) -> Sequence[AskedStandard]:
    return asked_of(edition, facts) if edition_fits(edition, facts.kind) else ()


def _everything(edition: Edition) -> Sequence[AskedStandard]:
    found = []
    for area in edition.areas:
        for standard in area.standards:
            usual = tuple(one for one in edition.usual_questions if one.id in standard.usual.ask)
            scale = edition.scale_by_id[standard.scale]
            found.append(AskedStandard(area, standard, scale, usual + standard.questions, standard.usual))
    return found


def _standard(edition: Edition, asked: AskedStandard) -> ShownStandard:
    standard = asked.standard
    return ShownStandard(
        id=standard.id,
        number=standard.number,
        title=standard.title,
        guidance=standard.guidance,
        law=_law(edition, standard),
        looks_like={
            grade: words if isinstance(words, str) else list(words) for grade, words in standard.looks_like.items()
        },
        questions=[
            ShownQuestion(id=one.id, type=one.type, text=one.text, required=asked.is_required(one, None))
            for one in asked.questions
        ],
    )


def _law(edition: Edition, standard: Standard) -> list[ShownLaw]:
    found = []
    for citation in standard.law:
        reference = edition.reference_by_id[citation.ref]
        found.append(ShownLaw(ref=citation.ref, title=reference.title, edition=reference.edition, part=citation.part))
    return found
