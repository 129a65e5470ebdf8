"""`s11tui library`: the evidence library of an agency; what it shows is worded in `library_words`."""

import click

from s11tui.audit.library import LibraryItem
from s11tui.audit.register import Agency
from s11tui.audit.rights import roles_on
from s11tui.cli import shapes
from s11tui.cli.acting import acting, opened, reader
from s11tui.cli.evidence_told import described, told_options
from s11tui.cli.kept_files import folder_of, output_option, save
from s11tui.cli.library_words import entry_in_words, last_uses
from s11tui.cli.options import Call, Group, pass_call
from s11tui.cli.printing import note, say, say_json
from s11tui.errors import BadInput, NotAllowed
from s11tui.workspace import Workspace
from s11tui.workspace.lines import LibraryLine
from s11tui.workspace.session import Session

_agency_option = click.option(
    "--agency", "agency_ref", metavar="AGENCY", help="Whose library; may be left out where there is only one agency."
)


@click.group(cls=Group)
def library() -> None:
    """The evidence library of an agency: each piece told once, for many standards and years.

    ITEM is a short name from “s11tui library list”. A standard takes a copy of what a piece says when it is attached,
    so that what was submitted stays as it was.
    """


@library.command("list")
@click.option("--agency", "agency_ref", metavar="AGENCY", help="Only of this agency (else of all that you may see).")
@click.option("--expired", is_flag=True, help="Only what is out of date.")
@click.option("--unused", is_flag=True, help="Only what no standard uses, or only last year’s did.")
@pass_call
def list_(call: Call, agency_ref: str | None, expired: bool, unused: bool) -> None:
    """List the pieces of evidence: where each is held and used, what is out of date, and what fell out of use.

    \b
    s11tui library list
    s11tui library list --agency police --expired
    s11tui library list --unused --json

    Goes wrong when the library belongs to another agency.
    """
    with opened(call) as workspace:
        session = reader(workspace, call)
        found = [
            (agency, line, last)
            for agency, lines in _libraries(session, agency_ref)
            for line, last in zip(lines, last_uses(session, agency, lines), strict=True)
            if (line.expired or not expired) and (not line.uses or last or not unused)
        ]
    if call.json:
        say_json([shapes.library_line(line, agency.slug, last) for agency, line, last in found])
        return
    if not found:
        note("There is nothing here. “s11tui library add --help” says how evidence is kept for many standards.")
    for agency, line, last in found:
        for text in entry_in_words(line, agency.name if agency_ref is None else "", last):
            say(text)


@library.command()
@click.argument("title")
@_agency_option
@told_options
@pass_call
def add(call: Call, /, title: str, agency_ref: str | None, **told: str | None) -> None:
    """Keep a piece of evidence, to be attached to standards with “s11tui return evidence --item”.

    \b
    s11tui library add "Audit of cases, March 2027" --agency police --file audit.pdf --review-by 2028-03-31
    s11tui library add "Training register" --agency police --held-at https://intranet.example/training --owner "HR"

    Goes wrong when DATE is no date, or the file is larger than 10 MB or no common document.
    """
    said = described({**told, "title": title})
    with opened(call) as workspace:
        agency = _agency(workspace, call, agency_ref)
        made = _keeper(workspace, call, agency).library.add(agency.id, said)
    _tell(call, made, agency, "was added")


@library.command()
@click.argument("item", metavar="ITEM")
@click.option("--title", help="What it is.")
@told_options
@click.option("--no-file", is_flag=True, help="Let the file that is kept with it go from the entry.")
@pass_call
def change(call: Call, /, item: str, title: str | None, no_file: bool, **told: str | None) -> None:
    """Say anew what a piece of evidence is; what is left out stays. Standards that have a copy keep theirs.

    \b
    s11tui library change e12 --review-by 2029-03-31
    s11tui library change e12 --file audit-2028.pdf --date 2028-03-01

    Goes wrong when there is no such piece, DATE is no date, or the file cannot be kept.
    """
    if not no_file and title is None and all(one is None for one in told.values()):
        raise BadInput("What is changed is not said.", "Give --title, --review-by or another option.")
    if no_file and told.get("file") is not None:
        raise BadInput("--file and --no-file say opposite things.", "Give one of them.")
    with opened(call) as workspace:
        before = workspace.libraries.item(item)
        agency = workspace.agencies[before.agency]
        said = described({**told, "title": title}, before, without_file=no_file)
        after = _keeper(workspace, call, agency).library.change(item, said)
    _tell(call, after, agency, "was changed")


