"""One class gives a thing that can be done its key, its word in the footer, its palette entry and its line of help."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.binding import Binding, BindingType

_SHOWN_KEYS = {"pagedown": "PgDn", "pageup": "PgUp", "escape": "Esc", "enter": "Enter", "delete": "Del"}


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done on a screen.

    Attributes:
        action: the name of the screen's `action_...` method.
        key: the key as Textual writes it; empty for one that only the palette and buttons have.
        word: what the footer calls it, one or two words.
        title: what the palette calls it.
        help: one sentence for the help screen and the palette.
        footer: whether the footer shows it.
    """

    action: str
    key: str
    word: str
    title: str
    help: str
    footer: bool = True

    @property
    def shown_key(self) -> str:
        """The key as people read it on their keyboard."""
        if self.key.startswith("ctrl+"):
            return f"Ctrl+{self.key[5:].upper()}"
        return _SHOWN_KEYS.get(self.key, self.key.upper())

    @property
    def binding(self) -> Binding:
        """The key binding, under the command's own id."""
        # Priority: these keys must work while a text box has the focus, which has PgDn, F6 and F7 for itself.
        return Binding(self.key, self.action, self.word, show=False, priority=True, id=self.action)


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """The key bindings of those commands that have a key."""
    return [command.binding for command in commands if command.key]
