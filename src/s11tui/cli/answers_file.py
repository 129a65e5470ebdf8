"""Reading many answers from a JSON file: the shape that `return show --json` gives."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from s11tui.cli.inputs import Door
from s11tui.errors import BadInput
from s11tui.questionnaire.conditions import Value
from s11tui.workspace.desks.library import Described
from s11tui.workspace.entries import Entry, Given, Graded, Planned, Shown

if TYPE_CHECKING:
    from s11tui.audit.view_models import ReturnView
    from s11tui.workspace.session import Session

_SHAPE = (
    'Write {"standards": [{"id": "…", "answers": {"in-place": "…"}, "self_grade": "good"}]},'
    " as “s11tui return show --json” does."
)

_LIBRARY_KEYS = ("shows", "review_by", "owner")
"""What is told of evidence that only the agency's library can keep."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A piece of evidence that goes into the agency's library, and is attached from there."""

    standard: str
    said: Described


@dataclass(frozen=True, slots=True)
class Attached:
    """A piece of the agency's library, by its short name or id."""

    standard: str
    item: str


Said = Entry | Kept | Attached
"""Everything that a file of answers may say."""


def fill_from(session: "Session", ref: str, entries: Sequence[Said], original: str) -> "ReturnView":
    """Record what a file says: all of it, or nothing."""
    with session.batch():
        plain = [one for one in entries if not isinstance(one, Kept | Attached)]
        view = session.answering.fill(ref, plain, original=original)
        for one in entries:
            if isinstance(one, Kept):
                view = session.library.add_to(ref, one.standard, one.said, original=original)
            elif isinstance(one, Attached):
                view = session.answering.attach(ref, one.standard, one.item, original=original)
    return view


def entries_of(text: str, source: str) -> list[Said]:
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

    def entries(self, standard: Mapping[str, Any]) -> Iterator[Said]:
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
            yield self.evidence(name, item)
        for item in self.items(standard, "actions", name):
            where = f"the action of {name}"
            what, owner, due = (self.text(item.get(key) or "", where) for key in ("what", "owner", "due"))
            yield Planned(name, what, owner, due)

    def evidence(self, name: str, item: Mapping[str, Any]) -> Shown | Kept | Attached:
        where = f"the evidence of {name}"
        if item.get("file"):
            # A file of answers often comes from somebody else, who must not choose which documents leave this machine.
            raise BadInput(
                f"{self.source}: {where} names a file.", "Add it with “s11tui return evidence RETURN STANDARD --file”."
            )
        if item.get("item"):
            return Attached(name, self.text(item["item"], where))
        title, held_at, date = (self.text(item.get(key) or "", where) for key in ("title", "held_at", "date"))
        shows, review_by, owner = (self.text(item.get(key) or "", where) for key in _LIBRARY_KEYS)
        if not (shows or review_by or owner):
            return Shown(name, title, held_at, date)
        said = Described(title, shows, held_at=held_at, date=date, owner=owner, review_by=review_by)
        return Kept(name, said)

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
