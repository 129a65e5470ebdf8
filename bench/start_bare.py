"""A bare Textual app with a header, a table and a footer; leaves as soon as the table stands on the screen."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import DataTable, Footer, Header

ROWS = 12


class Bare(App[None]):
    """What anybody would begin with."""

    BINDINGS: ClassVar[list[BindingType]] = [("q", "quit", "Quit"), ("o", "open", "Open")]

    def compose(self) -> ComposeResult:
        yield Header()
        yield DataTable()
        yield Footer()

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_columns("Return", "State", "Due")
        table.add_rows([(f"Agency {number}", "in progress", "due in 12 days") for number in range(ROWS)])

    def on_ready(self) -> None:
        self.call_after_refresh(self.exit)


Bare().run(headless=True)
