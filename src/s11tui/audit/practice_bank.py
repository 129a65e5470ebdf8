"""The good practice bank: extracts of all returns, each as one person may read it."""

import re
from dataclasses import dataclass

from s11tui.audit.practice import SHARED_CONSENTS

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_COMMON = frozenset(
    re.findall(
        r"\S+",
        "a an and at by for from in its of on our st saint the to with academy academies adult adults agency board "
        "care centre charity child children children’s children's church club college community council early "
        "education family families federation football foundation group health high home housing infant infants "
        "junior middle nursery partnership people pre preschool primary project school schools secondary service "
        "services setting sports support team trust years young youth",
    )
)
"""Words in names of agencies that give nobody away."""


@dataclass(frozen=True, slots=True)
class BankLine:
    """An extract of good practice.

    Attributes:
        id, ref: of the practice and of its return; empty for a reader who may not know whose it is.
        agency: its name; empty for such a reader, unless the agency allows its name.
        number, title, area: of the standard.
        kind: one of `PRACTICE_KINDS`; `consent` one of `CONSENTS`.
        why: the panel's own; empty for everybody else.
        shared: whether the agency knows that it was marked.
    """

    id: str
    ref: str
    agency: str
    round_title: str
    standard: str
    number: str
    title: str
    area: str
    kind: str
    extract: str
    why: str = ""
    consent: str = ""
    consent_by: str = ""
    shared: bool = False

    @property
    def may_be_shared(self) -> bool:
        """Whether it may leave the partnership."""
        return self.shared and self.consent in SHARED_CONSENTS

    @property
    def signed(self) -> str:
        """Whose it is, for readers outside: the agency only where it allows its name."""
        return self.agency if self.consent == "named" else ""


def names_in(extract: str, agency: str) -> tuple[str, ...]:
    """What of an agency's name stands in an extract: the whole name, or words of it that are not everybody's."""
    if agency.strip() and agency.casefold() in extract.casefold():
        return (agency,)
    said = {word.casefold() for word in _WORD.findall(extract)}
    words = (word for word in _WORD.findall(agency) if len(word) > 1 and word.casefold() not in _COMMON)
    return tuple(dict.fromkeys(word for word in words if word.casefold() in said))
