"""The action plan: actions of the register with their logs, each return that they are about read once."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from s11tui.audit.action_plan import ActionPlan, PlannedAction
from s11tui.audit.view_models import ActionView
from s11tui.clock import stamp, today
from s11tui.workspace.registers import actions

if TYPE_CHECKING:
    from s11tui.workspace.session import Session


def action_plan(
    session: "Session", round_ref: str | None, agency_ref: str | None, meeting_ref: str | None, *, overdue: bool
) -> ActionPlan:
    """The actions that a person may know of, of a round, of an agency (about it or owned by it), a meeting, or late."""
    registry = session.workspace.registry
    partnership = registry.partnership()
    found: Iterable[ActionView] = actions(session)
    about = []
    if round_ref is not None:
        chosen = registry.round(round_ref)
        about.append(chosen.title)
        rows = session.workspace.store.all("SELECT slug FROM returns WHERE round = ?", (chosen.id,))
        refs = {slug for (slug,) in rows}
        meetings = {one.id for one in session.workspace.meetings.lines(chosen.id)}
        found = [one for one in found if one.ref in refs or (not one.ref and one.meeting in meetings)]
    if agency_ref is not None:
        name = session.sight.agency(agency_ref).name
        about.append(name)
        found = [one for one in found if name in (one.agency, one.owner_agency)]
    if meeting_ref is not None:
        meeting = session.sight.meeting_id(meeting_ref)
        about.append(session.workspace.meetings.title_of(meeting))
        found = [one for one in found if one.meeting == meeting]
    kept = [one for one in found if one.overdue or not overdue]
    return ActionPlan(
        partnership.name,
        partnership.zone,
        " · ".join(about) or "All rounds",
        stamp(session.workspace.clock()),
        today(session.workspace.clock, partnership.zone).isoformat(),
        _with_logs(session, kept),
        overdue,
    )


def _with_logs(session: "Session", found: list[ActionView]) -> tuple[PlannedAction, ...]:
    whole: dict[str, ActionView] = {}
    titles: dict[tuple[str, str], str] = {}
    for ref in dict.fromkeys(one.ref for one in found if one.ref):
        view = session.reading.open(ref)
        whole |= {one.id: one for one in view.actions}
        titles |= {(ref, one.id): f"{one.number} {one.title}".strip() for one in view.standards()}
    arrangements = session.workspace.arrangements
    for one in found:
        if not one.ref:
            whole[one.id] = arrangements.view(session, arrangements.load(one.id))
    return tuple(
        PlannedAction(
            replace(one, log=whole[one.id].log if one.id in whole else ()),
            titles.get((one.ref, one.standard or ""), ""),
        )
        for one in found
    )
