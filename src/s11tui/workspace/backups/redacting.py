"""What was taken out of the record after a backup was made must not come back with it.

The words go again, and an event says so: in the stream where the first redaction stood, by the same person, naming that
event and its moment, since the first one is not in the restored record and its link of the chain would not fit there.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from s11tui.audit.events import NewEvent
from s11tui.audit.words import digests_in
from s11tui.errors import CannotStore
from s11tui.workspace.backups.manifest import Redaction
from s11tui.workspace.expected import body_of, register_parts, return_parts
from s11tui.workspace.projections import COLUMNS, stored_rows, write
from s11tui.workspace.rows import Rows
from s11tui.workspace.store import Store

if TYPE_CHECKING:
    from s11tui.workspace.workspace import Workspace


def redact_again(record: "Workspace", redactions: Sequence[Redaction]) -> int:
    """Take words out of a record that is to be restored; gives how many redactions that were.

    Raises:
        CannotStore: what is left does not add up.
    """
    store = record.store
    done: set[str] = set()
    with store.atomic():
        for one in redactions:
            there = [digest for digest in one.digests if digest not in done and _has_text(store, digest)]
            if one.event in done or not there:
                continue
            _take_out(record, one, there)
            done |= {one.event, *there}
        if done:
            fill_again(record)
    if done:
        store.run("PRAGMA wal_checkpoint(TRUNCATE)")
    return len([one for one in {redaction.event for redaction in redactions} if one in done])


def _has_text(store: Store, digest: str) -> bool:
    return store.one("SELECT 1 FROM words WHERE digest = ? AND text IS NOT NULL", (digest,)) is not None


def _take_out(record: "Workspace", one: Redaction, digests: Sequence[str]) -> None:
    store = record.store
    body = {"digests": list(digests), "first": one.event, "first_at": one.at}
    record.ledger.append([NewEvent(_stream(store, one, digests[0]), "redacted", body)], one.who)
    for digest in digests:
        # An unfinished text that was begun upon these words may hold them too.
        store.run("DELETE FROM drafts WHERE instr(text, (SELECT text FROM words WHERE digest = ?)) > 0", (digest,))
        store.run("UPDATE words SET text = NULL, salt = NULL WHERE digest = ?", (digest,))


def _stream(store: Store, one: Redaction, digest: str) -> str:
    """Where the redaction is told: in the stream of the first one, or, where that is not there yet, of the words."""
    if store.one("SELECT 1 FROM events WHERE stream = ?", (one.stream,)) is not None:
        return one.stream
    rows = store.all("SELECT stream, body FROM events WHERE instr(body, ?) > 0 ORDER BY position", (digest,))
    return next(str(stream) for stream, body in rows if digest in digests_in(body_of(body)))


def fill_again(record: "Workspace") -> None:
    """Bring up the tables, which hold the words too."""
    stored: Rows = {}
    for table in COLUMNS:
        stored |= stored_rows(record.store, table)
    expected: Rows = {}
    for parts in (
        register_parts(record.store, record.ledger),
        return_parts(record.store, record.ledger, record.registry),
    ):
        for stream, found in parts:
            if isinstance(found, str):
                raise CannotStore(f"What is left after redacting again does not add up: {stream}: {found}.")
            expected |= found
    write(record.store, stored, expected)
