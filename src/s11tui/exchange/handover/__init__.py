"""Hand-over files: one return on its way from one workspace to another, signed, and encrypted to its receiver.

The format is told in `docs/hand-over-format.md`.
"""

from s11tui.exchange.handover.key_file import KEY_ENDING, LARGEST_KEY_FILE, key_name, read_key, write_key
from s11tui.exchange.handover.limits import FILE as LARGEST_FILE
from s11tui.exchange.handover.reading import read
from s11tui.exchange.handover.writing import ENDING, file_name, write

__all__ = [
    "ENDING",
    "KEY_ENDING",
    "LARGEST_FILE",
    "LARGEST_KEY_FILE",
    "file_name",
    "key_name",
    "read",
    "read_key",
    "write",
    "write_key",
]
