"""Folding everything again and comparing it with what is stored."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from s11tui.audit.events import FIRST, event_hash
from s11tui.audit.fold_register import fold_agency, fold_partnership, fold_person, fold_round
from s11tui.audit.kinds import VERSIONS
from s11tui.audit.words import digest_of, digests_in
from s11tui.errors import Refusal
from s11tui.workspace.cases import Cases
from s11tui.workspace.ledger import Ledger
from s11tui.workspace.migrations import missing_triggers
from s11tui.workspace.projections import COLUMNS, stored_rows
from s11tui.workspace.registry import Registry
from s11tui.workspace.rows import Rows, rows_of_agency, rows_of_partnership, rows_of_person, rows_of_round
from s11tui.workspace.store import DatabaseError, Store

_SHOWN = 12

Progress = Callable[[float], None]


@dataclass(frozen=True)
class Verified:
    """What came of it. `problems` name the event, words or row that is not as it should be."""

    returns: int
    events: int
    problems: tuple[str, ...]

    @property
    def ok(self) -> bool:
        return not self.problems


def verify(
    store: Store, ledger: Ledger, registry: Registry, progress: Progress | None, anchor: tuple[str, str] | None
) -> Verified:
    """Check chains, words, editions and every projected row.

    Args:
        progress: told how far it is, 0 to 1.
        anchor: a stream (or the id or slug of a return) and a hash that was printed on a receipt or report: tells
            whether events were cut off the end since.
    """
    problems: list[str] = []
    try:
        problems += [
            f"{words} (the file is damaged)" for (words,) in store.all("PRAGMA integrity_check") if words != "ok"
        ]
        problems += [f"trigger {name} is missing or altered" for name in missing_triggers(store)]
        used = set(_chains(store, problems))
        _words(store, used, problems)
        _editions(store, problems)
        returns = _tables(store, ledger, registry, problems, progress)
        if anchor is not None:
            _anchor(store, registry, anchor, problems)
    except DatabaseError as fault:
        problems.append(f"the file cannot be read to its end ({fault})")
        returns = 0
    row = store.one("SELECT count(*) FROM events")
    return Verified(returns, int(row[0]) if row else 0, tuple(problems))


def _chains(store: Store, problems: list[str]) -> Iterator[str]:
    """Check every link; yields the digests of words that events name."""
    heads: dict[str, tuple[int, str]] = {}
    rows = store.conn.execute(
        "SELECT id, stream, seq, previous, hash, kind, version, at, who, body FROM events ORDER BY stream, seq"
    )
    for event_id, stream, seq, previous, hashed, kind, version, at, who, body in rows:
        last_seq, last_hash = heads.get(stream, (0, FIRST))
        name = f"event {seq} of {stream} ({kind}, {event_id})"
        if seq != last_seq + 1:
            problems.append(f"{name}: event {last_seq + 1} before it is missing")
        elif previous != last_hash:
            problems.append(f"{name}: it does not follow on the event before it")
        if event_hash(event_id, stream, seq, previous, kind, version, at, who, body) != hashed:
            problems.append(f"{name}: it was altered")
        if kind not in VERSIONS:
            problems.append(f"{name}: this version of s11tui does not know its kind")
        heads[stream] = (seq, hashed)
        yield from digests_in(json.loads(body))


def _words(store: Store, used: set[str], problems: list[str]) -> None:
    redacted = {
        digest
        for (body,) in store.all("SELECT body FROM events WHERE kind = 'redacted'")
        for digest in json.loads(body).get("digests", ())
    }
    found = set()
    for digest, salt, text in store.conn.execute("SELECT digest, salt, text FROM words"):
        found.add(digest)
        if digest not in used:
            problems.append(f"words {digest[:12]}…: no event names them")
        if text is None or salt is None:
            if digest not in redacted:
                problems.append(f"words {digest[:12]}…: removed without a redaction")
        elif digest_of(salt, text) != digest:
            problems.append(f"words {digest[:12]}…: altered")
    problems += [f"words {digest[:12]}…: missing" for digest in sorted(used - found)]


def _editions(store: Store, problems: list[str]) -> None:
    published = {body["sha256"]: body for body in _bodies(store, "edition_published")}
    stored = {}
    for sha256, edition_id, version, canonical in store.all("SELECT sha256, id, version, canonical FROM editions"):
        stored[sha256] = (edition_id, version)
        if hashlib.sha256(canonical.encode()).hexdigest() != sha256:
            problems.append(f"edition {edition_id} {version}: altered")
        if sha256 not in published:
            problems.append(f"edition {edition_id} {version}: no event published it")
    for sha256, body in published.items():
        if stored.get(sha256) != (body["id"], body["version"]):
            problems.append(f"edition {body['id']} {body['version']}: missing or renamed")


def _bodies(store: Store, kind: str) -> list[dict[str, Any]]:
    return [json.loads(body) for (body,) in store.all("SELECT body FROM events WHERE kind = ?", (kind,))]


def _tables(store: Store, ledger: Ledger, registry: Registry, problems: list[str], progress: Progress | None) -> int:
    """Compare every projected row with what the events add up to; gives the number of returns."""
    expected = _register_rows(store, ledger, problems)
    streams = [stream for (stream,) in store.all("SELECT DISTINCT stream FROM events WHERE stream LIKE 'return/%'")]
    cases = Cases(store, ledger, registry)
    owners = _action_streams(store)
    for number, stream in enumerate(streams):
        return_id = stream.removeprefix("return/")
        try:
            events = ledger.read(stream) + ledger.read(f"panel/{return_id}")
            for action in owners.pop(return_id, ()):
                events += ledger.read(action)
            expected |= cases.following(return_id, None, events).rows
        except (Refusal, KeyError, AttributeError, AssertionError, TypeError) as fault:
            problems.append(f"{stream}: its events do not add up ({type(fault).__name__}: {fault})")
        if progress is not None:
            progress((number + 1) / len(streams))
    for return_id, orphans in owners.items():
        problems += [f"{one}: it belongs to a return {return_id} that is not there" for one in orphans]
    for table in COLUMNS:
        _compare(table, stored_rows(store, table), expected, problems)
    return len(streams)


def _action_streams(store: Store) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    rows = store.all("SELECT stream, body FROM events WHERE kind = 'action_added' ORDER BY position")
    for stream, body in rows:
        found.setdefault(json.loads(body)["return"], []).append(stream)
    return found


def _register_rows(store: Store, ledger: Ledger, problems: list[str]) -> Rows:
    rows: Rows = {}
    for (stream,) in store.all("SELECT DISTINCT stream FROM events WHERE stream LIKE 'register/%'"):
        try:
            rows |= _register_stream(stream, ledger)
        except (Refusal, KeyError, AttributeError, AssertionError, TypeError) as fault:
            problems.append(f"{stream}: its events do not add up ({type(fault).__name__}: {fault})")
    return rows


def _register_stream(stream: str, ledger: Ledger) -> Rows:
    events = ledger.read(stream)
    match stream.split("/")[1]:
        case "partnership":
            partnership = fold_partnership(None, events)
            return rows_of_partnership(partnership) if partnership else {}
        case "agency":
            agency = fold_agency(None, events)
            return rows_of_agency(agency) if agency else {}
        case "person":
            person = fold_person(None, events)
            return rows_of_person(person) if person else {}
        case "round":
            one = fold_round(None, events)
            return rows_of_round(one) if one else {}
        case _:
            return {}


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
        stream = f"return/{registry.return_id(stream)}"
    row = store.one("SELECT 1 FROM events WHERE stream = ? AND hash LIKE ? || '%'", (stream, hashed.strip().lower()))
    if row is None:
        problems.append(f"{stream}: the event with reference code {hashed[:12]}… is not there any more")
