"""One class gives a thing that can be done its key, its word in the footer, its palette entry and its line of help."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from textual.binding import Binding, BindingType

_SHOWN_KEYS = {"pagedown": "PgDn", "pageup": "PgUp", "escape": "Esc", "enter": "Enter", "delete": "Del"}
_PARTS = {**_SHOWN_KEYS, "ctrl": "Ctrl", "shift": "Shift", "alt": "Alt"}

_changed: dict[str, str] = {}
"""Keys that this person gave to commands, by action. One process shows one person's app."""


def use_keys(keys: Mapping[str, str]) -> None:
    """From now on these keys, by action, are shown instead of the usual ones."""
    _changed.clear()
    _changed.update(keys)


def in_words(key: str) -> str:
    """A key as people read it on their keyboard: `F4`, `Ctrl+P`, `PgDn`."""
    return "+".join(_PARTS.get(part, part.upper()) for part in key.split("+"))


def key_of(action: str, usual: str) -> str:
    """The key that a command has now, in words, for texts that name one.

    Args:
        usual: the key that it has where the person changed nothing.
    """
    return in_words(_changed.get(action, usual))


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
    def key_now(self) -> str:
        """The key that works now: the person's own, or the usual one."""
        return _changed.get(self.action, self.key)

    @property
    def shown_key(self) -> str:
        """The key that works now, as people read it on their keyboard; empty where there is none."""
        return in_words(self.key_now)

    @property
    def binding(self) -> Binding:
        """The key binding, under the command's own id."""
        # A command without a key is bound to one that no keyboard has, so that the person may give it one.
        # Priority: these keys must work while a text box has the focus, which has PgDn, F6 and F7 for itself.
        key = self.key or f"no-key-{self.action}"
        return Binding(key, self.action, self.word, show=False, priority=True, id=self.action)


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """The key bindings of those commands, which are changed by the app's keymap."""
    return [command.binding for command in commands]
