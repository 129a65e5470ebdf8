"""Finding the standard, question or grade that a person means."""

from difflib import get_close_matches

from s11tui.audit.completeness import grade_of
from s11tui.audit.content import Content
from s11tui.errors import BadInput, NotFound
from s11tui.questionnaire.asking import AskedStandard
from s11tui.questionnaire.models import Grade, Question
from s11tui.questionnaire.scales import NOT_APPLICABLE_GRADE


def find_standard(content: Content, ref: str) -> AskedStandard:
    """A standard that is asked of this agency, by id or number.

    Raises:
        NotFound: it is not asked of this agency, or there is none.
    """
    wanted = ref.strip()
    found = content.by_id.get(wanted) or next((one for one in content.asked if one.standard.number == wanted), None)
    if found is not None:
        return found
    if wanted in content.edition.standard_by_id:
        raise NotFound(f"The standard “{wanted}” is not asked of this agency.", "Nothing was changed.")
    near = get_close_matches(wanted, list(content.by_id), n=3, cutoff=0.5)
    mend = f"Did you mean {' or '.join(near)}?" if near else "“s11tui return show” lists the standards."
    raise NotFound(f"There is no standard “{wanted}” in this return.", mend)


def find_question(content: Content, asked: AskedStandard, question: str) -> Question:
    """A question of a standard that is shown now.

    Raises:
        NotFound: there is none, or it is hidden by the answers given.
    """
    shown = content.shown[asked.id]
    found = next((one for one in shown if one.id == question), None)
    if found is not None:
        return found
    if asked.question(question) is not None:
        raise NotFound(
            f"“{asked.id}/{question}” is not asked at the moment, because of an earlier answer.",
            "Answer the question before it first.",
        )
    known = ", ".join(one.id for one in shown)
    raise NotFound(f"“{asked.id}” has no question “{question}”.", f"It has: {known}.")


def find_grade(asked: AskedStandard, given: str) -> Grade:
    """A grade of a standard's scale, by id, short form or label.

    Raises:
        BadInput: it is not on the scale, or the standard is not graded.
    """
    if not asked.standard.graded:
        raise BadInput(f"“{asked.standard.title}” is for information and is not graded.", "Answer its questions only.")
    wanted = given.strip().casefold()
    grades = [*asked.scale.grades, *([NOT_APPLICABLE_GRADE] if asked.scale.na else [])]
    for place in range(3):
        for grade in grades:
            if wanted == (grade.id, grade.short, grade.label)[place].casefold():
                return grade
    choices = ", ".join(f"{grade.id} ({grade.label})" for grade in grades)
    raise BadInput(f"“{given}” is not a grade of this standard.", f"Choose from: {choices}.")


def position(asked: AskedStandard, grade: str) -> int:
    """How good a claim is, 0 the best counting grade; not applicable claims the most: that nothing is to be shown."""
    if grade_of(asked, grade) is NOT_APPLICABLE_GRADE:
        return -1
    place = asked.scale.position(grade)
    return len(asked.scale.grades) if place is None else place
