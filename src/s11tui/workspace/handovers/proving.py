"""What the record can be held to about hand-overs: the sender's chain, put together again from what was received.

Each `received` names every event of the sender's chain that came since the last, with its number and hash there. So the
sender's chain can be hashed again from the events here, and two records can be held against each other for ever.
"""

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from s11tui.audit.events import FIRST, event_hash

if TYPE_CHECKING:
    from s11tui.workspace.store import Store
    from s11tui.workspace.workspace import Workspace

Chain = dict[str, list[tuple[str, int, str]]]
"""By stream: id, number and hash of each event in somebody's chain."""


def withheld_in(store: "Store", field: str) -> frozenset[str]:
    """Digests of words (`withheld`) or SHA-256 of files (`files_withheld`) that were left out of what was received."""
    return frozenset(one for _, body in _receipts(store) for one in _list(body, field) if isinstance(one, str))


def called_here(store: "Store", own: str) -> dict[str, str]:
    """Short names that were given here to what came with hand-overs, by id; the last word counts."""
    called: dict[str, str] = {}
    for _, body in _receipts(store):
        if body.get("party") != own and isinstance(body.get("called"), dict):
            called.update(body["called"])
    return called


def broken_receipts(store: "Store", of: str = "") -> Iterator[str]:
    """What of the chains that were received does not come out again, in words; of one return's stream, or of all."""
    chains: dict[tuple[str, str, str], tuple[int, str]] = {}
    for where, body in _receipts(store, of):
        party = str(body.get("party"))
        for stream, event_id, seq, hashed in _links(body):
            name = f"received event {seq} of {stream} ({event_id})"
            last_seq, last_hash = chains.get((where, party, stream), (0, FIRST))
            if seq != last_seq + 1:
                yield f"{name}: event {last_seq + 1} before it was not received"
            elif _hash_there(store, event_id, stream, seq, last_hash) != hashed:
                yield f"{name}: it is not what was received"
            chains[where, party, stream] = (seq, hashed)


def differing_links(workspace: "Workspace", body: Mapping[str, Any]) -> bool:
    """Whether what somebody says to have received from here differs from the chains that stand here."""
    return any(
        workspace.store.one(
            "SELECT 1 FROM events WHERE id = ? AND stream = ? AND seq = ? AND hash = ?", (event_id, stream, seq, hashed)
        )
        is None
        for stream, event_id, seq, hashed in _links(body)
    )


def chain_of(bodies: list[dict[str, Any]], party: str) -> Chain:
    """What was received of a party's chains so far, given the bodies of `received` events in their order."""
    chain: Chain = {}
    for body in bodies:
        if body["party"] == party:
            for stream, event_id, seq, hashed in _links(body):
                chain.setdefault(stream, []).append((event_id, seq, hashed))
    return chain


def chain_with(store: "Store", stream: str, seq: int, hashed: str) -> list[str]:
    """Ids of the first events of somebody's chain of a stream, up to the one of that number and hash; else none."""
    chains: dict[str, list[tuple[str, int, str]]] = {}
    for _, body in _receipts(store, stream):
        for name, event_id, at, there in _links(body):
            if name == stream:
                chains.setdefault(str(body.get("party")), []).append((event_id, at, there))
    for chain in chains.values():
        if len(chain) >= seq and chain[seq - 1][1:] == (seq, hashed):
            return [event_id for event_id, _, _ in chain[:seq]]
    return []


def is_received(store: "Store", stream: str, code: str) -> bool:
    """Whether a reference code (or its beginning) is that of an event of a stream in a chain that was received."""
    return any(
        name == stream and hashed.startswith(code)
        for _, body in _receipts(store, stream)
        for name, _, _, hashed in _links(body)
    )


def _receipts(store: "Store", stream: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """The stream and the body of each event that tells of something received, in the record's order."""
    where, parameters = ("AND stream = ?", (stream,)) if stream else ("", ())
    found = store.all(f"SELECT stream, body FROM events WHERE kind = 'received' {where} ORDER BY position", parameters)
    for name, text in found:
        try:
            body = json.loads(text)
        except (ValueError, RecursionError):
            continue
        if isinstance(body, dict):
            yield name, body


def _links(body: Mapping[str, Any]) -> Iterator[tuple[str, str, int, str]]:
    """Stream, id, number and hash of each link that is named; anything may stand there that somebody altered."""
    for one in _list(body, "links"):
        for link in _list(one, "links") if isinstance(one, dict) else ():
            if isinstance(link, list) and [type(part) for part in link] == [str, int, str]:
                yield str(one.get("stream")), link[0], link[1], link[2]


def _list(body: Mapping[str, Any], name: str) -> list[Any]:
    found = body.get(name)
    return found if isinstance(found, list) else []


def _hash_there(store: "Store", event_id: str, stream: str, seq: int, previous: str) -> str:
    row = store.one("SELECT kind, version, at, who, body FROM events WHERE id = ? AND stream = ?", (event_id, stream))
    return "" if row is None else event_hash(event_id, stream, seq, previous, *row)
