"""Answering one question, of whichever type; saved at once."""

from s11tui.audit.guard import traces_of
from s11tui.audit.view_models import QuestionView, ReturnView, StandardView
from s11tui.cli.plain.prompts import Choice, chosen, long_text, say_choices, several, until
from s11tui.cli.plain.tables import ask_table
from s11tui.cli.plain.talk import TAKEN, sentence, unescaped, words_counted
from s11tui.cli.plain.visit import Visit, why_not_editable
from s11tui.cli.printing import moment_in_words
from s11tui.errors import Refusal
from s11tui.questionnaire.conditions import Value

LONG = ("long-text", "note")
_YES_NO = (Choice("yes", "Yes"), Choice("no", "No"))
_HOW = {
    "yes-no": "Type 1 or yes, 2 or no.",
    "one": "Type the number of one of them.",
    "many": "Type the numbers that hold, with commas between them.",
    "number": "Type digits only, for example 12 or 97.5.",
    "date": "Type year-month-day, for example 2027-03-19.",
    "text": "Type your answer on one line.",
}
_HOW_LONG = (
    "Type your text, as many lines as you like. End it with a full stop on a line of its own. Type edit as the first"
    " line to write in your own editor."
)


def answer(visit: Visit, standard: str, question: str) -> None:
    """Read a question out, take its answer, save it, and say what is to be said about it."""
    here, asked = visit.look_at(standard, question)
    _read_out(visit, asked)
    if not here.editable:
        visit.talk.say(why_not_editable(visit.view()))
        return
    if asked.rivals:
        visit.talk.say("This question has two versions. Type conflict to hear both and choose one.")
    words = _words(asked)
    how = f"{_HOW.get(asked.type, _HOW_LONG if asked.type in LONG else '')} {_in_words(words)}".strip()
    if asked.type == "table":
        ask_table(visit.talk, asked, words, how, lambda value: _do(visit, here, asked, value, words))
        return
    if visit.first(f"how {asked.type} {sorted(words)}"):
        visit.talk.say(how)
    elif len(words) > 1:
        visit.talk.say(f"You can also type {', '.join(words)}.")
    if asked.type in LONG:
        _take_long(visit, here, asked, words, how)
    else:
        until(visit.talk, f"Your answer to “{asked.text}”", how, lambda line: _short(visit, here, asked, line, words))


def _words(asked: QuestionView) -> dict[str, str]:
    """What can be said in the place of an answer, and what it does."""
    words = {"keep": "leaves it as it is"}
    if asked.value is not None or asked.to_confirm:
        words["empty"] = "clears it"
    if asked.carried is not None and asked.carried.holds and asked.event is None:
        words["true"] = "says that last year’s answer is still true"
    if asked.draft is not None:
        words["draft"] = "takes your unfinished text as the answer"
    return words


def _in_words(words: dict[str, str]) -> str:
    return f"Or type {'; '.join(f'{word}, which {does}' for word, does in words.items())}."


def _read_out(visit: Visit, asked: QuestionView) -> None:
    say = visit.talk.say
    needed = "It is needed." if asked.required else "It may be left out."
    most = f" At most {asked.max_words} words are asked for." if asked.max_words else ""
    unit = f" Its unit: {sentence(asked.unit)}" if asked.unit else ""
    say(f"{sentence(asked.text)} {needed}{unit}{most}")
    if asked.options or asked.type == "yes-no":
        say_choices(visit.talk, _choices(asked))
    if asked.value is not None:
        say(f"It was answered by {asked.who}, {moment_in_words(asked.at)}:", asked.printed)
    else:
        say("It is not answered.")
    carried = asked.carried
    if carried is not None:
        waits = "Last year’s answer, to be confirmed or changed:" if carried.to_confirm else "Last year’s answer:"
        say(waits, carried.printed)
        if carried.changed:
            say(f"Since last year: {sentence(carried.changed)}")
    if asked.draft is not None:
        say("You have an unfinished text here, which is no answer yet:", asked.draft)
    for warning in asked.warnings:
        say(f"Look again: {warning}")


def _choices(asked: QuestionView) -> tuple[Choice, ...]:
    return _YES_NO if asked.type == "yes-no" else tuple(Choice(name, label) for name, label in asked.options)


