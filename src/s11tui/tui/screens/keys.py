"""Every command with its key, and giving it another."""

from collections.abc import Mapping
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from s11tui.errors import BadInput
from s11tui.tui.commands import Command, in_words
from s11tui.tui.rebinding import KEPT, all_screens, in_groups, why_not
from s11tui.tui.screens.modal import Modal
from s11tui.tui.widgets.notice import Notice
from s11tui.tui.widgets.pick_list import PickList, Row
from s11tui.tui.words import muted, plain, strong

_INTRO = (
    "Enter on a command, then press its new key: F1 to F12, PgUp, PgDn, or Ctrl with G, L or O. Del gives it its usual "
    "key back. It is remembered for you on this computer."
)


class Keys(Modal[Mapping[str, str] | None]):
    """Gives back the keys, by action, that differ from the usual ones; None where nothing was changed.

    Args:
        keys: those that differ now.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "close", show=False)]
    DEFAULT_CSS = """
    Keys > .dialog { height: 94%; }
    Keys #commands-page { height: 1fr; margin-top: 1; scrollbar-size-vertical: 1; }
    """

    def __init__(self, keys: Mapping[str, str]) -> None:
        super().__init__()
        self._before = dict(keys)
        self._keys = dict(keys)
        self._on = all_screens()
        self._groups = in_groups(self._on)
        self._commands = {one.action: one for group in self._groups.values() for one in group}

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Static(strong("Keys"))
            yield Static(plain(_INTRO), classes="quiet")
            with VerticalScroll(id="commands-page", can_focus=False):
                yield PickList(id="commands", head_width=14)
            yield Notice(id="refusal")
            with Horizontal(classes="buttons"):
                yield Button(Content("Done (Esc)"), id="close")
                yield Button(Content("All as usual"), id="usual")

    def on_mount(self) -> None:
        self._show()
        self.query_one(PickList).focus()

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        command = self._commands[message.row]
        self.app.push_screen(PressKey(command.title, self._key_of(command)), lambda key: self._give(command, key))

    def on_pick_list_removing(self, message: PickList.Removing) -> None:
        command = self._commands[message.row]
        self._give(command, command.key)

    def on_button_pressed(self, message: Button.Pressed) -> None:
        if message.button.id == "close":
            self.action_close()
            return
        self._keys = {}
        self._show()
        self.query_one(Notice).tell("Every command has its usual key again.")

    def action_close(self) -> None:
        self.dismiss(None if self._keys == self._before else self._keys)

    def _give(self, command: Command, key: str | None) -> None:
        notice = self.query_one(Notice)
        if key is None:
            return
        why = why_not(command.action, key, self._keys, self._on) if key else ""
        if why:
            notice.refuse(BadInput(why, f"“{command.title}” keeps {self._in_words(command)}."))
            self._keep_in_view()
            return
        self._keys.pop(command.action, None)
        if key != command.key:
            self._keys[command.action] = key
        self._show()
        notice.tell(f"“{command.title}” is on {self._in_words(command)} now.")
        self._keep_in_view()

    def _keep_in_view(self) -> None:
        # What is told takes lines from the list, and the row that was changed might be on one of them.
        self.call_after_refresh(self.query_one(PickList).watch_cursor)

    def _key_of(self, command: Command) -> str:
        return self._keys.get(command.action, command.key)

    def _in_words(self, command: Command) -> str:
        return in_words(self._key_of(command)) or "no key"

    def _show(self) -> None:
        rows = []
        for heading, commands in self._groups.items():
            rows.append(Row(f"heading {heading}", Content.styled(heading, "$quiet"), heading=True))
            rows += [self._row(one) for one in commands]
        self.query_one(PickList).show(rows)

    def _row(self, command: Command) -> Row:
        changed = command.action in self._keys
        usual = f"   usually {in_words(command.key) or 'no key'}" if changed else ""
        also = KEPT.get(command.action, "")
        both = f"   {in_words(also)} works as well" if changed and also else ""
        key = Content.styled(self._in_words(command), "bold $accent" if self._key_of(command) else "$quiet")
        return Row(command.action, key, Content.assemble(plain(command.title), muted(f"{usual}{both}")))


class PressKey(Modal[str | None]):
    """Waits for one key and gives it back; None for Esc, which no command can have.

    Args:
        title: what the command is called.
        key: the key that it has now.
    """

    AUTO_FOCUS = ""

    def __init__(self, title: str, key: str) -> None:
        super().__init__()
        self._title, self._key = title, key

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Static(strong(f"Press the new key for “{self._title}”"))
            now = in_words(self._key) or "none"
            yield Static(muted(f"Now it is {now}. Esc leaves it so."))

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        self.dismiss(None if event.key == "escape" else event.key)
