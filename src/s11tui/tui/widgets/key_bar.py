"""The foot of every screen: the keys that work now, each of which can be clicked."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from s11tui.tui.commands import Command

_BETWEEN = 2


class KeyBar(Widget):
    """Keys with their words, on as many lines as they need (two at most on a narrow screen).

    It is one widget that is drawn again, where the usual footer is built again with every change of focus.
    """

    DEFAULT_CSS = """
    KeyBar {
        height: auto; width: 100%; padding: 0 1;
        background: $surface; color: $quiet; pointer: pointer;
    }
    """
    ALLOW_SELECT = False

    @dataclass
    class Pressed(Message):
        """A key's word was clicked."""

        command: Command

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._commands: tuple[Command, ...] = ()

    def show(self, commands: Sequence[Command]) -> None:
        """Show these commands."""
        if tuple(commands) != self._commands:
            self._commands = tuple(commands)
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return max(1, len(self._lines(width)))

    def render(self) -> Content:
        drawn = []
        for line in self._lines(self.content_size.width):
            parts = [Content.assemble((one.shown_key, "bold $accent"), " ", one.word, " " * _BETWEEN) for one in line]
            drawn.append(Content("").join(parts))
        return Content("\n").join(drawn)

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        lines = self._lines(self.content_size.width)
        if offset is None or not 0 <= offset.y < len(lines):
            return
        start = 0
        for command in lines[offset.y]:
            end = start + _length(command)
            if start <= offset.x < end:
                self.post_message(self.Pressed(command))
            start = end + _BETWEEN

    def _lines(self, width: int) -> list[list[Command]]:
        lines: list[list[Command]] = [[]]
        used = 0
        for command in self._commands:
            if used and used + _length(command) > width:
                lines.append([])
                used = 0
            lines[-1].append(command)
            used += _length(command) + _BETWEEN
        return lines


def _length(command: Command) -> int:
    return len(command.shown_key) + 1 + len(command.word)
