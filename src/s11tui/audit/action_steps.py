"""The life of an action: which states may follow on which, who may say so, and what must be said with it.

The owner says done; the follow-up group, a meeting chair or the manager verifies, never the owner's own agency. One
table, and nothing else decides.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from s11tui.errors import BadInput, NotAllowed, NotNow

if TYPE_CHECKING:
    from s11tui.audit.state_panel import ActionState

OWNER_KINDS: dict[str, str] = {
    "agency": "the agency",
    "partner": "a safeguarding partner",
    "sub-group": "a sub-group of the partnership",
}
"""Who can own an action, with the words that people see."""

OVER = ("verified closed", "not proceeding")
OPEN_STATES = ("open", "in hand", "slipped back")

FOLLOWERS = ("follow-up", "meeting-chair", "manager")
"""Who follows actions up, and looks after those about the arrangements."""
_OWNERS = ("lead", "contributor", *FOLLOWERS)
_PANEL = ("moderator", *FOLLOWERS)


@dataclass(frozen=True, slots=True)
class Step:
    """One row: from where to where, and who.

    Attributes:
        verifying: whether it is a judgement on what the owner said, barred for the owner's own agency.
        says: what must be given with it, in words: a note, a reason, evidence, how it was checked; empty for nothing.
    """

    now: str
    then: str
    roles: tuple[str, ...]
    verifying: bool = False
    says: str = ""


TABLE: tuple[Step, ...] = (
    Step("proposed", "open", FOLLOWERS),
    Step("proposed", "not proceeding", _PANEL, says="reason"),
    *(Step(now, "in hand", _OWNERS) for now in ("open", "slipped back")),
    *(Step(now, "said done", _OWNERS, says="evidence") for now in ("open", "in hand", "slipped back")),
    *(Step(now, "not proceeding", _OWNERS, says="reason") for now in ("open", "in hand", "slipped back")),
    # How far it is: nothing changes but the log.
    Step("in hand", "in hand", _OWNERS, says="note"),
    Step("in hand", "open", _OWNERS),
    Step("slipped back", "open", _OWNERS),
    Step("said done", "verified closed", FOLLOWERS, verifying=True, says="how"),
    Step("said done", "open", FOLLOWERS, verifying=True, says="reason"),
    Step("verified closed", "slipped back", FOLLOWERS, verifying=True, says="reason"),
    Step("not proceeding", "open", FOLLOWERS),
)

STATES = ("proposed", "open", "in hand", "said done", "verified closed", "not proceeding", "slipped back")
_BY_ENDS = {(row.now, row.then): row for row in TABLE}


def following(state: str) -> tuple[str, ...]:
    """The states that may follow on one."""
    return tuple(row.then for row in TABLE if row.now == state)


def step(now: str, then: str) -> Step:
    """The row that leads from one state to another.

    Raises:
        BadInput: there is no such state.
        NotNow: it does not follow.
    """
    if then not in STATES:
        raise BadInput(f"“{then}” is no state of an action.", f"Choose from: {', '.join(STATES)}.")
    row = _BY_ENDS.get((now, then))
    if row is None:
        raise NotNow(f"This action is “{now}”.", f"From there it can become: {', '.join(following(now))}.")
    return row


def check_step(row: Step, roles: frozenset[str], belongs: str) -> None:
    """Raise where somebody with these roles may not take a step.

    Args:
        roles: with regard to the agency that the action is about.
        belongs: how the person belongs to the agency that owns the action, in words; empty where they do not.

    Raises:
        NotAllowed: they may not.
    """
    if row.verifying and (belongs or not roles.intersection(row.roles)):
        raise NotAllowed(
            "Whether an action is really done is checked by somebody outside the agency that owns it.",
            "Ask the follow-up group, the meeting chair or the manager.",
        )
    if not roles.intersection(row.roles):
        raise NotAllowed("You may not change this action so.", "Ask its owner or the follow-up group.")


def possible_steps(state: str, roles: frozenset[str], belongs: str) -> tuple[str, ...]:
    """The states that somebody may bring an action to from where it is."""
    return tuple(
        row.then
        for row in TABLE
        if row.now == state and roles.intersection(row.roles) and not (row.verifying and belongs)
    )


def roles_on_action(roles: frozenset[str], action: "ActionState", *, owns: bool) -> frozenset[str]:
    """Somebody's roles with regard to an action, given those with regard to the agency that it is about.

    What a partner or sub-group owns is no business of the leads of the agency that it is about; whoever belongs to the
    owner acts for it.
    """
    if action.owner_kind == "agency":
        return roles
    ours = roles - {"lead", "contributor"}
    return ours | {"lead"} if owns else ours
