"""Two versions of one answer, what was said before, and traces of a child that are none."""

from s11tui.audit.guard import Found, traces_of
from s11tui.audit.view_models import QuestionView, StandardView
from s11tui.cli.plain.prompts import Choice, one_of, say_choices, several, until
from s11tui.cli.plain.talk import sentence
from s11tui.cli.plain.visit import Visit, question_of
from s11tui.cli.printing import moment_in_words
from s11tui.errors import NotFound
from s11tui.questionnaire.conditions import is_answered
from s11tui.text import capital
from s11tui.workspace.lines import Version

GRADE = "grade"


def conflict(visit: Visit, standard: str) -> None:
    """Read both versions out, one after the other, and have one chosen. The others stay in the history."""
    here = visit.look(standard)
    question = next((one for one in here.questions if one.rivals), None)
    if question is None and not here.grade_rivals:
        raise NotFound("Nothing here has two versions.", "Nothing was changed.")
    rivals = question.rivals if question else here.grade_rivals
    stands = (question.event if question else here.grade_event) or ""
    events = [stands, *(one.event for one in rivals)]
    path = question.id if question else ""
    told = {one.event: one for one in visit.session.reading.versions(visit.ref, standard, path)}
    about = f"“{question.text}”" if question else "the grade"
    visit.talk.say(f"There are {len(events)} versions of {about}.")
    choices = [Choice(event, f"Version {number}") for number, event in enumerate(events, 1)]
    for number, event in enumerate(events, 1):
        visit.talk.say(*_version(number, told[event]))
    picked = one_of(visit.talk, "Which is to stand", "The others stay in the history.", choices)
    visit.session.answering.settle_conflict(visit.ref, standard, path, picked.id, seen=events, original=visit.original)
    visit.saved("choice between versions", "choices between versions")
    visit.talk.say(f"{picked.label} stands.")


def _version(number: int, one: Version) -> list[str]:
    said = [f"Version {number}, by {one.who}, {moment_in_words(one.at)}, {one.did}:", one.printed or "(empty)"]
    return [*said, f"Why: {one.reason}"] if one.reason else said


def history(visit: Visit, standard: str) -> None:
    """What was ever said in answer to a question or as the grade, and bringing one of them back."""
    here = visit.look(standard)
    choices = [Choice(one.id, one.text) for one in here.questions]
    if here.graded:
        choices.append(Choice(GRADE, "The grade"))
    if not choices:
        raise NotFound("Nothing is asked here.", "Nothing was changed.")
    about = one_of(visit.talk, "The history of which", "Choose a question, or the grade.", choices).id
    question = question_of(here, about) if any(one.id == about for one in here.questions) else None
    versions = visit.session.reading.versions(visit.ref, standard, question.id if question else "")
    if not versions:
        visit.talk.say("Nothing was ever said here.")
        return
    for number, one in enumerate(versions, 1):
        now = "It stands now." if one.stands else ""
        visit.talk.say(*_version(number, one), *([now] if now else []))
    if not here.editable:
        return
    back = [Choice(one.event, f"Version {number}") for number, one in enumerate(versions, 1)]
    how = "Type the number of a version to bring it back, or back."
    visit.talk.say(how)
    picked = until(visit.talk, "Bring which back", how, lambda line: several(back, line)[0].id)
    _restore(visit, here, question, next(one for one in versions if one.event == picked))


def _restore(visit: Visit, here: StandardView, question: QuestionView | None, one: Version) -> None:
    desk, original = visit.session.answering, visit.original
    if question is None:
        desk.grade(visit.ref, here.id, str(one.value), one.reason, seen=here.grade_event, original=original)
    elif is_answered(one.value):
        desk.answer(visit.ref, here.id, question.id, one.value, seen=question.event, original=original)
    else:
        desk.clear(visit.ref, here.id, question.id, seen=question.event, original=original)
    visit.saved("version brought back", "versions brought back")
    visit.talk.say("Brought back. What stood before is in the history too.")


def privacy(visit: Visit, standard: str) -> None:
    """What looks like a trace of a child, and saying that it is none, which is recorded."""
    here = visit.look(standard)
    found = traces_of(here)
    if not found:
        visit.talk.say("Nothing here looks like a trace of a child.")
        return
    choices = [Choice(str(number), in_words(one)) for number, one in enumerate(found)]
    if not here.editable:
        say_choices(visit.talk, choices)
        return
    how = "Type the numbers of those that are fine, with commas. It is recorded that you said so. Or type back."
    say_choices(visit.talk, choices)
    visit.talk.say(how)
    fine = until(visit.talk, "Which are fine", how, lambda line: several(choices, line))
    for one in fine:
        trace = found[int(one.id)]
        visit.session.answering.allow_trace(visit.ref, here.id, trace.question, trace.trace.kind, trace.trace.text)
        visit.saved("“this is fine”")
    visit.talk.say("Recorded that this is fine.")


def in_words(one: Found) -> str:
    """Where a trace stands and what it looks like."""
    where = capital(one.where)
    return f"{where}, something {sentence(one.trace.words)}"
