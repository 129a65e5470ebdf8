"""Reading a file that should carry a hand-over: everything about it is checked that needs no record.

Whether its sender is known, whether it is meant for this workspace and whether it came before is for the desk to tell.
"""

import hashlib
import re
from typing import Any

from pydantic import ValidationError

from s11tui.audit.handover import HandOver, Link, Sender
from s11tui.audit.register import Agency
from s11tui.audit.words import SealedWords
from s11tui.exchange.handover import limits
from s11tui.exchange.handover.checking import check
from s11tui.exchange.handover.faults import (
    Unfit,
    altered,
    damaged,
    newer,
    no_handover,
    other_key,
    should_be_sealed,
    too_large,
)
from s11tui.exchange.handover.package import EDITION, FILES, MANIFEST, PAYLOAD, SIGNATURE, Package
from s11tui.exchange.handover.sealing import is_sealed, unseal
from s11tui.exchange.handover.shapes import FORMAT, ManifestShape, PayloadShape, format_of
from s11tui.exchange.handover.signing import signed_bytes
from s11tui.exchange.handover.strict_json import NotCanonical, read_json
from s11tui.workspace.keys import is_signed

_OF_A_LATER_VERSION = re.compile(r"s11tui-handover/(?!1\Z)[1-9][0-9]{0,5}")


def read(data: bytes, identity: str | None) -> HandOver:
    """What a file carries.

    Args:
        identity: the secret that opens what was written to this workspace (`AGE-SECRET-KEY-1…`); None where only an
            invitation that anybody may read is wanted.

    Raises:
        BadInput: it is no hand-over, was altered, is not whole, was written to somebody else, comes from a newer
            program, or does not hang together; it says which.
    """
    if len(data) > limits.FILE:
        raise too_large(f"larger than {limits.FILE // limits.MB} MB")
    sealed = is_sealed(data)
    if sealed and identity is None:
        raise other_key()
    handover = read_package(unseal(data, identity) if sealed and identity else data)
    if sealed != bool(handover.receiver):
        raise should_be_sealed()
    return handover


def read_package(data: bytes) -> HandOver:
    """What a package carries that is not, or not any more, encrypted.

    Raises:
        BadInput: see `read`.
    """
    package = Package(data)
    if not {MANIFEST, SIGNATURE} <= package.names:
        raise no_handover()
    manifest = _signed_manifest(package)
    members = {one.name: one for one in manifest.members}
    if len(members) != len(manifest.members) or set(members) | {MANIFEST, SIGNATURE} != package.names:
        raise altered()
    contents = {}
    for name, member in members.items():
        content = package.read(name)
        if len(content) != member.size or hashlib.sha256(content).hexdigest() != member.sha256:
            raise altered()
        contents[name] = content
    return _handover(manifest, contents)


def _signed_manifest(package: Package) -> ManifestShape:
    """The manifest, once it is known to be what the key in it signed."""
    written, signature = package.read(MANIFEST), package.read(SIGNATURE)
    told = _json(written)
    named = format_of(told)
    if _OF_A_LATER_VERSION.fullmatch(named):
        raise newer()
    if named != FORMAT:
        raise no_handover()
    try:
        manifest = ManifestShape.model_validate(told)
    except ValidationError:
        raise Unfit("Its manifest is not written as manifests are") from None
    if not is_signed(signed_bytes(written), signature, manifest.sender.signing):
        raise altered()
    return manifest


def _json(data: bytes) -> Any:
    try:
        return read_json(data)
    except NotCanonical:
        raise damaged() from None


def _handover(manifest: ManifestShape, contents: dict[str, bytes]) -> HandOver:
    if not {PAYLOAD, EDITION} <= contents.keys():
        raise altered()
    try:
        told = read_json(contents[PAYLOAD])
        payload = PayloadShape.model_validate(told)
        edition = contents[EDITION].decode("utf-8")
    except (NotCanonical, ValueError):  # a shape that does not fit is a ValueError too, and so is what is no UTF-8
        raise Unfit("What it carries is not written as hand-overs are") from None
    handover = HandOver(
        id=manifest.id,
        number=manifest.number,
        made_at=manifest.made_at,
        sender=Sender(**manifest.sender.model_dump()),
        receiver=manifest.receiver,
        return_id=manifest.return_,
        agency=Agency(**payload.agency.model_dump()),
        edition=edition,
        links=tuple(Link(**one.model_dump()) for one in payload.events),
        words=tuple(SealedWords(one.digest, one.salt, one.text) for one in payload.words),
        withheld=payload.withheld,
        redacted=payload.redacted,
        people=payload.people,
        files={name.removeprefix(FILES): data for name, data in contents.items() if name.startswith(FILES)},
    )
    check(handover)
    if (manifest.agency, manifest.head) != (handover.agency.id, handover.head):
        raise Unfit("Its manifest speaks of another return than it carries")
    return handover
