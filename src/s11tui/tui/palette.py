"""The command palette: everything that can be done here, and every place that can be gone to."""

from collections.abc import Callable, Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from s11tui.tui.screens.desk import Desk
from s11tui.tui.words import line

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
                    key = f"  ({one.shown_key})" if one.key else ""
                    yield f"{one.title}{key}", one.help, partial(self.screen.run_action, one.action)

    def _places(self) -> Iterator[Entry]:
        if isinstance(self.screen, Desk):
            yield from self.screen.places()

    def _of_the_app(self) -> Iterator[Entry]:
        yield (
            "Dark or light",
            "Changes between the dark and the light colours.",
            partial(self.app.run_action, "colours"),
        )
