"""What the events of a return add up to for one standard. Nothing here is changed in place."""

from dataclasses import dataclass, field

from s11tui.audit.files import KeptFile
from s11tui.audit.practice import Practice
from s11tui.questionnaire.conditions import Value


@dataclass(frozen=True, slots=True)
class Rival:
    """A value that was given while another, unseen, already stood."""

    value: Value
    reason: str
    event: str
    who: str
    at: str
    typist: str = ""
    confirmed_from: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands as the answer to one question. `typist` is who typed it on behalf of the agency, or empty.

    `twins` said the same of their own accord, in another workspace, and are no conflict.
    """

    value: Value
    event: str
    who: str
    at: str
    rivals: tuple[Rival, ...] = ()
    typist: str = ""
    confirmed_from: str = ""
    twins: tuple[Rival, ...] = ()


@dataclass(frozen=True, slots=True)
class SelfGrade:
    """The agency's own grade of a standard, with its reason; `twins` as of an answer."""

    grade: str
    reason: str
    event: str
    who: str
    at: str
    rivals: tuple[Rival, ...] = ()
    typist: str = ""
    twins: tuple[Rival, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A reference to what shows it; `id` is that of the event that added it.

    Attributes:
        item: id of the library item that it is a copy of; empty for one that was named here only.
        shows: what it shows, in the agency's words.
        review_by: ISO day after which it needs to be looked at again; empty for none.
        file: the file that is kept with it, if any.
    """

    id: str
    title: str
    held_at: str
    date: str
    who: str
    at: str
    item: str = ""
    shows: str = ""
    review_by: str = ""
    file: KeptFile | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """A question of a moderator, and its replies as (who, at, text).

    `waits_for`: agency or panel, whichever has the next word; empty while it is resolved.
    """

    id: str
    standard: str
    text: str
    who: str
    at: str
    replies: tuple[tuple[str, str, str], ...] = ()
    resolved: bool = False
    waits_for: str = "agency"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What stands after moderation for one standard and revision.

    Attributes:
        outcome: confirmed, raised, lowered, cannot tell or not moderated.
        grade: the agreed grade; the self-grade where it was not moderated or cannot be told.
        basis: discussed, on reading, or empty for not moderated.
        decider: id of the person; `decider_was` keeps name and role as they were.
        content: digest of the content that was judged.
        meeting_id: of the meeting that decided; empty for none.
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
    meeting_id: str = ""


@dataclass(frozen=True, slots=True)
class Challenge:
    """The agency's dispute of a shared outcome; `decision` is empty until the chair has decided."""

    view: str
    at: str
    who: str
    decision: str = ""


@dataclass(frozen=True, slots=True)
class StandardState:
    """All that was said about one standard by the agency.

    Attributes:
        set_aside: questions whose answer was emptied on purpose: last year's does not come back to be confirmed.
        allowed: traces of a child that a person said are none: question (empty: elsewhere in the standard), kind, text.
        practices: what the panel would like to share of it, as it was shared with the agency, and what that said to it.
        given: every answer and grade that was ever given, by its event: one that was given up elsewhere can be chosen.
        shown: every piece of evidence that was ever added, by its event.
    """

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
    practices: tuple[Practice, ...] = ()
    set_aside: frozenset[str] = frozenset()
    allowed: frozenset[tuple[str, str, str]] = frozenset()
    given: dict[str, Rival] = field(default_factory=dict)
    shown: dict[str, Evidence] = field(default_factory=dict)
