"""Whether what a hand-over holds hangs together: all that can be told without the receiver's record."""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from s11tui.audit.events import FIRST, Event, event_hash
from s11tui.audit.handover import HandOver, Link
from s11tui.audit.kinds import VERSIONS
from s11tui.audit.words import digest_of, digests_in, opened
from s11tui.clock import moment
from s11tui.errors import BadInput, CannotStore
from s11tui.exchange.handover import limits
from s11tui.exchange.handover.faults import Unfit, newer
from s11tui.exchange.handover.folding import require_foldable
from s11tui.exchange.handover.shapes import UUID
from s11tui.exchange.handover.strict_json import NotCanonical, is_clean, look_over, read_json, texts_in
from s11tui.questionnaire.publishing import read_published

Body = Mapping[str, Any]

_OPEN_KINDS = frozenset({"invited", "facts_changed", "extended", "handed_over", "received"})
"""What may stand in the return of an invitation that anybody on its way could read."""
_STREAM = re.compile(rf"(register/round|return|action)/{UUID}")


def check(handover: HandOver) -> None:
    """Raise where a hand-over does not hang together.

    Raises:
        Unfit: an event, words, a file or the edition is not what it must be.
        BadInput: it holds kinds of events that only a newer version knows.
    """
    bodies = tuple(_body(link) for link in handover.links)
    _chains(handover)
    _words(handover, bodies)
    _files(handover, bodies)
    _people(handover)
    _belonging(handover, dict(zip((link.id for link in handover.links), bodies, strict=True)))
    _edition(handover)
    require_foldable(_events(handover, bodies))
    if not handover.receiver:
        _openness(handover)


def _named(link: Link) -> str:
    return f"Event {link.seq} of {link.stream.partition('/')[0]} ({link.kind})"


def _body(link: Link) -> dict[str, Any]:
    known = VERSIONS.get(link.kind)
    if known is None or link.version > known:
        raise newer()
    try:
        body = read_json(link.body.encode(), limits.BODY_VALUES)
    except (NotCanonical, UnicodeEncodeError):
        raise Unfit(f"{_named(link)} is not written as events are") from None
    if not isinstance(body, dict) or not all(map(is_clean, texts_in(body))):
        raise Unfit(f"{_named(link)} holds what no record holds")
    return body


def _chains(handover: HandOver) -> None:
    """Every event is what its hash says, and every stream is whole and in its order."""
    heads: dict[str, tuple[int, str]] = {}
    ids: set[str] = set()
    for link in handover.links:
        seq, previous = heads.get(link.stream, (0, FIRST))
        if not _STREAM.fullmatch(link.stream):
            raise Unfit(f"It holds events of “{link.stream[:80]}”, which are never handed over")
        if link.seq != seq + 1:
            raise Unfit(f"{_named(link)} does not follow: event {seq + 1} is missing, or stands elsewhere")
        if link.previous != previous:
            raise Unfit(f"{_named(link)} does not follow on the event before it")
        if link.hash != _hash(link):
            raise Unfit(f"{_named(link)} was altered")
        if link.id in ids:
            raise Unfit(f"{_named(link)} stands in it twice")
        _require_moment(link)
        ids.add(link.id)
        heads[link.stream] = (link.seq, link.hash)


def _hash(link: Link) -> str:
    return event_hash(
        link.id, link.stream, link.seq, link.previous, link.kind, link.version, link.at, link.who, link.body
    )


def _require_moment(link: Link) -> None:
    try:
        moment(link.at)
    except ValueError:
        raise Unfit(f"{_named(link)} happened at no time that there is") from None


