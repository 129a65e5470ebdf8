"""A long list of the register (people, agencies, returns of a round) that is searched by typing."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from s11tui.text import admit_line
from s11tui.tui.commands import Command
from s11tui.tui.screens.desk import Desk
from s11tui.tui.widgets.line_list import Line, LineList
from s11tui.tui.words import muted, plain, strong

FIND = Command("find", "f7", "find", "Find by letters", "Type a few letters, here or at once; Esc ends it.")
AGAIN = Command("again", "f5", "refresh", "Look again", "Fetches what others did meanwhile.", footer=False)


class RegisterList(Desk):
    """A list with a line above that says what is shown, and some lines below about what the cursor is on.

    Subclasses fetch in `fetch` and say in `found` what the letters leave.
    """

    CSS_PATH = "people.tcss"
    TITLE_WORDS: ClassVar[str] = ""
    PLACEHOLDER: ClassVar[str] = "some letters; Enter goes to the list, Esc ends it"

    def __init__(self) -> None:
        super().__init__()
        self.letters = ""
        self._is_loaded = False

    def body(self) -> ComposeResult:
        yield Static("", id="filters", markup=False)
        yield Input(id="letters", placeholder=self.PLACEHOLDER, select_on_focus=False)
        yield LineList(id="list")
        yield Static("", id="here", markup=False)

    def begin(self) -> None:
        self.show_top(strong(self.title_words()), muted(self.bridge.partnership.name))
        self.query_one("#list").focus(scroll_visible=False)
        self.action_again()

    def title_words(self) -> str:
        """What stands at the top."""
        return self.TITLE_WORDS

    def on_screen_resume(self) -> None:
        if self._is_loaded:
            self.action_again()

    def action_again(self) -> None:
        self.later(self._fetch())

    async def others_changed(self) -> None:
        await self._fetch(hold=True)

    async def _fetch(self, *, hold: bool = False) -> None:
        if await self.fetch() and self.is_mounted:
            self._is_loaded = True
            self.show_found(hold=hold)

    async def fetch(self) -> bool:
        """Read what is to be shown; whether it could be read."""
        raise NotImplementedError

    def found(self) -> Sequence[Line | str]:
        """What is listed now: headings, and ids."""
        raise NotImplementedError

    def line_of(self, one: str) -> Line:
        """The line of an id."""
        raise NotImplementedError

    def here_of(self, one: str) -> Content:
        """What is said of the line under the cursor; of none, where the id is empty."""
        raise NotImplementedError

    def filter_words(self) -> str:
        """What is shown, in a line."""
        raise NotImplementedError

    def open_line(self, one: str) -> None:
        """Open what has this id."""
        raise NotImplementedError

    def show_found(self, at: str = "", *, hold: bool = False) -> None:
        """Show what is found, as it was fetched."""
        found, letters = self.found(), self.letters.strip()
        self.query_one("#list", LineList).show(found, self.line_of, at, hold=hold)
        with_letters = sum(isinstance(one, str) for one in found)
        words = f"{with_letters} with “{letters}”, of {self.filter_words()}" if letters else self.filter_words()
        self.query_one("#filters", Static).update(plain(words))
        self.show_keys()

    @property
    def here(self) -> str:
        """The id under the cursor; empty where there is none."""
        return self.query_one("#list", LineList).current

    def has_letters(self, text: str) -> bool:
        """Whether all words that were typed stand in it."""
        return all(word in text.casefold() for word in self.letters.casefold().split())

    def on_line_list_moved(self) -> None:
        if self._is_loaded:
            self.query_one("#here", Static).update(self.here_of(self.here))

    def on_line_list_opened(self, message: LineList.Opened) -> None:
        self.open_line(message.line)

    # Finding: by F7, or by typing at once.

    def action_find(self) -> None:
        box = self.query_one("#letters", Input)
        box.add_class("-shown")
        box.focus()

    def on_key(self, event: events.Key) -> None:
        """Letters that nothing else wants search at once; the list keeps the keyboard, so that Enter opens."""
        box = self.query_one("#letters", Input)
        if event.key == "backspace":
            text = box.value[:-1]
        elif event.character is not None and event.is_printable:
            text = box.value + admit_line(f"x{event.character}x").text[1:-1]
        else:
            return
        event.stop()
        box.value = text
        box.set_class(bool(text), "-shown")

    def on_input_changed(self, message: Input.Changed) -> None:
        self.letters = message.value
        if self._is_loaded:
            self.show_found()

    def on_input_submitted(self) -> None:
        self.query_one("#letters", Input).set_class(bool(self.letters), "-shown")
        self.query_one("#list").focus()

    def action_back(self) -> None:
        """End the search; where nothing is searched, go back."""
        box = self.query_one("#letters", Input)
        if box.has_class("-shown"):
            box.value = ""
            box.remove_class("-shown")
            self.query_one("#list").focus()
        else:
            super().action_back()
