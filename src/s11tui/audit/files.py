"""A file that is kept beside the record, known by the hash of what is in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from s11tui.audit.words import Words


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file as events name it.

    Attributes:
        sha256: of its bytes: where it lies.
        name: as the person called it, made safe.
        size: in bytes.
    """

    sha256: str
    name: str
    size: int


def file_body(file: KeptFile | None) -> dict[str, Any] | None:
    """A file as an event carries it; its name is people's words."""
    return None if file is None else {"sha256": file.sha256, "name": Words(file.name), "size": file.size}


def file_from(body: Mapping[str, Any] | None) -> KeptFile | None:
    """A file as it stands in an event."""
    return None if body is None else KeptFile(body["sha256"], body["name"], body["size"])
