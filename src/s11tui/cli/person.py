"""`s11tui person`: the people who use it."""

import click

from s11tui.audit.register import ROLES
from s11tui.audit.register_words import grant_words
from s11tui.cli import inputs, person_access, person_changing, person_import, shapes
from s11tui.cli.acting import acting, opened, reader
from s11tui.cli.options import Call, Group, pass_call
from s11tui.cli.person_scope import Scope, named_agency, scope_options
from s11tui.cli.printing import listed, say, say_json, say_table


@click.group(cls=Group)
def person() -> None:
    """The people who use it, and their roles."""


@person.command("list")
@pass_call
def list_(call: Call) -> None:
    """List everybody, with their roles.

    \b
    s11tui person list
    """
    with opened(call) as workspace:
        reading = reader(workspace, call).reading
        people = reading.people()
        agencies = {one.id: one.slug for one in reading.agencies()}
    if call.json:
        say_json([shapes.person(one, agencies) for one in people])
        return
    rows = []
    for one in people:
        roles = [grant_words(grant, agencies) for grant in one.grants]
        rows.append((one.slug, one.name, "; ".join(roles), one.email, "" if one.active else "no longer active"))
    say_table(("person", "name", "roles", "e-mail", ""), rows)


@person.command()
@click.argument("name")
@click.option(
    "--role", "roles", required=True, multiple=True, type=click.Choice(list(ROLES)), metavar="ROLE",
    help=f"May be repeated: {', '.join(ROLES)}.",
)  # fmt: skip
@scope_options
@click.option("--home", metavar="AGENCY", help="The agency that employs them, which they never moderate.")
@click.option(
    "--email", default="", metavar="ADDRESS", help="Where letters to them go; nothing is ever sent from here."
)
@click.option("--id", "slug", metavar="SLUG", help="The short name for typing (else made from NAME).")
@pass_call
def add(
    call: Call,
    name: str,
    roles: tuple[str, ...],
    agency_ref: str | None,
    group: str,
    kinds: tuple[str, ...],
    phases: tuple[str, ...],
    home: str | None,
    email: str,
    slug: str | None,
) -> None:
    """Add somebody, with what they may do.

    \b
    s11tui person add "Lee Lead" --role lead --agency police --email lee.lead@example.org
    s11tui person add "Mo Moderator" --role moderator --kind school --home council
    s11tui person add "Chris Chair" --role meeting-chair --role moderator

    Goes wrong when the agency is not in the register, or a lead, contributor or signatory is given none.
    """
    with opened(call) as workspace:
        session = acting(workspace, call, ("manager", "lead"))
        agencies = session.reading.agencies()
        scope = Scope(agencies, workspace.partnership().alone, agency_ref, inputs.line(group), kinds, phases)
        made = session.people.add_person(
            inputs.name(name, "the person's name"),
            [scope.grant(role) for role in roles],
            slug_=None if slug is None else inputs.name(slug, "the short name"),
            home=named_agency(agencies, home).id if home else "",
            email=inputs.line(email),
        )
    if call.json:
        say_json(shapes.person(made, {one.id: one.slug for one in agencies}))
    else:
        say(f"{made.name} was added as {made.slug}: {listed([ROLES[role] for role in roles], 'and')}.")


for _command in (person_import.import_, *person_changing.COMMANDS, *person_access.COMMANDS):
    person.add_command(_command)
