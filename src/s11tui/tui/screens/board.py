"""The moderation board: agencies by standards or areas, self-grade beside agreed grade, in one grid."""

from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static

from s11tui.tui.board_memory import BoardMemory
from s11tui.tui.commands import Command, bindings
from s11tui.tui.going import open_return
from s11tui.tui.screens import round_looking
from s11tui.tui.screens.board_choices import BoardChoices
from s11tui.tui.screens.round_looking import RoundLooking
from s11tui.tui.widgets.board_grid import BoardGrid
from s11tui.tui.widgets.board_words import HereLines, arranged_words, here_words
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import muted, plain, strong
from s11tui.workspace.board_areas import lowest_in
from s11tui.workspace.board_lines import BoardColumn, BoardRow
from s11tui.workspace.board_order import arrange
from s11tui.workspace.news import Topic

_HEADS = {"agency": "name", "state": "state", "feedback": "feedback"}
"""What a click on the head of a fixed column sorts by."""


class BoardScreen(BoardChoices, RoundLooking):
    """Every return of a round with its grades; opens a return at the standard under the cursor.

    Args:
        round_ref: the round; None for the one that was looked at last, or the newest.
    """

    CSS_PATH = "board.tcss"
    ABOUT = (
        "One line for each agency, one column for each standard. The letters are grades: G is what the agency says, "
        "G›RI means that the panel agreed on something else, G✓ that it confirmed it, G– that nobody moderated it, "
        "G~ that the panel could not tell. ≠ is a proposal that differs from the self-grade, ? an open question, "
        "* a grade whose answers changed after it was decided. By areas each column shows the lowest grade of an area, "
        "self beside now, and how many were changed (2›). The lines below say it in words. "
        "Arrows, Home, End, PgUp and PgDn move, with Ctrl to the first or last agency; Enter or a double click opens "
        "the return there. A click on the head of a column sorts by it. What you choose is kept until you leave."
    )
    DOES = (
        Command(
            "filter",
            "f3",
            "filter",
            "Filter the board",
            "Shows only some returns: by kind, phase, grade, changes, disagreement, overdue feedback. Filters combine.",
        ),
        Command("arrange", "f2", "sort, group", "Sort and group the board", "Chooses the order and the groups."),
        Command("areas", "f4", "areas", "Areas or standards", "Changes the columns: areas, or standards."),
        Command("find", "f7", "find", "Find an agency", "Type a few letters of its name."),
        Command("round", "f6", "round", "Another round", "Chooses the round that the board shows."),
        Command(
            "keep",
            "f8",
            "exempt, extend",
            "Exempt, withdraw, reinstate, or give more time",
            "Keeps the return under the cursor in order; a reason is asked.",
        ),
        Command("report", "f9", "report", "Write a report", "Writes the PDF of the return under the cursor."),
        Command("letter", "", "letter", "Write the letter", "The feedback letter on the return here.", footer=False),
        Command("meetings", "f10", "meetings", "Follow-up meetings", "Plans a meeting, runs it, and what comes after."),
        Command("again", "f5", "refresh", "Look again", "Fetches what others did meanwhile.", footer=False),
        Command(
            "open_cell", "", "open", "Open the return", "At the cell under the cursor, as Enter does.", footer=False
        ),
        Command("clear", "", "everything", "Show every return", "Takes all filters away.", footer=False),
        *round_looking.COMMANDS,
        Command("legend", "", "marks", "What the marks mean", "Says what each letter and sign means.", footer=False),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(DOES)

    def __init__(self, round_ref: str | None = None) -> None:
        super().__init__()
        self._asked = round_ref
        self._opening = False

    def body(self) -> ComposeResult:
        yield Static("", id="filters", markup=False)
        yield Input(id="letters", placeholder="letters of an agency's name; Enter goes to the table")
        yield BoardGrid(self._moved, id="table")
        yield HereLines(id="here")

    def begin(self) -> None:
        # The person is signed in by now; somebody else's choices were forgotten with them.
        self.memory = self.bridge.board = self.bridge.board or BoardMemory()
        if self._asked is not None:
            self.memory.round = self._asked
        self.query_one("#letters", Input).value = self.wanted.letters
        self.show_top(strong("Moderation"))
        self.grid.focus()

    def on_screen_resume(self) -> None:
        self.action_again()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "round":
            return self.board is not None and len(self.board.rounds) > 1
        if action in ("report", "open_cell"):
            return self._row_here is not None
        if action == "clear":
            return bool(self.wanted.filters or self.wanted.letters)
        if action == "keep":
            person = self.bridge.person
            manages = person is not None and any(grant.role == "manager" for grant in person.grants)
            return manages and self._row_here is not None
        return super().check_action(action, parameters)

    @property
    def round_here(self) -> str | None:
        return self.board.round.id if self.board is not None and self.board.round is not None else None

    @property
    def grid(self) -> BoardGrid:
        """The grid of cells."""
        return self.query_one("#table", BoardGrid)

    @property
    def _row_here(self) -> BoardRow | None:
        return next((one.row for one in self.query(BoardGrid)), None)

    @property
    def column_here(self) -> BoardColumn | None:
        return self.grid.column

    def action_again(self) -> None:
        self.later(self._fetch())

    @property
    def watches(self) -> frozenset[Topic]:  # type: ignore[override]  # of a screen that shows one thing all its life
        return frozenset({f"round/{self.round_here}", "register"})

    async def others_changed(self) -> None:
        await self._fetch(hold=True)

    async def _fetch(self, *, hold: bool = False) -> None:
        chosen = self.memory.round
        board = await self.attempt(lambda session: session.reading.board(chosen))
        if board is not None and self.is_mounted:
            first = self.board is None
            self.board = board
            self.memory.arrangement = self.wanted.fitting(board)
            self._show(self.memory.at if first else None, hold=hold)

    # Choosing.

    def rearranged(self, *, from_top: bool) -> None:
        self._show(("", self.grid.at[1]) if from_top else None)

    def action_areas(self) -> None:
        """Areas where there were standards, and the other way round; the cursor stays in the area."""
        here, board = self.grid.column, self.board
        if board is None:
            return
        by = "standards" if self.wanted.by == "areas" else "areas"
        columns = board.areas if by == "areas" else board.columns
        other = next((one for one in columns if here is not None and one.area_number == here.area_number), None)
        self.memory.arrangement = replace(self.wanted, by=by)
        self._show((self.grid.at[0], other.id if other else ""))

    def action_find(self) -> None:
        letters = self.query_one("#letters", Input)
        letters.add_class("-shown")
        letters.focus()

    def action_clear(self) -> None:
        self.query_one("#letters", Input).value = ""
        super().action_clear()

    def on_input_changed(self, message: Input.Changed) -> None:
        self.choose(replace(self.wanted, letters=message.value))

    def on_input_submitted(self) -> None:
        self.grid.focus()

    def on_board_grid_head_clicked(self, message: BoardGrid.HeadClicked) -> None:
        sort = _HEADS.get(message.column, message.column)
        self.choose(replace(self.wanted, sort="name" if sort == self.wanted.sort else sort))

    def action_round(self) -> None:
        from s11tui.tui.screens.menu import Menu

        rounds = self.board.rounds if self.board else ()
        rows = [Row(one.id, plain(one.title), muted(f"due {one.due}")) for one in rounds]

        def chosen(name: str | None) -> None:
            if name:
                self.memory.round = name
                self.action_again()

        at = self.board.round.id if self.board and self.board.round else ""
        self.app.push_screen(Menu("Which round?", "", rows, at), chosen)

    # What is done with the return under the cursor.

    def action_meetings(self) -> None:
        from s11tui.tui.screens.meetings import MeetingsScreen

        self.app.push_screen(MeetingsScreen())

    def action_report(self) -> None:
        row = self._row_here
        if row is not None:
            from s11tui.tui.screens.printing import Printing

            self.app.push_screen(Printing(row.line.id))

    def action_letter(self) -> None:
        row = self._row_here
        if row is not None:
            from s11tui.tui.screens.printing_meeting import PrintLetters

            self.app.push_screen(PrintLetters(row.line.id))

    def action_keep(self) -> None:
        row = self._row_here
        if row is not None:
            self.lead(self._keep(row.line.id))

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

    def action_open_cell(self) -> None:
        self.grid.action_open()

    def on_board_grid_opened(self) -> None:
        row, column, board = self.grid.row, self.grid.column, self.arranged
        # The second of two quick clicks must not open the return a second time.
        if row is None or board is None or self._opening:
            return
        standard = column.id if column is not None else ""
        if column is not None and column.is_area:
            standard = lowest_in(board.board, row, column)
        self._opening = True
        self.lead(self._open(row.line.id, standard))

    async def _open(self, ref: str, standard: str) -> None:
        try:
            await open_return(self, ref, standard)
        finally:
            self._opening = False

    # Showing.

    def _moved(self) -> None:
        row = self.grid.row
        if row is not None:
            self.memory.at = self.grid.at
        self.query_one("#here", HereLines).show(here_words(row, self.grid.column) if row else Content(""))

    def _show(self, at: tuple[str, str] | None = None, *, hold: bool = False) -> None:
        if self.board is None:
            return
        self.arranged = arrange(self.board, self.wanted)
        self.board = self.arranged.board
        self.grid.show(self.arranged, at, hold=hold)
        self._show_words()
        self.show_keys()

    def _show_words(self) -> None:
        board, arranged = self.board, self.arranged
        if board is None or arranged is None:
            return
        words = arranged_words(arranged, self.wanted)
        if not arranged.rows:
            words = f"{words}: none. F3 changes what is shown." if board.rows else "No returns here yet."
        line = self.query_one("#filters", Static)
        line.update(plain(words))
        line.display = bool(words)
        title = f"Moderation · {board.round.title}" if board.round else "Moderation"
        self.show_top(strong(title), muted(board.summary), muted(board.summary.partition(" · ")[0]))
