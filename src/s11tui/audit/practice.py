"""Good practice: what an agency does that others could learn from, and what it honestly learnt.

The panel marks it; nothing of it leaves the partnership before the agency consents, and then without its name unless
the agency allows that too.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from s11tui.audit.words import Words

PRACTICE_KINDS: dict[str, str] = {
    "strong": "strong practice",
    "learning": "honest learning",
}
"""What is marked, with the words that people see."""

CONSENTS: dict[str, str] = {
    "": "not asked yet",
    "unnamed": "may be shared without the agency's name",
    "named": "may be shared with the agency's name",
    "no": "may not be shared",
}
"""What an agency says to sharing, with the words that people see."""

SHARED_CONSENTS = frozenset({"unnamed", "named"})


@dataclass(frozen=True, slots=True)
class Practice:
    """An extract that is worth sharing.

    Attributes:
        id: of the event that marked it.
        kind: one of `PRACTICE_KINDS`.
        extract: what others may read, in words that name no child.
        why: what is good about it, for the panel's own use.
        consent: one of `CONSENTS`; `consent_by` says who gave it, as they were called.
        meeting: id of the meeting where it was marked; empty for none.
    """

    id: str
    standard: str
    kind: str
    extract: str
    why: str = ""
    consent: str = ""
    consent_by: str = ""
    meeting: str = ""
    who: str = ""
    at: str = ""

    @property
    def may_be_shared(self) -> bool:
        return self.consent in SHARED_CONSENTS


def practice_body(one: Practice) -> dict[str, Any]:
    """A practice as the panel's events and sharing carry it, its words to be sealed."""
    return {
        "practice": one.id,
        "standard": one.standard,
        "practice_kind": one.kind,
        "extract": Words(one.extract),
        "why": Words(one.why),
        "consent": one.consent,
        "consent_by": Words(one.consent_by),
        "meeting": one.meeting,
    }


def practice_from(body: Mapping[str, Any], who: str, at: str) -> Practice:
    """A practice as it stands in an event."""
    return Practice(
        id=body["practice"],
        standard=body["standard"],
        kind=body["practice_kind"],
        extract=body["extract"],
        why=body["why"],
        consent=body["consent"],
        consent_by=body["consent_by"],
        meeting=body["meeting"],
        who=who,
        at=at,
    )
