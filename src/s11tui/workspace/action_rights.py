"""What one person may know of the actions of each agency.

Alone, since the first screen asks it and must not wait for all that reading an action takes.
"""

from typing import TYPE_CHECKING

from s11tui.audit.rights import belongs_to, may_read, roles_on, sees_panel

if TYPE_CHECKING:
    from s11tui.workspace.session import Session


class Rights:
    """What one person may know and do of each agency, worked out once an agency."""

    def __init__(self, session: "Session") -> None:
        self._person = session.person
        self._everywhere = session.roles
        self._agencies = session.workspace.agencies
        self._known: dict[str, tuple[frozenset[str], bool]] = {}
        self._belongs: dict[str, str] = {"": ""}

    def name(self, agency: str) -> str:
        return self._agencies[agency].name if agency else ""

    def belongs(self, agency: str) -> str:
        """How the person belongs to an agency, in words; empty where they do not, or for none."""
        if agency not in self._belongs:
            self._belongs[agency] = belongs_to(self._person, self._agencies[agency], self._agencies)
        return self._belongs[agency]

    def may_know(self, agency: str, revision: int, shared: bool) -> bool:
        roles, panel = self.of(agency)
        return may_read(roles, revision) and (panel or shared)

    def follows(self, agency: str) -> bool:
        """Whether the person follows up an agency's actions, and knows those that it does not know of."""
        roles, panel = self.of(agency)
        return panel and bool(roles & {"manager", "meeting-chair", "follow-up"})

    def of(self, agency_id: str) -> tuple[frozenset[str], bool]:
        """The person's roles with regard to an agency, and whether they see what the panel says of it."""
        if agency_id not in self._known:
            agency = self._agencies[agency_id]
            roles = roles_on(self._person, agency)
            self._known[agency_id] = (roles, sees_panel(self._person, roles, agency, self._agencies))
        return self._known[agency_id]
