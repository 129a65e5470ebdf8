"""What the events of one return add up to. Nothing here is changed in place: a fold makes a new state.

`standards`, `answers` and the like are plain dicts for speed; they are copied before they are changed.
"""

from dataclasses import dataclass, field
from typing import Literal

from s11tui.questionnaire.conditions import Value
from s11tui.questionnaire.facts import Facts

Stage = Literal[
    "open",
    "awaiting sign-off",
    "submitted",
    "in moderation",
    "grades shared",
    "agreed",
    "acknowledged",
    "closed",
    "returned",
    "exempt",
    "withdrawn",
]
"""The stored part of a return's state: `open` is shown as not started, in progress or ready, which are computed."""


@dataclass(frozen=True, slots=True)
class Rival:
    """A value that was given while another, unseen, already stood."""

    value: Value
    reason: str
    event: str
    who: str
    at: str
    typist: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands as the answer to one question. `typist` is who typed it on behalf of the agency, or empty."""

    value: Value
    event: str
    who: str
    at: str
    rivals: tuple[Rival, ...] = ()
    typist: str = ""
    confirmed_from: str = ""


@dataclass(frozen=True, slots=True)
class SelfGrade:
    """The agency's own grade of a standard, with its reason."""

    grade: str
    reason: str
    event: str
    who: str
    at: str
    rivals: tuple[Rival, ...] = ()
    typist: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A reference to what shows it; `id` is that of the event that added it."""

    id: str
    title: str
    held_at: str
    date: str
    who: str
    at: str


@dataclass(frozen=True, slots=True)
class Query:
    """A question of a moderator, and its replies as (who, at, text)."""

    id: str
    standard: str
    text: str
    who: str
    at: str
    replies: tuple[tuple[str, str, str], ...] = ()
    resolved: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What stands after moderation for one standard and revision.

    Attributes:
        outcome: confirmed, raised, lowered, cannot tell or not moderated.
        grade: the agreed grade; the self-grade where it was not moderated or cannot be told.
        basis: discussed, on reading, or empty for not moderated.
        decider: id of the person; `decider_was` keeps name and role as they were.
        content: digest of the content that was judged.
    """

    outcome: str
    grade: str
    reason: str
    basis: str
    decider: str
    decider_was: str
    at: str
    meeting: str
    content: str
    revision: int
    event: str


@dataclass(frozen=True, slots=True)
class Challenge:
    """The agency's dispute of a shared outcome; `decision` is empty until the chair has decided."""

    view: str
    at: str
    who: str
    decision: str = ""


@dataclass(frozen=True, slots=True)
class StandardState:
    """All that was said about one standard by the agency."""

    answers: dict[str, Answer] = field(default_factory=dict)
    grade: SelfGrade | None = None
    evidence: tuple[Evidence, ...] = ()
    assigned: tuple[tuple[str, str], ...] = ()
    comments: tuple[tuple[str, str, str], ...] = ()
    queries: tuple[Query, ...] = ()
    returned_reason: str = ""
    returned_reply: str = ""
    shared: Outcome | None = None
    challenge: Challenge | None = None


@dataclass(frozen=True, slots=True)
class Submission:
    """One declaration. `content` maps each asked standard to the digest of what was submitted."""

    revision: int
    name: str
    role: str
    who: str
    at: str
    how: str
    signed_on: str
    shown: str
    reason: str
    head: str
    content: dict[str, str]


@dataclass(frozen=True, slots=True)
class ReturnState:
    """One agency's answers in one round, folded from `return/<id>`.

    Attributes:
        head: hash of the last event, the reference code; `seq` its number.
        before: the stage to go back to from a side state.
        reopened: standards that may be changed while the return is `returned`.
        due: ISO day of an extension, empty for the round's own.
    """

    id: str
    round: str = ""
    agency: str = ""
    edition: str = ""
    facts: Facts = field(default_factory=lambda: Facts(""))
    slug: str = ""
    agency_name: str = ""
    stage: Stage = "open"
    before: Stage = "open"
    revision: int = 0
    seq: int = 0
    head: str = ""
    last_at: str = ""
    due: str = ""
    reply_by: str = ""
    shared_at: str = ""
    declined_reason: str = ""
    accepted_how: str = ""
    moderated: bool = False
    standards: dict[str, StandardState] = field(default_factory=dict)
    submissions: tuple[Submission, ...] = ()
    reopened: frozenset[str] = frozenset()
    comments: tuple[tuple[str, str, str], ...] = ()
    touched: bool = False

    def standard(self, standard: str) -> StandardState:
        return self.standards.get(standard, _EMPTY)

    @property
    def challenged(self) -> tuple[str, ...]:
        """Standards with a challenge that is not decided yet."""
        return tuple(
            name for name, one in self.standards.items() if one.challenge is not None and not one.challenge.decision
        )


_EMPTY = StandardState()


@dataclass(frozen=True, slots=True)
class Proposal:
    """One moderator's grade of a standard, with a reason and how it was checked (read, asked, tested)."""

    grade: str
    reason: str
    how: str
    impact: str
    content: str
    revision: int
    who: str
    at: str
    event: str


@dataclass(frozen=True, slots=True)
class PanelState:
    """What the panel said about one return, folded from `panel/<return id>`. The agency sees none of it.

    Attributes:
        conflicts: for each person who declared: the conflict in words, empty for "none".
        proposals: by standard, then by person.
    """

    id: str
    seq: int = 0
    head: str = ""
    conflicts: dict[str, str] = field(default_factory=dict)
    proposals: dict[str, dict[str, Proposal]] = field(default_factory=dict)
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    queries: tuple[Query, ...] = ()


@dataclass(frozen=True, slots=True)
class ActionStep:
    """One step in the life of an action."""

    at: str
    who: str
    state: str
    note: str


@dataclass(frozen=True, slots=True)
class ActionState:
    """An action, folded from `action/<id>`. `standard` is empty for one about the return as a whole."""

    id: str
    slug: str = ""
    return_id: str = ""
    agency: str = ""
    standard: str = ""
    what: str = ""
    owner: str = ""
    due: str = ""
    state: str = "proposed"
    by_panel: bool = False
    seq: int = 0
    head: str = ""
    log: tuple[ActionStep, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A return with all that belongs to it: what a desk decides on and a view is made of."""

    answers: ReturnState
    panel: PanelState
    actions: tuple[ActionState, ...] = ()
