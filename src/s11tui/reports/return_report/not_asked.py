"""What the edition holds that was not put to this agency."""

from s11tui.audit.view_models import ReturnView, StandardView
from s11tui.questionnaire.models import Edition, Question, Standard
from s11tui.reports.document import Bullets, Paragraph, Section
from s11tui.reports.return_report.wording import heading_of


def questions_not_asked(standard: StandardView, edition: Edition) -> tuple[str, ...]:
    """The texts of a standard's questions that are hidden from this agency."""
    own = edition.standard_by_id.get(standard.id)
    if own is None:
        return ()
    asked = {question.id for question in standard.questions}
    return tuple(question.text for question in _questions(own, edition) if question.id not in asked)


def _questions(standard: Standard, edition: Edition) -> tuple[Question, ...]:
    usual = tuple(question for question in edition.usual_questions if question.id in standard.usual.ask)
    return usual + standard.questions


def standards_not_asked(view: ReturnView, edition: Edition) -> tuple[Section, ...]:
    """A section that lists the standards that were not put to this agency; none where all were."""
    asked = {standard.id for standard in view.standards()}
    missing = [one for area in edition.areas for one in area.standards if one.id not in asked]
    if not missing:
        return ()
    told = (
        "The questionnaire holds these standards too. They were not asked of this agency, because of its kind, its "
        "size or the form it was invited to answer. They count neither as answered nor as not answered."
    )
    listed = Bullets(tuple(heading_of(one.number, one.title) for one in missing))
    return (Section("What was not asked", 1, "not-asked", (Paragraph(told), listed), new_page=True),)
