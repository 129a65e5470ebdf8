"""An outcome in words, so that a grade that nobody verified is never told as if it were agreed."""

UNVERIFIED = {
    "not moderated": "not moderated, the self-grade stands unverified",
    "cannot tell": "cannot tell, the self-grade stands unverified",
}
"""The outcomes with which the self-grade stands, in words."""

VERIFIED = ("confirmed", "raised", "lowered")
"""The outcomes by which a grade was verified."""

HOW_CHECKED = ("read", "asked", "tested")
"""How a moderator checked a self-grade, or somebody that an action is done."""


def agreed_in_words(outcome: str, label: str) -> str:
    """`agreed Good (raised)`; where nobody verified it, `not moderated, the self-grade stands unverified`."""
    return UNVERIFIED.get(outcome) or f"agreed {label} ({outcome})"
