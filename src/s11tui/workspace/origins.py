"""Which earlier return of an agency a new one carries forward."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from s11tui.questionnaire.models import Edition
    from s11tui.workspace.store import Store

_NEWEST = """SELECT r.id, r.head, r.seq FROM returns r JOIN editions e ON e.sha256 = r.edition
    JOIN rounds o ON o.id = r.round WHERE r.agency = ? AND r.revision > 0 AND r.state NOT IN ('exempt', 'withdrawn')
    AND e.id = ? AND e.version IN (?, ?) ORDER BY o.opened_at DESC, r.first_submitted_at DESC, r.rowid DESC LIMIT 1"""


def origin_of(store: "Store", edition: "Edition", agency: str) -> dict[str, Any] | None:
    """The newest return that the agency has submitted to the edition that this one follows (or to this one before).

    The newest is that of the newest round: an older one that was amended since is not newer for that.
    Given as `invited` carries it: the return, and its head as it is now, so that what is carried never changes.
    """
    row = store.one(_NEWEST, (agency, edition.id, edition.follows or edition.version, edition.version))
    if row is None:
        return None
    # That it was handed over last is nothing that its receiver could know: with it, the agency would miss its origin.
    last = store.one(
        "SELECT hash, seq FROM events WHERE stream = ? AND kind <> 'handed_over' ORDER BY seq DESC LIMIT 1",
        (f"return/{row[0]}",),
    )
    head, seq = last or (row[1], row[2])
    return {"return": row[0], "head": head, "seq": seq}
