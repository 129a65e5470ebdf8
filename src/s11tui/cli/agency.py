"""`s11tui agency`: the register of whoever answers."""

from collections.abc import Sequence

import click

from s11tui.cli import inputs, shapes
from s11tui.cli.acting import acting, opened, reader
from s11tui.cli.importing import refuse_list
from s11tui.cli.options import Call, Group, pass_call
from s11tui.cli.printing import note, say, say_json, say_table
from s11tui.exchange.agency_file import NewAgency, add_agencies, read_agencies
from s11tui.questionnaire.vocabulary import KINDS, PHASES, SIZES, TAGS
from s11tui.text import counted


@click.group(cls=Group)
def agency() -> None:
    """The register of agencies, schools and settings."""


@agency.command("list")
@pass_call
def list_(call: Call) -> None:
    """List the agencies.

    \b
    s11tui agency list
    s11tui agency list --json
    """
    with opened(call) as workspace:
        found = reader(workspace, call).reading.agencies()
    if call.json:
        say_json([shapes.agency(one) for one in found])
        return
    if not found:
        note(
            "There are no agencies yet. Add one with “s11tui agency add NAME --kind KIND”,"
            " or many with “s11tui agency import”."
        )
        return
    say_table(
        ("agency", "name", "kind", "phases", "tags", "group"),
        [(one.slug, one.name, one.kind, ", ".join(one.phases), ", ".join(one.tags), one.group) for one in found],
    )


@agency.command()
@click.argument("name")
@click.option("--kind", required=True, type=click.Choice(list(KINDS)), metavar="KIND", help=f"{', '.join(KINDS)}.")
@click.option(
    "--phase", "phases", multiple=True, type=click.Choice(list(PHASES)), metavar="PHASE",
    help=f"Of a school or college; may be repeated: {', '.join(PHASES)}.",
)  # fmt: skip
@click.option("--size", type=click.Choice(list(SIZES)), metavar="SIZE", default=None, help=f"{', '.join(SIZES)}.")
@click.option(
    "--tag",
    "tags",
    multiple=True,
    type=click.Choice(list(TAGS)),
    metavar="TAG",
    help=f"May be repeated: {', '.join(TAGS)}.",
)
@click.option("--id", "slug", metavar="SLUG", help="The short name for typing (else made from NAME).")
@click.option("--group", default="", metavar="NAME", help="The trust, federation or force it belongs to.")
@click.option("--host", default="", metavar="AGENCY", help="The agency that hosts it.")
@pass_call
def add(
    call: Call,
    name: str,
    kind: str,
    phases: tuple[str, ...],
    size: str | None,
    tags: tuple[str, ...],
    slug: str | None,
    group: str,
    host: str,
) -> None:
    """Add an agency, school or setting.

    \b
    s11tui agency add "Exampleshire Police" --kind police --id police
    s11tui agency add "Hill School" --kind school --phase primary --phase early-years --tag maintained

    Goes wrong when an agency of that name, or with that short name, is there already.
    """
    with opened(call) as workspace:
        made = acting(workspace, call, ("manager",)).people.add_agency(
            inputs.name(name, "the agency's name"),
            kind,
            phases=phases,
            size=size or "",
            tags=tags,
            slug_=None if slug is None else inputs.name(slug, "the short name"),
            group=inputs.line(group),
            host=inputs.line(host),
        )
    if call.json:
        say_json(shapes.agency(made))
    else:
        say(f"{made.name} was added as {made.slug}.")


@agency.command("import")
@click.argument("file", metavar="FILE.csv")
@click.option("--dry-run", is_flag=True, help="Show what would be added, and add nothing.")
@pass_call
def import_(call: Call, file: str, dry_run: bool) -> None:
    """Add many agencies from a spreadsheet saved as CSV.

    The first line names the columns: name and kind, and where wanted phases, size, tags, id, group. Several phases or
    tags stand in one cell with a semicolon between them. Either all are added or none.

    \b
    name,kind,phases,tags,group
    Hill Primary School,school,primary,academy,Valley Trust
    Valley Nursery,early-years,,overnight,

    \b
    s11tui agency import schools.csv --dry-run
    s11tui agency import schools.csv

    Goes wrong when a line lacks a name or kind, or names an agency that is there already: every such line is listed.
    """
    with opened(call) as workspace:
        session = acting(workspace, call, ("manager",))
        read = read_agencies(inputs.read_file(file), session.reading.agencies())
        if read.notice:
            note(read.notice)
        if read.problems:
            refuse_list(call, file, read.problems, {"added": 0, "agencies": []})
        if not dry_run:
            add_agencies(session, read.found)
    _report(call, read.found, dry_run)


def _report(call: Call, found: Sequence[NewAgency], dry_run: bool) -> None:
    if call.json:
        say_json({"added": 0 if dry_run else len(found), "agencies": [one.shape() for one in found], "problems": []})
        return
    if dry_run:
        say_table(
            ("line", "name", "kind", "phases", "size", "tags", "group"),
            [
                (str(one.line), one.name, one.kind, ", ".join(one.phases), one.size, ", ".join(one.tags), one.group)
                for one in found
            ],
        )
    say(f"{counted(len(found), 'agency', 'agencies')} {'would be added' if dry_run else 'added'}.")
