"""The commands of `s11tui return` that answer, grade, plan and comment."""

from collections.abc import Generator
from contextlib import contextmanager

import click

from s11tui.audit.view_models import ReturnView
from s11tui.cli import inputs, shapes
from s11tui.cli.acting import on_return, split_path, standard_of
from s11tui.cli.answers_file import entries_of, fill_from
from s11tui.cli.options import Call, Command, pass_call
from s11tui.cli.printing import note, say, say_json
from s11tui.errors import BadInput, NotAllowed
from s11tui.text import counted, words_in
from s11tui.workspace.session import Session

_LEAD = ("lead",)
_MANAGER = ("manager",)


def _named(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None and not value.strip():
        # An empty variable in a script must never make the manager's typing the agency's own.
        raise click.BadParameter("nothing is named.", context, parameter)
    return value


original_option = click.option(
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
def filling(call: Call, ref: str, original: str | None) -> Generator[Session, None, None]:
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
@original_option
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
    with filling(call, ref, original) as session:
        standard = standard_of(session.reading.open(ref), standard_ref)
        if empty:
            view = session.answering.clear(ref, standard.id, question, original=original or "")
        else:
            view = session.answering.answer_text(ref, standard.id, question, given, original=original or "")
    look_again(view, standard.id, question)
    tell(call, view, f"{standard.id}/{question} was {'emptied' if empty else 'saved'}.")


def _answer_many(call: Call, ref: str, batch: str, original: str | None) -> None:
    entries = entries_of(inputs.read_file(batch), batch)
    with filling(call, ref, original) as session:
        view = fill_from(session, ref, entries, original or "")
    tell(call, view, f"{counted(len(entries), 'entry', 'entries')} saved.")


def look_again(view: ReturnView, standard_id: str, question_id: str) -> None:
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
@original_option
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
    with filling(call, ref, original) as session:
        found = standard_of(session.reading.open(ref), standard)
        view = session.answering.grade(ref, found.id, inputs.line(grade), said, original=original or "")
    after = view.standard(found.id)
    for missing in after.missing if after else ():
        note(f"Still missing: {missing.what}.")
    tell(call, view, f"{found.id}: {after.self_label if after and after.self_grade else 'no grade'}.")


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


COMMANDS: tuple[click.Command, ...] = (answer, grade, action, comment)
