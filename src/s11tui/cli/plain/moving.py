"""Moving about: lists, going to a standard, the next one of a kind, finding text."""

from collections.abc import Callable, Iterator
from functools import partial

from s11tui.audit.view_models import AreaView, ReturnView, StandardView
from s11tui.cli.plain.menu import RETURN, REVIEW, Option, Place
from s11tui.cli.plain.prompts import Choice, alike, chosen, say_choices, until
from s11tui.cli.plain.talk import Talk, sentence
from s11tui.cli.plain.visit import MARKS, Visit, named
from s11tui.errors import BadInput, NotFound
from s11tui.text import counted

_MOST_FOUND = 30
Wanted = Callable[[StandardView], bool]


def moves(visit: Visit, at: str = "") -> list[Option]:
    """The ways from here, from the standard `at` or from the return."""
    view = visit.view()
    ways = [
        Option("next", lambda _: _step(visit, at, 1), also=("n",)),
        Option("previous", lambda _: _step(visit, at, -1), also=("p",)),
        Option("next not done", lambda _: next_not_done(visit, at), also=("todo",)),
    ]
    if view.counts.to_confirm:
        to_confirm = partial(_next, visit, at, "to confirm", _waits)
        ways.append(Option("next to confirm", lambda _: to_confirm()))
    if any(one.mine for one in view.standards()):
        mine = partial(_next, visit, at, "yours", lambda one: one.mine)
        ways.append(Option("next mine", lambda _: mine()))
    return [
        *ways,
        Option("list", lambda more: _list(visit, more), takes_more=True),
        Option("areas", lambda _: _areas(visit)),
        Option("go", lambda more: _go(visit, more), takes_more=True, also=("go to",)),
        Option("find", lambda more: _find(visit, more), takes_more=True),
        Option("review", lambda _: REVIEW),
        Option("return", lambda _: RETURN, also=("home",)),
    ]


def _waits(one: StandardView) -> bool:
    return any(question.to_confirm for question in one.questions)


def place_of(view: ReturnView, at: str) -> int:
    """Which of the return's standards it is, from 0; -1 for none of them."""
    return next((number for number, one in enumerate(view.standards()) if one.id == at), -1)


def _step(visit: Visit, at: str, by: int) -> Place:
    standards = visit.view().standards()
    number = place_of(visit.view(), at) + by
    if not 0 <= number < len(standards):
        raise NotFound(f"There is no standard {'after' if by > 0 else 'before'} this one.", "Type list to hear them.")
    return Place("standard", standards[number].id)


def next_not_done(visit: Visit, at: str) -> Place:
    """The next standard that is not done."""
    return _next(visit, at, "not done", lambda one: not one.is_done)


def _next(visit: Visit, at: str, what: str, wanted: Wanted) -> Place:
    """The next standard of a kind after this one, and round to the first."""
    view = visit.view()
    standards, number = view.standards(), place_of(view, at)
    for one in (*standards[number + 1 :], *standards[: max(number, 0)]):
        if wanted(one):
            return Place("standard", one.id)
    raise NotFound(f"No other standard is {what}.", "Type list to hear them all.")


def standard_in_words(one: StandardView) -> str:
    """`1.3 Reaching the top. Part done. Good. Given to Con Tributor.`"""
    parts = [sentence(named(one)), f"{MARKS[one.mark].capitalize()}."]
    if one.graded:
        parts.append(sentence(one.self_label) if one.self_grade else "No grade.")
    if one.assigned:
        parts.append(f"Given to {sentence(', '.join(f'{who.name} since {who.since[:10]}' for who in one.assigned))}")
    if one.mine:
        parts.append("Yours.")
    return " ".join(parts)


def _area_in_words(area: AreaView) -> str:
    return f"Area {area.number}, {sentence(area.title)} {area.done} of {counted(len(area.standards), 'standard')} done."


def _areas(visit: Visit) -> None:
    visit.talk.say(*map(_area_in_words, visit.view().areas))
    visit.talk.say("Type list and the number of an area to hear its standards.")


def _list(visit: Visit, more: str) -> None:
    """All standards under their areas; those of one area where its number or name is given."""
    areas = visit.view().areas
    if more:
        choices = [Choice(one.number, one.title) for one in areas]
        number = alike(more).removeprefix("area ")
        found = [one for one in choices if one.id == number] or [chosen(choices, more)]
        areas = tuple(one for one in areas if one.number == found[0].id)
    for area in areas:
        visit.talk.say(_area_in_words(area))
        visit.talk.say(*map(standard_in_words, area.standards))


def find_standard(view: ReturnView, given: str) -> StandardView:
    """A standard by its number, id, title or a part of its title.

    Raises:
        BadInput: none is meant, or several may be.
    """
    wanted = alike(given)
    standards = view.standards()
    for one in standards:
        if wanted and wanted in (alike(one.number), alike(one.id), alike(one.title), alike(named(one))):
            return one
    within = [one for one in standards if wanted and wanted in alike(one.title)]
    if len(within) == 1:
        return within[0]
    if within:
        raise BadInput(f"“{given[:60]}” could be several.", f"They are: {'; '.join(map(named, within[:8]))}.")
    raise BadInput(f"There is no standard “{given[:60]}” here.", "Type list to hear those that are asked.")


def _go(visit: Visit, more: str) -> Place:
    how = "Type its number, such as 1.3, or some words of its title."
    found = until(visit.talk, "Go to which", how, partial(find_standard, visit.view())) if not more else None
    return Place("standard", (found or find_standard(visit.view(), more)).id)


def _find(visit: Visit, more: str) -> Place | None:
    how = "Type words; standards that hold all of them, in guidance or answers too, are read out."
    words = visit.talk.admit_line(more or visit.talk.ask("Find what", how)).casefold().split()
    if not words:
        raise BadInput("Nothing was typed to find.", "Type find and some words.")
    found = [(one, where) for one in visit.view().standards() if (where := _where(one, words))]
    if not found:
        visit.talk.say("Nothing holds those words.")
        return None
    return _of_found(visit.talk, found)


def _of_found(talk: Talk, found: list[tuple[StandardView, list[str]]]) -> Place:
    talk.say(f"Found in {counted(len(found), 'standard')}.")
    shown = found[:_MOST_FOUND]
    choices = [Choice(one.id, named(one), f"In {', in '.join(where)}.") for one, where in shown]
    say_choices(talk, choices)
    if len(found) > len(shown):
        talk.say(f"{len(found) - len(shown)} more were found; type more words to find fewer.")
    how = "Type its number to go there, or back."
    return Place("standard", until(talk, "Go to which", how, lambda line: chosen(choices, line)).id)


def _where(one: StandardView, words: list[str]) -> list[str]:
    """In which parts of a standard words were found, where it holds all of them."""
    parts = [(where, text.casefold()) for where, text in _texts(one)]
    if not all(any(word in text for _, text in parts) for word in words):
        return []
    return list(dict.fromkeys(where for where, text in parts if any(word in text for word in words)))


def _texts(one: StandardView) -> Iterator[tuple[str, str]]:
    yield "its title", f"{one.number} {one.title}"
    yield "the guidance", one.guidance
    for question in one.questions:
        yield f"“{question.text}”", f"{question.text} {question.printed}"
        if question.to_confirm and question.carried is not None:
            yield "last year’s answer", question.carried.printed
    yield "the reason for the grade", one.self_reason
    for item in one.evidence:
        yield "the evidence", f"{item.title} {item.shows} {item.held_at}"
    for action in one.actions:
        yield "an action", f"{action.what} {action.owner}"
