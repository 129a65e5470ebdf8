"""Which actions a command is about: the options that `list` and `ics` share."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Any

import click

from s11tui.audit.action_groups import Wanted, matches
from s11tui.audit.action_steps import OWNER_KINDS
from s11tui.audit.view_models import ActionView
from s11tui.cli import inputs
from s11tui.cli.person_scope import named_agency
from s11tui.workspace.session import Session


@dataclass(frozen=True)
class Chosen:
    """What the options say."""

    owner_kind: str = ""
    agency: str | None = None
    round: str | None = None

    def of(self, session: Session, actions: Iterable[ActionView]) -> tuple[ActionView, ...]:
        """Those of the actions that the options mean.

        Raises:
            NotFound: there is no such agency or round.
        """
        agency = named_agency(session.reading.agencies(), self.agency).name if self.agency else ""
        wanted = Wanted(owner_kind=self.owner_kind, agency=agency)
        found = tuple(one for one in actions if matches(one, wanted))
        if self.round is None:
            return found
        refs = {line.slug for line in session.reading.returns(round=self.round)}
        return tuple(one for one in found if one.ref in refs)


def choosing(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options, and what they say as `chosen`."""

    @click.option("--owner-kind", type=click.Choice(list(OWNER_KINDS)), help="Only what these own.")
    @click.option("--agency", metavar="AGENCY", help="Only what is about this agency, or owned by it.")
    @click.option("--round", "round_ref", metavar="ROUND", help="Only of this round.")
    @wraps(function)
    def with_chosen(
        *given: Any, owner_kind: str | None, agency: str | None, round_ref: str | None, **more: Any
    ) -> None:
        function(*given, chosen=Chosen(owner_kind or "", agency, round_ref), **more)

    return with_chosen


def state_named(given: str) -> str:
    """A state as people type it: `said-done`, `Said done`."""
    return inputs.line(given).casefold().replace("-", " ")
