"""One standard: where one is, what is asked, what stands, and what can be done."""

from collections.abc import Callable
from functools import partial

from s11tui.audit.guard import traces_of
from s11tui.audit.view_models import QuestionView, ReturnView, StandardView
from s11tui.cli.plain.actions import actions
from s11tui.cli.plain.answering import LONG, answer
from s11tui.cli.plain.beside import assign, comment, confirm, reply, said
from s11tui.cli.plain.evidence import evidence
from s11tui.cli.plain.grading import grade
from s11tui.cli.plain.menu import MENU, Doing, Option, Place
from s11tui.cli.plain.moving import moves, next_not_done, place_of
from s11tui.cli.plain.prompts import alike
from s11tui.cli.plain.settling import conflict, history, privacy
from s11tui.cli.plain.showing import read_earlier, read_guidance, read_whole
from s11tui.cli.plain.talk import EVERYWHERE, sentence
from s11tui.cli.plain.visit import MARKS, Visit, named, why_not_editable
from s11tui.text import capital, counted, words_in

Step = Callable[[Visit, str], None]
_ON = "the next that is not done"


def where(visit: Visit, at: str) -> None:
    """Say where one is, and what is to be known before anything is done."""
    view, here = visit.view(), visit.look(at)
    area = next(one for one in view.areas if any(each.id == at for each in one.standards))
    asked = len(view.standards())
    say = visit.talk.say
    number = place_of(view, at) + 1
    say(f"Standard {number} of {asked}, {sentence(named(here))} {MARKS[here.mark].capitalize()}.")
    if visit.last_area != area.id:
        say(f"It stands in area {area.number}, {sentence(area.title)}")
        visit.last_area = area.id
    if here.returned_reason and view.state == "returned":
        say(f"It was returned to you. Why: {sentence(here.returned_reason)}")
    if here.change:
        say(f"Since last year: {sentence(here.change)}")
    if here.assigned:
        say(f"Given to {sentence(', '.join(one.name for one in here.assigned))}")
    if here.outcome is not None:
        say(f"The agreed grade: {here.outcome.label}, {here.outcome.outcome}. Type said to hear why.")
    for warning in here.warnings:
        say(f"Look again: {warning}")
    if not here.editable:
        say(why_not_editable(view))


def options(visit: Visit, at: str) -> list[Option]:
    """What can be done at a standard: its questions first, then what belongs to it, then the ways on."""
    view, here = visit.view(), visit.look(at)
    on = Option("continue", lambda _: _continue(visit, at), also=("c",))
    others = [*_its_parts(visit, here), *_its_rest(visit, view, here), on, *moves(visit, at)]
    taken = {alike(name) for one in others for name in (one.word, *one.also)} | {*EVERYWHERE, "help", *MENU}
    asked = [
        Option(
            # A question may be called what a step is called: the step keeps its word.
            f"question {one.id}" if alike(one.id) in taken else one.id,
            _answering(visit, at, one.id),
            question_in_words(one),
        )
        for one in here.questions
    ]
    return [*asked, *others]


def _answering(visit: Visit, at: str, question: str) -> Doing:
    return lambda _: answer(visit, at, question)


def question_in_words(one: QuestionView) -> str:
    """`What is in place. Needed. Answered, 12 words.`"""
    needed = " Needed." if one.required else ""
    if one.rivals:
        state = "Two versions: choose one."
    elif one.to_confirm:
        state = "Last year’s answer is to be confirmed."
    elif one.value is None:
        state = "Not answered."
    elif one.type in LONG and isinstance(one.value, str):
        state = f"Answered, {counted(words_in(one.value), 'word')}."
    elif one.type == "table":
        state = f"Answered, {counted(len(one.value), 'row')}."
    else:
        state = f"Answered: {sentence(one.printed)}"
    draft = " An unfinished text of yours is kept." if one.draft is not None else ""
    return f"{sentence(one.text)}{needed} {state}{draft}"