@library.command()
@click.argument("item", metavar="ITEM")
@click.option("--back", is_flag=True, help="Bring it back instead.")
@pass_call
def retire(call: Call, item: str, back: bool) -> None:
    """Take a piece of evidence out of the library. Standards that have a copy keep it, and it can be brought back.

    \b
    s11tui library retire e12
    s11tui library retire e12 --back
    """
    with opened(call) as workspace:
        agency = workspace.agencies[workspace.libraries.item(item).agency]
        after = _keeper(workspace, call, agency).library.retire(item, back=back)
    _tell(call, after, agency, "is in the library again" if back else "was taken out of the library")


@library.command("save")
@click.argument("item", metavar="ITEM")
@output_option
@pass_call
def save_(call: Call, item: str, output: str | None) -> None:
    """Write out the file that is kept with a piece of evidence. Prints its path.

    \b
    s11tui library save e12 -o ~/Documents

    Goes wrong when no file is kept with it, or another file of its name is in DIR.
    """
    with opened(call) as workspace:
        kept = reader(workspace, call).library.file_of(item)
        slug = workspace.libraries.item(item).slug
        folder = folder_of(output, workspace.path)
    save(call, folder, kept, {"item": slug})


def _libraries(session: Session, agency_ref: str | None) -> list[tuple[Agency, tuple[LibraryLine, ...]]]:
    """The library of the agency that was named, or every one that this person may see."""
    if agency_ref is not None:
        agency = session.sight.agency(agency_ref)
        return [(agency, session.library.lines(agency.id))]
    found, refusal = [], None
    for agency in session.reading.agencies():
        try:
            found.append((agency, session.library.lines(agency.id)))
        except NotAllowed as refused:
            refusal = refused
    if not found and refusal is not None:
        raise NotAllowed("You may see no agency's evidence library.", refusal.mend)
    return found


def _agency(workspace: Workspace, call: Call, given: str | None) -> Agency:
    """Whose library is meant: the agency that was named, else the only one there is, or that --as belongs to.

    Raises:
        BadInput: it could be several.
    """
    if given is not None:
        known = acting(workspace, call, ()).sight if call.person is not None else workspace.registry
        return known.agency(given)
    if call.person is not None:
        grants = acting(workspace, call, ()).person.grants
        own = {one.agency for one in grants if one.agency}
    else:
        own = {one.id for one in workspace.registry.agencies()}
    if len(own) != 1:
        raise BadInput("Whose evidence library it is was not said.", "Add --agency, from “s11tui agency list”.")
    return workspace.agencies[own.pop()]


def _keeper(workspace: Workspace, call: Call, agency: Agency) -> Session:
    """Who keeps a library: the person named by --as, else the agency's only lead, else the manager.

    Raises:
        BadInput: nobody, or several people, could be meant; they are listed.
    """
    if call.person is not None:
        return acting(workspace, call, ())
    for role in ("lead", "manager"):
        people = [one for one in workspace.registry.people_with(role) if role in roles_on(one, agency)]
        if len(people) == 1:
            return workspace.session(people[0].id)
        if people:
            named = ", ".join(f"{one.slug} ({one.name})" for one in people[:8])
            raise BadInput(f"Several people could do this for {agency.name}: {named}.", "Say who you are with --as.")
    raise BadInput(f"Nobody keeps the library of {agency.name}.", "Add a lead with “s11tui person add”.")


def _tell(call: Call, item: LibraryItem, agency: Agency, done: str) -> None:
    if call.json:
        say_json(shapes.library_item(item, agency.slug))
    else:
        say(f"{item.slug} “{item.title}” {done}.")
