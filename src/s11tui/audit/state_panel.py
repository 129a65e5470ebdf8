"""What the panel's events and those of an action add up to. Nothing here is changed in place."""

from dataclasses import dataclass, field

from s11tui.audit.practice import Practice
from s11tui.audit.state_standard import Outcome, Query


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
    practices: tuple[Practice, ...] = ()


@dataclass(frozen=True, slots=True)
class Completion:
    """What shows that an action was done; `date` is ISO or empty."""

    title: str
    held_at: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class ActionStep:
    """One step in the life of an action.

    Attributes:
        evidence: what was shown with it.
        how: how it was checked (read, asked, tested); `grade`: what the standard is graded now. Both empty for none.
    """

    at: str
    who: str
    state: str
    note: str
    evidence: tuple[Completion, ...] = ()
    how: str = ""
    grade: str = ""


@dataclass(frozen=True, slots=True)
class ActionState:
    """An action, folded from `action/<id>`.

    Attributes:
        return_id: empty for one about the arrangements as a whole.
        agency: the agency that the return is of; empty where it is about the arrangements.
        standard: empty for one about the return as a whole.
        owner: who does it, in words; `owner_kind` is one of `OWNER_KINDS`.
        owner_agency: id of the agency that owns it, where the record knows it.
        meeting: id of the meeting where it was agreed; empty for none.
        grade: what the standard was graded when the action was verified, where that was said.
    """

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
    owner_kind: str = "agency"
    owner_agency: str = ""
    meeting: str = ""
    added_at: str = ""
    grade: str = ""
    seq: int = 0
    head: str = ""
    log: tuple[ActionStep, ...] = ()

    @property
    def evidence(self) -> tuple[Completion, ...]:
        """All that was shown for it."""
        return tuple(one for line in self.log for one in line.evidence)
