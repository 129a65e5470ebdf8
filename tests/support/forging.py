"""Hand-overs as somebody would forge them who can make every chain anew."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from s11tui.audit.events import canonical
from s11tui.audit.handover import HandOver, Link
from s11tui.audit.words import SealedWords, digest_of
from s11tui.errors import Refusal
from s11tui.workspace.handovers.parties import fingerprint_of
from s11tui.workspace.session import Session
from support.handovers import body_of, chained
from support.two_sides import everything

WORDS = "WORDS"
STRANGER = "7a9d0d7e-1111-4111-8111-111111111111"


def refused(receiver: Session, handover: HandOver, kind: type[Refusal], words: str, trust: str = "") -> None:
    """It is refused, by looking and by taking, and nothing is changed."""
    before = everything(receiver.workspace)
    with pytest.raises(kind, match=words):
        receiver.handing_over.look(handover)
    with pytest.raises(kind, match=words):
        receiver.handing_over.take(handover, trust or fingerprint_of(handover.sender))
    assert everything(receiver.workspace) == before


def altered(handover: HandOver, at: int, change: Callable[[dict[str, Any]], None]) -> HandOver:
    """With one event's body changed and every chain made anew, as a careful forger would."""
    link = handover.links[at]
    body = body_of(link)
    change(body)
    links = list(handover.links)
    links[at] = replace(link, body=canonical(body))
    return replace(handover, links=chained(tuple(links)))


def forged(handover: HandOver, kind: str, body: dict[str, Any], who: str = STRANGER, text: str = "") -> HandOver:
    """With one more event of the return, by somebody whom nobody knows; `text` seals what stands as WORDS."""
    words = handover.words
    if text:
        digest = digest_of("ab" * 16, text)
        body = {name: {"$words": digest} if value == WORDS else value for name, value in body.items()}
        words = (*words, SealedWords(digest, "ab" * 16, text))
    stream = f"return/{handover.return_id}"
    more = Link(str(uuid4()), stream, 0, "", "", kind, 1, "2027-03-01T11:00:00.000Z", who, canonical(body))
    people = {**handover.people, who: "Stran Ger"}
    return replace(handover, links=chained((*handover.links, more)), words=words, people=people)


def index(handover: HandOver, kind: str) -> int:
    return next(at for at, link in enumerate(handover.links) if link.kind == kind)
