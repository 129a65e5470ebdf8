"""Actions: hearing what is planned, and planning more."""

from collections.abc import Sequence

from s11tui.audit.guard import ELSEWHERE
from s11tui.audit.view_models import ActionView
from s11tui.cli.plain.answering import tell_traces
from s11tui.cli.plain.evidence import iso
from s11tui.cli.plain.prompts import Choice, Field, fields, one_of
from s11tui.cli.plain.talk import Talk, sentence
from s11tui.cli.plain.visit import Visit, why_not_editable
from s11tui.text import counted

_FIELDS = (
    Field("What will be done", "One or two sentences.", needed=True),
    Field("By whom", "A role rather than a name, for example Head of training.", needed=True),
    Field("By when, year-month-day", "For example 2027-06-30.", needed=True, check=iso),
)


def actions(visit: Visit, standard: str | None) -> None:
    """Read out the actions about a standard, or (None) about the return as a whole, and add one if wanted."""
    view = visit.view()
    here = visit.look(standard) if standard else None
    read_actions(visit.talk, here.actions if here else [one for one in view.actions if one.standard is None])
    may = here.editable if here else "add action" in view.can
    if not may:
        visit.talk.say(why_not_editable(view))
        return
    one_of(visit.talk, "Actions, what to do", "Or type back.", (Choice("add", "Add an action"),))
    what, owner, due = fields(visit.talk, _FIELDS)
    after = visit.session.actions.add(visit.ref, standard, what, owner, due, original=visit.original)
    visit.saved("action")
    visit.talk.say(f"Saved: {sentence(what)} By {owner}, due {due}.")
    now = after.standard(standard) if standard else None
    if now is not None:
        tell_traces(visit, now, ELSEWHERE)


def read_actions(talk: Talk, some: Sequence[ActionView]) -> None:
    """Each action with its owner, its day and how far it is."""
    talk.say(f"{counted(len(some), 'action')}." if some else "No action is planned yet.")
    for number, one in enumerate(some, 1):
        talk.say(f"{number}. {action_in_words(one)}")


def action_in_words(one: ActionView) -> str:
    """`Train the two teams. By Head of training, due 2027-06-30, open.`"""
    owner, due = one.owner or "nobody yet", one.due or "no day yet"
    return f"{sentence(one.what)} By {owner}, due {due}, {one.state}{', overdue' if one.overdue else ''}."
