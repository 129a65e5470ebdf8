"""Whether a draft says something that can be asked, answered and graded.

What the words of a file are is looked at in `shape`; here it is what they mean together.
"""

from s11tui.questionnaire.meanings import audience, conditions, continuity, grades, ids, questions
from s11tui.questionnaire.models import Edition
from s11tui.questionnaire.problems import Notes
from s11tui.questionnaire.shape import Draft


def look_for_meaning(draft: Draft, notes: Notes, earlier: Edition | None) -> None:
    """Note everything that cannot have been meant.

    Args:
        earlier: the edition that this one follows; without it, old ids are not compared.
    """
    edition = draft.edition
    ids.look(edition, notes)
    grades.look(draft, notes)
    audience.look(edition, notes)
    questions.look(edition, notes)
    conditions.look(edition, notes)
    continuity.look(edition, earlier, notes)
