"""The commands of `s11tui return` that fill a return in."""

from collections.abc import Generator
from contextlib import contextmanager

import click

from s11tui.audit.view_models import ReturnView
from s11tui.cli import inputs, shapes
from s11tui.cli.acting import on_return, split_path, standard_of
from s11tui.cli.answers_file import entries_of
from s11tui.cli.options import Call, Command, pass_call
from s11tui.cli.printing import counted, note, say, say_json
from s11tui.errors import BadInput, NotAllowed
from s11tui.text import words_in
from s11tui.workspace.session import Session

_LEAD = ("lead",)
_MANAGER = ("manager",)


def _named(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None and not value.strip():
        # An empty variable in a script must never make the manager's typing the agency's own.
        raise click.BadParameter("nothing is named.", context, parameter)
    return value


_original = click.option(
    "--original",
    metavar="TEXT",
    callback=_named,
    help="The manager types for the agency: what it is typed from, such as “e-mail of 3 March”.",
)


def tell(call: Call, view: ReturnView, done: str) -> None:
    """Say what was done to a return and how it stands now."""
    if call.json:
        say_json(shapes.return_brief(view))
    else:
        say(f"{done} {view.slug} is {view.state}: {view.counts.done} of {view.counts.asked} standards done.")


@contextmanager
def _filling(call: Call, ref: str, original: str | None) -> Generator[Session, None, None]:
    """Who fills in: the lead; with an original, the manager, who types for the agency.

    Raises:
        NotAllowed: an original was named, and who acts is no manager.
    """
    with on_return(call, ref, _LEAD if original is None else _MANAGER) as session:
        if original is not None and "manager" not in session.roles:
            raise NotAllowed("Only the manager types from an agency's original.", "Leave --original out.")
        yield session


@click.command(cls=Command)
@click.argument("ref", metavar="RETURN")
@click.argument("path", metavar="STANDARD/QUESTION", required=False)
@click.option("--text", help="The answer. For several choices, their ids with commas.")
@click.option("--file", metavar="FILE", help="A file that holds the answer (for a table: CSV); - is standard input.")
@click.option("--from", "batch", metavar="FILE.json", help="Many answers, grades, evidence and actions at once.")
@click.option("--clear", is_flag=True, help="Empty the answer.")
@_original
@pass_call
def answer(
    call: Call,
    ref: str,
    path: str | None,
    text: str | None,
    file: str | None,
    batch: str | None,
    clear: bool,
    original: str | None,
) -> None:
    """Answer a question, or many at once.

    The three usual questions are STANDARD/in-place, STANDARD/how-you-know and STANDARD/difference; what else a
    standard asks is told by “s11tui return show RETURN STANDARD”. --from takes the shape that “return show --json”
    gives, and does all of it or nothing.

    \b
    s11tui return answer RETURN 1.3/in-place --text "The board sees a dashboard."
    s11tui return answer RETURN training/rate --file rates.csv
    s11tui return answer RETURN --from answers.json

    Goes wrong when the question is not asked, the value does not fit it, or the return is submitted already.
    """
    if batch is not None:
        if path is not None or text is not None or file is not None or clear:
            raise BadInput(
                "--from answers many questions by itself.", "Leave STANDARD/QUESTION, --text, --file and --clear out."
            )
        _answer_many(call, ref, batch, original)
        return
    if path is None:
        raise BadInput(
            "Which question is answered is not said.", "Add STANDARD/QUESTION, or --from FILE.json for many."
        )
    standard_ref, question = split_path(path)
    given = "" if clear else inputs.text_or_file(text, file)
    empty = not given.strip()
    with _filling(call, ref, original) as session:
        standard = standard_of(session.reading.open(ref), standard_ref)
        if empty:
            view = session.answering.clear(ref, standard.id, question, original=original or "")
        else:
            view = session.answering.answer_text(ref, standard.id, question, given, original=original or "")
    _look_again(view, standard.id, question)
    tell(call, view, f"{standard.id}/{question} was {'emptied' if empty else 'saved'}.")


def _answer_many(call: Call, ref: str, batch: str, original: str | None) -> None:
    entries = entries_of(inputs.read_file(batch), batch)
    with _filling(call, ref, original) as session:
        view = session.answering.fill(ref, entries, original=original or "")
    tell(call, view, f"{counted(len(entries), 'entry', 'entries')} saved.")


def _look_again(view: ReturnView, standard_id: str, question_id: str) -> None:
    """Tell what is odd about the answer that was just given; none of it blocks."""
    standard = view.standard(standard_id)
    question = next((one for one in standard.questions if one.id == question_id), None) if standard else None
    if question is None:
        return
    for warning in question.warnings:
        note(f"Saved, but look again: {warning}")
    if question.max_words and isinstance(question.value, str) and words_in(question.value) > question.max_words:
        note(f"Saved, but it has {words_in(question.value)} words, and {question.max_words} are asked for.")


@click.command(cls=Command)
@click.argument("ref", metavar="RETURN")
@click.argument("standard")
@click.argument("grade")
@click.option("--reason", help="Why; some grades need one.")
@_original
@pass_call
def grade(call: Call, ref: str, standard: str, grade: str, reason: str | None, original: str | None) -> None:
    """Grade a standard.

    GRADE is an id, letters or name of the standard's scale; n-a (not applicable) needs a reason; "" takes the grade
    away.

    \b
    s11tui return grade RETURN 1.3 good --reason "Dashboard and minutes show two decisions changed."
    s11tui return grade RETURN 1.4 n-a --reason "We have no premises."

    Goes wrong when the grade is not on the standard's scale: those that are, are listed.
    """
    said = None if reason is None else inputs.words(reason)
    with _filling(call, ref, original) as session:
        found = standard_of(session.reading.open(ref), standard)
        view = session.answering.grade(ref, found.id, inputs.line(grade), said, original=original or "")
    after = view.standard(found.id)
    for missing in after.missing if after else ():
        note(f"Still missing: {missing.what}.")
    tell(call, view, f"{found.id}: {after.self_label if after and after.self_grade else 'no grade'}.")


@click.command(cls=Command)
@click.argument("ref", metavar="RETURN")
@click.argument("standard")
@click.option("--title", help="What it is, for example “Board minutes, March 2027”.")
@click.option("--held-at", default="", metavar="TEXT", help="Where it is kept.")
@click.option("--date", default="", metavar="DATE", help="The day it is from, year-month-day.")
@click.option("--remove", metavar="ID", help="Take this piece of evidence off again.")
@pass_call
def evidence(
    call: Call, ref: str, standard: str, title: str | None, held_at: str, date: str, remove: str | None
) -> None:
    """Name a piece of evidence for a standard.

    \b
    s11tui return evidence RETURN 1.3 --title "Board minutes" --held-at "Shared drive" --date 2027-03-01

    Goes wrong when DATE is no date, or the title is missing.
    """
    if (title is None) == (remove is None):
        raise BadInput("Evidence needs a title.", "Add --title TEXT (or --remove ID to take one off).")
    with on_return(call, ref, _LEAD) as session:
        found = standard_of(session.reading.open(ref), standard)
        if remove is not None:
            view = session.answering.remove_evidence(ref, found.id, remove.strip())
        else:
            when = inputs.day(date) if date.strip() else ""
            view = session.answering.add_evidence(ref, found.id, inputs.line(title or ""), inputs.line(held_at), when)
    after = view.standard(found.id)
    tell(call, view, f"{found.id} has {counted(len(after.evidence) if after else 0, 'piece')} of evidence.")


@click.command(cls=Command)
@click.argument("ref", metavar="RETURN")
@click.argument("standard", required=False)
@click.option("--what", required=True, help="What will be done.")
@click.option("--owner", required=True, help="Who will do it: a role rather than a name.")
@click.option("--due", required=True, metavar="DATE", help="By when, year-month-day.")
@pass_call
def action(call: Call, ref: str, standard: str | None, what: str, owner: str, due: str) -> None:
    """Plan an action for a standard; without STANDARD, for the return as a whole.

    \b
    s11tui return action RETURN 1.3 --what "Case studies to the board" --owner "Head of service" --due 2027-06-30

    Goes wrong when DUE is no date.
    """
    day = inputs.day(due)
    with on_return(call, ref, _LEAD) as session:
        before = session.reading.open(ref)
        found = standard_of(before, standard).id if standard is not None else None
        view = session.actions.add(ref, found, inputs.words(what), inputs.line(owner), day)
    known = {one.id for one in before.actions}
    added = next((one for one in view.actions if one.id not in known), None)
    if call.json and added is not None:
        say_json(shapes.action(added))
    else:
        tell(call, view, f"Action {added.slug if added else ''} was added.")


@click.command(cls=Command)
@click.argument("ref", metavar="RETURN")
@click.argument("standards", metavar="STANDARD...", nargs=-1, required=True)
@click.option("--to", "people", metavar="PERSON", multiple=True, help="May be repeated; nobody takes them back.")
@pass_call
def assign(call: Call, ref: str, standards: tuple[str, ...], people: tuple[str, ...]) -> None:
    """Give standards to colleagues, who can then answer them.

    \b
    s11tui return assign RETURN 1.3 1.4 --to carol-contributor

    Goes wrong when somebody does not belong to the agency.
    """
    with on_return(call, ref, _LEAD) as session:
        view = session.answering.assign(ref, _ids(session, ref, standards), people)
    tell(call, view, f"{counted(len(standards), 'standard')} assigned.")


@click.command(cls=Command)
@click.argument("ref", metavar="RETURN")
@click.argument("standard")
@click.option("--text", required=True, help="What you want to say.")
@pass_call
def comment(call: Call, ref: str, standard: str, text: str) -> None:
    """Say something beside a standard, for everybody who may see the return.

    \b
    s11tui return comment RETURN 1.3 --text "Waiting for the March figures."
    """
    with on_return(call, ref, ("lead", "manager")) as session:
        found = standard_of(session.reading.open(ref), standard)
        view = session.answering.comment(ref, found.id, inputs.words(text))
    tell(call, view, f"Your comment on {found.id} was saved.")


def _ids(session: Session, ref: str, standards: tuple[str, ...]) -> list[str]:
    view = session.reading.open(ref)
    return [standard_of(view, one).id for one in standards]


COMMANDS: tuple[click.Command, ...] = (answer, grade, evidence, action, assign, comment)
