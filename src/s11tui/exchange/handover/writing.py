"""Writing a hand-over as one file."""

import hashlib
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from s11tui.audit.handover import HandOver, Sender
from s11tui.errors import BadInput, CannotStore, CannotWrite
from s11tui.exchange.handover import limits
from s11tui.exchange.handover.package import EDITION, FILES, MANIFEST, PAYLOAD, SIGNATURE, pack
from s11tui.exchange.handover.reading import read_package
from s11tui.exchange.handover.sealing import seal
from s11tui.exchange.handover.shapes import FORMAT
from s11tui.exchange.handover.signing import signed_bytes
from s11tui.exchange.handover.strict_json import NotCanonical, write_json
from s11tui.text import counted, safe_name

ENDING = "s11handover"

Sign = Callable[[bytes], bytes]


def write(handover: HandOver, sign: Sign, seal_to: str | None) -> bytes:
    """The bytes of a file that carries a hand-over.

    Args:
        sign: gives the Ed25519 signature of what it is given, by the sender's key.
        seal_to: public key (`age1…`) of the receiver; None for an invitation, which whoever gets it may read.

    Raises:
        CannotWrite: it is too large, is to be read by anybody and holds more than an invitation, or the receiver's
            key is none.
        CannotStore: it does not hang together: the record that it was made of was altered.
    """
    if (seal_to is None) != (not handover.receiver):
        raise CannotWrite(
            "A hand-over to somebody is always encrypted to them, so this one was not written.",
            "Take the file of their “s11tui handover key” with “s11tui handover know” first.",
        )
    _require_room(handover)
    try:
        package = _package(handover, sign)
        same = read_package(package) == handover
    except (BadInput, NotCanonical, ValueError) as fault:
        raise _unwritten(fault) from None
    if not same:
        raise _unwritten(ValueError("it was not read as it was written"))
    return package if seal_to is None else _sealed(package, seal_to)


def file_name(handover: HandOver) -> str:
    """What the file is called: what it is, of whom, which one of them."""
    what = "handover" if handover.receiver else "invitation"
    return safe_name(f"{what}-{handover.agency.slug}-{handover.number}-{handover.id[:8]}.{ENDING}")


def sender_shape(sender: Sender) -> dict[str, Any]:
    """Who sends, as a manifest tells it."""
    return {
        "id": sender.id,
        "name": sender.name,
        "alone": sender.alone,
        "signing": sender.signing,
        "sealing": sender.sealing,
        "contacts": dict(sender.contacts),
    }


def _sealed(package: bytes, seal_to: str) -> bytes:
    data = seal(package, seal_to)
    if len(data) > limits.FILE:
        raise _too_large()
    return data


def _package(handover: HandOver, sign: Sign) -> bytes:
    members = {
        EDITION: handover.edition.encode(),
        **{f"{FILES}{sha256}": handover.files[sha256] for sha256 in sorted(handover.files)},
        PAYLOAD: write_json(_payload(handover)),
    }
    manifest = write_json(_manifest(handover, members))
    return pack({MANIFEST: manifest, SIGNATURE: sign(signed_bytes(manifest)), **members})


def _manifest(handover: HandOver, members: dict[str, bytes]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "id": handover.id,
        "number": handover.number,
        "made_at": handover.made_at,
        "sender": sender_shape(handover.sender),
        "receiver": handover.receiver,
        "return": handover.return_id,
        "agency": handover.agency.id,
        "head": handover.head,
        "members": [
            {"name": name, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for name, content in members.items()
        ],
    }


def _payload(handover: HandOver) -> dict[str, Any]:
    return {
        "agency": asdict(handover.agency),
        "events": [asdict(one) for one in handover.links],
        "words": [asdict(one) for one in handover.words],
        "withheld": list(handover.withheld),
        "redacted": list(handover.redacted),
        "people": dict(handover.people),
    }


def _require_room(handover: HandOver) -> None:
    """Raise where the evidence files alone are more than a hand-over holds."""
    if len(handover.files) > limits.FILES:
        raise CannotWrite(
            f"{counted(len(handover.files), 'evidence file')} are more than one hand-over holds ({limits.FILES}).",
            "Name some as evidence without the file, by saying where they are kept.",
        )
    if sum(map(len, handover.files.values())) + limits.PAYLOAD + limits.EDITION > limits.FILE:
        raise _too_large()


def _too_large() -> CannotWrite:
    most = (limits.FILE - limits.PAYLOAD - limits.EDITION) // limits.MB
    return CannotWrite(
        f"The evidence files together are more than one hand-over holds ({most} MB), so none was written.",
        "Name some as evidence without the file, by saying where they are kept.",
    )


def _unwritten(fault: Exception) -> CannotStore:
    why = fault.what if isinstance(fault, BadInput) else "It cannot be written as others could read it."
    return CannotStore(
        f"The record holds what no receiver would take, so no hand-over was written. {why}", "Run “s11tui verify”."
    )
