"""What a batch of answers is made of: imports and the demo give many at once."""

from dataclasses import dataclass

from s11tui.questionnaire.conditions import Value


@dataclass(frozen=True, slots=True)
class Given:
    """An answer to a question."""

    standard: str
    question: str
    value: Value


@dataclass(frozen=True, slots=True)
class Graded:
    """A self-grade with its reason."""

    standard: str
    grade: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of evidence."""

    standard: str
    title: str
    held_at: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Planned:
    """An action."""

    standard: str
    what: str
    owner: str
    due: str


@dataclass(frozen=True, slots=True)
class Owner:
    """Who owns an action: one of `OWNER_KINDS`, and the agency (id or slug) that does, where the register knows it."""

    kind: str = "agency"
    agency: str = ""


Entry = Given | Graded | Shown | Planned
