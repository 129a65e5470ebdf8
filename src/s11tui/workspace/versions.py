"""Everything that was ever said in answer to one question: nothing that a person wrote is ever gone."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from s11tui.audit.completeness import grade_of
from s11tui.audit.events import Event
from s11tui.audit.printed import printed
from s11tui.errors import NotAllowed, NotFound
from s11tui.questionnaire.asking import AskedStandard
from s11tui.questionnaire.models import Question
from s11tui.workspace.lines import Version

if TYPE_CHECKING:
    from s11tui.workspace.scene import Scene
    from s11tui.workspace.workspace import Workspace

_WRITERS = frozenset({"lead", "contributor", "signatory", "manager", "group-lead"})
"""Who may open a return before it is submitted."""

_DID = {
    "answered": "answered",
    "confirmed": "confirmed from last year",
    "cleared": "emptied",
    "graded": "graded",
}


def versions(workspace: "Workspace", scene: "Scene", asked: AskedStandard, question: str) -> tuple[Version, ...]:
    """What was said, the newest first.

    Args:
        question: its id; empty for the grade and its reason.

    Raises:
        NotFound: the standard has no such question.
        NotAllowed: only what stands is for this person: what was written before it was submitted is the agency's own.
    """
    if not scene.roles & _WRITERS:
        raise NotAllowed("What was written before is the agency’s own.", "Look at what stands in the return.")
    found = asked.question(question) if question else None
    if question and found is None:
        raise NotFound(f"“{asked.id}” has no question “{question}”.", "Look at the standard again.")
    state = scene.state.standard(asked.id)
    now = state.answers.get(question) if question else state.grade
    stands = now.event if now else None
    told = [
        _version(workspace, asked, found, event, stands)
        for event in workspace.ledger.read(f"return/{scene.id}")
        if event.kind in _DID
        and event.body["standard"] == asked.id
        and event.body.get("question", "") == question
        and (event.kind == "graded") is not bool(question)
    ]
    newest_first = list(reversed(told))
    if newest_first and stands is None:
        # Nothing stands because it was emptied: that is what stands.
        newest_first[0] = replace(newest_first[0], stands=True)
    return tuple(newest_first)


def _version(
    workspace: "Workspace", asked: AskedStandard, question: Question | None, event: Event, stands: str | None
) -> Version:
    body = event.body
    author: str = body.get("author", "")
    who = workspace.names.get(event.who, "")
    value: Any = body.get("value", "") if question else body["grade"]
    return Version(
        event=event.id,
        at=event.at,
        who=f"{who}, for the agency" if author else who,
        did=_DID[event.kind] if question or value else "took the grade away",
        printed=printed(question, value) if question else _grade(asked, value),
        value=value,
        reason=body.get("reason", ""),
        stands=event.id == stands,
    )


def _grade(asked: AskedStandard, grade: str) -> str:
    found = grade_of(asked, grade) if grade else None
    return found.label if found else grade
