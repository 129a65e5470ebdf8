"""What one person sees of the year before, standard by standard."""

from collections.abc import Mapping
from dataclasses import replace

from s11tui.audit.carrying import CarriedAnswer, CarriedStandard, EarlierStandard
from s11tui.audit.completeness import grade_of
from s11tui.audit.printed import printed
from s11tui.audit.reader import Reader
from s11tui.audit.state import Evidence, StandardState
from s11tui.audit.view_actions import ActionView
from s11tui.audit.view_earlier import CarriedView, EarlierEvidence, EarlierView
from s11tui.questionnaire.asking import AskedStandard
from s11tui.questionnaire.comparing import QuestionChange, StandardChange
from s11tui.questionnaire.conditions import is_answered
from s11tui.questionnaire.publishing import filled


def earlier_views(
    reader: Reader, carried: CarriedStandard, state: StandardState, settings: Mapping[str, str]
) -> tuple[EarlierView, ...]:
    """The standards of the year before that one of today comes from; `state` is what stands there today."""
    return tuple(
        replace(
            earlier_view(one, state, settings, reader.earlier_actions.get(one.asked.id, ())),
            compared=carried.change.compared,
        )
        for one in carried.earlier
    )


def earlier_view(
    one: EarlierStandard, now: StandardState, settings: Mapping[str, str], actions: tuple[ActionView, ...]
) -> EarlierView:
    """A standard of an earlier return as it was left; of outcomes only what was shared with the agency."""
    then, asked = one.state, one.asked
    grade = grade_of(asked, then.grade.grade if then.grade else None)
    shared = then.shared
    agreed = grade_of(asked, shared.grade if shared else None)
    return EarlierView(
        standard=asked.id,
        number=asked.standard.number,
        title=filled(asked.standard.title, settings),
        self_label=grade.label if grade else "",
        self_short=grade.short if grade else "",
        self_colour=(grade.colour or "grey") if grade else "",
        self_reason=then.grade.reason if then.grade else "",
        outcome=shared.outcome if shared else "",
        agreed_label=agreed.label if agreed else "",
        agreed_short=agreed.short if agreed else "",
        agreed_colour=(agreed.colour or "grey") if agreed else "",
        agreed_reason=shared.reason if shared else "",
        answers=_answers(asked, then, settings),
        evidence=tuple(_evidence(item, now) for item in then.evidence),
        actions=actions,
    )


def _answers(asked: AskedStandard, then: StandardState, settings: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    found = ((question, then.answers.get(question.id)) for question in asked.questions)
    return tuple(
        (filled(question.text, settings), printed(question, answer.value))
        for question, answer in found
        if answer is not None and is_answered(answer.value)
    )


def _evidence(item: Evidence, now: StandardState) -> EarlierEvidence:
    return EarlierEvidence(
        item.id, item.title, item.held_at, item.date, any(is_same(one, item) for one in now.evidence)
    )


def is_same(one: Evidence, other: Evidence) -> bool:
    """Whether two pieces of evidence are one thing: the same item of the library, or of one name."""
    if one.item and other.item:
        return one.item == other.item
    return one.title.casefold() == other.title.casefold()


def carried_view(one: CarriedAnswer, *, answered: bool, set_aside: bool) -> CarriedView:
    """An earlier answer beside the question that is asked now."""
    waits = one.fills and not answered and not set_aside
    return CarriedView(
        printed=one.printed,
        value=one.value if one.holds else None,
        to_confirm=waits,
        holds=one.holds,
        changed=question_change(one.change) or _misfit(one),
    )


def _misfit(one: CarriedAnswer) -> str:
    """What is said of a value that was allowed then; where standards were merged or split, the standard says so."""
    return "the answer does not fit what is asked for now" if one.change.can_carry and not one.holds else ""


def question_change(change: QuestionChange) -> str:
    """What became of a question, in words; empty where it is the same."""
    words = []
    if "reworded" in change.flags:
        words.append(f"reworded: it was “{change.was_text}”")
    if "relabelled" in change.flags:
        words.append("its choices are worded differently now")
    if "type changed" in change.flags:
        words.append("it is asked in another form now")
    if "options lost" in change.flags:
        words.append(f"these choices are gone: {', '.join(change.lost_options)}")
    return "; ".join(words)


def standard_change(carried: CarriedStandard, title: str) -> str:
    """What became of a standard since the year before, in words; empty where it is the same. `title`: of today."""
    change: StandardChange = carried.change
    if "new" in change.flags:
        return "New this year."
    names = [f"{one.asked.standard.number} {one.asked.standard.title}".strip() for one in carried.earlier]
    from_where = " and ".join(f"“{name}”" for name in names) or "standards that you were not asked"
    words = []
    if "merged" in change.flags:
        words.append(f"Merged from {from_where}.")
    elif "split" in change.flags:
        words.append(f"Split from {from_where}.")
    elif change.was_title.split() != title.split() and change.was_title:
        words.append(f"Reworded: it was “{change.was_title}”.")
    elif "reworded" in change.flags:
        words.append("Its guidance or the words of its grades were changed.")
    if "scale changed" in change.flags:
        words.append("Its grades are other ones now, so last year’s grade is not compared.")
    return " ".join(words)
