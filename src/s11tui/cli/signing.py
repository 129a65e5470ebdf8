"""The commands of `s11tui return` that declare a return true, or send it back unsigned."""

import click

from s11tui.audit.view_models import ReturnView, SignatureView
from s11tui.cli import inputs
from s11tui.cli.acting import on_return
from s11tui.cli.filling import tell
from s11tui.cli.kept_files import file_named, folder_of
from s11tui.cli.options import Call, Command, pass_call
from s11tui.cli.printing import note
from s11tui.cli.receipt import offices_in_words
from s11tui.cli.signed_report import report_read
from s11tui.cli.submitting import missing_told_once
from s11tui.errors import BadInput, NotNow
from s11tui.workspace.session import Session

_INSIDE = ("signed in", "by the lead")

_ratify_body = click.option(
    "--ratify-body", metavar="TEXT", help="A governing body that must still confirm it, such as “Full governing board”."
)
_ratify_by = click.option("--ratify-by", metavar="DATE", help="By which day that body has to confirm it.")


@click.command(cls=Command)
@click.argument("ref", metavar="RETURN")
@click.option("--name", required=True, help="Who declares that it is true.")
@click.option("--role", required=True, help="Their role, for example “Chief Constable”; where several sign, its id.")
@click.option(
    "--shown", type=click.Choice(["paper", "e-mail"]), default="paper", show_default=True,
    help="How a signature outside this program was given.",
)  # fmt: skip
@click.option("--signed-on", default="", metavar="DATE", help="The day of that signature (else today).")
@click.option("--evidence", default="", metavar="TEXT", help="Where the signed original is kept.")
@click.option("--scan", metavar="FILE", help="A scan of the signed original, or the e-mail, to be kept.")
@_ratify_body
@_ratify_by
@pass_call
def submit(
    call: Call,
    ref: str,
    name: str,
    role: str,
    shown: str,
    signed_on: str,
    evidence: str,
    scan: str | None,
    ratify_body: str | None,
    ratify_by: str | None,
) -> None:
    """Send a return for sign-off and declare it true, in one step where you may do both.

    A lead records the signature of somebody who signed on paper or by e-mail; a signatory who uses this program signs
    in person, with “s11tui return sign”, or with --as here. Where several people sign, give the command for each of
    them: it is submitted with the last.

    \b
    s11tui return submit RETURN --name "Sam Chief" --role "Chief Constable" --scan signed.pdf
    s11tui return submit RETURN --name "Ada Head" --role head-teacher --ratify-body "Full board" --ratify-by 2027-05-31

    Goes wrong while something is missing: what, is said.
    """
    day = inputs.day(signed_on) if signed_on.strip() else ""
    ratification = _ratification(ratify_body, ratify_by)
    with missing_told_once(ref), on_return(call, ref, ("lead",)) as session, session.batch():
        view = session.submitting.submit(
            ref,
            inputs.name(name, "the name of who declares it"),
            inputs.name(role, "the role of who declares it"),
            shown=shown,
            signed_on=day,
            evidence=inputs.line(evidence),
            scan=file_named(scan),
        )
        if scan is not None and _last(view).how in _INSIDE:
            raise BadInput("Who signs in this program needs no scan.", "Leave --scan out, or let the lead record it.")
        view = _expecting(session, view, ratification)
    _tell_signed(call, view, "It was submitted")


@click.command(cls=Command)
@click.argument("ref", metavar="RETURN")
@click.option("--name", help="Your name as it is to be printed (else as in the register).")
@click.option("--role", help="Your role as it is to be printed; where several sign, the id of the role you sign in.")
@click.option("--seen", metavar="HASH", help="The reference code of what you read (else of what stands now).")
@click.option("--no-report", is_flag=True, help="Write no report. Else what you sign is written as a PDF first.")
@click.option("-o", "--output", metavar="DIR", help="Where the report goes (else the usual place for reports).")
@_ratify_body
@_ratify_by
@pass_call
def sign(
    call: Call,
    ref: str,
    name: str | None,
    role: str | None,
    seen: str | None,
    no_report: bool,
    output: str | None,
    ratify_body: str | None,
    ratify_by: str | None,
) -> None:
    """Declare, as its signatory, that a return is true, and submit it. Read it first.

    What you sign is written as a report first, and your signature names it by its SHA-256. Where several people sign,
    it is submitted with the last signature.

    \b
    s11tui return sign RETURN --as sam-chief
    s11tui return sign RETURN --as gill-governor --role chair-of-governors --no-report

    Goes wrong when it was changed since you read it, or was not sent to you.
    """
    ratification = _ratification(ratify_body, ratify_by)
    with missing_told_once(ref), on_return(call, ref, ("signatory",)) as session:
        before = session.reading.open(ref)
        head = inputs.line(seen) if seen is not None else before.head
        report = ""
        if not no_report and head == before.head and _can_be_signed(before):
            path, report = report_read(session, before, folder_of(output, session.workspace.path))
            note(f"What you sign was written to {path}")
        with session.batch():
            view = session.submitting.declare(
                ref,
                head,
                None if name is None else inputs.line(name),
                None if role is None else inputs.line(role),
                report=report,
            )
            view = _expecting(session, view, ratification)
    _tell_signed(call, view, "It was signed and submitted")


@click.command(cls=Command)
@click.argument("ref", metavar="RETURN")
@click.option("--reason", required=True, help="What has to change before you sign.")
@pass_call
def decline(call: Call, ref: str, reason: str) -> None:
    """Send a return back, as its signatory, saying why. Signatures that others have given fall away.

    \b
    s11tui return decline RETURN --reason "The training figures are last year's."

    Goes wrong when it does not wait for signatures.
    """
    with on_return(call, ref, ("signatory",)) as session:
        before = session.reading.open(ref)
        view = session.submitting.decline(ref, inputs.words(reason))
    for one in before.signed:
        note(f"The signature of {one.name} ({one.role}) fell away, and is asked for again.")
    tell(call, view, "It went back to the safeguarding lead.")


def _ratification(body: str | None, by: str | None) -> tuple[str, str] | None:
    """Who must still confirm, and by which day; None for nobody.

    Raises:
        BadInput: one was said without the other.
    """
    if body is None and by is None:
        return None
    if body is None or by is None:
        raise BadInput(
            "A body that must still confirm it needs a name and a day.", "Give --ratify-body and --ratify-by."
        )
    return inputs.name(body, "the body that must confirm"), inputs.day(by)


def _expecting(session: Session, view: ReturnView, ratification: tuple[str, str] | None) -> ReturnView:
    if ratification is None:
        return view
    if waiting := view.to_sign:
        raise NotNow(
            f"Still to sign: {offices_in_words(waiting)}; only then can a body confirm it.",
            "Say --ratify-body with the last signature.",
        )
    return session.submitting.expect_ratification(view.id, *ratification)


def _can_be_signed(view: ReturnView) -> bool:
    return "declare" in view.can and not view.missing and not view.stops


def _last(view: ReturnView) -> SignatureView:
    return (*view.signatures, *view.signed)[-1]


def _tell_signed(call: Call, view: ReturnView, done: str) -> None:
    if view.state == "submitted":
        said = f"{done}; its reference code is {view.head}."
    else:
        said = f"{_last(view).name} has signed. Still to sign: {offices_in_words(view.to_sign)}."
    tell(call, view, said)


COMMANDS: tuple[click.Command, ...] = (submit, sign, decline)
