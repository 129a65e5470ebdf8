"""The whole return at a glance: what is missing, what it adds up to, and the steps to submission."""

from collections import Counter
from collections.abc import Callable, Iterator

from s11tui.audit.guard import traces_of_return
from s11tui.audit.view_models import AreaView, ReturnView
from s11tui.cli.plain.menu import Doing, Option, Place
from s11tui.cli.plain.moving import moves
from s11tui.cli.plain.prompts import Choice, chosen, say_choices, until
from s11tui.cli.plain.settling import in_words
from s11tui.cli.plain.showing import read_whole
from s11tui.cli.plain.signing import declaration, declare, decline, outside, recall, receipt, report, send
from s11tui.cli.plain.talk import sentence
from s11tui.cli.plain.visit import Visit, named
from s11tui.clock import day as day_of
from s11tui.clock import day_in_words, due_in_words
from s11tui.questionnaire.vocabulary import SIGN_OFF_ROLES
from s11tui.text import counted


def where(visit: Visit, _at: str = "") -> None:
    """How the return stands, and what speaks against sending it."""
    view = visit.view()
    say = visit.talk.say
    say(f"Review of {sentence(f'{view.round.title}, {view.agency.name}')}", progress_in_words(visit, view))
    if view.missing:
        number = len({one.standard for one in view.missing})
        say(f"{counted(number, 'standard')} not complete. Type missing to hear what is missing.")
    elif "answer" in view.can:
        say("Nothing is missing.")
    for stop in view.stops:
        say(f"This stops it from being sent: {sentence(stop)}")
    for warning in _warnings(view):
        say(f"Look again: {sentence(warning)}")
    say(*_waiting(visit, view))


def progress_in_words(visit: Visit, view: ReturnView) -> str:
    """`In progress. 3 of 18 standards done. Due Fri 19 March 2027, due in 18 days.`"""
    counts = view.counts
    state = ", ".join((view.state, *view.labels))
    if view.submitted_at and view.state != "returned":
        return f"{state.capitalize()}. {counts.done} of {counted(counts.asked, 'standard')} done."
    due, now = day_of(view.round.due), day_of(visit.today)
    confirm = f" {counts.to_confirm} to confirm." if counts.to_confirm else ""
    return (
        f"{state.capitalize()}. {counts.done} of {counted(counts.asked, 'standard')} done.{confirm}"
        f" It is wanted by {day_in_words(due)}, {due_in_words(due, now)}."
    )


def _warnings(view: ReturnView) -> Iterator[str]:
    yield from view.warnings
    for one in view.standards():
        yield from (f"{named(one)}: {warning}" for warning in one.warnings)
        yield from (f"{named(one)}: {warning}" for question in one.questions for warning in question.warnings)


def _waiting(visit: Visit, view: ReturnView) -> Iterator[str]:
    """Texts nobody finished, traces of a child, who signed and who has still to."""
    for one in view.standards():
        texts = [f"“{question.text}”" for question in one.questions if question.draft is not None]
        texts += ["the reason of the grade"] if one.reason_draft is not None else []
        if texts:
            about = ", ".join(texts)
            yield f"You have an unfinished text at {named(one)}: {about}. It becomes the answer when you send."
    if view.other_drafts:
        yield f"{counted(view.other_drafts, 'text')} of other people not finished. They are no answers yet."
    if view.declined_reason and "answer" in view.can:
        yield f"It was sent back by the signatory. Why: {view.declined_reason}"
    traces = len(traces_of_return(view)) if "answer" in view.can or "declare" in view.can else 0
    if traces:
        yield f"{counted(traces, 'thing looks', 'things look')} like a trace of a child. Type privacy to hear them."
    for signature in view.signed:
        yield f"Signed so far by {signature.name}, {signature.role}."
    if view.state == "awaiting sign-off":
        yield f"It waits to be declared by: {', '.join(SIGN_OFF_ROLES.get(one, one) for one in view.to_sign)}."
    if view.ratification is not None and not view.ratification.on:
        yield f"{view.ratification.body} must still confirm it, by {view.ratification.by}."


