"""How wide the board's columns are, and how names and titles are brought to such a width."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from textwrap import wrap

from rich.cells import cell_len, set_cell_size

from s11tui.tui.words import cell
from s11tui.workspace.board_lines import BoardColumn, BoardRow
from s11tui.workspace.board_marks import text

GAP = 1
BETWEEN_AREAS = "│ "
NARROW = 96
"""Cells; below that the names are cut shorter, and the state and the days share a column."""
_NAME_WIDTHS = ((150, 44), (116, 34), (NARROW, 26), (0, 20))
"""From how many cells on the names may be how wide."""
_AREA_WIDTH = 13
_LEAST_WIDTH = 4


@dataclass(frozen=True, slots=True)
class Span:
    """Where a column stands among the cells: from `x`, so many cells wide; `left` is where its separator begins."""

    x: int
    width: int
    left: int


def name_width(rows: Sequence[BoardRow], width: int) -> int:
    """How wide the agencies' names are on a grid of so many cells."""
    most = next(most for least, most in _NAME_WIDTHS if width >= least)
    return min(most, max((cell_len(cell(row.line.agency_name).plain) for row in rows), default=0))


def days(row: BoardRow) -> str:
    """For how long feedback has been owed: `19 days`; empty where none is."""
    return "" if row.waiting is None else f"{row.waiting} day{'' if row.waiting == 1 else 's'}"


def spans(columns: Sequence[BoardColumn], rows: Sequence[BoardRow]) -> Iterator[Span]:
    """Where each column stands; as wide as the widest cell that any row of the board has in it."""
    lengths: dict[int, int] = {}
    x, area = 0, ""
    for column in columns:
        left = x
        if column.area_number != area and not column.is_area:
            x += len(BETWEEN_AREAS)
        area = column.area_number
        width = max(_AREA_WIDTH if column.is_area else _LEAST_WIDTH, cell_len(column.number))
        for row in rows:
            found = row.cell(column.id)
            if found is not None:
                if id(found) not in lengths:
                    lengths[id(found)] = cell_len(text(found))
                width = max(width, lengths[id(found)])
        yield Span(x, width, left)
        x += width + GAP


def told_apart(names: Iterable[str], width: int) -> dict[str, str]:
    """Each name, exactly so wide; those that begin alike are cut in the middle, so that their ends tell them apart."""
    shown = {name: cut_to(name, width) for name in names}
    often = Counter(shown.values())
    end = width // 2
    return {
        name: set_cell_size(f"{cut_to(name, width - end)}{_end_of(name, end)}", width)
        if often[cut] > 1 and cut.endswith("…")
        else cut
        for name, cut in shown.items()
    }


def _end_of(name: str, width: int) -> str:
    """The last letters of a name, as many as there is room for."""
    plain = cell(name).plain
    return next(
        (plain[at:] for at in range(max(0, len(plain) - width), len(plain)) if cell_len(plain[at:]) <= width), ""
    )


@lru_cache(maxsize=4096)
def cut_to(name: str, width: int) -> str:
    """A name on one line, exactly so wide; what is cut ends with an ellipsis."""
    plain = cell(name).plain
    return set_cell_size(plain, width) if cell_len(plain) <= width else f"{set_cell_size(plain, width - 1)}…"


@lru_cache(maxsize=256)
def in_two(words: str, width: int) -> tuple[str, str]:
    """Words on two lines, the first empty where one is enough; cut with an ellipsis where two are not."""
    lines = wrap(words, width, max_lines=2, placeholder="…") or [""]
    first, last = ("", lines[0]) if len(lines) == 1 else (lines[0], lines[1])
    return set_cell_size(first, width), set_cell_size(last, width)
