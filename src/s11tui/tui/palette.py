"""The command palette: everything that can be done here, and every place that can be gone to."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider

from s11tui.tui.screens.desk import Desk
from s11tui.tui.words import line

if TYPE_CHECKING:
    from s11tui.tui.choosing import Choosing

Entry = tuple[str, str, Callable[[], object]]
"""What is shown, a sentence of help, and what is called."""


class Everything(Provider):
    """The commands of the screen, its places (`Go to 1.3 ...`), and those of the app."""

    async def discover(self) -> Hits:
        for title, explained, run in (*self._commands(), *self._of_the_app()):
            yield DiscoveryHit(line(title), run, text=title, help=line(explained))  # type: ignore[arg-type]  # Content is shown as it is; a str would be read as markup

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for title, explained, run in (*self._commands(), *self._places(), *self._of_the_app()):
            shown = line(title)
            score = matcher.match(shown.plain)
            if score > 0:
                yield Hit(score, shown, run, text=shown.plain, help=line(explained))  # type: ignore[arg-type]  # as above

    def _commands(self) -> Iterator[Entry]:
        if isinstance(self.screen, Desk):
            for one in self.screen.commands_now():
                if one.action != "everything":
                    key = f"  ({one.shown_key})" if one.shown_key else ""
                    yield f"{one.title}{key}", one.help, partial(self.screen.run_action, one.action)

    def _places(self) -> Iterator[Entry]:
        if isinstance(self.screen, Desk):
            yield from self.screen.places()

    def _of_the_app(self) -> Iterator[Entry]:
        app = cast("Choosing", self.app)
        yield from (
            ("Colours", "Dark, light, high contrast, or your terminal's own colours.", self._does("colours")),
            ("Change keys", "Lists every command with its key, and gives it another.", self._does("keys")),
        )
        if app.has_mouse:
            yield (
                "Give the mouse to the terminal",
                "Then the terminal's own selecting and copying works; clicks do nothing in s11tui.",
                self._does("mouse"),
            )
        else:
            yield ("Take the mouse back", "Then clicks work in s11tui again.", self._does("mouse"))
        if app.settings.now.mouse:
            yield ("Always leave the mouse to the terminal", "From the next start on.", self._does("mouse_always"))
        else:
            yield ("Start with the mouse again", "From the next start on.", self._does("mouse_always"))

    def _does(self, action: str) -> Callable[[], object]:
        return partial(self.app.run_action, action)
