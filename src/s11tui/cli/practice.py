"""`s11tui practice`: strong practice and honest learning, marked by the panel, shared as the agency allows."""

from typing import BinaryIO

import click

from s11tui.audit.practice import CONSENTS, PRACTICE_KINDS
from s11tui.audit.practice_bank import BankLine, names_in
from s11tui.audit.privacy import traces_in
from s11tui.cli import inputs
from s11tui.cli.acting import acting, on_return, opened, reader, standard_of
from s11tui.cli.filling import tell
from s11tui.cli.kept_files import exports_option, folder_of
from s11tui.cli.options import Call, Group, pass_call
from s11tui.cli.printing import note, say, say_json, say_table
from s11tui.errors import NotFound
from s11tui.exchange.practice_files import FORMATS
from s11tui.text import safe_name, slug
from s11tui.workspace.session import Session

_MARKERS = ("meeting-chair", "moderator", "manager")
_ANSWERS = tuple(one for one in CONSENTS if one)
_SHORT_ID = 8


@click.group(cls=Group)
def practice() -> None:
    """Good practice that others could use: the panel marks it, the agency says whether it may be shared.

    Nothing leaves the partnership before the agency consents, and then without its name unless it allows that too.
    """


@practice.command("list")
@click.option("--round", "round_ref", metavar="ROUND", help="Only of this round.")
@pass_call
def list_(call: Call, round_ref: str | None) -> None:
    """List the good practice bank: for the panel all that was marked, for everybody else what may be shared.

    \b
    s11tui practice list --round section-11-2027
    """
    with opened(call) as workspace:
        lines = reader(workspace, call).reading.practices(round_ref)
    if call.json:
        say_json([_shape(one) for one in lines])
        return
    if not lines:
        note("There is no good practice to show yet.")
        return
    say_table(
        ("practice", "return", "standard", "kind", "may it be shared?", "extract"),
        [(one.id[:_SHORT_ID], one.ref, one.number, one.kind, CONSENTS[one.consent], _begin(one)) for one in lines],
    )


@practice.command()
@click.argument("ref", metavar="RETURN")
@click.argument("standard")
@click.option("--text", "extract", help="The extract that others would read, in words that name no child.")
@click.option("--file", metavar="FILE", help="The extract in a file; - for what is piped in.")
@click.option("--kind", type=click.Choice(list(PRACTICE_KINDS)), default="strong", show_default=True, help="Which.")
@click.option("--why", default="", metavar="TEXT", help="What is good about it; for the panel only.")
@click.option("--consent", type=click.Choice(_ANSWERS), help="What the agency said when it was asked.")
@click.option("--consent-by", default="", metavar="NAME", help="Who said so; needed with --consent.")
@click.option("--meeting", default="", metavar="MEETING", help="The meeting where it was marked.")
@click.option("--again", default="", metavar="PRACTICE", help="One that was marked before, to word it anew.")
@pass_call
def mark(
    call: Call,
    ref: str,
    standard: str,
    extract: str | None,
    file: str | None,
    kind: str,
    why: str,
    consent: str | None,
    consent_by: str,
    meeting: str,
    again: str,
) -> None:
    """Mark something at a standard as worth sharing. The agency hears of it when the grades are shared.

    \b
    s11tui practice mark RETURN 3.1 --text "Young people sit on every interview panel." --why "Rare elsewhere"
    s11tui practice mark RETURN 3.1 --text "We had not asked." --kind learning --consent unnamed --consent-by "Lee Lead"

    Goes wrong when the extract is empty, or a consent is recorded without who gave it.
    """
    said = inputs.text_or_file(extract, file)
    with on_return(call, ref, _MARKERS) as session:
        before = session.reading.open(ref)
        found = standard_of(before, standard)
        known = _known(session, ref, again) if again else ""
        view = session.moderating.mark_practice(
            ref, found.id, said, kind, why=inputs.words(why), consent=consent or "", consent_by=inputs.line(consent_by),
            meeting=inputs.line(meeting), practice=known,
        )  # fmt: skip
    _warn(said, before.agency.name)
    tell(call, view, f"It was marked at {found.id}.")


