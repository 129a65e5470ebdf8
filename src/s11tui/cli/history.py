"""The commands of `s11tui return` that look back: what happened, and restoring what was said before."""

import click

from s11tui.audit.view_models import ReturnView, StandardView
from s11tui.cli import shapes
from s11tui.cli.acting import on_return, standard_of
from s11tui.cli.filling import filling, look_again, original_option, tell
from s11tui.cli.options import Call, Command, pass_call
from s11tui.cli.printing import moment_in_words, note, say, say_json, say_table
from s11tui.errors import BadInput, NotFound
from s11tui.workspace.lines import HistoryLine, Version
from s11tui.workspace.session import Session


@click.command(cls=Command)
@click.argument("ref", metavar="RETURN")
@click.argument("path", metavar="STANDARD[/QUESTION]", required=False)
@pass_call
def history(call: Call, ref: str, path: str | None) -> None:
    """Show what happened to a return, first things first, or all that was ever said in answer to one question.

    With STANDARD/QUESTION, every version of that answer, the newest first, with who and when; with STANDARD alone,
    those of its grade. “s11tui return restore” brings one back.

    \b
    s11tui return history police-section-11-2027
    s11tui return history police-section-11-2027 1.3/in-place

    Goes wrong when the standard has no such question.
    """
    with on_return(call, ref) as session:
        if path is None:
            lines = session.reading.history(ref)
        else:
            _, _, told = _versions(session, ref, path)
    if path is not None:
        _show_versions(call, path, told)
    elif call.json:
        say_json(shapes.history(lines))
    else:
        say_table(("", "at", "who", "what", "about", "hash"), map(_line, lines))


@click.command(cls=Command)
@click.argument("ref", metavar="RETURN")
@click.argument("path", metavar="STANDARD[/QUESTION]")
@click.argument("event", metavar="VERSION")
@original_option
@pass_call
def restore(call: Call, ref: str, path: str, event: str, original: str | None) -> None:
    """Answer a question (with STANDARD alone: grade the standard) as in an earlier version.

    VERSION is an id from “s11tui return history RETURN STANDARD/QUESTION”, or as much of its end as tells it from the
    others. What stands now stays in the history too. Where two versions stand, naming one of them chooses it.

    \b
    s11tui return restore RETURN 1.3/in-place 4a010835-77d1-4f0e-9d0c-5b8a4f1f2c11

    Goes wrong when there is no such version, or the standard cannot be changed now.
    """
    with filling(call, ref, original) as session:
        before = session.reading.open(ref).head
        standard, question, told = _versions(session, ref, path)
        chosen = _chosen(told, event.strip(), path)
        view = _brought_back(session, ref, (standard, question), chosen, original or "")
    look_again(view, standard, question)
    at = moment_in_words(chosen.at)
    tell(call, view, f"{path} stands so already." if view.head == before else f"{path} is again as it was on {at}.")


def _brought_back(session: Session, ref: str, place: tuple[str, str], chosen: Version, original: str) -> ReturnView:
    """Have a version stand: chosen, where it is one of two that stand; else answered or graded anew."""
    (standard, question), desk = place, session.answering
    standing = _standing(standard_of(session.reading.open(ref), standard), question)
    if len(standing) > 1 and chosen.event in standing:
        return desk.settle_conflict(ref, standard, question, chosen.event, seen=standing, original=original)
    if not question:
        return desk.grade(ref, standard, str(chosen.value), chosen.reason, original=original)
    if chosen.value:
        return desk.answer(ref, standard, question, chosen.value, original=original)
    return desk.clear(ref, standard, question, original=original)


def _standing(here: StandardView, question: str) -> tuple[str, ...]:
    """The events of all versions of an answer, or (empty) of the grade, that stand now."""
    if not question:
        return ((here.grade_event or ""), *(one.event for one in here.grade_rivals))
    found = next((one for one in here.questions if one.id == question), None)
    return ((found.event or ""), *(one.event for one in found.rivals)) if found else ()


def _versions(session: Session, ref: str, path: str) -> tuple[str, str, tuple[Version, ...]]:
    """The standard and the question (empty for the grade) that a path names, and all that was said there.

    Raises:
        BadInput: the path names no question.
    """
    name, slash, question = path.strip().partition("/")
    if not name or (slash and not question):
        raise BadInput(
            f"“{path}” does not name a question.", "Write STANDARD/QUESTION, or STANDARD alone for its grade."
        )
    standard = standard_of(session.reading.open(ref), name).id
    return standard, question, session.reading.versions(ref, standard, question)


def _chosen(told: tuple[Version, ...], event: str, path: str) -> Version:
    found = [one for one in told if event and one.event.endswith(event)]
    if len(found) != 1:
        what = f"Several versions end in “{event}”." if found else f"{path} has no version “{event}”."
        raise NotFound(what, "See them with “s11tui return history RETURN STANDARD/QUESTION”.")
    return found[0]


def _show_versions(call: Call, path: str, told: tuple[Version, ...]) -> None:
    if call.json:
        say_json([shapes.version(one) for one in told])
        return
    if not told:
        note(f"Nothing was ever said at {path}.")
    for one in told:
        say(f"{moment_in_words(one.at)}  {one.who}: {one.did}{'  (stands now)' if one.stands else ''}  [{one.event}]")
        for text in (one.printed, one.reason):
            for line in text.split("\n") if text else ():
                say(f"  {line}")


def _line(one: HistoryLine) -> tuple[str, ...]:
    about = f"{one.standard}/{one.question}" if one.question else one.standard or ""
    return (str(one.seq), moment_in_words(one.at), one.who, one.kind.replace("_", " "), about, one.hash[:12])


COMMANDS: tuple[click.Command, ...] = (history, restore)
