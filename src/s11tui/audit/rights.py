"""Who may do and see what, from the roles that people hold."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from s11tui.audit.register import Agency, Grant, Person
from s11tui.errors import NotAllowed

if TYPE_CHECKING:
    from s11tui.audit.state import PanelState

EVERYWHERE = frozenset({"manager", "follow-up", "scrutineer"})
SEES_PANEL = frozenset({"manager", "moderator", "meeting-chair", "follow-up"})
READS_ALL = SEES_PANEL | {"scrutineer"}
"""Who knows of all that is not about one return: the register, the meetings, the arrangements."""
_THEIR_OWN = frozenset({"lead", "contributor", "signatory", "group-lead"})
"""Roles of an agency's own people."""
_BEFORE_SUBMISSION = _THEIR_OWN | {"manager"}


def roles_on(person: Person, agency: Agency) -> frozenset[str]:
    """The roles that a person holds with regard to one agency's returns."""
    if not person.active:
        return frozenset()
    return frozenset(grant.role for grant in person.grants if _covers(grant, agency))


def _covers(grant: Grant, agency: Agency) -> bool:
    if grant.role in EVERYWHERE:
        return True
    if grant.role == "group-lead":
        return bool(grant.group) and grant.group == agency.group
    if grant.role in ("moderator", "meeting-chair"):
        return (not grant.kinds or agency.kind in grant.kinds) and (
            not grant.phases or any(phase in grant.phases for phase in agency.phases)
        )
    return grant.agency == agency.id


def belongs_to(person: Person, agency: Agency, agencies: Mapping[str, Agency]) -> str:
    """How a person belongs to an agency, its group or its host body, in words; empty where they do not."""
    if agency.group and any(grant.group == agency.group for grant in person.grants):
        return "it belongs to your own group"
    homes = {person.home, *(grant.agency for grant in person.grants)} - {""}
    for home_id in homes:
        home = agencies.get(home_id)
        if home_id == agency.id:
            return "it is your own agency"
        if home is None:
            continue
        if home.group and home.group == agency.group:
            return "it belongs to the same group as your own agency"
        if agency.host == home.id:
            return "your own agency hosts it"
        if home.host == agency.id:
            return "it hosts your own agency"
    return ""


def bar(person: Person, agency: Agency, agencies: Mapping[str, Agency], panel: "PanelState") -> str:
    """Why a person may not moderate, chair, decide or verify for an agency, in words; empty where they may."""
    belonging = belongs_to(person, agency, agencies)
    if belonging:
        return belonging
    declared = panel.conflicts.get(person.id, "")
    return f"you declared a conflict of interest ({declared})" if declared else ""


def may_read(roles: frozenset[str], revision: int) -> bool:
    """Whether somebody with these roles may open a return.

    What an agency has not submitted yet is its own (and the manager's, who helps and chases).
    """
    return bool(roles & _BEFORE_SUBMISSION) or (bool(roles) and revision > 0)


def require_readable(roles: frozenset[str], revision: int, agency: Agency) -> None:
    """Raise where somebody with these roles may not open a return of an agency.

    Raises:
        NotAllowed: they may not.
    """
    if not may_read(roles, revision):
        raise NotAllowed(
            f"You may not open the return of {agency.name}.", "If you should be able to, ask the partnership's manager."
        )


def sees_panel(person: Person, roles: frozenset[str], agency: Agency, agencies: Mapping[str, Agency]) -> bool:
    """Whether what the panel said is in this person's view.

    Never for somebody of the agency itself, its group or its host body, whatever else they are; except the manager, who
    runs the panel but is barred from judging by `bar`.
    """
    if not roles & SEES_PANEL:
        return False
    return "manager" in roles or not belongs_to(person, agency, agencies)


def sees_proposals(person: str, roles: frozenset[str], made_by: Collection[str], *, separately: bool) -> bool:
    """Whether somebody who sees the panel sees the proposals to a standard, those of others too.

    In a round graded separately first nobody sees another's before making their own. A meeting chair who does not
    moderate makes none, and sees them all; one who moderates as well waits like every moderator.

    Args:
        person: id of who looks; `roles`: what they are with regard to the agency.
        made_by: ids of those who made a proposal to this standard.
    """
    if not separately or person in made_by:
        return True
    return "meeting-chair" in roles and "moderator" not in roles


def is_for_agency(roles: frozenset[str], *, panel: bool, answers: bool) -> bool:
    """Whether somebody who has a return open is there for its agency, and not for the partnership.

    Args:
        roles: what they are with regard to the agency.
        panel: whether they see what the panel said.
        answers: whether its answers can be changed where they are: the manager types on the agency's behalf then.
    """
    return (bool(roles & _THEIR_OWN) and not panel) or ("manager" in roles and answers)


def sees_presence(roles: frozenset[str], revision: int, *, panel: bool, for_agency: bool) -> bool:
    """Whether somebody is told that another person has a return open.

    An agency never learns that somebody of the panel looks at its return, before sharing or after.

    Args:
        roles: what whoever is told is with regard to the agency; `panel`: whether they see what the panel said.
        for_agency: whether the other is there for the agency (see `is_for_agency`).
    """
    return may_read(roles, revision) and (panel or for_agency)
