"""Beside the answers: confirming a whole standard, comments and replies, and who answers what."""

from s11tui.audit.view_models import QueryView, StandardView
from s11tui.cli.plain.answering import tell_odd
from s11tui.cli.plain.prompts import Choice, Heard, long_text, one_of, say_choices, several, until
from s11tui.cli.plain.showing import read_said
from s11tui.cli.plain.talk import sentence
from s11tui.cli.plain.visit import Visit, named
from s11tui.errors import BadInput, NotFound
from s11tui.text import counted

_TEXT = "As many lines as you like. End with a full stop on a line of its own."


def confirm(visit: Visit, standard: str) -> None:
    """Read out what of last year waits, and say that all of it is still true."""
    here = visit.look(standard)
    waiting = [one for one in here.questions if one.to_confirm]
    for one in waiting:
        visit.talk.say(f"Last year, to “{one.text}”:", one.carried.printed if one.carried else "")
    if waiting:
        how = "Type true if all of it is still true, or back; then choose a question to change it."
        visit.talk.say(how)
        until(visit.talk, f"Still true, {counted(len(waiting), 'answer')}", how, _is_true)
    view = visit.session.answering.confirm(visit.ref, here.id, original=visit.original)
    for _ in waiting:
        visit.saved("confirmed answer")
    visit.talk.say(f"Confirmed: {counted(len(waiting), 'answer')} of last year.")
    tell_odd(visit, here, view.standard(here.id) or here)


def _is_true(line: str) -> None:
    if line.strip().casefold() not in ("true", "still true", "yes", "y"):
        raise BadInput("That does not say that it is still true.", "Type true, or back.")


def said(visit: Visit, standard: str) -> None:
    """What was said about a standard."""
    read_said(visit.talk, visit.look(standard))


def comment(visit: Visit, standard: str) -> None:
    """Say something beside a standard."""
    here = visit.look(standard)
    visit.talk.say("Everybody who may see the return can read it.", _TEXT)
    visit.session.answering.comment(visit.ref, here.id, _words(visit, "Your comment").text)
    visit.saved("comment")
    visit.talk.say("Your comment was saved.")


def reply(visit: Visit, standard: str) -> None:
    """Reply to why it was returned, or to a question from the partnership."""
    here = visit.look(standard)
    read_said(visit.talk, here)
    choices = _to_reply_to(visit, here)
    if not choices:
        raise NotFound("Nothing here waits for a reply.", "Type comment to say something.")
    to = choices[0] if len(choices) == 1 else one_of(visit.talk, "Reply to which", "Choose one.", choices)
    visit.talk.say(f"Reply to: {sentence(to.label)}", _TEXT)
    text = _words(visit, "Your reply").text
    if to.id:
        visit.session.moderating.reply(visit.ref, to.id, text)
    else:
        visit.session.answering.reply_to_return(visit.ref, here.id, text)
    visit.saved("reply", "replies")
    visit.talk.say("Your reply was saved.")


def _to_reply_to(visit: Visit, here: StandardView) -> list[Choice]:
    """What may be replied to; the reason why it was returned has no id."""
    can = visit.view().can
    queries = here.queries if "reply to query" in can else ()
    returned = [Choice("", f"Why it was returned: {here.returned_reason}")] if here.returned_reason else []
    return [*(returned if "reply to return" in can else []), *(Choice(one.id, _asked(one)) for one in queries)]


def _asked(one: QueryView) -> str:
    """A question with who sees what is replied to it; one that is settled is open again then."""
    sees = "the panel only" if one.audience == "panel" else "you and the partnership’s panel"
    again = "; it is settled, a reply opens it again" if one.resolved else ""
    return f"{one.text} (seen by {sees}{again})"


def _words(visit: Visit, prompt: str) -> Heard:
    heard = long_text(visit.talk, prompt, _TEXT)
    if not heard.text.strip():
        raise BadInput("Nothing was typed, so nothing was sent.", "Choose it again to write.")
    return heard


def assign(visit: Visit, standard: str) -> None:
    """Give the standard, or all of its area, to colleagues; or take it back."""
    here = visit.look(standard)
    people = _contributors(visit)
    if not people:
        raise NotFound("No contributor of your agency is known.", "The partnership's manager adds people.")
    have = ", ".join(one.name for one in here.assigned)
    visit.talk.say(f"It is with {have} now." if have else "It was given to nobody yet.")
    say_choices(visit.talk, people)
    how = "Type numbers with commas for who is to have it, or nobody to take it back."
    visit.talk.say(how)
    chosen = until(visit.talk, "Who answers it", how, lambda line: _people(people, line))
    ids = _how_much(visit, here)
    visit.session.answering.assign(visit.ref, ids, [one.id for one in chosen])
    visit.saved("assignment")
    who = ", ".join(one.label for one in chosen) or "nobody"
    visit.talk.say(f"{counted(len(ids), 'standard')} given to {sentence(who)}")


def _contributors(visit: Visit) -> list[Choice]:
    agency = visit.view().agency.id
    return [
        Choice(one.id, one.name)
        for one in visit.session.reading.people()
        if any(grant.role == "contributor" and grant.agency == agency for grant in one.grants)
    ]


def _how_much(visit: Visit, here: StandardView) -> list[str]:
    """The ids of the standard, or of all of its area."""
    area = next(one for one in visit.view().areas if any(each.id == here.id for each in one.standards))
    choices = (Choice("standard", f"Only {named(here)}"), Choice("area", f"All of area {area.number}, {area.title}"))
    scope = one_of(visit.talk, "How much of it", "Only this standard, or all of its area.", choices)
    return [here.id] if scope.id == "standard" else [one.id for one in area.standards]


def _people(people: list[Choice], line: str) -> list[Choice]:
    return [] if line.strip().casefold() == "nobody" else several(people, line)
