"""A round at a glance: what the partnership's executive and its manager read. Frozen, and made for one person.

It holds what the panel said, so nothing of it may come into an agency's view.
"""

from dataclasses import dataclass, field

from s11tui.audit.practice_bank import BankLine
from s11tui.audit.register import Round
from s11tui.audit.statistics import Movement
from s11tui.audit.view_models import ActionView


@dataclass(frozen=True, slots=True)
class ReturnCounts:
    """How many returns there are, and where. invited = submitted + outstanding + exempt + withdrawn.

    Attributes:
        kind: of agency; empty for all of them.
        late: of the submitted, those that came after their day; `overdue`: of the outstanding, those past it.
    """

    kind: str
    invited: int = 0
    submitted: int = 0
    outstanding: int = 0
    exempt: int = 0
    withdrawn: int = 0
    late: int = 0
    overdue: int = 0

    @property
    def expected(self) -> int:
        """Those that are neither exempt nor withdrawn."""
        return self.submitted + self.outstanding


@dataclass(frozen=True, slots=True)
class Moderated:
    """How much was moderated.

    Attributes:
        discussed, on_reading, cannot_tell, not_moderated, undecided: standards with a self-grade, each in just one.
        moderated: returns of which at least one grade was looked at; `acknowledged`: those received without that.
        waiting: submitted returns of which neither is true yet.
        sampled: returns that were picked for moderation.
    """

    discussed: int = 0
    on_reading: int = 0
    cannot_tell: int = 0
    not_moderated: int = 0
    undecided: int = 0
    moderated: int = 0
    acknowledged: int = 0
    waiting: int = 0
    sampled: int = 0

    @property
    def standards(self) -> int:
        return self.discussed + self.on_reading + self.cannot_tell + self.not_moderated + self.undecided


@dataclass(frozen=True, slots=True)
class GradeTally:
    """How often a grade was given: by the agencies themselves, and as it stands now.

    Where nobody verified a self-grade it stands, and is counted in both.
    """

    id: str
    label: str
    short: str
    colour: str
    own: int
    now: int


@dataclass(frozen=True, slots=True)
class Tally:
    """The grades of a standard, or of an area. Every self-grade is counted in one of `grades`, and in `movement`.

    Attributes:
        area, area_number: of a standard; empty for an area.
        grades: every grade that it can have, the best first.
    """

    id: str
    number: str
    title: str
    area: str
    area_number: str
    grades: tuple[GradeTally, ...]
    movement: Movement

    @property
    def unverified(self) -> int:
        """How many self-grades stand though nobody verified them."""
        return self.movement.total - self.movement.moderated


@dataclass(frozen=True, slots=True)
class JudgedGrade:
    """A standard of one return that somebody should know of.

    Attributes:
        own, own_colour: the self-grade in words; `now`: what stands. Both are the same where nothing was changed.
        outcome: confirmed, raised, lowered, cannot tell, not moderated; empty where nothing was decided.
        reason: of the outcome; of the self-grade where nothing was decided.
        steps: by how many grades it was lowered; negative where it was raised.
        shared: whether the agency knows of the outcome.
    """

    ref: str
    agency: str
    standard: str
    number: str
    title: str
    own: str
    own_colour: str
    now: str
    now_colour: str
    outcome: str
    reason: str
    steps: int = 0
    shared: bool = True


@dataclass(frozen=True, slots=True)
class OpenChallenge:
    """A grade that an agency asked to be looked at again, and that was not decided since; `view` is what it says."""

    ref: str
    agency: str
    standard: str
    number: str
    title: str
    view: str


@dataclass(frozen=True, slots=True)
class Owed:
    """Feedback that the partnership owes: to how many, and to whom for how many days the longest."""

    agencies: int = 0
    days: int = 0
    oldest: str = ""
    ref: str = ""


@dataclass(frozen=True, slots=True)
class LateAction:
    """An action that is late, and for how many days."""

    action: ActionView
    days: int


@dataclass(frozen=True, slots=True)
class Said:
    """Something that was said to, or asked of, the partnership.

    Attributes:
        kind: one of `NOTE_KINDS`.
        agency: whose; empty where it is about no single one. `ref` is the slug of its return.
        source: where it was said: the title of a meeting, or the number and title of a standard.
        action: slug of the action that it became; empty for none.
    """

    kind: str
    text: str
    agency: str
    ref: str
    source: str
    action: str = ""


@dataclass(frozen=True, slots=True)
class StandardSince:
    """A standard beside the round before, counted in agencies: better, same, worse."""

    id: str
    number: str
    title: str
    better: int
    same: int
    worse: int


@dataclass(frozen=True, slots=True)
class SinceBefore:
    """This round beside the one before of the same questionnaire, as the grades stand in both.

    Attributes:
        agencies: how many have returns in both.
        standards: those that go on with the same scale; `left_out`: how many cannot be compared.
    """

    round_title: str
    agencies: int
    standards: tuple[StandardSince, ...]
    left_out: int

    @property
    def better(self) -> int:
        return sum(one.better for one in self.standards)

    @property
    def same(self) -> int:
        return sum(one.same for one in self.standards)

    @property
    def worse(self) -> int:
        return sum(one.worse for one in self.standards)


@dataclass(frozen=True, slots=True)
class RoundSummary:
    """All of it.

    Attributes:
        round: None before any was opened; then all the rest is empty.
        as_of: a stamp: when it was made.
        scope: of which agencies it tells, in words, where those are not all; empty for all.
        only_shared: whether it leaves out what agencies do not know of yet.
        by_kind: in the order of the most; `states`: how many returns are in each state, as (state, number).
        unshared: how many outcomes it holds that agencies do not know of yet.
        lowered, lowest: of outcomes; the hardest first. `urgent`: grades that stand and ask for help at once.
        overdue, slipped: actions of this round, of earlier ones, and about the arrangements.
        asked: decisions put to the partners, then what agencies ask of the partnership; `barriers`: what they named.
        practices: good practice that may be shared; `practices_marked`: all that was marked, as (kind, number).
        since: None where there is no earlier round of the same questionnaire.
    """

    partnership: str
    zone: str
    round: Round | None
    edition: str = ""
    as_of: str = ""
    scope: str = ""
    only_shared: bool = False
    returns: ReturnCounts = ReturnCounts("")
    by_kind: tuple[ReturnCounts, ...] = ()
    states: tuple[tuple[str, int], ...] = ()
    moderated: Moderated = Moderated()
    movement: Movement = field(default_factory=Movement)
    unshared: int = 0
    areas: tuple[Tally, ...] = ()
    standards: tuple[Tally, ...] = ()
    lowered: tuple[JudgedGrade, ...] = ()
    lowest: tuple[JudgedGrade, ...] = ()
    urgent: tuple[JudgedGrade, ...] = ()
    challenges: tuple[OpenChallenge, ...] = ()
    owed: Owed = Owed()
    overdue: tuple[LateAction, ...] = ()
    slipped: tuple[ActionView, ...] = ()
    barriers: tuple[Said, ...] = ()
    asked: tuple[Said, ...] = ()
    practices: tuple[BankLine, ...] = ()
    practices_marked: tuple[tuple[str, int], ...] = ()
    consents: tuple[tuple[str, int], ...] = ()
    since: SinceBefore | None = None
