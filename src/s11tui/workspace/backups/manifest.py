"""What a backup says of itself: written beside it, signed with the workspace's own key.

All heads stand in it, not a digest over them: a digest could only be compared with a file that holds not one event
more, while heads prove of any later file that nothing was cut off, and name the stream where something was. That is
about 130 bytes a stream, half a megabyte for a full partnership, beside a file of a hundred.

The signature proves a manifest that was kept elsewhere than its backup: whoever can alter the backup itself has the key
too, since it stands in it.
"""

import json
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from s11tui.audit.events import canonical
from s11tui.errors import BadInput
from s11tui.workspace.keys import is_signed
from s11tui.workspace.store import said

FORMAT: Final = "s11tui-backup/1"
ENDING = ".manifest.json"
_LARGEST = 64 * 1024 * 1024
"""Bytes; far beyond the streams that one file can hold."""

_Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
_Short = Annotated[str, Field(max_length=1000)]
_Number = Annotated[int, Field(ge=0)]
Head = tuple[Annotated[int, Field(ge=1)], _Hash]
"""The number of a stream's last event, and its hash."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


class Redaction(_Frozen):
    """Words that were taken out of the record: the event that says so, in which stream, by whom, when, and which."""

    event: _Short
    stream: _Short
    who: _Short
    at: _Short
    digests: tuple[_Hash, ...]


class Manifest(_Frozen):
    """What is in a backup.

    Attributes:
        at: when it was made, as a stamp.
        program: the version of s11tui that made it; `tables` that of the tables in it.
        workspace: id of the partnership or the agency's own workspace; `name` what it is called.
        sha256: of the backup file; `size` its bytes.
        heads: of every stream, its last event.
        files: evidence files that its events name, by SHA-256; `missing` those of them that were not there.
        redactions: so that restoring an older backup does not bring back what was taken out since.
        signer: the public key (Ed25519, hex) of who signed it.
    """

    format: Literal["s11tui-backup/1"] = FORMAT
    at: _Short
    program: _Short
    tables: _Number
    workspace: _Short
    name: _Short
    sha256: _Hash
    size: _Number
    returns: _Number
    events: _Number
    heads: dict[_Short, Head]
    files: tuple[_Hash, ...] = ()
    missing: tuple[_Hash, ...] = ()
    redactions: tuple[Redaction, ...] = ()
    signer: _Hash


def manifest_beside(backup: Path) -> Path:
    """Where the manifest of a backup lies."""
    return backup.with_name(backup.name + ENDING)


def signed_part(manifest: Manifest) -> bytes:
    """The bytes that are signed: the format, a zero byte, and the manifest as canonical JSON."""
    return f"{FORMAT}\0{canonical(manifest.model_dump(mode='json'))}".encode()


def written(manifest: Manifest, signature: bytes) -> bytes:
    """A manifest and its signature as they stand in a file."""
    whole = {"manifest": manifest.model_dump(mode="json"), "signature": signature.hex()}
    return f"{canonical(whole)}\n".encode()


def read_manifest(path: Path) -> Manifest:
    """A manifest that says just what was signed. Whose key signed it, the caller compares.

    Raises:
        BadInput: it is missing, too large, no manifest, or was altered.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except (OSError, ValueError) as fault:
        raise BadInput(
            f"The manifest {path.name} cannot be read ({said(fault)}).",
            "It lies beside the backup that it belongs to; keep both together.",
        ) from None
    manifest, signature = _parsed(data, path)
    if not is_signed(signed_part(manifest), signature, manifest.signer):
        raise _altered(path, "its signature does not fit")
    return manifest


def anchors_of(path: Path, signer: str) -> dict[str, Head]:
    """The heads that a manifest proves of a workspace with this key; the backup itself may be named for it.

    Raises:
        BadInput: as `read_manifest`; or another key signed it.
    """
    beside = manifest_beside(path)
    manifest = read_manifest(beside if beside.is_file() else path)
    if manifest.signer != signer:
        raise BadInput(
            f"The manifest {path.name} was signed with another workspace’s key.",
            "Name the manifest of a backup of this workspace.",
        )
    return dict(manifest.heads)


def _parsed(data: bytes, path: Path) -> tuple[Manifest, bytes]:
    if len(data) > _LARGEST:
        raise _altered(path, "it is far too large")
    try:
        whole: Any = json.loads(data)
        manifest = Manifest.model_validate_json(json.dumps(whole["manifest"]))
        signature = bytes.fromhex(whole["signature"])
    except (ValidationError, ValueError, RecursionError, KeyError, TypeError):
        raise _altered(path, "it is no manifest of s11tui") from None
    if written(manifest, signature) != data:
        raise _altered(path, "it is not written as a manifest is")
    return manifest, signature


def _altered(path: Path, why: str) -> BadInput:
    return BadInput(
        f"The manifest {path.name} was altered or damaged: {why}.", "Take another backup; nothing was changed."
    )
