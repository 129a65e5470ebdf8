"""A small file that tells others who a workspace is and what its public keys are. It proves nothing by itself."""

import json

from pydantic import ValidationError

from s11tui.audit.handover import Sender
from s11tui.errors import BadInput
from s11tui.exchange.handover.shapes import SenderShape, Shape
from s11tui.exchange.handover.strict_json import NotCanonical, look_over, write_json
from s11tui.exchange.handover.writing import sender_shape
from s11tui.text import safe_name, slug

KEY_ENDING = "s11key"
LARGEST_KEY_FILE = 64 * 1024
_FORMAT = "s11tui-keys/1"
_MOST_VALUES = 100


class _KeyFile(Shape):
    format: str
    sender: SenderShape


def write_key(sender: Sender) -> bytes:
    """The file that tells others who this is."""
    return write_json({"format": _FORMAT, "sender": sender_shape(sender)})


def key_name(sender: Sender) -> str:
    """What the file is called."""
    return safe_name(f"{slug(sender.name)}.{KEY_ENDING}")


def read_key(data: bytes) -> Sender:
    """Whom a file tells of. Whether it is true is to be asked over the telephone.

    Raises:
        BadInput: it is no such file.
    """
    try:
        if len(data) > LARGEST_KEY_FILE:
            raise NotCanonical("it is too large")
        look_over(data, _MOST_VALUES)
        told = _KeyFile.model_validate(json.loads(data))
        if told.format != _FORMAT:
            raise NotCanonical("it is something else")
    except (ValueError, RecursionError, ValidationError):
        raise BadInput(
            "This is no file of public keys of s11tui, so nobody was made known.",
            "Give the file that “s11tui handover key -o DIR” wrote on the other side.",
        ) from None
    return Sender(**told.sender.model_dump())
