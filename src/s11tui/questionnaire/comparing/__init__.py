"""What became of the standards and questions of one edition in another.

Only what the new edition says is heeded: `was`, `[[dropped]]`, and ids, which are for ever. Where its author could have
meant two things (a kept id that others claim too), nothing is filled and no grade is compared.
"""

from s11tui.questionnaire.comparing.changes import Comparison, QuestionChange, StandardChange
from s11tui.questionnaire.comparing.questions import questions_under
from s11tui.questionnaire.comparing.standards import compare, speaks_of

__all__ = ["Comparison", "QuestionChange", "StandardChange", "compare", "questions_under", "speaks_of"]
