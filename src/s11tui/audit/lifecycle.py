"""The lifecycle of a return: one table, and nothing else decides.

Each row says from which states an action may be done, where it leads, who may do it and whether a reason must be
given. What else must hold (the guard) is checked by the desk that does it; the table names it in words.
"""

from dataclasses import dataclass

from s11tui.errors import NotAllowed, NotNow

OPEN = ("not started", "in progress", "ready")
BEFORE_AGREED = (*OPEN, "awaiting sign-off", "submitted", "in moderation", "grades shared", "returned")
STATES = (*BEFORE_AGREED, "agreed", "acknowledged", "closed", "exempt", "withdrawn")
AGENCY = ("lead", "contributor")
SAME = ""


@dataclass(frozen=True, slots=True)
class Transition:
    """One row.

    Attributes:
        to: the state it leads to; SAME where it stays (or the state is computed).
        guard: what must hold besides, in words; empty for nothing.
        reason: whether a reason is compulsory.
        judging: whether conflicts of interest bar people from it.
    """

    action: str
    states: tuple[str, ...]
    to: str
    roles: tuple[str, ...]
    guard: str = ""
    reason: bool = False
    judging: bool = False


def _filling(action: str, roles: tuple[str, ...] = (*AGENCY, "manager")) -> Transition:
    return Transition(
        action,
        (*OPEN, "returned"),
        SAME,
        roles,
        "open or extended; when returned, its standards only; a contributor, own standards only",
    )


_PANEL = ("moderator", "meeting-chair")
_SUBMITTED = ("submitted", "in moderation", "grades shared", "agreed", "acknowledged", "closed", "returned")
_CHAIR = ("meeting-chair",)

TABLE: tuple[Transition, ...] = (
    *(
        _filling(action)
        for action in (
            "answer",
            "grade",
            "confirm",
            "clear",
            "add evidence",
            "remove evidence",
            "add action",
            "settle conflict",
            "allow trace",
        )
    ),
    _filling("assign", ("lead",)),
    Transition("reply to return", ("returned",), SAME, ("lead",), "the standard was returned"),
    Transition(
        "send for sign-off",
        ("ready", "returned"),
        "awaiting sign-off",
        ("lead", "manager"),
        "nothing missing; the manager only with the original attached",
    ),
    Transition("decline", ("awaiting sign-off",), "in progress", ("signatory",), reason=True),
    Transition("recall", ("awaiting sign-off",), "in progress", ("lead",)),
    Transition(
        "declare",
        ("awaiting sign-off", "ready", "returned"),
        "submitted",
        ("signatory", "lead"),
        "nothing missing; content unchanged since it was shown; the lead only where the edition asks no sign-off; "
        "submitted with the last of the signatures that the edition asks for",
    ),
    Transition(
        "record outside sign-off",
        ("awaiting sign-off",),
        "submitted",
        ("lead", "manager"),
        "name, role, date and how it was shown",
        reason=True,
    ),
    Transition(
        "return standards",
        ("submitted", "in moderation"),
        "returned",
        ("manager", "meeting-chair"),
        "a reason for each standard",
        reason=True,
        judging=True,
    ),
    Transition("attach original", (*OPEN, "returned"), SAME, ("manager",), "typing on the agency's behalf"),
    Transition(
        "expect ratification",
        _SUBMITTED,
        SAME,
        ("lead", "signatory", "manager"),
        "the governing body that must confirm",
    ),
    Transition("ratify", _SUBMITTED, SAME, ("lead", "signatory", "manager"), "a ratification is due"),
    Transition("acknowledge", ("submitted",), "acknowledged", ("manager",), "not picked for moderation"),
    Transition("close", ("acknowledged", "agreed"), "closed", ("manager",)),
    Transition("open moderation", ("submitted",), "in moderation", ("manager", "meeting-chair"), judging=True),
    *(
        Transition(action, ("in moderation",), SAME, _PANEL, "no conflict of interest", judging=True)
        for action in ("propose", "withdraw proposal", "query the panel", "query the agency")
    ),
    Transition("declare conflict", ("submitted", "in moderation"), SAME, _PANEL),
    Transition("reply to query", ("in moderation", "returned"), SAME, (*AGENCY, *_PANEL)),
    Transition("resolve query", ("in moderation", "returned"), SAME, _PANEL, judging=True),
    Transition(
        "record outcome", ("in moderation",), SAME, _CHAIR, "a reason for any change; no conflict", judging=True
    ),
    Transition(
        "share", ("in moderation",), "grades shared", _CHAIR, "every standard has an outcome; none stale", judging=True
    ),
    Transition("mark practice", ("submitted", "in moderation"), SAME, (*_PANEL, "manager"), judging=True),
    Transition("consent to sharing", _SUBMITTED, SAME, ("lead",), "it was shared with the agency"),
    Transition("accept", ("grades shared",), "agreed", ("lead",)),
    Transition("settle", ("grades shared",), "agreed", ("manager",), "the time to reply is over"),
    Transition("challenge", ("grades shared",), "in moderation", ("lead",), "inside the time to reply", reason=True),
    Transition("decide", ("in moderation",), "agreed", _CHAIR, "challenged, and heard", reason=True, judging=True),
    Transition("amend", ("agreed", "closed"), "returned", ("manager",), "the round is not archived", reason=True),
    Transition("exempt", BEFORE_AGREED, "exempt", ("manager",), reason=True),
    Transition("withdraw", BEFORE_AGREED, "withdrawn", ("manager",), reason=True),
    Transition("reinstate", ("exempt", "withdrawn"), SAME, ("manager",), reason=True),
    Transition("change facts", (*OPEN, "awaiting sign-off"), SAME, ("manager",)),
    Transition("comment", STATES, SAME, (*AGENCY, "signatory", "manager", *_PANEL, "scrutineer")),
    Transition("redact", STATES, SAME, ("manager", "lead"), reason=True),
    Transition("extend", STATES, SAME, ("manager",), reason=True),
)

