"""Cells of a spreadsheet: how a text is put into them so that nothing of it is lost, and how it is got out again."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

LARGEST = 32_000
"""UTF-16 units; a cell holds 32,767 of them at most."""
MOST_LINES = 250
"""A cell holds 253 line ends at most."""

META, LISTS, START = "s11", "lists", "Start here"
"""Sheets that are no areas."""

KEYS = ("mark", "path", "row", "part", "seen", "was", "own")
"""The hidden columns, in order: what kind of row; whose; which of several; which part of a long text, of how many; the
event that the answer came from; what the answer was; for each visible cell what it was, or that it is free."""
KEY_PREFIX = "s11:"
FREE = "-"

TEXT, ANSWER, TABLE, EVIDENCE, ACTION = "text", "answer", "table", "evidence", "action"
"""The marks of rows."""

_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")

KEEPER = "\ufdd0"
"""Stands in a file's shared texts while they are read, so that the library drops no `x005F_` from them. No admitted
text holds it."""


def escaped(text: str) -> str:
    """Text as the format wants it: `_x0041_` would be read as a letter."""
    return _ESCAPE.sub("_x005F_", text)


def unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text.replace(KEEPER, ""))


def parts(text: str) -> Iterator[str]:
    """A text in pieces that a cell can hold, at least one; joined they are the text again."""
    if 2 * len(text) <= LARGEST and text.count("\n") <= MOST_LINES:
        yield text
        return
    start = units = lines = 0
    for place, letter in enumerate(text):
        width = 2 if ord(letter) > 0xFFFF else 1
        if units + width > LARGEST or (letter == "\n" and lines == MOST_LINES):
            yield text[start:place]
            start, units, lines = place, 0, 0
        units += width
        lines += letter == "\n"
    yield text[start:]


def text_of(cell: Any) -> tuple[str, str]:
    """The text of a cell as it was read, and why it cannot be trusted; empty where it can."""
    value = cell.value
    if value is None:
        return "", ""
    if cell.data_type == "f":
        return str(getattr(value, "text", value)), "a formula, not a text"
    if cell.data_type == "e":
        return str(value), "an error of the spreadsheet, not a text"
    if isinstance(value, bool):
        return ("true" if value else "false"), ""
    if isinstance(value, int | float | Decimal):
        return _number(value, "%" in str(cell.number_format)), ""
    if isinstance(value, datetime):
        midnight = (value.hour, value.minute, value.second, value.microsecond) == (0, 0, 0, 0)
        return (value.date().isoformat() if midnight else value.isoformat(" ")), ""
    if isinstance(value, date):
        return value.isoformat(), ""
    return unescaped(str(value)), ""


def _number(value: int | float | Decimal, percent: bool) -> str:
    """Without the tail that a spreadsheet gives whole numbers: `12`, not `12.0`."""
    number = Decimal(repr(value) if isinstance(value, float) else value)
    if percent:
        number *= 100
    plain = format(number, "f")
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return f"{plain}%" if percent else plain
