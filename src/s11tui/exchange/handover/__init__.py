"""Hand-over files: one return on its way from one workspace to another, signed, and encrypted to its receiver.

The format is told in `docs/hand-over-format.md`.
"""

from s11tui.exchange.handover.reading import read
from s11tui.exchange.handover.writing import ENDING, file_name, write

__all__ = ["ENDING", "file_name", "read", "write"]
