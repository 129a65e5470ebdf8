"""What is said around the board: the cell under the cursor in words, how it is arranged, and what the marks mean."""

from collections.abc import Mapping

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import hue, muted, plain, strong
from s11tui.workspace.board_filters import words as filter_words
from s11tui.workspace.board_lines import Board, BoardColumn, BoardRow
from s11tui.workspace.board_marks import AREA_MARKS, MARKS, row_words, words
from s11tui.workspace.board_order import GROUPS, SORTS, Arranged, Arrangement

_BESIDE: Mapping[str, str] = {
    "◆": "before a name: picked for moderation",
    "2›": "behind a state: so many grades were changed by the panel",
    "19 days": "how long the agency has been waiting for feedback since it submitted",
}
"""What stands beside the cells, with what it means."""


class HereLines(Widget):
    """A few lines that change with every move of a cursor.

    The screen is laid out anew only where they need more lines than there is room for, which is rare: a layout with
    every key would be felt, and what stands above would jump.
    """

    DEFAULT_CSS = """
    HereLines { height: auto; width: 1fr; }
    """
    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shown = Content("")

    def show(self, shown: Content) -> None:
        """Show other words."""
        self._shown = shown
        width = self.content_size.width
        self.refresh(layout=self.get_content_height(Size(), Size(), width) > self.content_size.height)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._shown.wrap(width)) if width else 1

    def render(self) -> Content:
        return self._shown


def here_words(row: BoardRow, column: BoardColumn | None) -> Content:
    """The agency and the standard or area under the cursor, in words."""
    name = strong(row.line.agency_name)
    if column is None:
        return Content.assemble(name, muted(f"\n{row_words(row)}"))
    picked = f" · picked: {row.sampled}" if row.sampled else ""
    title = plain(f"{column.number} {column.title}".strip())
    return Content.assemble(name, "  ", title, muted(f"\n{words(row.cell(column.id), column)}{picked}"))


def arranged_words(arranged: Arranged, wanted: Arrangement) -> str:
    """`filter: kind School · changed · sorted by … · shows 12 of 330`; empty where nothing was chosen."""
    board = arranged.board
    found = [f"only {', '.join(filter_words(board, one) for one in wanted.filters)}"] if wanted.filters else []
    found += [f"“{wanted.letters}”"] if wanted.letters else []
    if found:
        found.append(f"shows {len(arranged.rows)} of {len(board.rows)}")
    found += [f"sorted by {_chosen(board, wanted.sort, SORTS)}"] if wanted.sort != "name" else []
    found += [f"grouped {_chosen(board, wanted.group, GROUPS)}"] if wanted.group != "none" else []
    if wanted.by == "areas":
        found.append("the lowest grade of each area")
    return " · ".join(found)


def _chosen(board: Board, name: str, known: Mapping[str, str]) -> str:
    column = board.column(name) if name not in known else None
    if column is None:
        return known.get(name, name)
    return f"{'by ' if known is GROUPS else ''}the grade at {column.number or column.title}"


def legend(board: Board | None) -> list[Row]:
    """Every mark with what it means, the grades of this board in their colours, and what is different by areas."""
    rows = [_row(sign, meaning) for sign, meaning in {**MARKS, **_BESIDE}.items()]
    if board is not None and board.grades:
        rows.append(_heading("The grades"))
        rows += [_row(one.short, one.label, f"bold {hue(one.colour)}") for one in board.grades]
    rows.append(_heading("By areas"))
    return rows + [_row(sign, meaning) for sign, meaning in AREA_MARKS.items()]


def _row(sign: str, meaning: str, style: str = "bold") -> Row:
    return Row(f"{sign} {meaning}", Content.styled(sign, style), muted(meaning))


def _heading(words: str) -> Row:
    return Row(words, strong(words), heading=True)
