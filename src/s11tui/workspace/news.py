"""What others wrote since one looked last: asked for every second, so it costs next to nothing while nothing is new."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from s11tui.workspace.store import Store

_MOST = 400
"""Events since the last look beyond which it is not told one by one what they are about."""
ANYTHING = "anything"
"""The topic of news that are too many to be told apart."""

Topic = str
"""What news can be about: a kind of stream (`return`, `panel`, `action`, `meeting`, `library`, `register`, `sample`);
one return, or what the panel said of it (`return/ID`, `panel/ID`); all of an agency, a round or a meeting (`agency/ID`,
`round/ID`, `meeting/ID`); one part of the register (`register/round/ID`)."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Up to where somebody has looked: SQLite's word for what others committed, and the last event."""

    version: int
    position: int


@dataclass(frozen=True, slots=True)
class Piece:
    """One stream in which something was written.

    Attributes:
        stream: its name.
        agencies: ids of the agencies that it is about or that own it.
        topics: what watching it can be called.
    """

    stream: str
    agencies: frozenset[str]
    topics: frozenset[Topic]


@dataclass(frozen=True, slots=True)
class News:
    """What is new since a mark; `pieces` is None where it is too much to be told."""

    mark: Mark
    pieces: tuple[Piece, ...] | None

    def topics(self) -> frozenset[Topic]:
        """All that it is about."""
        if self.pieces is None:
            return frozenset({ANYTHING})
        return frozenset(topic for piece in self.pieces for topic in piece.topics)


def mark_now(store: Store) -> Mark:
    """Where one stands who has seen everything up to now."""
    # In this order: what is committed between the two is news once more, and not missed.
    version = _number(store, "PRAGMA data_version")
    return Mark(version, _number(store, "SELECT coalesce(max(position), 0) FROM events"))


def news_since(store: Store, mark: Mark) -> News | None:
    """What others wrote since; None where nobody else wrote anything at all."""
    version = _number(store, "PRAGMA data_version")
    if version == mark.version:
        return None
    rows = store.all(
        "SELECT position, stream FROM events WHERE position > ? ORDER BY position LIMIT ?", (mark.position, _MOST)
    )
    if len(rows) == _MOST:
        return News(Mark(version, mark_now(store).position), None)
    last = rows[-1][0] if rows else mark.position
    return News(Mark(version, last), tuple(_pieces(store, {stream for _, stream in rows})))


def _number(store: Store, sql: str) -> int:
    row = store.one(sql)
    assert row is not None
    return int(row[0])


def _pieces(store: Store, streams: Iterable[str]) -> Iterator[Piece]:
    by_kind: dict[str, set[str]] = defaultdict(set)
    for stream in streams:
        kind, _, name = stream.partition("/")
        by_kind[kind].add(name)
    for kind in ("return", "panel"):
        yield from _of_returns(store, kind, by_kind.pop(kind, set()))
    yield from _of_actions(store, by_kind.pop("action", set()))
    yield from _of_meetings(store, by_kind.pop("meeting", set()))
    yield from _of_libraries(store, by_kind.pop("library", set()))
    for kind, names in by_kind.items():
        for name in names:
            yield Piece(f"{kind}/{name}", frozenset(), frozenset({kind, f"{kind}/{name}"}))


def _of_returns(store: Store, kind: str, ids: set[str]) -> Iterator[Piece]:
    for name, agency, round_id in _rows(store, "SELECT id, agency, round FROM returns WHERE id IN", ids):
        topics = {kind, f"{kind}/{name}", f"agency/{agency}", f"round/{round_id}"}
        yield Piece(f"{kind}/{name}", frozenset({agency}), frozenset(topics))


def _of_actions(store: Store, ids: set[str]) -> Iterator[Piece]:
    sql = (
        "SELECT a.id, coalesce(a.\"return\", ''), a.agency, a.owner_agency, coalesce(r.round, '') FROM actions a "
        'LEFT JOIN returns r ON r.id = a."return" WHERE a.id IN'
    )
    for name, about, agency, owner, round_id in _rows(store, sql, ids):
        agencies = frozenset({agency, owner} - {""})
        topics = {"action", *(f"agency/{one}" for one in agencies)}
        # The panel's own actions are in nobody else's view of the return; looking again finds nothing new there.
        topics |= {f"return/{about}", f"round/{round_id}"} if about else set()
        yield Piece(f"action/{name}", agencies, frozenset(topics))


def _of_meetings(store: Store, ids: set[str]) -> Iterator[Piece]:
    agenda: dict[str, set[str]] = {one: set() for one in ids}
    for meeting, about in _rows(store, 'SELECT meeting, "return" FROM meeting_returns WHERE meeting IN', ids):
        agenda[meeting].add(about)
    for meeting, returns in agenda.items():
        topics = {"meeting", f"meeting/{meeting}", *(f"panel/{one}" for one in returns)}
        yield Piece(f"meeting/{meeting}", frozenset(), frozenset(topics))


def _of_libraries(store: Store, ids: set[str]) -> Iterator[Piece]:
    for name, agency in _rows(store, "SELECT id, agency FROM library WHERE id IN", ids):
        yield Piece(f"library/{name}", frozenset({agency}), frozenset({"library", f"agency/{agency}"}))


def _rows(store: Store, sql: str, ids: set[str]) -> list[tuple[str, ...]]:
    """The rows of these ids; as many marks as ids stand in the statement, and nothing of the ids."""
    if not ids:
        return []
    return store.all(f"{sql} ({', '.join('?' * len(ids))})", tuple(sorted(ids)))
