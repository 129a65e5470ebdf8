"""A page about one thing of the register: what it is, and what can be done with it, row by row."""

from collections.abc import Callable, Mapping, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from s11tui.errors import Refusal
from s11tui.tui.screens.ask import Ask, Field
from s11tui.tui.screens.desk import Desk
from s11tui.tui.widgets.pick_list import PickList, Row
from s11tui.tui.words import muted, plain
from s11tui.workspace.session import Session

Values = Mapping[str, str]
Change = Callable[[Session, Values], object]
"""Changes the record with what was filled in; raises Refusal where it cannot be taken."""


class RegisterPage(Desk):
    """Subclasses read in `fetch`, and give what is shown in `rows`; a row's action is its id's first word."""

    CSS_PATH = "people.tcss"
    HEAD_WIDTH = 26

    def body(self) -> ComposeResult:
        with VerticalScroll(id="page", classes="page", can_focus=False):
            yield Static("", id="about", classes="hidden", markup=False)
            yield PickList(id="steps", head_width=self.HEAD_WIDTH)

    def begin(self) -> None:
        self.query_one("#steps").focus(scroll_visible=False)
        self.show_page()

    def on_screen_resume(self) -> None:
        self.action_again()

    def action_again(self) -> None:
        self.later(self._fetch())

    async def others_changed(self) -> None:
        await self._fetch()

    async def _fetch(self) -> None:
        if await self.fetch() and self.is_mounted:
            self.show_page()

    async def fetch(self) -> bool:
        """Read anew what is shown; whether it could be read."""
        raise NotImplementedError

    def rows(self) -> Sequence[Row]:
        """What is shown now."""
        raise NotImplementedError

    def about(self) -> Content:
        """What stands above the rows; may be empty."""
        return Content("")

    def show_page(self) -> None:
        """Show what was read."""
        about = self.about()
        told = self.query_one("#about", Static)
        told.set_class(not about, "hidden")
        told.update(about)
        self.query_one("#steps", PickList).show(self.rows())
        self.show_keys()

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        message.stop()
        action, _, of = message.row.partition(" ")
        self.picked(action, of)

    def picked(self, action: str, of: str) -> None:
        """A row was picked: by the first word of its id, and the rest of it."""
        raise NotImplementedError

    def ask_change(
        self, title: str, intro: str, fields: Sequence[Field], button: str, change: Change, told: str = "Recorded."
    ) -> None:
        """Ask for what belongs to a change, make it, and show what has come of it."""

        async def do(given: Values) -> None:
            await self.bridge.call(lambda session: change(session, given))

        def done(yes: bool | None) -> None:
            if yes:
                self.notice.tell(told)

        self.app.push_screen(Ask(title, intro, fields, button, do), done)

    async def change_now(self, work: Callable[[Session], object], told: str = "Recorded.") -> None:
        """Make a change that asks for nothing more, and show what has come of it."""
        try:
            await self.bridge.call(work)
        except Refusal as refusal:
            self.notice.refuse(refusal)
            return
        if await self.fetch() and self.is_mounted:
            self.show_page()
            self.notice.tell(told)


def heading(words: str) -> Row:
    """A heading between rows."""
    return Row(f"heading-{words}", muted(words), heading=True)


def fact(name: str, words: str, value: str, otherwise: str = "–") -> Row:
    """A row that says what something is, and by which it is changed.

    Args:
        name: its id: the action, and of what.
        otherwise: what is said where there is nothing.
    """
    return Row(name, plain(words), plain(value) if value else muted(otherwise))
