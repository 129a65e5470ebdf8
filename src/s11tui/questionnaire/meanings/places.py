"""Every standard and question of a draft, with its place in the file."""

from collections.abc import Iterator
from dataclasses import dataclass

from s11tui.questionnaire.models import Area, Ask, Edition, Question, Standard
from s11tui.questionnaire.structure.cursor import Path


@dataclass(frozen=True)
class StandardPlace:
    """A standard and where it stands."""

    path: Path
    area: Area
    standard: Standard

    def at(self, *more: str | int) -> Path:
        """The place of something inside the standard."""
        return (*self.path, *more)

    @property
    def asks(self) -> tuple[Ask, Ask]:
        """Both rules that an agency must fit to be asked it."""
        return (self.area.ask, self.standard.ask)


@dataclass(frozen=True)
class QuestionPlace:
    """A question and where it stands.

    Attributes:
        path: the place of the question; of its standard for a usual question.
        name: `standard/question`.
        order: rising through the questionnaire.
    """

    path: Path
    name: str
    order: int
    question: Question
    of: StandardPlace


def standards_of(edition: Edition) -> Iterator[StandardPlace]:
    """All standards in order."""
    for area_index, area in enumerate(edition.areas):
        for index, standard in enumerate(area.standards):
            yield StandardPlace(("area", area_index, "standard", index), area, standard)


def usual_ids(edition: Edition, standard: Standard) -> frozenset[str]:
    """The usual questions that some agency is asked under a standard, those of profiles included."""
    asked = set(standard.usual.ask)
    if asked:
        for profile in edition.profiles:
            if profile.usual and profile.id in standard.profiles:
                asked.update(profile.usual.ask)
    return frozenset(asked)


def questions_of(edition: Edition) -> dict[str, QuestionPlace]:
    """All questions by `standard/question`, the usual ones first in each standard, as they are asked."""
    found: dict[str, QuestionPlace] = {}
    for place in standards_of(edition):
        asked = usual_ids(edition, place.standard)
        usual = [(place.path, question) for question in edition.usual_questions if question.id in asked]
        own = [(place.at("question", index), question) for index, question in enumerate(place.standard.questions)]
        for path, question in usual + own:
            name = f"{place.standard.id}/{question.id}"
            found.setdefault(name, QuestionPlace(path, name, len(found), question, place))
    return found
