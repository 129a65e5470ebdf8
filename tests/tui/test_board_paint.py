"""How the board is drawn: nothing that is cut is taken for something else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from s11tui.tui.widgets.board_paint import PARTS, BoardPaint
from s11tui.tui.widgets.board_widths import told_apart
from s11tui.workspace.board_areas import with_areas
from s11tui.workspace.board_lines import BoardRow
from support.boards import COLUMNS, board, cell, line
from support.hostile import HOSTILE

_STYLES = {part: Style(bold=part == "cursor") for part in PARTS}
_ROW = BoardRow(
    line("Police"), {one.id: cell("ri", "inadequate", "lowered", queried=True) for one in COLUMNS}, waiting=1
)


@given(st.integers(0, 60), st.integers(1, 60), st.booleans())
def test_a_cell_is_seen_whole_or_not_at_all(start: int, room: int, areas: bool) -> None:
    whole = with_areas(board(_ROW))
    paint = BoardPaint(whole.areas if areas else whole.columns, whole.rows, 120, _STYLES)
    _, cells = paint.row(whole.rows[0], here=False)
    seen = paint.window(cells, start, room, Style())
    assert seen.cell_length == room
    told = {"RI›I?", "3›"} if areas else {"RI›I?"}
    if room >= max(one.width for one in paint.spans):
        assert set(seen.text.replace("│", " ").split()) <= told
    for number in (0, 1):
        head = paint.head(number, 0, start, room)
        assert head.cell_length == paint.fixed_width + room


@pytest.mark.parametrize("width", [80, 100, 130, 200])
def test_whatever_agencies_are_called_the_cells_stand_in_their_columns(width: int) -> None:
    wide = "示例郡儿童保障委员会成人与社区服务部门" * 3
    alike = ("Exampleshire County Council, Adults and Communities", "Exampleshire County Council, Children")
    names = [*HOSTILE.values(), *alike, wide, f"{wide}乙"]
    rows = [BoardRow(line(f"a{at}", agency_name=name), {"s11": cell("good")}) for at, name in enumerate(names)]
    whole = board(*rows)
    paint = BoardPaint(whole.columns, whole.rows, width, _STYLES)
    for row in rows:
        fixed, cells = paint.row(row, here=True)
        assert (fixed.cell_length, cells.cell_length) == (paint.fixed_width, paint.cells_width)
        assert cell_len(fixed.text) == paint.fixed_width
        assert paint.cursor(row, -1).cell_length == paint.name_span.width
        assert paint.cursor(row, 0).cell_length == paint.spans[0].width
        assert paint.heading(row.line.agency_name, ("1 agency", "1 in"), 40).cell_length == 40


def test_names_that_begin_alike_are_told_apart_by_their_ends() -> None:
    names = ["Exampleshire Council, Adults", "Exampleshire Council, Children", "Police"]
    shown = told_apart(names, 20)
    assert [*shown.values()] == ["Examplesh…il, Adults", "Examplesh…, Children", f"{'Police':20}"]


def test_what_is_said_of_a_group_is_dropped_from_the_end_where_there_is_no_room() -> None:
    paint = BoardPaint(COLUMNS, [_ROW], 80, _STYLES)
    counts = ("12 agencies", "9 in", "feedback owed to 4, oldest 19 days")
    narrow: Strip = paint.heading("School", counts, 30)
    assert narrow.text.rstrip() == "School  12 agencies · 9 in"
    assert "19 days" in paint.heading("School", counts, 80).text
