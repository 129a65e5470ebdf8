"""The action register in groups by what each action needs, and what is left of it when it is filtered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from s11tui.audit.action_steps import OVER
from s11tui.audit.view_models import ActionView

VERIFY, SLIPPED, OVERDUE, SOON, IN_HAND, SAID_DONE, PROPOSED, CLOSED = (
    "verify", "slipped", "overdue", "soon", "in-hand", "said-done", "proposed", "closed",
)  # fmt: skip
GROUPS: dict[str, str] = {
    VERIFY: "To verify: said to be done, and yours to check",
    OVERDUE: "Overdue",
    SLIPPED: "Slipped back: verified before, graded lower since",
    PROPOSED: "Proposed: not agreed yet",
    SOON: "Due in the next 30 days",
    IN_HAND: "Open and in hand",
    SAID_DONE: "Said to be done, to be verified by others",
    CLOSED: "Closed",
}
"""In the order in which they are shown."""

_SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which actions are looked at; everything where nothing is said.

    Attributes:
        letters: in what is done, its owner, agency, round, or short name.
        owner_kind: one of `OWNER_KINDS`.
        group: one of `GROUPS`; `state` one of the states.
        agency: name of the agency that it is about or that owns it.
        round: title of the round.
        owned_by: names of agencies, one of which owns it; None for whoever.
    """

    letters: str = ""
    owner_kind: str = ""
    group: str = ""
    state: str = ""
    agency: str = ""
    round: str = ""
    owned_by: frozenset[str] | None = None


def group_of(one: ActionView, today: date) -> str:
    """The group that an action stands in."""
    if one.state in OVER:
        return CLOSED
    if one.state == "proposed":
        return PROPOSED
    if one.state == "said done":
        return VERIFY if "verified closed" in one.steps else SAID_DONE
    if one.state == "slipped back":
        return SLIPPED
    if one.overdue:
        return OVERDUE
    return SOON if one.due <= (today + _SOON).isoformat() else IN_HAND


def grouped(actions: Iterable[ActionView], wanted: Wanted, today: date) -> list[tuple[str, list[ActionView]]]:
    """Those that are wanted, by group in the order of `GROUPS`; what is due first stands first, what is over last.

    Groups without any are left out.
    """
    found: dict[str, list[ActionView]] = {group: [] for group in GROUPS}
    for one in actions:
        group = group_of(one, today)
        if matches(one, wanted) and wanted.group in ("", group):
            found[group].append(one)
    for some in found.values():
        some.sort(key=lambda one: (one.due, len(one.slug), one.slug))
    found[CLOSED].reverse()
    return [(group, some) for group, some in found.items() if some]


def matches(one: ActionView, wanted: Wanted) -> bool:
    """Whether an action is wanted, whatever its group."""
    return (
        wanted.owner_kind in ("", one.owner_kind)
        and wanted.state in ("", one.state)
        and wanted.agency in ("", one.agency, one.owner_agency)
        and wanted.round in ("", one.round_title)
        and (wanted.owned_by is None or one.owner_agency in wanted.owned_by)
        and _has(one, wanted.letters)
    )


def _has(one: ActionView, letters: str) -> bool:
    """Whether every word of what was typed stands somewhere in it."""
    if not letters.strip():
        return True
    text = "\n".join((one.what, one.owner, one.agency, one.owner_agency, one.round_title, one.slug)).casefold()
    return all(word in text for word in letters.casefold().split())
