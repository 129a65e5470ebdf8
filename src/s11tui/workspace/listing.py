"""Lists of returns, cut to what a person may know of."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from s11tui.audit.register import Agency
from s11tui.audit.rights import may_read, roles_on, sees_panel
from s11tui.clock import local, today
from s11tui.workspace.lines import ReturnLine

if TYPE_CHECKING:
    from s11tui.workspace.session import Session

_COLUMNS = """r.id, r.slug, n.slug, n.title, a.slug, a.name, r.kind, r.phases, r.state, r.asked, r.answered, r.graded,
    r.missing, r.done, CASE r.due WHEN '' THEN n.due ELSE r.due END, r.revision, r.submitted_at,
    r.first_submitted_at, r.shared_at, r.reply_by, r.outcomes, r.changed, r.stale, r.urgent, r.queries, r.changed_at,
    r.agency, r.round, a.phases, a.grouped, a.host, a.kind"""

NOT_IN_YET = ("not started", "in progress", "ready", "awaiting sign-off")
SHARED = ("grades shared", "agreed", "closed")


def returns(session: "Session", round_ref: str | None, agency_ref: str | None) -> tuple[ReturnLine, ...]:
    """The returns a person may know of, by round and agency (ids or slugs), newest round first."""
    registry = session.workspace.registry
    where, parameters = ["1"], []
    if round_ref is not None:
        where.append("r.round = ?")
        parameters.append(registry.round(round_ref).id)
    if agency_ref is not None:
        where.append("r.agency = ?")
        parameters.append(registry.agency(agency_ref).id)
    only = _only_own(session)
    if only is not None:
        where.append(f"r.agency IN ({','.join('?' * len(only))})")
        parameters += only
    rows = session.workspace.store.all(
        f"SELECT {_COLUMNS} FROM returns r JOIN rounds n ON n.id = r.round JOIN agencies a ON a.id = r.agency "
        f"WHERE {' AND '.join(where)} ORDER BY n.opened_at DESC, n.slug, a.name",
        tuple(parameters),
    )
    now = today(session.workspace.clock, registry.partnership().zone)
    lines = (_line(session, row, now) for row in rows)
    return tuple(line for line in lines if line is not None)


def _only_own(session: "Session") -> list[str] | None:
    """For people of agencies only: the ids of their agencies; None for those who may know of more."""
    if session.roles - {"lead", "contributor", "signatory"}:
        return None
    return sorted({grant.agency for grant in session.person.grants})


def _line(session: "Session", row: Sequence[Any], now: date) -> ReturnLine | None:
    agency = Agency(row[26], row[4], row[5], row[31], tuple(row[28].split()), "", (), row[29], row[30])
    roles = roles_on(session.person, agency)
    if not roles:
        return None
    panel = sees_panel(session.person, roles, agency, session.workspace.agencies)
    readable = may_read(roles, row[15])
    outcomes, changed = (row[20], row[21]) if panel else _shared_changes(session, row)
    return ReturnLine(
        id=row[0],
        slug=row[1],
        round=row[2],
        round_title=row[3],
        agency=row[4],
        agency_name=row[5],
        kind=row[6],
        phases=tuple(row[7].split()),
        state=row[8],
        labels=_labels(row, now, panel),
        asked=row[9],
        answered=row[10],
        graded=row[11],
        missing=row[12],
        done=row[13],
        due=row[14],
        revision=row[15],
        submitted_at=row[16],
        shared_at=row[18],
        reply_by=row[19],
        outcomes=outcomes,
        changed=changed,
        urgent=row[23] if readable else 0,
        queries=row[24],
        changed_at=row[25],
        agency_id=row[26],
        round_id=row[27],
    )


def _shared_changes(session: "Session", row: Sequence[Any]) -> tuple[int, int]:
    """What an agency may count: only outcomes that were shared with it."""
    if not row[18]:
        return 0, 0
    found = session.workspace.store.one(
        "SELECT count(*), coalesce(sum(agreed_outcome IN ('raised', 'lowered')), 0) FROM grades "
        "WHERE \"return\" = ? AND agreed_outcome <> ''",
        (row[0],),
    )
    return (found[0], found[1]) if found else (0, 0)


def _labels(row: Sequence[Any], now: date, panel: bool) -> tuple[str, ...]:
    due, first, revision = row[14], row[17], row[15]
    labels = []
    if row[8] in (*NOT_IN_YET, "returned") and not revision and due and now > date.fromisoformat(due):
        labels.append("overdue")
    if first and due and local(first).date().isoformat() > due:
        labels.append("late")
    if revision > 1:
        labels.append("resubmitted")
    if panel and row[22]:
        labels.append("stale")
    return tuple(labels)
