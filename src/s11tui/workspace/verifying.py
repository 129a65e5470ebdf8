"""Folding everything again and comparing it with what is stored."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from s11tui.audit.events import FIRST, event_hash
from s11tui.audit.kinds import VERSIONS
from s11tui.audit.words import digest_of, digests_in
from s11tui.errors import BadInput, CannotStore, NotFound
from s11tui.workspace.expected import Progress, body_of, register_parts, return_parts, samples_that_differ
from s11tui.workspace.handovers.proving import broken_receipts, is_received, withheld_in
from s11tui.workspace.ledger import Ledger
from s11tui.workspace.projections import COLUMNS, stored_rows
from s11tui.workspace.registry import Registry
from s11tui.workspace.rows import Rows
from s11tui.workspace.store import DatabaseError, Store
from s11tui.workspace.triggers import missing_triggers, strange_triggers

_SHOWN = 12

_HASH = re.compile("[0-9a-f]{8,64}")


@dataclass(frozen=True)
class Verified:
    """What came of it. `problems` name the event, words or row that is not as it should be."""

    returns: int
    events: int
    problems: tuple[str, ...]

    @property
    def ok(self) -> bool:
        return not self.problems


class KnowsFiles(Protocol):
    """Whoever can tell whether an evidence file is there and is what was kept."""

    def is_whole(self, sha256: str) -> bool: ...


Heads = Mapping[str, tuple[int, str]]
"""By stream, the number and the hash of an event that was its last once."""


def verify(
    store: Store,
    ledger: Ledger,
    registry: Registry,
    files: KnowsFiles,
    progress: Progress | None,
    anchor: tuple[str, str] | None,
    heads: Heads | None = None,
) -> Verified:
    """Check chains, words, editions and every projected row.

    Args:
        progress: told how far it is, 0 to 1.
        anchor: a stream (or the id or slug of a return) and a hash that was printed on a receipt or report: tells
            whether events were cut off the end since.
        heads: of all streams at some time, as the manifest of a backup has them: tells the same of each.
    """
    problems: list[str] = []
    returns = events = 0
    if anchor is not None and not _HASH.fullmatch(anchor[1].strip().lower()):
        raise BadInput(f"“{anchor[1]}” is no reference code.", "Give at least its first 8 letters and digits.")
    try:
        with store.snapshot():
            events = int((store.one("SELECT count(*) FROM events") or (0,))[0])
            _file(store, problems)
            used = set(_chains(store, problems))
            _words(store, used, problems)
            _editions(store, problems)
            _files(store, ledger, files, problems)
            returns = _tables(store, ledger, registry, problems, progress)
            problems += samples_that_differ(store, ledger)
            problems += broken_receipts(store)
            if anchor is not None:
                _anchor(store, registry, anchor, problems)
            problems += _heads_gone(store, heads or {})
    except (DatabaseError, CannotStore) as fault:
        problems.append(f"the file cannot be read to its end ({fault})")
    return Verified(returns, events, tuple(problems))


def _file(store: Store, problems: list[str]) -> None:
    checked = store.all("PRAGMA integrity_check")
    problems += [f"{words} (the file is damaged)" for (words,) in checked if words != "ok"]
    problems += [f"trigger {name} is missing or altered" for name in missing_triggers(store)]
    problems += [f"trigger {name} is not one of ours" for name in strange_triggers(store)]


def _chains(store: Store, problems: list[str]) -> Iterator[str]:
    """Check every link; yields the digests of words that events name."""
    heads: dict[str, tuple[int, str, int]] = {}
    rows = store.run(
        "SELECT id, stream, seq, previous, hash, kind, version, at, who, body, position FROM events "
        "ORDER BY stream, seq"
    )
    for event_id, stream, seq, previous, hashed, kind, version, at, who, body, position in rows:
        last_seq, last_hash, last_position = heads.get(stream, (0, FIRST, 0))
        name = f"event {seq} of {stream} ({kind}, {event_id})"
        if seq != last_seq + 1:
            problems.append(f"{name}: event {last_seq + 1} before it is missing")
        elif previous != last_hash:
            problems.append(f"{name}: it does not follow on the event before it")
        if position <= last_position:
            problems.append(f"{name}: it stands before the event that it follows")
        if event_hash(event_id, stream, seq, previous, kind, version, at, who, body) != hashed:
            problems.append(f"{name}: it was altered")
        if kind not in VERSIONS:
            problems.append(f"{name}: this version of s11tui does not know its kind")
        heads[stream] = (seq, hashed, position)
        yield from digests_in(body_of(body))


def _words(store: Store, used: set[str], problems: list[str]) -> None:
    redacted = {
        digest
        for (body,) in store.all("SELECT body FROM events WHERE kind = 'redacted'")
        for digest in body_of(body).get("digests", ())
    }
    found = set()
    for digest, salt, text in store.conn.execute("SELECT digest, salt, text FROM words"):
        found.add(digest)
        if digest not in used:
            problems.append(f"words {digest[:12]}…: no event names them")
        if text is None or salt is None:
            if digest not in redacted:
                problems.append(f"words {digest[:12]}…: removed without a redaction")
        elif not _is_digest(digest, salt, text):
            problems.append(f"words {digest[:12]}…: altered")
        elif digest in redacted:
            problems.append(f"words {digest[:12]}…: redacted, and there again")
    away = withheld_in(store, "withheld")
    problems += [f"words {digest[:12]}…: missing" for digest in sorted(used - found - away)]


def _is_digest(digest: str, salt: str, text: str) -> bool:
    try:
        return digest_of(salt, text) == digest
    except ValueError:  # the salt is not hexadecimal any more
        return False


def _files(store: Store, ledger: Ledger, files: KnowsFiles, problems: list[str]) -> None:
    """Evidence files are kept beside the record; the record says which, and what is in them."""
    for sha256 in sorted(ledger.files_named() - withheld_in(store, "files_withheld")):
        if not files.is_whole(sha256):
            problems.append(f"evidence file {sha256[:12]}…: missing or altered")


def _editions(store: Store, problems: list[str]) -> None:
    events = store.all("SELECT body, at FROM events WHERE kind = 'edition_published'")
    published = {str(body_of(body).get("sha256")): (body_of(body), at) for body, at in events}
    rows = store.all("SELECT sha256, id, version, title, canonical, published_at FROM editions")
    for sha256, edition_id, version, title, canonical, published_at in rows:
        name = f"edition {edition_id} {version} ({sha256[:12]}…)"
        if hashlib.sha256(canonical.encode()).hexdigest() != sha256:
            problems.append(f"{name}: altered")
        elif (edition_id, version, title) != tuple(body_of(canonical).get(key) for key in ("id", "version", "title")):
            problems.append(f"{name}: its id, version or title is not what the edition says")
        body, at = published.pop(sha256, ({}, ""))
        if not at:
            problems.append(f"{name}: no event published it")
        elif (edition_id, version, published_at) != (body.get("id"), body.get("version"), at):
            problems.append(f"{name}: its id, version or day does not agree with the event that published it")
    problems += [
        f"edition {body.get('id')} {body.get('version')} ({sha256[:12]}…): missing"
        for sha256, (body, _) in published.items()
    ]


def _tables(store: Store, ledger: Ledger, registry: Registry, problems: list[str], progress: Progress | None) -> int:
    """Compare every projected row with what the events add up to; gives the number of returns."""
    expected: Rows = {}
    returns = 0
    for stream, found in (*register_parts(store, ledger), *return_parts(store, ledger, registry, progress)):
        returns += stream.startswith("return/")
        if isinstance(found, str):
            problems.append(f"{stream}: {found}")
        else:
            expected |= found
    for table in COLUMNS:
        _compare(table, stored_rows(store, table), expected, problems)
    return returns


def _compare(table: str, stored: Rows, expected: Rows, problems: list[str]) -> None:
    wanted = {key: row for key, row in expected.items() if key[0] == table}
    names = COLUMNS[table][1]
    for key, row in wanted.items():
        if key not in stored:
            problems.append(f"{_named(key)}: the row is missing")
        elif stored[key] != row:
            differ = [name for name, here, there in zip(names, row, stored[key], strict=True) if here != there]
            problems.append(f"{_named(key)}: {', '.join(differ[:_SHOWN])} does not agree with the events")
    problems += [f"{_named(key)}: no event accounts for this row" for key in stored if key not in wanted]


def _named(key: tuple[str, tuple[str | int, ...]]) -> str:
    return f"{key[0]} {'/'.join(str(part) for part in key[1])}"


def _anchor(store: Store, registry: Registry, anchor: tuple[str, str], problems: list[str]) -> None:
    stream, hashed = anchor
    if "/" not in stream:
        try:
            stream = f"return/{registry.return_id(stream)}"
        except NotFound:
            problems.append(f"return {stream}: it is not there any more")
            return
    wanted = hashed.strip().lower()
    row = store.one("SELECT 1 FROM events WHERE stream = ? AND hash LIKE ? || '%'", (stream, wanted))
    if row is None and not is_received(store, stream, wanted):
        problems.append(f"{stream}: the event with reference code {hashed[:12]}… is not there any more")


def _heads_gone(store: Store, heads: Heads) -> Iterator[str]:
    for stream, (seq, hashed) in heads.items():
        if store.one("SELECT 1 FROM events WHERE stream = ? AND seq = ? AND hash = ?", (stream, seq, hashed)) is None:
            yield f"{stream}: its event {seq} with hash {hashed[:12]}…, which the backup holds, is not there any more"
