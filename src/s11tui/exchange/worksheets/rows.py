"""Rows of a spreadsheet that came back, with what their hidden columns say."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from s11tui.exchange.worksheets.cells import FREE, KEY_PREFIX, KEYS, text_of
from s11tui.exchange.worksheets.parts import sent
from s11tui.text import admit_line

MOST_ROWS = 50_000
WIDEST = 60
"""Columns that are read; no worksheet has more."""

_FIRST = f"{KEY_PREFIX}{KEYS[0]}"


@dataclass(frozen=True, slots=True)
class Cell:
    """A visible cell: where it stands, what it says, and why that cannot be trusted (empty where it can).

    `free` says whether it was there to be filled in, `moved` whether it says otherwise than it was sent out.
    """

    name: str
    text: str
    fault: str
    free: bool
    moved: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A row; `mark` is empty for one that somebody put in. It holds the part numbered `part` of `count`."""

    mark: str
    path: str
    row: int
    part: int
    count: int
    seen: str
    was: str
    cells: tuple[Cell, ...]


def marked_rows(rows: Sequence[Sequence[Any]]) -> list[Row] | None:
    """The rows of a sheet, read by the columns' keys wherever these stand; None where the sheet has no keys."""
    keys = next((found for row in rows if (found := _keys(row))), None)
    if keys is None:
        return None
    return [_row(row, number, keys) for number, row in enumerate(rows, 1) if not _keys(row)]


def _keys(row: Sequence[Any]) -> dict[str, int]:
    """The place of each column by its key, if this is the row that names them."""
    texts = [cell.value if isinstance(cell.value, str) else "" for cell in row]
    if _FIRST not in texts:
        return {}
    return {
        text.removeprefix(KEY_PREFIX): place
        for place, text in reversed(list(enumerate(texts)))
        if text.startswith(KEY_PREFIX)
    }


def _row(row: Sequence[Any], number: int, keys: dict[str, int]) -> Row:
    said = {
        key: admit_line(text_of(row[place])[0]).text if place < len(row) else ""
        for key, place in keys.items()
        if key in KEYS
    }
    own = said.get("own", "").split()
    visible = {place: int(key) for key, place in keys.items() if key not in KEYS and key.isdigit()}
    hidden = {place for key, place in keys.items() if key in KEYS}
    cells = []
    for place, cell in enumerate(row):
        if place not in hidden:
            at = visible.get(place)
            cells.append((WIDEST if at is None else at, _cell(cell, f"{_letters(place)}{number}", own, at)))
    return Row(
        mark=said.get("mark", ""),
        path=said.get("path", ""),
        row=_number(said.get("row", "")),
        part=_number(said.get("part", "").partition("/")[0]),
        count=_number(said.get("part", "").partition("/")[2]),
        seen=said.get("seen", ""),
        was=said.get("was", ""),
        cells=tuple(cell for _, cell in sorted(cells, key=lambda one: one[0])),
    )


def _cell(cell: Any, name: str, own: Sequence[str], place: int | None) -> Cell:
    text, fault = text_of(cell)
    sent_as = own[place] if place is not None and place < len(own) else sent("")
    free = sent_as == FREE
    moved = not free and bool(text.strip()) and sent(text) != sent_as
    return Cell(name, text, fault, free, moved)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0


def _letters(place: int) -> str:
    """The name of a column: A, B … Z, AA."""
    name, rest = "", place + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        name = chr(65 + letter) + name
    return name
