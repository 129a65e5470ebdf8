"""One agency on its own that answers to several partnerships: each knows it under an id of its own.

In its workspace they stand side by side as agencies of the same body, and whoever works for one works for all.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from s11tui.audit import lifecycle
from s11tui.audit.events import NewEvent
from s11tui.audit.fold_register import agency_body, fold_agency, fold_person, person_body
from s11tui.audit.register import AGENCY_ROLES, Agency, Grant, Person
from s11tui.audit.travelling import AGENCY_SIDE
from s11tui.audit.words import Words
from s11tui.errors import NotNow
from s11tui.workspace.rows_of_register import rows_of_agency, rows_of_person

if TYPE_CHECKING:
    from s11tui.workspace.session import Session
    from s11tui.workspace.workspace import Workspace


def own_agency(workspace: "Workspace") -> str:
    """The id of the agency for which an agency's own workspace was made; empty in a partnership's."""
    if not workspace.partnership().alone:
        return ""
    row = workspace.store.one(
        "SELECT substr(stream, 17) FROM events WHERE kind = 'agency_registered' ORDER BY position LIMIT 1"
    )
    return str(row[0]) if row else ""


def is_guest(workspace: "Workspace", agency: str) -> bool:
    """Whether an agency of this workspace is the body as some partnership knows it: its returns are invited there."""
    own = own_agency(workspace)
    return bool(own) and agency != own


def library_of(workspace: "Workspace", agency: str) -> str:
    """The agency whose evidence library serves an agency: that of the body, whichever partnership asks."""
    return own_agency(workspace) if is_guest(workspace, agency) else agency


def require_agencys_act(workspace: "Workspace", agency: str, action: str) -> None:
    """Raise where an act is the partnership's and the return came from one.

    Raises:
        NotNow: the partnership does it in its own workspace.
    """
    if not AGENCY_SIDE & set(lifecycle.transition(action).roles) and is_guest(workspace, agency):
        raise NotNow(
            f"This return was invited by a partnership, and to {action} is for it, in its own workspace.",
            "Send the return to them, and receive what they send.",
        )


def require_own_round(workspace: "Workspace", round_id: str) -> None:
    """Raise for a round that a partnership runs in its own workspace.

    Raises:
        NotNow: it came with a hand-over.
    """
    if not workspace.partnership().alone:
        return
    came = workspace.store.one(
        "SELECT 1 FROM events WHERE kind = 'received' AND instr(body, ?) > 0 LIMIT 1", (f"register/round/{round_id}",)
    )
    if came is not None:
        raise NotNow("This round is the partnership's, which runs it in its own workspace.", "Ask its manager.")


def widened(workspace: "Workspace", grants: Iterable[Grant]) -> tuple[Grant, ...]:
    """Roles with those for an agency given for every agency of the same body."""
    given = tuple(grants)
    if not workspace.partnership().alone:
        return given
    agencies = [one.id for one in workspace.registry.agencies()]
    wide: list[Grant] = []
    for grant in given:
        everywhere = [replace(grant, agency=agency) for agency in agencies] if grant.role in AGENCY_ROLES else []
        wide += [grant, *everywhere]
    return tuple(dict.fromkeys(wide))


def without_lost(workspace: "Workspace", before: Iterable[Grant], kept: Iterable[Grant]) -> list[Grant]:
    """The roles that somebody keeps: one that was lost for an agency is lost for every agency of the same body."""
    left = list(kept)
    if not workspace.partnership().alone:
        return left
    lost = {grant.role for grant in before if grant not in left} & AGENCY_ROLES
    return [grant for grant in left if grant.role not in lost]


def register_guest(session: "Session", told: Agency) -> Agency:
    """Enter the body as a partnership knows it, or bring it up to date; inside a transaction.

    Everybody who works for the agency gets the same roles for it.
    """
    workspace = session.workspace
    before = next((one for one in workspace.registry.agencies() if one.id == told.id), None)
    free = before.slug if before else workspace.registry.free_slug("agencies", told.slug)
    agency = replace(told, slug=free, group="", host="", active=True)
    if before == agency:
        return agency
    kind = "agency_changed" if before else "agency_registered"
    news = NewEvent(f"register/agency/{agency.id}", kind, agency_body(agency, Words(agency.name)))
    session.changing.register(
        [news],
        rows_of_agency(before) if before else {},
        lambda events: rows_of_agency(fold_agency(None, events) or agency),
    )
    if before is None:
        for person in workspace.registry.people():
            _widen(session, person)
    return agency


def _widen(session: "Session", person: Person) -> None:
    after = replace(person, grants=widened(session.workspace, person.grants))
    if after == person or not person.active:
        return
    news = NewEvent(f"register/person/{person.id}", "person_changed", person_body(after, Words(after.name)))
    session.changing.register(
        [news], rows_of_person(person), lambda events: rows_of_person(fold_person(None, events) or after)
    )
