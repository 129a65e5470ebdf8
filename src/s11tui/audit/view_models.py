"""What a person sees of a return. Frozen: screens, reports and JSON are made of these and of nothing else."""

from dataclasses import dataclass, field

from s11tui.audit.view_actions import ActionView, LogLine
from s11tui.audit.view_earlier import AssignedView, CarriedView, EarlierEvidence, EarlierView
from s11tui.audit.view_moderation import NoteView, OutcomeView, PracticeView, ProposalView, QueryView
from s11tui.audit.view_parts import (
    AgencyView,
    Counts,
    EditionView,
    EvidenceView,
    GradeView,
    Missing,
    OriginalView,
    QuestionView,
    RatificationView,
    RivalView,
    RoundView,
    SignatureView,
)

__all__ = [
    "ActionView",
    "AgencyView",
    "AreaView",
    "AssignedView",
    "CarriedView",
    "Counts",
    "EarlierEvidence",
    "EarlierView",
    "EditionView",
    "EvidenceView",
    "GradeView",
    "LogLine",
    "Missing",
    "NoteView",
    "OriginalView",
    "OutcomeView",
    "PracticeView",
    "ProposalView",
    "QueryView",
    "QuestionView",
    "RatificationView",
    "ReturnView",
    "RivalView",
    "RoundView",
    "SignatureView",
    "StandardView",
]


@dataclass(frozen=True, slots=True)
class StandardView:
    """One standard, with all that was said about it and may be seen.

    Attributes:
        mark: done, part, empty, confirm or needs-you.
        editable: whether the viewer may change it now.
        self_grade: id of the self-grade, `n-a` included; None while there is none.
        grade_event: id of the event that set it: give it back as `seen`.
        returned_reason: why it was returned; empty where it was not.
        content: digest of the content as it stands (for proposals and outcomes).
        assigned: the colleagues who answer it; `mine`: whether the viewer is one of them.
        change: what became of it since the year before, in words; empty where it is the same or nothing is carried.
        earlier: what was said about it the year before; several where standards were merged.
        warnings: what is odd about it, in words; none of it blocks.
        allowed: traces of a child that a person said are none: question, kind, text.
    """

    id: str
    number: str
    title: str
    area: str
    guidance: str
    law: tuple[str, ...]
    typical_evidence: tuple[str, ...]
    graded: bool
    grades: tuple[GradeView, ...]
    missing: tuple[Missing, ...]
    mark: str
    editable: bool
    content: str
    questions: tuple[QuestionView, ...] = ()
    self_grade: str | None = None
    self_reason: str = ""
    grade_event: str | None = None
    grade_rivals: tuple[RivalView, ...] = ()
    evidence: tuple[EvidenceView, ...] = ()
    actions: tuple[ActionView, ...] = ()
    assigned: tuple[AssignedView, ...] = ()
    mine: bool = False
    change: str = ""
    earlier: tuple[EarlierView, ...] = ()
    warnings: tuple[str, ...] = ()
    allowed: frozenset[tuple[str, str, str]] = frozenset()
    comments: tuple[tuple[str, str, str], ...] = ()
    returned_reason: str = ""
    returned_reply: str = ""
    queries: tuple[QueryView, ...] = ()
    proposals: tuple[ProposalView, ...] = ()
    hidden_proposals: int = 0
    outcome: OutcomeView | None = None
    practices: tuple[PracticeView, ...] = ()
    reason_draft: str | None = None
    evidence_needed: tuple[str, ...] = ()

    @property
    def is_done(self) -> bool:
        return self.mark == "done"

    def grade(self, grade_id: str | None) -> GradeView | None:
        """The grade of that id, `n-a` included."""
        return next((grade for grade in self.grades if grade.id == grade_id), None)

    @property
    def self_label(self) -> str:
        grade = self.grade(self.self_grade)
        return grade.label if grade else ""

    @property
    def agreed_label(self) -> str:
        return self.outcome.label if self.outcome else ""


@dataclass(frozen=True, slots=True)
class AreaView:
    """An area with the standards that are asked of this agency."""

    id: str
    number: str
    title: str
    guidance: str
    standards: tuple[StandardView, ...]

    @property
    def done(self) -> int:
        return sum(standard.is_done for standard in self.standards)


@dataclass(frozen=True, slots=True)
class ReturnView:
    """One return as one person sees it.

    Attributes:
        state: one of the states of the lifecycle, in words.
        labels: derived: overdue, late, resubmitted, stale.
        head: hash of the return's last event: the reference code.
        contacts: (what, number) of front door, out of hours, LADO, as the partnership set them.
        can: the actions of the lifecycle that the viewer may do now.
        sees_panel: whether what the panel did is in this view.
        waiting_for_sign_off: who it was sent to.
        zone: in which the partnership's days and hours are counted.
        other_drafts: how many unfinished texts of other people there are.
        signed: the signatures given so far to what awaits sign-off; `to_sign`: the roles still asked for.
        earlier: what the return that is carried forward is called; empty for none.
        ended: (number and title, why) of standards of that year that are asked no more.
        originals: what the partnership typed from.
        notes: what was said at a meeting outside any grade, both ways.
        sampled: why it was picked for moderation; empty where it was not, and always for its agency.
    """

    id: str
    slug: str
    partnership: str
    state: str
    labels: tuple[str, ...]
    revision: int
    head: str
    agency: AgencyView
    edition: EditionView
    round: RoundView
    contacts: tuple[tuple[str, str], ...]
    areas: tuple[AreaView, ...]
    counts: Counts
    missing: tuple[Missing, ...]
    can: frozenset[str]
    sees_panel: bool
    viewer: str
    as_of: str
    actions: tuple[ActionView, ...] = ()
    signatures: tuple[SignatureView, ...] = ()
    warnings: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    declined_reason: str = ""
    reply_by: str = ""
    submitted_at: str = ""
    shared_at: str = ""
    moderated: bool = False
    conflict_declared: str | None = None
    separately: bool = False
    other_drafts: int = 0
    accepted_how: str = ""
    zone: str = "Europe/London"
    signed: tuple[SignatureView, ...] = ()
    to_sign: tuple[str, ...] = ()
    ratification: RatificationView | None = None
    earlier: str = ""
    ended: tuple[tuple[str, str], ...] = ()
    originals: tuple[OriginalView, ...] = ()
    notes: tuple[NoteView, ...] = ()
    comments: tuple[tuple[str, str, str], ...] = field(default=())
    sampled: tuple[str, ...] = ()

    def standards(self) -> tuple[StandardView, ...]:
        """Every standard that is asked, in order."""
        return tuple(standard for area in self.areas for standard in area.standards)

    def standard(self, standard_id: str) -> StandardView | None:
        return next((one for one in self.standards() if one.id == standard_id), None)