def _its_parts(visit: Visit, here: StandardView) -> list[Option]:
    found = []
    if here.graded:
        state = "Two grades: choose one." if here.grade_rivals else sentence(here.self_label or "None yet")
        found.append(_option(visit, here, "grade", grade, f"Grade. {state}"))
    pieces = counted(len(here.evidence), "piece") if here.evidence else "None yet"
    planned = str(len(here.actions)) if here.actions else "None yet"
    found.append(_option(visit, here, "evidence", evidence, f"Evidence. {pieces}."))
    found.append(_option(visit, here, "actions", actions, f"Actions. {planned}.", also=("action",)))
    if any(one.rivals for one in here.questions) or here.grade_rivals:
        found.append(_option(visit, here, "conflict", conflict, "Choose between two versions."))
    if here.editable and any(one.to_confirm for one in here.questions):
        words = "Still true: confirm all of last year’s answers here."
        found.append(_option(visit, here, "still true", confirm, words, also=("confirm", "true")))
    traces = traces_of(here)
    if traces:
        label = f"Privacy. {counted(len(traces), 'thing looks', 'things look')} like a trace of a child."
        found.append(_option(visit, here, "privacy", privacy, label))
    return found


def _its_rest(visit: Visit, view: ReturnView, here: StandardView) -> list[Option]:
    found = [
        Option("missing", lambda _: _missing(visit, here.id)),
        Option("guidance", lambda _: read_guidance(visit.talk, view, visit.look(here.id)), also=("law",)),
    ]
    if view.earlier:
        found.append(Option("last year", lambda _: read_earlier(visit.talk, visit.look(here.id), view.earlier)))
    found.append(Option("read all", lambda _: read_whole(visit.talk, visit.look(here.id)), also=("read",)))
    found.append(_option(visit, here, "what was said", said, also=("said", "comments", "queries")))
    if {"reply to query", "reply to return"} & view.can and (here.queries or here.returned_reason):
        found.append(_option(visit, here, "reply", reply))
    if "comment" in view.can:
        found.append(_option(visit, here, "comment", comment))
    found.append(_option(visit, here, "history", history))
    if "assign" in view.can:
        found.append(_option(visit, here, "assign", assign))
    return found


def _option(
    visit: Visit, here: StandardView, word: str, step: Step, label: str = "", also: tuple[str, ...] = ()
) -> Option:
    return Option(word, lambda _: step(visit, here.id), label, also)


def _missing(visit: Visit, at: str) -> None:
    missing = visit.look(at).missing
    visit.talk.say(*(sentence(capital(one.what)) for one in missing))
    if not missing:
        visit.talk.say("Nothing is missing here.")


def _continue(visit: Visit, at: str) -> Place | None:
    """Go on with the next thing that is missing here, and when nothing is, with the next standard that is not done."""
    step = _next_part(visit, visit.look(at))[1]
    if step is None:
        return next_not_done(visit, at)
    step(visit, at)
    return None


def _next_part(visit: Visit, here: StandardView) -> tuple[str, Step | None]:
    """What is missing first, in words, and the step that mends it: questions, the grade, then what the grade needs."""
    if not here.editable:
        return _ON, None
    if any(one.rivals for one in here.questions) or here.grade_rivals:
        return "the two versions", conflict
    wanting = {one.question for one in here.missing}
    for one in here.questions:
        if one.id in wanting:
            return f"“{one.text}”", partial(_answer_at, one.id)
    chosen = here.grade(here.self_grade)
    if here.graded and chosen is None:
        return "the grade", grade
    if chosen is not None and "action" in chosen.needs and not here.actions:
        return "the action that it needs", actions
    if chosen is not None and chosen.id in here.evidence_needed and not here.evidence:
        return "the evidence that it needs", evidence
    if "reply to return" in visit.view().can and here.returned_reason and not here.returned_reply:
        return "the reply that is needed", reply
    return ("the reason that it needs", grade) if here.missing else (_ON, None)


def _answer_at(question: str, visit: Visit, at: str) -> None:
    answer(visit, at, question)


def prompt(visit: Visit, at: str) -> str:
    """What is asked at a standard, and what comes next in it."""
    here = visit.look(at)
    return f"{here.number or here.title}, what next, or c for {_next_part(visit, here)[0]}"
