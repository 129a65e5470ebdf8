"""`s11tui return evidence`: what shows that a standard is met."""

import click

from s11tui.audit.view_models import ReturnView
from s11tui.cli import inputs
from s11tui.cli.acting import on_return, standard_of
from s11tui.cli.evidence_told import Told, described, needs_library, told_options
from s11tui.cli.filling import filling, original_option, tell
from s11tui.cli.kept_files import folder_of, output_option, save
from s11tui.cli.options import Call, Command, pass_call
from s11tui.cli.printing import note
from s11tui.errors import BadInput
from s11tui.text import counted
from s11tui.workspace.session import Session

_WAYS = "Give one of --title TEXT, --item ITEM, --earlier ID, --remove ID or --save-file ID."


@click.command(cls=Command)
@click.argument("ref", metavar="RETURN")
@click.argument("standard")
@click.option("--title", help="What it is, for example “Board minutes, March 2027”.")
@told_options
@click.option("--keep", is_flag=True, help="Keep it in the agency's library too, for other standards and years.")
@click.option("--item", metavar="ITEM", help="Attach this piece of the library, from “s11tui library list”.")
@click.option("--earlier", metavar="ID", help="Bring this piece of last year's evidence over.")
@click.option("--remove", metavar="ID", help="Take this piece of evidence off again.")
@click.option("--save-file", metavar="ID", help="Write out the file that is kept with this piece of evidence.")
@output_option
@original_option
@pass_call
def evidence(
    call: Call,
    /,
    ref: str,
    standard: str,
    title: str | None,
    keep: bool,
    item: str | None,
    earlier: str | None,
    remove: str | None,
    save_file: str | None,
    output: str | None,
    original: str | None,
    **told: str | None,
) -> None:
    """Name a piece of evidence for a standard, attach one of the library, or bring last year's over.

    With --keep, or where --shows, --review-by, --owner or --file tells more than a standard can hold, it is kept in the
    agency's library and attached from there. A piece of the library is told once and serves many standards.

    \b
    s11tui return evidence RETURN 1.3 --title "Board minutes" --held-at "Shared drive" --date 2027-03-01
    s11tui return evidence RETURN 1.3 --title "Audit of cases" --file audit.pdf --review-by 2028-03-31
    s11tui return evidence RETURN 1.4 --item e12
    s11tui return evidence RETURN 1.3 --earlier 4a010835-77d1-4f0e-9d0c-5b8a4f1f2c11

    Goes wrong when DATE is no date, the file is larger than 10 MB or no common document, or an ID is not there.
    """
    if sum(one is not None for one in (title, item, earlier, remove, save_file)) != 1:
        raise BadInput("Which evidence is meant is not said, or several are.", _WAYS)
    if title is None and (keep or any(one is not None for one in told.values())):
        raise BadInput("What is told of a piece of evidence goes with --title.", _WAYS)
    if save_file is not None:
        _save_file(call, ref, standard, save_file, output)
        return
    with filling(call, ref, original) as session:
        found = standard_of(session.reading.open(ref), standard).id
        typed = original or ""
        if title is not None:
            view = _name(session, ref, found, {**told, "title": title}, keep, typed)
        elif item is not None:
            view = session.answering.attach(ref, found, item.strip(), original=typed)
        elif earlier is not None:
            view = session.answering.bring_evidence(ref, found, earlier.strip(), original=typed)
        else:
            view = session.answering.remove_evidence(ref, found, str(remove).strip(), original=typed)
    _tell_evidence(call, view, found)


def _name(session: Session, ref: str, standard: str, told: Told, keep: bool, original: str) -> ReturnView:
    """Evidence that is named by its title: kept in the library as well, where it has to be or is wanted."""
    said = described(told)
    if not said.title:
        raise BadInput("Evidence needs a title.", "Say what it is with --title TEXT.")
    if keep or needs_library(told):
        return session.library.add_to(ref, standard, said, original=original)
    return session.answering.add_evidence(ref, standard, said.title, said.held_at, said.date, original=original)


def _save_file(call: Call, ref: str, standard: str, evidence_id: str, output: str | None) -> None:
    with on_return(call, ref) as session:
        view = session.reading.open(ref)
        found = standard_of(view, standard).id
        kept = session.reading.evidence_file(ref, found, inputs.line(evidence_id))
        folder = folder_of(output, session.workspace.path)
    save(call, folder, kept, {"return": view.slug, "standard": found})


def _tell_evidence(call: Call, view: ReturnView, standard: str) -> None:
    after = view.standard(standard)
    for one in after.evidence if after else ():
        if one.expired:
            note(f"Look again: “{one.title}” was to be looked at again by {one.review_by}.")
    tell(call, view, f"{standard} has {counted(len(after.evidence) if after else 0, 'piece')} of evidence.")
