"""One thing that happened, and the chain it is a link of.

Stored bytes are canonical JSON (RFC 8785). Each event carries the hash of the one before it in its stream, so
that an event that was altered, removed or put elsewhere is found.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from s11tui.audit.kinds import VERSIONS
from s11tui.errors import CannotStore

Body = Mapping[str, Any]

FIRST = "0" * 64
"""What the first event of a stream names as the hash before it."""


@dataclass(frozen=True, slots=True)
class NewEvent:
    """What is to happen: made by a desk, not yet part of a chain."""

    stream: str
    kind: str
    body: Body


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened.

    Attributes:
        id: uuid made where it happened.
        stream: `return/...`, `panel/...`, `action/...`, `meeting/...` or `register/...`.
        seq: 1 for the first event of the stream.
        previous: hash of the event before it in the stream.
        hash: SHA-256, in hex, over all the rest.
        at: UTC with milliseconds; order is by seq, never by this.
        who: id of the person who did it.
        body: what happened; people's words stand in it opened (see `words`).
    """

    id: str
    stream: str
    seq: int
    previous: str
    hash: str
    kind: str
    version: int
    at: str
    who: str
    body: Body


def canonical(body: Body) -> str:
    """The bytes of a sealed body as they are stored and hashed, as text.

    For bodies (ASCII keys, no fractions) the standard library's encoder gives just what RFC 8785 asks for, twenty times
    as quickly as a library for the general case; a property test holds it to that.
    """
    return json.dumps(body, ensure_ascii=False, allow_nan=False, separators=(",", ":"), sort_keys=True)


def event_hash(
    event_id: str, stream: str, seq: int, previous: str, kind: str, version: int, at: str, who: str, body: str
) -> str:
    """The hash of an event; `body` is its canonical JSON with people's words sealed.

    The fields are joined by newlines, which none but the body (the last) may hold.
    """
    joined = "\n".join((previous, event_id, stream, str(seq), kind, str(version), at, who, body))
    return hashlib.sha256(joined.encode()).hexdigest()


def version_of(kind: str) -> int:
    """The version in which events of a kind are written today.

    Raises:
        CannotStore: the kind is unknown: it was written by a newer version of the program.
    """
    try:
        return VERSIONS[kind]
    except KeyError:
        raise CannotStore(
            f"The record holds an event “{kind}” that this version of s11tui does not know.",
            "Install the newest version and open it again; nothing was changed.",
        ) from None
