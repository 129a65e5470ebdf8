"""`s11tui return confirm`: saying that last year's answers are still true."""

import click

from s11tui.audit.view_models import ReturnView, StandardView
from s11tui.cli.acting import split_path, standard_of
from s11tui.cli.filling import filling, original_option, tell
from s11tui.cli.options import Call, Command, pass_call
from s11tui.cli.printing import note
from s11tui.errors import BadInput, NotFound
from s11tui.text import counted
from s11tui.workspace.session import Session


@click.command(cls=Command)
@click.argument("ref", metavar="RETURN")
@click.argument("path", metavar="STANDARD[/QUESTION]", required=False)
@click.option("--all", "everything", is_flag=True, help="Everything that waits, in every standard that you may change.")
@original_option
@pass_call
def confirm(call: Call, ref: str, path: str | None, everything: bool, original: str | None) -> None:
    """Say that last year's answers are still true, so that they become this year's.

    An answer that was carried forward counts only when somebody has confirmed or changed it. Read it first, with
    “s11tui return show RETURN STANDARD”. Each standard is recorded by itself, also with --all.

    \b
    s11tui return confirm RETURN 1.3/in-place
    s11tui return confirm RETURN 1.3
    s11tui return confirm RETURN --all

    Goes wrong when nothing waits to be confirmed there, or last year's answer means something else today.
    """
    if (path is None) is not everything:
        raise BadInput("What is confirmed is not said.", "Name STANDARD or STANDARD/QUESTION, or add --all.")
    with filling(call, ref, original) as session:
        typed = original or ""
        before = session.reading.open(ref)
        if path is None:
            view, count = _confirm_all(session, before, typed)
        elif "/" in path:
            name, question = split_path(path)
            view, count = session.answering.confirm(ref, standard_of(before, name).id, question, original=typed), 1
        else:
            found = standard_of(before, path)
            count = len(_waiting(found))
            view = session.answering.confirm(ref, found.id, original=typed)
    tell(call, view, f"{counted(count, 'answer')} confirmed.")
    if view.counts.to_confirm:
        still = counted(view.counts.to_confirm, "standard")
        note(f"Still with answers to confirm: {still}. See “s11tui return show {view.slug}”.")


def _confirm_all(session: Session, view: ReturnView, original: str) -> tuple[ReturnView, int]:
    """Confirm all that this person may, and count it: all of it is recorded, or nothing.

    An answer may show or hide other questions, and with them answers to confirm: hence one by one, until none waits.
    """
    count, left = 0, set[tuple[str, str]]()
    with session.batch():
        while waiting := [one for one in _everything(view) if one not in left]:
            standard, question = waiting[0]
            try:
                view = session.answering.confirm(view.id, standard, question, original=original)
                count += 1
            except NotFound as refusal:
                # One that does not fit any more must not keep the others from being confirmed.
                left.add((standard, question))
                note(f"{standard}/{question} was left: {refusal}")
    return view, count


def _everything(view: ReturnView) -> list[tuple[str, str]]:
    return [(one.id, name) for one in view.standards() if one.editable for name in _waiting(one)]


def _waiting(standard: StandardView) -> list[str]:
    return [question.id for question in standard.questions if question.to_confirm]
