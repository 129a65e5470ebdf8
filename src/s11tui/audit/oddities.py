"""What is odd about a standard as it was filled in: shown to the person, and never in the way."""

from collections.abc import Iterator
from datetime import date

from s11tui.audit.action_steps import OVER
from s11tui.audit.library import is_expired
from s11tui.audit.view_models import EvidenceView, StandardView

_SHORTEST_COPY = 20
"""Characters; a shorter reason may well have the descriptor's words by chance."""


def oddities(standard: StandardView, today: date) -> tuple[str, ...]:
    """Contradictions that every questionnaire has, in words; those of its own are `checks` and `warn_if`."""
    return tuple(_found(standard, today))


def _found(standard: StandardView, today: date) -> Iterator[str]:
    grade = standard.grade(standard.self_grade)
    expired = [one for one in standard.evidence if is_expired(one.review_by, today.isoformat())]
    if grade is not None and grade.id in standard.evidence_needed:
        if not standard.evidence:
            yield f"“{grade.label}” may not be claimed without evidence, and none is named."
        elif len(expired) == len(standard.evidence):
            yield f"“{grade.label}” rests on evidence, and all that is named is out of date."
    yield from (_expired(one) for one in expired)
    for action in standard.actions:
        if action.state in OVER:
            continue
        lacking = [what for what, given in (("owner", action.owner), ("day", action.due)) if not given.strip()]
        if lacking:
            yield f"The action “{_shortened(action.what)}” has no {' and no '.join(lacking)}."
    if grade is not None and _is_copied(standard.self_reason, grade.descriptor):
        yield "The reason for the grade is the grade’s own description. Say what it rests on here."


def _expired(one: EvidenceView) -> str:
    return f"“{_shortened(one.title)}” was to be looked at again by {one.review_by}."


def _is_copied(reason: str, descriptor: str) -> bool:
    plain, given = _letters(reason), _letters(descriptor)
    if len(plain) < _SHORTEST_COPY or not given:
        return False
    return plain in given or (given in plain and len(plain) < len(given) * 1.2)


def _letters(text: str) -> str:
    """Only letters and digits, in small letters: how a text is compared."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
