"""Whether what a hand-over holds hangs together in itself: chains, words and bodies, before anything of it is believed.

Whoever made the file has been asked the same by `exchange`; the record asks again, since it is what must hold.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from s11tui.audit.arriving import is_shaped, moment, sha256, uuid
from s11tui.audit.events import FIRST, canonical, event_hash
from s11tui.audit.handover import HandOver, Link
from s11tui.audit.kinds import VERSIONS
from s11tui.audit.travelling import ACTION_KINDS, RETURN_KINDS, ROUND_KINDS
from s11tui.audit.words import digest_of, digests_in
from s11tui.errors import BadInput
from s11tui.text import is_admissible

Body = dict[str, Any]

_MEND = "Nothing was changed. Have it sent again; if that does not help, telephone whoever sent it."


def broken(what: str) -> BadInput:
    """Something that cannot have come about in an honest record."""
    return BadInput(f"This hand-over is damaged or was altered: {what}.", _MEND)


def bodies_of(handover: HandOver) -> dict[str, Body]:
    """The sealed body of every event, by its id, once all of it has been looked over.

    Raises:
        BadInput: it does not hang together.
    """
    _ids(handover)
    bodies: dict[str, Body] = {}
    for link in _chained(handover):
        if link.id in bodies:
            raise broken("an event stands in it twice")
        bodies[link.id] = _body(link)
    _belonging(handover, bodies)
    _words(handover, bodies)
    return bodies


def _ids(handover: HandOver) -> None:
    ids = (handover.id, handover.return_id, handover.sender.id, handover.agency.id)
    if not all(map(uuid, ids)) or not (handover.receiver == "" or uuid(handover.receiver)):
        raise broken("its name is none")
    if not moment(handover.made_at) or not 1 <= handover.number < 2**31:
        raise broken("its number or time is none")
    if not all(uuid(one) and is_admissible(name) and "\n" not in name for one, name in handover.people.items()):
        raise broken("somebody in it has no proper name")


def _chained(handover: HandOver) -> Iterator[Link]:
    """Every event, if each stream is whole, in its order, and what its hashes say."""
    heads: dict[str, tuple[int, str]] = {}
    for link in handover.links:
        seq, previous = heads.get(link.stream, (0, FIRST))
        name = f"event {link.seq} ({link.kind[:40]})"
        if link.seq != seq + 1:
            raise broken(f"before {name} event {seq + 1} is missing or stands elsewhere")
        if link.previous != previous:
            raise broken(f"{name} does not follow on the event before it")
        hashed = event_hash(
            link.id, link.stream, link.seq, link.previous, link.kind, link.version, link.at, link.who, link.body
        )
        if hashed != link.hash:
            raise broken(f"{name} was altered")
        if not uuid(link.id) or not uuid(link.who) or not moment(link.at):
            raise broken(f"{name} says not properly who did it, or when")
        heads[link.stream] = (link.seq, link.hash)
        yield link


def _body(link: Link) -> Body:
    sort = link.stream.rpartition("/")[0]
    kinds: Mapping[str, object] = {"return": RETURN_KINDS, "action": ACTION_KINDS, "register/round": ROUND_KINDS}.get(
        sort, {}
    )
    if link.kind in VERSIONS and link.kind not in kinds:
        raise broken(f"“{link.kind}” is nothing that a hand-over may hold")
    if link.kind not in VERSIONS or link.version > VERSIONS[link.kind]:
        raise BadInput(
            "This hand-over was written by a newer version of s11tui.",
            "Install the newest version and receive it again; nothing was changed.",
        )
    try:
        body = json.loads(link.body)
        same = isinstance(body, dict) and canonical(body) == link.body
    except (ValueError, RecursionError):
        same = False
    if not same or not is_shaped(link.kind, body):
        raise broken(f"event {link.seq} ({link.kind}) is not written as such events are")
    found: Body = body
    return found


def _belonging(handover: HandOver, bodies: Mapping[str, Body]) -> None:
    """All of it is about one return."""
    firsts = {link.stream: (link.kind, bodies[link.id]) for link in handover.links if link.seq == 1}
    kind, invited = firsts.pop(f"return/{handover.return_id}", ("", {}))
    if kind != "invited" or invited["agency"] != handover.agency.id:
        raise broken("its return does not begin with the invitation of its agency")
    kind, begun = firsts.pop(f"register/round/{invited['round']}", ("round_opened", {"id": invited["round"]}))
    if kind != "round_opened" or begun["id"] != invited["round"]:
        raise broken("its round does not begin as rounds do")
    for stream, (kind, body) in firsts.items():
        if not uuid(stream.removeprefix("action/")) or kind != "action_added" or body["return"] != handover.return_id:
            raise broken("it holds what belongs to another return")
    if hashlib.sha256(handover.edition.encode()).hexdigest() != invited["edition"]:
        raise broken("its questionnaire is not the one that the return was written for")
    later = [link for link in handover.links if link.kind in ("invited", "action_added", "round_opened")]
    if any(link.seq != 1 for link in later):
        raise broken("something begins in it twice")


def _words(handover: HandOver, bodies: Mapping[str, Body]) -> None:
    """Words are what their digests say, and those that events name are there or are said to be left out."""
    given = {one.digest for one in handover.words}
    out, gone = set(handover.withheld), set(handover.redacted)
    if not all(map(sha256, (*out, *gone))) or given & out or given & gone or out & gone:
        raise broken("it says of the same words that they are in it and that they are not")
    for one in handover.words:
        if not one.text or not _is_sealed(one.digest, one.salt, one.text):
            raise broken("what somebody wrote was altered")
    named = {digest for body in bodies.values() for digest in digests_in(body)}
    if named != given | out | gone:
        raise broken("words are missing, or there are some that no event names")
    taken = {digest for link in handover.links if link.kind == "redacted" for digest in bodies[link.id]["digests"]}
    if given & taken:
        raise broken("it holds words that were taken out of the record")


def _is_sealed(digest: str, salt: str, text: str) -> bool:
    try:
        return len(salt) >= 32 and digest_of(salt, text) == digest and is_admissible(text)
    except (ValueError, UnicodeEncodeError):
        return False
