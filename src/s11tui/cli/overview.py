"""A return as a whole, as lines of text: how far it is, and what is missing."""

from collections.abc import Iterator

from s11tui.audit.outcome_words import agreed_in_words
from s11tui.audit.view_models import ReturnView, StandardView
from s11tui.cli.printing import one_line, say, say_table
from s11tui.cli.receipt import offices_in_words, ratification_in_words
from s11tui.text import counted

_MARKS = {"done": "● done", "part": "◐ part", "empty": "○ empty", "confirm": "? to confirm", "needs-you": "! needs you"}


def say_overview(view: ReturnView) -> None:
    """Say where a return stands, standard by standard."""
    for line in _head(view):
        say(line)
    for area in view.areas:
        say()
        say(f"{area.number} {area.title}")
        say_table((), map(_line, area.standards), indent="  ")
    if view.ended:
        say()
        say(f"In {view.earlier} and asked no more:")
        for name, why in view.ended:
            say(f"  {name}{': ' if why else ''}{one_line(why)}")
    if view.missing:
        say()
        say("Missing:")
        for missing in view.missing:
            say(f"  {missing.standard}{'/' if missing.question else ''}{missing.question}: {missing.what}")
    for warning in (*view.stops, *view.warnings):
        say(f"Look again: {warning}")


def _head(view: ReturnView) -> Iterator[str]:
    counts = view.counts
    yield f"{view.agency.name} · {view.round.title}"
    state = ", ".join((view.state, *view.labels))
    yield f"{state} · {counts.done} of {counts.asked} standards done · due {view.round.due}"
    if view.earlier:
        yield f"Carried forward from {view.earlier}: {counted(counts.to_confirm, 'standard')} to confirm"
    if view.head:
        yield f"Reference code {view.head}"
    for signed in view.signed:
        yield f"Signed by {one_line(signed.name)} ({one_line(signed.role)})"
    if view.state == "awaiting sign-off" and view.to_sign:
        yield f"Still to sign: {offices_in_words(view.to_sign)}"
    if view.ratification is not None:
        yield ratification_in_words(view.ratification)
    for original in view.originals:
        yield f"Typed from: {one_line(original.title)}"
    for what, number in view.contacts:
        yield f"{what}: {number or '(not set)'}"


def _line(one: StandardView) -> tuple[str, ...]:
    """A standard in the overview: where it stands, its number and id, its grades, its title."""
    outcome = one.outcome
    agreed = f", {agreed_in_words(outcome.outcome, outcome.label)}" if outcome else ""
    grade = (one.self_label or "no grade yet") if one.graded else "for information"
    return (_MARKS[one.mark], one.number, one.id, f"{grade}{agreed}", one.title)
