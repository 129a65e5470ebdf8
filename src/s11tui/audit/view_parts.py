"""The small parts of which views are made. Frozen, and free of anything that the person may not see."""

from dataclasses import dataclass

from s11tui.audit.files import KeptFile
from s11tui.audit.view_earlier import CarriedView
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
    """A second value of a conflicted question, kept until a person chooses. `printed` is the value in words."""

    value: Value
    event: str
    who: str
    at: str
    printed: str = ""


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
        carried: what was answered in the round before, where this return carries one forward.
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
    carried: CarriedView | None = None

    @property
    def to_confirm(self) -> bool:
        """Whether last year's answer waits in the box for a person's word."""
        return self.carried is not None and self.carried.to_confirm


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A reference to what shows it. `date` is ISO or empty.

    Attributes:
        item: id of the library item that it is a copy of, or empty.
        expired: its day to be looked at again has passed.
        elsewhere: at how many other standards of this return the same item stands.
        earlier: it stood at this standard the year before as well.
    """

    id: str
    title: str
    held_at: str = ""
    date: str = ""
    who: str = ""
    at: str = ""
    item: str = ""
    shows: str = ""
    review_by: str = ""
    file: KeptFile | None = None
    expired: bool = False
    elsewhere: int = 0
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is still missing. `question` is empty where it is about the standard; `what` is in words."""

    standard: str
    question: str
    what: str


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
    """One signature: who declared it true, how, and what reference code the submission was given.

    `how` is `signed in`, `paper`, `e-mail` or `by the lead`; all but the first and last were recorded by `recorded_by`.
    `report` is the SHA-256 of the report that was read before, empty where none was written.
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
    office: str = ""
    scan: KeptFile | None = None
    report: str = ""


@dataclass(frozen=True, slots=True)
class OriginalView:
    """What the partnership typed from on the agency's behalf."""

    title: str
    who: str
    at: str
    file: KeptFile | None = None


@dataclass(frozen=True, slots=True)
class RatificationView:
    """A governing body that must still confirm (`on` is empty), or has."""

    body: str
    by: str
    on: str = ""
    minute: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """How far a return is, counted in standards. asked = answered + not answered."""

    asked: int
    answered: int
    graded: int
    to_grade: int
    done: int
    missing: int
    to_confirm: int = 0
