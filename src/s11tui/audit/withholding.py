"""What of a return is not handed over: the words of answers that are hidden now, and of standards that are not asked.

They stay in the record of whoever wrote them. Events travel whole, with the digests of their words, so that the chain
can be checked without them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from s11tui.audit.content import Content
from s11tui.audit.words import digests_in

Sealed = tuple[str, str, Mapping[str, Any]]
"""An event: its stream, its kind, and its body with people's words sealed."""

_ABOUT_QUESTIONS = {"answered": "value", "confirmed": "value", "trace_allowed": "text"}
_ABOUT_STANDARDS = {"graded": ("reason",), "evidence_added": ("title", "held_at", "shows", "file")}


@dataclass(frozen=True, slots=True)
class Hidden:
    """Digests of words, and SHA-256 of files, that stand only where nothing is shown."""

    words: frozenset[str]
    files: frozenset[str]


def hidden_in(content: Content, events: Iterable[Sealed], *, in_the_open: bool = False) -> Hidden:
    """What of some events is not handed over, going by what is shown now.

    Args:
        in_the_open: whether anybody on the way can read it, as an invitation to somebody whose keys are not known: then
            reasons stay away too, since why a deadline was moved is nobody else's business.
    """
    shown = {(name, question.id) for name, questions in content.shown.items() for question in questions}
    hidden: list[str] = []
    seen: list[str] = []
    hidden_files: set[str] = set()
    seen_files: set[str] = set()
    for stream, kind, body in events:
        away = set(_hidden_fields(content, shown, kind, body)) if stream.startswith("return/") else set()
        away |= {"reason"} if in_the_open else set()
        hidden += digests_in({name: body[name] for name in away if name in body})
        seen += digests_in({name: value for name, value in body.items() if name not in away})
        (hidden_files if "file" in away else seen_files).update(files_in(body))
    return Hidden(frozenset(hidden) - frozenset(seen), frozenset(hidden_files - seen_files))


def files_in(body: Mapping[str, Any]) -> tuple[str, ...]:
    """SHA-256 of the files that an event names."""
    named = (body.get("file"), body.get("scan"))
    return tuple(file["sha256"] for file in named if isinstance(file, Mapping))


def _hidden_fields(content: Content, shown: set[tuple[str, str]], kind: str, body: Mapping[str, Any]) -> Iterator[str]:
    standard, question = body.get("standard", ""), body.get("question", "")
    field = _ABOUT_QUESTIONS.get(kind)
    if field is not None and question and (standard, question) not in shown:
        yield field
    if standard not in content.by_id:
        yield from _ABOUT_STANDARDS.get(kind, ())
