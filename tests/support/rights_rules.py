"""Who may do what, written by hand from the design and never taken from the program.

A rule says what must come of it when somebody tries something in a situation of `rights_world`.
"""

from collections.abc import Callable, Collection, Set
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from support.design import BARRED_BY_CONFLICT, DESIGN, OPEN
from support.rights_people import Who

if TYPE_CHECKING:
    from support.rights_world import World

YES, NO, UNKNOWN, NOT_NOW = "yes", "not allowed", "not found", "not now"
"""It is done or shown; it is refused; it is as if it were not there; it is theirs, but not as things stand."""

ROUND_CLOSED = "round closed"
_FILLING_IN = {"reply to return", "send for sign-off", "declare", "record outside sign-off", "attach original"} | {
    action for action, (states, _, _) in DESIGN.items() if states == OPEN | {"returned"}
}
"""What ends with its round."""


@dataclass(frozen=True)
class Rule:
    """Who may, and in which states of the return.

    Attributes:
        expected: gives what must come of it.
        roles, states, besides: the same for people to read, in the document.
    """

    expected: "Callable[[Who, World], str]"
    roles: tuple[str, ...]
    states: tuple[str, ...] = ()
    besides: str = ""

    def but(self, said: str, other: "Callable[[Who, World], str | None]") -> "Rule":
        """The rule with something that goes before it; None where it has nothing to say."""
        besides = "; ".join(part for part in (self.besides, said) if part)
        return replace(
            self, expected=lambda who, world: other(who, world) or self.expected(who, world), besides=besides
        )


def _outside(who: Who) -> bool:
    """Whether the return is of an agency that this person may not even know to have one."""
    return who.is_bounded and not who.here


def on_return(action: str, *, ready: Collection[str] | None = None, besides: str = "") -> Rule:
    """An action of the lifecycle, on the return of the police.

    Args:
        ready: the situations in which all that it needs besides holds; None for all in its states.
    """
    states, roles, _ = DESIGN[action]
    judging = action in BARRED_BY_CONFLICT

    def expected(who: Who, world: "World") -> str:
        if _outside(who):
            return UNKNOWN
        if not who.here & roles or (judging and who.belongs):
            return NO
        if world.state not in states or (world.name == ROUND_CLOSED and action in _FILLING_IN):
            return NOT_NOW
        if not who.reads(world):
            return NO
        if who.here == {"contributor"} and world.name == "not started" and action in _FILLING_IN:
            return NO
        return YES if ready is None or world.name in ready else NOT_NOW

    said = [besides] if besides else []
    said += (
        ["a contributor only at standards given to them"] if "contributor" in roles and action in _FILLING_IN else []
    )
    said += ["nobody of the agency, its group or its host"] if judging else []
    return Rule(expected, _sorted(roles), _sorted(states), "; ".join(said))


def reading_return(*, found: Collection[str] | None = None, besides: str = "") -> Rule:
    """Looking at the return of the police, by whoever may open it.

    Args:
        found: the situations in which what is looked for is there; None for all.
    """

    def expected(who: Who, world: "World") -> str:
        if _outside(who):
            return UNKNOWN
        if not who.reads(world):
            return NO
        return YES if found is None or world.name in found else UNKNOWN

    roles = ("lead", "contributor", "signatory", "group-lead", "manager")
    return Rule(
        expected, roles, (), besides or "moderators, chairs, follow-up group and scrutineers once it is submitted"
    )


def anywhere(*roles: str, besides: str = "", ready: Collection[str] | None = None) -> Rule:
    """What is about no single return, by whoever holds one of the roles for anything."""

    def expected(who: Who, world: "World") -> str:
        if not who.roles & set(roles):
            return NO
        return YES if ready is None or world.name in ready else NOT_NOW

    return Rule(expected, _sorted(roles), (), besides)


def everybody(besides: str = "") -> Rule:
    """What each may do for themselves, and sees of it only what is theirs to see."""
    return Rule(lambda who, world: YES, ("everybody",), (), besides)


def own_agency(*roles: str, besides: str = "") -> Rule:
    """What is about the agency itself, the police, in whatever state its return is."""

    def expected(who: Who, world: "World") -> str:
        if _outside(who):
            return UNKNOWN
        return YES if who.here & set(roles) else NO

    return Rule(expected, _sorted(roles), (), besides)


def item_of_library(*roles: str, besides: str = "") -> Rule:
    """What is in the evidence library of the police: whoever may not see it, is told that it is not there."""
    rule = own_agency(*roles, besides=besides)
    return replace(rule, expected=lambda who, world: YES if rule.expected(who, world) == YES else UNKNOWN)


def on_meeting(*, agenda: bool = False, besides: str = "") -> Rule:
    """Running a meeting that has the return of the police on its agenda.

    Args:
        agenda: whether it is about that return, in which nobody of the agency takes part.
    """

    def expected(who: Who, world: "World") -> str:
        if not who.roles & {"meeting-chair", "manager"}:
            return NO
        return NO if agenda and who.belongs and "manager" not in who.roles else YES

    said = "; ".join(part for part in (besides, "nobody of the agency that is talked about" if agenda else "") if part)
    return Rule(expected, ("meeting-chair", "manager"), (), said)


def on_action(roles: Set[str], *, verifying: bool = False, besides: str = "") -> Rule:
    """A step of an action of the police, of the year before, which was submitted."""

    def expected(who: Who, world: "World") -> str:
        if not who.here:
            return UNKNOWN
        return YES if who.here & roles and not (verifying and who.belongs) else NO

    said = "; ".join(part for part in (besides, "never the owner's own agency" if verifying else "") if part)
    return Rule(expected, _sorted(roles), (), said)


def gone(rule: Rule) -> Rule:
    """Nothing at all is done or shown for somebody who left."""
    return replace(rule, expected=lambda who, world: NO if who.left else rule.expected(who, world))


def _sorted(words: Collection[str]) -> tuple[str, ...]:
    return tuple(word for word in _ORDER if word in words)


_ORDER = (
    "lead", "contributor", "signatory", "group-lead", "manager", "moderator", "meeting-chair", "follow-up",
    "scrutineer",
    "not started", "in progress", "ready", "awaiting sign-off", "submitted", "in moderation", "returned",
    "grades shared", "agreed", "acknowledged", "closed", "exempt", "withdrawn",
)  # fmt: skip
