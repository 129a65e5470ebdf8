"""Making the events of answers and grades: the same for one and for many."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from s11tui.audit.events import NewEvent
from s11tui.audit.values import validated
from s11tui.audit.versions import seen_besides
from s11tui.audit.words import Words
from s11tui.clock import day
from s11tui.errors import NotFound
from s11tui.questionnaire.asking import AskedStandard
from s11tui.questionnaire.conditions import Value
from s11tui.questionnaire.models import Question
from s11tui.text import admit, admit_line
from s11tui.workspace.desks.desk import on_behalf, required_line
from s11tui.workspace.entries import Entry, Given, Graded, Planned, Shown
from s11tui.workspace.finding import find_grade
from s11tui.workspace.planning import action_added

if TYPE_CHECKING:
    from s11tui.workspace.scene import Scene
    from s11tui.workspace.session import Session


def sealed_value(question: Question, value: Value) -> Any:
    """A value as an event carries it: what a person wrote is sealed, what they chose is not."""
    if isinstance(value, str):
        return Words(value) if question.is_text else value
    return [{name: Words(cell) for name, cell in item.items()} if isinstance(item, dict) else item for item in value]


def answered(
    scene: "Scene", asked: AskedStandard, question: Question, value: Value, seen: str | None, original: str = ""
) -> list[NewEvent]:
    """The event of an answer; none where it says what stands already.

    A box that is emptied while last year's answer waits in it sets that aside: it would come back otherwise.
    """
    now = scene.state.standard(asked.id).answers.get(question.id)
    if now is not None and now.value == value and not now.rivals:
        return []
    if now is None and not value:
        if question.id not in {one.question for one in scene.content.to_confirm(asked.id)}:
            return []
        empty = {"standard": asked.id, "question": question.id, "seen": seen}
        return [scene.new("cleared", **empty, **on_behalf(scene, original))]
    body: dict[str, Any] = {
        "standard": asked.id,
        "question": question.id,
        "value": sealed_value(question, value),
        "seen": seen,
        **seen_besides(now, seen),
    }
    return [scene.new("answered", **body, **on_behalf(scene, original))]


def graded(
    scene: "Scene", asked: AskedStandard, grade: str, reason: str, seen: str | None, original: str = ""
) -> list[NewEvent]:
    """The event of a self-grade; none where it says what stands already."""
    now = scene.state.standard(asked.id).grade
    if now is not None and (now.grade, now.reason) == (grade, reason) and not now.rivals:
        return []
    if now is None and not grade:
        return []
    given = {"grade": grade, "reason": Words(reason), "seen": seen}
    body = {"standard": asked.id, **given, **seen_besides(now, seen)}
    return [scene.new("graded", **body, **on_behalf(scene, original))]


def filled_in(session: "Session", scene: "Scene", entries: Sequence[Entry], original: str) -> list[NewEvent]:
    """The events of many entries, in their order."""
    news: list[NewEvent] = []
    actions = 0
    for entry in entries:
        asked = scene.asked(entry.standard)
        state = scene.state.standard(asked.id)
        match entry:
            case Given():
                question = _question(asked, entry)
                now = state.answers.get(question.id)
                value = validated(question, admitted(entry.value))
                news += answered(scene, asked, question, value, now.event if now else None, original)
            case Graded():
                grade = find_grade(asked, entry.grade).id
                last = state.grade.event if state.grade else None
                news += graded(scene, asked, grade, admit(entry.reason).text, last, original)
            case Shown():
                when = day(entry.date).isoformat() if entry.date else ""
                title = Words(required_line(entry.title, "The title of the evidence"))
                body = {"title": title, "held_at": Words(admit_line(entry.held_at).text), "date": when}
                news.append(scene.new("evidence_added", standard=asked.id, **body, **on_behalf(scene, original)))
            case Planned():
                plan = replace(entry, standard=asked.id)
                news.append(action_added(session, scene, plan, ahead=actions, original=original))
                actions += 1
    return news


def _question(asked: AskedStandard, entry: Given) -> Question:
    question = asked.question(entry.question)
    if question is None:
        known = ", ".join(one.id for one in asked.questions)
        raise NotFound(f"“{asked.id}” has no question “{entry.question}”.", f"It has: {known}.")
    return question


def admitted(value: Value) -> Value:
    """A value with every text in it let in through the one door."""
    if isinstance(value, str):
        return admit(value).text
    return [
        {name: admit(cell).text for name, cell in item.items()} if isinstance(item, dict) else item for item in value
    ]  # type: ignore[return-value]  # one list holds either texts or rows, never both
