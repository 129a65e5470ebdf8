"""A standard and its questions as they were published, before anybody says anything: made once and kept."""

from dataclasses import dataclass
from functools import lru_cache

from s11tui.audit.view_models import GradeView, QuestionView, StandardView
from s11tui.questionnaire.asking import AskedStandard
from s11tui.questionnaire.models import Question
from s11tui.questionnaire.publishing import filled
from s11tui.questionnaire.scales import NOT_APPLICABLE_GRADE

Settings = tuple[tuple[str, str], ...]
"""The partnership's settings as sorted pairs."""


@dataclass(frozen=True)
class Published:
    """What of a view is the same for everybody, with the partnership's settings filled in."""

    standard: StandardView
    questions: dict[str, QuestionView]


@lru_cache(maxsize=4096)
def published(asked: AskedStandard, settings: Settings) -> Published:
    """A standard and its questions without anything that anybody said."""
    values = dict(settings)
    standard = asked.standard
    view = StandardView(
        id=standard.id,
        number=standard.number,
        title=filled(standard.title, values),
        area=asked.area.id,
        guidance=filled(standard.guidance, values),
        law=asked.law,
        typical_evidence=tuple(filled(one, values) for one in standard.typical_evidence),
        graded=standard.graded,
        grades=_grades(asked, values),
        evidence_needed=standard.evidence,
        missing=(),
        mark="empty",
        editable=False,
        content="",
    )
    return Published(view, {question.id: _question(asked, question, values) for question in asked.questions})


def _question(asked: AskedStandard, question: Question, settings: dict[str, str]) -> QuestionView:
    return QuestionView(
        id=question.id,
        path=asked.path(question),
        type=question.type,
        text=filled(question.text, settings),
        required=False,
        options=tuple((one.id, filled(one.label, settings)) for one in question.options),
        columns=tuple((one.id, one.title, one.type) for one in question.columns),
        max_words=question.max_words,
        unit=question.unit,
    )


def _grades(asked: AskedStandard, settings: dict[str, str]) -> tuple[GradeView, ...]:
    """The grades of a standard, best first, `n-a` last where the scale has it."""
    grades = list(asked.scale.grades) + ([NOT_APPLICABLE_GRADE] if asked.scale.na else [])
    return tuple(
        GradeView(
            id=one.id,
            label=one.label,
            short=one.short,
            colour=one.colour or "grey",
            descriptor=filled(asked.standard.descriptor(one.id), settings),
            needs=tuple(dict.fromkeys((*one.needs, *(("evidence",) if one.id in asked.standard.evidence else ())))),
            urgent=one.urgent,
        )
        for one in grades
    )
