"""When a question is asked, as plain data for the script of a form."""

from collections.abc import Sequence
from typing import Any

from s11tui.questionnaire.conditions import full_path
from s11tui.questionnaire.models import Condition


def as_data(conditions: Sequence[Condition], standard: str) -> tuple[dict[str, Any], ...]:
    """Conditions as the questionnaire writes them, their questions by full path."""
    return tuple(
        {**one.model_dump(mode="json", by_alias=True, exclude_none=True), "question": full_path(one.question, standard)}
        for one in conditions
    )
