"""What a person sees of moderation: proposals, outcomes, questions, good practice, what was said. Frozen."""

from dataclasses import dataclass


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
    meeting_id: str = ""


@dataclass(frozen=True, slots=True)
class QueryView:
    """A question between panel and agency. `audience` is `panel` or `agency`; `replies` are (who, at, text).

    `waits_for`: agency or panel, whichever has the next word; empty while it is resolved.
    """

    id: str
    text: str
    who: str
    at: str
    audience: str
    replies: tuple[tuple[str, str, str], ...] = ()
    resolved: bool = False
    waits_for: str = ""


@dataclass(frozen=True, slots=True)
class PracticeView:
    """An extract that others could learn from. `why` is the panel's own, and empty for the agency.

    `kind` is one of `PRACTICE_KINDS`, `consent` one of `CONSENTS`; `shared`: whether the agency knows of it.
    """

    id: str
    standard: str
    kind: str
    extract: str
    why: str = ""
    consent: str = ""
    consent_by: str = ""
    meeting: str = ""
    shared: bool = False


@dataclass(frozen=True, slots=True)
class NoteView:
    """What was said at a meeting about a return, outside any grade. `kind` is one of `NOTE_KINDS`.

    `shared`: whether the agency knows of it, which is told of it when grades are shared.
    """

    kind: str
    text: str
    meeting: str = ""
    action: str = ""
    shared: bool = False