ACTIONS = tuple(row.action for row in TABLE)
FILLING_IN = frozenset(
    {row.action for row in TABLE if row.states == (*OPEN, "returned")}
    | {"reply to return", "send for sign-off", "declare", "record outside sign-off"}
)
"""What a closed round ends."""
_BY_ACTION = {row.action: row for row in TABLE}


def transition(action: str) -> Transition:
    """The row of an action."""
    return _BY_ACTION[action]


def check(
    action: str, state: str, roles: frozenset[str], barred: str = "", *, round_closed: bool = False
) -> Transition:
    """The row of an action that these roles may do in this state.

    Args:
        barred: why the person may not judge this agency; empty where nothing bars them.
        round_closed: whether the round is over for everybody.

    Raises:
        NotAllowed: none of the roles may do it, or a conflict of interest bars the person.
        NotNow: it cannot be done in this state, or the round is closed.
    """
    row = _BY_ACTION[action]
    if not roles.intersection(row.roles):
        raise NotAllowed(
            f"You may not {action} here: that is for {_either(row.roles)}.", "Ask one of them, or the partnership."
        )
    if row.judging and barred:
        raise NotAllowed(f"You may not {action} here: {barred}.", "Another member of the panel has to do it.")
    if round_closed and action in FILLING_IN:
        raise NotNow("The round is closed.", "What was written stands; speak to the partnership's manager.")
    if state not in row.states:
        raise NotNow(
            f"This return is “{state}”, and to {action} it must be {_either(row.states)}.",
            "Nothing was changed.",
        )
    return row


def possible(state: str, roles: frozenset[str], barred: str = "", *, round_closed: bool = False) -> frozenset[str]:
    """Every action that these roles may do in this state, guards aside."""
    over = FILLING_IN if round_closed else frozenset()
    return frozenset(
        row.action
        for row in TABLE
        if state in row.states
        and roles.intersection(row.roles)
        and not (row.judging and barred)
        and row.action not in over
    )


def _either(names: tuple[str, ...]) -> str:
    words = [name.replace("meeting-chair", "meeting chair") for name in names]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
