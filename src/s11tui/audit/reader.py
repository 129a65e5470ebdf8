"""Who reads a return, and what that person may see of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from s11tui.audit.action_steps import roles_on_action
from s11tui.audit.content import Content
from s11tui.audit.register import Agency, Person
from s11tui.audit.rights import belongs_to
from s11tui.audit.state import ActionState, Case
from s11tui.audit.view_actions import ActionView

_FILLING = frozenset({"answer", "grade"})


@dataclass(frozen=True)
class Reader:
    """Who reads which return, and what that person may see of it."""

    case: Case
    content: Content
    names: Mapping[str, str]
    today: date
    person: str
    panel: bool
    roles: frozenset[str]
    can: frozenset[str]
    separately: bool
    drafts: Mapping[str, str] = field(default_factory=dict)
    earlier_actions: Mapping[str, tuple[ActionView, ...]] = field(default_factory=dict)
    agencies: Mapping[str, Agency] = field(default_factory=dict)
    who: Person | None = None

    def name(self, person: str) -> str:
        """Somebody's name; the agency's for what the partnership typed on its behalf."""
        answers = self.case.answers
        return answers.agency_name if person == answers.agency else self.names.get(person, "")

    def sees_action(self, action: ActionState) -> bool:
        """Whether this reader may see an action."""
        return self.panel or self.is_known_to_agency(action)

    def is_known_to_agency(self, action: ActionState) -> bool:
        """An agency sees the panel's actions once grades were shared, and never what is only proposed."""
        return not action.by_panel or (action.state != "proposed" and bool(self.case.answers.shared_at))

    def acts_on(self, action: ActionState) -> frozenset[str]:
        """The reader's roles with regard to an action; who owns it is no matter of the agency that it is about."""
        return roles_on_action(self.roles, action, owns=bool(self.belongs(action)))

    def belongs(self, action: ActionState) -> str:
        """How the reader belongs to the agency that owns an action, in words; empty where they do not."""
        owner = self.agencies.get(action.owner_agency) if action.owner_agency else None
        return belongs_to(self.who, owner, self.agencies) if self.who and owner else ""

    def may_edit(self, standard: str) -> bool:
        state = self.case.answers
        if not self.can & _FILLING or (state.stage == "returned" and standard not in state.reopened):
            return False
        if self.roles & {"lead", "manager"}:
            return True
        return any(person == self.person for person, _ in state.standard(standard).assigned)
