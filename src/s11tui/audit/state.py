"""What the events of one return add up to. Nothing here is changed in place: a fold makes a new state.

`standards`, `answers` and the like are plain dicts for speed; they are copied before they are changed.
"""

from dataclasses import dataclass, field
from typing import Literal

from s11tui.audit.files import KeptFile
from s11tui.audit.state_panel import ActionState, ActionStep, PanelState, Proposal
from s11tui.audit.state_standard import (
    Answer,
    Challenge,
    Evidence,
    Outcome,
    Query,
    Rival,
    SelfGrade,
    StandardState,
)
from s11tui.questionnaire.facts import Facts

__all__ = [
    "ActionState",
    "ActionStep",
    "Answer",
    "Case",
    "Challenge",
    "Evidence",
    "MeetingNote",
    "Origin",
    "Original",
    "Outcome",
    "PanelState",
    "Proposal",
    "Query",
    "Ratification",
    "ReturnState",
    "Rival",
    "SelfGrade",
    "Signature",
    "Stage",
    "StandardState",
    "Submission",
]

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
class Origin:
    """The earlier return that is carried forward, as it was when the agency was invited: up to its event `seq`."""

    return_id: str
    head: str
    seq: int


@dataclass(frozen=True, slots=True)
class Original:
    """A Word or paper original from which the partnership typed on the agency's behalf."""

    title: str
    who: str
    at: str
    file: KeptFile | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """One signatory's declaration.

    Attributes:
        office: the role of the edition's `sign_off` for which it was given; empty for the lead's own.
        name: of who signed, as it was; `role` in words.
        how: signed in, paper, e-mail or by the lead.
        signed_on: ISO day of a signature outside the program.
        shown: where the signed original is held, in words; `scan`: a copy of it.
        report: SHA-256 of the report that was read before signing; empty where none was written.
    """

    office: str
    name: str
    role: str
    who: str
    at: str
    how: str
    signed_on: str = ""
    shown: str = ""
    reason: str = ""
    report: str = ""
    scan: KeptFile | None = None


@dataclass(frozen=True, slots=True)
class Submission:
    """One submission: the signatures that it needed, the last one's last.

    Attributes:
        head: hash of the event, the reference code.
        content: maps each asked standard to the digest of what was submitted.
    """

    revision: int
    who: str
    at: str
    head: str
    content: dict[str, str]
    signatures: tuple[Signature, ...]

    @property
    def last(self) -> Signature:
        return self.signatures[-1]


@dataclass(frozen=True, slots=True)
class Ratification:
    """A governing body that must still confirm what was submitted; `on` is empty until it has."""

    body: str
    by: str
    on: str = ""
    minute: str = ""


@dataclass(frozen=True, slots=True)
class MeetingNote:
    """What was said at a meeting about a return, outside any grade, as it was shared with the agency.

    `kind` is one of `meeting.NOTE_KINDS`, `meeting` the meeting's title.
    """

    kind: str
    text: str
    meeting: str


@dataclass(frozen=True, slots=True)
class ReturnState:
    """One agency's answers in one round, folded from `return/<id>`.

    Attributes:
        head: hash of the last event, the reference code; `seq` its number.
        before: the stage to go back to from a side state.
        reopened: standards that may be changed while the return is `returned`.
        due: ISO day of an extension, empty for the round's own.
        origin: the earlier return that is carried forward; None for none.
        signed: who has signed what awaits sign-off now.
        called: short names in this workspace, by id, of what came with a hand-over and whose own were taken.
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
    origin: Origin | None = None
    signed: tuple[Signature, ...] = ()
    ratification: Ratification | None = None
    originals: tuple[Original, ...] = ()
    notes: tuple[MeetingNote, ...] = ()
    called: dict[str, str] = field(default_factory=dict)

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
class Case:
    """A return with all that belongs to it: what a desk decides on and a view is made of."""

    answers: ReturnState
    panel: PanelState
    actions: tuple[ActionState, ...] = ()
