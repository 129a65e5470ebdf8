"""What the agency is told of its outcome: standard by standard, and how far its own reply is."""

from textual.content import Content

from s11tui.audit.outcome_words import UNVERIFIED
from s11tui.audit.view_models import ReturnView, StandardView
from s11tui.text import counted
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import movement, muted, outcome_words, plain


def standing(view: ReturnView) -> list[str]:
    """How far the agency's own reply is, in sentences."""
    asked = [one.outcome for one in view.standards() if one.outcome is not None and one.outcome.challenged]
    waiting = sum(not one.decision for one in asked)
    told = [f"You asked for {counted(len(asked), 'grade')} to be looked at again."] if asked else []
    if waiting:
        told = [f"{told[0]} {counted(waiting, 'grade')} not decided yet."]
    elif asked:
        told = [f"{told[0]} Decided; what you said is printed beside the grade."]
    return told + ([f"Agreed: {view.accepted_how}."] if view.accepted_how else [])


def about(standard: StandardView) -> Content:
    """All that was decided of one standard, and what the agency said to it."""
    outcome = standard.outcome
    if outcome is None:
        return muted("No outcome.")
    own = Content.assemble(muted("self "), plain(standard.self_label))
    if outcome.outcome in UNVERIFIED:
        parts = [Content.assemble(own, muted(f" · {UNVERIFIED[outcome.outcome]}"))]
    else:
        parts = [Content.assemble(own, muted(" › agreed "), outcome_words(outcome))]
    if outcome.reason:
        parts.append(plain(outcome.reason))
    if outcome.decider:
        parts.append(muted(f"{outcome.decider} · {outcome.meeting}"))
    if outcome.challenged:
        parts.append(Content.assemble(muted("You asked: "), plain(outcome.challenged)))
    if outcome.decision:
        parts.append(Content.assemble(muted("Decided: "), plain(outcome.decision)))
        parts.append(muted("What you said is printed beside the grade, in every report."))
    return Content("\n").join(parts)


def row(standard: StandardView, again: str) -> Row:
    """One standard with what became of its grade; `again`: why it is to be looked at again, not sent yet."""
    outcome = standard.outcome
    body = Content.assemble(movement(standard), "  ", muted(outcome.outcome if outcome else "no outcome"))
    if outcome is not None and outcome.reason and outcome.grade != standard.self_grade:
        body = Content.assemble(body, "\n", plain(outcome.reason))
    if outcome is not None and outcome.challenged:
        said = outcome.decision or "not decided yet"
        body = Content.assemble(body, "\n", muted("you asked for it to be looked at again: "), plain(said))
    if again:
        body = Content.assemble(body, "\n", Content.styled("to be looked at again: ", "$accent"), plain(again))
    return Row(standard.id, plain(f"{standard.number} {standard.title}"), body)
