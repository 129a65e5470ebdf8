"""An action as people see it."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from s11tui.audit.action_steps import OVER, possible_steps
from s11tui.audit.reader import Reader
from s11tui.audit.register import Agency
from s11tui.audit.state import ActionState
from s11tui.audit.state_panel import ActionStep
from s11tui.audit.view_models import ActionView, LogLine


def action_view(
    action: ActionState,
    names: Mapping[str, str],
    today: date,
    *,
    agencies: Mapping[str, Agency] = MappingProxyType({}),
    shared: bool = True,
    steps: tuple[str, ...] = (),
) -> ActionView:
    """An action with its log.

    Args:
        names: of people, and `agencies`, both by id.
        steps: the states that the viewer may bring it to.
    """
    owner = agencies.get(action.owner_agency) if action.owner_agency else None
    return ActionView(
        id=action.id,
        slug=action.slug,
        what=action.what,
        owner=action.owner,
        due=action.due,
        state=action.state,
        standard=action.standard or None,
        overdue=is_overdue(action.state, action.due, today),
        shared=shared,
        log=tuple(_line(one, names) for one in action.log),
        owner_kind=action.owner_kind,
        owner_agency=owner.name if owner else "",
        meeting=action.meeting,
        added_at=action.added_at,
        changed_at=action.log[-1].at if action.log else "",
        evidence=len(action.evidence),
        grade=action.grade,
        steps=steps,
    )


def _line(one: ActionStep, names: Mapping[str, str]) -> LogLine:
    shown = tuple((item.title, item.held_at, item.date) for item in one.evidence)
    return LogLine(one.at, names.get(one.who, ""), one.state, one.note, shown, one.how, one.grade)


def is_overdue(state: str, due: str, today: date) -> bool:
    """Whether an action is late; one that is said to be done waits for others."""
    return state not in (*OVER, "said done", "proposed") and bool(due) and due < today.isoformat()


def seen_action(reader: Reader, action: ActionState) -> ActionView:
    """An action of a return as its reader sees it."""
    return action_view(
        action,
        reader.names,
        reader.today,
        agencies=reader.agencies,
        shared=reader.is_known_to_agency(action),
        steps=possible_steps(action.state, reader.acts_on(action), reader.belongs(action)),
    )
