"""The event that names what came, and lets the sender's chain be hashed again."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from s11tui.audit.events import NewEvent
from s11tui.clock import stamp
from s11tui.workspace.handovers.bringing import Bringing
from s11tui.workspace.handovers.proving import chain_of
from s11tui.workspace.handovers.records import enter, receipts

if TYPE_CHECKING:
    from s11tui.workspace.registry import Registry

Links = dict[str, list[list[Any]]]
"""By stream, the id, the number and the hash of events in the sender's chain."""


def record_receipt(bringing: Bringing, invited: Mapping[str, Any], files: tuple[str, ...], ref: str) -> None:
    """Record that a hand-over was received, after all that it brought; inside its transaction.

    Args:
        invited: the body of the return's first event.
        files: SHA-256 of the files that were left out.
        ref: what the return was called here before; empty for a new one.
    """
    workspace, handed = bringing.session.workspace, bringing.handover
    here = workspace.ledger.texts(handed.withheld)
    body = {
        "id": handed.id,
        "number": handed.number,
        "party": handed.sender.id,
        "head": handed.head,
        "brought": list(bringing.brought),
        "withheld": sorted(set(handed.withheld) - set(here)),
        "files_withheld": list(files),
        "called": _called(bringing, invited, ref),
        "links": [{"stream": name, "links": some} for name, some in _links(bringing).items()],
    }
    new = NewEvent(f"return/{handed.return_id}", "received", body)
    (event,) = workspace.ledger.append([new], bringing.session.person.id)
    bringing.merging.add(event)
    enter(workspace, handed, handed.sender.id, "received", stamp(workspace.clock()))


def _links(bringing: Bringing) -> Links:
    """What of the sender's chains no receipt has named yet."""
    handed = bringing.handover
    before = receipts(bringing.session.workspace, handed.return_id)
    last = {name: links[-1][1] for name, links in chain_of(before, handed.sender.id).items()}
    links: Links = {}
    for link in handed.links:
        if link.seq > last.get(link.stream, 0):
            links.setdefault(link.stream, []).append([link.id, link.seq, link.hash])
    return links


def _called(bringing: Bringing, invited: Mapping[str, Any], ref: str) -> dict[str, str]:
    """What everything is called here: its own short name, where that was free."""
    workspace, handed = bringing.session.workspace, bringing.handover
    registry = workspace.registry
    called = {handed.return_id: ref or registry.free_slug("returns", invited["slug"])}
    known = dict(workspace.store.all('SELECT id, slug FROM actions WHERE "return" = ?', (handed.return_id,)))
    for action in bringing.merging.here.actions:
        called[action.id] = known.get(action.id) or _free(registry, action.slug, set(called.values()))
    if not bringing.coming.from_agency:
        one = registry.round(invited["round"])
        called[one.id] = one.slug
    return called


def _free(registry: "Registry", wanted: str, used: set[str]) -> str:
    """A short name for an action that neither the table has nor one that is just coming."""
    found, number = registry.free_slug("actions", wanted), 1
    while found in used:
        number += 1
        found = registry.free_slug("actions", f"{wanted}-{number}")
    return found
