"""Which events may come with a hand-over, from whom, and in which state of the return.

One table, and nothing else decides. What an event does is named by the lifecycle's action; whose it is, by the side
that may write it. An event that was written before its writer knew of a submission or a reply here has crossed it on
the way: some of those are kept and change nothing, so that two sides that went on at the same time do not lock each
other out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from s11tui.audit import lifecycle
from s11tui.errors import NotAllowed, NotNow, Refusal

Whose = Literal["agency", "partnership", "either"]


@dataclass(frozen=True, slots=True)
class Travels:
    """One row: the lifecycle's action (empty where it knows none), and whose the event is."""

    action: str
    whose: Whose


RETURN_KINDS: dict[str, Travels] = {
    "invited": Travels("", "partnership"),
    "facts_changed": Travels("change facts", "partnership"),
    # The manager types on the agency's behalf, too.
    "answered": Travels("answer", "either"),
    "cleared": Travels("clear", "either"),
    "confirmed": Travels("confirm", "either"),
    "graded": Travels("grade", "either"),
    "conflict_settled": Travels("settle conflict", "either"),
    "evidence_added": Travels("add evidence", "either"),
    "evidence_removed": Travels("remove evidence", "either"),
    "trace_allowed": Travels("allow trace", "either"),
    "original_attached": Travels("attach original", "partnership"),
    "assigned": Travels("assign", "agency"),
    "commented": Travels("comment", "either"),
    "sent_for_sign_off": Travels("send for sign-off", "either"),
    "declined": Travels("decline", "agency"),
    "recalled": Travels("recall", "agency"),
    "signed": Travels("declare", "either"),
    "submitted": Travels("declare", "either"),
    "ratification_due": Travels("expect ratification", "either"),
    "ratified": Travels("ratify", "either"),
    "returned": Travels("return standards", "partnership"),
    "reply_to_return": Travels("reply to return", "agency"),
    "acknowledged": Travels("acknowledge", "partnership"),
    "closed": Travels("close", "partnership"),
    "moderation_opened": Travels("open moderation", "partnership"),
    "agency_queried": Travels("query the agency", "partnership"),
    "query_replied": Travels("reply to query", "either"),
    "query_resolved": Travels("resolve query", "partnership"),
    "shared": Travels("share", "partnership"),
    "accepted": Travels("accept", "agency"),
    "practice_consented": Travels("consent to sharing", "agency"),
    "settled": Travels("settle", "partnership"),
    "challenged": Travels("challenge", "agency"),
    "decided": Travels("decide", "partnership"),
    "amended": Travels("amend", "partnership"),
    "exempted": Travels("exempt", "partnership"),
    "withdrawn": Travels("withdraw", "partnership"),
    "reinstated": Travels("reinstate", "partnership"),
    "extended": Travels("extend", "partnership"),
    "redacted": Travels("redact", "either"),
    "handed_over": Travels("", "either"),
    "received": Travels("", "either"),
}
ACTION_KINDS: dict[str, Travels] = {
    "action_added": Travels("add action", "either"),
    "action_progressed": Travels("", "either"),
}
ROUND_KINDS: dict[str, Travels] = {
    "round_opened": Travels("", "partnership"),
    "round_extended": Travels("", "partnership"),
    "round_closed": Travels("", "partnership"),
}

AGENCY_SIDE = frozenset({"lead", "contributor", "signatory"})
PARTNERSHIP_SIDE = frozenset({"manager", "moderator", "meeting-chair", "follow-up", "scrutineer"})

TURNS = frozenset({"submitted", "accepted", "settled", "challenged", "exempted", "withdrawn", "reinstated"})
"""What the other side must know of before it goes on; what it writes without knowing has crossed it on the way."""

_HANDED_IN = ("submitted", "in moderation", "grades shared", "agreed", "acknowledged", "closed", "returned")
_FILLING = (
    "answered", "cleared", "confirmed", "graded", "conflict_settled", "evidence_added", "evidence_removed",
    "trace_allowed", "original_attached", "assigned", "facts_changed", "reply_to_return", "action_added",
)  # fmt: skip
CROSSED: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(_FILLING, _HANDED_IN),
    "accepted": ("agreed", "closed", "returned"),
    "challenged": ("agreed",),
    "settled": ("agreed", "in moderation"),
    "exempted": ("agreed",),
    "withdrawn": ("agreed",),
}
"""In which states an event that crossed something on the way is let in all the same."""


@dataclass(frozen=True, slots=True)
class Coming:
    """How an event comes in.

    Attributes:
        from_agency: whether an agency hands it over; else a partnership does.
        begins: whether the return was not here before: then what the agency's people did at the partnership comes too.
        crossed: whether something was done here of which its writer did not know.
        round_closed: whether the round was over here before the hand-over came.
    """

    from_agency: bool
    begins: bool = False
    crossed: bool = False
    round_closed: bool = False

    @property
    def side(self) -> frozenset[str]:
        """Roles that whoever is on that side can hold."""
        if self.from_agency:
            return AGENCY_SIDE
        return PARTNERSHIP_SIDE | AGENCY_SIDE if self.begins else PARTNERSHIP_SIDE


def require_theirs(kind: str, coming: Coming) -> Travels:
    """The row of a kind of event of a return or an action, which that side may write.

    Raises:
        NotAllowed: it is the other side's, or never handed over.
    """
    row = RETURN_KINDS.get(kind) or ACTION_KINDS.get(kind)
    if row is None:
        raise NotAllowed(f"An event “{kind}” is never handed over.", "Ask who sent it; nothing was changed.")
    other = "partnership" if coming.from_agency else "agency"
    if row.whose == other and not coming.begins:
        raise NotAllowed(
            f"An event “{kind}” is the {other}'s to write, and came from the other side.",
            "Ask who sent it; nothing was changed.",
        )
    return row


def fits(kind: str, body: Mapping[str, Any], state: str, coming: Coming, *, reopened: bool = True) -> bool:
    """Whether an event fits the state of the return in which it arrives; false where it crossed and is only kept.

    Args:
        state: of the lifecycle, in words, before the event.
        reopened: whether the standard that it is about may be filled in, of a return that came back.

    Raises:
        NotAllowed: it is not for that side to write.
        NotNow: it fits nowhere, and did not cross anything.
    """
    action = _action(require_theirs(kind, coming), kind, body)
    if not action:
        return True
    roles = frozenset(lifecycle.transition(action).roles) & coming.side
    try:
        lifecycle.check(action, state, roles, round_closed=coming.round_closed)
        if state == "returned" and kind in _FILLING and not reopened:
            raise NotNow("The standard was not returned, and cannot be changed now.", "Nothing was changed.")
    except NotNow as refusal:
        if coming.crossed and state in CROSSED.get(kind, ()):
            return False
        raise refusal from None
    return True


def _action(row: Travels, kind: str, body: Mapping[str, Any]) -> str:
    """A signature outside the program is recorded; everything else has one action."""
    outside = kind in ("signed", "submitted") and body["how"] not in ("signed in", "by the lead")
    return "record outside sign-off" if outside else row.action


def named(refusal: Refusal, kind: str, who: str, at: str) -> NotNow:
    """A refusal that says which event did not fit."""
    return NotNow(
        f"“{kind.replace('_', ' ')}” by {who or 'somebody'} of {at[:16].replace('T', ' ')} does not fit here: "
        f"{refusal.what}",
        "Nothing was changed. Speak to whoever sent it.",
    )
