"""What a person sees of an action. Frozen, like all that views are made of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LogLine:
    """One step in the life of an action.

    Attributes:
        evidence: what was shown with it, each as (title, where it is held, ISO date or empty).
        how: how it was checked: read, asked or tested; `grade`: what the standard was graded then. Empty for none.
    """

    at: str
    who: str
    state: str
    note: str = ""
    evidence: tuple[tuple[str, str, str], ...] = ()
    how: str = ""
    grade: str = ""


@dataclass(frozen=True, slots=True)
class ActionView:
    """An action: what will be done, by whom, by when. Lists leave out the log.

    Attributes:
        standard: None for one about the return as a whole, or the arrangements.
        shared: whether the agency knows of it; false for one that the panel planned and has not shared yet.
        ref: slug of its return; `agency`: name of the agency; both empty inside the view of that return, and for an
            action about the arrangements.
        owner_kind: one of `OWNER_KINDS`; `owner_agency`: name of the agency that owns it, where the record knows it.
        meeting: id of the meeting where it was agreed; empty for none.
        evidence: how many things were shown for it.
        grade: id of the grade that was given when it was verified; empty for none.
        steps: the states that the viewer may bring it to now.
    """

    id: str
    slug: str
    what: str
    owner: str
    due: str
    state: str
    standard: str | None = None
    overdue: bool = False
    shared: bool = True
    log: tuple[LogLine, ...] = ()
    ref: str = ""
    agency: str = ""
    owner_kind: str = "agency"
    owner_agency: str = ""
    meeting: str = ""
    added_at: str = ""
    changed_at: str = ""
    evidence: int = 0
    grade: str = ""
    steps: tuple[str, ...] = ()
    round_title: str = ""
