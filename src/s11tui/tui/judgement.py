"""What a member of the panel chooses and writes about one standard before it is sent."""

from dataclasses import dataclass

from s11tui.audit.outcome_words import HOW_CHECKED

IMPACTS = ("not said", "shown", "claimed", "absent")


@dataclass(frozen=True, slots=True)
class Judgement:
    """A grade with its reason, how it was checked, and what was seen of impact. `written`: it was touched."""

    grade: str
    reason: str = ""
    how: str = HOW_CHECKED[0]
    impact: str = ""
    written: bool = False
