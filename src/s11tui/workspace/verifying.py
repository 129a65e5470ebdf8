"""Folding everything again and comparing it with what is stored."""

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from s11tui.audit.events import FIRST, event_hash
from s11tui.audit.fold_register import fold_agency, fold_partnership, fold_person, fold_round
from s11tui.audit.kinds import VERSIONS
from s11tui.audit.words import digest_of, digests_in
from s11tui.errors import BadInput, CannotStore, NotFound, Refusal
from s11tui.workspace.cases import Cases
from s11tui.workspace.ledger import Ledger
from s11tui.workspace.projections import COLUMNS, stored_rows
from s11tui.workspace.registry import Registry
from s11tui.workspace.rows import Rows, rows_of_agency, rows_of_partnership, rows_of_person, rows_of_round
from s11tui.workspace.store import DatabaseError, Store
from s11tui.workspace.triggers import missing_triggers, strange_triggers

_SHOWN = 12

_HASH = re.compile("[0-9a-f]{8,64}")

_BROKEN = (Refusal, KeyError, AttributeError, AssertionError, TypeError, ValueError, IndexError, RecursionError)
"""What folding events may end in that somebody altered: anything may stand in them."""

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
            returns = _tables(store, ledger, registry, problems, progress)
            if anchor is not None:
                _anchor(store, registry, anchor, problems)
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
        yield from digests_in(_body(body))


def _body(text: str) -> dict[str, Any]:
    """The body of an event; empty where it was altered to something else (which its hash has told by then)."""
    try:
        body = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return body if isinstance(body, dict) else {}


def _words(store: Store, used: set[str], problems: list[str]) -> None:
    redacted = {
        digest
        for (body,) in store.all("SELECT body FROM events WHERE kind = 'redacted'")
        for digest in _body(body).get("digests", ())
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
    problems += [f"words {digest[:12]}…: missing" for digest in sorted(used - found)]


def _is_digest(digest: str, salt: str, text: str) -> bool:
    try:
        return digest_of(salt, text) == digest
    except ValueError:  # the salt is not hexadecimal any more
        return False


def _editions(store: Store, problems: list[str]) -> None:
    events = store.all("SELECT body, at FROM events WHERE kind = 'edition_published'")
    published = {str(_body(body).get("sha256")): (_body(body), at) for body, at in events}
    rows = store.all("SELECT sha256, id, version, title, canonical, published_at FROM editions")
    for sha256, edition_id, version, title, canonical, published_at in rows:
        name = f"edition {edition_id} {version} ({sha256[:12]}…)"
        if hashlib.sha256(canonical.encode()).hexdigest() != sha256:
            problems.append(f"{name}: altered")
        elif (edition_id, version, title) != tuple(_body(canonical).get(key) for key in ("id", "version", "title")):
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
        except _BROKEN as fault:
            problems.append(f"{stream}: its events do not add up ({type(fault).__name__}: {fault})")
        if progress is not None:
            progress((number + 1) / len(streams))
    orphans = [one for some in owners.values() for one in some] + _panels_alone(store)
    problems += [f"{one}: it belongs to a return that is not there" for one in orphans]
    for table in COLUMNS:
        _compare(table, stored_rows(store, table), expected, problems)
    return len(streams)


def _panels_alone(store: Store) -> list[str]:
    """Streams of the panel about returns that have none."""
    found = store.all(
        "SELECT DISTINCT stream FROM events WHERE stream LIKE 'panel/%' "
        "AND 'return/' || substr(stream, 7) NOT IN (SELECT stream FROM events)"
    )
    return [stream for (stream,) in found]


def _action_streams(store: Store) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    rows = store.all("SELECT stream, body FROM events WHERE kind = 'action_added' ORDER BY position")
    for stream, body in rows:
        found.setdefault(str(_body(body).get("return")), []).append(stream)
    return found


def _register_rows(store: Store, ledger: Ledger, problems: list[str]) -> Rows:
    rows: Rows = {}
    for (stream,) in store.all("SELECT DISTINCT stream FROM events WHERE stream LIKE 'register/%'"):
        try:
            rows |= _register_stream(stream, ledger)
        except _BROKEN as fault:
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
        try:
            stream = f"return/{registry.return_id(stream)}"
        except NotFound:
            problems.append(f"return {stream}: it is not there any more")
            return
    row = store.one("SELECT 1 FROM events WHERE stream = ? AND hash LIKE ? || '%'", (stream, hashed.strip().lower()))
    if row is None:
        problems.append(f"{stream}: the event with reference code {hashed[:12]}… is not there any more")
