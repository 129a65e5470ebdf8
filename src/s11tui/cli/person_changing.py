"""`s11tui person change` and `hand-over`: what becomes of people who are in the register already."""

from collections.abc import Sequence

import click

from s11tui.audit.register import ROLES, Agency, Grant, Person
from s11tui.cli import inputs, shapes
from s11tui.cli.acting import acting, opened
from s11tui.cli.options import Call, Command, pass_call
from s11tui.cli.person_scope import Scope, named_agency, scope_options
from s11tui.cli.printing import listed, say, say_json
from s11tui.errors import BadInput

_ROLE = click.Choice(list(ROLES))


@click.command(cls=Command)
@click.argument("ref", metavar="PERSON")
@click.option("--name", metavar="NAME", help="What they are called now.")
@click.option("--email", metavar="ADDRESS", help="Where letters to them go; an empty one takes it away.")
@click.option("--home", metavar="AGENCY", help="The agency that employs them; an empty one takes it away.")
@click.option("--login", metavar="LOGIN", help="By which login a host knows them; an empty one takes it away.")
@click.option("--role", "roles", multiple=True, type=_ROLE, metavar="ROLE", help="A role to give; may be repeated.")
@scope_options
@click.option("--without", multiple=True, type=_ROLE, metavar="ROLE", help="A role to take away; may be repeated.")
@click.option("--leave", is_flag=True, help="They do not work here any more; what they did stays theirs.")
@click.option("--back", is_flag=True, help="They work here again.")
@pass_call
def change(
    call: Call,
    ref: str,
    name: str | None,
    email: str | None,
    home: str | None,
    login: str | None,
    roles: tuple[str, ...],
    agency_ref: str | None,
    group: str,
    kinds: tuple[str, ...],
    phases: tuple[str, ...],
    without: tuple[str, ...],
    leave: bool,
    back: bool,
) -> None:
    """Change somebody's name, e-mail address or roles, or say that they have left.

    With --agency, --without takes away only the role for that agency.

    \b
    s11tui person change lee-lead --email lee.lead@example.org
    s11tui person change lee-lead --role contributor --agency police --without lead
    s11tui person change lee-lead --login llead
    s11tui person change lee-lead --leave

    Goes wrong when nobody would be left to manage the partnership.
    """
    if leave and back:
        raise BadInput("Somebody cannot leave and be back.", "Give --leave or --back.")
    with opened(call) as workspace:
        session = acting(workspace, call, ("manager",))
        agencies = session.reading.agencies()
        scope = Scope(agencies, workspace.partnership().alone, agency_ref, inputs.line(group), kinds, phases)
        only = named_agency(agencies, agency_ref).id if agency_ref else ""

        def taken(grant: Grant) -> bool:
            return grant.role in without and only in ("", grant.agency)

        after = session.people.change_person(
            ref,
            name=None if name is None else inputs.name(name, "the person's name"),
            email=None if email is None else inputs.line(email),
            home=None if home is None else (named_agency(agencies, home).id if home.strip() else ""),
            login=None if login is None else inputs.line(login),
            active=back if leave or back else None,
            give=[scope.grant(role) for role in roles],
            take=taken,
        )
    _say_changed(call, after, agencies)


def _say_changed(call: Call, after: Person, agencies: Sequence[Agency]) -> None:
    if call.json:
        say_json(shapes.person(after, {one.id: one.slug for one in agencies}))
        return
    held = listed([ROLES[role] for role in dict.fromkeys(grant.role for grant in after.grants)], "and")
    say(f"{after.name} ({after.slug}): {held if after.active else 'no longer active'}.")


@click.command("hand-over", cls=Command)
@click.option("--agency", required=True, metavar="AGENCY", help="Whose return it is.")
@click.option("--from", "old", required=True, metavar="PERSON", help="The lead who goes.")
@click.option("--to", "new", required=True, metavar="PERSON", help="The lead who comes; add them first.")
@pass_call
def hand_over(call: Call, agency: str, old: str, new: str) -> None:
    """Give an agency a new lead in the place of the old one, who need not be there. Add the new one first.

    Standards that were the old lead's to answer are the new one's, and texts that the old one had begun wait in the
    new one's form. Everything that was answered stays as it is, with the name of whoever answered it.

    \b
    s11tui person hand-over --agency police --from lee-lead --to nell-new

    Goes wrong when --from is not a lead of that agency.
    """
    with opened(call) as workspace:
        session = acting(workspace, call, ("manager",))
        done = session.people.hand_over(agency, old, new)
    if call.json:
        say_json(
            {
                "agency": done.agency.slug,
                "from": done.old.slug,
                "from_active": done.old.active,
                "to": done.new.slug,
                "returns": list(done.returns),
                "drafts": done.drafts,
            }
        )
        return
    first, *others = done.told
    say(first)
    for one in others:
        say(f"  {one}")


COMMANDS: tuple[click.Command, ...] = (change, hand_over)
