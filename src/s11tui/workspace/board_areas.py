"""The board by areas: of each area the lowest grade, which is what a chair has to look at first.

An average would hide one inadequate standard behind five good ones.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypedDict

from s11tui.workspace.board_lines import AREA, Board, BoardCell, BoardColumn, BoardRow


class _Nothing(TypedDict):
    """What of a cell is empty while nothing can be said of what was agreed."""

    agreed_short: str
    agreed_colour: str
    agreed_grade: str
    agreed_fall: float | None
    outcome: str


class _Counts(TypedDict):
    """What of a cell tells of all the standards of an area."""

    stale: bool
    queried: bool
    disagrees: bool
    proposed: tuple[str, ...]
    proposed_grades: tuple[str, ...]
    graded: int
    decided: int
    changed: int
    unverified: int


_NOTHING_YET: _Nothing = {
    "agreed_short": "",
    "agreed_colour": "",
    "agreed_grade": "",
    "agreed_fall": None,
    "outcome": "",
}


def area_columns(columns: Iterable[BoardColumn]) -> tuple[BoardColumn, ...]:
    """One column for each area of these standards, in their order."""
    found = {
        one.area_number: BoardColumn(f"{AREA}{one.area_number}", one.area_number, one.area, one.area, one.area_number)
        for one in columns
    }
    return tuple(found.values())


def with_areas(board: Board) -> Board:
    """The board with the cells of its areas, which are made only when somebody looks at them."""
    places = [(f"{AREA}{one.area_number}", one.id) for one in board.columns]
    rows = [replace(row, areas=_area_cells(places, row.cells)) for row in board.rows]
    return replace(board, rows=tuple(rows))


def lowest_in(board: Board, row: BoardRow, area: BoardColumn) -> str:
    """The id of the standard in an area that has the lowest grade now; empty where none has a grade."""
    inside = {one.id: cell for one in board.columns if one.area_number == area.number and (cell := row.cell(one.id))}
    return max(inside, key=lambda one: _depth(inside[one]), default="")


def _area_cells(places: Sequence[tuple[str, str]], cells: Mapping[str, BoardCell]) -> dict[str, BoardCell]:
    """The cells of one return by area; areas without a grade are left out."""
    inside: dict[str, list[BoardCell]] = {}
    for area, standard in places:
        cell = cells.get(standard)
        if cell is not None:
            inside.setdefault(area, []).append(cell)
    return {area: _lowest(found) for area, found in inside.items()}


def _lowest(cells: list[BoardCell]) -> BoardCell:
    """The lowest self-grade and the lowest grade that stands, and what any of the standards asks for."""
    own = max(cells, key=_own_depth)
    decided = sum(one.decided for one in cells)
    stands = max(cells, key=_depth) if decided else own
    outcome = _outcome(cells) if decided == len(cells) else ""
    grade = stands.agreed_grade or stands.self_grade
    if not outcome and grade == own.self_grade:
        # Not all of them are decided, and the lowest did not move: nothing can be said of the area yet.
        return replace(own, **_NOTHING_YET, **_counts(cells, decided))
    return replace(
        own,
        agreed_short=stands.agreed_short if stands.agreed_grade else stands.self_short,
        agreed_colour=stands.agreed_colour if stands.agreed_grade else stands.self_colour,
        agreed_grade=grade,
        agreed_fall=stands.fall,
        outcome=outcome,
        **_counts(cells, decided),
    )


def _counts(cells: list[BoardCell], decided: int) -> _Counts:
    return {
        "stale": any(one.stale for one in cells),
        "queried": any(one.queried for one in cells),
        "disagrees": any(one.disagrees for one in cells),
        "proposed": (),
        "proposed_grades": (),
        "graded": len(cells),
        "decided": decided,
        "changed": sum(one.changed for one in cells),
        "unverified": sum(one.unverified for one in cells),
    }


def _outcome(cells: list[BoardCell]) -> str:
    """What can be said of all of them, each of which is decided."""
    found = {one.outcome for one in cells}
    return next((one for one in ("not moderated", "cannot tell") if one in found), "confirmed")


def _own_depth(cell: BoardCell) -> float:
    return -1.0 if cell.self_fall is None else cell.self_fall


def _depth(cell: BoardCell) -> float:
    return -1.0 if cell.fall is None else cell.fall
