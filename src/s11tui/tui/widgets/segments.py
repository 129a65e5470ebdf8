"""A choice of a few words on one line."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget


class Segments(Widget, can_focus=True):
    """`How checked  [read]  asked   tested`: left and right choose, so does a click.

    Args:
        label: what is chosen.
        choices: the words to choose from; the first is chosen at the start.
    """

    DEFAULT_CSS = """
    Segments { height: 1; width: 1fr; pointer: pointer; }
    Segments:focus { background: $accent 16%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "choose(-1)", show=False),
        Binding("right,space", "choose(1)", show=False),
    ]
    ALLOW_SELECT = False

    chosen: reactive[int] = reactive(0, init=False)

    @dataclass
    class Chosen(Message):
        """Another word was chosen."""

        segments: "Segments"
        value: str

        @property
        def control(self) -> "Segments":
            return self.segments

    def __init__(self, label: str, choices: Sequence[str], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._label = label
        self._choices = tuple(choices)

    @property
    def value(self) -> str:
        """The word that is chosen."""
        return self._choices[self.chosen]

    def choose(self, value: str) -> None:
        """Choose a word without telling anybody; unknown words choose the first."""
        self.set_reactive(Segments.chosen, self._choices.index(value) if value in self._choices else 0)
        self.refresh()

    def render(self) -> Content:
        parts = [Content.styled(f"{self._label}  ", "$quiet")]
        for number, word in enumerate(self._choices):
            on = number == self.chosen
            parts.append(Content.styled(f"[{word}]" if on else f" {word} ", "bold $accent" if on else ""))
        return Content("").join(parts)

    def action_choose(self, by: int) -> None:
        self._set((self.chosen + by) % len(self._choices))

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        start = len(self._label) + 2
        for number, word in enumerate(self._choices):
            if start <= offset.x < start + len(word) + 2:
                self._set(number)
            start += len(word) + 2

    def _set(self, number: int) -> None:
        if number != self.chosen:
            self.chosen = number
            self.post_message(self.Chosen(self, self.value))
