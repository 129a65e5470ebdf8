"""The words of the return report that depend on the return's state."""

from datetime import datetime

from s11tui.audit.view_models import OutcomeView, ReturnView, StandardView
from s11tui.clock import day, local
from s11tui.errors import BadInput
from s11tui.questionnaire.vocabulary import NOT_APPLICABLE
from s11tui.reports.document import Cell, Colour, colour

NOT_ANSWERED = "Not answered."
NOT_ASKED = "Not asked of this agency."
NOT_GRADED_YET = "Not graded yet"
UNGRADED = "Not graded by design"
UNVERIFIED = "The self-grade stands, unverified."

_BEFORE_SUBMISSION = ("not started", "in progress", "ready", "returned")
_BANNERS = {"awaiting sign-off": "AWAITING SIGN-OFF", "exempt": "EXEMPT", "withdrawn": "WITHDRAWN"}

_STATES = {
    "not started": "Nothing has been entered yet.",
    "in progress": "The agency is still writing. Nothing in this copy has been declared.",
    "ready": "The agency has completed every standard, and has not yet sent the return for sign-off.",
    "awaiting sign-off": "The return is complete and waits to be declared true by the person who signs it off.",
    "submitted": "The return has been declared true and submitted.",
    "returned": "The partnership asked for some standards to be looked at again. Changes to them are not declared yet.",
    "in moderation": "The return has been submitted, and the partnership is looking at the grades.",
    "grades shared": "The partnership has shared its grades. The agency may still ask for one to be looked at again.",
    "agreed": "The grades are agreed.",
    "acknowledged": "The partnership has read the return and acknowledged it, without moderating the grades.",
    "closed": "The return is closed.",
    "exempt": "The agency was exempted from this round.",
    "withdrawn": "The return was withdrawn.",
}

_HOW = {
    "signed in": "Declared in the program by the signatory in person, signed in.",
    "by the lead": "Declared in the program by the safeguarding lead, as this questionnaire allows.",
    "paper": "Signed on paper, outside the program",
    "e-mail": "Confirmed by e-mail, outside the program",
}


def banner(view: ReturnView) -> str:
    """What stands on every page of a return that is not, or no longer, submitted."""
    return "DRAFT" if view.state in _BEFORE_SUBMISSION else _BANNERS.get(view.state, "")


def state_words(view: ReturnView) -> str:
    """The state with what is derived of it: `submitted, resubmitted`."""
    # Staleness is known to the panel only, and the report is the same for everybody.
    return ", ".join([view.state, *(label for label in view.labels if label != "stale")])


def state_sentence(view: ReturnView) -> str:
    """What the state means."""
    return _STATES.get(view.state, f"The return is {view.state}.")


def how_declared(how: str, recorded_by: str) -> str:
    """How a return was declared, never making an outside signature look like a sign-in."""
    words = _HOW.get(how, f"Declared outside the program ({how})")
    return words if words.endswith(".") else f"{words}; recorded by {recorded_by or 'the agency or the partnership'}."


def date_words(iso: str) -> str:
    """`19 March 2027` of an ISO day; anything else as it is."""
    try:
        when = day(iso)
    except BadInput:
        return iso
    return f"{when.day} {when:%B %Y}"


def moment_words(stamp: str, zone: str) -> str:
    """`19 March 2027 at 14:02`, by the clock on the wall in that zone; anything but a stamp as it is."""
    try:
        when: datetime = local(stamp, zone)
    except ValueError:
        return stamp
    return f"{when.day} {when:%B %Y} at {when:%H:%M}"


def shared_outcome(standard: StandardView) -> OutcomeView | None:
    """The outcome, if the agency can see it."""
    return standard.outcome if standard.outcome and standard.outcome.shared else None


def self_grade_cell(standard: StandardView) -> Cell:
    """The self-grade in words and colour."""
    if not standard.graded:
        return Cell(UNGRADED)
    grade = standard.grade(standard.self_grade)
    if grade is None:
        return Cell(NOT_GRADED_YET)
    return Cell(grade.label, grade_colour(grade.id, grade.colour))


def agreed_words(view: ReturnView, standard: StandardView) -> tuple[str, Colour]:
    """What stands after moderation, in words and colour; no colour where nothing was agreed."""
    if not standard.graded:
        return UNGRADED, ""
    outcome = shared_outcome(standard)
    if outcome is None:
        done_without = view.state == "acknowledged" or (view.state == "closed" and not view.moderated)
        return ("Not moderated", "") if done_without else ("Not agreed yet", "")
    if outcome.outcome == "not moderated":
        return "Not moderated", ""
    if outcome.outcome == "cannot tell":
        return "Cannot tell", ""
    return outcome.label, grade_colour(outcome.grade, outcome.colour)


def grade_colour(grade: str, named: str) -> Colour:
    """The colour of a grade; not applicable is always grey."""
    return "grey" if grade == NOT_APPLICABLE or not named else colour(named)


def heading_of(number: str, title: str) -> str:
    """`1.3 How does safeguarding reach the top?`"""
    return f"{number} {title}".strip() or "Untitled"
