"""What a person sees of the year before, beside what is asked now. Frozen, like all that views are made of."""

from dataclasses import dataclass

from s11tui.audit.view_actions import ActionView
from s11tui.questionnaire.conditions import Value


@dataclass(frozen=True, slots=True)
class CarriedView:
    """An earlier answer beside the question that is asked now.

    Attributes:
        printed: the answer in words.
        value: the answer as it would stand in the box; None where it means something else today.
        to_confirm: it waits in the box for a person's word, and is no answer yet.
        holds: it can be said to be still true, with one key.
        changed: what became of the question since, in words; empty where it is the same.
    """

    printed: str
    value: Value | None
    to_confirm: bool = False
    holds: bool = False
    changed: str = ""


@dataclass(frozen=True, slots=True)
class EarlierEvidence:
    """A piece of evidence of the year before. `here`: whether it stands at the standard this year too."""

    id: str
    title: str
    held_at: str = ""
    date: str = ""
    here: bool = False


@dataclass(frozen=True, slots=True)
class EarlierView:
    """One standard of the year before: how it was graded, what was agreed, what was said and shown.

    Attributes:
        standard: its id then.
        outcome: confirmed, raised, lowered, cannot tell or not moderated; empty where nothing was shared.
        answers: (question, answer) in words, as they were then.
        compared: whether its grades may be set beside today's.
    """

    standard: str
    number: str
    title: str
    self_label: str
    self_short: str
    self_colour: str
    self_reason: str
    outcome: str = ""
    agreed_label: str = ""
    agreed_short: str = ""
    agreed_colour: str = ""
    agreed_reason: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    evidence: tuple[EarlierEvidence, ...] = ()
    actions: tuple[ActionView, ...] = ()
    compared: bool = True


@dataclass(frozen=True, slots=True)
class AssignedView:
    """A colleague who answers a standard, and since when."""

    person: str
    name: str
    since: str
