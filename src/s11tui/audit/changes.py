"""What an agency changed after standards were sent back or amended: old against new.

Made of the return's own events and of nothing of the panel's, so that whoever may open the return may read it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from s11tui.audit.completeness import grade_of
from s11tui.audit.content import Content
from s11tui.audit.events import Event
from s11tui.audit.fold_return import fold_return
from s11tui.audit.printed import printed
from s11tui.audit.state import Evidence, ReturnState, StandardState
from s11tui.audit.view_earlier import EarlierEvidence
from s11tui.questionnaire.asking import AskedStandard
from s11tui.questionnaire.conditions import is_answered
from s11tui.questionnaire.models import Edition, Question
from s11tui.questionnaire.publishing import filled

_HOW = {"returned": "sent back", "amended": "amended"}
"""By the kind of the event that opens standards again, in words."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that was changed, in words. Empty: nothing was said; None: it was not asked."""

    what: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class StandardChanges:
    """What was changed at one standard since the submission before.

    Attributes:
        how: sent back or amended; empty for a standard where another one's answers show or hide a question.
        reason: why it was opened again; `reply`: what the agency said to that.
        revision: the number of the submission that it came with; 0 while it is not submitted again.
        answers: `what` is the question.
        grade: the self-grade and its reason, each only where it is another one.
    """

    standard: str
    number: str
    title: str
    how: str
    reason: str
    reply: str
    revision: int
    answers: tuple[Difference, ...] = ()
    grade: tuple[Difference, ...] = ()
    added: tuple[EarlierEvidence, ...] = ()
    removed: tuple[EarlierEvidence, ...] = ()

    @property
    def differences(self) -> tuple[Difference, ...]:
        """All of it, one after the other; empty where nothing was changed."""
        gone = (Difference("Evidence taken away", _evidence_words(one), "") for one in self.removed)
        new = (Difference("Evidence added", "", _evidence_words(one)) for one in self.added)
        return (*self.answers, *self.grade, *gone, *new)


def changes_made(edition: Edition, events: Sequence[Event], settings: Mapping[str, str]) -> tuple[StandardChanges, ...]:
    """What was changed at each standard that was opened again, in the order of the questionnaire.

    Of one that was opened again several times, what was changed the last time.

    Args:
        events: all of the return's own, in order.
        settings: the partnership's, which are filled into questions and titles.
    """
    state = ReturnState(events[0].stream.partition("/")[2]) if events else ReturnState("")
    submitted: Content | None = None
    how, found = "", dict[str, StandardChanges]()
    for event in events:
        before, state = state, fold_return(state, (event,))
        how = _HOW.get(event.kind, how)
        if event.kind == "submitted":
            after = Content(edition, before)
            if submitted is not None:
                found |= _between(submitted, after, how, state.revision, settings)
            submitted = after
    if submitted is not None and state.reopened:
        found |= _between(submitted, Content(edition, state), how, 0, settings)
    order = [one.id for one in submitted.asked] if submitted is not None else []
    return tuple(found[name] for name in order if name in found)


def _between(
    before: Content, after: Content, how: str, revision: int, settings: Mapping[str, str]
) -> dict[str, StandardChanges]:
    """By standard, what is other than it was, for all that were opened again and all that changed with them."""
    return {
        one.id: _at(one, before, after, how, revision, settings)
        for one in after.asked
        if one.id in after.state.reopened or before.digests.get(one.id) != after.digests[one.id]
    }


def _at(
    asked: AskedStandard, before: Content, after: Content, how: str, revision: int, settings: Mapping[str, str]
) -> StandardChanges:
    then, now = before.state.standard(asked.id), after.state.standard(asked.id)
    reopened = asked.id in after.state.reopened
    return StandardChanges(
        standard=asked.id,
        number=asked.standard.number,
        title=filled(asked.standard.title, settings),
        how=how if reopened else "",
        reason=now.returned_reason if reopened else "",
        reply=now.returned_reply if reopened else "",
        revision=revision,
        answers=tuple(_answers(asked, before, after, settings)),
        grade=tuple(_grade(asked, then, now)),
        added=tuple(_evidence(one) for one in now.evidence if one not in then.evidence),
        removed=tuple(_evidence(one) for one in then.evidence if one not in now.evidence),
    )


def _answers(
    asked: AskedStandard, before: Content, after: Content, settings: Mapping[str, str]
) -> Iterator[Difference]:
    for question in asked.questions:
        was, now = _said(before, asked.id, question), _said(after, asked.id, question)
        if (was or "") != (now or ""):
            yield Difference(filled(question.text, settings), was, now)


def _said(content: Content, standard: str, question: Question) -> str | None:
    """What was answered, in words; empty for nothing, None where the question was not shown."""
    if question not in content.shown[standard]:
        return None
    answer = content.state.standard(standard).answers.get(question.id)
    return printed(question, answer.value) if answer is not None and is_answered(answer.value) else ""


def _grade(asked: AskedStandard, then: StandardState, now: StandardState) -> Iterator[Difference]:
    was, is_now = _grade_words(asked, then), _grade_words(asked, now)
    if was != is_now:
        yield Difference("Self-grade", was, is_now)
    why, why_now = (one.grade.reason if one.grade else "" for one in (then, now))
    if why != why_now:
        yield Difference("Why this grade", why, why_now)


def _grade_words(asked: AskedStandard, state: StandardState) -> str:
    chosen = state.grade.grade if state.grade else None
    grade = grade_of(asked, chosen)
    return grade.label if grade else (chosen or "")


def _evidence(one: Evidence) -> EarlierEvidence:
    return EarlierEvidence(one.id, one.title, one.held_at, one.date)


def _evidence_words(one: EarlierEvidence) -> str:
    return ", ".join(part for part in (one.title, one.held_at, one.date) if part)
