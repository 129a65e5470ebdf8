"""Strengths, what was said both ways, and the actions."""

from collections import Counter

from s11tui.audit.practice import SHARED_CONSENTS
from s11tui.audit.view_models import ActionView, PracticeView, StandardView
from s11tui.questionnaire.vocabulary import NOT_APPLICABLE
from s11tui.reports.document import Block, Bullets, Paragraph, Section
from s11tui.reports.letter.next_steps import our_actions, own_actions
from s11tui.reports.letter.sorting import Letter
from s11tui.reports.phrases import actions_table, heading, listed, numbers_of, of_kind, several
from s11tui.reports.return_report import wording

_CONSENT = {
    "": "We would like to share this with others. Nothing is shared before you say that we may.",
    "unnamed": "You told us that we may share this without your name. Thank you.",
    "named": "You told us that we may share this with your name. Thank you.",
    "no": "You told us that we may not share this, and we will not.",
}
_SAID = (
    ("ask", "You asked"),
    ("offer", "You offered"),
    ("barrier", "What stands in your way"),
    ("undertaking", "We undertook"),
)
_FEW = 4
"""So many standards with the highest grade are named."""
_MARKED = {"strong": "Strong practice", "learning": "Honest learning"}


def strengths(letter: Letter) -> tuple[Section, ...]:
    """The highest grades that were agreed, and what others could learn from."""
    blocks: list[Block] = []
    best = [one for one in (*letter.confirmed, *letter.changed) if _is_best(one)]
    if best:
        blocks.append(Paragraph(_best(best)))
    marked = [(one, practice) for one in letter.view.standards() for practice in one.practices]
    blocks += several(_practice(*one) for one in marked)
    return (Section("What you do well", 1, "strengths", tuple(blocks)),) if blocks else ()


def _best(best: list[StandardView]) -> str:
    """Which standards have the highest grade; how many, where they are many."""
    labels = Counter(one.outcome.label for one in best if one.outcome)
    if len(best) > _FEW:
        counts = listed([f"“{label}” for {number}" for label, number in labels.most_common()])
        return f"For {len(best)} standards we agreed the highest grade there is: {counts}."
    which = listed([f"“{one}”" for one in labels])
    return f"We agreed the highest grade, {which}, for {listed(list(map(heading, best)))}."


def _is_best(standard: StandardView) -> bool:
    """Whether the highest grade of the scale was agreed; not applicable is none."""
    outcome = standard.outcome
    scale = [grade.id for grade in standard.grades if grade.id != NOT_APPLICABLE]
    judged = outcome is not None and outcome.outcome in ("confirmed", "raised")
    return judged and outcome is not None and outcome.grade in scale[:1]


def _practice(standard: StandardView, one: PracticeView) -> list[Block]:
    label = f"{_MARKED.get(one.kind, one.kind.capitalize())}, at {standard.number or standard.title}"
    return [Paragraph(label, "label"), Paragraph(one.extract, "quote"), Paragraph(_consent(one), "small")]


def _consent(one: PracticeView) -> str:
    by = f" ({one.consent_by} said so.)" if one.consent_by and one.consent in (*SHARED_CONSENTS, "no") else ""
    return f"{_CONSENT.get(one.consent, '')}{by}".strip()


def both_ways(letter: Letter) -> tuple[Section, ...]:
    """What the agency asked and offered, what stands in its way, what was undertaken, and who does it by when."""
    ours = our_actions(letter)
    doing = {one.what for one in ours}
    items: list[str] = []
    for kind, label in _SAID:
        said = of_kind(letter.view.notes, kind)
        # What became an action stands there with its owner and day, and is not said twice.
        items += [f"{label}: {one}" for one in said if kind != "undertaking" or one not in doing]
    items += [f"We will: {_ours(one)}" for one in ours]
    return (Section("What we said to each other", 1, "both-ways", (Bullets(tuple(items)),)),) if items else ()


def _ours(one: ActionView) -> str:
    """`Put the guide on one page. Learning sub-group, by 7 February 2027 (open).`"""
    by = f"by {wording.date_words(one.due)}" if one.due else "no day set"
    state = f"{one.state}, overdue" if one.overdue else one.state
    return f"{one.what.rstrip(' .')}. {one.owner or 'Nobody named'}, {by} ({state})."


def actions(letter: Letter) -> tuple[Section, ...]:
    """What the agency will do, by when, and how far it is."""
    own = own_actions(letter)
    if not own:
        return ()
    table = actions_table(own, numbers_of(letter.view.standards()), "What the agency will do, with owner and day")
    said = "These are yours to see through. Keep them up to date in the program, and say there when one is done."
    return (Section("Your actions", 1, "actions", (Paragraph(said), table)),)
