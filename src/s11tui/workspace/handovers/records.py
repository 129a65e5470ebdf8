"""What the record tells of hand-overs: which went and came, and what they brought."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from s11tui.audit.incoming import Passage

if TYPE_CHECKING:
    from s11tui.audit.handover import HandOver
    from s11tui.workspace.workspace import Workspace


def passages(workspace: "Workspace") -> tuple[Passage, ...]:
    """Every hand-over that went or came, the newest first."""
    rows = workspace.store.all(
        """SELECT h.id, h."return", coalesce(r.slug, ''), coalesce(p.name, ''), h.direction, h.number, h.head, h.at
        FROM handovers h LEFT JOIN returns r ON r.id = h."return" LEFT JOIN parties p ON p.id = h.party
        ORDER BY h.at DESC, h.number DESC, h.id"""
    )
    return tuple(Passage(*row) for row in rows)


def enter(workspace: "Workspace", handover: "HandOver", party: str, direction: str, at: str) -> None:
    """Note that one went or came; inside the transaction that records it."""
    workspace.store.run(
        'INSERT INTO handovers (id, "return", party, direction, number, head, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
        (handover.id, handover.return_id, party, direction, handover.number, handover.head, at),
    )


def last_number(workspace: "Workspace", return_id: str) -> int:
    """The number of the last hand-over of a return that went from here; 0 for none.

    From the record as well as from the list: a restored backup must not begin to count again.
    """
    own = workspace.partnership().id
    told = [body["number"] for body in _bodies(workspace, return_id, "handed_over") if body["party"] != own]
    row = workspace.store.one(
        """SELECT max(number) FROM handovers WHERE "return" = ? AND direction = 'sent'""", (return_id,)
    )
    return max(0, *map(int, told), int(row[0] or 0) if row else 0)


def receipts(workspace: "Workspace", return_id: str) -> list[dict[str, Any]]:
    """The bodies of the events that say what of a return was received here, in their order."""
    own = workspace.partnership().id
    return [body for body in _bodies(workspace, return_id, "received") if body["party"] != own]


def inviting_party(workspace: "Workspace", return_id: str) -> str:
    """The id of the party whose hand-over brought a return here; empty where it was opened here."""
    return next((str(body["party"]) for body in receipts(workspace, return_id)), "")


def brought_by(workspace: "Workspace", return_id: str, party: str) -> frozenset[str]:
    """Ids of the events that hand-overs of a party brought."""
    found = [body["brought"] for body in receipts(workspace, return_id) if body["party"] == party]
    return frozenset(event for some in found for event in some)


def withheld_files(workspace: "Workspace", return_id: str) -> frozenset[str]:
    """SHA-256 of files that were left out of what was received."""
    return frozenset(sha256 for body in receipts(workspace, return_id) for sha256 in body["files_withheld"])


def _bodies(workspace: "Workspace", return_id: str, kind: str) -> Iterator[dict[str, Any]]:
    rows = workspace.store.all(
        "SELECT body FROM events WHERE stream = ? AND kind = ? ORDER BY seq", (f"return/{return_id}", kind)
    )
    return (json.loads(body) for (body,) in rows)
