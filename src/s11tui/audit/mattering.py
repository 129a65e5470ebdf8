"""Which standards of a return a meeting, or a moderator with little time, should look at, and why, in words.

Made of a view and of nothing else, so that it gives away no more than its reader may see: whoever has not proposed in
a round that is graded separately first is told what the agency's own words and last year's outcome give cause for.
"""

from collections.abc import Iterator

from s11tui.audit.outcome_words import VERIFIED
from s11tui.audit.view_earlier import EarlierView
from s11tui.audit.view_models import GradeView, ReturnView, StandardView
from s11tui.questionnaire.vocabulary import NOT_APPLICABLE

_MANY_GRADES = 4
"""From so many grades on the lowest two are low; on a shorter scale only the lowest."""


def what_matters(view: ReturnView, sampled: frozenset[str] = frozenset()) -> dict[str, tuple[str, ...]]:
    """By standard, in the order they are asked, why it matters; those with nothing to say are left out.

    Of a return that was picked in a sample and has nothing else to say, every graded standard matters: it was picked to
    be looked at.

    Args:
        sampled: ids of the standards that were picked in a sample.
    """
    found = {one.id: why_it_matters(one, one.id in sampled) for one in view.standards()}
    found = {name: reasons for name, reasons in found.items() if reasons}
    if view.sampled and not found:
        return {one.id: why_it_matters(one, sampled=True) for one in view.standards() if one.graded}
    return found


def why_it_matters(standard: StandardView, sampled: bool = False) -> tuple[str, ...]:
    """Why a standard should be looked at, in words, the most pressing first; empty where nothing calls for it."""
    return tuple(_reasons(standard, sampled))


def waits(standard: StandardView) -> bool:
    """Whether a standard is to be decided: it has no outcome, or one that does not hold any more."""
    outcome = standard.outcome
    if not standard.graded:
        return False
    return outcome is None or outcome.stale or (bool(outcome.challenged) and not outcome.decision)


def _reasons(standard: StandardView, sampled: bool) -> Iterator[str]:
    outcome = standard.outcome
    if outcome is not None and outcome.challenged and not outcome.decision:
        yield "the agency asks for it to be looked at again"
    if outcome is not None and outcome.stale:
        yield "the answers changed since it was decided"
    elif any(one.stale for one in standard.proposals):
        yield "the answers changed since a grade was proposed"
    if outcome is None and standard.returned_reason:
        yield "it was sent back"
    yield from _asked(standard)
    yield from _proposed(standard)
    yield from _low(standard)
    yield from _moved(standard)
    if _claims_without_evidence(standard):
        yield f"“{standard.self_label}” is claimed and no evidence is named"
    if sampled:
        yield "picked in the sample"


def _asked(standard: StandardView) -> Iterator[str]:
    waiting = sum(not one.resolved for one in standard.queries)
    if waiting:
        yield "a question is open" if waiting == 1 else f"{waiting} questions are open"


def _proposed(standard: StandardView) -> Iterator[str]:
    grades = {one.grade for one in standard.proposals}
    low = next((one.label for one in standard.proposals if _is_low(standard, standard.grade(one.grade))), "")
    if len(grades) > 1:
        yield f"the proposals differ, one is “{low}”" if low else "the proposals differ"
    elif standard.self_grade is not None and grades - {standard.self_grade}:
        yield f"“{standard.proposals[0].label}” is proposed where the agency says “{standard.self_label}”"


def _low(standard: StandardView) -> Iterator[str]:
    own = standard.grade(standard.self_grade)
    if own is not None and _is_low(standard, own):
        yield f"the self-grade is “{own.label}”{', which is urgent' if own.urgent else ''}"


def _is_low(standard: StandardView, grade: GradeView | None) -> bool:
    scale = _scale(standard)
    lowest = scale[-2:] if len(scale) >= _MANY_GRADES else scale[-1:]
    return grade is not None and (grade.urgent or grade in lowest)


def _scale(standard: StandardView) -> tuple[GradeView, ...]:
    """The grades that say how good it is, the best first."""
    return tuple(grade for grade in standard.grades if grade.id != NOT_APPLICABLE)


def _moved(standard: StandardView) -> Iterator[str]:
    """Where the grade is another one than the year before; what is not to be compared is not."""
    places = {grade.label: place for place, grade in enumerate(_scale(standard))}
    now = places.get(standard.self_label)
    for one in standard.earlier:
        then, words = _last_grade(one)
        was = places.get(then) if one.compared else None
        if now is not None and was is not None and now != was:
            yield f"{'higher' if now < was else 'lower'} than {words}, “{then}”"


def _last_grade(earlier: EarlierView) -> tuple[str, str]:
    """The grade that stood at the end of the year before, and what it is called."""
    if earlier.outcome in VERIFIED:
        return earlier.agreed_label, "the grade agreed last year"
    return earlier.self_label, "last year’s self-grade"


def _claims_without_evidence(standard: StandardView) -> bool:
    if standard.evidence or standard.self_grade is None:
        return False
    scale = _scale(standard)
    # “Met” on a short scale is what most say of most; only the best of many is a claim that calls for a look.
    best = scale[:1] if len(scale) >= _MANY_GRADES else ()
    return standard.self_grade in {*standard.evidence_needed, *(grade.id for grade in best)}
