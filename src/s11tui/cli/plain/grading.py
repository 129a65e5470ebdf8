"""Grading a standard: every grade with what it looks like, why, and what the grade needs."""

from s11tui.audit.guard import ELSEWHERE
from s11tui.audit.view_models import GradeView, ReturnView, StandardView
from s11tui.cli.plain.answering import tell_odd, tell_traces
from s11tui.cli.plain.prompts import Choice, chosen, long_text, until
from s11tui.cli.plain.talk import sentence
from s11tui.cli.plain.visit import Visit, why_not_editable
from s11tui.errors import BadInput, Refusal

_HOW = "Type the number, the letters or the name of a grade. Type keep to leave it, or empty to take it away."
_WHY = (
    "Say what the grade rests on, as many lines as you like. End with a full stop on a line of its own. Type keep to"
    " leave the reason as it is, empty to clear it, or edit to write in your own editor."
)
_NEEDS = {"reason": "a reason", "action": "an action", "evidence": "evidence"}


def grade(visit: Visit, standard: str) -> None:
    """Read the grades out, take one, then the reason; each is saved at once."""
    here = visit.look(standard)
    read_grades(visit, here)
    if not here.graded:
        return
    if not here.editable:
        visit.talk.say(why_not_editable(visit.view()))
        return
    if here.grade_rivals:
        visit.talk.say("This standard has two grades. Type conflict to hear both and choose one.")
    if visit.first(_HOW):
        visit.talk.say(_HOW)
    given = until(visit.talk, "Your grade", _HOW, lambda line: _understood(here, line))
    if given == "empty":
        _take_away(visit, here)
        return
    if given != "keep":
        here = _save(visit, here, given)
    if here.self_grade:
        _reason(visit, here)
    else:
        visit.talk.say("Left as it was.")


def read_grades(visit: Visit, here: StandardView) -> None:
    """Every grade with its descriptor and needs, and the one that stands."""
    if not here.graded:
        visit.talk.say("This standard is for information and has no grade.")
        return
    for number, one in enumerate(here.grades, 1):
        visit.talk.say(f"{number}. {sentence(one.label)} {needs_in_words(here, one)}{_descriptor(one)}".rstrip())
    if here.self_grade:
        visit.talk.say(f"Your grade now: {sentence(here.self_label)} Why: {here.self_reason or 'no reason yet.'}")
    else:
        visit.talk.say("It has no grade yet.")
    if here.reason_draft is not None:
        visit.talk.say("You have an unfinished reason here, which does not count yet:", here.reason_draft)


def needs_in_words(here: StandardView, one: GradeView) -> str:
    """`It needs a reason and an action. `"""
    needs = [_NEEDS[need] for need in one.needs]
    if one.id in here.evidence_needed and "evidence" not in one.needs:
        needs.append(_NEEDS["evidence"])
    return f"It needs {' and '.join(needs)}. " if needs else ""


def _descriptor(one: GradeView) -> str:
    return f"It looks like this: {sentence(one.descriptor)}" if one.descriptor else ""


def _understood(here: StandardView, line: str) -> str:
    """The id of a grade, or keep or empty."""
    word = line.strip().casefold()
    if word in ("keep", "empty"):
        return word
    short = next((one.id for one in here.grades if one.short.casefold() == word), None)
    return short or chosen([Choice(one.id, one.label) for one in here.grades], line).id


def _save(visit: Visit, here: StandardView, given: str) -> StandardView:
    view = visit.session.answering.grade(visit.ref, here.id, given, seen=here.grade_event, original=visit.original)
    visit.saved("grade")
    after = _after(view, here)
    visit.talk.say(f"Saved: {sentence(after.self_label)}")
    if after.grade_rivals:
        visit.talk.say("Somebody else graded this while you did. Both are kept; type conflict to choose one.")
    chosen_now = after.grade(given)
    if chosen_now is not None and chosen_now.urgent:
        visit.talk.say("This is the lowest grade. If a child is at risk of harm now, do not wait for this return.")
        visit.talk.say(*visit.talk.at_risk)
    if chosen_now is not None:
        visit.talk.say(needs_in_words(after, chosen_now).strip() or "It needs nothing more than its answers.")
    tell_odd(visit, here, after)
    return after


def _reason(visit: Visit, here: StandardView) -> None:
    words = ["keep", "empty", *(["draft"] if here.reason_draft is not None else [])]
    draft = " Type draft to take your unfinished reason." if here.reason_draft is not None else ""
    how = f"{_WHY}{draft}"
    if visit.first(how):
        visit.talk.say(how)
    keep = visit.keeper(here.id, "", here.grade_event)
    start = here.reason_draft or here.self_reason
    heard = long_text(visit.talk, f"Why “{here.self_label}”", how, words, keep, start)
    if heard.word == "keep" or (not heard.word and not heard.text.strip()):
        visit.talk.say("The reason was left as it was.")
        tell_missing(visit, here)
        return
    text = {"empty": "", "draft": here.reason_draft or ""}.get(heard.word, heard.text)
    try:
        view = visit.session.answering.grade(
            visit.ref, here.id, here.self_grade or "", text, seen=here.grade_event, original=visit.original
        )
    except (Refusal, KeyboardInterrupt):
        keep(text)
        visit.talk.say("What you typed is kept as an unfinished reason.")
        raise
    visit.unsaved.pop(f"{here.id}/", None)
    visit.saved("reason")
    after = _after(view, here)
    visit.talk.say("The reason was saved." if text else "The reason was emptied.")
    tell_odd(visit, here, after)
    tell_traces(visit, after, ELSEWHERE)
    tell_missing(visit, after)


def _take_away(visit: Visit, here: StandardView) -> None:
    if not here.self_grade:
        raise BadInput("There is no grade to take away.", "Nothing was changed.")
    visit.session.answering.grade(visit.ref, here.id, "", seen=here.grade_event, original=visit.original)
    visit.saved("grade taken away", "grades taken away")
    visit.talk.say("The grade was taken away. It is in the history.")


def tell_missing(visit: Visit, here: StandardView) -> None:
    """What the grade still needs."""
    about = [one.what for one in here.missing if not one.question]
    for what in about:
        visit.talk.say(f"Still missing: {sentence(what)}")


def _after(view: ReturnView, here: StandardView) -> StandardView:
    return view.standard(here.id) or here
