"""`s11tui person`: the people who use it."""

import click

from s11tui.audit.register import AGENCY_ROLES, ROLES, Agency, Grant
from s11tui.cli import inputs, shapes
from s11tui.cli.acting import acting, opened, reader
from s11tui.cli.options import Call, Group, pass_call
from s11tui.cli.printing import listed, near, say, say_json, say_table
from s11tui.errors import BadInput, NotFound
from s11tui.questionnaire.vocabulary import KINDS, PHASES


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
        people = workspace.people()
        agencies = {one.id: one.slug for one in reader(workspace, call).reading.agencies()}
    if call.json:
        say_json([shapes.person(one, agencies) for one in people])
        return
    rows = []
    for one in people:
        roles = [_in_words(grant, agencies) for grant in one.grants]
        rows.append((one.slug, one.name, "; ".join(roles), "" if one.active else "no longer active"))
    say_table(("person", "name", "roles", ""), rows)


@person.command()
@click.argument("name")
@click.option(
    "--role", "roles", required=True, multiple=True, type=click.Choice(list(ROLES)), metavar="ROLE",
    help=f"May be repeated: {', '.join(ROLES)}.",
)  # fmt: skip
@click.option("--agency", "agency_ref", metavar="AGENCY", help="The agency of a lead, contributor or signatory.")
@click.option("--group", default="", metavar="NAME", help="The group of a group lead, as its agencies name it.")
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice(list(KINDS)), metavar="KIND",
    help="A kind of agency that a moderator or meeting chair is for; may be repeated (else all).",
)  # fmt: skip
@click.option(
    "--phase", "phases", multiple=True, type=click.Choice(list(PHASES)), metavar="PHASE",
    help="A phase that a moderator or meeting chair is for; may be repeated (else all).",
)  # fmt: skip
@click.option("--home", metavar="AGENCY", help="The agency that employs them, which they never moderate.")
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
    slug: str | None,
) -> None:
    """Add somebody, with what they may do.

    \b
    s11tui person add "Lee Lead" --role lead --agency police
    s11tui person add "Mo Moderator" --role moderator --kind school --home council
    s11tui person add "Chris Chair" --role meeting-chair --role moderator

    Goes wrong when the agency is not in the register, or a lead, contributor or signatory is given none.
    """
    with opened(call) as workspace:
        session = acting(workspace, call, ("manager", "lead"))
        agencies = session.reading.agencies()
        scope = _Scope(agencies, workspace.partnership().alone, agency_ref, inputs.line(group), kinds, phases)
        made = session.people.add_person(
            inputs.name(name, "the person's name"),
            [scope.grant(role) for role in roles],
            slug_=None if slug is None else inputs.name(slug, "the short name"),
            home=_agency(agencies, home).id if home else "",
        )
    if call.json:
        say_json(shapes.person(made, {one.id: one.slug for one in agencies}))
    else:
        say(f"{made.name} was added as {made.slug}: {listed([ROLES[role] for role in roles], 'and')}.")


class _Scope:
    """What the options say a role is for."""

    def __init__(
        self,
        agencies: tuple[Agency, ...],
        alone: bool,
        agency: str | None,
        group: str,
        kinds: tuple[str, ...],
        phases: tuple[str, ...],
    ) -> None:
        self.agencies, self.alone, self.agency, self.group = agencies, alone, agency, group
        self.kinds, self.phases = kinds, phases

    def grant(self, role: str) -> Grant:
        """The grant of a role.

        Raises:
            BadInput: it is for an agency or a group, and none was given.
            NotFound: there is no such agency or group.
        """
        if role in AGENCY_ROLES:
            return Grant(role, agency=self._own_agency(role).id)
        if role == "group-lead":
            return Grant(role, group=self._own_group())
        if role in ("moderator", "meeting-chair"):
            return Grant(role, kinds=self.kinds, phases=self.phases)
        return Grant(role)

    def _own_agency(self, role: str) -> Agency:
        if self.agency:
            return _agency(self.agencies, self.agency)
        if self.alone and len(self.agencies) == 1:
            return self.agencies[0]
        raise BadInput(
            f"A {ROLES[role]} is somebody's.", "Add --agency with the agency's short name, from “s11tui agency list”."
        )

    def _own_group(self) -> str:
        groups = sorted({one.group for one in self.agencies if one.group})
        if self.group in groups:
            return self.group
        found = next((one for one in groups if one.casefold() == self.group.casefold()), None)
        if found is not None:
            return found
        known = (
            f"The groups are: {', '.join(groups)}."
            if groups
            else "Give agencies a group first: s11tui agency add NAME --group GROUP."
        )
        what = (
            f"No agency belongs to a group “{self.group}”."
            if self.group
            else "A group lead is for a group: add --group NAME."
        )
        raise NotFound(what, near(self.group, groups, known))


def _agency(agencies: tuple[Agency, ...], given: str) -> Agency:
    wanted = given.strip()
    found = next((one for one in agencies if wanted in (one.id, one.slug)), None)
    if found is None:
        slugs = [one.slug for one in agencies]
        raise NotFound(f"There is no agency “{given}”.", near(given, slugs, "See them with “s11tui agency list”."))
    return found


def _in_words(grant: Grant, agencies: dict[str, str]) -> str:
    """`moderator (school, college)`, `lead (police)`."""
    scope = [agencies.get(grant.agency, grant.agency), grant.group, *grant.kinds, *grant.phases]
    named = ", ".join(one for one in scope if one)
    return f"{grant.role} ({named})" if named else grant.role
