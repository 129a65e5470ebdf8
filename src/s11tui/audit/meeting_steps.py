"""What may be done with a follow-up meeting, by whom and when: one table, and nothing else decides."""

from dataclasses import dataclass

from s11tui.errors import NotAllowed, NotNow

STAGES = ("planned", "running", "ended", "cancelled")
_RUNS = ("meeting-chair", "manager")


@dataclass(frozen=True, slots=True)
class MeetingStep:
    """One row: what, in which stages, by whom."""

    action: str
    stages: tuple[str, ...]
    roles: tuple[str, ...] = _RUNS


TABLE: tuple[MeetingStep, ...] = (
    MeetingStep("change the plan", ("planned", "running")),
    MeetingStep("cancel", ("planned",)),
    MeetingStep("start", ("planned", "ended")),
    MeetingStep("record attendance", ("planned", "running")),
    MeetingStep("note a conflict", ("planned", "running")),
    MeetingStep("turn to an agency", ("running",)),
    MeetingStep("note", ("running",)),
    MeetingStep("take back a note", ("running",)),
    MeetingStep("make an action", ("running", "ended")),
    MeetingStep("end", ("running",)),
)
ACTIONS = tuple(row.action for row in TABLE)
_BY_ACTION = {row.action: row for row in TABLE}


def check_meeting(action: str, stage: str, roles: frozenset[str]) -> None:
    """Raise where somebody with these roles may not do this with a meeting in this stage.

    Raises:
        NotAllowed: none of the roles may.
        NotNow: not in this stage.
    """
    row = _BY_ACTION[action]
    if not roles.intersection(row.roles):
        raise NotAllowed(
            f"You may not {action} at this meeting: that is for the meeting chair or the manager.", "Ask one of them."
        )
    if stage not in row.stages:
        raise NotNow(f"This meeting is {stage}.", f"To {action} it must be {' or '.join(row.stages)}.")


def possible_at(stage: str, roles: frozenset[str]) -> frozenset[str]:
    """All that somebody may do with a meeting in this stage."""
    return frozenset(row.action for row in TABLE if stage in row.stages and roles.intersection(row.roles))
