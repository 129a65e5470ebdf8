"""The moderation board: agencies by standards, self-grade beside agreed grade, in one table."""

from functools import partial
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import DataTable, Input, Static

from s11tui.tui.commands import Command, bindings
from s11tui.tui.going import open_return
from s11tui.tui.screens.desk import Desk
from s11tui.tui.widgets.board_cells import FILTERS, cell_words, here_words, passes
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import cell, muted, plain, strong
from s11tui.workspace.lines import Board, BoardRow

_SHOWN = 60
"""Agencies in the table at once: a table of every school would be slow to draw. Filters find the others."""
_NAME_WIDTH = 26
_BROAD_NAME_WIDTH = 38


class BoardScreen(Desk):
    """Every return of a round with its grades; opens a return at the standard under the cursor.

    Args:
        round_ref: the round; None for the newest.
    """

    CSS_PATH = "board.tcss"
    ABOUT = (
        "One line for each agency, one column for each standard. The letters are grades: G is what the agency says, "
        "G›RI means that the panel agreed on something else, ✓ that it confirmed it. ? is an open question, * a grade "
        "whose answers changed after it was decided. Arrows move, Enter opens the return at that standard."
    )
    DOES = (
        Command(
            "filter", "f3", "filter", "Filter the board", "Shows all, those in moderation, changed, or with questions."
        ),
        Command("find", "f7", "find", "Find an agency", "Type a few letters of its name."),
        Command("round", "f6", "round", "Another round", "Chooses the round that the board shows."),
        Command(
            "keep",
            "f8",
            "exempt, extend",
            "Exempt, withdraw, reinstate, or give more time",
            "Keeps the return under the cursor in order; a reason is asked.",
        ),
        Command("again", "f5", "refresh", "Look again", "Fetches what others did meanwhile.", footer=False),
        Command("report", "f9", "report", "Write a report", "Writes the PDF of the return under the cursor."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(DOES)

    def __init__(self, round_ref: str | None = None) -> None:
        super().__init__()
        self._board: Board | None = None
        self._round = round_ref
        self._filter = "all"
        self._rows: dict[str, BoardRow] = {}

    def body(self) -> ComposeResult:
        yield Static("", id="filters", markup=False)
        yield Input(id="letters", placeholder="letters of an agency's name; Enter goes to the table")
        yield DataTable(id="table", cursor_type="cell", fixed_columns=1, zebra_stripes=False)
        yield Static("", id="here", markup=False)

    def begin(self) -> None:
        self.show_top(strong("Moderation"))
        self.query_one("#table").focus()

    def on_screen_resume(self) -> None:
        self.action_again()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "round":
            return self._board is not None and len(self._board.rounds) > 1
        if action == "report":
            return self._under_cursor()[0] is not None
        if action == "keep":
            person = self.bridge.person
            manages = person is not None and any(grant.role == "manager" for grant in person.grants)
            return manages and self._under_cursor()[0] is not None
        return super().check_action(action, parameters)

    @property
    def _table(self) -> DataTable[Text]:
        return self.query_one("#table", DataTable)

    def action_again(self) -> None:
        self.later(self._fetch())

    async def _fetch(self) -> None:
        chosen = self._round
        board = await self.attempt(lambda session: session.reading.board(chosen))
        if board is not None and self.is_mounted:
            columns_changed = self._board is None or self._board.columns != board.columns
            self._board = board
            self._show(columns_changed)

    def action_filter(self) -> None:
        from s11tui.tui.screens.menu import Menu

        rows = [Row(name, plain(name), muted(about)) for name, about in FILTERS.items()]

        def chosen(name: str | None) -> None:
            if name:
                self._filter = name
                self._show(False)

        self.app.push_screen(Menu("Which returns?", "", rows, self._filter), chosen)

    def action_find(self) -> None:
        letters = self.query_one("#letters", Input)
        letters.add_class("-shown")
        letters.focus()

    def action_round(self) -> None:
        from s11tui.tui.screens.menu import Menu

        rows = [
            Row(one.id, plain(one.title), muted(f"due {one.due}"))
            for one in (self._board.rounds if self._board else ())
        ]

        def chosen(name: str | None) -> None:
            if name:
                self._round = name
                self.action_again()

        self.app.push_screen(Menu("Which round?", "", rows, self._round or ""), chosen)

    def action_report(self) -> None:
        row, _ = self._under_cursor()
        if row is not None:
            from s11tui.tui.screens.printing import Printing

            self.app.push_screen(Printing(row.line.id))

    def action_keep(self) -> None:
        row, _ = self._under_cursor()
        if row is not None:
            self.later(self._keep(row.line.id))

    async def _keep(self, ref: str) -> None:
        from s11tui.tui.screens.keeping_steps import ask_keeping, keeping_menu

        view = await self.attempt(lambda session: session.reading.open(ref))
        if view is None:
            return

        def chosen(name: str | None) -> None:
            if name:
                # What the board shows is fetched again when it is seen again.
                self.app.push_screen(ask_keeping(self, view, name, lambda after: None))

        await self.app.push_screen(keeping_menu(view), chosen)

    def on_input_changed(self) -> None:
        self._show(False)

    def on_input_submitted(self) -> None:
        self._table.focus()

    def on_data_table_cell_highlighted(self) -> None:
        self._show_here()

    def on_data_table_cell_selected(self) -> None:
        row, standard = self._under_cursor()
        if row is not None:
            self.later(open_return(self, row.line.id, standard))

    def _under_cursor(self) -> tuple[BoardRow | None, str]:
        """The row and the standard (or nothing) under the cursor."""
        tables = [one for one in self.query("#table") if isinstance(one, DataTable)]
        if not tables or not tables[0].row_count:
            return None, ""
        key = tables[0].coordinate_to_cell_key(tables[0].cursor_coordinate)
        return self._rows.get(str(key.row_key.value)), str(key.column_key.value or "").removeprefix("+")

    def _show(self, columns_changed: bool) -> None:
        board, table = self._board, self._table
        if board is None:
            return
        letters = self.query_one("#letters", Input).value.casefold()
        found = [row for row in board.rows if passes(row, self._filter) and letters in row.line.agency_name.casefold()]
        if columns_changed:
            self._show_columns(board)
        at = table.cursor_coordinate
        table.clear()
        self._rows = {row.line.id: row for row in found[:_SHOWN]}
        add = partial(_add_row, table, board)
        for row in self._rows.values():
            add(row)
        if table.is_valid_coordinate(at):
            table.move_cursor(row=at.row, column=at.column, animate=False)
        shown = f"showing {len(self._rows)} of {len(found)}: type letters with F7" if len(found) > _SHOWN else ""
        words = [f"filter: {self._filter}" if self._filter != "all" else "", f"“{letters}”" if letters else "", shown]
        line = self.query_one("#filters", Static)
        line.update(plain(" · ".join(filter(None, words)) or ("" if found else "No returns here yet.")))
        line.display = any(words) or not found
        title = f"Moderation · {board.round.title}" if board.round else "Moderation"
        self.show_top(strong(title), muted(board.summary), muted(board.summary.partition(" · ")[0]))
        self._show_here()
        self.show_keys()

    def _show_columns(self, board: Board) -> None:
        table = self._table
        table.clear(columns=True)
        name_width = _NAME_WIDTH if self.has_class("-narrow") else _BROAD_NAME_WIDTH
        table.add_column(Text("agency"), key="+agency", width=name_width)
        table.add_column(Text("state"), key="+state", width=18)
        for column in board.columns:
            table.add_column(cell(column.number or column.id[:5]), key=column.id)

    def _show_here(self) -> None:
        row, standard = self._under_cursor()
        column = next((one for one in self._board.columns if one.id == standard), None) if self._board else None
        self.query_one("#here", Static).update(here_words(row, column) if row else Content(""))


def _add_row(table: DataTable[Text], board: Board, row: BoardRow) -> None:
    variables = table.app.theme_variables
    cells = [cell_words(row.cells.get(column.id), variables) for column in board.columns]
    changed = f" {row.line.changed}›" if row.line.changed else ""
    table.add_row(
        cell(row.line.agency_name), cell(f"{row.line.state}{changed}", variables["quiet"]), *cells, key=row.line.id
    )
