"""What the panel's events and those of an action add up to. Nothing here is changed in place."""

from dataclasses import dataclass, field

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
