"""What is printed of the action register: actions with their logs, and what their standards are called."""

from dataclasses import dataclass

from s11tui.audit.view_models import ActionView


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """An action with its log; `standard`: number and title, empty for one about the return or the arrangements."""

    action: ActionView
    standard: str = ""


@dataclass(frozen=True, slots=True)
class ActionPlan:
    """Actions to be printed.

    Attributes:
        about: of what they are, in words: a round, an agency, everything.
        as_of: a stamp: when it was made; `today`: that day, ISO, in the partnership's zone.
        overdue: whether only those that are late are in it.
    """

    partnership: str
    zone: str
    about: str
    as_of: str
    today: str
    actions: tuple[PlannedAction, ...]
    overdue: bool = False
