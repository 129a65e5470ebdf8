"""Hand-overs that were made by nobody's program: an invitation, and a return that is filled in, in memory."""

import hashlib
import json
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pyrage import x25519

from s11tui.audit.events import FIRST, canonical, event_hash
from s11tui.audit.handover import HandOver, Link, Sender
from s11tui.audit.kinds import VERSIONS
from s11tui.audit.register import Agency
from s11tui.audit.words import SealedWords, Words, seal
from s11tui.questionnaire.publishing import publish
from s11tui.workspace.source import SeededSource
from support.editions import small_edition

PEOPLE = {"manager": "Pat Manager", "lead": "Lee Lead"}
EVIDENCE = b"%PDF-1.7 an inspection letter"


class Owner:
    """Somebody with keys: a partnership, or an agency with a workspace of its own."""

    def __init__(self, seed: int, name: str, *, alone: bool = False) -> None:
        source = SeededSource(seed)
        self._secret = Ed25519PrivateKey.from_private_bytes(random.Random(seed).randbytes(32))
        identity = x25519.Identity.generate()
        self.identity = str(identity)
        self.sender = Sender(
            id=source.new_id(),
            name=name,
            alone=alone,
            signing=self._secret.public_key().public_bytes_raw().hex(),
            sealing=str(identity.to_public()),
            contacts={} if alone else {"front_door": "01632 960000"},
        )

    def sign(self, message: bytes) -> bytes:
        return self._secret.sign(message)


PARTNERSHIP = Owner(1, "Exampleshire Safeguarding Children Partnership")
AGENCY = Owner(2, "Exampleshire Police", alone=True)
STRANGER = Owner(3, "Somebody Else")


@dataclass
class Chain:
    """Events and words of a hand-over in the making."""

    source: SeededSource = field(default_factory=lambda: SeededSource(7))
    links: list[Link] = field(default_factory=list)
    words: dict[str, SealedWords] = field(default_factory=dict)
    heads: dict[str, Link] = field(default_factory=dict)

    def add(self, stream: str, kind: str, body: Mapping[str, Any], who: str) -> Link:
        """The next event of a stream; texts that people wrote are `Words` in its body."""
        last = self.heads.get(stream)
        seq, previous = (last.seq + 1, last.hash) if last else (1, FIRST)
        sealed = canonical(seal(body, self.source.new_salt, self.words))
        at = f"2027-03-01T10:00:00.{len(self.links) % 1000:03d}Z"
        link = linked(
            Link(
                self.source.new_id(),
                stream,
                seq,
                previous,
                "",
                kind,
                VERSIONS[kind],
                at,
                who,
                sealed,
            )
        )
        self.links.append(link)
        self.heads[stream] = link
        return link


def linked(link: Link) -> Link:
    """An event with the hash that it should have."""
    one = link
    hashed = event_hash(one.id, one.stream, one.seq, one.previous, one.kind, one.version, one.at, one.who, one.body)
    return replace(link, hash=hashed)


def chained(links: tuple[Link, ...]) -> tuple[Link, ...]:
    """The same events, each linked anew to the one before it, as somebody would who alters one and hides it."""
    heads: dict[str, tuple[int, str]] = {}
    found = []
    for link in links:
        seq, previous = heads.get(link.stream, (0, FIRST))
        found.append(linked(replace(link, seq=seq + 1, previous=previous)))
        heads[link.stream] = (seq + 1, found[-1].hash)
    return tuple(found)


def invitation() -> HandOver:
    """What the partnership sends to an agency whose keys it does not know."""
    return _handover(Chain())


def filled(comments: tuple[str, ...] = ("All is well.",), files: tuple[bytes, ...] = (EVIDENCE,)) -> HandOver:
    """A return with comments, an action and evidence, on its way from the agency to the partnership."""

    def fill(chain: Chain, return_id: str, people: Mapping[str, str], agency: Agency) -> None:
        own, lead = f"return/{return_id}", people["lead"]
        for text in comments:
            chain.add(own, "commented", {"standard": "policy", "text": Words(text)}, lead)
        for number, data in enumerate(files):
            chain.add(own, "evidence_added", _evidence(chain, data, number), lead)
        chain.add(f"action/{chain.source.new_id()}", "action_added", _action(return_id, agency), lead)

    made = _handover(Chain(), fill)
    kept = {hashlib.sha256(data).hexdigest(): data for data in files}
    return replace(made, sender=AGENCY.sender, receiver=PARTNERSHIP.sender.id, files=kept)


def _handover(
    chain: Chain, fill: Callable[[Chain, str, Mapping[str, str], Agency], None] = lambda *_: None
) -> HandOver:
    published = publish(small_edition())
    new_id = chain.source.new_id
    people = {name: new_id() for name in PEOPLE}
    agency = Agency(new_id(), "police", "Exampleshire Police", "police")
    round_id, return_id = new_id(), new_id()
    opened = _opened(round_id, published.sha256)
    chain.add(f"register/round/{round_id}", "round_opened", opened, people["manager"])
    invited = _invited(round_id, agency, published.sha256)
    chain.add(f"return/{return_id}", "invited", invited, people["manager"])
    fill(chain, return_id, people, agency)
    return HandOver(
        id=new_id(),
        number=1,
        made_at="2027-03-01T10:00:00.000Z",
        sender=PARTNERSHIP.sender,
        receiver="",
        return_id=return_id,
        agency=agency,
        edition=published.canonical.decode(),
        links=tuple(chain.links),
        words=tuple(chain.words.values()),
        withheld=(),
        redacted=(),
        people={people[name]: called for name, called in PEOPLE.items()},
    )


def _opened(round_id: str, edition: str) -> dict[str, Any]:
    return {
        "id": round_id,
        "slug": "section-11-2027",
        "title": Words("Section 11 2027"),
        "edition": edition,
        "due": "2027-03-19",
        "separately": False,
        "reply_days": 14,
    }


def _invited(round_id: str, agency: Agency, edition: str) -> dict[str, Any]:
    return {
        "round": round_id,
        "agency": agency.id,
        "edition": edition,
        "slug": "police-section-11-2027",
        "agency_name": Words(agency.name),
        "facts": {"kind": "police", "phases": [], "size": "", "tags": [], "profile": ""},
    }


def _evidence(chain: Chain, data: bytes, number: int) -> dict[str, Any]:
    file = {"sha256": hashlib.sha256(data).hexdigest(), "name": Words(f"letter-{number}.pdf"), "size": len(data)}
    return {
        "evidence": chain.source.new_id(),
        "standard": "policy",
        "title": Words(f"Letter {number}"),
        "held_at": Words("Intranet"),
        "date": "2026-11-03",
        "shows": "",
        "review_by": "",
        "item": "",
        "file": file,
    }


def _action(return_id: str, agency: Agency) -> dict[str, Any]:
    return {
        "slug": "train-the-teams",
        "return": return_id,
        "agency": agency.id,
        "standard": "policy",
        "what": Words("Train the teams"),
        "owner": Words("Head of training"),
        "due": "2027-06-30",
        "state": "open",
        "by_panel": False,
    }


def body_of(link: Link) -> dict[str, Any]:
    """An event's body as it is sealed."""
    found: dict[str, Any] = json.loads(link.body)
    return found