@practice.command()
@click.argument("ref", metavar="RETURN")
@click.argument("practice_ref", metavar="PRACTICE")
@pass_call
def unmark(call: Call, ref: str, practice_ref: str) -> None:
    """Take back a mark, before it is shared. PRACTICE is what “s11tui practice list” shows.

    \b
    s11tui practice unmark RETURN 1f9c2a44
    """
    with on_return(call, ref, _MARKERS) as session:
        view = session.moderating.unmark_practice(ref, _known(session, ref, practice_ref))
    tell(call, view, "The mark was taken back.")


@practice.command()
@click.argument("ref", metavar="RETURN")
@click.argument("practice_ref", metavar="PRACTICE")
@click.argument("answer", type=click.Choice(_ANSWERS))
@click.option("--text", "extract", metavar="TEXT", help="The extract in the agency's own words.")
@pass_call
def consent(call: Call, ref: str, practice_ref: str, answer: str, extract: str | None) -> None:
    """Say, as the agency, whether an extract may be shared: unnamed, named or no. It can be changed later.

    \b
    s11tui practice consent RETURN 1f9c2a44 unnamed
    s11tui practice consent RETURN 1f9c2a44 named --text "Two young people sit on every panel."

    Goes wrong when no such extract was shared with the agency.
    """
    words = None if extract is None else inputs.words(extract)
    with on_return(call, ref, ("lead",)) as session:
        view = session.moderating.consent(ref, _known(session, ref, practice_ref), answer, words)
    if answer == "unnamed" and words:
        _warn(words, view.agency.name)
    tell(call, view, f"Recorded: it {CONSENTS[answer]}.")


@practice.command()
@click.option("--round", "round_ref", metavar="ROUND", help="Only of this round.")
@click.option(
    "--format", "form", type=click.Choice(list(FORMATS)), default="txt", show_default=True, help="What to write."
)
@exports_option
@pass_call
def export(call: Call, round_ref: str | None, form: str, output: str | None) -> None:
    """Write what may be shared to a file, for the annual report: no name that the agency did not allow.

    \b
    s11tui practice export --round section-11-2027 --format md

    Goes wrong when DIR cannot be written; nothing is left half written.
    """
    from s11tui.reports.writing import write_file

    with opened(call) as workspace:
        session = acting(workspace, call, ("manager",)) if call.person else reader(workspace, call)
        lines = session.reading.practices(round_ref, outside=True)
        about = workspace.registry.round(round_ref).title if round_ref else workspace.partnership().name
        home = workspace.path
    data = FORMATS[form](lines)

    def write(target: BinaryIO) -> None:
        target.write(data)

    path = write_file(folder_of(output, home), safe_name(f"good-practice-{slug(about)}.{form}"), write)
    if call.json:
        say_json({"extracts": len(lines), "files": [str(path)]})
    else:
        say(str(path))


def _known(session: Session, ref: str, given: str) -> str:
    """The id of a practice of a return that the person may see, by the beginning of its id.

    Raises:
        NotFound: none begins so, or several do.
    """
    wanted = inputs.line(given).casefold()
    found = [one.id for each in session.reading.open(ref).standards() for one in each.practices]
    fitting = [one for one in found if wanted and one.startswith(wanted)]
    if len(fitting) != 1:
        raise NotFound(f"No practice of this return is known as “{given}”.", "See them with “s11tui return show”.")
    return fitting[0]


def _warn(extract: str, agency: str) -> None:
    """Tell what in an extract could say whose it is, or who a child is; nothing is blocked."""
    named = names_in(extract, agency)
    if named:
        note(f"Look again: the extract says “{'”, “'.join(named)}”, which tells whose it is where no name is given.")
    for one in traces_in(extract):
        note(f"Look again: “{one.text}” {one.words.partition(':')[0]}.")


def _begin(one: BankLine) -> str:
    words = " ".join(one.extract.split())
    return words if len(words) <= 60 else f"{words[:59]}…"


def _shape(one: BankLine) -> dict[str, object]:
    """An extract; whose it is, and what was said to sharing, only for who may know."""
    return {
        "practice": one.id,
        "return": one.ref,
        "agency": one.agency,
        "round_title": one.round_title,
        "standard": one.standard,
        "number": one.number,
        "title": one.title,
        "area": one.area,
        "kind": one.kind,
        "extract": one.extract,
        "why": one.why,
        "consent": one.consent,
        "consent_by": one.consent_by,
        "shared": one.shared,
        "may_be_shared": one.may_be_shared,
    }
