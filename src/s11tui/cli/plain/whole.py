"""The return as a whole: the greeting, how far it is, and where to go from there."""

from s11tui.audit.register import CONTACTS, SETTINGS, Partnership
from s11tui.audit.view_models import ReturnView
from s11tui.cli.plain.actions import actions
from s11tui.cli.plain.menu import REVIEW, Option, Place
from s11tui.cli.plain.moving import moves, standard_in_words
from s11tui.cli.plain.review import is_signatory, progress_in_words
from s11tui.cli.plain.talk import EVERYWHERE, in_one_sentence, paragraphs, sentence
from s11tui.cli.plain.visit import Visit, named
from s11tui.text import counted

_NOT_SET = "the number is not entered yet, ask the partnership"


def at_risk(partnership: Partnership) -> list[str]:
    """Who to call if a child is at risk of harm."""
    numbers = (f"{SETTINGS[one]}: {partnership.settings.get(one) or _NOT_SET}." for one in CONTACTS)
    return [
        "If a child is at risk of harm, do not write it here: nobody watches these answers.",
        "Immediate danger: call 999.",
        *numbers,
    ]


def greet(visit: Visit) -> None:
    """Who is here and at what, who to call about a child, and what is understood everywhere."""
    view = visit.view()
    say = visit.talk.say
    say(f"s11tui, plain mode. {sentence(f'{view.round.title}, {view.agency.name}')}")
    say(f"You are {sentence(visit.session.person.name)}")
    if visit.original:
        say(f"You type for the agency, from: {sentence(visit.original)}")
    say(*visit.talk.at_risk)
    say("Type the number or the word of what you want. Nothing is lost: each answer is saved at once.")
    say(in_one_sentence(EVERYWHERE))
    say("To write one of these words as a text of yours, put a backslash before it.")


def where(visit: Visit, _at: str = "") -> None:
    """How far the return is, and what waits for this person."""
    view = visit.view()
    say = visit.talk.say
    say(f"{sentence(f'{view.round.title}, {view.agency.name}')} {progress_in_words(visit, view)}")
    returned = [one for one in view.standards() if one.returned_reason]
    if view.state == "returned" and returned:
        say(f"{counted(len(returned), 'standard')} came back to you: {', '.join(map(named, returned))}.")
    if view.declined_reason and "answer" in view.can:
        say(f"The signatory sent it back. Why: {view.declined_reason}")
    if view.state == "awaiting sign-off" and is_signatory(visit, view):
        say("It waits for you to sign it, or to send it back. Type review.")
    mine = [one for one in view.standards() if one.mine]
    if mine:
        say(f"{counted(len(mine), 'standard')} given to you.")


def options(visit: Visit, _at: str = "") -> list[Option]:
    """What can be done with the return as a whole."""
    view = visit.view()
    found = []
    waiting = next((one for one in view.standards() if not one.is_done), None)
    if waiting is not None:
        there = Place("standard", waiting.id)
        found.append(Option("continue", lambda _: there, f"Go on with {standard_in_words(waiting)}", also=("c",)))
    found.append(Option("review", lambda _: REVIEW, "Review: what is missing, sign-off, submit."))
    found.append(Option("introduction", lambda _: _introduction(visit)))
    found.append(Option("actions", lambda _: actions(visit, None), also=("action",)))
    if view.ended:
        found.append(Option("ended", lambda _: _ended(visit.view(), visit)))
    return [*found, *(one for one in moves(visit) if one.word not in ("review", "return", "previous", "next not done"))]


def _introduction(visit: Visit) -> None:
    edition = visit.view().edition
    visit.talk.say(f"{sentence(edition.title)} Version {edition.version}.")
    visit.talk.say(*(paragraphs(edition.introduction) or ["No introduction."]))
    for title, dated, url in edition.references:
        visit.talk.say(f"It rests on {sentence(' '.join(part for part in (title, dated, url) if part))}")


def _ended(view: ReturnView, visit: Visit) -> None:
    for title, why in view.ended:
        visit.talk.say(f"Asked last year and no more: {sentence(title)} {why}".rstrip())


def prompt(visit: Visit, _at: str = "") -> str:
    """What is asked at the return."""
    return "What next" if all(one.is_done for one in visit.view().standards()) else "What next, or c to go on"
