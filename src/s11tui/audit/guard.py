"""Where in a return something looks like a trace of a child, with the place; it warns and never blocks."""

from collections.abc import Iterator
from dataclasses import dataclass

from s11tui.audit.privacy import Trace, traces_in, traces_in_file_name
from s11tui.audit.view_models import QuestionView, ReturnView, StandardView

ELSEWHERE = ""
"""The question of what stands in a standard but in no answer: the reason, evidence, actions."""


@dataclass(frozen=True, slots=True)
class Found:
    """A trace and where it stands.

    Attributes:
        question: id of the question in whose answer it stands; `ELSEWHERE` for the rest of the standard.
        where: the place in words, for example `in “How you know”`.
    """

    standard: str
    question: str
    where: str
    trace: Trace


def traces_of(standard: StandardView) -> tuple[Found, ...]:
    """What of a standard looks like a trace of a child, without what a person said is none."""
    allowed = standard.allowed
    return tuple(one for one in _all(standard) if (one.question, one.trace.kind, one.trace.text) not in allowed)


def traces_of_return(view: ReturnView) -> tuple[Found, ...]:
    """The same of every standard that the viewer may change, or of all where they may change none."""
    standards = view.standards()
    editable = [one for one in standards if one.editable]
    return tuple(found for one in editable or standards for found in traces_of(one))


def _all(standard: StandardView) -> Iterator[Found]:
    for question in standard.questions:
        for text in _texts(question):
            where = f"in “{question.text}”"
            yield from (Found(standard.id, question.id, where, one) for one in traces_in(text))
    elsewhere = [("in the reason for the grade", standard.self_reason)]
    for item in standard.evidence:
        elsewhere += [("in the evidence", item.title), ("in what the evidence shows", item.shows)]
        elsewhere.append(("in where the evidence is held", item.held_at))
    for action in standard.actions:
        elsewhere += [("in an action", action.what), ("in the owner of an action", action.owner)]
    for where, text in elsewhere:
        yield from (Found(standard.id, ELSEWHERE, where, one) for one in traces_in(text))
    for item in standard.evidence:
        names = {item.file.name if item.file else "", item.title}
        for name in sorted(names - {""}):
            found = traces_in_file_name(name) if "." in name else ()
            yield from (Found(standard.id, ELSEWHERE, "in the name of a file", one) for one in found)


def _texts(question: QuestionView) -> Iterator[str]:
    """What a person wrote into an answer; what they chose says nothing of a child."""
    if question.type in ("text", "long-text", "note") and isinstance(question.value, str):
        yield question.value
    elif question.type == "table" and isinstance(question.value, list):
        for row in question.value:
            if isinstance(row, dict):
                yield from row.values()