def options(visit: Visit, _at: str = "") -> list[Option]:
    """What can be heard and done on the way to submission."""
    view = visit.view()
    found = [
        Option("missing", lambda _: _missing(visit), f"Hear what is missing, {counted(len(view.missing), 'thing')}."),
        Option("grades", lambda _: visit.talk.say(*_grades(visit.view())), "Hear the grades by area."),
        Option("declaration", lambda _: _declaration(visit), "Hear what is declared."),
        Option("read", lambda _: _read(visit), "Hear the whole return."),
        Option("report", lambda _: report(visit), "Write the report, a PDF."),
    ]
    if traces_of_return(view):
        found.append(Option("privacy", lambda _: _privacy(visit), "Hear what looks like a trace of a child."))
    return [*found, *_steps(visit, view), *(one for one in moves(visit) if one.word not in ("review", "previous"))]


def _steps(visit: Visit, view: ReturnView) -> list[Option]:
    """What this person may do towards submission now."""
    signs = is_signatory(visit, view)
    asks = bool(view.edition.sign_off)
    found: list[tuple[bool, str, str, Callable[[Visit], None]]] = [
        ("send for sign-off" in view.can and asks, "send", "Send it for sign-off.", send),
        ("declare" in view.can and (signs or not asks), "declare", "Declare it true, and sign.", declare),
        (
            asks and bool({"send for sign-off", "record outside sign-off"} & view.can),
            "record",
            "Record a signature that was given on paper or by e-mail.",
            outside,
        ),
        ("decline" in view.can, "decline", "Send it back to the safeguarding lead, saying why.", decline),
        ("recall" in view.can, "recall", "Take it back before it is signed.", recall),
        (bool(view.signatures), "receipt", "Hear the receipt.", lambda one: receipt(one, one.view())),
    ]
    return [Option(word, _doing(visit, do), label) for may, word, label, do in found if may]


def _doing(visit: Visit, do: Callable[[Visit], None]) -> Doing:
    return lambda _: do(visit)


def is_signatory(visit: Visit, view: ReturnView) -> bool:
    """Whether this person signs for the agency."""
    grants = visit.session.person.grants
    return any(one.role == "signatory" and one.agency == view.agency.id for one in grants)


def _missing(visit: Visit) -> Place | None:
    lacking = [one for one in visit.view().standards() if one.missing]
    if not lacking:
        visit.talk.say("Nothing is missing.")
        return None
    choices = [Choice(one.id, f"{named(one)}: {'; '.join(each.what for each in one.missing)}") for one in lacking]
    say_choices(visit.talk, choices)
    how = "Type the number of the standard you want to go to, or back."
    return Place("standard", until(visit.talk, "Go to which", how, lambda line: chosen(choices, line)).id)


def _privacy(visit: Visit) -> Place:
    view = visit.view()
    titles = {one.id: named(one) for one in view.standards()}
    found = traces_of_return(view)
    choices = [Choice(str(number), f"{titles[one.standard]}: {in_words(one)}") for number, one in enumerate(found)]
    say_choices(visit.talk, choices)
    how = "None of it stops you. Type a number to go there and change it, or to say that it is fine; or back."
    visit.talk.say(how)
    number = until(visit.talk, "Go to which", how, lambda line: int(chosen(choices, line).id))
    return Place("standard", found[number].standard)


def _grades(view: ReturnView) -> Iterator[str]:
    yield from (_grades_of(area) for area in view.areas)


def _grades_of(area: AreaView) -> str:
    given: Counter[str] = Counter()
    for one in area.standards:
        if one.graded:
            given[one.self_label if one.self_grade else "not graded"] += 1
    parts = ", ".join(f"{number} {label}" for label, number in given.items()) or "nothing is graded here"
    return f"Area {area.number}, {area.title}: {parts}."


def _declaration(visit: Visit) -> None:
    visit.talk.say(*declaration(visit.view()))


def _read(visit: Visit) -> None:
    view = visit.view()
    for area in view.areas:
        visit.talk.say(f"Area {area.number}, {sentence(area.title)}")
        for one in area.standards:
            read_whole(visit.talk, one)
    visit.talk.say("That is the whole return.")


def prompt(_visit: Visit, _at: str = "") -> str:
    """What is asked at the review."""
    return "Review, what next"
