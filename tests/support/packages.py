"""Meddling with the zip that a hand-over is."""

import hashlib
import io
import json
import warnings
import zipfile
from collections.abc import Callable, Iterable
from typing import Any

import rfc8785
from pyrage import decrypt, encrypt, x25519

from s11tui.audit.events import canonical
from support.handovers import AGENCY, PARTNERSHIP, Owner

Member = tuple[str, bytes]


def opened(data: bytes, owner: Owner = PARTNERSHIP) -> bytes:
    """The package in a file that was encrypted to somebody."""
    return decrypt(data, [x25519.Identity.from_str(owner.identity)])


def closed(package: bytes, owner: Owner = PARTNERSHIP) -> bytes:
    """A package encrypted to somebody."""
    return encrypt(package, [x25519.Recipient.from_str(owner.sender.sealing)])


def members_of(package: bytes) -> dict[str, bytes]:
    """What is in a package."""
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def zipped(members: Iterable[Member], method: int = zipfile.ZIP_DEFLATED, **settings: Any) -> bytes:
    """A package of any members at all, the same name twice too; `settings` are attributes of each member's entry."""
    packed = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(packed, "w", method) as package:
        warnings.simplefilter("ignore", UserWarning)
        for name, content in members:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = method
            info.external_attr = 0o600 << 16
            for attribute, value in settings.items():
                setattr(info, attribute, value)
            package.writestr(info, content)
    return packed.getvalue()


def signed(members: dict[str, bytes], manifest: dict[str, Any], owner: Owner) -> bytes:
    """A package whose manifest lists these members, signed by its sender: a hand-over by somebody else's program."""
    listed = [
        {"name": name, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in members.items()
    ]
    written = rfc8785.dumps({**manifest, "members": listed})
    signature = owner.sign(b"s11tui-handover/1\0" + written)
    return zipped([("manifest.json", written), ("manifest.sig", signature), *members.items()])


def resigned(package: bytes, change: Callable[[dict[str, Any], dict[str, Any]], None], owner: Owner = AGENCY) -> bytes:
    """The package with its manifest and payload changed by its sender, who signs the result again."""
    members = members_of(package)
    manifest, _ = json.loads(members.pop("manifest.json")), members.pop("manifest.sig")
    payload = json.loads(members["payload.json"])
    change(manifest, payload)
    members["payload.json"] = canonical(payload).encode()
    return signed(members, manifest, owner)
