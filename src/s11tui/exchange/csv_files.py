"""CSV that spreadsheets and mail merges take: every character arrives, and no cell is a formula.

UTF-8 with a byte order mark: without one Excel, and Word through it, read the file in the machine's old code page and
break every accent. Every cell is in quotes, so that line ends and commas inside a letter stay inside their cell.
"""

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # wide forms count as formulas too


def csv_bytes(head: Sequence[str], rows: Iterable[Sequence[str | int]]) -> bytes:
    """A table as the bytes of a file; numbers stay numbers."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(head)
    writer.writerows([str(cell) if isinstance(cell, int) else as_text(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def as_text(cell: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe goes before one that begins like one.

    The apostrophe is how spreadsheets themselves mark a text; everything behind it is as it was.
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
