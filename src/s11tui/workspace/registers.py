"""The action register: actions of many returns and of the arrangements, read from the tables."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from s11tui.audit.action_steps import possible_steps, roles_on_action
from s11tui.audit.action_view import is_overdue
from s11tui.audit.rights import READS_ALL, may_read
from s11tui.audit.state import ActionState
from s11tui.audit.view_models import ActionView
from s11tui.audit.view_parts import GradeView
from s11tui.clock import today
from s11tui.workspace.action_rights import Rights

if TYPE_CHECKING:
    from datetime import date

    from s11tui.workspace.session import Session

_FIELDS = (
    "id", "slug", "what", "owner", "due", "state", "standard", "by_panel", "owner_kind", "owner_agency", "meeting",
    "added_at", "changed_at", "evidence", "grade", "agency",
)  # fmt: skip
_COLUMNS = ", ".join(f"c.{name}" for name in _FIELDS)
_OF_RETURNS = f"""SELECT {_COLUMNS}, r.slug, r.revision, r.shared_at, n.title FROM actions c
    JOIN returns r ON r.id = c."return" JOIN rounds n ON n.id = r.round ORDER BY c.due, c.rowid"""
_OF_ARRANGEMENTS = f"""SELECT {_COLUMNS}, '', 0, '', '' FROM actions c WHERE c."return" = '' ORDER BY c.due, c.rowid"""

Found = dict[str, Any]


def actions(session: "Session") -> tuple[ActionView, ...]:
    """Every action that a person may know of, over all rounds, the first due first; without their logs."""
    now = today(session.workspace.clock, session.workspace.registry.partnership().zone)
    rights = _Rights(session)
    found = []
    for *columns, ref, revision, shared_at, round_title in session.workspace.store.all(_OF_RETURNS):
        one = dict(zip(_FIELDS, columns, strict=True))
        shared = not one["by_panel"] or (one["state"] != "proposed" and bool(shared_at))
        if rights.may_know(one["agency"], revision, shared):
            found.append(_view(rights, one, now, ref=ref, shared=shared, round_title=round_title))
    for *columns, _, _, _, _ in session.workspace.store.all(_OF_ARRANGEMENTS):
        one = dict(zip(_FIELDS, columns, strict=True))
        if session.roles & READS_ALL or rights.belongs(one["owner_agency"]):
            found.append(_view(rights, one, now, ref="", shared=False, round_title=""))
    return tuple(sorted(found, key=lambda one: one.due))


def _view(rights: "_Rights", one: Found, now: "date", *, ref: str, shared: bool, round_title: str) -> ActionView:
    return ActionView(
        id=one["id"],
        slug=one["slug"],
        what=one["what"],
        owner=one["owner"],
        due=one["due"],
        state=one["state"],
        standard=one["standard"] or None,
        overdue=is_overdue(one["state"], one["due"], now),
        shared=shared,
        ref=ref,
        agency=rights.name(one["agency"]),
        owner_kind=one["owner_kind"],
        owner_agency=rights.name(one["owner_agency"]),
        meeting=one["meeting"],
        added_at=one["added_at"],
        changed_at=one["changed_at"],
        evidence=one["evidence"],
        grade=one["grade"],
        steps=rights.steps(one),
        round_title=round_title,
    )


@dataclass(frozen=True, slots=True)
class Opened:
    """One action with its log, what its standard is called, and the grades of that standard's scale."""

    action: ActionView
    standard: str = ""
    grades: tuple[GradeView, ...] = ()


def one_action(session: "Session", ref: str) -> Opened:
    """One action by id or slug, as a person may see it.

    Raises:
        NotFound: there is none that they may know of.
    """
    arrangements = session.workspace.arrangements
    action_id = session.sight.action_id(ref)
    if arrangements.is_one(action_id):
        state = arrangements.load(action_id)
        arrangements.require_known(session, state, ref)
        return Opened(arrangements.view(session, state))
    scene = session.sight.scene_of_action(action_id)
    if scene is None or not may_read(scene.roles, scene.state.revision):
        raise session.sight.no_action(ref)
    view = session.changing.view(scene)
    found = next((one for one in view.actions if one.id == action_id), None)
    if found is None:
        raise session.sight.no_action(ref)
    action = replace(found, ref=view.slug, agency=view.agency.name, round_title=view.round.title)
    standard = view.standard(found.standard) if found.standard else None
    if standard is None:
        return Opened(action)
    return Opened(action, f"{standard.number} {standard.title}".strip(), standard.grades)


_OF_ONE = """SELECT c.id, c.slug, c.what, c.owner, c.due, c.state, c.standard FROM actions c
    JOIN returns r ON r.id = c."return" WHERE c."return" = ? AND c.state NOT IN ('verified closed', 'not proceeding')
    AND (NOT c.by_panel OR (r.shared_at <> '' AND c.state <> 'proposed')) ORDER BY c.due, c.rowid"""


def open_actions(session: "Session", return_id: str) -> dict[str, tuple[ActionView, ...]]:
    """The actions of one return that are not over and that its agency knows of, by standard; without their logs."""
    now = today(session.workspace.clock, session.workspace.registry.partnership().zone)
    found: dict[str, tuple[ActionView, ...]] = {}
    for action, slug, what, owner, due, state, standard in session.workspace.store.all(_OF_ONE, (return_id,)):
        late = is_overdue(state, due, now)
        one = ActionView(action, slug, what, owner, due, state, standard or None, late)
        found[standard] = (*found.get(standard, ()), one)
    return found


class _Rights(Rights):
    """Also what one person may do with each action."""

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._steps: dict[tuple[str, str, str, str], tuple[str, ...]] = {}

    def steps(self, one: Found) -> tuple[str, ...]:
        """The states that the person may bring an action to; worked out once for all that are alike."""
        alike = (one["agency"], one["owner_agency"], one["owner_kind"], one["state"])
        if alike not in self._steps:
            self._steps[alike] = self._possible(one)
        return self._steps[alike]

    def _possible(self, one: Found) -> tuple[str, ...]:
        roles = self.of(one["agency"])[0] if one["agency"] else self._everywhere
        belongs = self.belongs(one["owner_agency"])
        owned = ActionState(one["id"], owner_kind=one["owner_kind"])
        return possible_steps(one["state"], roles_on_action(roles, owned, owns=bool(belongs)), belongs)