def _words(handover: HandOver, bodies: tuple[Body, ...]) -> None:
    """Words are what their digests say, and those that events name are there, or are said to be left out."""
    given = {one.digest for one in handover.words}
    left_out = [*handover.withheld, *handover.redacted]
    for one in handover.words:
        if digest_of(one.salt, one.text) != one.digest:
            raise Unfit("What somebody wrote was altered")
        if not is_clean(one.text):
            raise Unfit("What somebody wrote holds hidden control characters")
    if len(given) + len(set(left_out)) != len(handover.words) + len(left_out) or given & set(left_out):
        raise Unfit("The same words stand in it twice")
    named = {digest for body in bodies for digest in digests_in(body)}
    if missing := named - given - set(left_out):
        raise Unfit(f"What somebody wrote is missing {len(missing)} times")
    if given - named or set(left_out) - named:
        raise Unfit("It holds words that no event names")
    if given & _taken_out(handover, bodies):
        raise Unfit("It holds words that were taken out of the record")


def _taken_out(handover: HandOver, bodies: tuple[Body, ...]) -> set[str]:
    """Digests of all words that redactions took out."""
    return {
        str(digest)
        for link, body in zip(handover.links, bodies, strict=True)
        if link.kind == "redacted"
        for digest in _list(body.get("digests"))
    }


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _files(handover: HandOver, bodies: tuple[Body, ...]) -> None:
    """Files are those that events name, and are what their names say."""
    named = {
        file.get("sha256"): file.get("size")
        for body in bodies
        for file in (body.get("file"), body.get("scan"))
        if isinstance(file, dict) and isinstance(file.get("sha256"), str)
    }
    for sha256, data in handover.files.items():
        if sha256 not in named or len(data) != named[sha256]:
            raise Unfit("It holds a file that no event names")
        if hashlib.sha256(data).hexdigest() != sha256:
            raise Unfit("An evidence file was altered")


def _people(handover: HandOver) -> None:
    if missing := {link.who for link in handover.links} - set(handover.people):
        raise Unfit(f"It does not say who {len(missing)} of the people in it are")


def _belonging(handover: HandOver, bodies: Mapping[str, Body]) -> None:
    """All of it is about one return: of this agency, in one round, with one edition."""
    firsts = {link.stream: (link.kind, bodies[link.id]) for link in handover.links if link.seq == 1}
    kind, invited = firsts.get(f"return/{handover.return_id}", ("", {}))
    if kind != "invited" or invited.get("agency") != handover.agency.id:
        raise Unfit("Its return does not begin with the invitation of its agency")
    kind, opened_round = firsts.get(f"register/round/{invited.get('round')}", ("", {}))
    if kind != "round_opened" or opened_round.get("id") != invited["round"]:
        raise Unfit("The round that its return belongs to is not in it")
    for stream, (kind, body) in firsts.items():
        if stream in (f"return/{handover.return_id}", f"register/round/{invited['round']}"):
            continue
        if kind != "action_added" or body.get("return") != handover.return_id:
            raise Unfit("It holds what belongs to another return")
    if invited.get("edition") != hashlib.sha256(handover.edition.encode()).hexdigest():
        raise Unfit("The questionnaire in it is not the one that its return was written for")


def _edition(handover: HandOver) -> None:
    try:
        look_over(handover.edition.encode())
        read_published(handover.edition.encode())
    except CannotStore:
        raise newer() from None
    except (NotCanonical, BadInput, ValueError, RecursionError):
        raise Unfit("The questionnaire in it is none that was published") from None


def _events(handover: HandOver, bodies: tuple[Body, ...]) -> Iterator[Event]:
    find: Callable[[str], str | None] = {one.digest: one.text for one in handover.words}.get
    for link, body in zip(handover.links, bodies, strict=True):
        yield Event(
            link.id, link.stream, link.seq, link.previous, link.hash, link.kind, link.version, link.at, link.who,
            opened(body, find),
        )  # fmt: skip


def _openness(handover: HandOver) -> None:
    """What anybody on its way could read is an invitation and nothing else."""
    own = f"return/{handover.return_id}"
    others = [link for link in handover.links if link.stream == own and link.kind not in _OPEN_KINDS]
    if others or handover.files or any(link.stream.startswith("action/") for link in handover.links):
        raise Unfit("It is meant for nobody in particular and holds more than an invitation")
