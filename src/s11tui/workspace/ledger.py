"""Appending to and reading from the chains of events."""

import json
from collections.abc import Sequence
from typing import Any

from s11tui.audit.events import FIRST, Event, NewEvent, canonical, event_hash, version_of
from s11tui.audit.words import SealedWords, digests_in, opened, seal, unsealed
from s11tui.clock import Clock, stamp
from s11tui.workspace.source import Source
from s11tui.workspace.store import Store

_COLUMNS = "id, stream, seq, previous, hash, kind, version, at, who, body"
_MOST_AT_ONCE = 500


class Ledger:
    """The events of one workspace."""

    def __init__(self, store: Store, clock: Clock, source: Source) -> None:
        self._store = store
        self._clock = clock
        self._source = source

    def append(self, news: Sequence[NewEvent], who: str) -> list[Event]:
        """Chain and store what happened; must stand inside a transaction. Words come back opened."""
        at = stamp(self._clock())
        heads: dict[str, tuple[int, str]] = {}
        events: list[Event] = []
        rows: list[tuple[Any, ...]] = []
        said: dict[str, SealedWords] = {}
        for new in news:
            seq, previous = heads.get(new.stream) or self._head(new.stream)
            sealed = seal(new.body, self._source.new_salt, said)
            stored, version, event_id = canonical(sealed), version_of(new.kind), self._source.new_id()
            seq += 1
            hashed = event_hash(event_id, new.stream, seq, previous, new.kind, version, at, who, stored)
            rows.append((event_id, new.stream, seq, previous, hashed, new.kind, version, at, who, stored))
            plain = unsealed(new.body)
            events.append(Event(event_id, new.stream, seq, previous, hashed, new.kind, version, at, who, plain))
            heads[new.stream] = (seq, hashed)
        words = [(one.digest, one.salt, one.text) for one in said.values()]
        self._store.conn.executemany("INSERT INTO words (digest, salt, text) VALUES (?, ?, ?)", words)
        self._store.conn.executemany(f"INSERT INTO events ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        return events

    def _head(self, stream: str) -> tuple[int, str]:
        row = self._store.one("SELECT seq, hash FROM events WHERE stream = ? ORDER BY seq DESC LIMIT 1", (stream,))
        return (row[0], row[1]) if row else (0, FIRST)

    def read(self, stream: str, kind: str = "") -> list[Event]:
        """Every event of a stream (of one kind), in order, words opened."""
        where, parameters = ("AND kind = ?", (stream, kind)) if kind else ("", (stream,))
        rows = self._store.all(f"SELECT {_COLUMNS} FROM events WHERE stream = ? {where} ORDER BY seq", parameters)
        return self._opened(rows)

    def newest(self, where: str, parameters: tuple[Any, ...], most: int) -> list[Event]:
        """The newest events of several streams, words opened, the newest first."""
        rows = self._store.all(
            f"SELECT {_COLUMNS} FROM events WHERE {where} ORDER BY position DESC LIMIT {most}", parameters
        )
        return self._opened(rows)

    def files_named(self) -> set[str]:
        """The hashes of all files that events name."""
        found = self._store.all(
            "SELECT json_extract(body, '$.file.sha256') FROM events WHERE json_valid(body) UNION "
            "SELECT json_extract(body, '$.scan.sha256') FROM events WHERE json_valid(body)"
        )
        return {str(sha256) for (sha256,) in found if sha256 is not None}

    def _opened(self, rows: list[tuple[Any, ...]]) -> list[Event]:
        bodies = [json.loads(row[9]) for row in rows]
        texts = self._texts(bodies)
        return [_event(row, opened(body, texts.get)) for row, body in zip(rows, bodies, strict=True)]

    def _texts(self, bodies: list[dict[str, Any]]) -> dict[str, str | None]:
        digests = [digest for body in bodies for digest in digests_in(body)]
        texts: dict[str, str | None] = {}
        for start in range(0, len(digests), _MOST_AT_ONCE):
            some = digests[start : start + _MOST_AT_ONCE]
            marks = ",".join("?" * len(some))
            texts.update(self._store.all(f"SELECT digest, text FROM words WHERE digest IN ({marks})", tuple(some)))
        return texts


def _event(row: tuple[Any, ...], body: dict[str, Any]) -> Event:
    event_id, stream, seq, previous, hashed, kind, version, at, who, _ = row
    return Event(event_id, stream, seq, previous, hashed, kind, version, at, who, body)