def _short(visit: Visit, here: StandardView, asked: QuestionView, line: str, words: dict[str, str]) -> None:
    word = line.strip().casefold()
    if word in words:
        _do_word(visit, here, asked, word)
        return
    text = visit.talk.admit(unescaped(line, (*TAKEN, *words)))
    if not text.strip():
        visit.talk.say("Nothing was typed, so nothing was changed.")
        return
    value: Value = text
    if asked.type in ("yes-no", "one"):
        short = {"y": "yes", "n": "no"} if asked.type == "yes-no" else {}
        value = chosen(_choices(asked), short.get(word, text)).id
    elif asked.type == "many":
        value = [one.id for one in several(_choices(asked), text)]
    _save(visit, here, asked, value)


def _take_long(visit: Visit, here: StandardView, asked: QuestionView, words: dict[str, str], how: str) -> None:
    start = asked.value if isinstance(asked.value, str) else ""
    if asked.to_confirm and asked.carried is not None and isinstance(asked.carried.value, str):
        start = asked.carried.value
    keep = visit.keeper(here.id, asked.id, asked.event)
    heard = long_text(visit.talk, f"Your text for “{asked.text}”", how, tuple(words), keep, asked.draft or start)
    if heard.word or not heard.text.strip():
        _do_word(visit, here, asked, heard.word or "keep")
        return
    try:
        _save(visit, here, asked, heard.text)
    except (Refusal, KeyboardInterrupt):
        keep(heard.text)  # whatever stood in the way, the paragraph is not lost
        visit.talk.say("What you typed is kept as an unfinished text.")
        raise


def _do(visit: Visit, here: StandardView, asked: QuestionView, value: Value | str, words: dict[str, str]) -> None:
    """Save a table's rows, or do what a word says."""
    if isinstance(value, str) and value in words:
        _do_word(visit, here, asked, value)
    else:
        _save(visit, here, asked, value)


def _do_word(visit: Visit, here: StandardView, asked: QuestionView, word: str) -> None:
    desk = visit.session.answering
    match word:
        case "empty":
            desk.clear(visit.ref, here.id, asked.id, seen=asked.event, original=visit.original)
            visit.saved("emptied answer")
            visit.talk.say("Emptied. What stood there is in its history.")
        case "true":
            view = desk.confirm(visit.ref, here.id, asked.id, original=visit.original)
            visit.saved("confirmed answer")
            visit.talk.say("Confirmed: last year’s answer is this year’s.")
            _tell(visit, here, view, asked)
        case "draft":
            _save(visit, here, asked, _draft_as_value(asked))
        case _:
            visit.talk.say("Left as it was.")


def _draft_as_value(asked: QuestionView) -> Value:
    """What an unfinished text stands for; the desk refuses what does not fit."""
    text = asked.draft or ""
    return [one.id for one in several(_choices(asked), text)] if asked.type == "many" else text


def _save(visit: Visit, here: StandardView, asked: QuestionView, value: Value) -> None:
    view = visit.session.answering.answer(
        visit.ref, here.id, asked.id, value, seen=asked.event, original=visit.original
    )
    visit.unsaved.pop(f"{here.id}/{asked.id}", None)
    visit.saved("answer")
    count = words_counted(value, asked.max_words) if isinstance(value, str) and asked.type in (*LONG, "text") else ""
    visit.talk.say(f"Saved. {count}".rstrip())
    _tell(visit, here, view, asked)


def _tell(visit: Visit, before: StandardView, view: ReturnView, asked: QuestionView) -> None:
    """What is to be said after an answer: two versions, what is odd, traces of a child, what is asked now."""
    after = view.standard(before.id)
    if after is None:
        return
    now = next((one for one in after.questions if one.id == asked.id), None)
    if now is not None and now.rivals:
        visit.talk.say(
            "Somebody else answered this while you did. Both versions are kept; type conflict to choose one."
        )
    for warning in now.warnings if now is not None else ():
        visit.talk.say(f"Look again: {warning}")
    tell_odd(visit, before, after)
    tell_traces(visit, after, asked.id)
    known = {one.id for one in before.questions}
    for one in after.questions:
        if one.id not in known:
            visit.talk.say(f"Now asked as well: {sentence(one.text)}")


def tell_odd(visit: Visit, before: StandardView, after: StandardView) -> None:
    """Contradictions that were not there before."""
    for warning in after.warnings:
        if warning not in before.warnings:
            visit.talk.say(f"Look again: {warning}")


def tell_traces(visit: Visit, after: StandardView, question: str) -> None:
    """What looks like a trace of a child in one place of a standard."""
    found = [one for one in traces_of(after) if one.question == question]
    for one in found:
        visit.talk.say(f"Privacy: {one.where}, something {sentence(one.trace.words)}")
    if found:
        visit.talk.say("Change it if it could tell who a child is. If it is fine, type privacy and say so.")
