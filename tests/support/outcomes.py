"""Looking at outcomes, and submitting again."""

from s11tui.audit.view_models import OutcomeView
from support.partnership import Partnership


def outcome(one: Partnership, standard: str = "policy", who: str = "lead") -> OutcomeView:
    seen = one.view(who).standard(standard)
    assert seen is not None
    assert seen.outcome is not None
    return seen.outcome


def resubmit(one: Partnership, standard: str = "policy", *, change: bool = True) -> None:
    if change:
        one.lead.answering.answer(one.ref, standard, "in-place", "Now with more.")
    one.lead.answering.reply_to_return(one.ref, standard, "Here it is.")
    one.lead.submitting.submit(one.ref, "Chief", "Chief Constable")
