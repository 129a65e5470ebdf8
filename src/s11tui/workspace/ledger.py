"""Appending to and reading from the chains of events."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from s11tui.audit.events import FIRST, Event, NewEvent, canonical, event_hash, version_of
from s11tui.audit.handover import Link
from s11tui.audit.words import WITHHELD, SealedWords, digests_in, opened, seal, unsealed
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

    def append_received(self, event: Event, sealed: str) -> Event:
        """Chain and store an event of another workspace with its own id, author and time; inside a transaction.

        Args:
            event: as its sender has it, words opened; `sealed`: its body as it is stored and hashed.
        """
        seq, previous = self._head(event.stream)
        one = replace(event, seq=seq + 1, previous=previous)
        hashed = event_hash(one.id, one.stream, one.seq, previous, one.kind, one.version, one.at, one.who, sealed)
        row = (one.id, one.stream, one.seq, previous, hashed, one.kind, one.version, one.at, one.who, sealed)
        self._store.conn.execute(f"INSERT INTO events ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        return replace(one, hash=hashed)

    def keep_words(self, words: Iterable[SealedWords]) -> None:
        """Store words that came from another workspace and are not here yet; inside a transaction.

        What was taken out of the record here stays out.
        """
        rows = [(one.digest, one.salt, one.text, one.digest) for one in words]
        self._store.conn.executemany(
            "INSERT INTO words (digest, salt, text) SELECT ?, ?, ? "
            "WHERE NOT EXISTS (SELECT 1 FROM words WHERE digest = ?)",
            rows,
        )

    def take_out(self, digests: Iterable[str]) -> None:
        """Take words out of the record, also those that never came; inside a transaction."""
        for digest in digests:
            self._store.run(
                "INSERT INTO words (digest) SELECT ? WHERE NOT EXISTS (SELECT 1 FROM words WHERE digest = ?)",
                (digest, digest),
            )
            self._store.run(
                "UPDATE words SET salt = NULL, text = NULL WHERE digest = ? AND text IS NOT NULL", (digest,)
            )

    def opened(self, links: Iterable[Link]) -> list[Event]:
        """Events as another workspace has them, with the words that are here."""
        return self._opened([tuple(getattr(link, name) for name in _COLUMNS.split(", ")) for link in links])

    def texts(self, digests: Iterable[str]) -> dict[str, str | None]:
        """What stands here for each digest that is here; None where it was taken out."""
        return self._found(list(digests))

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
        texts = self._found([digest for body in bodies for digest in digests_in(body)])

        def find(digest: str) -> str | None:
            return texts.get(digest, WITHHELD)

        return [_event(row, opened(body, find)) for row, body in zip(rows, bodies, strict=True)]

    def _found(self, digests: list[str]) -> dict[str, str | None]:
        texts: dict[str, str | None] = {}
        for start in range(0, len(digests), _MOST_AT_ONCE):
            some = digests[start : start + _MOST_AT_ONCE]
            marks = ",".join("?" * len(some))
            texts.update(self._store.all(f"SELECT digest, text FROM words WHERE digest IN ({marks})", tuple(some)))
        return texts


def _event(row: tuple[Any, ...], body: dict[str, Any]) -> Event:
    event_id, stream, seq, previous, hashed, kind, version, at, who, _ = row
    return Event(event_id, stream, seq, previous, hashed, kind, version, at, who, body)
