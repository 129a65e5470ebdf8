"""Boards that were never in a workspace, for what is only arranged and drawn."""

from collections.abc import Mapping
from typing import Any

from s11tui.workspace.board_areas import area_columns
from s11tui.workspace.board_lines import Board, BoardCell, BoardColumn, BoardGrade, BoardRow
from s11tui.workspace.lines import ReturnLine

GRADES: Mapping[str, tuple[str, str, float | None]] = {
    "outstanding": ("O", "blue", 0.0),
    "good": ("G", "green", 1 / 3),
    "ri": ("RI", "amber", 2 / 3),
    "inadequate": ("I", "red", 1.0),
    "n-a": ("n/a", "grey", None),
}
COLUMNS = tuple(
    BoardColumn(f"s{area}{number}", f"{area}.{number}", f"Standard {area}.{number}", f"Area {area}", str(area))
    for area in (1, 2)
    for number in (1, 2, 3)
)
"""Two areas of three standards."""


def cell(own: str, agreed: str = "", outcome: str = "", **more: Any) -> BoardCell:
    """A standard's cell, by the ids of its grades."""
    short, colour, fall = GRADES[own]
    agreed_short, agreed_colour, agreed_fall = GRADES[agreed] if agreed else ("", "", None)
    return BoardCell(
        short,
        colour,
        agreed_short,
        agreed_colour,
        self_grade=own,
        agreed_grade=agreed,
        outcome=outcome,
        self_fall=fall,
        agreed_fall=agreed_fall,
        decided=int(bool(outcome)),
        changed=int(outcome in ("raised", "lowered")),
        unverified=int(outcome in ("not moderated", "cannot tell")),
        **more,
    )


def line(name: str, **more: Any) -> ReturnLine:
    """A return in a list; whatever is not said is usual."""
    usual: dict[str, Any] = dict.fromkeys(ReturnLine.__dataclass_fields__, "")
    numbers = (
        *("asked", "answered", "graded", "missing", "done", "revision", "outcomes", "changed", "urgent", "queries"),
        "to_confirm",
    )
    usual |= dict.fromkeys(numbers, 0)
    usual |= {"phases": (), "labels": (), "kind": "police", "state": "submitted"}
    slug = name.casefold().replace(" ", "-")
    return ReturnLine(**{**usual, "id": slug, "slug": slug, "agency": slug, "agency_name": name, **more})


def board(*rows: BoardRow) -> Board:
    """A board of six standards in two areas."""
    grades = tuple(BoardGrade(short, name.capitalize(), colour) for name, (short, colour, _) in GRADES.items())
    return Board(None, (), COLUMNS, rows, "", area_columns(COLUMNS), grades)
