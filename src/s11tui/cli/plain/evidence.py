"""The evidence of a standard: hearing it, adding, attaching from the library, bringing last year's, removing."""

from s11tui.audit.guard import ELSEWHERE
from s11tui.audit.view_models import EvidenceView, ReturnView, StandardView
from s11tui.cli.plain.answering import tell_odd, tell_traces
from s11tui.cli.plain.prompts import Choice, Field, fields, one_of
from s11tui.cli.plain.talk import Talk, sentence
from s11tui.cli.plain.visit import Visit, why_not_editable
from s11tui.clock import day
from s11tui.errors import NotFound
from s11tui.text import counted, named_path
from s11tui.workspace.desks.library import Described

_HOW = (
    "Type add for a new piece, library to attach one that your agency keeps already, last-year to bring one over,"
    " remove to take one away, or back."
)
_STEPS = (
    Choice("add", "Add a new piece"),
    Choice("library", "Attach one from your library"),
    Choice("last-year", "Bring one of last year over"),
    Choice("remove", "Take one away"),
)


def iso(raw: str) -> str:
    """A calendar day as it is kept.

    Raises:
        BadInput: it is no such day.
    """
    return day(raw).isoformat()


_FIELDS = (
    Field("What is it", "Its title, for example Board minutes, March 2027.", needed=True),
    Field("Where is it held, or nothing", "A folder, a system or a web address. Press Enter to leave it empty."),
    Field("From which day, year-month-day, or nothing", "For example 2027-03-01. Press Enter for none.", check=iso),
    Field("What does it show, or nothing", "One sentence. Press Enter to leave it empty."),
    Field(
        "To be looked at again by which day, year-month-day, or nothing",
        "After that day it counts as out of date. Press Enter for none.",
        check=iso,
    ),
    Field(
        "A file to keep with it, its path, or nothing",
        "The whole path of a document up to 10 MB, for example a PDF. Press Enter for none.",
    ),
)


def evidence(visit: Visit, standard: str) -> None:
    """Read the evidence out, and do one thing with it."""
    here = visit.look(standard)
    read_evidence(visit.talk, here)
    if not here.editable:
        visit.talk.say(why_not_editable(visit.view()))
        return
    step = one_of(visit.talk, "Evidence, what to do", _HOW, _STEPS).id
    {"add": _add, "library": _attach, "last-year": _bring, "remove": _remove}[step](visit, here)


def read_evidence(talk: Talk, here: StandardView) -> None:
    """Each piece of a standard, with all that is known of it."""
    talk.say(f"{counted(len(here.evidence), 'piece')} of evidence." if here.evidence else "No evidence is named yet.")
    for number, one in enumerate(here.evidence, 1):
        talk.say(f"{number}. {_in_words(one)}")


def _in_words(one: EvidenceView) -> str:
    parts = [
        sentence(one.title),
        f"Shows: {sentence(one.shows)}" if one.shows else "",
        f"Held at {sentence(one.held_at)}" if one.held_at else "",
        f"From {one.date}." if one.date else "",
        f"To be looked at again by {one.review_by}." if one.review_by else "",
        "It is out of date." if one.expired else "",
        f"A file is kept with it: {sentence(one.file.name)}" if one.file else "",
        f"Also at {counted(one.elsewhere, 'other standard')}." if one.elsewhere else "",
        "It was evidence last year too." if one.earlier else "",
    ]
    return " ".join(part for part in parts if part)


def _add(visit: Visit, here: StandardView) -> None:
    title, held_at, date, shows, review_by, file = fields(visit.talk, _FIELDS)
    said = Described(
        title=title,
        shows=shows,
        held_at=held_at,
        date=date,
        review_by=review_by,
        file=named_path(file) if file else None,
    )
    _tell(visit, here, visit.session.library.add_to(visit.ref, here.id, said, original=visit.original), title)


def _attach(visit: Visit, here: StandardView) -> None:
    known = {one.item for one in here.evidence}
    lines = visit.session.library.lines(visit.view().agency.id)
    choices = [
        Choice(line.item.id, line.item.title, "It is out of date." if line.expired else "")
        for line in lines
        if not line.item.retired and line.item.id not in known
    ]
    if not choices:
        raise NotFound("Your library has nothing that is not here already.", "Type evidence, then add.")
    item = one_of(visit.talk, "Which piece", "Choose what is to stand at this standard as well.", choices)
    view = visit.session.answering.attach(visit.ref, here.id, item.id, original=visit.original)
    _tell(visit, here, view, item.label)


def _bring(visit: Visit, here: StandardView) -> None:
    choices = [
        Choice(item.id, item.title, f"Held at {sentence(item.held_at)}" if item.held_at else "")
        for then in here.earlier
        for item in then.evidence
        if not item.here
    ]
    if not choices:
        raise NotFound("No evidence of last year is left to bring over.", "Type evidence, then add.")
    item = one_of(visit.talk, "Which piece", "Choose what still shows it this year.", choices)
    view = visit.session.answering.bring_evidence(visit.ref, here.id, item.id, original=visit.original)
    _tell(visit, here, view, item.label)


def _remove(visit: Visit, here: StandardView) -> None:
    if not here.evidence:
        raise NotFound("There is no evidence to take away.", "Nothing was changed.")
    choices = [Choice(one.id, one.title) for one in here.evidence]
    item = one_of(visit.talk, "Which piece is to go", "It stays in the history of the return.", choices)
    visit.session.answering.remove_evidence(visit.ref, here.id, item.id, original=visit.original)
    visit.saved("piece of evidence taken away", "pieces of evidence taken away")
    visit.talk.say(f"Taken away: {sentence(item.label)}")


def _tell(visit: Visit, before: StandardView, view: ReturnView, title: str) -> None:
    visit.saved("piece of evidence", "pieces of evidence")
    after = view.standard(before.id) or before
    visit.talk.say(f"Saved: {sentence(title)} This standard has {counted(len(after.evidence), 'piece')} of evidence.")
    tell_odd(visit, before, after)
    tell_traces(visit, after, ELSEWHERE)
