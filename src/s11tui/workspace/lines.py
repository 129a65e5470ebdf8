"""What lists show: one line a thing."""

from dataclasses import dataclass

from s11tui.audit.library import LibraryItem
from s11tui.questionnaire.conditions import Value


@dataclass(frozen=True, slots=True)
class EditionLine:
    """A published edition."""

    id: str
    version: str
    title: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ReturnLine:
    """One return in a list. Counts are of standards; `outcomes` and `changed` only of what the person may see."""

    id: str
    slug: str
    round: str
    round_title: str
    agency: str
    agency_name: str
    kind: str
    phases: tuple[str, ...]
    state: str
    labels: tuple[str, ...]
    asked: int
    answered: int
    graded: int
    missing: int
    done: int
    due: str
    revision: int
    submitted_at: str
    shared_at: str
    reply_by: str
    outcomes: int
    changed: int
    urgent: int
    queries: int
    changed_at: str
    agency_id: str
    round_id: str
    to_confirm: int = 0


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One event of a return."""

    seq: int
    kind: str
    who: str
    at: str
    standard: str
    question: str
    hash: str
    previous: str


@dataclass(frozen=True, slots=True)
class Version:
    """One thing that was said in answer to a question, or as the grade of a standard, at some time.

    Attributes:
        event: its id; give it back to restore it.
        did: answered, confirmed, emptied, graded or took the grade away, in words.
        printed: what was said, in words; empty where it was emptied.
        value: as it was answered; of a grade its id, with `reason`.
        stands: whether it is what stands now.
    """

    event: str
    at: str
    who: str
    did: str
    printed: str
    value: Value
    reason: str = ""
    stands: bool = False


@dataclass(frozen=True, slots=True)
class Use:
    """Where a piece of evidence is used: a return by its slug, what its round is called, a standard's id."""

    ref: str
    round_title: str
    standard: str


@dataclass(frozen=True, slots=True)
class LibraryLine:
    """A piece of evidence of a library, whether it is out of date, and where it is used, the newest return first."""

    item: LibraryItem
    expired: bool
    uses: tuple[Use, ...] = ()


@dataclass(frozen=True, slots=True)
class HomeLine:
    """One thing on the home screen.

    Attributes:
        kind: return, query, action, owed, urgent, consent or round; register (a group of actions), settle or replies;
            meeting (one that is going on) or planned (one that is near); people (some who have no way in yet).
        mark: done, part, empty, confirm or needs-you.
        ref: slug of the return to open; of the round, action or meeting, for those kinds; the group, for `register`.
    """

    kind: str
    title: str
    detail: str
    mark: str
    ref: str
    state: str = ""
    due: str = ""
    due_words: str = ""
    standard: str = ""


@dataclass(frozen=True, slots=True)
class Home:
    """What to do next, what waits for others, and what is done."""

    todo: tuple[HomeLine, ...] = ()
    waiting: tuple[HomeLine, ...] = ()
    done: tuple[HomeLine, ...] = ()
