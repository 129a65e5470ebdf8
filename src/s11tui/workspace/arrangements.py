"""Actions about the partnership's own arrangements, which belong to no return."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from s11tui.audit.action_steps import possible_steps, roles_on_action
from s11tui.audit.action_view import action_view
from s11tui.audit.events import NewEvent
from s11tui.audit.fold_action import fold_action
from s11tui.audit.rights import READS_ALL, belongs_to
from s11tui.audit.state import ActionState
from s11tui.audit.view_models import ActionView
from s11tui.clock import today
from s11tui.workspace import projections
from s11tui.workspace.ledger import Ledger
from s11tui.workspace.rows import rows_of_action
from s11tui.workspace.store import Store

if TYPE_CHECKING:
    from s11tui.workspace.session import Session


class Arrangements:
    """The arrangement actions of one workspace."""

    def __init__(self, store: Store, ledger: Ledger) -> None:
        self._store = store
        self._ledger = ledger

    def is_one(self, action_id: str) -> bool:
        """Whether an action belongs to no return."""
        return self._store.one("SELECT 1 FROM actions WHERE id = ? AND \"return\" = ''", (action_id,)) is not None

    def load(self, action_id: str) -> ActionState:
        """One of them, folded from the record."""
        return fold_action(ActionState(action_id), self._ledger.read(f"action/{action_id}"))

    def record(self, news: Sequence[NewEvent], who: str) -> ActionState:
        """Append events about one of them and bring up its row; inside a transaction."""
        action_id = news[0].stream.removeprefix("action/")
        before = self.load(action_id)
        after = fold_action(before, self._ledger.append(news, who))
        projections.write(self._store, rows_of_action(before) if before.seq else {}, rows_of_action(after))
        return after

    def require_known(self, session: "Session", action: ActionState, ref: str) -> None:
        """Raise NotFound, as if it were not there, before somebody who may not know of it."""
        if not session.roles & READS_ALL and not _belongs(session, action):
            raise session.sight.no_action(ref)

    def view(self, session: "Session", action: ActionState) -> ActionView:
        """One of them as somebody sees it."""
        workspace = session.workspace
        belongs = _belongs(session, action)
        roles = roles_on_action(session.roles, action, owns=bool(belongs))
        return action_view(
            action,
            workspace.names,
            today(workspace.clock, workspace.registry.partnership().zone),
            agencies=workspace.agencies,
            steps=possible_steps(action.state, roles, belongs),
        )


def _belongs(session: "Session", action: ActionState) -> str:
    """How somebody belongs to the agency that owns it, in words; empty where they do not, or nobody is known to."""
    agencies = session.workspace.agencies
    return belongs_to(session.person, agencies[action.owner_agency], agencies) if action.owner_agency else ""
