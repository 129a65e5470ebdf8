"""Reading many answers from a JSON file: the shape that `return show --json` gives."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from s11tui.cli.inputs import Door
from s11tui.errors import BadInput
from s11tui.questionnaire.conditions import Value
from s11tui.workspace.entries import Entry, Given, Graded, Planned, Shown

_SHAPE = (
    'Write {"standards": [{"id": "…", "answers": {"in-place": "…"}, "self_grade": "good"}]},'
    " as “s11tui return show --json” does."
)


def entries_of(text: str, source: str) -> list[Entry]:
    """What the file says was answered, graded, shown and planned, in its order.

    Evidence and actions that have an `id` are in the record already (they come from `return show`) and are passed over.

    Raises:
        BadInput: it is no JSON, or not of that shape.
    """
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as fault:
        place = f" (line {fault.lineno})" if isinstance(fault, json.JSONDecodeError) else ""
        raise BadInput(f"{source} is not JSON{place}.", _SHAPE) from None
    door = Door()
    reading = _Reading(source, door)
    entries = [entry for standard in reading.standards(document) for entry in reading.entries(standard)]
    door.tell()
    if not entries:
        raise BadInput(f"{source} answers nothing.", _SHAPE)
    return entries


class _Reading:
    """One look through one document; whatever is not of the shape is refused with its place."""

    def __init__(self, source: str, door: Door) -> None:
        self.source = source
        self.door = door

    def standards(self, document: Any) -> list[Mapping[str, Any]]:
        listed = document.get("standards") if isinstance(document, dict) else document
        if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
            raise BadInput(f"{self.source} has no list of standards.", _SHAPE)
        return listed

    def entries(self, standard: Mapping[str, Any]) -> Iterator[Entry]:
        name = self.text(standard.get("id"), "the id of a standard")
        answers = standard.get("answers") or {}
        if not isinstance(answers, dict):
            raise BadInput(f"{self.source}: the answers of {name} are no object.", _SHAPE)
        for question, value in answers.items():
            yield Given(name, self.text(question, name), self.value(value, f"{name}/{question}"))
        if standard.get("self_grade") is not None:
            reason = self.text(standard.get("self_reason") or "", f"the reason of {name}")
            yield Graded(name, self.text(standard["self_grade"], f"the grade of {name}"), reason)
        for item in self.items(standard, "evidence", name):
            where = f"the evidence of {name}"
            title, held_at, date = (self.text(item.get(key) or "", where) for key in ("title", "held_at", "date"))
            yield Shown(name, title, held_at, date)
        for item in self.items(standard, "actions", name):
            where = f"the action of {name}"
            what, owner, due = (self.text(item.get(key) or "", where) for key in ("what", "owner", "due"))
            yield Planned(name, what, owner, due)

    def items(self, standard: Mapping[str, Any], key: str, name: str) -> list[Mapping[str, Any]]:
        listed = standard.get(key) or []
        if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
            raise BadInput(f"{self.source}: “{key}” of {name} is no list of objects.", _SHAPE)
        return [one for one in listed if "id" not in one]

    def text(self, value: Any, what: str) -> str:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
        if not isinstance(value, str):
            raise BadInput(f"{self.source}: {what} is not a text.", _SHAPE)
        return self.door.words(value)

    def value(self, value: Any, path: str) -> Value:
        """The value of an answer: a text, a list of option ids, or a list of rows."""
        if not isinstance(value, list):
            return self.text(value, f"the answer {path}")
        if all(isinstance(one, dict) for one in value):
            return [{str(key): self.text(cell, f"a cell of {path}") for key, cell in row.items()} for row in value]
        return [self.text(one, f"a choice of {path}") for one in value]
