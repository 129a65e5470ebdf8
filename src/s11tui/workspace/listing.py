"""Lists of returns, cut to what a person may know of."""

from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any

from s11tui.audit.register import Agency
from s11tui.audit.rights import may_read, roles_on, sees_panel
from s11tui.clock import local, today
from s11tui.workspace.lines import ReturnLine

if TYPE_CHECKING:
    from s11tui.workspace.registry import Agencies
    from s11tui.workspace.session import Session

_FIELDS = {
    "id": "r.id",
    "slug": "r.slug",
    "round": "n.slug",
    "round_title": "n.title",
    "agency": "a.slug",
    "agency_name": "a.name",
    "kind": "r.kind",
    "phases": "r.phases",
    "state": "r.state",
    "asked": "r.asked",
    "answered": "r.answered",
    "graded": "r.graded",
    "missing": "r.missing",
    "done": "r.done",
    "due": "CASE r.due WHEN '' THEN n.due ELSE r.due END",
    "revision": "r.revision",
    "submitted_at": "r.submitted_at",
    "shared_at": "r.shared_at",
    "reply_by": "r.reply_by",
    "outcomes": "r.outcomes",
    "changed": "r.changed",
    "urgent": "r.urgent",
    "queries": "r.queries",
    "changed_at": "r.changed_at",
    "agency_id": "r.agency",
    "round_id": "r.round",
    "to_confirm": "r.to_confirm",
}
"""The fields of a `ReturnLine`, and where each comes from."""

_BESIDES = {
    "first_submitted_at": "r.first_submitted_at",
    "stale": "r.stale",
    "ratify_by": "r.ratify_by",
    "agency_kind": "a.kind",
    "agency_phases": "a.phases",
    "agency_group": "a.grouped",
    "agency_host": "a.host",
}
_NAMES = tuple(_FIELDS | _BESIDES)
_COLUMNS = ", ".join((_FIELDS | _BESIDES).values())

Found = dict[str, Any]

NOT_IN_YET = ("not started", "in progress", "ready", "awaiting sign-off")
SHARED = ("grades shared", "agreed", "closed")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which returns: by round and agency (ids or slugs), by states; everything where nothing is said.

    `most` bounds how many are given, those submitted longest ago first.
    """

    round: str | None = None
    agencies: tuple[str, ...] | None = None
    states: tuple[str, ...] = ()
    most: int | None = None


def returns(session: "Session", wanted: Wanted) -> tuple[ReturnLine, ...]:
    """The returns that a person may know of, newest round first."""
    registry = session.workspace.registry
    where, parameters = _where(session, wanted)
    order = "n.opened_at DESC, n.slug, a.name" if wanted.most is None else "r.urgent = 0, r.submitted_at"
    rows = session.workspace.store.run(
        f"SELECT {_COLUMNS} FROM returns r JOIN rounds n ON n.id = r.round JOIN agencies a ON a.id = r.agency "
        f"WHERE {where} ORDER BY {order}",
        tuple(parameters),
    )
    zone = registry.partnership().zone
    now = today(session.workspace.clock, zone)
    agencies = session.workspace.agencies
    found = (dict(zip(_NAMES, row, strict=True)) for row in rows)
    lines = (_line(session, agencies, {**one, "zone": zone}, now) for one in found)
    # Counted after what the person may not know of was left out, and read no further than that.
    chosen = tuple(islice((line for line in lines if line is not None), wanted.most))
    rows.close()
    return chosen


def _where(session: "Session", wanted: Wanted) -> tuple[str, list[str]]:
    registry = session.workspace.registry
    where, parameters = ["1"], list[str]()
    if wanted.round is not None:
        where.append("r.round = ?")
        parameters.append(registry.round(wanted.round).id)
    if wanted.states:
        where.append(f"r.state IN ({','.join('?' * len(wanted.states))})")
        parameters += wanted.states
    named = None if wanted.agencies is None else [session.sight.agency(ref).id for ref in wanted.agencies]
    for only in (named, _only_own(session)):
        if only is not None:
            where.append(f"r.agency IN ({','.join('?' * len(only))})")
            parameters += only
    return " AND ".join(where), parameters


def _only_own(session: "Session") -> list[str] | None:
    """For people of agencies only: the ids of their agencies; None for those who may know of more."""
    if session.roles - {"lead", "contributor", "signatory"}:
        return None
    return sorted({grant.agency for grant in session.person.grants})


def _line(session: "Session", agencies: "Agencies", found: Found, now: date) -> ReturnLine | None:
    """One line, without what this person may not know; None where they may not know of the return at all."""
    agency = Agency(
        id=found["agency_id"],
        slug=found["agency"],
        name=found["agency_name"],
        kind=found["agency_kind"],
        phases=tuple(found["agency_phases"].split()),
        group=found["agency_group"],
        host=found["agency_host"],
    )
    roles = roles_on(session.person, agency)
    if not roles:
        return None
    panel = sees_panel(session.person, roles, agency, agencies)
    line = {name: found[name] for name in _FIELDS}
    line["phases"] = tuple(found["phases"].split())
    line["labels"] = _labels(found, now, panel)
    if not panel:
        line["outcomes"], line["changed"] = _shared_changes(session, found)
    if not may_read(roles, found["revision"]):
        line["urgent"] = 0
    return ReturnLine(**line)


def _shared_changes(session: "Session", found: Found) -> tuple[int, int]:
    """What an agency may count: only outcomes that were shared with it."""
    if not found["shared_at"]:
        return 0, 0
    counted = session.workspace.store.one(
        "SELECT count(*), coalesce(sum(agreed_outcome IN ('raised', 'lowered')), 0) FROM grades "
        "WHERE \"return\" = ? AND agreed_outcome <> ''",
        (found["id"],),
    )
    return (counted[0], counted[1]) if counted else (0, 0)


def _labels(found: Found, now: date, panel: bool) -> tuple[str, ...]:
    due, first = found["due"], found["first_submitted_at"]
    labels = []
    if found["state"] in NOT_IN_YET and not found["revision"] and due and now > date.fromisoformat(due):
        labels.append("overdue")
    if first and due and local(first, found["zone"]).date().isoformat() > due:
        labels.append("late")
    if found["revision"] > 1:
        labels.append("resubmitted")
    if found["ratify_by"]:
        labels.append("ratification due")
    if panel and found["stale"]:
        labels.append("stale")
    return tuple(labels)
