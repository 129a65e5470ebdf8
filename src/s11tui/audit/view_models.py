"""What a person sees of a return. Frozen: screens, reports and JSON are made of these and of nothing else."""

from dataclasses import dataclass, field

from s11tui.questionnaire.conditions import Value


@dataclass(frozen=True, slots=True)
class GradeView:
    """A grade of a standard's scale, with its descriptor for this standard (empty where there is none)."""

    id: str
    label: str
    short: str
    colour: str
    descriptor: str = ""
    needs: tuple[str, ...] = ()
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class RivalView:
    """A second value of a conflicted question, kept until a person chooses."""

    value: Value
    event: str
    who: str
    at: str


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question that is shown, with its answer.

    Attributes:
        value: what was answered; None while nothing was.
        printed: the value in words (option labels, dates written out); empty while nothing was answered.
        event: id of the event that set the value: give it back as `seen` with the next change.
        rivals: other values while the question is conflicted.
        draft: the viewer's own unfinished text, not part of the answer.
        warnings: soft checks that hold of this answer.
    """

    id: str
    path: str
    type: str
    text: str
    required: bool
    options: tuple[tuple[str, str], ...] = ()
    columns: tuple[tuple[str, str, str], ...] = ()
    max_words: int | None = None
    unit: str = ""
    value: Value | None = None
    printed: str = ""
    event: str | None = None
    who: str = ""
    at: str = ""
    rivals: tuple[RivalView, ...] = ()
    draft: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A reference to what shows it. `date` is ISO or empty."""

    id: str
    title: str
    held_at: str = ""
    date: str = ""
    who: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class LogLine:
    """One step in the life of an action."""

    at: str
    who: str
    state: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ActionView:
    """An action: what will be done, by whom, by when. `standard` is None for one about the return as a whole."""

    id: str
    slug: str
    what: str
    owner: str
    due: str
    state: str
    standard: str | None = None
    overdue: bool = False
    log: tuple[LogLine, ...] = ()


@dataclass(frozen=True, slots=True)
class QueryView:
    """A question between panel and agency. `audience` is `panel` or `agency`; `replies` are (who, at, text)."""

    id: str
    text: str
    who: str
    at: str
    audience: str
    replies: tuple[tuple[str, str, str], ...] = ()
    resolved: bool = False


@dataclass(frozen=True, slots=True)
class ProposalView:
    """One moderator's proposal; only in a panel's view. `stale`: the content changed since."""

    who: str
    person: str
    grade: str
    label: str
    reason: str
    how: str
    impact: str
    at: str
    stale: bool = False


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """What stands after moderation.

    Attributes:
        outcome: confirmed, raised, lowered, cannot tell or not moderated.
        grade: the agreed grade's id; for not moderated and cannot tell the self-grade, unverified.
        decider: name and role as they were; empty for not moderated.
        meeting: the meeting's title or "by correspondence".
        agency_view: what the agency still holds, where it disputed the outcome.
        shared: whether the agency can see it.
    """

    outcome: str
    grade: str
    label: str
    short: str
    colour: str
    reason: str
    decider: str
    at: str
    meeting: str
    basis: str = ""
    stale: bool = False
    challenged: str = ""
    agency_view: str = ""
    decision: str = ""
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is still missing. `question` is empty where it is about the standard; `what` is in words."""

    standard: str
    question: str
    what: str


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
        earlier_label: the self-grade at the submission before, where it has changed since.
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
    questions: tuple[QuestionView, ...]
    self_grade: str | None
    self_reason: str
    grade_event: str | None
    grade_rivals: tuple[RivalView, ...]
    evidence: tuple[EvidenceView, ...]
    actions: tuple[ActionView, ...]
    missing: tuple[Missing, ...]
    mark: str
    editable: bool
    content: str
    assigned: tuple[str, ...] = ()
    comments: tuple[tuple[str, str, str], ...] = ()
    returned_reason: str = ""
    returned_reply: str = ""
    queries: tuple[QueryView, ...] = ()
    proposals: tuple[ProposalView, ...] = ()
    hidden_proposals: int = 0
    outcome: OutcomeView | None = None
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
class AgencyView:
    """Whoever answers, as it was when it was invited."""

    id: str
    slug: str
    name: str
    kind: str
    kind_label: str
    phases: tuple[str, ...] = ()
    size: str = ""
    tags: tuple[str, ...] = ()
    profile: str = ""


@dataclass(frozen=True, slots=True)
class EditionView:
    """The edition a return is written for."""

    id: str
    version: str
    title: str
    sha256: str
    introduction: str = ""
    declaration: str = ""
    sign_off: tuple[str, ...] = ()
    references: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RoundView:
    """One run of an edition. `due` is the day for this return, extensions included (ISO)."""

    id: str
    slug: str
    title: str
    due: str


@dataclass(frozen=True, slots=True)
class SignatureView:
    """One submission: who declared it true, how, and what reference code it was given.

    `how` is `signed in`, `paper`, `e-mail` or `by the lead`; all but the first and last were recorded by `recorded_by`.
    """

    revision: int
    name: str
    role: str
    at: str
    how: str
    head: str
    recorded_by: str = ""
    signed_on: str = ""
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """How far a return is, counted in standards. asked = answered + not answered."""

    asked: int
    answered: int
    graded: int
    to_grade: int
    done: int
    missing: int


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
        other_drafts: how many unfinished texts of other people there are.
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
    actions: tuple[ActionView, ...]
    signatures: tuple[SignatureView, ...]
    can: frozenset[str]
    sees_panel: bool
    viewer: str
    as_of: str
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
    comments: tuple[tuple[str, str, str], ...] = field(default=())

    def standards(self) -> tuple[StandardView, ...]:
        """Every standard that is asked, in order."""
        return tuple(standard for area in self.areas for standard in area.standards)

    def standard(self, standard_id: str) -> StandardView | None:
        return next((one for one in self.standards() if one.id == standard_id), None)
