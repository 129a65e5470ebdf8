"""The action register: actions of many returns, read from the tables."""

from typing import TYPE_CHECKING

from s11tui.audit.rights import may_read, roles_on, sees_panel
from s11tui.audit.standard_view import is_overdue
from s11tui.audit.view_models import ActionView
from s11tui.clock import today

if TYPE_CHECKING:
    from s11tui.workspace.session import Session

_ACTIONS = """SELECT c.agency, r.revision, c.by_panel, r.shared_at, c.id, c.slug, c.what, c.owner, c.due, c.state,
    c.standard, r.slug FROM actions c JOIN returns r ON r.id = c."return" ORDER BY c.due, c.rowid"""


def actions(session: "Session") -> tuple[ActionView, ...]:
    """Every action that a person may know of, the first due first; without their logs."""
    now = today(session.workspace.clock, session.workspace.registry.partnership().zone)
    rights = _Rights(session)
    found = []
    for agency, revision, by_panel, shared_at, *shown in session.workspace.store.all(_ACTIONS):
        shared = not by_panel or bool(shared_at)
        if rights.may_know(agency, revision, shared):
            action, slug, what, owner, due, state, standard, ref = shown
            late, name = is_overdue(state, due, now), session.workspace.agencies[agency].name
            found.append(
                ActionView(action, slug, what, owner, due, state, standard or None, late, shared, (), ref, name)
            )
    return tuple(found)


_OF_ONE = """SELECT c.id, c.slug, c.what, c.owner, c.due, c.state, c.standard FROM actions c
    JOIN returns r ON r.id = c."return" WHERE c."return" = ? AND c.state NOT IN ('verified closed', 'not proceeding')
    AND (NOT c.by_panel OR r.shared_at <> '') ORDER BY c.due, c.rowid"""


def open_actions(session: "Session", return_id: str) -> dict[str, tuple[ActionView, ...]]:
    """The actions of one return that are not over and that its agency knows of, by standard; without their logs."""
    now = today(session.workspace.clock, session.workspace.registry.partnership().zone)
    found: dict[str, tuple[ActionView, ...]] = {}
    for action, slug, what, owner, due, state, standard in session.workspace.store.all(_OF_ONE, (return_id,)):
        late = is_overdue(state, due, now)
        one = ActionView(action, slug, what, owner, due, state, standard or None, late)
        found[standard] = (*found.get(standard, ()), one)
    return found


class _Rights:
    """What one person may know of each agency, worked out once an agency."""

    def __init__(self, session: "Session") -> None:
        self._person = session.person
        self._agencies = session.workspace.agencies
        self._known: dict[str, tuple[frozenset[str], bool]] = {}

    def may_know(self, agency_id: str, revision: int, shared: bool) -> bool:
        if agency_id not in self._known:
            agency = self._agencies[agency_id]
            roles = roles_on(self._person, agency)
            self._known[agency_id] = (roles, sees_panel(self._person, roles, agency, self._agencies))
        roles, panel = self._known[agency_id]
        return may_read(roles, revision) and (panel or shared)
