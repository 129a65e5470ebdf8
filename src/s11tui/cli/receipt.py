"""The commands of `s11tui return` about what was signed: the receipt, ratification, and originals on paper."""

from collections.abc import Iterable, Iterator

import click

from s11tui.audit.files import KeptFile
from s11tui.audit.view_models import RatificationView, ReturnView, SignatureView
from s11tui.cli import inputs, shapes
from s11tui.cli.acting import on_return
from s11tui.cli.filling import tell
from s11tui.cli.kept_files import file_named, folder_of, output_option, save
from s11tui.cli.options import Call, Command, pass_call
from s11tui.cli.printing import moment_in_words, one_line, say, say_json
from s11tui.errors import BadInput, NotFound
from s11tui.questionnaire.vocabulary import SIGN_OFF_ROLES

_HOW = {"signed in": "signed in to the program", "by the lead": "declared in the program by the safeguarding lead"}


@click.command(cls=Command)
@click.argument("ref", metavar="RETURN")
@click.option("--save-scan", type=int, metavar="NUMBER", help="Write out the scan that is kept with this signature.")
@output_option
@pass_call
def receipt(call: Call, ref: str, save_scan: int | None, output: str | None) -> None:
    """Show who declared a return true: name, role, when, how, and the reference code; and who has still to.

    \b
    s11tui return receipt RETURN
    s11tui return receipt RETURN --save-scan 1 -o ~/Documents

    Goes wrong when no scan is kept with the signature of that number.
    """
    with on_return(call, ref) as session:
        view = session.reading.open(ref)
        folder = folder_of(output, session.workspace.path)
        kept = session.submitting.scan_of(ref, save_scan) if save_scan is not None else None
    if kept is not None:
        save(call, folder, kept, {"return": view.slug})
    elif call.json:
        say_json(shapes.receipt(view))
    else:
        for line in receipt_in_words(view):
            say(line)


@click.command(cls=Command)
@click.argument("ref", metavar="RETURN")
@click.option("--on", metavar="DATE", help="The day on which the body has confirmed it, year-month-day.")
@click.option("--minute", default="", metavar="TEXT", help="In which minute, for example “Minute 27/14”.")
@click.option("--body", metavar="TEXT", help="Instead of --on: a body that must still confirm it.")
@click.option("--by", metavar="DATE", help="With --body: by which day.")
@pass_call
def ratify(call: Call, ref: str, on: str | None, minute: str, body: str | None, by: str | None) -> None:
    """Record that a governing body has confirmed what was submitted; or, with --body, that one still must.

    \b
    s11tui return ratify RETURN --on 2027-05-12 --minute "Minute 27/14"
    s11tui return ratify RETURN --body "Full governing board" --by 2027-05-31

    Goes wrong when nobody has to confirm it, it is not submitted, or the day has not come yet.
    """
    if (on is None) is (body is None) or (body is None) is not (by is None) or (minute and on is None):
        raise BadInput(
            "What is recorded is not said, or said twice.",
            "Give --on DATE (and --minute TEXT) if it is confirmed, or --body TEXT and --by DATE if it must still be.",
        )
    with on_return(call, ref, ("lead", "manager")) as session:
        if on is not None:
            view = session.submitting.ratify(ref, inputs.day(on), inputs.words(minute))
            done = "Its confirmation was recorded."
        else:
            named = inputs.name(str(body), "the body that must confirm")
            view = session.submitting.expect_ratification(ref, named, inputs.day(str(by)))
            done = f"{named} must still confirm it."
    tell(call, view, done)


@click.command(cls=Command)
@click.argument("ref", metavar="RETURN")
@click.option("--title", help="What the original is, for example “Word form, received 3 March”.")
@click.option("--file", metavar="FILE", help="The original itself, or a scan of it, to be kept with the record.")
@click.option("--save-file", type=int, metavar="NUMBER", help="Write out the original of this number.")
@output_option
@pass_call
def original(
    call: Call, ref: str, title: str | None, file: str | None, save_file: int | None, output: str | None
) -> None:
    """Keep the Word or paper original that the manager types from on an agency's behalf.

    Then “s11tui return answer --original TEXT” types the answers.

    \b
    s11tui return original RETURN --title "Word form, received 3 March" --file form.docx
    s11tui return original RETURN --save-file 1 -o ~/Documents

    Goes wrong when you are not the manager, or the file is larger than 10 MB or no common document.
    """
    if (title is None) is (save_file is None) or (file is not None and title is None):
        raise BadInput("An original needs a title.", "Add --title TEXT, or --save-file NUMBER to write one out.")
    if title is None:
        _save_original(call, ref, int(save_file or 0), output)
        return
    named = inputs.name(title, "what the original is")
    with on_return(call, ref, ("manager",)) as session:
        view = session.answering.attach_original(ref, named, file_named(file))
    tell(call, view, f"“{named}” is kept as original {len(view.originals)}.")


def offices_in_words(offices: Iterable[str]) -> str:
    """`Head teacher or principal (head-teacher), Chair of governors (chair-of-governors)`."""
    return ", ".join(f"{SIGN_OFF_ROLES.get(one, one)} ({one})" for one in offices)


def receipt_in_words(view: ReturnView) -> Iterator[str]:
    """The receipt, line by line."""
    yield f"{view.agency.name} · {view.round.title}"
    if not view.signatures and not view.signed:
        yield "Nobody has declared it true yet."
    for number, one in enumerate(view.signatures, 1):
        yield from _signature(f"{number}. ", one)
    for one in view.signed:
        yield from _signature("", one)
    if view.state == "awaiting sign-off" or view.signed:
        yield f"Still to sign: {offices_in_words(view.to_sign) or 'signatory'}"
    if view.ratification is not None:
        yield ratification_in_words(view.ratification)
    for number, item in enumerate(view.originals, 1):
        at = moment_in_words(item.at)
        yield f"Original {number}: {one_line(item.title)}, kept by {item.who}, {at}{_file(item.file)}"


def ratification_in_words(one: RatificationView) -> str:
    """Whether a governing body has confirmed, or must still."""
    if not one.on:
        return f"To be confirmed by {one_line(one.body)}, by {one.by}"
    minute = f" ({one_line(one.minute)})" if one.minute else ""
    return f"Confirmed by {one_line(one.body)} on {one.on}{minute}"


def _signature(number: str, one: SignatureView) -> Iterator[str]:
    role = f" ({one_line(one.role)})" if one.role else ""
    yield f"{number}{one_line(one.name)}{role}, {moment_in_words(one.at)}: {_HOW.get(one.how, one.how)}"
    if one.recorded_by:
        kept = f", kept: {one_line(one.shown)}" if one.shown else ""
        yield f"   signed on {one.signed_on}, recorded by {one.recorded_by}{kept}{_file(one.scan)}"
    revision = f"Revision {one.revision}"
    yield f"   {revision}, reference code {one.head}" if one.head else f"   {revision}, not submitted yet"


def _file(file: KeptFile | None) -> str:
    return f", file {file.name}" if file is not None else ""


def _save_original(call: Call, ref: str, number: int, output: str | None) -> None:
    with on_return(call, ref) as session:
        view = session.reading.open(ref)
        file = view.originals[number - 1].file if 0 < number <= len(view.originals) else None
        if file is None:
            raise NotFound("No file is kept as that original.", f"See them with “s11tui return receipt {view.slug}”.")
        kept = (file.name, session.workspace.files.read(file))
        folder = folder_of(output, session.workspace.path)
    save(call, folder, kept, {"return": view.slug})


COMMANDS: tuple[click.Command, ...] = (receipt, ratify, original)
