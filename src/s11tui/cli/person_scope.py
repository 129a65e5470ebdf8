"""What a role is for: the agency, group, kinds or phases that options name."""

from collections.abc import Callable
from typing import TypeVar

import click

from s11tui.audit.register import AGENCY_ROLES, ROLES, Agency, Grant
from s11tui.cli.printing import near
from s11tui.errors import BadInput, NotFound
from s11tui.questionnaire.vocabulary import KINDS, PHASES

Function = TypeVar("Function", bound=Callable[..., object])

_OPTIONS = (
    click.option("--agency", "agency_ref", metavar="AGENCY", help="The agency of a lead, contributor or signatory."),
    click.option("--group", default="", metavar="NAME", help="The group of a group lead, as its agencies name it."),
    click.option(
        "--kind", "kinds", multiple=True, type=click.Choice(list(KINDS)), metavar="KIND",
        help="A kind of agency that a moderator or meeting chair is for; may be repeated (else all).",
    ),
    click.option(
        "--phase", "phases", multiple=True, type=click.Choice(list(PHASES)), metavar="PHASE",
        help="A phase that a moderator or meeting chair is for; may be repeated (else all).",
    ),
)  # fmt: skip


def scope_options(function: Function) -> Function:
    """Give a command the four options that say what a role is for."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


class Scope:
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
            NotFound: there is no such agency.
        """
        if role in AGENCY_ROLES:
            return Grant(role, agency=self._own_agency(role).id)
        if role == "group-lead":
            if not self.group:
                raise BadInput("A group lead is for a group.", "Add --group with its name, as its agencies have it.")
            return Grant(role, group=self.group)
        if role in ("moderator", "meeting-chair"):
            return Grant(role, kinds=self.kinds, phases=self.phases)
        return Grant(role)

    def _own_agency(self, role: str) -> Agency:
        if self.agency:
            return named_agency(self.agencies, self.agency)
        if self.alone and self.agencies:  # several are the same body, as several partnerships know it
            return self.agencies[0]
        raise BadInput(
            f"A {ROLES[role]} is somebody's.", "Add --agency with the agency's short name, from “s11tui agency list”."
        )


def named_agency(agencies: tuple[Agency, ...], given: str) -> Agency:
    """An agency by its id or short name.

    Raises:
        NotFound: there is none.
    """
    wanted = given.strip()
    found = next((one for one in agencies if wanted in (one.id, one.slug)), None)
    if found is None:
        slugs = [one.slug for one in agencies]
        raise NotFound(f"There is no agency “{given}”.", near(given, slugs, "See them with “s11tui agency list”."))
    return found
