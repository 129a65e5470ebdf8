"""`s11tui worksheet out`: writing what is given to a colleague."""

from typing import TYPE_CHECKING

import click

from s11tui.audit.view_models import ReturnView
from s11tui.cli.acting import on_return, standard_of
from s11tui.cli.kept_files import exports_option, folder_of
from s11tui.cli.options import Call, Command, pass_call
from s11tui.cli.printing import near, say, say_json
from s11tui.errors import NotFound, NotNow
from s11tui.workspace.session import Session

if TYPE_CHECKING:
    from s11tui.audit.register import Person

_FORMATS = ("xlsx", "html", "pdf")


@click.command("out", cls=Command)
@click.argument("ref", metavar="RETURN")
@click.option(
    "--format",
    "kind",
    type=click.Choice(_FORMATS),
    default="xlsx",
    show_default=True,
    help="A spreadsheet, a form for any browser, or a blank form to print.",
)
@click.option("--for", "person", metavar="PERSON", help="Only the standards that are assigned to this colleague.")
@click.option("--standard", "standards", multiple=True, metavar="STANDARD", help="Only this one; may be repeated.")
@exports_option
@pass_call
def out(call: Call, ref: str, kind: str, person: str | None, standards: tuple[str, ...], output: str | None) -> None:
    """Write a worksheet of a return, to be filled in without the program. Prints the file's path.

    It holds the questions, the guidance and what was answered so far. XLSX opens in Excel and LibreOffice; HTML in any
    browser, offline. PDF is blank, for pen and paper, and is not brought back.

    \b
    s11tui worksheet out police-section-11-2027
    s11tui worksheet out police-section-11-2027 --for carol-contributor --format html
    s11tui worksheet out police-section-11-2027 --standard 1.3 --standard 1.4 -o ~/Documents

    Goes wrong when nothing of the return may be changed now, or nothing is assigned to PERSON.
    """
    # Spreadsheets and reports take a while to load.
    from s11tui.exchange.worksheets.sending import write_out

    with on_return(call, ref, ("lead", "manager")) as session:
        view = session.reading.open(ref)
        colleague = _colleague(session, person) if person is not None else None
        chosen = _chosen(view, standards, colleague)
        folder = folder_of(output, session.workspace.path)
        path = write_out(session, view, kind, chosen, folder, colleague)
    if call.json:
        whose = colleague.slug if colleague else None
        say_json({"return": view.slug, "for": whose, "standards": list(chosen), "files": [str(path)]})
    else:
        say(str(path))


def _colleague(session: Session, given: str) -> "Person":
    """A person by slug, id or name.

    Raises:
        NotFound: there is none that this person may know of.
    """
    wanted = given.strip().casefold()
    people = session.reading.people()
    found = next((one for one in people if wanted in (one.slug, one.id, one.name.casefold())), None)
    if found is None:
        known = [one.slug for one in people]
        raise NotFound(f"There is no person “{given}”.", near(given, known, "See them with “s11tui person list”."))
    return found


def _chosen(view: ReturnView, standards: tuple[str, ...], colleague: "Person | None") -> tuple[str, ...]:
    """Ids of the standards to write, in the questionnaire's order.

    Raises:
        Refusal: there are none, and why.
    """
    named = {standard_of(view, one).id for one in standards}
    wanted = [one for one in view.standards() if not named or one.id in named]
    if colleague is not None:
        wanted = [one for one in wanted if colleague.id in {each.person for each in one.assigned}]
        if not wanted:
            raise NotNow(
                f"No such standard of {view.slug} is assigned to {colleague.name}.",
                f"Assign some with “s11tui return assign {view.slug} STANDARD --to {colleague.slug}”.",
            )
    open_now = tuple(one.id for one in wanted if one.editable)
    if not open_now:
        raise NotNow(
            f"Nothing of this in {view.slug} can be changed by you now: it is {view.state}.",
            "A worksheet is for what can still be filled in; print the rest with “s11tui report return”.",
        )
    return open_now
